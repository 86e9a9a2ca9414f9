# SPDX-License-Identifier: MIT
"""The main window: books at the left, pages at the right; it answers what pages ask for."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from desk.shell.answers import Answers
from desk.shell.deeds import WindowDeeds
from desk.shell.menus import WINDOW, person_menu
from desk.shell.places import SETTINGS, places_of
from desk.text import Message
from desk.ui.actions import Actions
from desk.ui.callcard import CallCard
from desk.ui.dues import DueWatch
from desk.ui.others import OtherDesks
from desk.ui.rail import Rail
from desk.ui.requests import OpenRecord
from desk.ui.searchbox import SearchBox
from desk.ui.statusbar import StatusBar
from desk.ui.tabs import Tabs
from desk.ui.topbar import TopBar
from desk.ui.widgets import Toast
from desk.ui.workplace import Workplace

#: On a screen narrower than this, in pixels, the window takes all of it at first.
ROOMY = 1440


class Window(QMainWindow):
    """One person's window on one office."""

    #: The person wants to leave: "lock", "sign-out", "quit", "language:…", "theme:…".
    leaving = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("window")
        self.workplace = workplace
        self.deeds = WindowDeeds(self)
        self.actions_ = Actions(self, WINDOW, self.deeds, may=workplace.may)
        self.tabs = Tabs()
        self.rail = Rail(places_of(workplace))
        self.search = SearchBox(workplace, self._commands, self)
        self._person = QMenu(self)
        self.topbar = TopBar(workplace.session, self.actions_, self.search, self._person)
        self.status = StatusBar(workplace)
        self.toast = Toast(self)
        self.card = CallCard(self, workplace)
        self.answers = Answers(self)
        self.dues = DueWatch(workplace, self)
        self.others = OtherDesks(workplace, self)
        self._assemble()
        self._connect()
        self.retranslate()
        self.go("today")

    def _assemble(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.tabs, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.topbar)
        column.addWidget(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self.resize(1320, 700)
        self.setMinimumSize(860, 440)  # a screen of 1366 × 768 at 150 %
        kept = QSettings().value("window/geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)
        elif self.screen().availableGeometry().width() < ROOMY:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _connect(self) -> None:
        place = self.workplace
        self.rail.chosen.connect(self.go)
        self.topbar.fold_asked.connect(self.deeds.fold_rail)
        self.tabs.moved.connect(self._moved)
        self.search.left.connect(self.focus_page)
        place.requested.connect(self.answers.answer)
        place.troubled.connect(self.answers.trouble)
        place.told.connect(self._tell)
        self.dues.counted.connect(self.rail.count)
        self.dues.next_due.connect(self.status.tell_next)

    def _commands(self) -> list[QAction]:
        return [self.actions_[row.id] for row in self.actions_] + self.answers.new_actions()

    def go(self, place: str) -> None:
        """Show Today, a book, the reports, or the settings before what is shown."""
        if place == SETTINGS:
            self.answers.show_settings()
            self._moved(self.tabs.current_key())
            return
        self.tabs.show_page(place, lambda: self.answers.page(place))

    def open_record(self, request: OpenRecord) -> None:
        """Show a record, or an empty form, in a tab."""
        key = self.answers.key_of(request)
        page = self.tabs.show_page(key, lambda: self.answers.record_page(request))
        self.answers.go_through(page, request)

    def focus_page(self) -> None:
        """The cursor back to the page."""
        self.tabs.focus_start()

    def _tell(self, sentence: Message, undo: Callable[[], object] | None) -> None:
        self.toast.tell(sentence, undo)

    def _moved(self, key: str) -> None:
        self.rail.mark(key.partition(":")[0])

    def retranslate(self) -> None:
        """Say title and menu in the language of the moment."""
        office = self.workplace.store.office.setting("office_name")
        self.setWindowTitle(f"{office} — desk" if office else "desk")
        self.status.tell_office()
        person_menu(self._person, self.actions_, self.leaving.emit)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        QSettings().setValue("window/geometry", self.saveGeometry())
        self.leaving.emit("quit")
        event.accept()
