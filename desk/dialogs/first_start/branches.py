# SPDX-License-Identifier: MIT
"""The branches beside the main office: a code that stands in the numbers, and a name."""

import re

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Button, IconButton, Label, Muted, said

_CODE = re.compile(r"[A-Z0-9]{1,6}")
_FIRST_ROWS = 3


class Branches(QWidget):
    """Rows to type into; empty ones do not count."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[QLineEdit, QLineEdit, IconButton]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.space(2))
        self._grid.setVerticalSpacing(theme.space(2))
        self._grid.setColumnMinimumWidth(0, 96)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(Muted(N_("Code"), size=12), 0, 0)
        self._grid.addWidget(Muted(N_("Branch"), size=12), 0, 1)
        self.more = Button(N_("Another branch"), icon="new", role="link")
        self.more.setObjectName("more")
        self.more.clicked.connect(self._more)
        self.wrong = Label(size=12, wrap=True)
        self.wrong.setProperty("tone", "red")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addLayout(self._grid)
        column.addWidget(self.more)
        column.addWidget(self.wrong)
        column.addStretch(1)
        for _row in range(_FIRST_ROWS):
            self.add_row()

    def add_row(self) -> None:
        """One more row to type into."""
        code, name = QLineEdit(), QLineEdit()
        code.setMaxLength(6)
        code.setFixedWidth(96)
        at = len(self.rows)
        code.setObjectName(f"code.{at}")
        name.setObjectName(f"branch.{at}")
        away = IconButton("close", N_("Leave this branch out"), size=16)
        row = (code, name, away)
        away.clicked.connect(lambda: self._empty(row))
        self.rows.append(row)
        for column, widget in enumerate(row):
            self._grid.addWidget(widget, len(self.rows), column)
        self._name_all()

    def _more(self) -> None:
        self.add_row()
        self.rows[-1][0].setFocus()

    def _empty(self, row: tuple[QLineEdit, QLineEdit, IconButton]) -> None:
        for line in row[:2]:
            line.clear()

    def typed(self) -> list[tuple[str, str]]:
        """Code and name of each branch."""
        pairs = [(code.text().strip().upper(), name.text().strip()) for code, name, _a in self.rows]
        return [pair for pair in pairs if any(pair)]

    def check(self) -> bool:
        """Whether every branch has a code and a name; else it says what is wrong."""
        sentence = self._problem()
        self.wrong.say(sentence if sentence is not None else "")
        return sentence is None

    def _problem(self) -> Message | None:
        seen: set[str] = set()
        for code, name in self.typed():
            if not name:
                return Message(N_("Branch {code} has no name."), code=code)
            if not _CODE.fullmatch(code):
                return Message(
                    N_("‘{name}’ needs a code of up to six letters or figures, such as BJ."),
                    name=name,
                )
            if code in seen:
                return Message(N_("The code {code} stands there twice."), code=code)
            seen.add(code)
        return None

    def _name_all(self) -> None:
        for code, name, _away in self.rows:
            code.setAccessibleName(said(N_("Code")))
            name.setAccessibleName(said(N_("Branch")))
            code.setPlaceholderText("BJ" if code is self.rows[0][0] else "")
            hint = said(N_("Beijing branch")) if name is self.rows[0][1] else ""
            name.setPlaceholderText(hint)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_all()
