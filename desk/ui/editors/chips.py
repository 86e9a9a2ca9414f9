# SPDX-License-Identifier: MIT
"""One of a few words that all stand in the cell, as on paper where one of them is ticked."""

from typing import Any, cast

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desk.db.fields import Choice, Kind
from desk.text import _
from desk.text.plain import fold
from desk.ui import theme
from desk.ui.editors.choice import rank_of
from desk.ui.editors.editor import LINE, At, Editor
from desk.ui.editors.line import ENTER

#: At most so many words stand side by side; more of them make a list.
MOST = 4
PAD = 8
GAP = 4
HIGH = 20
STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class ChipsEditor(Editor, QWidget):
    """A choice of few: arrows, its number or its first letter choose, Delete takes it back."""

    edited = Signal()
    passed = Signal()

    def __init__(self, kind: Kind[Any], at: At, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.at = at
        self._value = ""
        self._words: QLineEdit | None = None  # the chosen word, to be read and copied
        self._over = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def options(self) -> dict[str, str]:
        """The words by their codes, a value from elsewhere among them."""
        options = cast("Choice", self.kind).options
        more = {self._value: self._value} if self._value and self._value not in options else {}
        return options | more

    def show_value(self, value: Any) -> None:
        self._value = value or ""
        self._say()
        self.update()

    def _say(self) -> None:
        word = self.kind.show(self._value, self.at())
        self.setAccessibleDescription(word)
        if self._words is not None:
            self._words.setText(word)

    def choose(self, code: str) -> None:
        """Choose by hand; "" takes the choice back."""
        if self.writable and code != self._value:
            self.show_value(code)
            self.edited.emit()

    def set_writable(self, writable: bool) -> None:
        super().set_writable(writable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if writable else Qt.FocusPolicy.NoFocus)
        if not writable and self._words is None:
            self._words = QLineEdit(self)
            self._words.setProperty("role", "bare")
            self._words.setFrame(False)
            self._words.setReadOnly(True)
            self._words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._words.setGeometry(-2, 0, self.width() + 2, LINE)
        if self._words is not None:
            self._words.setVisible(not writable)
        self._say()

    def resizeEvent(self, _event: Any) -> None:
        if self._words is not None:
            self._words.setGeometry(-2, 0, self.width() + 2, LINE)

    def retranslate(self) -> None:
        self._say()
        self.update()

    def chips(self, width: int) -> list[QRect]:
        """Where each word stands in a cell of that width; they wrap like words."""
        metrics = self.fontMetrics()
        places, left, top = [], 0, 1
        for label in self.options.values():
            wide = metrics.horizontalAdvance(_(label)) + 2 * PAD
            if left and left + wide > width:
                left, top = 0, top + LINE
            places.append(QRect(left, top, wide, HIGH))
            left += wide + GAP
        return places

    def height_for(self, width: int) -> int:
        places = self.chips(width)
        return places[-1].bottom() + 2 if self.writable and places else LINE

    def least(self) -> int:
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(_(label)) + 2 * PAD for label in self.options.values()]
        all_of_them = sum(widths) + GAP * (len(widths) - 1)
        return max(max(widths, default=64), min(all_of_them, 128))

    def sizeHint(self) -> QSize:
        return QSize(self.least(), self.height_for(self.least()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.writable:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, (code, place) in enumerate(
            zip(self.options, self.chips(self.width()), strict=True)
        ):
            self._paint_chip(painter, code, place, at)
        painter.end()

    def _paint_chip(self, painter: QPainter, code: str, place: QRect, at: int) -> None:
        chosen = code == self._value
        here = self.hasFocus() and (chosen or (not self._value and at == 0))
        if chosen or at == self._over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_tint" if chosen else "hover"))
            painter.drawRoundedRect(place, 4, 4)
        edge = "focus" if here else "accent_tint" if chosen else "hairline"
        painter.setPen(theme.colour(edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.colour("accent_ink" if chosen else "muted"))
        painter.setFont(theme.font(strong=True) if chosen else theme.font())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _(self.options[code]))

    def _at(self, point: QPoint) -> int:
        places = self.chips(self.width())
        return next((n for n, place in enumerate(places) if place.contains(point)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        if at >= 0 and self.writable and event.button() == Qt.MouseButton.LeftButton:
            code = list(self.options)[at]
            again = code == self._value and not self.kind.required
            self.choose("" if again else code)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event.position().toPoint()))

    def leaveEvent(self, _event: Any) -> None:
        self._hover(-1)

    def _hover(self, at: int) -> None:
        if at != self._over:
            self._over = at
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        codes = list(self.options)
        now = codes.index(self._value) if self._value else None
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if held:
            event.ignore()
        elif key in ENTER:
            self.passed.emit()
        elif key in STEPS or key == Qt.Key.Key_Space:
            step = STEPS.get(key, 1)
            self.choose(codes[0 if now is None else (now + step) % len(codes)])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose("")
        elif text.isdecimal() and 1 <= int(text) <= len(codes):
            self.choose(codes[int(text) - 1])
        elif not (text.isprintable() and text and self._choose_by_letter(fold(text), now)):
            event.ignore()

    def _choose_by_letter(self, letter: str, now: int | None) -> bool:
        """The next word that begins with the letter, in script or pinyin."""
        options = list(self.options.items())
        after = 0 if now is None else now + 1
        for code, label in options[after:] + options[:after]:
            if rank_of(_(label), "", letter) <= 2:
                self.choose(code)
                return True
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
