# SPDX-License-Identifier: MIT
"""Work beside the window, so that a clerk with a caller on the line never waits for the program.

A job gets plain values, opens what it needs for itself, and returns plain values; what is done
with them happens back in the window's thread. Nothing else in desk knows threads.
"""

import inspect
import logging
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject

from desk.errors import DeskError
from desk.text import Message
from desk.ui.running import RunningWork, running_work, settle

__all__ = ["Cancelled", "Job", "RunningWork", "Work", "running_work", "settle"]

_log = logging.getLogger("desk.work")
T = TypeVar("T")


class Cancelled(Exception):
    """Raised inside a job at its next `check()` once somebody asked it to stop."""


class Job:
    """What a job sees of itself, in its own thread: progress to tell, and whether to stop."""

    def __init__(self, tell: Callable[[], None], forlorn: Callable[[], bool]) -> None:
        self._tell = tell
        self._forlorn = forlorn
        self._stop = threading.Event()
        self._at_end: list[Callable[[], object]] = []
        self.at: tuple[int, int, str | Message] = (0, 0, "")

    def progress(self, done: int, total: int = 0, text: str | Message = "") -> None:
        """Tell how far it is (`total` 0: unknown); raises Cancelled when asked to stop."""
        self.check()
        self.at = (done, total, text)
        self._tell()

    @property
    def cancelled(self) -> bool:
        """Whether the job was asked to stop, or nobody is left who waits for it."""
        return self._stop.is_set() or self._forlorn()

    def check(self) -> None:
        """Raise Cancelled if the job was asked to stop; call it where stopping is safe."""
        if self.cancelled:
            raise Cancelled

    def on_close(self, close: Callable[[], object]) -> None:
        """Have something closed in the job's thread when the job ends, however it ends."""
        self._at_end.append(close)

    def stop(self) -> None:
        """Have the next `check()` raise."""
        self._stop.set()

    def close(self) -> None:
        """Close what the job opened, the last first."""
        while self._at_end:
            self._at_end.pop()()

    def let_go(self) -> None:
        """Nobody listens any more."""
        self._tell, self._forlorn = _nothing, bool


class Work(Generic[T]):
    """One job beside the window and what to do with its answer.

    `Work(page, do, *args).then(show).failed(tell)`: `do(*args)` runs at once in a worker thread;
    if its first parameter is named `job` it gets a `Job`. The callbacks run in the window's
    thread, and not at all once the parent is deleted.
    """

    def __init__(
        self,
        parent: QObject | None,
        do: Callable[..., T],
        *args: Any,
        label: str | Message = "",
        running: RunningWork | None = None,
    ) -> None:
        self.label = label
        self.started = time.monotonic()
        self.done = self.total = 0
        self.text: str | Message = ""
        self._parent = parent
        self._dropped = False
        self._over = False
        self._then: list[Callable[[T], object]] = []
        self._failed: list[Callable[[Exception], object]] = []
        self._ended: list[Callable[[], object]] = []
        self._progressed: list[Callable[[int, int, str | Message], object]] = []
        self._registry = running or running_work()
        self._job = Job(lambda: self._registry.post(self, "at", None), lambda: self._orphaned)
        self._call: partial[T] | None = partial(
            do, *((self._job, *args) if _wants_job(do) else args)
        )
        self._registry.start(self)

    def then(self, take: Callable[[T], object]) -> "Work[T]":
        """What to do with the answer."""
        self._then.append(take)
        return self

    def failed(self, tell: Callable[[Exception], object]) -> "Work[T]":
        """What to do with an error: a DeskError has a sentence to show, others are bugs."""
        self._failed.append(tell)
        return self

    def ended(self, tidy: Callable[[], object]) -> "Work[T]":
        """What to do in every case, last: after the answer, an error, or stopping."""
        self._ended.append(tidy)
        return self

    def progressed(self, show: Callable[[int, int, str | Message], object]) -> "Work[T]":
        """What to do with (done, total, text) on the way."""
        self._progressed.append(show)
        return self

    def stop(self) -> None:
        """Ask the job to stop at its next check. If it is finished all the same, its answer is
        still told, for what was written is written."""
        self._job.stop()
        self._registry.changed.emit()

    def cancel(self) -> None:
        """Stop, and forget the answer whatever it is: nobody waits for it any more."""
        self._dropped = True
        self.stop()

    @property
    def running(self) -> bool:
        """Whether the job has not ended yet."""
        return not self._over

    @property
    def stopping(self) -> bool:
        """Whether somebody asked the job to stop."""
        return self._job.cancelled

    def seconds_left(self) -> float | None:
        """How long it will still take by its progress so far; None while that is unknown."""
        gone = time.monotonic() - self.started
        if gone < 1 or not 0 < self.done <= self.total:
            return None
        return gone / self.done * (self.total - self.done)

    @property
    def _orphaned(self) -> bool:
        return self._parent is not None and not shiboken6.isValid(self._parent)

    def run(self) -> None:
        """In the worker's thread: do the job and post what came out."""
        call, self._call = self._call, None
        outcome: tuple[str, Any] = ("stopped", None)
        try:
            self._job.check()
            if call is not None:
                outcome = ("then", call())
        except Cancelled:
            pass  # as the outcome says already
        except Exception as error:
            outcome = ("failed", error)
        try:
            self._job.close()
        except Exception as error:
            if outcome[0] != "failed":
                outcome = ("failed", error)
        call = None  # what it holds of the window must not be let go of last in this thread
        self._registry.post(self, *outcome)

    def deliver(self, kind: str, value: Any) -> None:
        """In the window's thread: hand over what the worker posted."""
        silent = self._dropped or self._orphaned
        if kind == "at":
            self.done, self.total, self.text = self._job.at
            for show in () if silent else self._progressed:
                show(*self._job.at)
            return
        self._over = True
        takers: list[Callable[[], object]] = []
        if kind == "then" and not silent:
            takers += [partial(take, value) for take in self._then]
        if kind == "failed":
            takers += self._told(value, silent)
        if not self._orphaned:
            takers += self._ended
        self._forget()
        _all(takers)

    def _told(self, error: Exception, silent: bool) -> list[Callable[[], object]]:
        known = isinstance(error, DeskError)
        if not known:
            _log.error("a job failed", exc_info=error)
        told: list[Callable[[], object]] = []
        if not silent:
            told += [partial(tell, error) for tell in self._failed]
        if not known:
            told.append(partial(self._registry.bug.emit, error))
        elif not told and not silent:
            told.append(partial(self._registry.unheard.emit, error))
        return told

    def _forget(self) -> None:
        """Let go of everything the callbacks held, so that closed pages can be freed."""
        self._parent = None
        self._then, self._failed, self._ended, self._progressed = [], [], [], []
        self._call = None
        self._job.let_go()


def _wants_job(do: Callable[..., Any]) -> bool:
    try:
        first = next(iter(inspect.signature(do).parameters), "")
    except (TypeError, ValueError):  # some functions written in C cannot tell
        return False
    return first == "job"


def _nothing() -> None:
    return None


def _all(calls: list[Callable[[], object]]) -> None:
    """Call each, the later ones even if an earlier one raises."""
    for at, call in enumerate(calls):
        try:
            call()
        except Exception:
            _all(calls[at + 1 :])
            raise
