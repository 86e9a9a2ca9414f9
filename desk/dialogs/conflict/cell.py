# SPDX-License-Identifier: MIT
"""One of the values to choose from, as tall as its text; what is new in it is tinted."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desk.dialogs.conflict.values import pieces
from desk.text import N_
from desk.ui import icons, theme
from desk.ui.widgets import said

_PAD, _MARK = 10, 16
_LEAST = 40


class Cell(QAbstractButton):
    """A value that can be picked."""

    def __init__(self, text: str, before: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._before = text, before
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._write()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._document.setTextWidth(max(40, width - 2 * _PAD - _MARK))
        return max(_LEAST, round(self._document.size().height()) + 2 * _PAD)

    def sizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(max(220, self.width())))

    def _write(self) -> None:
        document = self._document
        document.clear()
        document.setDefaultFont(self.font())
        cursor = QTextCursor(document)
        plain, fresh = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme.colour("text" if self._text else "muted"))
        fresh.setForeground(theme.colour("text"))
        fresh.setBackground(theme.colour("amber_tint"))
        for piece, new in pieces(self._before, self._text):
            cursor.insertText(piece, fresh if new else plain)
        if not self._text:
            cursor.insertText(said(N_("(empty)")), plain)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        row = self.parentWidget()
        focused = on and row is not None and row.hasFocus()
        thick = 2.0 if on else 1.0
        edge = "focus" if focused else "accent" if on else "hairline"
        painter.setPen(QPen(theme.colour(edge), thick))
        fill = "accent_tint" if on else "hover" if self.underMouse() else "paper"
        painter.setBrush(theme.colour(fill))
        box = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        if on:
            mark = QRectF(self.width() - _PAD - 12, _PAD, 14, 14)
            icons.paint(painter, "check", mark, "accent_ink")
        self._document.setTextWidth(max(40, self.width() - 2 * _PAD - _MARK))
        painter.translate(_PAD, _PAD)
        self._document.drawContents(painter)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._write()
