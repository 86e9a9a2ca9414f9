# SPDX-License-Identifier: MIT
"""A box of the room sheet: Space ticks it, R says that it is not in order, X not applicable."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.records.stay.words import RESULTS
from desk.text import _
from desk.ui import icons, theme

_LOOKS = {
    "done": ("check", "green"),
    "wrong": ("warning", "red"),
    "none": ("cross", "muted"),
}
_KEYS = {Qt.Key.Key_R: "wrong", Qt.Key.Key_X: "none"}


class TickCell(QWidget):
    """Empty, done, not in order, or not applicable."""

    changed = Signal(str)
    note_asked = Signal()

    def __init__(self, name: str, value: str) -> None:
        super().__init__()
        self.value = value
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._speak()

    def sizeHint(self) -> QSize:
        return QSize(150, 32)

    def choose(self, value: str) -> None:
        """Tick it so; the same again empties it."""
        self.value = "" if value == self.value else value
        self._speak()
        self.update()
        self.changed.emit(self.value)

    def _speak(self) -> None:
        self.setAccessibleDescription(_(RESULTS[self.value]) if self.value else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Space:
            self.choose("done")
        elif key in _KEYS:
            self.choose(_KEYS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.value:
            self.choose(self.value)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.focusNextPrevChild(True)
        elif key == Qt.Key.Key_Up:
            self.focusNextPrevChild(False)
        elif key == Qt.Key.Key_N:
            self.note_asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.choose("done")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon, tone = _LOOKS.get(self.value, ("", "plain"))
        ink, tint = theme.tones(tone)
        box = QRectF(2, 5, 22, 22)
        focused = self.hasFocus()
        edge = theme.colour("focus") if focused else ink if icon else theme.colour("border")
        painter.setPen(QPen(edge, 2 if focused else 1.2))
        painter.setBrush(tint if icon else theme.colour("cell"))
        painter.drawRoundedRect(box, 5, 5)
        if icon:
            icons.paint(painter, icon, box.adjusted(3, 3, -3, -3), tone)
            painter.setPen(ink)
            words = QRectF(32, 0, self.width() - 32, self.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), _(RESULTS[self.value]))
