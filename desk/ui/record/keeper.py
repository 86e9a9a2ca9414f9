# SPDX-License-Identifier: MIT
"""Keeps a half-typed form: 300 ms after the last key, at the latest each second, in order."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from desk.errors import Storage
from desk.ui.workplace import Workplace

AFTER_KEY = 300
AT_LATEST = 1000

Body = Mapping[str, Any]


class DraftKeeper(QObject):
    """Writes the drafts of one form in order, so that an older text never follows a newer one.

    It belongs to the workplace and not to the page, so that a closed page's last draft is written.
    """

    def __init__(
        self,
        workplace: Workplace,
        key: str,
        kind: str,
        record: int | None,
        body: Callable[[], Body],
    ) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self.key, self._kind, self._record = key, kind, record
        self._body: Callable[[], Body] | None = body
        self._waiting: Body | None = None
        self._writing = False
        self._kept = False
        self._at_rest: list[Callable[[], object]] = []
        self._soon = self._timer(AFTER_KEY)
        self._latest = self._timer(AT_LATEST)
        workplace.drafts_open.add(key)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._at_end)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep)
        return timer

    @property
    def has_draft(self) -> bool:
        """Whether a draft of this form is kept in the store."""
        return self._kept

    def found(self) -> None:
        """A draft of this form was kept before."""
        self._kept = True

    def touch(self) -> None:
        """Something was typed."""
        self._workplace.keeping.emit("saving")
        self._soon.start()
        if not self._latest.isActive():
            self._latest.start()

    def keep(self) -> None:
        """Keep what the form holds now."""
        self._rest()
        if self._body is not None:
            self._waiting = self._body()
            self._next()

    def settle(self) -> None:
        """Keep now what was typed since the last time; nothing if nothing was."""
        if self._body is not None and self._latest.isActive():
            self.keep()

    def drop(self) -> None:
        """Forget the draft."""
        self._rest()
        self._waiting = None
        if self._kept or self._writing:
            self._kept = False
            self.at_rest(self._drop)

    def forgotten(self) -> None:
        """The store has dropped the draft with the save."""
        self._rest()
        self._waiting, self._kept = None, False
        self._workplace.keeping.emit("saved")

    def at_rest(self, do: Callable[[], object]) -> None:
        """Do something once nothing is being written; what waits to be written is left out."""
        self._rest()
        self._waiting = None
        if self._writing:
            self._at_rest.append(do)
        else:
            do()

    def close(self) -> None:
        """The form is gone: write the last text, then go."""
        self.settle()
        self._body = None
        self._workplace.drafts_open.discard(self.key)
        if not self._writing:
            self.deleteLater()

    def _rest(self) -> None:
        self._soon.stop()
        self._latest.stop()

    def _next(self) -> None:
        if self._writing or self._waiting is None:
            return
        body, self._waiting = self._waiting, None
        self._writing = True
        place = self._workplace
        work = place.work(
            place, place.store.drafts.keep, place.session, self.key, self._kind, self._record, body
        )
        work.then(self._written).failed(self._failed).ended(self._ended)

    def _written(self, _none: None) -> None:
        self._kept = True
        self._workplace.keeping.emit("saved")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Storage):
            self._workplace.keeping.emit("offline")
        else:
            self._workplace.trouble(error)

    def _ended(self) -> None:
        self._writing = False
        waiting, self._at_rest = self._at_rest, []
        for do in waiting:
            do()
        self._next()
        if self._body is None and not self._writing:
            self.deleteLater()

    def _drop(self) -> None:
        place = self._workplace
        self._writing = True
        work = place.work(place, place.store.drafts.drop, place.session, self.key)
        work.failed(place.trouble).ended(self._ended)
        place.keeping.emit("saved")

    def _at_end(self) -> None:
        """The program ends and no worker is left: write here what was typed last."""
        if self._latest.isActive() and self._body is not None:
            place = self._workplace
            with suppress(Storage):
                place.store.drafts.keep(
                    place.session, self.key, self._kind, self._record, self._body()
                )
