# SPDX-License-Identifier: MIT
"""A strip of a report's page: as high as it needs, drawn where the page has room for it."""

from collections.abc import Callable
from dataclasses import dataclass

from desk.paper.document import Document
from desk.paper.fonts import Script, fonts
from desk.paper.pen import Pen

ACCENT, ACCENT_LINE = "0.07 0.42 0.39 rg", "0.07 0.42 0.39 RG"
PALE, PALE_LINE = "0.66 0.80 0.78 rg", "0.66 0.80 0.78 RG"
RED, RED_LINE = "0.66 0.13 0.10 rg", "0.66 0.13 0.10 RG"
MUTED, HAIR = "0.38 g", "0.72 G"

Draw = Callable[[float, float], None]
"""Draws with the upper left corner at (x, y)."""


@dataclass
class Strip:
    """Something that stays whole; `keep` does not end a page, `again` stands on the next one.

    A `gap` is room only: where a page ends it is left out.
    """

    height: float
    draw: Draw
    keep: bool = False
    again: "Strip | None" = None
    gap: bool = False


class Ink:
    """What every part of a report is drawn with: pen, faces, and the characters nobody can draw."""

    def __init__(self, document: Document) -> None:
        self.pen = Pen(document)
        self.regular: Script = document.regular
        self.bold: Script = document.bold
        self.lost: dict[str, None] = {}

    def known(self, text: str) -> str:
        """The text; what no print face has is remembered, so that nothing is printed."""
        self.lost.update(dict.fromkeys(fonts().missing(text)))
        return text

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """How wide a line is, in points."""
        return self.pen.width(text, size, self.bold if bold else self.regular)

    def fitting(self, text: str, size: float, room: float, *, bold: bool = False) -> float:
        """The size at which a line fits its room, never larger than it should be."""
        width = self.width(text, size, bold)
        return size if width <= room else max(size * room / width, 4.0)
