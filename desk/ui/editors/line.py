# SPDX-License-Identifier: MIT
"""A line to type in: text, phone numbers, amounts and figures, shown in their normal form."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desk.db.fields import Kind
from desk.text import Message, Unreadable
from desk.ui import icons, theme, wrapping
from desk.ui.editors.editor import LINE, At, Editor

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: The room at the right of a line for its mark (a calendar, an arrow), in pixels.
MARK = 20
_ABOVE = 2


class LineEditor(Editor, QLineEdit):
    """One line; what is typed is brought into its normal form when the person goes on."""

    edited = Signal()
    passed = Signal()
    inset = 2
    mark = ""  # the icon at the right that opens a list or a calendar

    def __init__(self, kind: Kind[Any], at: At, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.at = at
        self._shown: str | None = None  # the text of the value, if it stands there untouched
        self._settling = False
        self.setProperty("role", "bare")
        self.setFrame(False)
        self.setMaxLength(1_000_000)  # Qt's own limit would cut a long paste without a word
        if kind.align == "right":
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._typed)
        if self.mark:
            self.setTextMargins(0, 0, MARK, 0)
            self.setMouseTracking(True)

    def _typed(self) -> None:
        if not self._settling:
            self.edited.emit()

    def show_value(self, value: Any) -> None:
        text = self._text_of(value)
        self.setText(text)
        self._shown = self.text()
        if not self.hasFocus() and self.kind.align != "right":
            self.setCursorPosition(0)

    def _text_of(self, value: Any) -> str:
        return str(self.kind.show(value, self.at()))

    def value(self) -> Any:
        if self.text() == self._shown:
            return self._value
        return self.kind.read(self.text(), self.at())

    def typed(self) -> str:
        return self.text()

    def set_typed(self, text: str) -> None:
        self._value = None
        self._shown = None
        self.setText(text)

    def settle(self) -> Message | None:
        if not self.writable:
            return None
        try:
            value = self.value()
        except Unreadable as error:
            return error.message
        self._value = value
        self._normalise(self._text_of(value))
        return super().settle()

    def _normalise(self, text: str) -> None:
        """Write the normal form so that Ctrl+Z brings back what was typed."""
        if self.text() != text:
            self._settling = True
            self.selectAll()
            self.insert(text)
            self._settling = False
        self._shown = self.text()

    def set_writable(self, writable: bool) -> None:
        super().set_writable(writable)
        self.setReadOnly(not writable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if writable else Qt.FocusPolicy.ClickFocus)
        if self.mark:
            self.setTextMargins(0, 0, MARK if writable else 0, 0)

    def retranslate(self) -> None:
        if self.text() == self._shown:
            self.show_value(self._value)

    def least(self) -> int:
        if self.kind.name == "number":  # it is read aloud, so it stands in one line
            return self.fontMetrics().horizontalAdvance("PN202612-BJ0038") + 4
        wide: int = min(self.kind.width, 14) * 6 + 12
        return max(72, wide + (MARK if self.mark else 0))

    def height_for(self, width: int) -> int:
        """One line to type in; to read, as many as a long text needs, like on paper."""
        room = width - self._beside()
        if not self._is_longer(room):
            return LINE
        return wrapping.height(self.text(), theme.BASE, room) + 2 * _ABOVE

    def _beside(self) -> int:
        """The room in pixels that something else takes beside the words."""
        return 2 * self.inset

    def _is_longer(self, room: int) -> bool:
        if self.writable or self.kind.align == "right" or room < MARK:
            return False
        return self.fontMetrics().horizontalAdvance(self.text()) > room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field; with Ctrl it is left to the window, which saves."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            self.passed.emit()

    def open(self) -> None:
        """Open the list or calendar that belongs to the line."""

    def _mark_rect(self) -> QRect:
        size = 16
        return QRect(self.width() - size, (self.height() - size) // 2, size, size)

    def _on_mark(self, point: QPoint) -> bool:
        return bool(self.mark) and self.writable and point.x() >= self.width() - MARK

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.width() - self._beside()
        if self._is_longer(room) and not self.hasFocus():
            painter = QPainter(self)
            painter.setFont(self.font())
            painter.setPen(self.palette().text().color())
            wrapping.draw(painter, QRect(self.inset, _ABOVE, room, self.height()), self.text())
            painter.end()
            return
        super().paintEvent(event)
        if self.mark and self.writable:
            painter = QPainter(self)
            icons.paint(painter, self.mark, self._mark_rect(), self._mark_role())
            painter.end()

    def _mark_role(self) -> str:
        return "accent_ink" if self.hasFocus() else "faint"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._on_mark(event.position().toPoint()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.open()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.mark:
            on_mark = self._on_mark(event.position().toPoint())
            shape = Qt.CursorShape.PointingHandCursor if on_mark else Qt.CursorShape.IBeamCursor
            self.setCursor(shape)
        super().mouseMoveEvent(event)
