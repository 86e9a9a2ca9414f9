# SPDX-License-Identifier: MIT
"""One line of a short list, and how it is painted: words, a time or state, perhaps a button."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from desk.ui import icons, theme
from desk.ui.widgets import Text, badge_width, paint_badge, said

HEAD = 28
ONE = 32
TWO = 46
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Line:
    """One line: its words, what stands below them, and at the right a time or a state.

    `tone` makes a badge of what stands at the right; `button` says what a click does; a `head`
    is a bar over the lines below it.
    """

    text: Text
    detail: Text = ""
    right: Text = ""
    tone: str = ""
    icon: str = ""
    below: Text = ""
    value: Any = None
    button: Text = ""
    head: bool = False
    struck: bool = False

    @property
    def height(self) -> int:
        """How high it stands, in pixels."""
        return HEAD if self.head else TWO if self.detail or self.below else ONE


def paint_head(painter: QPainter, line: Line, box: QRect) -> None:
    """Paint the bar over the lines below it."""
    ink, _tint = theme.tones(line.tone or "muted")
    painter.setFont(theme.font(12, strong=True))
    painter.setPen(ink)
    room = box.adjusted(theme.space(2), 6, -theme.space(2), 0)
    painter.drawText(room, int(_LEFT), said(line.text))
    painter.setFont(theme.font(theme.LABEL))
    painter.setPen(theme.colour("muted"))
    painter.drawText(room, int(_RIGHT), said(line.right))
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour("hairline"))


def paint_line(painter: QPainter, line: Line, box: QRect) -> None:
    """Paint a line into its box, as a list of lines does."""
    left = box.left() + theme.space(2)
    if line.icon:
        name = icons.of(line.icon)
        top = box.top() + (box.height() - theme.ICON) // 2
        icons.paint(painter, name, QRect(left, top, theme.ICON, theme.ICON), "muted")
        left += theme.ICON + theme.space(2)
    right = _paint_right(painter, line, box)
    two = line.height == TWO
    upper = QRect(left, box.top() + (5 if two else 0), right - left, 20 if two else box.height())
    painter.setFont(theme.font())
    painter.setPen(theme.colour("muted" if line.struck else "text"))
    font = painter.font()
    font.setStrikeOut(line.struck)
    painter.setFont(font)
    _elided(painter, upper, said(line.text))
    if two:
        painter.setFont(theme.font(theme.LABEL))
        painter.setPen(theme.colour("muted"))
        _elided(painter, QRect(left, box.top() + 25, right - left, 16), said(line.detail))


def _paint_right(painter: QPainter, line: Line, box: QRect) -> int:
    """Paint what stands at the right; returns where the room for the words ends."""
    edge = _paint_button(painter, line, box)
    words, below = said(line.right), said(line.below)
    painter.setFont(theme.font(12 if line.tone else theme.LABEL))
    metrics = painter.fontMetrics()
    width = badge_width(words, painter.font()) if line.tone else metrics.horizontalAdvance(words)
    width = width if words else 0
    upper = QRect(box.left(), box.top(), box.width(), 26 if below else box.height())
    if words and line.tone:
        place = QRect(edge - width, upper.top() + (3 if below else 0), width, upper.height())
        paint_badge(painter, place, words, line.tone)
    elif words:
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            QRect(edge - width, upper.top(), width, upper.height()), int(_RIGHT), words
        )
    if below:
        painter.setFont(theme.font(theme.LABEL))
        painter.setPen(theme.colour("muted"))
        wide = painter.fontMetrics().horizontalAdvance(below)
        painter.drawText(QRect(edge - wide, box.top() + 25, wide, 16), int(_RIGHT), below)
        width = max(width, wide)
    return edge - width - (theme.space(2) if width else 0)


def _paint_button(painter: QPainter, line: Line, box: QRect) -> int:
    """Paint what a click does, as a button; returns where it begins."""
    edge, words = box.right() - theme.space(2), said(line.button)
    if not words:
        return edge
    painter.setFont(theme.font(12))
    width = button_width(line)
    body = QRectF(edge - width, box.center().y() - 12, width, 25)
    painter.setPen(theme.colour("border"))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
    painter.setPen(theme.colour("text"))
    painter.drawText(body, int(Qt.AlignmentFlag.AlignCenter), words)
    return edge - width - theme.space(3)


def on_line_button(line: Line, width: int, x: float) -> bool:
    """Whether a place `x` pixels from the left of a list so wide lies on the line's button."""
    return bool(said(line.button)) and x >= width - theme.space(3) - button_width(line)


def button_width(line: Line) -> int:
    """How wide the button of a line is, in pixels."""
    return QFontMetrics(theme.font(12)).horizontalAdvance(said(line.button)) + theme.space(5)


def _elided(painter: QPainter, box: QRect, text: str) -> None:
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(_LEFT), words)
