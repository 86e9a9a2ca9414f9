# SPDX-License-Identifier: MIT
"""Short lists that paint themselves: what is due, who may be calling, what belongs together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.ui import icons, theme
from desk.ui.widgets import Text, badge_width, paint_badge, plain_tip, said

HEAD = 28
ONE = 32
TWO = 46
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_Home: -100_000,
    Qt.Key.Key_End: 100_000,
}


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


class LineList(QWidget):
    """Lines to choose from by click or by Up, Down and Enter; as high as its lines."""

    #: The value of the line that was clicked, or taken with Enter.
    chosen = Signal(object)
    #: The value of the line the person moved to.
    moved = Signal(object)

    def __init__(
        self, name: Text = "", parent: QWidget | None = None, *, lasting: bool = False
    ) -> None:
        """`lasting`: the marked line stays marked while the focus is elsewhere."""
        super().__init__(parent)
        self._name = name
        self._lasting = lasting
        self._lines: tuple[Line, ...] = ()
        self._at = -1
        self._over = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(said(name))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the place that was marked stays marked if its value is still there."""
        before = self.value()
        self._lines = tuple(lines)
        self._over = -1
        self._at = next(
            (n for n, line in enumerate(lines) if before is not None and line.value == before), -1
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._places() else Qt.FocusPolicy.NoFocus)
        self._spoken()
        self.updateGeometry()
        self.update()

    def lines(self) -> tuple[Line, ...]:
        """What is shown, heads among them."""
        return self._lines

    def value(self) -> Any:
        """The value of the marked line, None where none is marked."""
        return self._lines[self._at].value if 0 <= self._at < len(self._lines) else None

    def mark(self, at: int) -> None:
        """Mark the line at a place among those that can be chosen; -1 marks none."""
        places = self._places()
        self._at = places[max(0, min(at, len(places) - 1))] if places and at >= 0 else -1
        self._spoken()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, sum(line.height for line in self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def line_box(self, value: Any) -> QRect:
        """Where the line with a value stands; empty where it does not."""
        boxes = zip(self._lines, self._boxes(), strict=True)
        return next((box for line, box in boxes if line.value == value), QRect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        places = self._places()
        if step and places:
            now = places.index(self._at) if self._at in places else -1 if step > 0 else 0
            if now + step < 0 and step == -1 and now == 0:
                event.ignore()
                return
            self.mark(max(0, min(now + step, len(places) - 1)))
            self.moved.emit(self.value())
            self._show_marked()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.chosen.emit(self.value())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._at < 0:
            self.mark(0)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._line_at(event.position().toPoint())
        if over != self._over:
            self._over = over
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if over >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.setToolTip(plain_tip(self._told(self._lines[over])) if over >= 0 else "")
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = -1
        self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._line_at(event.position().toPoint())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._at = at
            self.update()
            self.chosen.emit(self._lines[at].value)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(said(self._name))
            self._spoken()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (line, box) in enumerate(zip(self._lines, self._boxes(), strict=True)):
            if not box.intersects(event.rect()):
                continue
            if line.head:
                _paint_head(painter, line, box)
            else:
                self._paint_ground(painter, at, box)
                paint_line(painter, line, box)
        painter.end()

    def _paint_ground(self, painter: QPainter, at: int, box: QRect) -> None:
        marked = at == self._at and (self.hasFocus() or self._lasting)
        if marked or at == self._over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection" if marked else "hover"))
            painter.drawRoundedRect(QRectF(box).adjusted(2, 1, -2, -1), 4, 4)

    def _places(self) -> list[int]:
        return [n for n, line in enumerate(self._lines) if not line.head and line.value is not None]

    def _boxes(self) -> list[QRect]:
        top, boxes = 0, []
        for line in self._lines:
            boxes.append(QRect(0, top, self.width(), line.height))
            top += line.height
        return boxes

    def _line_at(self, spot: QPoint) -> int:
        boxes = self._boxes()
        return next((n for n in self._places() if boxes[n].contains(spot)), -1)

    def _show_marked(self) -> None:
        """Have a scroll area around the list show the marked line."""
        area = self.parentWidget()
        while area is not None and not hasattr(area, "ensureVisible"):
            area = area.parentWidget()
        if area is not None and self._at >= 0:
            box = self._boxes()[self._at]
            inner = area.widget()  # type: ignore[attr-defined]
            spot = self.mapTo(inner, box.center())
            area.ensureVisible(spot.x(), spot.y(), 0, box.height())

    def _spoken(self) -> None:
        marked = 0 <= self._at < len(self._lines)
        self.setAccessibleDescription(self._told(self._lines[self._at]) if marked else "")

    def _told(self, line: Line) -> str:
        parts = (line.text, line.detail, line.right, line.below)
        return " · ".join(said(part) for part in parts if said(part))


def _paint_head(painter: QPainter, line: Line, box: QRect) -> None:
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
    width = painter.fontMetrics().horizontalAdvance(words) + theme.space(5)
    body = QRectF(edge - width, box.center().y() - 12, width, 25)
    painter.setPen(theme.colour("border"))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
    painter.setPen(theme.colour("text"))
    painter.drawText(body, int(Qt.AlignmentFlag.AlignCenter), words)
    return edge - width - theme.space(3)


def _elided(painter: QPainter, box: QRect, text: str) -> None:
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(_LEFT), words)
