# SPDX-License-Identifier: MIT
"""Paints the lines of a list: what is chosen, marked, void or not here yet, each told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QStaticText

from desk.db.record import Record
from desk.text import N_, _
from desk.ui import theme
from desk.ui.table_pages import Line
from desk.ui.widgets import paint_badge
from desk.ui.widgets.empty import paint_bars

PAD = 12
#: Width of the strip at the left in which marks are set.
GUTTER = 28
_BOX = 14


@dataclass(frozen=True)
class Column:
    """Where a column of the list lies on the screen, in pixels."""

    at: int
    left: int
    width: int
    right_aligned: bool
    is_state: bool


@dataclass(frozen=True)
class Look:
    """How a row stands: chosen, with the keyboard, under the mouse, marked."""

    chosen: bool = False
    focused: bool = False
    hovered: bool = False
    marked: bool = False
    markable: bool = False


def state_tone(record_type: type[Record], state: str) -> str:
    """The tone of a state's badge: not begun, under way, done."""
    if state in record_type.closed_states:
        return "green"
    return "plain" if state == next(iter(record_type.states), "") else "accent"


class LinePainter:
    """Draws rows straight onto the list, as fast as a wheel turns."""

    def __init__(self, record_type: type[Record]) -> None:
        self._type = record_type

        self._font = ""

    def begin(self, painter: QPainter, font: QFont) -> None:
        """Start to paint some rows in a font."""
        painter.setFont(font)
        self._font = font.toString()

    def paint(
        self,
        painter: QPainter,
        box: QRect,
        line: Line | None,
        columns: Sequence[Column],
        look: Look,
    ) -> None:
        """Draw one row of the list into its rectangle."""
        self._ground(painter, box, look)
        if line is None:
            paint_bars(painter, QRectF(box.adjusted(GUTTER - PAD, 0, 0, 0)), box.y() // theme.ROW)
        else:
            if look.marked or look.markable:
                self._mark(painter, box, look.marked)
            self._cells(painter, box, line, columns)
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.colour("hairline"))
        if look.focused:
            painter.fillRect(QRect(box.x(), box.y(), 3, box.height() - 1), theme.colour("accent"))

    def _ground(self, painter: QPainter, box: QRect, look: Look) -> None:
        if look.chosen:
            painter.fillRect(box, theme.colour("selection"))
        elif look.hovered:
            painter.fillRect(box, theme.colour("hover"))
        elif look.marked:
            painter.fillRect(box, theme.colour("accent_tint"))

    def _mark(self, painter: QPainter, box: QRect, marked: bool) -> None:
        area = QRectF(9.5, box.y() + (box.height() - _BOX) / 2 + 0.5, _BOX - 1, _BOX - 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if marked else "border"), 1))
        painter.setBrush(theme.colour("accent" if marked else "paper"))
        painter.drawRoundedRect(area, 3, 3)
        if marked:
            painter.setPen(QPen(theme.colour("accent_text"), 1.7))
            x, y = area.x(), area.y()
            painter.drawPolyline(
                [QPointF(x + 3, y + 6.8), QPointF(x + 5.6, y + 9.3), QPointF(x + 10, y + 4)]
            )
        painter.restore()

    def _cells(self, painter: QPainter, box: QRect, line: Line, columns: Sequence[Column]) -> None:
        ink = theme.colour("muted" if line.voided else "text")
        painter.setPen(ink)
        for column in columns:
            text = line.cells[column.at]
            if column.is_state:
                self._badge(painter, box, line, text, column)
                continue
            if not text:
                continue
            room = column.width - 2 * PAD
            static, wide, high = _fitted(text, max(0, room), self._font)
            left = float(column.left + PAD)
            if column.right_aligned:
                left += room - wide
            top = box.y() + (box.height() - 1 - high) / 2
            painter.drawStaticText(QPointF(left, top), static)
            if line.voided:
                self._strike(painter, ink, left, wide, box)

    def _badge(self, painter: QPainter, box: QRect, line: Line, text: str, column: Column) -> None:
        tone = state_tone(self._type, line.state)
        if line.voided:
            text, tone = _(N_("Void")), "red"
        if text:
            room = QRect(column.left + PAD - 2, box.y(), column.width - 2 * PAD + 4, box.height())
            paint_badge(painter, room, text, tone)

    @staticmethod
    def _strike(painter: QPainter, ink: QColor, left: float, wide: float, box: QRect) -> None:
        middle = box.y() + box.height() // 2
        painter.fillRect(QRectF(left, middle, wide, 1), ink)


@lru_cache(maxsize=8192)
def _fitted(text: str, room: int, font_text: str) -> tuple[QStaticText, float, float]:
    """A text laid out once, shortened to its room; its width and height in pixels."""
    font = QFont()
    font.fromString(font_text)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    static = QStaticText(shown)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.prepare(font=font)
    size = static.size()
    return static, size.width(), size.height()
