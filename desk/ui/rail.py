# SPDX-License-Identifier: MIT
"""The rail at the left: the books of the office that the person may see, with what is due."""

from collections.abc import Iterable

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from desk.ui import theme
from desk.ui.railitem import Place, RailItem
from desk.ui.widgets import HairLine

_GAP = 2


class Rail(QWidget):
    """Today, the books, the office's own pages; folds to icons with Ctrl+B."""

    chosen = Signal(str)

    def __init__(self, places: Iterable[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._items: dict[str, RailItem] = {}
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
        item = RailItem(place)
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

    def _open(self, door: "RailItem", opened: bool, *, by_itself: bool = False) -> None:
        """Show or hide what is behind a door; `by_itself` it opens for the page one is at."""
        door.is_open, door.by_itself = opened, opened and by_itself
        door.retranslate()
        door.update()
        behind = self._behind(door)
        for item in behind:
            item.setVisible(opened)
        if opened and behind and not by_itself:
            self._bring(behind[-1])

    def _bring(self, item: "RailItem") -> None:
        """Scroll an entry into sight, once the rail has its new height."""
        QTimer.singleShot(
            0, item, lambda: self._scroll.ensureWidgetVisible(item, 0, theme.space(2))
        )

    def _behind(self, door: "RailItem") -> list["RailItem"]:
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
