# SPDX-License-Identifier: MIT
"""Above the grid: month, branch and state; below the head the shifts with their marks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QWidget

from desk.records.duty.plan import ShiftKind
from desk.records.duty.words import ROSTER_STATES
from desk.text import N_, Message, _
from desk.text.dates import month_text
from desk.ui import theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Actions
from desk.ui.roster.legend import ShiftKey
from desk.ui.roster.reading import MonthOfDuty
from desk.ui.widgets import (
    Chip,
    ChipRow,
    Ground,
    IconButton,
    Label,
    Muted,
    StateBadge,
    Text,
    Title,
)
from desk.ui.workplace import Workplace

TONES = {"draft": "amber", "published": "green", "closed": "muted"}


class RosterHead(Ground):
    """The title, the month between two arrows, the branches, the buttons."""

    #: A branch was chosen.
    branch_chosen = Signal(int)

    def __init__(self, workplace: Workplace, actions: Actions) -> None:
        super().__init__("paper", "bottom")
        self._actions = actions
        self.month = Label(size=theme.HEADING, strong=True)
        self.month.setObjectName("roster.month")
        self.badge = StateBadge()
        self.badge.setObjectName("roster.state")
        self.count = Muted(size=theme.BASE)
        self.count.setObjectName("roster.count")
        self._places = QHBoxLayout()
        self._places.setSpacing(theme.space(1))
        self._chips = QButtonGroup(self)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        self.row.setSpacing(theme.space(2))
        self.row.addWidget(Title(Message(workplace.store.books["roster"].sheet.book_title)))
        self.row.addWidget(self.badge)
        self.row.addWidget(self.count)
        self.row.addStretch(1)
        self.row.addLayout(self._places)
        self.row.addSpacing(theme.space(2))
        earlier = IconButton("left", N_("Month before"))
        earlier.clicked.connect(actions["roster.earlier"].trigger)
        later = IconButton("right", N_("Month after"))
        later.clicked.connect(actions["roster.later"].trigger)
        for part in (earlier, self.month, later):
            self.row.addWidget(part)
        self._buttons = {
            name: ActionButton(actions[f"roster.{name}"], icon, prominent=name == "publish")
            for name, icon in (
                ("publish", "bell"), ("close", "lock"), ("reopen", "unlock"),
                ("attendance", "check"), ("print", "print"),
            )
            if actions.get(f"roster.{name}") is not None
        }  # fmt: skip
        for button in self._buttons.values():
            self.row.addWidget(button)

    def show_month(self, seen: MonthOfDuty) -> None:
        """Name the month, its state and its branch."""
        self.month.say(month_text(seen.month.year, seen.month.month))
        self.badge.setVisible(bool(seen.state))
        self.badge.show_state(ROSTER_STATES.get(seen.state, ""), TONES.get(seen.state, "plain"))
        people = Message.counted(N_("{n} person"), N_("{n} people"), len(seen.people))
        self.count.say(people if seen.roster is not None else "")
        wanted = {"publish": "draft", "close": "published", "reopen": "closed"}
        for name, state in wanted.items():
            action = self._actions.get(f"roster.{name}")
            if action is not None:
                action.setEnabled(seen.state == state)
                self._buttons[name].setVisible(seen.state == state)
        for name in ("attendance", "print"):
            action = self._actions.get(f"roster.{name}")
            if action is not None:
                action.setEnabled(seen.roster is not None)
        self._show_branches(seen)

    def _show_branches(self, seen: MonthOfDuty) -> None:
        keys = [f"roster.branch.{key}" for key, _name in seen.branches]
        if [chip.objectName() for chip in self._chips.buttons()] != keys:
            for old in self._chips.buttons():
                self._chips.removeButton(old)
                old.deleteLater()
            for key, name in seen.branches if len(seen.branches) > 1 else ():
                chip = Chip(name or N_("Main branch"), checkable=True)
                chip.setObjectName(f"roster.branch.{key}")
                chip.clicked.connect(lambda _on=False, key=key: self.branch_chosen.emit(key))
                self._chips.addButton(chip)
                self._places.addWidget(chip)
        for one in self._chips.buttons():
            one.setChecked(one.objectName() == f"roster.branch.{seen.branch}")


class Palette(QWidget):
    """The shifts with their marks, to click; who may write also adds and removes people."""

    #: A shift's mark was clicked.
    chosen = Signal(str)
    #: Somebody (Who) is to be put on the roster.
    added = Signal(object)

    def __init__(self, actions: Actions, *, writable: bool) -> None:
        super().__init__()
        self._writable = writable
        self._shown: list[ShiftKind] = []
        self._keys = ChipRow()
        self.add = Chip(N_("Add people"))
        self.add.setObjectName("roster.add")
        self._menu = QMenu(self)
        self.add.set_menu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        row.setSpacing(theme.space(2))
        row.addWidget(self._keys, 1, Qt.AlignmentFlag.AlignTop)
        if writable:
            row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
            for name, icon in (("remove", "cross"), ("copy_week", "copy"), ("undo", "undo")):
                button = ActionButton(actions[f"roster.{name}"], icon)
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def show_month(self, seen: MonthOfDuty) -> None:
        """The shifts there are, and who could be added."""
        shifts = list(seen.shifts.values())
        if shifts != self._shown:
            self._shown = shifts
            self._make_keys()
        self._menu.clear()
        for who, name in seen.others:
            words = _("{name} (driver)").format(name=name) if who.kind == "driver" else name
            action = self._menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, who=who: self.added.emit(who))
        self.add.setEnabled(bool(seen.others) and seen.state != "closed")

    def _make_keys(self) -> None:
        for old in self._keys.findChildren(ShiftKey):
            old.setParent(None)
            old.deleteLater()
        for kind in self._shown:
            key = ShiftKey(kind)
            key.setEnabled(self._writable)
            key.clicked.connect(lambda _on=False, code=kind.code: self.chosen.emit(code))
            self._keys.add(key)


def empty_words(seen: MonthOfDuty, writable: bool) -> tuple[str, Text, Text, Text]:
    """The picture, sentences and button of a month without anybody on duty."""
    month = month_text(seen.month.year, seen.month.month)
    if writable and not seen.shifts:
        return (
            "empty-list",
            N_("No shifts yet"),
            N_("A roster is made of shifts: a letter, a name, from when to when."),
            N_("New shift"),
        )
    if seen.roster is not None:
        return (
            "empty-list",
            N_("Nobody is on this roster yet"),
            N_("Put people on it with the button above."),
            "",
        )
    return (
        "empty-list",
        Message(N_("No roster for {month} yet"), month=month),
        N_("Who works which shift on which day stands here, people as rows, days as columns."),
        Message(N_("Make the roster of {month}"), month=month) if writable else "",
    )
