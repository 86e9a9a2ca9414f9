# SPDX-License-Identifier: MIT
"""Above the shelf: which kind of sheet, how many, and the year to turn back and forth."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from desk.text import N_, Message
from desk.ui import theme
from desk.ui.shelf.reading import YearOnShelf
from desk.ui.widgets import Chip, Ground, IconButton, Label, Muted, Title
from desk.ui.workplace import Workplace


class ShelfHead(Ground):
    """The title with its counts, a chip for each kind, the year between two arrows."""

    #: So many years back (-1) or on (1).
    turned = Signal(int)
    kind_chosen = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__("paper", "bottom", parent)
        self._workplace = workplace
        self._shelf: YearOnShelf | None = None
        self.year = Label(size=theme.HEADING, strong=True)
        self.year.setObjectName("shelf.year")
        self.count = Muted(size=theme.BASE)
        self.count.setObjectName("shelf.count")
        self._kinds = QHBoxLayout()
        self._chips = QButtonGroup(self)
        self._earlier = IconButton("left", N_("Year before"))
        self._earlier.clicked.connect(lambda: self.turned.emit(-1))
        self._later = IconButton("right", N_("Year after"))
        self._later.clicked.connect(lambda: self.turned.emit(1))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        self.row.setSpacing(theme.space(2))
        self.row.addWidget(Title(Message(workplace.store.books["binder"].sheet.book_title)))
        self.row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        self.row.addSpacing(theme.space(3))
        self.row.addLayout(self._kinds)
        self.row.addStretch(1)
        for part in (self._earlier, self.year, self._later):
            self.row.addWidget(part)
        self.row.addSpacing(theme.space(3))

    def show_shelf(self, shelf: YearOnShelf) -> None:
        """Say what stands there."""
        self._shelf = shelf
        self.year.say(str(shelf.year))
        sheets = sum(spine.sheets for spine in shelf.spines)
        binders = Message.counted(N_("{n} binder"), N_("{n} binders"), len(shelf.spines))
        counted = Message.counted(N_("{n} sheet"), N_("{n} sheets"), sheets)
        self.count.say(Message(N_("{binders}, {sheets}"), binders=binders, sheets=counted))
        at = list(shelf.years).index(shelf.year)
        self._earlier.setEnabled(at > 0)
        self._later.setEnabled(at < len(shelf.years) - 1)
        wanted = list(shelf.kinds) if len(shelf.kinds) > 1 else []
        if [chip.objectName() for chip in self._chips.buttons()] != [_id(k) for k in wanted]:
            self._make_chips(wanted, shelf.kind)

    def _make_chips(self, kinds: list[str], chosen: str) -> None:
        for old in self._chips.buttons():
            self._chips.removeButton(old)
            self._kinds.removeWidget(old)
            old.deleteLater()
        for kind in kinds:
            sheet = self._workplace.store.books[kind].sheet
            chip = Chip(Message(sheet.book_title), checkable=True)
            chip.setObjectName(_id(kind))
            chip.setChecked(kind == chosen)
            chip.clicked.connect(lambda _on=False, kind=kind: self.kind_chosen.emit(kind))
            self._chips.addButton(chip)
            self._kinds.addWidget(chip)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._shelf is not None:
            self.show_shelf(self._shelf)


def _id(kind: str) -> str:
    return f"shelf.kind.{kind}"
