# SPDX-License-Identifier: MIT
"""What some forms look up while they are typed, by kind: look-alikes, the complaining customer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from desk.db.fields import to_millis
from desk.db.record import Record
from desk.db.store import Store
from desk.records.customer.twins import LookAlike, look_alikes
from desk.session import Session
from desk.text import N_, Message
from desk.ui.requests import OpenRecord

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage

WAIT = 250  # milliseconds after a key


class Watch(QObject):
    """Looks at nothing; kinds that want more have a watch of their own."""

    fields: frozenset[str] = frozenset()

    def __init__(self, page: "RecordPage") -> None:
        super().__init__(page)
        self.page = page
        self.place = page.workplace
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT)
        self._later.timeout.connect(self.look)

    def touched(self, name: str) -> None:
        """A field was typed into."""
        if name in self.fields:
            self._later.start()

    def show_record(self, record: Record) -> None:
        """A record is shown; nothing is looked up for one that is only read."""

    def look(self) -> None:
        """Look up what was typed."""

    def resume(self) -> None:
        """A draft was put back: look up what it holds."""
        self.look()


class TwinWatch(Watch):
    """A customer who may be known already: the same number, or the very name."""

    fields = frozenset({"name", "mobile", "phone", "other_phone"})

    def __init__(self, page: "RecordPage") -> None:
        super().__init__(page)
        self._found: list[LookAlike] = []
        page.notice.asked.connect(self._open)

    def look(self) -> None:
        """Ask for customers who look like the one typed."""
        values = self.page.form.values()
        phones = [str(values.get(n) or "") for n in ("mobile", "phone", "other_phone")]

        def ask(store: Store, session: Session) -> list[LookAlike]:
            name = str(values.get("name") or "")
            return look_alikes(store, session, name, phones, other_than=self.page.record_id)

        work = self.place.work(self, ask, self.place.store, self.place.session)
        work.then(self._show).failed(self.place.trouble)

    def _show(self, found: list[LookAlike]) -> None:
        self._found = found
        notice = self.page.notice
        if not found or not self.page.typing.is_open:
            notice.hide()
            return
        first = found[0]
        why = Message(self.page.record_type.label_of("phone" if first.why == "phone" else "name"))
        told = Message(
            N_("Known already with the same {field}? {number} {name}, {phone}"),
            field=why,
            number=first.number,
            name=first.name,
            phone=first.phone,
        )
        if len(found) > 1:
            more = Message.counted(N_("and {n} more"), N_("and {n} more"), len(found) - 1)
            told = Message(N_("{work} ({more})"), work=told, more=more)
        notice.tell(told, "amber", N_("Open"))
        notice.show()

    def _open(self) -> None:
        if self._found:
            self.place.ask(OpenRecord("customer", self._found[0].id))


class ComplaintWatch(Watch):
    """Choosing the customer fills name and telephone; earlier complaints are told."""

    fields = frozenset({"customer", "phone"})

    def __init__(self, page: "RecordPage") -> None:
        super().__init__(page)
        self._customer: int | None = None
        self._earlier: list[tuple[int, str]] = []
        page.notice.asked.connect(self._open)

    def show_record(self, record: Record) -> None:
        """What the form came with counts as typed when it is a new one."""
        self._customer = getattr(record, "customer", None)

    def resume(self) -> None:
        """The cells of a draft stay as they were left."""
        self._customer = self.page.form.values().get("customer")
        self.look()

    def look(self) -> None:
        """Ask for the customer's card and earlier complaints."""
        values = self.page.form.values()
        customer, phone = values.get("customer"), str(values.get("phone") or "")
        fill = customer is not None and customer != self._customer
        self._customer = customer
        store, session = self.place.store, self.place.session
        work = self.place.work(
            self, _complained, store, session, customer, phone, self.page.record_id
        )
        work.then(lambda found: self._show(found, fill)).failed(self.place.trouble)

    def _show(self, found: tuple[dict[str, Any], list[tuple[int, str]]], fill: bool) -> None:
        card, self._earlier = found
        if not self.page.typing.is_open:
            return
        if fill:
            self._fill(card)
        notice = self.page.notice
        notice.setVisible(bool(self._earlier))
        if self._earlier:
            told = Message.counted(
                N_("This customer complained before: {n} time in 90 days, last {number}."),
                N_("This customer complained before: {n} times in 90 days, last {number}."),
                len(self._earlier),
                number=self._earlier[0][1],
            )
            notice.tell(told, "amber", N_("Open"))

    def _fill(self, card: Mapping[str, Any]) -> None:
        """Only cells that are still empty."""
        cells, kinds = self.page.form.cells, self.page.record_type.kinds()
        values = self.page.form.values()
        for name, value in card.items():
            if name in cells and value and kinds[name].is_empty(values.get(name)):
                cells[name].editor.put(value)
                self.page.form.changed.emit(name)

    def _open(self) -> None:
        if self._earlier:
            self.place.ask(OpenRecord("complaint", self._earlier[0][0]))


def _complained(
    store: Store, session: Session, customer: int | None, phone: str, but: int | None
) -> tuple[dict[str, Any], list[tuple[int, str]]]:
    """Name and telephone of the customer, and the complaints of the last 90 days, newest first."""
    card: dict[str, Any] = {}
    if customer is not None and session.may("read", store.books["customer"].sheet):
        record = store.get(session, "customer", customer)
        number = getattr(record, "mobile", "") or getattr(record, "phone", "")
        company = record.title() if getattr(record, "party", "") == "company" else ""
        card = {"complainant": record.title(), "phone": number, "company": company}
    parts: list[str] = []
    values: list[Any] = []
    for name, value in (("customer", customer), ("phone", phone)):
        if value:
            parts.append(f"{name} = ?")
            values.append(value)
    if not parts:
        return card, []
    since = to_millis(session.now()) - 90 * 24 * 3600 * 1000
    rows = store.database.rows(
        f"SELECT id, number FROM complaint WHERE ({' OR '.join(parts)}) AND received_at >= ? "
        "AND voided = ? AND id <> ? ORDER BY received_at DESC LIMIT 20",
        *values,
        since,
        False,
        but or 0,
    )
    seen = store.lists.sees
    return card, [
        (key, number) for key, number in rows if seen(session, store.books["complaint"], key)
    ]


WATCHES: Mapping[str, type[Watch]] = {"customer": TwinWatch, "complaint": ComplaintWatch}
#: Sheets that fill themselves and add up while they are typed.
RECKONED = frozenset({"order", "dispatch", "pickup_notice"})


def watch_for(page: "RecordPage") -> Watch:
    """The watch of a page's kind."""
    if page.kind in RECKONED:
        from desk.ui.record.reckoning import Reckoning

        return Reckoning(page)
    return WATCHES.get(page.kind, Watch)(page)
