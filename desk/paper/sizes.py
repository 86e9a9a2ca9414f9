# SPDX-License-Identifier: MIT
"""The papers of the office and how large type, rows and margins are on each."""

from dataclasses import dataclass, replace
from functools import cached_property

MM = 72 / 25.4


@dataclass(frozen=True)
class Paper:
    """A paper in millimetres; `margins` are left, top, right, bottom.

    `impact` is continuous paper for a dot-matrix printer, which cannot print pale tints.
    """

    name: str
    width: float
    height: float
    margins: tuple[float, float, float, float] = (18, 12, 15, 12)
    impact: bool = False

    def turned(self) -> "Paper":
        """The same paper lying on its side, the binding edge still at the left."""
        return replace(self, width=self.height, height=self.width)

    def part(self, columns: int, rows: int) -> "Paper":
        """One of the slips that a sheet is cut into."""
        edge = (9.0, 8.0, 9.0, 8.0)
        size = replace(self, width=self.width / columns, height=self.height / rows)
        return replace(size, margins=edge)

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width * MM, self.height * MM

    @cached_property
    def body(self) -> tuple[float, float, float, float]:
        """The printable box in points from the lower left: left, bottom, width, height."""
        left, top, right, bottom = (edge * MM for edge in self.margins)
        width, height = self.size
        return left, bottom, width - left - right, height - top - bottom

    @cached_property
    def style(self) -> "Style":
        """How large things are on this paper."""
        if self.width < 125 or self.height < 110:
            return SMALL
        if self.width < 170 or self.height < 170:
            return TIGHT
        return WIDE


@dataclass(frozen=True)
class Style:
    """Sizes in points: type, lines, paddings, the least height of rows."""

    title: float
    office: float
    head: float  # height of office name and title
    strip: float  # height of the line with number, barcode and name of the copy
    value: float
    label: float
    small: float
    leading: float
    pad_x: float
    pad_y: float
    row: float
    note: float
    blank_note: float
    bar: float
    sign: float
    foot: float
    qr: float

    @cached_property
    def closer(self) -> tuple["Style", ...]:
        """The same type with less air, for a form that would run a few lines over its page."""
        steps = ((0.9, 0.8, 0.75), (0.82, 0.6, 0.57), (0.8, 0.5, 0.36), (0.77, 0.42, 0.3))
        return tuple(self._tightened(rows, pads, notes) for rows, pads, notes in steps)

    def _tightened(self, rows: float, pads: float, notes: float) -> "Style":
        return replace(
            self,
            leading=round(self.leading * (0.72 + rows * 0.28), 1),
            pad_y=self.pad_y * pads,
            row=self.row * rows,
            note=self.note * notes,
            blank_note=self.blank_note * notes,
            bar=self.bar * rows,
            sign=self.sign * rows,
        )


WIDE = Style(18, 11.5, 46, 22, 9.5, 9, 7.5, 14, 4.5, 4, 22, 42, 78, 19, 42, 20, 43)
TIGHT = Style(14, 9.5, 33, 18.5, 8.5, 8, 6.8, 12, 3.5, 2.6, 17, 27, 46, 15, 28, 15, 32)
SMALL = Style(11.5, 8, 27, 16.5, 8, 7.5, 6.2, 10.8, 3, 2, 14.5, 22, 36, 13, 22, 13, 26)

PAPERS: dict[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper("A4", 210, 297),
        Paper("A4 landscape", 297, 210),
        Paper("A5", 148, 210, (14, 9, 10, 9)),
        Paper("A5 landscape", 210, 148, (16, 9, 12, 9)),
        Paper("241 × 140", 241, 140, (16, 7, 16, 7), impact=True),
        Paper("241 × 279", 241, 279, (16, 9, 16, 9), impact=True),
        Paper("241 × 93", 241, 93, (16, 6, 16, 6), impact=True),
        Paper("210 × 140", 210, 139.7, (12, 7, 12, 7), impact=True),
        Paper("190 × 102", 190, 101.6, (10, 6, 10, 6), impact=True),
        Paper("82 × 102", 82, 101.6, (5, 5, 5, 5), impact=True),
    )
}


def paper_called(name: str) -> Paper | None:
    """The paper of a name as a keyboard writes it (241x140, a4); None if there is none."""
    return next((paper for own, paper in PAPERS.items() if _plain(own) == _plain(name)), None)


def _plain(name: str) -> str:
    return "".join(name.casefold().split()).replace("×", "x").replace("*", "x")
