# SPDX-License-Identifier: MIT
"""The first supervisor: a name, a sign-in name, a password that holds."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.db.passwords import SHORTEST, password_problems
from desk.dialogs.first_start.entry import Entry
from desk.text import N_, Message
from desk.text.pinyin import spell
from desk.ui import theme
from desk.ui.widgets import Muted, Text


class Supervisor(QWidget):
    """Who signs in first and adds the others."""

    def __init__(self) -> None:
        super().__init__()
        self.name = Entry("name", N_("Your name"))
        self.login = Entry("login", N_("Name for signing in"))
        self.password = Entry("password", N_("Password"), secret=True)
        self.again = Entry("again", N_("Password again"), secret=True)
        self.rules = Muted(
            Message(
                N_("At least {count} characters, without the name for signing in."), count=SHORTEST
            ),
            wrap=True,
        )
        self._own_login = False
        self.name.line.textEdited.connect(self._propose)
        self.login.line.textEdited.connect(self._typed_login)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(3))
        for widget in (self.name, self.login, self.password, self.rules, self.again):
            column.addWidget(widget)
        column.addStretch(1)

    def check(self) -> bool:
        """Whether all can stand; else it says what is wrong beside the line."""
        wrong: list[tuple[Entry, Text]] = []
        if not self.name.text:
            wrong.append((self.name, N_("Please type your name.")))
        if len(self.login.text) < 2:
            wrong.append((self.login, N_("Please type two characters or more.")))
        for _name, problem in password_problems(self.password.text, self.login.text):
            told = Message(N_("The password {problem}"), problem=problem)
            wrong.append((self.password, told))
        if self.password.text != self.again.text:
            wrong.append((self.again, N_("The two passwords differ. Please type them again.")))
        for entry in (self.name, self.login, self.password, self.again):
            entry.complain(next((text for other, text in wrong if other is entry), ""))
        if wrong:
            wrong[0][0].line.setFocus()
        return not wrong

    def complain(self, name: str | None, sentence: Text) -> bool:
        """Show what the office says about a line; False if the line is not here."""
        entries = {"name": self.name, "login": self.login, "password": self.password}
        if name not in entries:
            return False
        entries[name].complain(sentence)
        entries[name].line.setFocus()
        return True

    def _propose(self, name: str) -> None:
        if not self._own_login:
            self.login.line.setText(spell(name.strip())[:20])

    def _typed_login(self, text: str) -> None:
        self._own_login = bool(text)
