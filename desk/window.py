# SPDX-License-Identifier: MIT
"""The main window: books at the left, pages at the right; it answers what pages ask for."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QByteArray, QEvent, QSettings, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from desk.reports.making import offered
from desk.shell.answers import Answers
from desk.shell.menus import WINDOW, person_menu
from desk.text import N_, Message
from desk.ui import icons
from desk.ui.actions import Actions
from desk.ui.callcard import CallCard
from desk.ui.dues import DueWatch
from desk.ui.others import OtherDesks
from desk.ui.rail import Place, Rail
from desk.ui.requests import OpenRecord
from desk.ui.searchbox import SearchBox
from desk.ui.statusbar import StatusBar
from desk.ui.tabs import Tabs
from desk.ui.topbar import TopBar
from desk.ui.widgets import Toast
from desk.ui.workplace import Workplace

# The order of the books on the rail; a book not named here stands after them.
GROUPS = (
    ("call", "message"),
    ("complaint", "service_task", "callback", "survey"),
    ("order", "binder", "dispatch", "pickup_notice", "tracing"),
    ("product", "stock"),
    ("stay", "training"),
    ("customer", "article"),
    ("access_request", "fine", "restock_request", "stock_move", "stock_take"),
    ("guest", "vehicle", "driver", "warehouse"),
)
# Files that others are made of; behind "More", so that the daily books fit a small screen.
SELDOM = frozenset(
    {"warehouse", "vehicle", "driver", "stock_move", "stock_take", "guest", "survey_answer"}
    | {"access_request", "restock_request", "fine"}
)


class Window(QMainWindow):
    """One person's window on one office."""

    #: The person wants to leave: "lock", "sign-out", "quit", "language:…", "theme:…".
    leaving = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("window")
        self.workplace = workplace
        self.actions_ = Actions(self, WINDOW, may=workplace.may)
        self.tabs = Tabs()
        self.rail = Rail(self._places())
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
        self.setMinimumSize(900, 560)
        kept = QSettings().value("window/geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)

    def _connect(self) -> None:
        place = self.workplace
        self.rail.chosen.connect(self.go)
        self.topbar.fold_asked.connect(self.fold_rail)
        self.tabs.moved.connect(self._moved)
        self.search.left.connect(self.focus_page)
        place.requested.connect(self.answers.answer)
        place.troubled.connect(self.answers.trouble)
        place.told.connect(self._tell)
        self.dues.counted.connect(self.rail.count)
        self.dues.next_due.connect(self.status.tell_next)

    def _places(self) -> Iterator[Place]:
        yield Place("today", N_("Today"), "today", 0)
        books = self.workplace.store.books
        order = {kind: n for n, group in enumerate(GROUPS, 1) for kind in group}
        ranks = [kind for group in GROUPS for kind in group]
        for record_type in sorted(
            books, key=lambda t: ranks.index(t.kind()) if t.kind() in ranks else len(ranks)
        ):
            kind = record_type.kind()
            if self.workplace.may("read", kind):
                group = order.get(kind, len(GROUPS) + 1)
                text, back = record_type.sheet.book_title, kind in SELDOM
                yield Place(kind, text, icons.of(kind), group, back)
        if offered(self.workplace.store, self.workplace.session):
            yield Place("reports", N_("Reports"), "report", len(GROUPS) + 2)

    def _commands(self) -> list[QAction]:
        return [self.actions_[row.id] for row in self.actions_] + self.answers.new_actions()

    # What the window's actions do.

    def go(self, place: str) -> None:
        """Show Today or a book."""
        self.tabs.show_page(place, lambda: self.answers.page(place))

    def open_record(self, request: OpenRecord) -> None:
        """Show a record, or an empty form, in a tab."""
        key = self.answers.key_of(request)
        page = self.tabs.show_page(key, lambda: self.answers.record_page(request))
        self.answers.go_through(page, request)

    def new_record(self) -> None:
        """An empty form of the page's kind; a complaint where the page has none."""
        kind = self.tabs.current_key().partition(":")[0]
        if kind not in self.workplace.store.books:
            kind = "complaint"
        if self.workplace.may("write", kind):
            self.open_record(OpenRecord(kind))

    def show_call_card(self) -> None:
        """The call card, from anywhere."""
        self.card.start_call()

    def focus_search(self) -> None:
        """The cursor into the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def focus_page(self) -> None:
        """The cursor back to the page."""
        self.tabs.focus_start()

    def undo(self) -> None:
        """Take back what was told last, while its Undo still shows."""
        self.toast.take_back()

    def fold_rail(self) -> None:
        """Fold the rail to icons, or unfold it."""
        self.rail.fold(not self.rail.folded)
        QSettings().setValue("rail/folded", self.rail.folded)

    def close_tab(self) -> None:
        """Close the page on top."""
        self.tabs.close_current()

    def next_tab(self) -> None:
        """The page to the right."""
        self.tabs.step(1)

    def previous_tab(self) -> None:
        """The page to the left."""
        self.tabs.step(-1)

    def show_keys(self) -> None:
        """The keys of the page."""
        self.answers.show_keys()

    def show_settings(self) -> None:
        """The office's settings."""
        self.answers.show_settings()

    def show_people(self) -> None:
        """Who may sign in."""
        self.answers.show_people()

    def back_up(self) -> None:
        """Make a backup now."""
        self.answers.back_up()

    def change_password(self) -> None:
        """A new password for oneself."""
        self.answers.change_password()

    def lock(self) -> None:
        """Lock the window; what is typed stays."""
        self.leaving.emit("lock")

    def sign_out(self) -> None:
        """Leave; drafts are kept."""
        self.leaving.emit("sign-out")

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
