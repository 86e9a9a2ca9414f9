# SPDX-License-Identifier: MIT
"""Builds everything once and joins it: office, sign-in, window; the only composition place."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

# The sign-in shows before the office is opened; all that only the office needs is read meanwhile.
from desk import logs, preferences
from desk.db.lock import OfficeLock
from desk.errors import Storage
from desk.shell.behind import open_behind, prepare_behind
from desk.shell.entrance import Entrance
from desk.text import language, use_language
from desk.ui import theme
from desk.ui.qt_texts import load_qt_texts, system_language
from desk.ui.work import Work, running_work

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session
    from desk.shell.single import FirstWindow
    from desk.ui.lock import IdleLock
    from desk.window import Window

LAST_WORDS = 5_000  # milliseconds for drafts that are still being written at the end


class App(QObject):
    """One run of the program on one office, from the sign-in to the backup at the end."""

    def __init__(self, qt: QApplication, kept: preferences.Preferences, *, demo: bool) -> None:
        super().__init__()
        self._qt = qt
        self.preferences = kept
        self.demo = demo
        self.store: Store | None = None
        self.window: Window | None = None
        self.entrance = Entrance(qt, self)
        self._target = ""
        self._translator: QTranslator | None = None
        self._lock: OfficeLock | None = None
        self._first: FirstWindow | None = None
        self._start: QWidget | None = None
        self._told: QWidget | None = None
        self._idle: IdleLock | None = None
        self.running = running_work()
        self.running.unheard.connect(self._tell)
        self.running.bug.connect(self._tell)
        self.entrance.entered.connect(self._entered)
        self.entrance.language_chosen.connect(lambda code: self._leave(f"language:{code}"))
        self.entrance.language_of_person.connect(self.speak)
        self.entrance.other_asked.connect(self._sign_out)
        self.entrance.left.connect(self._left)
        self.entrance.troubled.connect(self._tell)
        self.speak(kept.language or system_language())
        theme.apply(qt, theme.mode_named(kept.theme))

    # Opening

    def open_office(self, target: str) -> None:
        """Show the sign-in at once and open the office behind it."""
        self._target = target
        lock = OfficeLock(Path(target) / "office.db")
        if "://" not in target and Path(target).is_dir() and not lock.take():
            self._come_second(target, lock)
            return
        self._lock = lock
        self.show_sign_in()
        if self._lock is not None:
            from desk.shell.single import FirstWindow

            self._first = FirstWindow(target, self._come_up, self)
        Work(self, open_behind, target).then(lambda s: self._opened(s, target)).failed(self._fail)

    def _come_second(self, target: str, lock: OfficeLock) -> None:
        """Let the first window come up where it is on this computer, else say where it is."""
        from desk.shell.single import raise_first

        if raise_first(target):
            self._qt.exit(0)
            return
        try:
            lock.must_take()
        except Storage as error:
            self._fail(error)

    def open_demo(self, folder: str) -> None:
        """Make a demo office in a folder behind the sign-in."""
        self.demo = True
        self.show_sign_in()
        Work(self, prepare_behind, folder).then(lambda s: self._opened(s, folder)).failed(
            self._fail
        )

    def first_start(self, demo_folder: str) -> None:
        """No office yet: choose language, name the office, make the first supervisor."""
        from desk.dialogs.first_start import FirstStart

        first = FirstStart(language())
        first.language_chosen.connect(lambda code: self._leave(f"language:{code}"))
        first.opened.connect(lambda target: self._begun(first.login, target))
        first.demo_asked.connect(lambda: self.open_demo(demo_folder))
        first.left.connect(lambda: self._qt.exit(0))
        first.show()
        self._start = first

    def _begun(self, login: str, target: str) -> None:
        if login:  # who just made the office signs in next
            self.preferences = self.preferences.having_entered(target, login)
        self.open_office(target)

    def _opened(self, store: "Store", target: str) -> None:
        self.store = store
        self.running.at_thread_end = store.database.close
        if not self.demo:
            self.preferences = self.preferences.having_opened(target)
            preferences.keep(self.preferences)
        self.entrance.open(store)

    # Coming in

    def show_sign_in(self) -> None:
        """Show who may enter."""
        self.entrance.demo = self.demo
        self.entrance.show("" if self.demo else self.preferences.login_at(self._target))

    def _entered(self, login: str, session: "Session") -> None:
        if not self.demo:
            self.preferences = self.preferences.having_entered(self._target, login)
            preferences.keep(self.preferences)
        self._show_window(session)

    def _show_window(self, session: "Session") -> None:
        from desk.shell.opening import back_up_if_due
        from desk.ui.lock import IdleLock
        from desk.ui.workplace import Workplace
        from desk.window import Window

        assert self.store is not None
        place = Workplace(self.store, session, self.running, self)
        self.window = Window(place)
        self.window.leaving.connect(self._leave)
        self.window.show()
        self.window.focus_page()
        office = self.store.office
        self._idle = IdleLock(self._qt, lambda: int(office.setting("idle_lock")), self.window)
        self._idle.idle.connect(lambda: self._leave("lock"))
        if not self.demo:
            back_up_if_due(self.window, place.store, self.window.status.tell_backup)

    # Leaving

    def _leave(self, how: str) -> None:
        what, _, choice = how.partition(":")
        if what == "language":
            self.speak(choice)
            self._keep(language=choice)
        elif what == "theme":
            theme.apply(self._qt, theme.mode_named(choice))
            self._keep(theme=choice)
        elif what == "lock":
            self._lock_window()
        elif what == "sign-out":
            self._sign_out()
        elif what == "restore":
            self._go_back(choice)
        elif self.window is not None:
            self._quit()

    def _keep(self, **changed: str) -> None:
        self.preferences = self.preferences._replace(**changed)  # type: ignore[arg-type]
        preferences.keep(self.preferences)

    def _lock_window(self) -> None:
        if self.window is not None:
            store, session = self.window.workplace.store, self.window.workplace.session
            self.entrance.lock(store.office.people[session.person_id or 0].login)

    def _left(self, locked: bool) -> None:
        """The sign-in was closed; a locked window behind it is left as by its own cross."""
        if locked:
            self._quit()
        else:
            self._end()

    def _sign_out(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            self._put_away(window)
        self.show_sign_in()

    def _put_away(self, window: "Window") -> None:
        from desk.db.people import sign_out

        window.leaving.disconnect()
        window.close()  # every open form keeps its draft now
        place = window.workplace
        Work(self, sign_out, place.store, place.session).failed(_unheard)
        window.workplace.leave()
        window.deleteLater()

    def _go_back(self, backup: str) -> None:
        """Close all that holds the office open, put a backup in its place, and sign in anew."""
        from desk.shell.going_back import go_back

        store, window, self.window = self.store, self.window, None
        if store is None or window is None or store.database.path is None:
            return
        who, folder = window.workplace.session.name, str(store.database.path.parent)
        self._put_away(window)
        self.entrance.close()
        self.show_sign_in()
        self.running.settle(LAST_WORDS)
        self.running.rest()
        store.database.close()
        work = Work(self, go_back, backup, folder, who)
        work.then(lambda opened: self._opened(opened, folder))
        work.failed(self._tell).failed(lambda _error: self._opened(store, folder))

    def _quit(self) -> None:
        store, window, self.window = self.store, self.window, None
        if window is not None:
            self._put_away(window)
        if store is not None and store.database.is_sqlite and not self.demo:
            from desk.shell.opening import back_up_at_exit

            back_up_at_exit(self, store, self._end)
            return
        self._end()

    def _end(self) -> None:
        self.running.settle(LAST_WORDS)
        self.running.close()
        if self.store is not None:
            self.store.database.close()
        if self._lock is not None:
            self._lock.release()
        if self._first is not None:
            self._first.close()
        self._qt.exit(0)

    # Telling

    def speak(self, code: str) -> None:
        """Speak another language in the running program."""
        use_language(code)
        self._translator = load_qt_texts(self._qt, self._translator, code)
        for widget in self._qt.topLevelWidgets():
            QApplication.postEvent(widget, QEvent(QEvent.Type.LanguageChange))

    def _come_up(self) -> None:
        for widget in (self.window, self.entrance.sign_in):
            if widget is not None and widget.isVisible():
                widget.raise_()
                widget.activateWindow()

    def _fail(self, error: Exception) -> None:
        from desk.dialogs.trouble import TroubleDialog

        if self.entrance.sign_in is not None:
            self.entrance.sign_in.hide()
        self._told = TroubleDialog.tell(error, None, lambda: self._qt.exit(1))

    def _tell(self, error: BaseException) -> None:
        from desk.dialogs.trouble import TroubleDialog

        self._told = TroubleDialog.tell(error, self.window or self.entrance.sign_in)


def run(target: str = "", *, demo: bool = False, language: str = "") -> int:
    """Open the window on an office, on a fresh demo office, or on the first start."""
    qt = QApplication.instance() or theme.application()
    assert isinstance(qt, QApplication)
    qt.setApplicationName("desk")
    qt.setOrganizationName("desk")
    qt.setQuitOnLastWindowClosed(False)
    kept = preferences.load()
    if language:
        kept = kept._replace(language=language)
    app = App(qt, kept, demo=demo)
    logs.catch_all(app._tell)
    with TemporaryDirectory(prefix="desk-demo-", ignore_cleanup_errors=True) as folder:
        if demo:
            QTimer.singleShot(0, lambda: app.open_demo(folder))
        elif target or kept.office:
            QTimer.singleShot(0, lambda: app.open_office(target or kept.office))
        else:
            QTimer.singleShot(0, lambda: app.first_start(folder))
        QTimer.singleShot(0, logs.start_log)
        code = qt.exec()
        app.running.close()
    return code


def _unheard(_error: Exception) -> None:
    """A server that is gone cannot be told that a person left; nobody is there to be told."""
