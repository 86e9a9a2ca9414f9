# SPDX-License-Identifier: MIT
"""A candidate on the ballot: a card with portrait, name and department to choose."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desk.ui import icons, theme
from desk.ui.star.portrait import paint_portrait
from desk.ui.widgets import plain_tip

_SIZE = QSize(172, 150)
_PORTRAIT = 64


class CandidateCard(QAbstractButton):
    """One card is chosen at a time; Space chooses, the arrow keys go from card to card."""

    def __init__(self, person: int, name: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person, self.about = person, about
        self._hover = False
        self.setCheckable(True)
        self.setText(name)
        self.setObjectName(f"star.candidate.{person}")
        self.setAccessibleName(f"{name}, {about}" if about else name)
        self.setToolTip(plain_tip(name))
        self.setFixedSize(_SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return _SIZE

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # Enter belongs to the page
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        edge = theme.colour("accent" if chosen or self.hasFocus() else "border")
        painter.setPen(QPen(edge, 2 if chosen else 1))
        ground = "hover" if self._hover and not chosen else "paper"
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(body, theme.RADIUS, theme.RADIUS)
        left = (self.width() - _PORTRAIT) / 2
        paint_portrait(painter, QRectF(left, 14, _PORTRAIT, _PORTRAIT), self.text())
        self._write(painter, 88, self.text(), theme.font(15, strong=True), "text")
        self._write(painter, 112, self.about, theme.font(12), "muted")
        if chosen:
            icons.paint(painter, "done", QRectF(self.width() - 30, 8, 22, 22), "accent")

    def _write(self, painter: QPainter, y: int, text: str, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        box = QRect(8, y, self.width() - 16, 22)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
