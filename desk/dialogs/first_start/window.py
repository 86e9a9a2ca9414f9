# SPDX-License-Identifier: MIT
"""The window of the first start: ways in, then the few steps that make an office."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desk.db.setup import look_for_office
from desk.dialogs.first_start.branches import Branches
from desk.dialogs.first_start.entry import Entry
from desk.dialogs.first_start.founding import Founding, found
from desk.dialogs.first_start.pages import Languages, Page, Welcome
from desk.dialogs.first_start.place import Place
from desk.dialogs.first_start.side import Side
from desk.dialogs.first_start.supervisor import Supervisor
from desk.dialogs.parts.busy import Busy
from desk.errors import DeskError, Invalid
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Button, Label, said
from desk.ui.work import Work

_STEPS = (N_("The office"), N_("Branches"), N_("First supervisor"))
WELCOME, OFFICE, BRANCHES, SUPERVISOR, OPEN = range(5)


class FirstStart(QWidget):
    """No office yet: make one, open one, or look around in the demo office."""

    language_chosen = Signal(str)
    #: An office to open: its folder or address.
    opened = Signal(str)
    demo_asked = Signal()
    left = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self.setObjectName("first_start")
        self._gone = False
        self.side = Side(_STEPS)
        self.welcome = Welcome()
        self.office = Entry(
            "office_name", N_("Name of the office"), hint=N_("as it shall stand on the forms")
        )
        self.place = Place(fresh=True)
        self.branches = Branches()
        self.supervisor = Supervisor()
        self.existing = Place(fresh=False)
        self.pages = QStackedWidget()
        self.busy = Busy(stop=False)
        self.wrong = Label(wrap=True)
        self.wrong.setProperty("tone", "red")
        self.wrong.setObjectName("wrong")
        self.wrong.hide()
        self.back = Button(N_("Back"))
        self.back.setObjectName("back")
        self.next = Button(N_("Next"), role="primary")
        self.next.setObjectName("next")
        #: The sign-in name of the supervisor who made an office here.
        self.login = ""
        self.languages = Languages(language)
        self._fill_pages()
        self._assemble()
        self._connect()
        self.go(WELCOME)
        self.retranslate()

    def _fill_pages(self) -> None:
        about = N_("The name stands on every printed form. It can be changed later.")
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(Page(N_("Name your office"), about, (self.office, self.place)))
        self.pages.addWidget(
            Page(
                N_("Are there branches?"),
                N_(
                    "Each branch numbers its own records; the code stands in them. The main office "
                    "is there already. Branches can be added later."
                ),
                (self.branches,),
            )
        )
        self.pages.addWidget(
            Page(
                N_("Who supervises the desk?"),
                N_("You will sign in with it, and add the others then."),
                (self.supervisor,),
            )
        )
        self.pages.addWidget(
            Page(
                N_("Open an office"),
                N_("The folder or the address you were given."),
                (self.existing,),
            )
        )

    def _assemble(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.space(2))
        foot.addWidget(self.languages)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        right = QVBoxLayout()
        right.setContentsMargins(theme.space(10), theme.space(10), theme.space(10), theme.space(6))
        right.setSpacing(theme.space(3))
        right.addWidget(self.pages, 1)
        right.addWidget(self.wrong)
        right.addWidget(self.busy)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(right, 1)
        self.resize(880, 600)

    def _connect(self) -> None:
        self.welcome.new.clicked.connect(lambda: self.go(OFFICE))
        self.welcome.demo.clicked.connect(self._demo)
        self.welcome.open.clicked.connect(lambda: self.go(OPEN))
        self.languages.chosen.connect(self.language_chosen)
        self.office.line.textEdited.connect(self.place.propose)
        self.back.clicked.connect(self.step_back)
        self.next.clicked.connect(self.step_on)

    def go(self, page: int) -> None:
        """Show a page, with the cursor where its work starts."""
        self.pages.setCurrentIndex(page)
        self.side.show_step(page - 1 if OFFICE <= page <= SUPERVISOR else -1)
        self.back.setVisible(page != WELCOME)
        self.next.setVisible(page != WELCOME)
        words = {SUPERVISOR: N_("Make the office"), OPEN: N_("Open")}
        self.next.say(words.get(page, N_("Next")))
        self._complain("")
        if page == OFFICE:
            self.place.propose(self.office.text)
        firsts: dict[int, QWidget] = {
            WELCOME: self.welcome.new,
            OFFICE: self.office.line,
            BRANCHES: self.branches.rows[0][0],
            SUPERVISOR: self.supervisor.name.line,
            OPEN: self.existing.folder.line,
        }
        firsts[page].setFocus()

    def step_on(self) -> None:
        """Go on if what was typed holds; at the end make or open the office."""
        if self.busy.running:
            return
        page = self.pages.currentIndex()
        if page == OFFICE and not self.office.text:
            self.office.complain(N_("Please name the office."))
            self.office.line.setFocus()
            return
        checks: dict[int, Callable[[], bool]] = {
            OFFICE: self.place.check,
            BRANCHES: self.branches.check,
            SUPERVISOR: self.supervisor.check,
            OPEN: self.existing.check,
        }
        if not checks[page]():
            return
        if page == SUPERVISOR:
            self._found()
        elif page == OPEN:
            target = self.existing.target()
            self._wait(Work(self, look_for_office, target), N_("Opening the office"), target)
        else:
            self.go(page + 1)

    def step_back(self) -> None:
        """One page back."""
        page = self.pages.currentIndex()
        if not self.busy.running and page != WELCOME:
            self.go(WELCOME if page in (OFFICE, OPEN) else page - 1)

    def _found(self) -> None:
        target = self.place.target()
        typed = Founding(
            target,
            self.office.text,
            tuple(self.branches.typed()),
            self.supervisor.name.text,
            self.supervisor.login.text,
            self.supervisor.password.text,
            self.languages.language,
        )
        self.login = typed.login
        self._wait(Work(self, found, typed), N_("Making the office"), target)

    def _wait(self, work: Work[None], text: Message | str, target: str) -> None:
        self._complain("")
        self.pages.setEnabled(False)
        self.busy.follow(work, text)
        work.then(lambda _nothing: self._done(target)).failed(self._refused)
        work.ended(lambda: self.pages.setEnabled(True))

    def _done(self, target: str) -> None:
        self._leave()
        self.opened.emit(target)

    def _demo(self) -> None:
        self._leave()
        self.demo_asked.emit()

    def _leave(self) -> None:
        self._gone = True
        self.close()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            return
        self.pages.setEnabled(True)
        for name, message in error.problems if isinstance(error, Invalid) else ():
            if name == "office_name":
                self.go(OFFICE)
                self.office.complain(message)
                return
            if self.supervisor.complain(name, message):
                return
        self._complain(error.message)

    def _complain(self, sentence: Message | str) -> None:
        self.wrong.say(sentence)
        self.wrong.setVisible(bool(said(sentence)))

    def retranslate(self) -> None:
        """The window's title in the language of the moment."""
        self.setWindowTitle(said(N_("Welcome to desk")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.next.isVisible():
            self.step_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._gone:
            self._gone = True
            self.left.emit()
        super().closeEvent(event)
