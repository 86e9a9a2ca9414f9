# SPDX-License-Identifier: MIT
"""Prints records as their paper forms, one sheet or a thousand in one file, without any screen."""

from collections.abc import Callable, Iterable, Iterator

from desk.db.fields import Setting
from desk.db.record import Record, Rows
from desk.errors import Invalid
from desk.paper.document import Document
from desk.paper.flow import Page, paged
from desk.paper.fonts import fonts
from desk.paper.form import FormPen
from desk.paper.furniture import Furniture, Heading
from desk.paper.grid import bands
from desk.paper.pen import Pen
from desk.paper.piece import Piece
from desk.paper.request import Letterhead, Printable, PrintOptions
from desk.paper.sizes import MM, Paper, Style
from desk.paper.strips import Strips
from desk.paper.values import Writer
from desk.text import Message, N_, _, speaking
from desk.text.dates import moment_text

_GROWTH = 2.4  # a blank form's note cells grow with the paper up to so many times their least height


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
        job = Job(office, setting, options)
        for done, printable in enumerate(records, 1):
            job.add(printable)
            if progress is not None:
                progress(done)
        return job.finish()


class Job:
    """A file of forms in the making; all of it happens in the thread of the caller."""

    def __init__(self, office: Letterhead, setting: Setting, options: PrintOptions) -> None:
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
        )
        self.furniture = Furniture(self.document, self.paper, office, options, self._foot())
        self.form_pen = FormPen(self.document, self.style, tints=not options.paper.impact)
        self.pen: Pen = self.form_pen.pen
        self._strips: dict[type[Record], Strips] = {}
        self._filled = 0
        self._check({"office": office.office, "footer": office.footer, "mark": options.watermark})

    def add(self, printable: Printable) -> None:
        """Put a record's sheets into the file."""
        record = printable.record
        if not self.options.blank:
            _refuse_missing(record, self.setting)
        pages = self._pages(record)
        names = self.options.copies
        copies = (record.sheet.copies if names is None else names) or ("",)
        number = "" if self.options.blank else record.number
        for copy in copies:
            for index, page in enumerate(pages, 1):
                heading = Heading(_(record.sheet.title), number, copy, index, len(pages))
                self._next_slot()
                self._draw(page, heading, printable)

    def finish(self) -> bytes:
        """The whole file; a job without records is one empty page."""
        if self._filled or not self.document.pages:
            self._end_sheet()
        return self.document.finish()

    def _pages(self, record: Record) -> list[Page]:
        pieces = self._strips_of(type(record)).of(record)
        first, other = self.furniture.frame(first=True)[0], self.furniture.frame(first=False)[0]
        if self.options.blank:
            _stretch(pieces, first, self.style)
        return paged(pieces, first, other, self.style)

    def _strips_of(self, record_type: type[Record]) -> Strips:
        strips = self._strips.get(record_type)
        if strips is None:
            width = self.furniture.width
            writer = Writer(
                self.setting, self.style, blank=self.options.blank, masked=self.options.masked
            )
            layout = bands(record_type, width, self.style)
            strips = self._strips[record_type] = Strips(record_type, layout, width, writer)
        return strips

    def _draw(self, page: Page, heading: Heading, printable: Printable) -> None:
        record, furniture, pen = printable.record, self.furniture, self.pen
        if self.options.watermark:
            furniture.watermark(pen, self.options.watermark)
        furniture.head(pen, heading, printable.reprint, self.setting.zone)
        _height, top = furniture.frame(first=heading.page == 1)
        self.form_pen.draw(page, furniture.left, top, furniture.width, record.kind())
        furniture.tail(pen, heading, printable)
        if record.voided and not self.options.blank:
            furniture.stamp(pen, record.void_reason)
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

    def _foot(self) -> str:
        options = self.options
        if options.printed_at is None:
            return options.printed_by
        at = moment_text(options.printed_at, self.setting.zone)
        return _("Printed {at} by {by}").format(at=at, by=options.printed_by)

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


def _stretch(pieces: list[Piece], room: float, style: Style) -> None:
    """Let the note cells of a blank form take what the first page has left."""
    notes = [
        (piece, part)
        for piece in pieces
        for part in piece.parts
        if part.least >= style.blank_note and part.end - part.first == 1
    ]
    left = room - sum(piece.height for piece in pieces)
    if left <= 0 or not notes:
        return
    more = min(left / len(notes), style.blank_note * (_GROWTH - 1))
    for piece, part in notes:
        piece.heights[part.first] += more
        piece.key = None


def _refuse_missing(record: Record, setting: Setting) -> None:
    """Refuse a record with a character that would print as an empty box."""
    problems: list[tuple[str | None, Message]] = []
    for name, text, label in _texts(record, setting):
        if lost := fonts().missing(text):
            problems.append((name, _lacking(label, lost, record.number)))
    if problems:
        raise Invalid(problems)


def _texts(record: Record, setting: Setting) -> Iterator[tuple[str, str, str]]:
    parts = record.parts()
    for name in dict.fromkeys(("number", *record.sheet.on_paper.names, "void_reason")):
        part = parts[name]
        if isinstance(part, Rows):
            for row in getattr(record, name):
                for column, kind in part.row.columns().items():
                    yield name, kind.show(getattr(row, column), setting), part.label
        else:
            yield name, part.show(getattr(record, name), setting), part.label


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

