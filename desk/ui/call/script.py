# SPDX-License-Identifier: MIT
"""What the clerk says and asks, beside the form, in the language of the screen."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.text import _
from desk.ui import theme
from desk.ui.call.scripts import SCRIPTS, Script

_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_SIDE = 14


class ScriptView(QWidget):
    """The greeting as one speaks it, the questions numbered, the promise at the end."""

    def __init__(self, clerk: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("call.script")
        self._clerk = clerk
        self._script = Script("")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_script(self, kind: str) -> None:
        """Show the script of a kind of call; nothing where the office has none."""
        self._script = SCRIPTS.get(kind, Script(""))
        self._spoken()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return rows[-1][1].bottom() + 14 if rows else 0

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(320, self.width())))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._spoken()
            self.updateGeometry()
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
            painter.drawText(box, _WRAP, text)
            painter.setPen(theme.colour("muted"))
            painter.drawText(QRect(_SIDE, box.top(), 18, box.height()), _WRAP, mark)
        painter.end()

    def _words(self) -> list[tuple[str, str, str]]:
        """Each sentence with the colour it has and the mark before it."""
        if not self._script.greeting:
            return []
        greeting = _(self._script.greeting).format(clerk=self._clerk)
        words = [(f"“{greeting}”", "accent_ink", "")]
        words += [(_(q), "text", f"{n}.") for n, q in enumerate(self._script.questions, 1)]
        if self._script.promise:
            words.append((f"“{_(self._script.promise)}”", "accent_ink", ""))
        return words

    def _rows(self, width: int) -> list[tuple[str, QRect, str, str]]:
        metrics = QFontMetrics(theme.font())
        top, rows = 12, []
        for text, role, mark in self._words():
            left = _SIDE + (20 if mark else 0)
            room = QRect(left, top, max(40, width - left - _SIDE), 4000)
            box = metrics.boundingRect(room, _WRAP, text)
            rows.append((text, QRect(left, top, room.width(), box.height()), role, mark))
            top += box.height() + 6
        return rows

    def _spoken(self) -> None:
        self.setAccessibleName(" ".join(text for text, _role, _mark in self._words()))
