# SPDX-License-Identifier: MIT
"""A closed page is freed in the window's thread, whatever runs beside it."""

import gc
import threading
import weakref

from PySide6.QtWidgets import QApplication, QWidget

from desk.ui.running import RunningWork
from desk.ui.tidying import tidy
from desk.ui.work import Work


class Page(QWidget):
    """A page that is part of a circle, as most are."""

    def __init__(self, freed: list[threading.Thread]) -> None:
        super().__init__()
        self.circle = self
        weakref.finalize(self, lambda: freed.append(threading.current_thread()))


def circles() -> int:
    """Make far more objects than Python bears before it collects."""
    for _ in range(20_000):
        circle: list[object] = []
        circle.append(circle)
    return gc.get_count()[0]


def test_no_thread_beside_the_window_frees_a_page(qapp: QApplication) -> None:
    running = RunningWork()
    freed: list[threading.Thread] = []
    pages = [Page(freed) for _ in range(20)]
    answers: list[int] = []
    Work(None, circles, running=running).then(answers.append)
    pages.clear()
    assert running.settle()
    assert answers[0] > gc.get_threshold()[0], "nothing was collected beside the window"
    gc.collect()
    assert freed == [threading.main_thread()] * 20
    running.close()


def test_what_is_due_is_collected(qapp: QApplication) -> None:
    running = RunningWork()
    circles()
    tidy()
    assert gc.get_count()[0] < gc.get_threshold()[0]
    running.close()
