# SPDX-License-Identifier: MIT
"""What is printed for a binder: the index on top of its sheets, the label of its spine."""

from collections.abc import Sequence
from dataclasses import replace

from desk.db.act import refuse
from desk.db.store import Store
from desk.paper.document import Document
from desk.paper.fonts import Script
from desk.paper.listing import Column, print_list
from desk.paper.pen import GREY, RISE, Pen
from desk.paper.printing import letterhead
from desk.paper.request import PrintOptions
from desk.paper.sizes import MM, Paper
from desk.records.binder import Binder, Spine, completeness, index_of, spine_of
from desk.session import Session
from desk.text import N_, Message, _, speaking
from desk.text.dates import day_text, local

_HIGH = 190.0
_WIDEST, _NARROWEST = 75.0, 28.0
_SHEET = 0.13  # millimetres a sheet adds to a binder
_BOARDS = 22.0


def draw_index(store: Store, session: Session, binder: int, options: PrintOptions) -> bytes:
    """The index page of a binder, its sheets in the order of their numbers, as a PDF.

    Raises Refused, Invalid for characters without a print font, and Storage.
    """
    with store.act(session):
        refuse(session, "print", Binder)
    spine = spine_of(store, session, binder)
    whole = completeness(store, session, binder)
    states = store.books[spine.kind].states
    with speaking(options.language):
        columns = [
            Column(_("No."), 5, "right"),
            Column(_("Number"), 16),
            Column(_("Registered on"), 11),
            Column(_("Concerning"), 34),
            Column(_("Status"), 12),
            Column(_("Prints"), 6, "right"),
        ]
        rows = [
            (
                str(at),
                line.number,
                day_text(local(line.at, session.zone)),
                line.title if line.title != line.number else "",
                _("VOID") if line.voided else _(states.get(line.state, line.state)),
                str(line.printed or ""),
            )
            for at, line in enumerate(index_of(store, session, binder), 1)
        ]
        title = str(Message(N_("Index of binder {number}"), number=spine.number))
        about = _about(spine, str(whole.message()), session)
    return print_list(
        title,
        columns,
        rows,
        office=letterhead(store),
        zone=session.zone,
        options=replace(options, printed_by=session.name, printed_at=session.now()),
        filters=about,
    )


def draw_label(store: Store, session: Session, binder: int, options: PrintOptions) -> bytes:
    """The label of a binder's spine, to be cut out, as wide as its sheets need, as a PDF.

    Raises Refused and Invalid for characters without a print font.
    """
    with store.act(session):
        refuse(session, "print", Binder)
    spine = spine_of(store, session, binder)
    office = letterhead(store).office
    with speaking(options.language):
        document = Document(title=spine.number, author=office, language=options.language)
        document.start_page(*options.paper.size)
        pen = Pen(document)
        right, down = (mm * MM for mm in options.nudge)
        pen.add(f"q 1 0 0 1 {right:.2f} {-down:.2f} cm")
        _Label(pen, options.paper, spine, office).draw(session)
        pen.add("Q")
        pen.flush()
        document.end_page()
        return document.finish()


def label_width(sheets: int) -> float:
    """How wide the label of a binder with so many sheets is, in millimetres."""
    return max(_NARROWEST, min(_WIDEST, _BOARDS + sheets * _SHEET))


def _about(spine: Spine, whole: str, session: Session) -> str:
    parts = [str(spine.title), spine.month_words, spine.branch_name, whole]
    if spine.sealed_at is not None:
        parts.append(str(_sealed(spine, session)))
    return " · ".join(part for part in parts if part)


def _sealed(spine: Spine, session: Session) -> Message:
    assert spine.sealed_at is not None
    return Message(N_("sealed on {day}"), day=day_text(local(spine.sealed_at, session.zone)))


