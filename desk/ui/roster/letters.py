# SPDX-License-Identifier: MIT
"""Marks as they are typed: one letter puts a shift at once, unless a longer mark may be meant."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

#: Milliseconds within which the second letter of a mark is typed.
SECOND_LETTER = 900
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def letter_of(event: QKeyEvent) -> str:
    """The letter or figure that was typed, without Ctrl and Alt; empty for other keys."""
    if event.modifiers() & ~_PLAIN:
        return ""
    text = event.text().upper()
    return text if len(text) == 1 and text.isalnum() and text.isascii() else ""


class Letters(QObject):
    """Collects the letters of a mark."""

    #: A whole mark was typed.
    typed = Signal(str)
    #: What waits for its second letter is another.
    waiting = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.half = ""
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SECOND_LETTER)
        self._wait.timeout.connect(self.finish)

    def take(self, letter: str, marks: Iterable[str]) -> None:
        """One more letter; `marks` are those there are."""
        known = set(marks)
        word = self.half + letter
        if any(len(mark) > len(word) and mark.startswith(word) for mark in known):
            self.half = word
            self._wait.start()
            self.waiting.emit()
            return
        if word not in known and self.half:
            self.finish()
            word = letter
        self._wait.stop()
        self.half = ""
        self.typed.emit(word)

    def finish(self) -> None:
        """No second letter comes."""
        self._wait.stop()
        half, self.half = self.half, ""
        if half:
            self.typed.emit(half)
            self.waiting.emit()
