# SPDX-License-Identifier: MIT
"""The kinds of call side by side, each with the digit that chooses it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.text import N_, _
from desk.ui import icons, theme
from desk.ui.call.kinds import CallKind
from desk.ui.widgets import paint_key, said

HIGH = 34
GAP = 6
COLUMNS = 2
_MOVES = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: COLUMNS,
    Qt.Key.Key_Up: -COLUMNS,
}


class KindList(QWidget):
    """Digits and arrows choose, Enter or a double click opens."""

    chosen = Signal(int)
    opened = Signal()

    def __init__(self, kinds: Sequence[CallKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = tuple(kinds)
        self.at = 0
        self.setObjectName("call.kinds")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._spoken()

    @property
    def kind(self) -> CallKind | None:
        """The kind chosen now; none where the person may open no form."""
        return self.kinds[self.at] if self.kinds else None

    def choose(self, at: int) -> None:
        """Choose the kind at a place, counted from nought; others are passed over."""
        if 0 <= at < len(self.kinds):
            self.at = at
            self._spoken()
            self.update()
            self.chosen.emit(at)

    def sizeHint(self) -> QSize:
        rows = -(-len(self.kinds) // COLUMNS)
        return QSize(320, max(0, rows * (HIGH + GAP) - GAP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        if key in _MOVES:
            self.choose(self.at + _MOVES[key])
        elif text.isdecimal() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose(int(text) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(self._place_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._place_at(event.position().toPoint()) == self.at:
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._spoken()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, box in enumerate(self._places()):
            self._paint_kind(painter, at, box)
        painter.end()

    def _paint_kind(self, painter: QPainter, at: int, box: QRect) -> None:
        kind, chosen = self.kinds[at], at == self.at
        edge = "focus" if chosen and self.hasFocus() else "accent" if chosen else "border"
        thick = 2.0 if chosen and self.hasFocus() else 1.0
        painter.setPen(QPen(theme.colour(edge), thick))
        painter.setBrush(theme.colour("accent_tint" if chosen else "raised"))
        body = QRectF(box).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.drawRoundedRect(body, theme.RADIUS, theme.RADIUS)
        role = "accent_ink" if chosen else "text"
        icon = QRect(box.left() + 10, box.top() + (HIGH - 18) // 2, 18, 18)
        icons.paint(painter, kind.icon, icon, role)
        painter.setFont(theme.font(strong=chosen))
        painter.setPen(theme.colour(role))
        room = box.adjusted(36, 0, -34, 0)
        words = painter.fontMetrics().elidedText(
            _(kind.label), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        paint_key(painter, QRectF(box).adjusted(0, 0, -10, 0), str(at + 1))

    def _places(self) -> list[QRect]:
        wide = (self.width() - GAP * (COLUMNS - 1)) // COLUMNS
        return [
            QRect((n % COLUMNS) * (wide + GAP), n // COLUMNS * (HIGH + GAP), wide, HIGH)
            for n in range(len(self.kinds))
        ]

    def _place_at(self, spot: QPoint) -> int:
        return next((n for n, box in enumerate(self._places()) if box.contains(spot)), -1)

    def _spoken(self) -> None:
        self.setAccessibleName(said(N_("Kind of call")))
        kind = self.kind
        self.setAccessibleDescription(_(kind.label) if kind is not None else "")