class _Label:
    """The label in the making: cut lines around it, the words from top to bottom."""

    def __init__(self, pen: Pen, paper: Paper, spine: Spine, office: str) -> None:
        self.pen = pen
        self.spine = spine
        self.office = office
        page_width, page_height = paper.size
        self.width = label_width(spine.sheets) * MM
        self.height = min(_HIGH * MM, page_height - 16 * MM)
        self.middle = page_width / 2
        self.top = (page_height + self.height) / 2
        self.left, self.bottom = self.middle - self.width / 2, self.top - self.height
        self.size = min(self.width * 0.34, 34.0)

    def draw(self, session: Session) -> None:
        """Frame, office, kind and month, range of numbers, codes."""
        pen, regular = self.pen, self.pen.document.regular
        self._cut_marks()
        inset = 2.2 * MM
        box = (self.left + inset, self.bottom + inset)
        pen.frame((*box, self.width - 2 * inset, self.height - 2 * inset), 1.2)
        self._line(self.top - 8 * MM, self.office, 9, regular)
        pen.rule([(box[0], self.top - 11 * MM, self.right - inset, self.top - 11 * MM)], 0.6)
        self._upright(self._words())
        foot = self.bottom + 46 * MM
        pen.rule([(box[0], foot, self.right - inset, foot)], 0.6)
        side = min(self.width - 4 * inset, 17 * MM)
        pen.qr(self.middle - side / 2, self.bottom + inset + 2.5 * MM, side, self.spine.number)
        lines = [self.spine.number, self._count()]
        if self.spine.branch_name:
            lines.append(self.spine.branch_name)
        if self.spine.location:
            lines.append(self.spine.location)
        if self.spine.sealed_at is not None:
            lines.append(str(_sealed(self.spine, session)))
        y = foot - 4.2 * MM
        for line in lines:
            self._line(y, line, 8, regular)
            y -= 3.9 * MM

    @property
    def right(self) -> float:
        """The right edge in points."""
        return self.left + self.width

    def _words(self) -> list[tuple[str, Script, float]]:
        bold = self.pen.document.bold
        return [
            (self.spine.month_words, bold, self.size),
            (str(self.spine.title), bold, self.size * 0.82),
        ]

    def _count(self) -> str:
        return str(Message.counted(N_("{n} sheet"), N_("{n} sheets"), self.spine.sheets))

    def _line(self, y: float, text: str, size: float, script: Script) -> None:
        """A line across, smaller where the label is narrow."""
        room = self.width - 7 * MM
        wide = self.pen.width(text, size, script)
        size = size if wide <= room else max(3.5, size * room / wide)
        self.pen.text(self.middle, y, text, size, script, align="center")

    def _upright(self, texts: Sequence[tuple[str, Script, float]]) -> None:
        """Chinese from top to bottom; what has no Chinese runs along the spine."""
        head, foot = self.top - 15 * MM, self.bottom + 49 * MM
        if any(ord(char) > 0x2E80 for text, _script, _size in texts for char in text):
            self._stacked(texts, head, head - foot)
        else:
            self._along(texts, (head + foot) / 2, head - foot)

    def _stacked(
        self, texts: Sequence[tuple[str, Script, float]], head: float, room: float
    ) -> None:
        parts = [(_stacks(text), script, size) for text, script, size in texts]
        needed = sum(len(stack) * size * 1.22 for stack, _script, size in parts)
        needed += 10 * MM * (len(parts) - 1)
        scale = min(1.0, room / needed)
        y = head - (room - needed * scale) / 2
        for stack, script, full in parts:
            size = full * scale
            for word in stack:
                own = size
                wide = self.pen.width(word, size, script)
                if wide > self.width - 8 * MM:
                    own = size * (self.width - 8 * MM) / wide
                self.pen.text(self.middle, y - size * RISE, word, own, script, align="center")
                y -= size * 1.22
            y -= 10 * MM * scale

    def _along(
        self, texts: Sequence[tuple[str, Script, float]], middle: float, room: float
    ) -> None:
        gap = 9 * MM
        wide = sum(self.pen.width(*_measured(one)) for one in texts) + gap * (len(texts) - 1)
        scale = min(1.0, room / wide)
        size = texts[0][2]
        # Read from top to bottom, as spines are.
        base = self.middle - size * scale * 0.36
        self.pen.add(f"q 0 -1 1 0 {base:.2f} {middle + wide * scale / 2:.2f} cm")
        x = 0.0
        for text, script, full in texts:
            self.pen.text(x, 0, text, full * scale, script)
            x += (self.pen.width(text, full, script) + gap) * scale
        self.pen.add("Q")

    def _cut_marks(self) -> None:
        self.pen.add(f"q [2 3] 0 d {GREY.replace('g', 'G')}")
        self.pen.frame((self.left, self.bottom, self.width, self.height), 0.4)
        self.pen.add("Q")


def _measured(one: tuple[str, Script, float]) -> tuple[str, float, Script]:
    text, script, size = one
    return text, size, script


def _stacks(text: str) -> list[str]:
    """The text cut into what stands in one line of an upright label: a sign, or a number."""
    stack: list[str] = []
    for char in text:
        if char.isspace():
            continue
        if stack and char.isascii() and stack[-1][-1].isascii():
            stack[-1] += char
        else:
            stack.append(char)
    return stack
