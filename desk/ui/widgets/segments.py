# SPDX-License-Identifier: MIT
"""A choice of a few words side by side: one key each, the arrows go along."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.ui import theme
from desk.ui.widgets.labels import Text, said

_PAD = 10
_HEIGHT = 28


class Segments(QWidget):
    """One of the words is chosen; digits choose by place, Left and Right go to the next."""

    #: Another value was chosen by the person.
    chosen = Signal(str)
    #: Enter: the person goes on.
    passed = Signal()

    def __init__(
        self,
        name: Text,
        options: Sequence[tuple[str, Text, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`options` are value, words and tone ("green", "amber", "red", "plain") each."""
        super().__init__(parent)
        self._name = name
        self._options = list(options)
        self._value = self._options[0][0]
        self.setFont(theme.font(12))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._spoken()

    def value(self) -> str:
        """The value chosen."""
        return self._value

    def set_value(self, value: str) -> None:
        """Choose a value without telling."""
        if value in self._values():
            self._value = value
            self._spoken()
            self.update()

    def choose(self, value: str) -> None:
        """Choose a value as a person does."""
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)

    def sizeHint(self) -> QSize:
        return QSize(sum(self._widths()) + 2, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        values, key = self._values(), event.key()
        at = values.index(self._value)
        digit = key - Qt.Key.Key_1
        if key == Qt.Key.Key_Right:
            self.choose(values[min(at + 1, len(values) - 1)])
        elif key == Qt.Key.Key_Left:
            self.choose(values[max(at - 1, 0)])
        elif 0 <= digit < len(values):
            self.choose(values[digit])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.passed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = 1
        for value, wide in zip(self._values(), self._widths(), strict=True):
            if left <= event.position().x() < left + wide:
                self.choose(value)
            left += wide

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        left = frame.x()
        for (value, text, tone), wide in zip(self._options, self._widths(), strict=True):
            box = QRectF(left, frame.y(), wide, frame.height())
            ink = theme.colour("muted")
            if value == self._value:
                ink, tint = theme.tones(tone)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tint)
                painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 4, 4)
            painter.setPen(ink)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), said(text))
            left += wide
        edge = "focus" if self.hasFocus() else "border"
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour(edge), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._spoken()
            self.updateGeometry()
            self.update()

    def _values(self) -> list[str]:
        return [value for value, _text, _tone in self._options]

    def _widths(self) -> list[int]:
        metrics = self.fontMetrics()
        return [metrics.horizontalAdvance(said(t)) + 2 * _PAD for _v, t, _tone in self._options]

    def _spoken(self) -> None:
        self.setAccessibleName(said(self._name))
        words = {value: text for value, text, _tone in self._options}
        self.setAccessibleDescription(said(words[self._value]))
