# SPDX-License-Identifier: MIT
"""What every page works with: the store, who works here, and the ways to the window."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from desk.db.act import Changed
from desk.db.fields import Setting
from desk.db.store import Store
from desk.errors import DeskError
from desk.session import Session
from desk.text import Message
from desk.ui.requests import Request
from desk.ui.work import RunningWork, Work

T = TypeVar("T")


class Workplace(QObject):
    """One person's place at the desk; made by the app, handed to every page."""

    #: Records a committed act touched (list of Changed), here or on another desk.
    changed = Signal(list)
    #: A Request of desk.ui.requests that the window answers.
    requested = Signal(object)
    #: A sentence for the foot of the window, and what takes the deed back (or None).
    told = Signal(object, object)
    #: An error that has a sentence for the person.
    troubled = Signal(object)
    #: The call that was being typed is over; what was held back meanwhile may come.
    call_over = Signal()
    #: Whether everything typed is kept: "saved", "saving", "offline".
    keeping = Signal(str)

    def __init__(
        self,
        store: Store,
        session: Session,
        running: RunningWork,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.session = session
        self.running = running
        self._calling = False
        #: Keys of the drafts whose forms are open, so that no other page offers them.
        self.drafts_open: set[str] = set()
        store.listen(self._announced)

    @property
    def calling(self) -> bool:
        """Whether a call is being typed, so that no reminder comes between."""
        return self._calling

    @calling.setter
    def calling(self, calling: bool) -> None:
        over = self._calling and not calling
        self._calling = calling
        if over:
            self.call_over.emit()

    def leave(self) -> None:
        """The person goes: nothing more is announced here; what is being kept is kept first."""
        self.store.unlisten(self._announced)
        if self.running.busy:
            self.running.idle.connect(self.deleteLater)
        else:
            self.deleteLater()

    def work(
        self, owner: QObject, do: Callable[..., T], *args: Any, label: str | Message = ""
    ) -> Work[T]:
        """Do something beside the window; errors with a sentence are told unless taken."""
        return Work(owner, do, *args, label=label, running=self.running)

    def ask(self, request: Request) -> None:
        """Ask something of the window."""
        self.requested.emit(request)

    def tell(self, sentence: Message, undo: Callable[[], object] | None = None) -> None:
        """Tell what was done, with a way back where there is one."""
        self.told.emit(sentence, undo)

    def trouble(self, error: Exception) -> None:
        """Tell the error of a work; one without a sentence is a bug, which the work reports."""
        if isinstance(error, DeskError):
            self.troubled.emit(error)

    def place(self) -> Setting:
        """What fields need to read and show values now. Labels come from memory where possible."""
        return self.store.office.place(self.session)

    def may(self, action: str, kind: str | None) -> bool:
        """Whether the person may do something with a kind of record, or in the office."""
        if kind is None:
            return self.session.may(action)
        return kind in self.store.books and self.session.may(action, self.store.books[kind].sheet)

    def _announced(self, changed: list[Changed]) -> None:
        # Called in the thread that saved; the signal brings it to the window's thread.
        self.changed.emit(changed)
