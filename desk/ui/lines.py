# SPDX-License-Identifier: MIT
"""Short lists that paint themselves: what is due, who may be calling, what belongs together."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.ui import theme
from desk.ui.line_paint import HEAD, ONE, TWO, Line, on_line_button, paint_head, paint_line
from desk.ui.widgets import Text, plain_tip, said

__all__ = ["HEAD", "ONE", "TWO", "Line", "LineList", "paint_line"]

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_Home: -100_000,
    Qt.Key.Key_End: 100_000,
}


class LineList(QWidget):
    """Lines to choose from by click or by Up, Down and Enter; as high as its lines."""

    #: The value of the line that was clicked, or taken with Enter.
    chosen = Signal(object)
    #: The value of the line whose button was clicked, or pressed with Ctrl+Enter.
    pressed = Signal(object)
    #: The value of the line the person moved to.
    moved = Signal(object)

    def __init__(
        self,
        name: Text = "",
        parent: QWidget | None = None,
        *,
        lasting: bool = False,
        own_buttons: bool = False,
    ) -> None:
        """`lasting`: the marked line stays marked while the focus is elsewhere; `own_buttons`:
        a click on a line's button is told apart from one on the line."""
        super().__init__(parent)
        self._name = name
        self._lasting, self._own_buttons = lasting, own_buttons
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
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.pressed if held else self.chosen).emit(self.value())
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
            on_button = self._own_buttons and on_line_button(
                self._lines[at], self.width(), event.position().x()
            )
            (self.pressed if on_button else self.chosen).emit(self._lines[at].value)

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
                paint_head(painter, line, box)
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
