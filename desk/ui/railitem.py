# SPDX-License-Identifier: MIT
"""One entry of the rail, painted by itself: a book or a page, how much is due there."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontInfo,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton

from desk.text import _
from desk.ui import icons, theme
from desk.ui.widgets import plain_tip

# Low enough for every daily book on a screen of 768 lines.
HEIGHT = 26
_ARROW = 18  # the room of a door's arrow


@dataclass(frozen=True)
class Place:
    """One entry of the rail: its id, text (msgid), icon and group of neighbours.

    One that `opens` is a door: the places `behind` its id show when it is pressed.
    """

    id: str
    text: str
    icon: str
    group: int = 0
    behind: str = ""
    opens: bool = False


class RailItem(QAbstractButton):
    """One entry, painted by itself: icon, text, count."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.folded = False
        self.is_open = self.by_itself = False
        self.due = self.late = 0
        self._hover = False
        self.setObjectName(f"rail.{place.id}")
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def show_count(self, due: int, late: int) -> None:
        """Say how much is due here, and how much of it is late."""
        self.due, self.late = due, late
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Say name and count in the language of the moment."""
        name = told = _(self.place.text)
        if self.due:
            told = _("{name}: {n} due").format(name=name, n=self.due)
        if self.late:
            told = _("{name}: {n} due, {late} late").format(name=name, n=self.due, late=self.late)
        self.setText(name)
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))
        if self.place.opens:
            self.setAccessibleDescription(_("unfolded") if self.is_open else _("folded"))

    def sizeHint(self) -> QSize:
        return QSize(theme.RAIL_FOLDED - theme.space(4), HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

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
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        if self.isChecked() or self._hover or self.hasFocus():
            painter.setPen(theme.colour("focus") if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        role = "accent" if self.isChecked() else "muted"
        picture = icons.pixmap(self.place.icon, theme.ICON, role, self.devicePixelRatioF())
        left = (self.width() - theme.ICON) // 2 if self.folded else self._left()
        painter.drawPixmap(left, (self.height() - theme.ICON) // 2, picture)
        if not self.folded:
            self._paint_text(painter)
        if self.place.opens and not self.folded:
            side = 12
            arrow = QRect(self.width() - side - 8, (self.height() - side) // 2, side, side)
            icons.paint(
                painter, "chevron-down" if self.is_open else "chevron-right", arrow, "muted"
            )
        if self._counts:
            self._paint_count(painter)

    @property
    def _counts(self) -> bool:
        """Whether a count shows; an open door leaves it to what stands behind it."""
        return bool(self.due) and not (self.place.opens and self.is_open)

    def _left(self) -> int:
        """What stands behind a door stands further in."""
        return theme.space(3) if self.place.behind else theme.space(1.5)

    def _paint_text(self, painter: QPainter) -> None:
        painter.setPen(theme.colour("text"))
        left = self._left() + theme.ICON + theme.space(2)
        right = theme.space(1) + (self._count_width() if self._counts else 0)
        if self.place.opens:
            right += _ARROW
        box = QRect(left, 0, self.width() - left - right, self.height())
        painter.setFont(self._fitting(box.width()))
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _fitting(self, room: int) -> QFont:
        """The font in which the words fit, no smaller than a label; long English names need it."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        font.setPixelSize(QFontInfo(font).pixelSize())
        while (
            QFontMetrics(font).horizontalAdvance(self.text()) > room
            and font.pixelSize() > theme.LABEL
        ):
            font.setPixelSize(font.pixelSize() - 1)
        return font

    def _paint_count(self, painter: QPainter) -> None:
        ink, tint = theme.tones("red" if self.late else "muted")
        painter.setPen(Qt.PenStyle.NoPen)
        if self.folded:
            painter.setBrush(ink)
            painter.drawEllipse(QRectF(self.width() - 12, 5, 7, 7))
            return
        painter.setFont(theme.font(theme.LABEL))
        width = self._count_width() - 6
        right = 6 + (_ARROW if self.place.opens else 0)
        box = QRectF(self.width() - width - right, (self.height() - 18) / 2, width, 18)
        painter.setBrush(tint)
        painter.drawRoundedRect(box, 9, 9)
        painter.setPen(ink)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._count_text())

    def _count_text(self) -> str:
        return str(self.due) if self.due < 1000 else "999+"

    def _count_width(self) -> int:
        """The room that the count takes at the right, with its distance to the edge."""
        metrics = QFontMetrics(theme.font(theme.LABEL))
        return max(20, metrics.horizontalAdvance(self._count_text()) + 10) + 6
