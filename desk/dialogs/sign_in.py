# SPDX-License-Identifier: MIT
"""The first thing a clerk sees: who are you. Also what covers a locked window."""

from PySide6 import QtCore
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desk.text import LANGUAGES, N_, Message, language
from desk.ui import icons, theme
from desk.ui.widgets import Button, Label, Muted, Text, Title, said

WIDTH = 380
DEMO_PASSWORD = "desk-demo"
DEMO_LOGINS = ("staff", "trainer", "supervisor", "manager", "headoffice", "viewer", "admin")


class SignIn(QWidget):
    """Name, password, language. The office is opened behind it; until then it says so."""

    entered = Signal(str, str)
    language_chosen = Signal(str)
    left = Signal()
    #: Before a locked window: somebody else wants to work here.
    other_asked = Signal()

    def __init__(self, login: str, *, demo: bool = False, locked: bool = False) -> None:
        super().__init__()
        self.setObjectName("sign_in")
        self._ready = False
        self._waiting = False
        self._office = Title(N_("Opening the office…"))
        self._opening = QProgressBar()
        self._opening.setRange(0, 0)  # nobody knows how long
        self._opening.setTextVisible(False)
        policy = self._opening.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing jumps when it goes
        self._opening.setSizePolicy(policy)
        self._why = Muted(
            N_("The window is locked. What you typed is kept.") if locked else "", wrap=True
        )
        self._why.setVisible(locked)
        self.login = QComboBox() if demo and not locked else QLineEdit(login)
        if isinstance(self.login, QComboBox):
            self.login.addItems(DEMO_LOGINS)
            self.login.setCurrentText(login)
        self.login.setObjectName("login")
        self.login.setEnabled(not locked)
        self.password = QLineEdit(DEMO_PASSWORD if demo and not locked else "")
        self.password.setObjectName("password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._caps = Label(N_("Caps Lock is on."))
        self._caps.setProperty("wrong", True)
        self._caps.hide()
        self.wrong = Label("", wrap=True)
        self.wrong.setObjectName("wrong")
        self.wrong.setProperty("wrong", True)
        self.wrong.hide()
        self.language = QComboBox()
        self.language.setObjectName("language")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(language()))
        self.language.activated.connect(
            lambda _index: self.language_chosen.emit(self.language.currentData())
        )
        self.enter = Button(N_("Sign in"), role="primary")
        self.enter.setObjectName("enter")
        self.other = Button(N_("Sign in as somebody else"), role="link")
        self.other.setObjectName("other")
        self.other.setVisible(locked)
        self.other.clicked.connect(self.other_asked)
        self.enter.clicked.connect(self._enter)
        self.password.returnPressed.connect(self._enter)
        if isinstance(self.login, QLineEdit):
            self.login.returnPressed.connect(self.password.setFocus)
        self._assemble(demo and not locked)
        self.retranslate()
        (self.password if login else self.login).setFocus()

    def _assemble(self, demo: bool) -> None:
        column = QVBoxLayout(self)
        margin = theme.space(9)
        column.setContentsMargins(margin, theme.space(8), margin, theme.space(6))
        column.setSpacing(theme.space(2))
        logo = QLabel()
        logo.setPixmap(icons.pixmap("logo", 44, "accent", self.devicePixelRatioF()))
        column.addWidget(logo)
        column.addSpacing(theme.space(1))
        column.addWidget(self._office)
        column.addWidget(self._opening)
        column.addWidget(self._why)
        if demo:
            hint = Message(
                N_("A demo office. Every password is {password}."), password=DEMO_PASSWORD
            )
            column.addWidget(Muted(hint, wrap=True))
        column.addSpacing(theme.space(3))
        for text, widget in ((N_("Sign-in name"), self.login), (N_("Password"), self.password)):
            label = Muted(text)
            label.setBuddy(widget)
            column.addWidget(label)
            widget.setMinimumHeight(theme.CONTROL + 2)
            column.addWidget(widget)
            column.addSpacing(theme.space(1))
        column.addWidget(self._caps)
        column.addWidget(self.wrong)
        column.addSpacing(theme.space(2))
        self.enter.setMinimumHeight(theme.CONTROL + 4)
        column.addWidget(self.enter)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.language)
        column.addLayout(row)
        self.setFixedWidth(WIDTH)
        self.setMinimumHeight(470)

    def ready(self, office: str) -> None:
        """The office is open; who pressed Enter already goes in now."""
        self._ready = True
        self._opening.hide()
        self.enter.say(N_("Sign in"))
        self._office.say(office or "desk")
        if self._waiting:
            self._waiting = False
            self._enter()

    def refuse(self, sentence: Text) -> None:
        """Say why not."""
        self.enter.setEnabled(True)
        self.wrong.say(sentence)
        self.wrong.show()
        self.password.selectAll()
        self.password.setFocus()

    def _enter(self) -> None:
        if not self.enter.isEnabled():
            return  # what was typed is being looked at
        name = self.login.currentText() if isinstance(self.login, QComboBox) else self.login.text()
        if not name.strip() or not self.password.text():
            self.refuse(N_("Please type your sign-in name and your password."))
            return
        if not self._ready:
            self._waiting = True
            self.enter.say(N_("You are signed in as soon as it is open…"))
            return
        self.wrong.hide()
        self.enter.setEnabled(False)
        self.entered.emit(name.strip(), self.password.text())

    def retranslate(self) -> None:
        """Title and names in the language of the moment."""
        self.setWindowTitle(said(N_("Sign in")))
        self.login.setAccessibleName(said(N_("Sign-in name")))
        self.password.setAccessibleName(said(N_("Password")))
        self.language.setAccessibleName(said(N_("Language")))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        # Qt does not tell the state of Caps Lock; a capital typed without Shift gives it away.
        typed = event.text()
        shift = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
        if typed.isalpha():
            self._caps.setVisible(typed.isupper() != shift)
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.isVisible() and event.spontaneous():
            self.left.emit()
        super().closeEvent(event)
