# SPDX-License-Identifier: MIT
"""A list as it is shown, on paper: its headings on every page, as many rows as there are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from desk.errors import Invalid
from desk.paper.breaking import LEAST_WORD, broken
from desk.paper.document import Document
from desk.paper.fonts import fonts
from desk.paper.furniture import Furniture, printed_line
from desk.paper.pen import GREY, RISE, TINT, Box, Pen
from desk.paper.request import Letterhead, PrintOptions
from desk.paper.sizes import MM, Paper
from desk.text import N_, Message, _, n_, speaking

_SIZE, _LEADING, _PAD, _ROW = 8.5, 11.5, 3.2, 16.5
_MOST_LINES = 30  # of a cell; a list is no place for a whole story
_TOTAL = "total"
_HEAD = 32.0  # points from the top of the page to the headings, without what was chosen
_ABOUT = 6  # lines of what was chosen; so many filters nobody sets


@dataclass(frozen=True)
class Column:
    """A column of a printed list: heading, width in characters, and "left" or "right"."""

    heading: str
    width: float = 12
    align: str = "left"


def print_list(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    *,
    office: Letterhead,
    zone: tzinfo,
    options: PrintOptions | None = None,
    filters: str = "",
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """The rows as one PDF file; a list too wide for the paper is printed along its long side.

    `filters` says in words what was chosen, in lines. `progress` hears every hundred rows how many
    are done; what it raises ends the job. Raises Invalid for characters that no print font has.
    """
    options = options or PrintOptions()
    with speaking(options.language):
        listing = Listing(title, columns, office, zone, options, filters)
        for number, row in enumerate(rows, 1):
            listing.add(row)
            if progress is not None and number % 100 == 0:
                progress(number)
        return listing.finish()


class Listing:
    """A printed list in the making."""

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        office: Letterhead,
        zone: tzinfo,
        options: PrintOptions,
        filters: str,
    ) -> None:
        self.title = title
        self.columns = tuple(columns)
        self.office = office
        self.options = options
        self.filters = filters
        self.paper = _oriented(options.paper, self.columns)
        self.document = Document(
            title=title,
            author=office.office,
            language=options.language,
            invariant=options.invariant,
        )
        self.pen = Pen(self.document)
        foot = printed_line(options, zone)
        self.furniture = Furniture(self.document, self.paper, office, options, foot)
        self.left, self.bottom, self.width, self.height = self.paper.body
        self.places = self._places()
        self.count = 0
        self._y = self._top = 0.0
        self._refuse([title, office.office, office.footer, filters], N_("Heading"))
        self._start_page()

    def add(self, row: Sequence[str]) -> None:
        """Print a row under the last one, on a new page if this one is full."""
        self._refuse(row, N_("Row"))
        cells = [
            self._fit(text, width - 2 * _PAD)
            for text, (_x, width) in zip(row, self.places, strict=True)
        ]
        height = max(len(lines) for lines, _size in cells) * _LEADING + _ROW - _LEADING
        if self._y - height < self._floor:
            self._end_page()
            self._start_page()
        for cell, (x, width), column in zip(cells, self.places, self.columns, strict=True):
            self._cell(*cell, x, width, height, column.align)
        self._y -= height
        self.pen.add("0.6 G")
        self.pen.rule([(self.left, self._y, self.left + self.width, self._y)], 0.35)
        self.pen.add("0 G")
        self.count += 1

    def finish(self) -> bytes:
        """The whole file, with the number of rows below the last one."""
        text = n_("{n} row", "{n} rows", self.count).format(n=self.count)
        if self._y - _ROW > self.bottom + 8:
            self.pen.text(
                self.left + self.width,
                self._y - 12,
                text,
                _SIZE,
                self.document.regular,
                align="right",
            )
        self._end_page()
        total = self._page_words()[1].format(pages=self.document.pages)
        pen = Pen(self.document)
        pen.add(GREY)
        pen.text(0, -7, total, 7.5, self.document.regular)
        self.document.later(_TOTAL, (120, 10), pen.taken())
        return self.document.finish()

    @property
    def _floor(self) -> float:
        return self.bottom + self.furniture.style.foot

    def _places(self) -> list[tuple[float, float]]:
        """Where each column starts and how wide it is, headings never narrower than a word."""
        bold = self.document.bold
        wishes = [
            max(column.width * 0.56 * _SIZE, min(bold.width(column.heading), 9000) * _SIZE / 1000)
            + 2 * _PAD
            for column in self.columns
        ]
        share = self.width / sum(wishes)
        places, x = [], self.left
        for wish in wishes:
            places.append((x, wish * share))
            x += wish * share
        return places

    def _start_page(self) -> None:
        document, pen = self.document, self.pen
        document.start_page(*self.paper.size)
        right, down = (mm * MM for mm in self.options.nudge)
        pen.add(f"q 1 0 0 1 {right:.2f} {-down:.2f} cm")
        if self.options.watermark:
            self.furniture.watermark(pen, self.options.watermark)
        size = (self.paper.size[0], self._head_height() + 2)
        name = document.block("head", size, self._head)
        pen.flush()
        document.use(name, 0, self.bottom + self.height)
        self._top = self._y = self.bottom + self.height - self._head_height()

    def _head_height(self) -> float:
        lines = max(len(lines) for lines in self._headings())
        return self._headings_top() + lines * _LEADING + 8

    def _headings_top(self) -> float:
        return _HEAD + (len(self._about()) * _LEADING if self.filters else 0)

    def _about(self) -> list[str]:
        return broken(self.filters, self.width, _SIZE, self.document.regular)[:_ABOUT]

    def _headings(self) -> list[list[str]]:
        return [
            broken(column.heading, width - 2 * _PAD, _SIZE, self.document.bold)
            for column, (_x, width) in zip(self.columns, self.places, strict=True)
        ]

    def _head(self) -> str:
        """Office, title, filters and the tinted row of headings, from the top of the page."""
        pen, document = Pen(self.document), self.document
        middle, right = self.left + self.width / 2, self.left + self.width
        spread = 1.6 if any(ord(c) > 0x2E80 for c in self.title) else 0.1
        pen.text(middle, -20, self.title, 15, document.bold, align="center", spacing=spread)
        if self.office.office:
            pen.text(self.left, -19, self.office.office, 8.5, document.regular)
        if self.filters:
            pen.lines(self.left, -38, self._about(), _SIZE, _LEADING, document.regular)
        height = self._head_height()
        top = -self._headings_top()
        if not self.options.paper.impact:
            pen.fill([(self.left, -height, self.width, height + top)], TINT)
        lines_of = self._headings()
        for lines, (x, width), column in zip(lines_of, self.places, self.columns, strict=True):
            base = top - (height + top - len(lines) * _LEADING) / 2 - _SIZE * RISE - 1.5
            for line in lines:
                at = x + width - _PAD if column.align == "right" else x + _PAD
                pen.text(at, base, line, _SIZE, document.bold, align=column.align)
                base -= _LEADING
        pen.rule([(self.left, top, right, top)], 1)
        pen.rule([(self.left, -height, right, -height)], 0.7)
        return pen.taken()

    def _fit(self, text: str, room: float) -> tuple[list[str], float]:
        """The lines of a cell and their size; a number or an amount is set smaller, not broken."""
        script = self.document.regular
        if text.isascii() and text and " " not in text:
            natural = script.width(text) * _SIZE / 1000
            if room < natural <= room / LEAST_WORD:
                return [text], _SIZE * room / natural * 0.995
        return broken(text, room, _SIZE, script)[:_MOST_LINES] or [""], _SIZE

    def _cell(
        self, lines: list[str], size: float, x: float, width: float, height: float, align: str
    ) -> None:
        pen, regular = self.pen, self.document.regular
        base = self._y - (height - len(lines) * _LEADING) / 2 - _SIZE * RISE - 1.5
        if align == "left":
            if len(lines) > 1 or lines[0]:
                pen.lines(x + _PAD, base, lines, size, _LEADING, regular)
            return
        for line in lines:
            pen.text(x + width - _PAD, base, line, size, regular, align="right")
            base -= _LEADING

    def _end_page(self) -> None:
        pen, right = self.pen, self.left + self.width
        edges: list[Box] = [(x, self._top, x, self._y) for x, _w in self.places[1:]]
        if self._y < self._top:
            pen.add("0.6 G")
            pen.rule(edges, 0.35)
            pen.add("0 G")
            pen.rule([(self.left, self._y, right, self._y)], 1)
        base = self.bottom + 5
        pen.add(GREY)
        size, regular = 7.5, self.document.regular
        pen.text(self.left, base, self.office.footer, size, regular)
        pen.text(right, base, self.furniture.foot, size, regular, align="right")
        first = self._page_words()[0].format(page=self.document.pages + 1)
        middle = self.left + self.width / 2
        pen.text(middle, base, first, size, regular, align="right")
        pen.add("0 g")
        pen.flush()
        self.document.use(_TOTAL, middle, base + 7)
        self.document.write("Q")
        self.document.end_page()

    def _page_words(self) -> tuple[str, str]:
        """The page's number and the number of pages, which is known only at the end."""
        first, _sign, rest = _("Page {page} of {pages}").partition("{pages}")
        return first, "{pages}" + rest

    def _refuse(self, texts: Sequence[str], place: str) -> None:
        lost = [char for text in texts for char in fonts().missing(text)]
        if lost:
            raise Invalid(
                [
                    (
                        None,
                        Message(
                            N_(
                                "The list cannot be printed: {place} {number} contains "
                                "{characters}, which the print fonts do not have."
                            ),
                            place=place,
                            number=self.count + 1,
                            characters=" ".join(dict.fromkeys(lost)),
                        ),
                    )
                ]
            )


def _oriented(paper: Paper, columns: Sequence[Column]) -> Paper:
    natural = sum(column.width * 0.5 * _SIZE + 2 * _PAD for column in columns)
    if paper.height > paper.width and not paper.impact and natural > paper.body[2]:
        return paper.turned()
    return paper
