# SPDX-License-Identifier: MIT
"""While a sheet of goods is typed it fills itself: from the card, the catalogue, the orders on a
vehicle; sums, load and cash stand there before it is saved."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit

from desk.db.reckoning import worked_out
from desk.db.record import Problem, Record, Rows
from desk.db.store import Store
from desk.errors import DeskError
from desk.records.order.rhythm import rhythm_of
from desk.session import Session
from desk.text import Message
from desk.ui.editors.rows import RowsEditor
from desk.ui.known import Names, links_of, names_of
from desk.ui.record.copying import copy_of
from desk.ui.record.watches import Watch

if TYPE_CHECKING:
    from desk.ui.recordpage import RecordPage

Found = tuple[Record, Sequence[Problem], Names, Message | None]


class Reckoning(Watch):
    """Fills empty cells and what it filled itself; what somebody typed stays as it is."""

    def __init__(self, page: "RecordPage") -> None:
        super().__init__(page)
        self._typed = 0
        self._filled: dict[str, Any] = {}
        self._told: set[str] = set()

    def touched(self, name: str) -> None:
        """Something was typed: reckon anew when the hand rests."""
        self._typed += 1
        self._later.start()

    def show_record(self, record: Record) -> None:
        """Nothing of what was filled in before belongs to a record that was read."""
        self._filled.clear()
        self._hint({})

    def look(self) -> None:
        """Have the sheet worked out as it stands now."""
        page = self.page
        if page.record is None or not page.typing.is_open or page.typing.saving:
            return
        place, typed = self.place, self._typed
        copy = copy_of(page.record, self._own())
        known = set(page.known.names())
        work = place.work(self, _reckon, place.store, place.session, copy, known)
        work.then(lambda found: self._show(found, typed)).failed(self._failed)

    def _failed(self, error: Exception) -> None:
        """A sheet half typed may not add up yet; saving says why."""
        if not isinstance(error, DeskError):
            self.place.trouble(error)

    def _own(self) -> dict[str, Any]:
        """What was typed by somebody, without what was filled in here."""
        form, kinds = self.page.form, self.page.record_type.kinds()
        own = form.values()
        for name, value in self._filled.items():
            if name in own and own[name] == value:
                own[name] = kinds[name].empty
        for name, cell in form.cells.items():
            if name in own and isinstance(cell.editor, RowsEditor):
                own[name] = cell.editor.table.own()
        return own

    def _show(self, found: Found, typed: int) -> None:
        record, problems, names, rhythm = found
        page = self.page
        if typed != self._typed or not page.typing.is_open:
            return
        page.known.learn(names)
        self._fill(record)
        page.form.show_worked_out(record)
        page.show_filled(record)
        hints = {name: text for name, text in problems if name and isinstance(text, Message)}
        if rhythm is not None:
            hints.setdefault("customer", rhythm)
        self._hint(hints, amber={name for name, _text in problems if name})

    def _fill(self, record: Record) -> None:
        form, kinds = self.page.form, self.page.record_type.kinds()
        values = form.values()
        for name, cell in form.cells.items():
            if name not in values or isinstance(cell.part, Rows):
                continue
            now, new = values[name], getattr(record, name)
            own = name in self._filled and now == self._filled[name]
            if now != new and (own or kinds[name].is_empty(now)):
                cell.editor.put(new)
                self._filled[name] = new
                if cell.editor.hasFocus() and isinstance(cell.editor, QLineEdit):
                    cell.editor.selectAll()

    def _hint(self, hints: dict[str, Message], amber: set[str] | None = None) -> None:
        cells = self.page.form.cells
        for name in (self._told | hints.keys()) & cells.keys():
            tone = "amber" if name in (amber or ()) else "muted"
            self.page.form.set_hint(name, hints.get(name), tone)
        self._told = set(hints)


def _reckon(store: Store, session: Session, record: Record, known: set[tuple[str, int]]) -> Found:
    record, problems = worked_out(store, session, record)
    names = names_of(store, session, links_of(record) - known)
    rhythm = None
    customer = getattr(record, "customer", None)
    if record.kind() == "order" and customer is not None:
        found = rhythm_of(store.database, customer, session.zone)
        rhythm = found.message() if found is not None else None
    return record, problems, names, rhythm
