# SPDX-License-Identifier: MIT
"""Several lines of text in a cell that grows with them; Tab leaves it, Ctrl+Enter saves."""

from typing import Any

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desk.db.fields import Kind
from desk.text import Message, Unreadable
from desk.ui.editors.editor import LINE, At, Editor
from desk.ui.editors.line import ENTER


class NoteEditor(Editor, QPlainTextEdit):
    """A customer's words, a remark: as many lines as they need, never a scroll bar of its own."""

    edited = Signal()
    passed = Signal()
    grown = Signal()  # its height has to change
    inset = 2

    def __init__(self, kind: Kind[Any], at: At, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.at = at
        self.lines = 2  # how many it offers before it has to grow
        self._shown: str | None = None  # the text of the value, if it stands there untouched
        self._quiet = False
        self._wide = 0
        self._high = 0
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(2)
        self.viewport().setAutoFillBackground(False)
        self.textChanged.connect(self._typed)

    def _typed(self) -> None:
        if self._quiet:
            return
        before = self._high
        if self._wide and self.height_for(self._wide) != before:
            self.grown.emit()
        self.edited.emit()

    def show_value(self, value: Any) -> None:
        self._write(self.kind.show(value, self.at()))
        self._shown = self.toPlainText()

    def _write(self, text: str) -> None:
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False
        self.grown.emit()

    def value(self) -> Any:
        text = self.toPlainText()
        return self._value if text == self._shown else self.kind.read(text, self.at())

    def typed(self) -> str:
        return self.toPlainText()

    def set_typed(self, text: str) -> None:
        self._value = ""
        self._shown = None
        self._write(text)

    def settle(self) -> Message | None:
        if not self.writable:
            return None
        try:
            value = self.value()
        except Unreadable as error:
            return error.message
        self._value = value
        shown = self.kind.show(value, self.at())
        if self.toPlainText() != shown:
            self._normalise(shown)
        self._shown = self.toPlainText()
        return super().settle()

    def _normalise(self, text: str) -> None:
        """Write the tidied text so that Ctrl+Z brings back what was typed."""
        self._quiet = True
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._quiet = False
        self.grown.emit()

    def retranslate(self) -> None:
        if self.toPlainText() == self._shown:
            self.show_value(self._value)

    def set_writable(self, writable: bool) -> None:
        super().set_writable(writable)
        self.setReadOnly(not writable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if writable else Qt.FocusPolicy.ClickFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def height_for(self, width: int) -> int:
        self._wide = width
        document = self.document()
        if document.textWidth() != width:
            document.setTextWidth(width)
        layout = document.documentLayout()
        block, high = document.firstBlock(), 0.0
        while block.isValid():
            high += layout.blockBoundingRect(block).height()
            block = block.next()
        line = self.fontMetrics().lineSpacing()
        least = self.lines * line if self.writable else line
        self._high = max(LINE, round(max(high, least)) + 4)
        return self._high

    def least(self) -> int:
        return 120

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only: fonts and colours of a web page have no place on a form."""
        if source.hasText():
            self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in ENTER and held:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the page, not the note: it shows all of its text anyway."""
        event.ignore()
