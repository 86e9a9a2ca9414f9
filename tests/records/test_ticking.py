# SPDX-License-Identifier: MIT
"""Several desks and the system's scheduler look at the clock at once: nothing escalates twice."""

import multiprocessing
from collections.abc import Iterator
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from desk.db.books import Books
from desk.db.clocks import run_missed
from desk.db.database import open_database
from desk.db.people import office_session
from desk.db.store import Store
from tests.offices import START, Clock, Desk
from tests.records.conftest import BACKENDS, BOOKS

DESKS, COMPLAINTS = 4, 6
TOGETHER = 60  # seconds until all desks stand at the line


def _tick(target: str, hours: int, line: Barrier, done: Any) -> None:
    """One desk: it waits for the others, then does what was missed."""
    clock = Clock()
    clock.pass_by(hours=hours)
    database = open_database(target)
    store = Store(database, Books(BOOKS))
    line.wait(TOGETHER)
    missed = run_missed(store, office_session(store, clock))
    done.put([(one.number, one.step) for one in missed])
    database.close()


@pytest.fixture(params=BACKENDS)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Desk]]:
    """Where an office is, and its desk."""
    if request.param == "sqlite":
        target = str(tmp_path / "office")
        made = Desk(target, Books(BOOKS))
    else:
        server = request.getfixturevalue("postgres_server")
        target = server.fresh()
        made = Desk(target, Books(BOOKS))
    yield target, made
    made.close()


def test_four_desks_escalate_each_missed_complaint_once(office: tuple[str, Desk]) -> None:
    target, desk = office
    desk.hire("hz", "陈国栋", "manager", branch="HZ")
    asked = {"phone": "13812345678", "category": "delay", "content": "晚了", "demand": "快些"}
    made = [
        desk.store.save(
            desk["staff"],
            desk.store.new(desk["staff"], "complaint", complainant=f"张{n}", **asked),
        )
        for n in range(COMPLAINTS)
    ]
    assert desk.clock.at == START
    desks = multiprocessing.get_context("spawn")
    line, done = desks.Barrier(DESKS), desks.Queue()
    at_work = [desks.Process(target=_tick, args=(target, 2, line, done)) for _n in range(DESKS)]
    for one in at_work:
        one.start()
    told = [step for _desk in at_work for step in done.get(timeout=TOGETHER)]
    for one in at_work:
        one.join(TOGETHER)
        assert one.exitcode == 0
    assert sorted(told) == [(one.number, "escalate_late") for one in made]
    for one in made:
        kept: Any = desk.store.get(desk.office, "complaint", one.id or 0)
        assert kept.ladder == "manager"
        assert len(kept.escalations) == 1
