# SPDX-License-Identifier: MIT
"""The left side of the first start: what desk is, and how far the founding is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desk.text import N_
from desk.ui import icons, theme
from desk.ui.widgets import Text, said

_WIDTH = 272
_PAD = 32
_STEP = 40


class Side(QWidget):
    """A calm coloured panel; the steps are listed once a new office is being made."""

    def __init__(self, steps: Sequence[Text]) -> None:
        super().__init__()
        self._steps = tuple(steps)
        self._now = -1
        self.setFixedWidth(_WIDTH)

    def show_step(self, now: int) -> None:
        """Mark the step in work; below 0 none is shown."""
        self._now = now
        self.setAccessibleName(said(self._steps[now]) if now >= 0 else "desk")
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_step(self._now)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dark = theme.colours().dark
        ink = "text" if dark else "accent_text"
        painter.fillRect(self.rect(), theme.colour("accent_tint" if dark else "accent"))
        self._draw_paper(painter, ink)
        icons.paint(painter, "logo", QRectF(_PAD - 4, 44, 44, 44), ink)
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.font(28, strong=True))
        painter.drawText(QPointF(_PAD + 52, 76), "desk")
        painter.setFont(theme.font(theme.BASE))
        told = said(N_("The record book of your customer-service desk: calls, complaints, orders."))
        box = QRectF(_PAD, 112, self.width() - 2 * _PAD, 80)
        painter.drawText(box, int(Qt.TextFlag.TextWordWrap), told)
        if self._now >= 0:
            self._draw_steps(painter, ink)

    def _draw_paper(self, painter: QPainter, ink: str) -> None:
        """The rules of a paper form, very faint, running out at the foot."""
        painter.save()
        painter.setOpacity(0.13)
        painter.setPen(QPen(theme.colour(ink), 1.2))
        top = self.height() - 168.0
        painter.drawLine(QPointF(_PAD, top), QPointF(self.width(), top))
        for row in range(1, 6):
            y = top + row * 34
            painter.drawLine(QPointF(_PAD, y), QPointF(self.width(), y))
        for x in (_PAD, 132, 214):
            painter.drawLine(QPointF(x, top), QPointF(x, self.height()))
        painter.restore()

    def _draw_steps(self, painter: QPainter, ink: str) -> None:
        for at, step in enumerate(self._steps):
            middle = QPointF(_PAD + 10, 232 + at * _STEP)
            here = at == self._now
            painter.setOpacity(1.0 if at <= self._now else 0.6)
            painter.setPen(QPen(theme.colour(ink), 1.5))
            painter.setBrush(theme.colour(ink) if here else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 10, 10)
            number = QRectF(middle.x() - 10, middle.y() - 10, 20, 20)
            if at < self._now:
                icons.paint(painter, "check", number.adjusted(4, 4, -4, -4), ink)
            else:
                back = "accent_tint" if theme.colours().dark else "accent"
                painter.setPen(theme.colour(back if here else ink))
                painter.setFont(theme.font(theme.LABEL, strong=True))
                painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), str(at + 1))
            painter.setPen(theme.colour(ink))
            painter.setFont(theme.font(theme.BASE, strong=here))
            words = QRectF(_PAD + 32, middle.y() - 12, self.width() - _PAD - 40, 24)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), said(step))
        painter.setOpacity(1.0)
