# SPDX-License-Identifier: MIT
"""The shifts as keys to click: the mark as the grid paints it, the name, from when to when."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desk.records.duty.plan import ShiftKind
from desk.ui import theme
from desk.ui.roster.drawn import TONES
from desk.ui.widgets import plain_tip

_HEIGHT = 28
_TILE = 24


class ShiftKey(QAbstractButton):
    """One shift; a click puts it into the chosen cells."""

    def __init__(self, kind: ShiftKind) -> None:
        super().__init__()
        self._kind = kind
        self.setObjectName(f"roster.shift.{kind.code}")
        self.setFont(theme.font(12))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        words = " ".join(part for part in (kind.code, kind.name, kind.hours) if part)
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words))

    def sizeHint(self) -> QSize:
        measure = self.fontMetrics().horizontalAdvance
        hours = measure(self._kind.hours) + 6 if self._kind.hours else 0
        return QSize(_TILE + 8 + measure(self._kind.name) + hours + 10, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isEnabled() and (self.underMouse() or self.isDown() or self.hasFocus()):
            focused = self.hasFocus()
            painter.setPen(theme.colour("focus") if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(body, theme.RADIUS, theme.RADIUS)
        tone = TONES.get(self._kind.tint, "")
        tile = QRectF(3, 4, _TILE, _HEIGHT - 8)
        ink = theme.colour("muted")
        painter.setPen(theme.colour("border"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if tone:
            ink, tint = theme.tones(tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
        painter.drawRoundedRect(tile, 4, 4)
        painter.setPen(ink)
        painter.setFont(theme.font(12, strong=True))
        painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, self._kind.code)
        painter.setFont(self.font())
        painter.setPen(theme.colour("text"))
        left = _TILE + 9
        middle = Qt.AlignmentFlag.AlignVCenter
        wide = painter.fontMetrics().horizontalAdvance(self._kind.name)
        painter.drawText(QRectF(left, 0, wide + 4, _HEIGHT), middle, self._kind.name)
        painter.setPen(theme.colour("muted"))
        hours = QRectF(left + wide + 6, 0, self.width() - left - wide - 6, _HEIGHT)
        painter.drawText(hours, middle, self._kind.hours)
