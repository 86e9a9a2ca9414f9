# SPDX-License-Identifier: MIT
"""Work beside the window: the clerk never waits, nothing is lost, nothing hangs at the end."""

import gc
import logging
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from desk.errors import Refused
from desk.text import N_, Message
from desk.ui.work import Cancelled, Job, RunningWork, Work, running_work, settle
from tests.ui.conftest import Sit


@pytest.fixture
def running(qapp: QApplication) -> Iterator[RunningWork]:
    made = RunningWork()
    yield made
    assert made.close(), "a thread did not end"


@pytest.fixture
def page(qapp: QApplication) -> QObject:
    return QObject()


class Gate:
    """Holds a job until the test lets it on."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.open = threading.Event()

    def wait(self) -> None:
        self.reached.set()
        assert self.open.wait(10)


def _hold(job: Job, gate: Gate) -> str:
    """A job that stands at a gate, then looks whether it should go on."""
    gate.wait()
    job.check()
    return "through"


def test_the_answer_comes_back_in_the_windows_thread(running: RunningWork, page: QObject) -> None:
    threads: list[str] = []
    got: list[tuple[int, str]] = []

    def add(one: int, other: int) -> int:
        threads.append(threading.current_thread().name)
        return one + other

    work = Work(page, add, 2, 3, running=running)
    work.then(lambda sum_: got.append((sum_, threading.current_thread().name)))
    assert work.running
    assert got == []
    assert running.settle()
    assert got == [(5, threading.main_thread().name)]
    assert threads[0].startswith("desk-work")
    assert not work.running


def test_two_hundred_quick_jobs_each_answer_once(running: RunningWork, page: QObject) -> None:
    got: list[int] = []
    for number in range(200):
        Work(page, lambda number: number * 2, number, running=running).then(got.append)
    assert running.settle()
    assert sorted(got) == [number * 2 for number in range(200)]
    assert running.works() == []
    alive = [one for one in threading.enumerate() if one in running._threads]
    assert len(alive) <= 4


def test_typing_fast_leaves_only_the_last_search(running: RunningWork, page: QObject) -> None:
    got: list[int] = []
    last: Work[int] | None = None
    for number in range(200):
        if last is not None:
            last.cancel()
        last = Work(page, lambda number: number, number, running=running).then(got.append)
    assert running.settle()
    assert got == [199]


def test_a_known_error_brings_its_sentence(running: RunningWork, page: QObject) -> None:
    got: list[Exception] = []

    def refuse() -> None:
        raise Refused(Message(N_("Only a supervisor seals a binder.")), action="seal")

    Work(page, refuse, running=running).failed(got.append)
    assert running.settle()
    assert [str(error) for error in got] == ["Only a supervisor seals a binder."]


def test_a_known_error_nobody_takes_is_told_at_one_place(
    running: RunningWork, page: QObject
) -> None:
    unheard: list[Exception] = []
    bugs: list[Exception] = []
    running.unheard.connect(unheard.append)
    running.bug.connect(bugs.append)

    def refuse() -> None:
        raise Refused(Message("no"))

    Work(page, refuse, running=running)
    assert running.settle()
    assert [str(error) for error in unheard] == ["no"]
    assert bugs == []


def test_a_bug_is_logged_reported_and_told(
    running: RunningWork, page: QObject, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[Exception] = []
    bugs: list[Exception] = []
    running.bug.connect(bugs.append)
    with caplog.at_level(logging.ERROR, "desk.work"):
        Work(page, lambda: [][1], running=running).failed(told.append)
        assert running.settle()
    assert isinstance(told[0], IndexError)
    assert bugs == told
    assert caplog.records[0].exc_info is not None


def test_progress_is_seen_and_never_floods(running: RunningWork, page: QObject) -> None:
    seen: list[tuple[int, int, Any]] = []

    def count(job: Job) -> str:
        for number in range(1, 10_001):
            job.progress(number, 10_000, "rows")
        return "done"

    got: list[str] = []
    work = Work(page, count, running=running).progressed(lambda *at: seen.append(at))
    work.then(got.append)
    assert running.settle()
    assert got == ["done"]
    assert seen
    assert len(seen) < 5_000, "each step is told only when the one before has been seen"
    assert all(total == 10_000 and text == "rows" for _done, total, text in seen)


def test_stopping_ends_the_job_at_its_next_check(running: RunningWork, page: QObject) -> None:
    gate = Gate()
    got: list[str] = []
    ended: list[bool] = []
    work = Work(page, _hold, gate, running=running).then(got.append)
    work.failed(lambda error: got.append(repr(error))).ended(lambda: ended.append(True))
    assert gate.reached.wait(10)
    work.stop()
    assert work.stopping
    gate.open.set()
    assert running.settle()
    assert got == []
    assert ended == [True]


def test_what_was_finished_before_the_stop_is_still_told(
    running: RunningWork, page: QObject
) -> None:
    gate = Gate()
    got: list[str] = []

    def write() -> str:
        gate.wait()
        return "written"

    work = Work(page, write, running=running).then(got.append)
    assert gate.reached.wait(10)
    work.stop()
    gate.open.set()
    assert running.settle()
    assert got == ["written"]


def test_a_cancelled_answer_is_forgotten(running: RunningWork, page: QObject) -> None:
    gate = Gate()
    got: list[object] = []
    work = Work(page, gate.wait, running=running).then(got.append).failed(got.append)
    assert gate.reached.wait(10)
    work.cancel()
    gate.open.set()
    assert running.settle()
    assert got == []


def test_a_job_cancelled_before_its_turn_never_runs(running: RunningWork, page: QObject) -> None:
    gates = [Gate() for _number in range(4)]
    for gate in gates:
        Work(page, gate.wait, running=running)
    ran: list[int] = []
    waiting = Work(page, ran.append, 1, running=running)
    waiting.cancel()
    for gate in gates:
        gate.open.set()
    assert running.settle()
    assert ran == []


def test_the_answer_is_dropped_when_the_page_is_gone(running: RunningWork) -> None:
    gate = Gate()
    got: list[object] = []
    page = QWidget()
    work = Work(page, _hold, gate, running=running)
    work.then(got.append).failed(got.append).ended(lambda: got.append("ended"))
    assert gate.reached.wait(10)
    delete(page)
    assert work.stopping, "a job nobody waits for is asked to stop"
    gate.open.set()
    assert running.settle()
    assert got == []


def test_a_page_is_free_once_its_work_is_done(running: RunningWork) -> None:
    class Page(QObject):
        def show(self, answer: int) -> None:
            self.answer = answer

    page = Page()
    work = Work(page, lambda: 1, running=running).then(page.show)
    assert running.settle()
    gone = weakref.ref(page)
    del page
    gc.collect()
    assert gone() is None
    assert not work.running


def test_no_qt_objects_are_left_behind(running: RunningWork, page: QObject) -> None:
    def left() -> tuple[int, int]:
        gc.collect()
        works = sum(isinstance(one, Work) for one in gc.get_objects())
        return works, len(running.findChildren(QObject)) + len(page.findChildren(QObject))

    before = left()
    for number in range(200):
        Work(page, lambda number: number, number, running=running).cancel()
    assert running.settle()
    assert running.close(), "the threads have let go of their last job"
    assert left() == before


def test_what_a_job_opened_is_closed_in_its_thread(running: RunningWork, page: QObject) -> None:
    closed: list[tuple[str, str]] = []

    def read(job: Job) -> str:
        for name in ("first", "second"):
            job.on_close(lambda name=name: closed.append((name, threading.current_thread().name)))
        raise Cancelled

    Work(page, read, running=running)
    assert running.settle()
    assert [name for name, _thread in closed] == ["second", "first"]
    assert {thread.startswith("desk-work") for _name, thread in closed} == {True}


def test_a_threads_own_connection_serves_many_jobs_and_is_closed_at_the_end(
    qapp: QApplication,
) -> None:
    mine = threading.local()
    opened: list[int] = []
    closed: list[int] = []
    running = RunningWork(threads=1)
    running.at_thread_end = lambda: closed.append(mine.connection)

    def use() -> int:
        if not hasattr(mine, "connection"):
            mine.connection = len(opened)
            opened.append(mine.connection)
        return int(mine.connection)

    for _number in range(50):
        Work(None, use, running=running)
        assert running.settle()
    assert opened == [0]
    assert running.close()
    assert closed == [0]


def test_a_slip_in_one_callback_does_not_take_the_others_with_it(
    running: RunningWork, page: QObject, qtbot: Any
) -> None:
    got: list[str] = []

    def slip(_answer: int) -> None:
        raise LookupError("in a callback")

    with qtbot.captureExceptions() as caught:
        work = Work(page, lambda: 1, running=running).then(slip)
        work.then(lambda _answer: got.append("then")).ended(lambda: got.append("ended"))
        assert running.settle()
    assert got == ["then", "ended"]
    assert caught[0][0] is LookupError


def test_a_callback_may_start_the_next_piece(running: RunningWork, page: QObject) -> None:
    got: list[int] = []

    def again(number: int) -> None:
        got.append(number)
        if number < 5:
            Work(page, lambda: number + 1, running=running).then(again)

    Work(page, lambda: 1, running=running).then(again)
    assert running.settle()
    assert got == [1, 2, 3, 4, 5]


def test_what_runs_can_be_listed_with_its_name_and_the_time_left(
    running: RunningWork, page: QObject
) -> None:
    gate = Gate()
    told: list[int] = []
    running.changed.connect(lambda: told.append(len(running.works())))
    work = Work(page, _hold, gate, label=Message(N_("Importing")), running=running)
    assert [str(one.label) for one in running.works()] == ["Importing"]
    assert work.seconds_left() is None
    work.started -= 10
    work.done, work.total = 25, 100
    assert work.seconds_left() == pytest.approx(30, abs=1)
    gate.open.set()
    assert running.settle()
    assert told[0] == 1
    assert told[-1] == 0


def test_the_end_cancels_what_runs_and_waits_for_it(qapp: QApplication) -> None:
    running = RunningWork()
    gate = Gate()
    got: list[str] = []

    def work(job: Job) -> None:
        gate.reached.set()
        while not job.cancelled:
            gate.open.wait(0.001)
        got.append("stopped")

    Work(None, work, running=running).then(lambda _none: got.append("told"))
    assert gate.reached.wait(10)
    assert running.close()
    assert got == ["stopped"]
    Work(None, lambda: got.append("late"), running=running)
    assert running.settle()
    assert got == ["stopped"], "nothing starts after the end"


def test_the_end_does_not_wait_for_ever(qapp: QApplication) -> None:
    running = RunningWork()
    gate = Gate()
    Work(None, gate.wait, running=running)
    assert gate.reached.wait(10)
    assert not running.close(wait=0.01)
    gate.open.set()
    assert running.close()


def test_settling_tells_when_it_takes_too_long(running: RunningWork, page: QObject) -> None:
    gate = Gate()
    Work(page, gate.wait, running=running)
    assert not running.settle(20)
    gate.open.set()
    assert running.settle()


def test_the_program_has_one_registry(qapp: QApplication) -> None:
    assert running_work() is running_work()
    got: list[int] = []
    Work(None, lambda: 7).then(got.append)
    assert settle()
    assert got == [7]


def test_the_program_ends_while_work_is_going_on() -> None:
    program = """
import sys, time
from PySide6.QtCore import QCoreApplication, QTimer
from desk.ui.work import Work
app = QCoreApplication([])
def slow(job):
    while True:
        time.sleep(0.001)
        job.check()
for number in range(20):
    Work(None, slow).then(print)
QTimer.singleShot(30, app.quit)
sys.exit(app.exec())
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_bug_is_reported_once_though_the_page_tells_it_too(
    sit: Sit, caplog: pytest.LogCaptureFixture
) -> None:
    place = sit("staff")
    with caplog.at_level(logging.ERROR, "desk.work"):
        place.workplace.work(place.workplace, lambda: [][1]).failed(place.workplace.trouble)
        assert place.running.settle()
    assert [type(error) for error in place.troubles] == [IndexError]
    place.troubles.clear()
