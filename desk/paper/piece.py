# SPDX-License-Identifier: MIT
"""A ruled strip of a form, as high as what is written in it, that may be cut where a page ends."""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from itertools import accumulate

from desk.paper.sizes import Style


@dataclass
class Part:
    """One cell of a strip: its label at the left, its text beside it; in points.

    `first` and `end` are the rows it covers. `right` is set at the right end of the first line.
    `place` is where the text stands in its cell: "middle", "top" or "bottom".
    """

    name: str
    x: float
    width: float
    first: int = 0
    end: int = 1
    label: tuple[str, ...] = ()
    label_width: float = 0.0
    lines: list[str] = field(default_factory=list)
    size: float = 9.5
    leading: float = 14.0
    align: str = "left"
    right: str = ""
    place: str = "middle"
    least: float = 0.0
    continued: bool = False

    def leading_in(self, style: Style, was: Style) -> float:
        """The distance of the lines in another style; a size of its own keeps its own."""
        return style.leading if self.leading == was.leading else self.leading

    def height(self, style: Style, was: Style | None = None) -> float:
        """The height the cell needs for label and text; `was` is the style it is still set in."""
        leading, high = self.leading, self.least
        if was is not None:
            leading = self.leading_in(style, was)
            high *= style.note / was.note
        if self.lines:
            high = max(high, len(self.lines) * leading + 2 * style.pad_y)
        if self.label:
            high = max(high, len(self.label) * style.label * 1.25 + style.pad_y)
        return high


@dataclass
class Piece:
    """A strip: rows and the parts in them.

    `key` names what is the same on every sheet (None: nothing worth keeping); `keep` holds it
    together with the next strip; `header` is repeated above it on a new page.
    """

    key: tuple[Hashable, ...] | None
    parts: list[Part]
    heights: list[float]
    look: str = "cells"
    keep: bool = False
    header: "Piece | None" = None
    least: list[float] = field(default_factory=list)  # of each row, before it was filled

    def __post_init__(self) -> None:
        self.least = self.least or list(self.heights)

    @property
    def height(self) -> float:
        """The height of all rows."""
        return sum(self.heights)

    @property
    def tops(self) -> list[float]:
        """Where each row starts, and where the last one ends."""
        return list(accumulate(self.heights, initial=0.0))

    def rekey(self) -> "Piece":
        """Make the key say how high the rows are."""
        if self.key is not None:
            self.key = (self.key[0], self.key[1], tuple(self.heights))
        return self

    def settle(self, style: Style) -> "Piece":
        """Make the rows high enough for what is in them."""
        _settle(self.heights, self.parts, style)
        return self


def _settle(
    heights: list[float], parts: list[Part], style: Style, was: Style | None = None
) -> None:
    several = []
    for part in parts:
        if part.end - part.first > 1:
            several.append(part)
            continue
        high = part.height(style, was)
        if high > heights[part.first]:
            heights[part.first] = high
    for part in several:
        lack = part.height(style, was) - sum(heights[part.first : part.end])
        if lack > 0:
            heights[part.end - 1] += lack


def tighten(pieces: list[Piece], style: Style, closer: Style, room: float) -> bool:
    """Give the strips of a form less air, if they fit into `room` points then; whether they do.

    Rows become lower and lines closer, the breaks of the lines stay. Nothing is touched before it
    is reckoned, and then in place: a file of a thousand forms has a hundred thousand cells.
    """
    share = closer.row / style.row
    settled, total = [], 0.0
    for piece in pieces:
        least = [height * share for height in piece.least]
        heights = list(least)
        _settle(heights, piece.parts, closer, style)
        settled.append((piece, least, heights))
        total += sum(heights)
        if total > room:
            return False
    for piece, least, heights in settled:
        piece.least, piece.heights = least, heights
        for part in piece.parts:
            part.leading = part.leading_in(closer, style)
            part.least *= closer.note / style.note
        piece.rekey()
    return True


def cut(piece: Piece, room: float, style: Style) -> tuple[Piece, Piece] | None:
    """The strip in two, the first at most `room` points high; None where it cannot be cut there.

    Text goes on behind the cut under its repeated label; at least two lines stand on each side.
    """
    tops = piece.tops
    row = next(i for i, top in enumerate(tops[1:]) if top > room - 0.01)
    crossing = [p for p in piece.parts if p.first <= row < p.end]
    kept = {p.name: _fitting(p, room - tops[p.first], style) for p in crossing}
    if any(n is None for n in kept.values()):
        return cut(piece, tops[row], style) if row and room > tops[row] else None
    if all(n == 0 for n in kept.values()):
        return None
    above = [p for p in piece.parts if p.end <= row]
    below = [p for p in piece.parts if p.first > row]
    first, rest = list(above), []
    for part in crossing:
        n = kept[part.name] or 0
        first.append(replace(part, lines=part.lines[:n], end=row + 1))
        rest.append(_rest(part, n, row))
    rest += [replace(p, first=p.first - row, end=p.end - row) for p in below]
    left = [tops[row + 1] - room, *piece.heights[row + 1 :]]
    left[0] = style.row if not below else max(left[0], 0.0)
    upper = replace(piece, key=None, parts=first, heights=[*piece.heights[:row], room - tops[row]])
    lower = replace(piece, key=None, parts=rest, heights=left)
    return upper, lower.settle(style)


def _fitting(part: Part, room: float, style: Style) -> int | None:
    """How many lines stay above a cut; None when the cut would leave a lonely line."""
    count = len(part.lines)
    fits = max(0, min(count, int((room - 2 * style.pad_y + 0.01) / part.leading)))
    if count <= 1 or fits == count:
        return fits if fits == count else None
    if count - fits == 1:
        fits -= 1
    return fits if fits >= 2 else None


def _rest(part: Part, kept: int, row: int) -> Part:
    return replace(
        part,
        lines=part.lines[kept:],
        right="" if kept else part.right,
        first=0,
        end=part.end - row,
        least=0.0,
        continued=True,
    )
