# SPDX-License-Identifier: MIT
"""What the clerk says and asks, beside the form, in the language of the screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.records.call import Script
from desk.ui import theme, wrapping

_SIDE = 14


class ScriptView(QWidget):
    """The greeting as one speaks it, the questions numbered, the promise at the end."""

    def __init__(
        self, clerk: str, find: Callable[[str], Script], parent: QWidget | None = None
    ) -> None:
        """`find` gives the script of a kind of call in the language of the moment."""
        super().__init__(parent)
        self.setObjectName("call.script")
        self._clerk = clerk
        self._find = find
        self._kind = ""
        self._script = Script("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_script(self, kind: str) -> None:
        """Show the script of a kind of call; nothing where the office has none."""
        self._kind = kind
        self._script = self._find(kind)
        self._spoken()
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        rows = self._rows(self.width())
        self.setFixedHeight(rows[-1][1].bottom() + 14 if rows else 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._script = self._find(self._kind)
            self._spoken()
            self._place()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        rows = self._rows(self.width())
        if not rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("section_tint"))
        painter.drawRoundedRect(self.rect(), theme.RADIUS, theme.RADIUS)
        painter.setFont(theme.font())
        for text, box, role, mark in rows:
            painter.setPen(theme.colour(role))
            wrapping.draw(painter, box, text)
            painter.setPen(theme.colour("muted"))
            wrapping.draw(painter, QRect(_SIDE, box.top(), 18, box.height()), mark)
        painter.end()

    def _words(self) -> list[tuple[str, str, str]]:
        """Each sentence with the colour it has and the mark before it."""
        if not self._script.greeting:
            return []
        greeting = self._script.greeting.replace("{clerk}", self._clerk)
        words = [(f"“{greeting}”", "accent_ink", "")]
        words += [(q, "text", f"{n}.") for n, q in enumerate(self._script.questions, 1)]
        if self._script.promise:
            words.append((f"“{self._script.promise}”", "accent_ink", ""))
        return words

    def _rows(self, width: int) -> list[tuple[str, QRect, str, str]]:
        top, rows = 12, []
        for text, role, mark in self._words():
            left = _SIDE + (20 if mark else 0)
            room = max(40, width - left - _SIDE)
            box = QRect(left, top, room, wrapping.height(text, theme.BASE, room))
            rows.append((text, box, role, mark))
            top += box.height() + 6
        return rows

    def _spoken(self) -> None:
        self.setAccessibleName(" ".join(text for text, _role, _mark in self._words()))
