# SPDX-License-Identifier: MIT
"""What stands around the frame: office, title, number and codes above, page and footer below."""

import math
from dataclasses import dataclass
from datetime import tzinfo

from desk.paper import codes
from desk.paper.document import Document
from desk.paper.pen import GREY, RISE, Box, Pen
from desk.paper.request import Letterhead, Printable, PrintOptions, Reprint
from desk.paper.sizes import MM, Paper, Style
from desk.text import N_, Message, _
from desk.text.dates import moment_text

_MODULE = 0.72  # points: the thinnest bar, a quarter of a millimetre


@dataclass(frozen=True)
class Heading:
    """What stands above the frame of one page of one copy."""

    title: str
    number: str
    copy: str
    page: int
    pages: int


class Furniture:
    """Draws head and foot of the pages of one job."""

    def __init__(
        self, document: Document, paper: Paper, office: Letterhead, options: PrintOptions, foot: str
    ) -> None:
        self.document = document
        self.paper = paper
        self.style: Style = paper.style
        self.office = office
        self.options = options
        self.foot = foot
        self.left, self.bottom, self.width, self.height = paper.body

    def frame(self, *, first: bool) -> tuple[float, float]:
        """Height of the ruled frame and y of its upper edge, on the first page or a later one."""
        top = self.bottom + self.height - self._head_height(first)
        return top - self.bottom - self.style.foot, top

    def _head_height(self, first: bool) -> float:
        return self.style.head + self.style.strip if first else self.style.strip

    def head(self, pen: Pen, heading: Heading, reprint: Reprint | None, zone: tzinfo) -> None:
        """Everything above the frame."""
        if heading.page == 1:
            self._title(pen, heading.title)
            self._qr(pen, heading.number)
        self._strip(pen, heading, reprint, zone)

    def _title(self, pen: Pen, title: str) -> None:
        style = self.style
        key = ("title", title, self.width)
        size = (self.paper.size[0], style.head)
        name = self.document.block(key, size, lambda: self._title_block(title))
        pen.flush()
        self.document.use(name, 0, self.bottom + self.height)
        if self.office.logo:
            box = style.head - 6
            top = self.bottom + self.height
            self.document.image(self.office.logo, self.left, top - style.head + 6, box * 1.9, box)

    def _title_block(self, title: str) -> str:
        pen, style = Pen(self.document), self.style
        middle = self.left + self.width / 2
        room = self.width - 2 * (style.qr + 8)
        y = 0.0
        if self.office.office:
            size = self._fitting(self.office.office, style.office, room, 0.08)
            y = -size * RISE
            pen.text(
                middle,
                y,
                self.office.office,
                size,
                self.document.regular,
                align="center",
                spacing=size * 0.08,
            )
        spread = 0.16 if any(ord(c) > 0x2E80 for c in title) else 0.01
        size = self._fitting(title, style.title, room, spread, bold=True)
        base = -(style.head - style.title * 0.42)
        pen.text(
            middle, base, title, size, self.document.bold, align="center", spacing=size * spread
        )
        return pen.taken()

    def _fitting(
        self, text: str, size: float, room: float, spread: float, *, bold: bool = False
    ) -> float:
        script = self.document.bold if bold else self.document.regular
        width = script.width(text) * size / 1000 + len(text) * size * spread
        return size if width <= room else size * room / width

    def _qr(self, pen: Pen, number: str) -> None:
        if self.options.codes and codes.scannable(number):
            side = self.style.qr
            pen.qr(self.left + self.width - side, self.bottom + self.height - side, side, number)

    def _strip(self, pen: Pen, heading: Heading, reprint: Reprint | None, zone: tzinfo) -> None:
        """The line on the frame: number and barcode at the left, copy and reprint at the right."""
        size = self.style.label
        _height, top = self.frame(first=heading.page == 1)
        base = top + 3 + size * 0.42
        left, right = self.left, self.left + self.width
        if heading.page > 1:
            text = f"{heading.title} {_('(continued)')}"
            pen.text(left, base, text, size, self.document.bold)
            left += pen.width(text, size, self.document.bold) + 10
        if heading.copy:
            right -= self._mark(pen, right, base, _(heading.copy), bold=True) + 6
        if reprint is not None:
            right -= self._mark(pen, right, base, reprint_text(reprint, zone)) + 6
        text = _("No.: {number}").format(number=heading.number)
        pen.text(left, base, text, size + 0.5, self.document.regular)
        left += pen.width(text, size + 0.5, self.document.regular) + 10
        self._barcode(pen, heading.number, left, right, top)

    def _mark(self, pen: Pen, right: float, base: float, text: str, *, bold: bool = False) -> float:
        """A small framed word ending at `right`; its width."""
        size = self.style.label
        script = self.document.bold if bold else self.document.regular
        width = pen.width(text, size, script) + size
        pen.frame((right - width, base - size * 0.42, width, size * 1.6), 0.6)
        pen.text(right - width / 2, base, text, size, script, align="center")
        return width

    def _barcode(self, pen: Pen, number: str, left: float, right: float, top: float) -> None:
        if not self.options.codes or not codes.scannable(number):
            return
        _bars, modules = codes.bars(number)
        if left + modules * _MODULE <= right:
            pen.barcode(left, top + 3.2, self.style.strip - 5.5, _MODULE, number)

    def tail(self, pen: Pen, heading: Heading, printable: Printable) -> None:
        """Everything below the frame: the office's footer, the page, who printed it and when."""
        size, script = self.style.small, self.document.regular
        base = self.bottom + self.style.foot * 0.42
        page = _("Page {page} of {pages}").format(page=heading.page, pages=heading.pages)
        middle = self.left + self.width / 2
        pen.ink(GREY)
        pen.text(middle, base, page, size, script, align="center")
        half = (self.width - pen.width(page, size, script)) / 2 - 8
        if printable.trail:
            trail = _("Trail: {hash}").format(hash=printable.trail)
            pen.text(self.left, base - size * 1.05, trail, size * 0.76, script)
        for text, x, align in (
            (self.office.footer, self.left, "left"),
            (self.foot, self.left + self.width, "right"),
        ):
            own = min(size, size * half / max(pen.width(text, size, script), 0.1))
            pen.text(x, base, text, max(own, 3.0), script, align=align)
        pen.ink("0 g")

    def stamp(self, pen: Pen, reason: str) -> None:
        """The void stamp across the frame: the sheet stays readable and cannot be used."""
        word = _("VOID")
        size = min(self.width, self.height) * 0.2
        spacing = size * 0.2
        script = self.document.bold
        width = pen.width(word, size, script) + spacing * (len(word) - 1)
        pen.flush()
        self.document.glass(0.32)
        middle = (self.left + self.width / 2, self.bottom + self.height * 0.52)
        pen.add(f"q {_turned(24, *middle)} 0.78 0.1 0.1 rg 0.78 0.1 0.1 RG")
        box: Box = (-width / 2 - size * 0.3, -size * 0.68, width + size * 0.6, size * 1.4)
        pen.frame(box, size * 0.05)
        pen.text(-width / 2, -size * 0.34, word, size, script, spacing=spacing)
        if reason:
            small = min(size * 0.14, 14)
            while small > 5 and pen.width(reason, small, script) > box[2]:
                small -= 0.5
            pen.text(0, box[1] - small * 1.3, reason, small, script, align="center")
        pen.add("Q")
        pen.flush()
        self.document.glass(1)

    def watermark(self, pen: Pen, text: str) -> None:
        """The reader's name and time all over the page, pale and behind the form."""
        key = ("watermark", text, self.paper.size)
        name = self.document.block(key, self.paper.size, lambda: self._watermark_block(text))
        pen.flush()
        self.document.use(name, 0, self.paper.size[1])

    def _watermark_block(self, text: str) -> str:
        pen, size = Pen(self.document), 13.0
        width, height = self.paper.size
        script = self.document.regular
        step_x, step_y = pen.width(text, size, script) + 60, 34 * MM
        reach = math.hypot(width, height)
        pen.add(f"q 0 {-height:.2f} {width:.2f} {height:.2f} re W n")
        pen.add(f"{_turned(28, width / 2, -height / 2)} 0.86 g")
        for row in range(-int(reach / step_y / 2) - 1, int(reach / step_y / 2) + 2):
            x = -reach / 2 - (row % 2) * step_x / 2
            while x < reach / 2:
                pen.text(x, row * step_y, text, size, script)
                x += step_x
        pen.add("Q")
        return pen.taken()


def _turned(degrees: float, x: float, y: float) -> str:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return f"{c:.4f} {s:.4f} {-s:.4f} {c:.4f} {x:.2f} {y:.2f} cm"


def printed_line(options: PrintOptions, zone: tzinfo) -> str:
    """Who printed the sheet and when."""
    if options.printed_at is None:
        return options.printed_by
    at = moment_text(options.printed_at, zone)
    return _("Printed {at} by {by}").format(at=at, by=options.printed_by)


def reprint_text(reprint: Reprint, zone: tzinfo) -> str:
    """The mark of a second print: how often, by whom and when."""
    return str(
        Message(
            N_("Reprint no. {count} · {by} · {at}"),
            count=reprint.count,
            by=reprint.by,
            at=moment_text(reprint.at, zone),
        )
    )
