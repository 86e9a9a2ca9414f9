# SPDX-License-Identifier: MIT
"""A page drawn freely, for papers that are no form: its ink, its lines, its careful texts."""

from collections.abc import Sequence

from desk.errors import Invalid
from desk.paper.breaking import broken
from desk.paper.document import Document
from desk.paper.fonts import fonts
from desk.paper.pen import BLACK, Pen
from desk.paper.request import PrintOptions
from desk.paper.sizes import MM, Paper
from desk.text import N_, Message

#: The green of the house on paper, to fill and to draw with.
GREEN, GREEN_LINE = "0.055 0.463 0.431 rg", "0.055 0.463 0.431 RG"
QUIET = "0.38 g"


class DesignedPage:
    """Pages of one size in the making; x to the right, y up, in points."""

    def __init__(self, title: str, author: str, paper: Paper, options: PrintOptions) -> None:
        self.width, self.height = paper.size
        self.options = options
        self.document = Document(
            title=title, author=author, language=options.language, invariant=options.invariant
        )
        self.pen = Pen(self.document)

    def start(self) -> None:
        """A fresh page, moved by the nudge of the printer."""
        self.document.start_page(self.width, self.height)
        right, down = (mm * MM for mm in self.options.nudge)
        self.pen.add(f"q 1 0 0 1 {right:.2f} {-down:.2f} cm")

    def end(self) -> None:
        """The page is full."""
        self.pen.add("Q")
        self.pen.flush()
        self.document.end_page()

    def say(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        bold: bool = False,
        ink: str = BLACK,
        align: str = "left",
        spacing: float = 0.0,
        room: float = 0.0,
    ) -> None:
        """A line, made smaller where it would be wider than its room."""
        script = self.document.bold if bold else self.document.regular
        wide = self.pen.width(text, size, script) + spacing * len(text)
        if room and wide > room:
            size, spacing = size * room / wide, spacing * room / wide
        self.pen.ink(ink)
        self.pen.text(x, y, text, size, script, align=align, spacing=spacing)
        self.pen.ink(BLACK)

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        room: float,
        *,
        most: int = 9,
        bold: bool = False,
    ) -> float:
        """Lines within a width; the height they take, in points."""
        script = self.document.bold if bold else self.document.regular
        lines = broken(text, room, size, script)
        if len(lines) > most:
            lines = [*lines[: most - 1], lines[most - 1].rstrip()[:-1] + "…"]
        leading = size * 1.45
        self.pen.lines(x, y, lines, size, leading, script)
        return leading * len(lines)

    def picture(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        """A picture in a box, over what was drawn before."""
        self.pen.flush()
        self.document.image(data, x, y, width, height)

    def frame(self, inset: float, weight: float) -> None:
        """A green frame so far from the paper's edge."""
        self.pen.add(f"q {GREEN_LINE}")
        self.pen.frame((inset, inset, self.width - 2 * inset, self.height - 2 * inset), weight)
        self.pen.add("Q")


def refuse_missing(number: str, texts: Sequence[str]) -> None:
    """Raise Invalid for characters that would print as empty boxes."""
    lost = [c for text in texts for c in fonts().missing(text)]
    if lost:
        raise Invalid(
            [
                (
                    None,
                    Message(
                        N_("{number} cannot be printed: {characters} are not in the print fonts."),
                        number=number,
                        characters=" ".join(dict.fromkeys(lost)),
                    ),
                )
            ]
        )
