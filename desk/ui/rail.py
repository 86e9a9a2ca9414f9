# SPDX-License-Identifier: MIT
"""The rail at the left: the books of the office that the person may see, with what is due."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from desk.text import _
from desk.ui import icons, theme
from desk.ui.widgets import HairLine, plain_tip

# Low enough for every daily book on a screen of 768 lines.
_ITEM = 26
_GAP = 2
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


class Rail(QWidget):
    """Today, the books, the office's own pages; folds to icons with Ctrl+B."""

    chosen = Signal(str)

    def __init__(self, places: Iterable[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._items: dict[str, _Item] = {}
        self._group = QButtonGroup(self)
        inner = QWidget()
        theme.role(inner, "rail")
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(theme.space(1.5),) * 4)
        column.setSpacing(0)
        last: int | None = None
        for place in places:
            if last is not None and place.group != last:
                column.addSpacing(_GAP)
                column.addWidget(HairLine())
                column.addSpacing(_GAP)
            last = place.group
            self._make(place, column)
        for item in self._items.values():
            item.setHidden(bool(item.place.behind))
        column.addStretch()
        self._scroll = scroll = QScrollArea()
        theme.role(scroll, "rail")
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._folded = False
        self.fold(str(QSettings().value("rail/folded", "false")).lower() == "true")

    def _make(self, place: Place, column: QVBoxLayout) -> None:
        item = _Item(place)
        item.clicked.connect(lambda _=False, id_=place.id: self._clicked(id_))
        if place.opens:
            item.setCheckable(False)
        else:
            self._group.addButton(item)
        self._items[place.id] = item
        column.addWidget(item)

    def _clicked(self, place: str) -> None:
        item = self._items[place]
        if item.place.opens:
            self._open(item, not item.is_open)
        else:
            self.chosen.emit(place)

    def _open(self, door: "_Item", opened: bool, *, by_itself: bool = False) -> None:
        """Show or hide what is behind a door; `by_itself` it opens for the page one is at."""
        door.is_open, door.by_itself = opened, opened and by_itself
        door.retranslate()
        door.update()
        behind = self._behind(door)
        for item in behind:
            item.setVisible(opened)
        if opened and behind and not by_itself:
            self._bring(behind[-1])

    def _bring(self, item: "_Item") -> None:
        """Scroll an entry into sight, once the rail has its new height."""
        QTimer.singleShot(
            0, item, lambda: self._scroll.ensureWidgetVisible(item, 0, theme.space(2))
        )

    def _behind(self, door: "_Item") -> list["_Item"]:
        return [item for item in self._items.values() if item.place.behind == door.place.id]

    @property
    def folded(self) -> bool:
        """Whether only icons show."""
        return self._folded

    def fold(self, folded: bool) -> None:
        """Show icons only, or texts too."""
        self._folded = folded
        self.setFixedWidth(theme.RAIL_FOLDED if folded else theme.RAIL)
        bar = Qt.ScrollBarPolicy  # beside icons there is no room for one
        self._scroll.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if folded else bar.ScrollBarAsNeeded
        )
        for item in self._items.values():
            item.folded = folded
            item.update()

    def mark(self, place: str) -> None:
        """Show which place the window is at; none for what the rail does not have."""
        item = self._items.get(place)
        if item is not None:
            for door in self._items.values():
                if door.place.id == item.place.behind and not door.is_open:
                    self._open(door, True, by_itself=True)
                elif door.by_itself and door.place.id != item.place.behind:
                    self._open(door, False)
            item.setChecked(True)
            self._bring(item)
            return
        self._group.setExclusive(False)
        for other in self._items.values():
            other.setChecked(False)
        self._group.setExclusive(True)

    def count(self, place: str, due: int, late: int) -> None:
        """Show how much is due at a place, in red when some is late."""
        item = self._items.get(place)
        if item is None:
            return
        item.show_count(due, late)
        door = self._items.get(item.place.behind)
        if door is not None:
            behind = self._behind(door)
            door.show_count(sum(one.due for one in behind), sum(one.late for one in behind))

    def places(self) -> list[str]:
        """The ids of the pages on the rail, from the top."""
        return [place for place, item in self._items.items() if not item.place.opens]


class _Item(QAbstractButton):
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
        self.setFixedHeight(_ITEM)
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
        return QSize(theme.RAIL_FOLDED - theme.space(4), _ITEM)

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
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        left = self._left() + theme.ICON + theme.space(2)
        right = theme.space(1) + (self._count_width() if self._counts else 0)
        if self.place.opens:
            right += _ARROW
        box = QRect(left, 0, self.width() - left - right, self.height())
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)

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
