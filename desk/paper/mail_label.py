# SPDX-License-Identifier: MIT
"""The mail label of a service task: to whom the parcel goes, large, and from whom it comes."""

from typing import Any

from desk.db.act import refuse
from desk.db.store import Store
from desk.paper.breaking import broken
from desk.paper.codes import bars, scannable
from desk.paper.designed import QUIET, DesignedPage, refuse_missing
from desk.paper.request import PrintOptions
from desk.session import Session
from desk.text import N_, _, speaking

#: What stands on the label besides the addresses, in this order.
CONTENTS = ("product_name", "model", "serial", "ship_out")
NAME = N_("Mail label")
_EDGE, _STRIP = 28.0, 52.0
_LARGEST, _SMALLEST = 24.0, 11.0


def draw_mail_label(store: Store, session: Session, task: int, options: PrintOptions) -> bytes:
    """The label of a task as a PDF of one page.

    Raises Refused, Invalid for characters without a print font, and Storage.
    """
    with store.act(session):
        refuse(session, "print", store.books["service_task"])
    record: Any = store.get(session, "service_task", task, "preview")
    masked, kinds = options.masked or session.masked, type(record).kinds()

    def told(name: str) -> str:
        text, kind = str(getattr(record, name) or "").strip(), kinds[name]
        return kind.masks(text) if masked and kind.masks and text else text

    setting = store.office.setting
    sender = [setting("office_name"), setting("office_address"), setting("office_phone")]
    to = [told(name) for name in ("contact", "phone", "address")]
    company = record.customer_name
    inside = [(kinds[name].label, told(name)) for name in CONTENTS]
    refuse_missing(record.number, [*sender, *to, company, *(text for _label, text in inside)])
    with speaking(options.language):
        page = DesignedPage(_(NAME), sender[0], options.paper, options)
        page.start()
        _Label(page).draw(record.number, to, company, sender, inside)
        page.end()
        return page.document.finish()


class _Label:
    """Three fields in one frame: to, from, what is inside."""

    def __init__(self, page: DesignedPage) -> None:
        self.page = page
        self.left, self.room = _EDGE, page.width - 2 * _EDGE
        self.low, self.high = _EDGE, page.height - _EDGE

    def draw(
        self,
        number: str,
        to: list[str],
        company: str,
        sender: list[str],
        inside: list[tuple[str, str]],
    ) -> None:
        """The whole label."""
        pen = self.page.pen
        pen.frame((self.left, self.low, self.room, self.high - self.low), 1.4)
        below = self.low + _STRIP
        between = below + (self.high - below) * 0.3
        pen.rule([(self.left, y, self.left + self.room, y) for y in (below, between)], 0.8)
        self._to(between, to, company)
        self._from(below, between, sender)
        self._inside(inside, number)
        self._code(number)

    def _tag(self, word: str, high: float, low: float) -> None:
        """A black field at the left with the word."""
        page, wide = self.page, 44.0
        page.pen.fill([(self.left, low, wide, high - low)], "0 g")
        page.say(self.left + wide / 2, (high + low) / 2 - 5, word, 14, bold=True, ink="1 g",
                 align="center", room=wide - 6)  # fmt: skip

    def _to(self, low: float, to: list[str], company: str) -> None:
        page, left = self.page, self.left + 56
        contact, phone, address = to
        self._tag(_("To:"), self.high, low)
        room = self.room - 68
        name = contact or company
        size, lines = self._fitting(address, room, self.high - low - 84)
        page.say(left, self.high - 34, name, 22, bold=True, room=room * 0.55)
        page.say(left + room, self.high - 34, phone, 19, bold=True, align="right", room=room * 0.4)
        if company and company != name:
            page.say(left, self.high - 56, company, 13, room=room)
        page.pen.lines(left, self.high - 84, lines, size, size * 1.3, page.document.regular)

    def _fitting(self, text: str, room: float, height: float) -> tuple[float, list[str]]:
        """The largest type in which the address fits its field."""
        size = _LARGEST
        while True:
            lines = broken(text, room, size, self.page.document.regular)
            if len(lines) * size * 1.3 <= height or size <= _SMALLEST:
                return size, lines
            size -= 1

    def _from(self, low: float, high: float, sender: list[str]) -> None:
        page, left = self.page, self.left + 56
        office, address, phone = sender
        self._tag(_("From:"), high, low)
        room = self.room - 68
        page.say(left, high - 22, office, 14, bold=True, room=room * 0.6)
        page.say(left + room, high - 22, phone, 13, align="right", room=room * 0.38)
        page.paragraph(left, high - 42, address, 12, room, most=2)

    def _inside(self, inside: list[tuple[str, str]], number: str) -> None:
        page, room = self.page, self.room - 210
        told = [f"{_(label)}: {text}" for label, text in inside if text]
        lines = broken("   ".join(told), room, 9.5, page.document.regular)[:2]
        base = self.low + _STRIP - 16
        page.say(self.left + 12, base, _("No.: {number}").format(number=number), 10, bold=True)
        page.pen.ink(QUIET)
        page.pen.lines(self.left + 12, base - 14, lines, 9.5, 12.5, page.document.regular)
        page.pen.ink("0 g")

    def _code(self, number: str) -> None:
        if not scannable(number):
            return
        _black, modules = bars(number)
        wide = 180.0
        x = self.left + self.room - 12 - wide
        self.page.pen.barcode(x, self.low + 10, _STRIP - 20, wide / modules, number)
