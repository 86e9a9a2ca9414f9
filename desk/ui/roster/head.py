# SPDX-License-Identifier: MIT
"""Above the grid: month, branch and state; below the head the shifts with their marks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QWidget

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
    action_button,
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
        self.branch: Chip | None = None
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
        self.row.addSpacing(theme.space(2))
        for name, icon in (("publish", "bell"), ("reopen", "unlock"), ("attendance", "check")):
            if (action := actions.get(f"roster.{name}")) is not None:
                self.row.addWidget(ActionButton(action, icon, prominent=name == "publish"))
        for name in ("close", "print"):
            if (action := actions.get(f"roster.{name}")) is not None:
                self.row.addWidget(action_button(action))

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
                self._show_button(name, seen.state == state)
        for name in ("attendance", "print"):
            action = self._actions.get(f"roster.{name}")
            if action is not None:
                action.setEnabled(seen.roster is not None)
        self._show_branches(seen)

    def _show_button(self, name: str, shown: bool) -> None:
        for button in self.findChildren(QAbstractButton):
            if button.objectName() == f"button.roster.{name}":
                button.setVisible(shown)

    def _show_branches(self, seen: MonthOfDuty) -> None:
        """The branch, with the others behind it; nothing in an office of one branch."""
        names = dict(seen.branches)
        if self.branch is not None:
            self._places.removeWidget(self.branch)
            self.branch.deleteLater()
            self.branch = None
        if len(names) < 2:
            return
        self.branch = Chip(names.get(seen.branch or 0, "") or N_("Main branch"))
        self.branch.setObjectName("roster.branch")
        menu = QMenu(self.branch)
        for key, name in names.items():
            action = menu.addAction((name or _("Main branch")).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == seen.branch)
            action.triggered.connect(lambda _on=False, key=key: self.branch_chosen.emit(key))
        self.branch.set_menu(menu)
        self._places.addWidget(self.branch)


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
