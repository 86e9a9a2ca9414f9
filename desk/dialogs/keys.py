# SPDX-License-Identifier: MIT
"""F1: every key that does something here, in columns by group."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk.dialogs.base import Dialog
from desk.text import N_
from desk.ui import theme
from desk.ui.actions import Action
from desk.ui.key_text import key_text
from desk.ui.widgets import Button, Heading, KeyHint, Label, Text, said

_COLUMNS = 3
_SIZE = (980, 600)

#: What every form and list understands, whatever page it stands on.
EVERYWHERE: tuple[tuple[Text, tuple[tuple[str, Text], ...]], ...] = (
    (
        N_("In forms"),
        (
            ("Tab", N_("Next cell")),
            ("Enter", N_("Next cell; in a table a new row")),
            ("Ctrl+Return", N_("Save and begin a new one")),
            ("Esc", N_("Leave; the draft is kept")),
            ("Alt+Down", N_("Open the choices or the calendar")),
        ),
    ),
    (
        N_("In lists"),
        (
            ("Return", N_("Open the record")),
            ("Space", N_("Select for printing or export")),
            ("Home", N_("First row")),
            ("End", N_("Last row")),
        ),
    ),
)


class KeysDialog(Dialog):
    """The page's own keys first, then the window's, then what holds in every form and list."""

    #: F1 once more: the handbook's page for what stands behind.
    handbook_asked = Signal()

    def __init__(self, tables: Sequence[Iterable[Action]], parent: QWidget | None) -> None:
        super().__init__(N_("Keys"), parent, width=720)
        self.setObjectName("dialog.keys")
        groups = [*_groups(tables), *_everywhere()]
        columns = [QVBoxLayout() for _column in range(_COLUMNS)]
        heights = [0] * _COLUMNS
        for title, rows in groups:
            at = heights.index(min(heights))
            heights[at] += len(rows) + 2
            columns[at].addWidget(Heading(title))
            columns[at].addLayout(_grid(rows))
            columns[at].addSpacing(theme.space(4))
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(8))
        for column in columns:
            column.setSpacing(theme.space(2))
            column.addStretch(1)
            row.addLayout(column, 1)
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setWidget(inside)
        around.setAccessibleName(said(N_("Keys")))
        self.body.addWidget(around, 1)
        handbook = Button(N_("Handbook"), icon="help", key="F1")
        handbook.setObjectName("handbook")
        handbook.clicked.connect(self._turn_to_handbook)
        self.add_left(handbook)
        self.add_main(N_("Close")).clicked.connect(self.accept)
        self.take_room(*_SIZE)
        around.setFocus()

    def _turn_to_handbook(self) -> None:
        self.accept()
        self.handbook_asked.emit()


Row = tuple[list[str], Text]


def _groups(tables: Sequence[Iterable[Action]]) -> list[tuple[Text, list[Row]]]:
    """The keyed actions of all tables by group; an action stands once."""
    seen: set[str] = set()
    groups: dict[str, list[Row]] = {}
    for table in tables:
        for action in table:
            if action.keys and action.id not in seen:
                seen.add(action.id)
                groups.setdefault(action.where, []).append(_row(action))
    return [(where or N_("This page"), rows) for where, rows in groups.items()]


def _row(action: Action) -> Row:
    return list(dict.fromkeys(key_text(key) for key in action.keys)), action.text


def _everywhere() -> list[tuple[Text, list[Row]]]:
    return [
        (title, [([key_text(key) or key], text) for key, text in rows])
        for title, rows in EVERYWHERE
    ]


def _grid(rows: Sequence[Row]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.space(3))
    grid.setVerticalSpacing(theme.space(2))
    grid.setColumnMinimumWidth(0, 96)
    grid.setColumnStretch(1, 1)
    for at, (keys, text) in enumerate(rows):
        hints = QHBoxLayout()
        hints.setSpacing(theme.space(1))
        hints.addStretch(1)
        for key in keys:
            hints.addWidget(KeyHint(key))
        grid.addLayout(hints, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(text, wrap=True), at, 1)
    return grid
