# SPDX-License-Identifier: MIT
"""The items of one phase below one another; the keys act on the present one."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desk.text import N_
from desk.ui import theme
from desk.ui.walk.card import ItemCard
from desk.ui.walk.course import Item, Mark
from desk.ui.widgets import Ground, Muted

MarksOf = Callable[[Item], Sequence[Mark]]


class ItemList(QScrollArea):
    """Large cards; Up and Down move, what is pressed or noted is told with its item."""

    pressed = Signal(object, str)
    noted = Signal(object, str)
    photo_asked = Signal(object)
    #: A note was opened for a mark that wants one, and left empty.
    note_left = Signal()

    def __init__(self, marks_of: MarksOf, zone: tzinfo, *, photos: bool) -> None:
        super().__init__()
        self.setObjectName("walk.items")
        self._marks_of, self._zone, self._photos = marks_of, zone, photos
        self.cards: list[ItemCard] = []
        self._at = 0
        self._ground = Ground("window")
        self._column = QVBoxLayout(self._ground)
        self._column.setContentsMargins(*[theme.space(4)] * 4)
        self._column.setSpacing(theme.space(2))
        self.none = Muted(N_("There is nothing to tick in this phase."), size=theme.BASE)
        self._column.addWidget(self.none)
        self._column.addStretch(1)
        self.setWidget(self._ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add_below(self, widget: QWidget) -> None:
        """Something that stands below the cards."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def show_items(self, items: Sequence[Item], now: datetime, *, is_open: bool) -> None:
        """Show the items of a phase; the same items keep their cards and their place."""
        if [c.item.uid for c in self.cards] != [i.uid for i in items]:
            self._make(items)
        for card, item in zip(self.cards, items, strict=True):
            card.show_item(item)
            card.show_open(is_open)
        self.set_now(now)
        self.none.setVisible(not items)

    def _make(self, items: Sequence[Item]) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(item) for item in items]
        for place, card in enumerate(self.cards):
            self._column.insertWidget(place + 1, card)
        items_ = [card.item for card in self.cards]
        waits = (n for n, i in enumerate(items_) if not i.is_settled and not i.optional)
        first = next(waits, 0)
        self.go(first)

    def _card(self, item: Item) -> ItemCard:
        card = ItemCard(item, self._marks_of(item), self._zone, photos=self._photos)
        card.chosen.connect(lambda: self.go(self.cards.index(card)))
        card.pressed.connect(lambda mark: self.pressed.emit(card.item, mark))
        card.noted.connect(lambda text: self._noted(card, text))
        card.note_asked.connect(lambda: self.note(card))
        card.note_left.connect(self._note_left)
        card.photo_asked.connect(lambda: self.photo_asked.emit(card.item))
        return card

    def _noted(self, card: ItemCard, text: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.noted.emit(card.item, text)

    def _note_left(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.note_left.emit()

    def set_now(self, now: datetime) -> None:
        """Say anew what is late."""
        for card in self.cards:
            card.set_now(now)

    @property
    def current(self) -> ItemCard | None:
        """The card the keys act on."""
        return self.cards[self._at] if self.cards else None

    def go(self, place: int) -> None:
        """Make a card the present one; its place is kept within the list."""
        self._at = max(0, min(place, len(self.cards) - 1))
        for number, card in enumerate(self.cards):
            card.set_current(number == self._at)
        if self.current is not None:
            self.ensureWidgetVisible(self.current, 0, theme.space(10))

    def step(self, by: int) -> bool:
        """Some cards further; whether there was one."""
        there = 0 <= self._at + by < len(self.cards)
        self.go(self._at + by)
        return there

    def note(self, card: ItemCard | None = None) -> None:
        """The cursor into the note of a card."""
        card = card or self.current
        if card is not None:
            self.go(self.cards.index(card))
            card.open_note()
            self.ensureWidgetVisible(card.line)
