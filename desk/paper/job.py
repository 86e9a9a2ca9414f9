# SPDX-License-Identifier: MIT
"""Prints records as their paper forms, one sheet or a thousand in one file, without any screen."""

from collections.abc import Callable, Iterable
from itertools import chain, islice

from desk.db.fields import Setting
from desk.db.record import Record
from desk.db.said import spoken
from desk.errors import Invalid
from desk.paper.document import Document
from desk.paper.flow import Page, paged
from desk.paper.fonts import fonts
from desk.paper.form import FormPen
from desk.paper.furniture import Furniture, Heading, printed_line
from desk.paper.grid import bands
from desk.paper.pen import Pen
from desk.paper.piece import Piece, tighten
from desk.paper.request import Letterhead, Printable, PrintOptions
from desk.paper.sizes import MM, Paper, Style
from desk.paper.strips import Strips
from desk.paper.values import Writer
from desk.text import N_, Message, _, speaking

_GROWTH = 2.4  # note cells grow with the paper up to so many times their least height
_SLIP_GROWTH = 9.0  # on a slip cut from a sheet the paper is there in any case
_SQUEEZED = 1.8  # a form up to so many pages long is tried with less air
_SPARSE = 0.6  # a form that fills less of its page than this ends where it ends


def print_forms(
    records: Iterable[Printable],
    *,
    office: Letterhead,
    setting: Setting,
    options: PrintOptions | None = None,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """The forms of the records as one PDF file, each copy with its own page numbers.

    `progress` hears after each record how many are done; what it raises ends the job. Raises
    Invalid, before anything is drawn of a record, for characters that no print font has.
    """
    options = options or PrintOptions()
    with speaking(options.language):
        coming = iter(records)
        some = list(islice(coming, 2))
        job = Job(office, setting, options, single=len(some) < 2)
        for done, printable in enumerate(chain(some, coming), 1):
            job.add(printable)
            if progress is not None:
                progress(done)
        return job.finish()


class Job:
    """A file of forms in the making; all of it happens in the thread of the caller.

    `single`: there will be one record only, so that nothing is worth drawing once for many.
    """

    def __init__(
        self,
        office: Letterhead,
        setting: Setting,
        options: PrintOptions,
        *,
        single: bool = False,
    ) -> None:
        self.office = office
        self.setting = setting
        self.options = options
        self.sheet, self.slots = _slots(options.paper, options.up)
        self.paper = options.paper if options.up == 1 else _slip(options)
        self.style: Style = self.paper.style
        self.document = Document(
            title=_("Forms"),
            author=office.office,
            language=options.language,
            invariant=options.invariant,
            single=single,
        )
        foot = printed_line(options, setting.zone)
        self.furniture = Furniture(self.document, self.paper, office, options, foot)
        self.form_pen = FormPen(self.document, self.style, tints=not options.paper.impact)
        self.pen: Pen = self.form_pen.pen
        self._strips: dict[type[Record], Strips] = {}
        self._filled = 0
        self._check({"office": office.office, "footer": office.footer, "mark": options.watermark})

    def add(self, printable: Printable) -> None:
        """Put a record's sheets into the file."""
        record = printable.record
        pages, style = self._pages(record)
        names = self.options.copies
        printout = type(record).printout(self.options.form)
        copies = (printout.copies if names is None else names) or ("",)
        number = "" if self.options.blank else record.number
        for copy in copies:
            for index, page in enumerate(pages, 1):
                heading = Heading(_(printout.title), number, copy, index, len(pages))
                self._next_slot()
                self._draw(page, style, heading, printable)

    def finish(self) -> bytes:
        """The whole file; a job without records is one empty page."""
        if self._filled or not self.document.pages:
            self._end_sheet()
        return self.document.finish()

    def _pages(self, record: Record) -> tuple[list[Page], Style]:
        """The record's pages; a form a little too long for one page is set with less air."""
        first, other = self.furniture.frame(first=True)[0], self.furniture.frame(first=False)[0]
        style = self.style
        pieces = self._strips_of(type(record)).of(record)
        self._refuse_missing(record)
        height = sum(piece.height for piece in pieces)
        if first < height < first * _SQUEEZED:
            for closer in style.closer:
                if tighten(pieces, self.style, closer, first):
                    style = closer
                    break
            height = sum(piece.height for piece in pieces)
        if self.options.up > 1:
            _stretch(pieces, first, _SLIP_GROWTH)
        elif first * _SPARSE < height < first or self.options.blank:
            _stretch(pieces, first)
        return paged(pieces, first, other, style), style

    def _strips_of(self, record_type: type[Record]) -> Strips:
        strips = self._strips.get(record_type)
        if strips is None:
            options, width = self.options, self.furniture.width
            writer = Writer(self.setting, self.style, blank=options.blank, masked=options.masked)
            layout = bands(record_type, width, self.style, options.form)
            strips = Strips(record_type, layout, width, writer, options.form)
            self._strips[record_type] = strips
        return strips

    def _refuse_missing(self, record: Record) -> None:
        """Refuse a record with a character that would print as an empty box."""
        writer = self._strips_of(type(record)).writer
        writer.check("number", record.number)
        writer.check("void_reason", spoken(record.void_reason))
        if writer.lost:
            parts = record.parts()
            problems: list[tuple[str | None, Message]] = [
                (name, _lacking(parts[name].label, chars, record.number))
                for name, chars in writer.lost.items()
            ]
            writer.lost.clear()
            raise Invalid(problems)

    def _draw(self, page: Page, style: Style, heading: Heading, printable: Printable) -> None:
        record, furniture, pen = printable.record, self.furniture, self.pen
        if self.options.watermark:
            furniture.watermark(pen, self.options.watermark)
        furniture.head(pen, heading, printable.reprint, self.setting.zone)
        _height, top = furniture.frame(first=heading.page == 1)
        self.form_pen.draw(page, style, furniture.left, top, furniture.width, record.kind())
        furniture.tail(pen, heading, printable)
        if record.voided and not self.options.blank:
            furniture.stamp(pen, spoken(record.void_reason))
        pen.flush()
        self.document.write("Q")

    def _next_slot(self) -> None:
        if self._filled == len(self.slots):
            self._end_sheet()
        if not self._filled:
            self.document.start_page(*self.sheet.size)
        x, y = self.slots[self._filled]
        right, down = (mm * MM for mm in self.options.nudge)
        self.document.write(f"q 1 0 0 1 {x + right:.2f} {y - down:.2f} cm")
        self._filled += 1

    def _end_sheet(self) -> None:
        if not self._filled:
            self.document.start_page(*self.sheet.size)
        if self.options.up > 1:
            self._cut_lines()
        self.document.end_page()
        self._filled = 0

    def _cut_lines(self) -> None:
        width, height = self.sheet.size
        self.pen.add("q [2 3] 0 d 0.6 G")
        lines = [(0.0, height / 2, width, height / 2)]
        if self.options.up == 4:
            lines.append((width / 2, 0.0, width / 2, height))
        self.pen.rule(lines, 0.4)
        self.pen.add("Q")
        self.pen.flush()

    def _check(self, texts: dict[str, str]) -> None:
        lost = {name: fonts().missing(text) for name, text in texts.items()}
        problems = [(name, _lacking(name, chars)) for name, chars in lost.items() if chars]
        if problems:
            raise Invalid(problems)


def _slots(paper: Paper, up: int) -> tuple[Paper, list[tuple[float, float]]]:
    width, height = paper.size
    if up == 1:
        return paper, [(0.0, 0.0)]
    if up == 2:
        return paper, [(0.0, height / 2), (0.0, 0.0)]
    return paper, [(x, y) for y in (height / 2, 0.0) for x in (0.0, width / 2)]


def _slip(options: PrintOptions) -> Paper:
    return options.paper.part(2 if options.up == 4 else 1, 2)


def _stretch(pieces: list[Piece], room: float, growth: float = _GROWTH) -> None:
    """Let the note cells take what the page has left, so that the form fills its paper."""
    rows: dict[tuple[int, int], tuple[Piece, float]] = {}
    for piece in pieces:
        for part in piece.parts:
            if part.least and part.end - part.first == 1:  # two notes in a row grow once
                rows[id(piece), part.first] = (piece, part.least)
    left = max(0.0, room - sum(piece.height for piece in pieces))
    for number, ((_piece, row), (piece, least)) in enumerate(rows.items()):
        more = min(left / (len(rows) - number), least * (growth - 1))
        more = int(more)  # whole points, so that many sheets of a file share their ruling
        piece.heights[row] += more
        piece.rekey()
        left -= more


def _lacking(label: str, characters: list[str], number: str = "") -> Message:
    return Message(
        N_(
            "{number} cannot be printed: ‘{label}’ contains {characters}, which the print fonts do"
            " not have. Please write it another way."
        ),
        number=number,
        label=label,
        characters=" ".join(characters[:20]),
    )
