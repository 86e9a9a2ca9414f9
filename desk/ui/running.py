# SPDX-License-Identifier: MIT
"""Everything that runs beside the window at this moment, and the few threads it runs in.

The status bar shows it and offers to stop it; the end of the program waits for it. The threads
are Python's own and stay, so that a connection kept per thread serves many jobs.
"""

import atexit
import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Signal

from desk.ui.tidying import Tidying, tidy

if TYPE_CHECKING:
    from desk.ui.work import Work

#: How long the end of the program waits for running jobs, in seconds.
LAST_WAIT = 5.0
THREADS = 4


class RunningWork(QObject):
    """Everything that runs beside the window now; the status bar shows it, the end waits for it."""

    changed = Signal()
    idle = Signal()
    #: An error that is no DeskError, for the fault report (it is logged already).
    bug = Signal(object)
    #: A DeskError that no `failed` took, to be told at one place.
    unheard = Signal(object)
    _posted = Signal(object, str, object)

    def __init__(self, threads: int = THREADS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: Called in each worker thread when it ends, e.g. to close that thread's connection.
        self.at_thread_end: Callable[[], object] | None = None
        self._most = threads
        self._threads: list[threading.Thread] = []
        self._free = 0
        self._count = threading.Lock()
        self._waiting: SimpleQueue[Work[Any] | None] = SimpleQueue()
        self._works: dict[int, Work[Any]] = {}
        self._telling: set[int] = set()
        self._closed = False
        self._posted.connect(self._arrived)
        Tidying(self)

    def works(self) -> list["Work[Any]"]:
        """What runs or waits now, oldest first."""
        return list(self._works.values())

    @property
    def closed(self) -> bool:
        """Whether the end has come: nothing new is started."""
        return self._closed

    @property
    def busy(self) -> bool:
        """Whether anything runs, waits, or has an answer not handed over yet."""
        return bool(self._works)

    def start(self, work: "Work[Any]") -> None:
        if self._closed:
            return
        tidy()  # also where no events run between two jobs
        self._works[id(work)] = work
        with self._count:
            short = self._free < self._waiting.qsize() + 1 and len(self._threads) < self._most
        if short:
            name = f"desk-work-{len(self._threads) + 1}"
            thread = threading.Thread(target=self._worker, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()
        self._waiting.put(work)
        self.changed.emit()

    def post(self, work: "Work[Any]", kind: str, value: Any) -> None:
        """From a worker's thread: send something over. Progress is sent once until it is seen."""
        if kind == "at":
            if id(work) in self._telling:
                return
            self._telling.add(id(work))
        try:
            self._posted.emit(work, kind, value)
        except RuntimeError:  # the window's side is gone already: nobody to tell
            return

    def stop_all(self) -> None:
        """Ask every job to stop."""
        for work in self.works():
            work.stop()

    def rest(self, wait: float = LAST_WAIT) -> bool:
        """End the threads, so that each closes what it opened; what is started next makes new
        ones. False if one did not end within `wait` seconds."""
        threads, self._threads = self._threads, []
        for _thread in threads:
            self._waiting.put(None)
        until = time.monotonic() + wait
        for thread in threads:
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    def close(self, wait: float = LAST_WAIT) -> bool:
        """Cancel everything and end the threads; False if one did not end within `wait` seconds."""
        self._closed = True
        for work in self.works():
            work.cancel()
        for _thread in self._threads:
            self._waiting.put(None)
        until = time.monotonic() + wait
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        ended = not any(thread.is_alive() for thread in self._threads)
        self._works.clear()
        return ended

    def settle(self, milliseconds: int = 5000) -> bool:
        """Let events run until nothing is left to do; False if that took too long."""
        if not self._works:
            return True
        loop = QEventLoop()
        clock = QTimer()
        clock.setSingleShot(True)
        clock.timeout.connect(loop.quit)
        self.idle.connect(loop.quit)
        clock.start(milliseconds)
        loop.exec()
        self.idle.disconnect(loop.quit)
        return not self._works

    def _worker(self) -> None:
        try:
            while True:
                with self._count:
                    self._free += 1
                work = self._waiting.get()
                with self._count:
                    self._free -= 1
                if work is None:
                    return
                work.run()
                del work  # else the thread would keep the last job's answer while it waits
        finally:
            if self.at_thread_end is not None:
                self.at_thread_end()

    def _arrived(self, work: "Work[Any]", kind: str, value: Any) -> None:
        if kind == "at":
            self._telling.discard(id(work))
            if id(work) in self._works:
                work.deliver(kind, value)
                self.changed.emit()
            return
        if self._works.pop(id(work), None) is None:
            return
        try:
            work.deliver(kind, value)
        finally:
            self.changed.emit()
            if not self._works:
                self.idle.emit()


_running: RunningWork | None = None


def running_work() -> RunningWork:
    """The one registry of the program, made when first asked for in the window's thread."""
    global _running
    if _running is None or not shiboken6.isValid(_running) or _running.closed:
        _running = RunningWork()
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(_running.close)
    return _running


def settle(milliseconds: int = 5000) -> bool:
    """Let events run until all work is done; for tests, instead of sleeping."""
    return running_work().settle(milliseconds)


@atexit.register
def _at_exit() -> None:
    if _running is not None and shiboken6.isValid(_running):
        _running.close()
