# SPDX-License-Identifier: MIT
"""Draws lines, tints, texts and codes as PDF operators, quickly and without any markup."""

from collections.abc import Sequence

from desk.paper import codes
from desk.paper.document import Document
from desk.paper.fonts import Script, drawable

BLACK, INK, GREY = "0 g", "0.13 g", "0.42 g"
TINT, BAR = "0.957 0.965 0.969 rg", "0.882 0.910 0.918 rg"
HAIRLINE, FRAME = 0.5, 1.1
RISE = 0.86  # of the type size: from the top of a line of that height to the base of its letters

Box = tuple[float, float, float, float]


class Pen:
    """Collects the operators of a page or block; x to the right, y up, in points."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._out: list[str] = []

    def taken(self) -> str:
        """The operators so far; the pen is empty then."""
        operators = "\n".join(self._out)
        self._out.clear()
        return operators

    def add(self, operators: str) -> None:
        """Operators that were made elsewhere."""
        self._out.append(operators)

    def flush(self) -> None:
        """Hand what was drawn over to the page."""
        if self._out:
            self.document.write(self.taken())

    def width(self, text: str, size: float, script: Script) -> float:
        """How wide a line is, in points."""
        return script.width(text) * size / 1000

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        script: Script,
        *,
        align: str = "left",
        spacing: float = 0.0,
    ) -> None:
        """One line with its base at y; x is its left end, middle or right end by `align`.

        `spacing` is put between the letters, in points.
        """
        text = drawable(text)
        if not text:
            return
        if align != "left":
            width = self.width(text, size, script) + spacing * (len(text) - 1)
            x -= width if align == "right" else width / 2
        out = [f"BT {x:.2f} {y:.2f} Td"]
        if spacing:
            out.append(f"{spacing:.2f} Tc")
        for face, encoded in self.document.runs(text, script):
            out.append(f"/{face.name} {size:g} Tf <{encoded}> Tj")
        if spacing:
            out.append("0 Tc")
        self._out.append(" ".join(out) + " ET")

    def lines(
        self, x: float, y: float, lines: Sequence[str], size: float, leading: float, script: Script
    ) -> None:
        """Lines from the left, the first one with its base at y, the others below."""
        out = [f"BT {leading:g} TL {x:.2f} {y:.2f} Td"]
        name = ""
        for n, line in enumerate(lines):
            if n:
                out.append("T*")
            if line:
                for face, encoded in self.document.runs(line, script):
                    if face.name != name:
                        name = face.name
                        out.append(f"/{name} {size:g} Tf")
                    out.append(f"<{encoded}> Tj")
        self._out.append(" ".join(out) + " ET")

    def ink(self, colour: str) -> None:
        """The colour of what is drawn next, as an operator."""
        self._out.append(colour)

    def fill(self, boxes: Sequence[Box], colour: str) -> None:
        """Boxes (x, y, width, height) filled without an edge; the ink is black again then."""
        if boxes:
            path = " ".join(f"{x:.2f} {y:.2f} {w:.2f} {h:.2f} re" for x, y, w, h in boxes)
            self._out.append(f"{colour} {path} f 0 g")

    def rule(self, lines: Sequence[Box], weight: float = HAIRLINE) -> None:
        """Lines from (x1, y1) to (x2, y2)."""
        if lines:
            path = " ".join(f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l" for a, b, c, d in lines)
            self._out.append(f"{weight:g} w {path} S")

    def frame(self, box: Box, weight: float = FRAME) -> None:
        """The outline of a box."""
        x, y, w, h = box
        self._out.append(f"{weight:g} w {x:.2f} {y:.2f} {w:.2f} {h:.2f} re S")

    def barcode(self, x: float, y: float, height: float, module: float, text: str) -> None:
        """A Code 128 from its lower left corner; `module` is the width of the thinnest bar."""
        black, _ = codes.bars(text)
        self.fill([(x + at * module, y, w * module, height) for at, w in black], BLACK)

    def qr(self, x: float, y: float, side: float, text: str) -> None:
        """A QR code from its lower left corner."""
        runs, count = codes.squares(text)
        module, top = side / count, y + side
        path = " ".join(f"{column} {-row - 1} {length} 1 re" for row, column, length in runs)
        self._out.append(f"q {module:.4f} 0 0 {module:.4f} {x:.2f} {top:.2f} cm {path} f Q")
