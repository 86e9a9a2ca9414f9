# SPDX-License-Identifier: MIT
"""Who comes in: the sign-in before the office, and again before a locked window."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desk.dialogs.sign_in import SignIn
from desk.errors import DeskError
from desk.ui.work import Work

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session


class Entrance(QObject):
    """The sign-in; while the window is locked it keeps all that was open out of sight."""

    #: Somebody signed in before an office without a window: sign-in name, Session.
    entered = Signal(str, object)
    #: A language: chosen here, or the own one of who signs in.
    language_chosen = Signal(str)
    language_of_person = Signal(str)
    #: Somebody else wants to work at the locked window.
    other_asked = Signal()
    #: The sign-in was closed; True: a locked window stood behind it.
    left = Signal(bool)
    #: Signing in failed with an error that is none of the person's.
    troubled = Signal(object)

    def __init__(self, qt: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._qt = qt
        self._store: Store | None = None
        self._hidden: list[QWidget] = []
        self._chosen = False
        self._last = ""
        self.demo = False
        self.sign_in: SignIn | None = None

    @property
    def is_locked(self) -> bool:
        """Whether a window stands behind the sign-in."""
        return bool(self._hidden)

    def show(self, login: str = "") -> None:
        """Show who may enter; what was typed is checked once the office is open.

        `login` is who signed in last on this computer, or whose window is locked.
        """
        self._last, self._chosen = login, False
        login = login or ("staff" if self.demo else "")
        self.sign_in = SignIn(login, demo=self.demo, locked=self.is_locked)
        self.sign_in.entered.connect(self._enter)
        self.sign_in.language_chosen.connect(self._choose_language)
        self.sign_in.left.connect(self._left)
        self.sign_in.other_asked.connect(self._another)
        self.sign_in.show()
        if self._store is not None:
            self.open(self._store)

    def open(self, store: "Store") -> None:
        """The office is there; who typed already goes in."""
        self._store = store
        if self.sign_in is not None:
            self.sign_in.ready(store.office.setting("office_name"))

    def close(self) -> None:
        """The office is being put away; nobody comes in until it is opened again."""
        self._store = None

    def lock(self, login: str) -> None:
        """Put every window out of sight until its person is back."""
        if not self._hidden:
            windows = self._qt.topLevelWidgets()
            self._hidden = [w for w in windows if w.isVisible() and w.isWindow()]
            for widget in self._hidden:
                widget.hide()
            self.show(login)

    def _choose_language(self, code: str) -> None:
        self._chosen = True
        self.language_chosen.emit(code)

    def _enter(self, login: str, password: str) -> None:
        import socket

        from desk.db.people import must_change, own_language, sign_in

        store, asked = self._store, self.sign_in
        if store is None or asked is None:
            return

        def enter() -> "tuple[Session, bool, str]":
            session = sign_in(store, login, password, desk=socket.gethostname())
            return session, must_change(store, session), own_language(store, session)

        work = Work(self, enter)
        # Who chose to be somebody else meanwhile does not come in by it any more.
        work.then(lambda got: self._came(login, *got) if self.sign_in is asked else None)
        work.failed(lambda error: self._refused(error) if self.sign_in is asked else None)

    def _came(self, login: str, session: "Session", change: bool, own: str = "") -> None:
        assert self.sign_in is not None
        assert self._store is not None
        if own and not self.is_locked and not self._chosen and login != self._last:
            self.language_of_person.emit(own)  # another person than last time
        if change:
            from desk.dialogs.password import PasswordDialog
            from desk.shell.opening import own_password

            dialog = PasswordDialog(own_password(self._store, session), self.sign_in, forced=True)
            dialog.accepted.connect(lambda: self._came(login, session, False))
            dialog.rejected.connect(partial(self.sign_in.enter.setEnabled, True))
            dialog.open()
            return
        self.sign_in.close()
        self.sign_in = None
        if self.is_locked:
            self._unlock()
        else:
            self.entered.emit(login, session)

    def _refused(self, error: Exception) -> None:
        if self.sign_in is not None and isinstance(error, DeskError):
            self.sign_in.refuse(error.message)
            return
        if self.sign_in is not None:
            self.sign_in.enter.setEnabled(True)
        self.troubled.emit(error)

    def _unlock(self) -> None:
        for widget in self._hidden:
            widget.show()
        self._hidden = []

    def _another(self) -> None:
        if self.sign_in is not None:
            self.sign_in.close()
        self._hidden = []
        self.other_asked.emit()

    def _left(self) -> None:
        locked, self._hidden = self.is_locked, []
        self.left.emit(locked)
