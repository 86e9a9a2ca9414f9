# SPDX-License-Identifier: MIT
"""Sets a report on pages: its head, its sections in order, and below who made or signed it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo
from itertools import groupby

from desk.db.store import Store
from desk.errors import Invalid
from desk.paper.document import Document
from desk.paper.furniture import printed_line
from desk.paper.pen import Pen
from desk.paper.printing import letterhead
from desk.paper.report import blocks, tables
from desk.paper.report.strip import MUTED, Ink, Strip
from desk.paper.request import Letterhead, PrintOptions
from desk.paper.sizes import MM
from desk.reports.model import Chart, Lines, Report, Section, Table, Tiles, Words
from desk.reports.pairing import paired
from desk.session import Session
from desk.text import N_, Message, _, speaking
from desk.text.dates import moment_text

_TOTAL = "total"
_WHOLE = 8  # rows of a table that stays on one page
_WIDE = 105.0  # tables wider than this, in their own measure, lay the paper on its side


def print_report(
    store: Store, session: Session, report: Report, options: PrintOptions | None = None
) -> bytes:
    """The report as a PDF of the office; raises Invalid for characters without a print font."""
    options = replace(options or PrintOptions(), printed_by=session.name, printed_at=session.now())
    return draw_report(report, letterhead(store), session.zone, options)


def draw_report(report: Report, office: Letterhead, zone: tzinfo, options: PrintOptions) -> bytes:
    """The report as one PDF file in the language of the options."""
    with speaking(options.language):
        pages = _Pages(report, office, zone, options)
        pages.set()
        return pages.finish()


class _Pages:
    """A report being set."""

    def __init__(
        self, report: Report, office: Letterhead, zone: tzinfo, options: PrintOptions
    ) -> None:
        self.report = report
        self.office = office
        self.zone = zone
        self.options = options
        self.paper = options.paper
        if _widest(report) > _WIDE and self.paper.height > self.paper.width:
            self.paper = self.paper.turned()
        self.document = Document(
            title=f"{report.title} {report.period}",
            author=office.office,
            language=options.language,
            invariant=options.invariant,
        )
        self.ink = Ink(self.document)
        self.left, self.bottom, self.width, self.height = self.paper.body
        self.floor = self.bottom + 26
        self.y = 0.0

    def set(self) -> None:
        """All strips on pages; nothing is drawn if a character cannot be."""
        for text in (self.office.office, self.office.footer, self.options.printed_by):
            self.ink.known(text)
        head = self._head()
        strips = [head, *self._strips(self.report.sections)]
        if self.report.annex:
            strips += self._strips(self.report.annex)
        if self.report.signed is not None:
            strips.append(self._sealed())
        if self.ink.lost:
            raise Invalid([(None, Message(_LOST, characters=" ".join(self.ink.lost)))])
        self._start_page(first=True)
        for number, strip in enumerate(strips):
            self._place(strip, strips[number + 1 : number + 4])

    def finish(self) -> bytes:
        """The whole file."""
        self._end_page()
        total = self._page_words()[1].format(pages=self.document.pages)
        pen = Pen(self.document)
        pen.add(MUTED)
        pen.text(0, -7, total, 7.5, self.document.regular)
        self.document.later(_TOTAL, (120, 10), pen.taken())
        return self.document.finish()

    def _strips(self, sections: tuple[Section, ...]) -> Iterator[Strip]:
        for section in sections:
            yield blocks.heading(self.ink, str(section.title), self.width)
            for kind, parts in groupby(section.parts, type):
                if kind is Table:
                    yield from self._tables([p for p in parts if isinstance(p, Table)])
                    continue
                for part in parts:
                    yield from self._part(part)

    def _part(self, part: object) -> Iterator[Strip]:
        if isinstance(part, Words):
            yield from blocks.words(self.ink, part, self.width)
        elif isinstance(part, Tiles):
            yield from blocks.tiles(self.ink, part, self.width, self.zone)
        elif isinstance(part, Chart):
            yield blocks.chart(self.ink, part, self.width)
        elif isinstance(part, Lines):
            yield blocks.lines(self.ink, part, self.width)

    def _tables(self, some: list[Table]) -> Iterator[Strip]:
        for group in paired(some):
            if len(group) == 2:
                yield tables.beside(self.ink, group, self.width, self.zone)
            elif len(group[0].rows) <= _WHOLE:
                yield tables.whole(self.ink, group[0], self.width, self.zone)
            else:
                yield from tables.strips(self.ink, group[0], self.width, self.zone)

    def _place(self, strip: Strip, following: list[Strip]) -> None:
        needed = strip.height
        for other, after in zip([strip, *following], following, strict=False):
            if not other.keep:
                break
            needed += after.height
        room = self.y - self.floor
        if strip.gap and needed > room:
            return
        if needed > room and (strip.height > room or needed < self._empty()):
            self._end_page()
            self._start_page()
            if strip.again is not None:
                self._draw(strip.again)
        self._draw(strip)

    def _empty(self) -> float:
        return self.height - 60

    def _draw(self, strip: Strip) -> None:
        strip.draw(self.left, self.y)
        self.y -= strip.height

    def _head(self) -> Strip:
        """Office, title, month and branch, and as of when the figures are."""
        ink, report = self.ink, self.report
        title = ink.known(str(report.title))
        about = [str(t) for t in (report.period, report.branch) if str(t)]
        line = ink.known(" · ".join(about))
        signed = report.signed
        if signed is None:
            as_of = Message(_AS_OF, at=moment_text(report.made_at, self.zone))
        else:
            as_of = Message(_SIGNED, by=signed.by, at=moment_text(signed.at, self.zone))
        told = ink.known(str(as_of))

        def draw(x: float, y: float) -> None:
            pen, middle = ink.pen, x + self.width / 2
            pen.text(middle, y - 10, self.office.office, 10.5, ink.regular, align="center")
            spread = 2.4 if any(ord(c) > 0x2E80 for c in title) else 0.1
            pen.text(middle, y - 32, title, 18, ink.bold, align="center", spacing=spread)
            pen.text(x, y - 50, line, 10.5, ink.bold)
            pen.ink(MUTED)
            pen.text(x + self.width, y - 50, told, 8.5, ink.regular, align="right")
            pen.ink("0 g")
            pen.rule([(x, y - 56, x + self.width, y - 56)], 1.1)
            if self.office.logo:
                pen.flush()
                self.document.image(self.office.logo, x, y - 38, 80, 38)

        return Strip(58, draw)

    def _sealed(self) -> Strip:
        """The hashes by which a signed report can be proved."""
        signed = self.report.signed
        assert signed is not None
        rows = (
            Message(N_("Hash of the figures: {hash}"), hash=signed.hash),
            Message(N_("Last hash of the trail: {hash}"), hash=signed.trail),
        )
        lines = [self.ink.known(str(row)) for row in rows]

        def draw(x: float, y: float) -> None:
            self.ink.pen.frame((x, y - 40, self.width, 30), 0.5)
            self.ink.pen.ink(MUTED)
            self.ink.pen.lines(x + 6, y - 21, lines, 7.2, 12, self.ink.regular)
            self.ink.pen.ink("0 g")

        return Strip(44, draw)

    def _start_page(self, *, first: bool = False) -> None:
        self.document.start_page(*self.paper.size)
        right, down = (mm * MM for mm in self.options.nudge)
        self.ink.pen.add(f"q 1 0 0 1 {right:.2f} {-down:.2f} cm")
        self.y = self.bottom + self.height
        if first:
            return
        pen, ink, report = self.ink.pen, self.ink, self.report
        texts = [str(t) for t in (report.title, report.period, report.branch) if str(t)]
        pen.text(self.left, self.y - 9, " · ".join(texts), 8, ink.bold)
        pen.text(self.left + self.width, self.y - 9, self.office.office, 8, ink.regular,
                 align="right")  # fmt: skip
        pen.rule([(self.left, self.y - 14, self.left + self.width, self.y - 14)], 0.6)
        self.y -= 20

    def _end_page(self) -> None:
        pen, script, base = self.ink.pen, self.document.regular, self.bottom + 5
        pen.add(MUTED)
        pen.text(self.left, base, self.office.footer, 7.5, script)
        foot = printed_line(self.options, self.zone)
        pen.text(self.left + self.width, base, foot, 7.5, script, align="right")
        middle = self.left + self.width / 2
        first = self._page_words()[0].format(page=self.document.pages + 1)
        pen.text(middle, base, first, 7.5, script, align="right")
        pen.add("0 g")
        pen.flush()
        self.document.use(_TOTAL, middle, base + 7)
        self.document.write("Q")
        self.document.end_page()

    def _page_words(self) -> tuple[str, str]:
        first, _sign, rest = _("Page {page} of {pages}").partition("{pages}")
        return first, "{pages}" + rest


_LOST = N_(
    "The report cannot be printed: it contains {characters}, which the print fonts do not have."
)
_AS_OF = N_("Figures as of {at}")
_SIGNED = N_("Signed by {by}, {at}")


def _widest(report: Report) -> float:
    found = [
        sum(column.width for column in part.columns)
        for section in (*report.sections, *report.annex)
        for part in section.parts
        if isinstance(part, Table)
    ]
    return max(found, default=0)
