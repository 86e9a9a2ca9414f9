# SPDX-License-Identifier: MIT
"""The pages of the first start: the ways in, and the frame of each step."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk.dialogs.first_start.card import Card
from desk.text import LANGUAGES, N_
from desk.ui import theme
from desk.ui.widgets import Muted, Text, Title


class Page(QWidget):
    """A title, a line about it, and what is asked."""

    def __init__(self, title: Text, about: Text, asked: Sequence[QWidget]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(Title(title))
        column.addWidget(Muted(about, size=theme.BASE, wrap=True))
        column.addSpacing(theme.space(4))
        for widget in asked:
            column.addWidget(widget)
            column.addSpacing(theme.space(3))
        column.addStretch(1)


class Welcome(QWidget):
    """The three ways in."""

    def __init__(self) -> None:
        super().__init__()
        self.new = Card(
            "home", N_("Make a new office"), N_("Its name, its branches and you. Two minutes.")
        )
        self.new.setObjectName("new")
        self.demo = Card(
            "play",
            N_("Look around in the demo office"),
            N_("Made-up records; nothing you do there is kept."),
        )
        self.demo.setObjectName("demo")
        self.open = Card(
            "binder", N_("Open an office"), N_("A folder or server that others work with already.")
        )
        self.open.setObjectName("open")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(3))
        column.addWidget(Title(N_("Welcome to desk")))
        column.addWidget(Muted(N_("How would you like to begin?"), size=theme.BASE))
        column.addSpacing(theme.space(3))
        for card in (self.new, self.demo, self.open):
            column.addWidget(card)
        column.addStretch(1)


class Languages(QWidget):
    """The languages as buttons, each in its own words."""

    chosen = Signal(str)

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(1))
        for code, name in LANGUAGES.items():
            button = QPushButton(name)
            button.setObjectName(f"language.{code}")
            button.setCheckable(True)
            button.setChecked(code == language)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            theme.role(button, "quiet")
            button.clicked.connect(lambda _on=False, code=code: self._choose(code))
            self._group.addButton(button)
            row.addWidget(button)

    def _choose(self, code: str) -> None:
        self.language = code
        self.chosen.emit(code)
