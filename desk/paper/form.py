# SPDX-License-Identifier: MIT
"""Draws the strips of a form: hairlines, tinted labels, values; what repeats is drawn once."""

from desk.paper.document import Document
from desk.paper.flow import Page
from desk.paper.pen import BAR, FRAME, RISE, TINT, Box, Pen
from desk.paper.piece import Part, Piece
from desk.paper.sizes import Style
from desk.text import _


class FormPen:
    """Draws pages of strips into a document."""

    def __init__(self, document: Document, style: Style, *, tints: bool) -> None:
        self.document = document
        self.style = style  # of the page in work
        self.tints = tints
        self.pen = Pen(document)
        self._block_pen = Pen(document)

    def draw(self, page: Page, style: Style, x: float, y: float, width: float, kind: str) -> None:
        """A page of strips set in that style, its frame's upper left corner at (x, y)."""
        self.style = style
        for piece, top in page.placed:
            self._ruling(piece, x, y - top, width, kind)
            for part in piece.parts:
                if part.lines or part.right:
                    self._value(part, piece.tops, x, y - top)
        self.pen.frame((x, y - page.used, width, page.used), FRAME)

    def _ruling(self, piece: Piece, x: float, y: float, width: float, kind: str) -> None:
        size = (width, piece.height)
        if piece.key is None:
            self.pen.add(f"q 1 0 0 1 {x:.2f} {y:.2f} cm")
            self.pen.add(self._static(piece, width))
            self.pen.add("Q")
            return
        key = (kind, width, piece.key)
        name = self.document.block(key, size, lambda: self._static(piece, width))
        self.pen.flush()
        self.document.use(name, x, y)

    def _static(self, piece: Piece, width: float) -> str:
        pen, tops = self._block_pen, piece.tops
        fills: list[Box] = []
        lines: list[Box] = [(0, 0, width, 0)]
        for part in piece.parts:
            top, bottom = -tops[part.first], -tops[part.end]
            if part.label_width:
                fills.append((part.x, bottom, part.label_width, top - bottom))
            if part.x > 0.01:
                lines.append((part.x, top, part.x, bottom))
            if part.first:
                lines.append((part.x, top, part.x + part.width, top))
            if part.label_width and part.label_width < part.width - 0.01:
                edge = part.x + part.label_width
                lines.append((edge, top, edge, bottom))
        if self.tints:
            pen.fill(fills, BAR if piece.look == "bar" else TINT)
        pen.rule(lines)
        for part in piece.parts:
            self._label(pen, part, tops, piece.look)
        return pen.taken()

    def _label(self, pen: Pen, part: Part, tops: list[float], look: str) -> None:
        if not part.label:
            return
        style, top, height = self.style, -tops[part.first], tops[part.end] - tops[part.first]
        if look in ("bar", "caption"):
            base = top - (height - style.value) / 2 - style.value * RISE
            text, script = part.label[0], self.document.bold
            pen.text(part.x + style.pad_x * 1.5, base, text, style.value, script)
            return
        label = [*part.label, _("(continued)")] if part.continued else list(part.label)
        leading = style.label * 1.25
        base = top - (height - leading * len(label)) / 2 - (leading - style.label) / 2
        base -= style.label * RISE
        middle = part.x + part.label_width / 2
        inner = part.label_width - 1.5 * style.pad_x
        for line in label:
            size = style.label
            width = self.document.regular.width(line) * size / 1000
            if width > inner:
                size = max(size * inner / width, 4.0)
            pen.text(middle, base, line, size, self.document.regular, align="center")
            base -= leading

    def _value(self, part: Part, tops: list[float], x: float, y: float) -> None:
        style, script = self.style, self.document.regular
        left = x + part.x + part.label_width + style.pad_x
        inner = part.width - part.label_width - 2 * style.pad_x
        top, height = y - tops[part.first], tops[part.end] - tops[part.first]
        block = max(len(part.lines), 1) * part.leading
        if part.place == "top":
            start = top - style.pad_y
        elif part.place == "bottom":
            start = top - height + block + style.pad_y
        else:
            start = top - (height - block) / 2
        base = start - (part.leading - part.size) / 2 - part.size * RISE
        if part.right:
            right = left + inner
            self.pen.text(right, base, part.right, part.size, script, align="right")
        if part.align == "left":
            self.pen.lines(left, base, part.lines, part.size, part.leading, script)
            return
        at = left + (inner if part.align == "right" else inner / 2)
        for line in part.lines:
            self.pen.text(at, base, line, part.size, script, align=part.align)
            base -= part.leading
