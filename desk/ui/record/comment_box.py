# SPDX-License-Identifier: MIT
"""The box for a comment on a record: Enter sends, Shift+Enter begins a new line."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desk.text import _
from desk.text.plain import tidy

_LINE = 18
_MOST = 5


class CommentBox(QPlainTextEdit):
    """One line high until more is written."""

    sent = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record.comment_box")
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._grow)
        self.retranslate()
        self._grow()

    def retranslate(self) -> None:
        """Say the hint in the language of the moment."""
        self.setPlaceholderText(_("Write a comment (Enter sends it)"))
        self.setAccessibleName(_("Write a comment"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            text = tidy(self.toPlainText()).strip()
            if text:
                self.sent.emit(text)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _grow(self) -> None:
        lines = min(_MOST, max(1, self.document().lineCount()))
        more = self.document().lineCount() > _MOST
        always, never = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always if more else never)
        self.setFixedHeight(lines * _LINE + 16)
