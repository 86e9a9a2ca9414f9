# SPDX-License-Identifier: MIT
"""A large button with a picture, a title and a line that says what follows."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desk.ui import icons, theme
from desk.ui.widgets import Text, said

_HIGH = 76


class Card(QAbstractButton):
    """One way into desk."""

    def __init__(self, icon: str, title: Text, detail: Text) -> None:
        super().__init__()
        self._picture, self._title, self._detail = icon, title, detail
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._named()

    def sizeHint(self) -> QSize:
        return QSize(420, _HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._named()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self.underMouse() or self.isDown()
        thick = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "border"), thick))
        painter.setBrush(theme.colour("hover" if hot else "paper"))
        box = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.drawRoundedRect(box, 8, 8)
        icons.paint(painter, self._picture, QRect(20, (self.height() - 28) // 2, 28, 28), "accent")
        words = self.rect().adjusted(68, 14, -44, -14)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(14, strong=True))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignTop), said(self._title))
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.font(12))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignBottom), said(self._detail))
        arrow = QRect(self.width() - 34, (self.height() - 16) // 2, 16, 16)
        icons.paint(painter, "chevron-right", arrow, "muted")

    def _named(self) -> None:
        self.setAccessibleName(said(self._title))
        self.setAccessibleDescription(said(self._detail))
        self.update()
