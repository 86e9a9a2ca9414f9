# SPDX-License-Identifier: MIT
"""Keeps mark after mark in the order they were made, also when the page is left meanwhile."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desk.ui.walk.course import Walked
from desk.ui.workplace import Workplace


class MarkSaver(QObject):
    """One save at a time; it belongs to the workplace, so that the last mark is never lost."""

    #: All is kept; how far the walk is (Walked).
    kept = Signal(object)
    #: A mark was refused, with the error; what waits behind it is still tried.
    refused = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._place = workplace
        self._waiting: deque[Callable[[], Walked]] = deque()
        self._busy = False
        self._left = False

    @property
    def busy(self) -> bool:
        """Whether a mark is on its way."""
        return self._busy

    def put(self, save: Callable[[], Walked]) -> None:
        """Save a mark after those made before it."""
        self._place.keeping.emit("saving")
        self._waiting.append(save)
        self._next()

    def close(self) -> None:
        """The page is gone: save what waits, then go."""
        self._left = True
        if not self._busy:
            self.deleteLater()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        work = self._place.work(self._place, self._waiting.popleft())
        work.then(self._saved).failed(self._failed).ended(self._ended)

    def _saved(self, walked: Walked) -> None:
        if not self._waiting:
            self._busy = False
            self._place.keeping.emit("saved")
            self.kept.emit(walked)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._place.keeping.emit("saved")
        if self._left:
            self._place.trouble(error)
        else:
            self.refused.emit(error)

    def _ended(self) -> None:
        self._busy = False
        self._next()
        if self._left and not self._busy:
            self.deleteLater()
