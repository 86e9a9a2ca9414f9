# SPDX-License-Identifier: MIT
"""The window's heart: the longest time it did not answer while a clerk works in a large office."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.filling import LAST, office_of
from benchmarks.measure import Result, Setting
from desk.dialogs.preview import PreviewDialog
from desk.session import Session
from desk.ui import theme
from desk.ui.requests import OpenRecord, Print
from desk.ui.work import running_work
from desk.ui.workplace import Workplace
from desk.window import Window

BAR = 100.0
MANY = 1_000
BEAT = 2  # milliseconds between two beats


class Heart:
    """Beats in the window's thread and remembers the longest time between two beats."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self.longest = 0.0

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - BEAT)
        self._last = now

    def during(self, do: Callable[[], object]) -> float:
        """The longest gap in milliseconds while something is done and settles."""
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer.start()
        do()
        running_work().settle(60_000)
        QTest.qWait(50)
        self._timer.stop()
        return self.longest


def run(setting: Setting) -> Iterator[Result]:
    """Each flow twice: what counts is the window that is in use, not its first moment."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    store = office_of(setting.folder, setting.records, setting.seed)
    session = Session(2, "李婷", frozenset({"supervisor"}), branch_id=1, clock=lambda: LAST)
    running_work().at_thread_end = store.database.close
    window = Window(Workplace(store, session, running_work()))
    window.resize(1366, 740)
    window.show()
    running_work().settle(60_000)
    newest = store.database.rows("SELECT MAX(id) FROM complaint")[0][0]
    heart = Heart()
    for name, flow in _flows(window, newest).items():
        heart.during(flow)
        gap = heart.during(flow)
        yield Result("heart", name, gap, "≤ 100 ms", gap <= BAR, BAR)
    running_work().close()
    window.hide()
    store.database.close()


def _flows(window: Window, newest: int) -> dict[str, Callable[[], object]]:
    def search() -> None:
        window.search.setFocus()
        for letter in "zhangsan":
            QTest.keyClicks(window.search, letter)
            QTest.qWait(30)
        window.search.clear()

    def record() -> None:
        window.open_record(OpenRecord("complaint", newest))
        running_work().settle(60_000)
        window.tabs.close_current()

    def empty_form() -> None:
        window.open_record(OpenRecord("complaint"))
        running_work().settle(60_000)
        window.tabs.close_current()

    def preview() -> None:
        keys = list(range(newest, newest - MANY, -1))
        dialog = PreviewDialog(window.workplace, Print("complaint", keys), window)
        dialog.show()
        QTest.qWait(500)
        dialog.reject()

    return {
        "open a book": lambda: window.go("complaint"),
        "search while typing": search,
        "open and close a record": record,
        "open and close an empty form": empty_form,
        f"preview of {MANY:,} records": preview,
        "today": lambda: window.go("today"),
    }
