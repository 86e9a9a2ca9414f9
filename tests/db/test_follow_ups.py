# SPDX-License-Identifier: MIT
"""What follows by itself: a reminder for every job done, kept in step until somebody touches it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from desk.db.act import Act
from desk.db.books import Books
from desk.db.clocks import run_missed
from desk.db.database import create_database
from desk.db.fields import Day, Line, Tick
from desk.db.policies import save_policy
from desk.db.record import FollowUp, Record
from desk.db.store import Store
from desk.db.tables import Branch
from desk.errors import Invalid, Refused
from desk.sheet import Sheet
from tests.db.conftest import BACKENDS
from tests.db.slips import NOW, session

STAFF = session("staff")


class Job(Record):
    """A job; a reminder follows when it is done."""

    name = Line("Name")
    on = Day("On")
    done = Tick("Done")

    sheet = Sheet("Job", "J", "number name on done", "number name", "name")

    def follow_ups(self, act: Act) -> Iterator[FollowUp]:
        if self.done:
            yield FollowUp("reminder", "done", {"text": self.name, "on": self.on})
            yield FollowUp("unknown_book", "done", {})


class Reminder(Record):
    """A reminder."""

    text = Line("Text")
    on = Day("On")

    sheet = Sheet("Reminder", "R", "number text on", "number text on", "text")
    states = {"open": "Open", "done": "Done"}

    @classmethod
    def each_day(cls, act: Act) -> None:
        act.save(act.new("reminder", text=f"daily {act.today}"))


@pytest.fixture(params=BACKENDS)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An office with both books."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgres" else None
    database = create_database(url or tmp_path / "office")
    store = Store(database, Books([Job, Reminder]))
    with database.write() as engine:
        Branch.insert(code="", name="Main").execute(engine)
    store.office.refresh()
    yield store
    database.close()


def reminders(store: Store) -> list[tuple[Any, ...]]:
    """Text and whether void of every reminder."""
    rows = store.database.rows('SELECT text, voided FROM "reminder" ORDER BY id')
    return [(text, bool(voided)) for text, voided in rows]


def change(store: Store, job: int, **values: Any) -> None:
    """Type something into the job."""
    record = store.get(STAFF, "job", job)
    for name, value in values.items():
        setattr(record, name, value)
    store.save(STAFF, record, reason="typed")


def test_it_is_made_once_and_kept_in_step(office: Store) -> None:
    job = office.save(STAFF, office.new(STAFF, "job", name="lamp"))
    assert reminders(office) == []
    change(office, job.id, done=True)
    assert reminders(office) == [("lamp", False)]
    change(office, job.id, name="two lamps", on=date(2026, 11, 30))
    assert reminders(office) == [("two lamps", False)]
    change(office, job.id, done=False)
    assert reminders(office) == [("two lamps", True)]
    change(office, job.id, done=True)
    assert reminders(office) == [("two lamps", True), ("two lamps", False)]


def test_what_somebody_touched_stays(office: Store) -> None:
    job = office.save(STAFF, office.new(STAFF, "job", name="lamp", done=True))
    reminder: Any = office.get(STAFF, "reminder", 1)
    reminder.text = "mine"
    office.save(STAFF, reminder)
    change(office, job.id, name="two lamps")
    change(office, job.id, done=False)
    assert reminders(office) == [("mine", False)]


def test_a_void_record_has_nothing_that_follows(office: Store) -> None:
    job = office.save(STAFF, office.new(STAFF, "job", name="lamp", done=True))
    office.void(session("supervisor"), "job", job.id, "wrong")
    assert reminders(office) == [("lamp", True)]


def test_daily_work_is_done_once_a_day_by_whichever_desk(office: Store) -> None:
    run_missed(office, STAFF)
    run_missed(office, STAFF)
    assert len(reminders(office)) == 1
    run_missed(office, replace(STAFF, clock=lambda: NOW + timedelta(days=1)))
    assert len(reminders(office)) == 2


def test_a_rule_holds_from_its_day_on(office: Store) -> None:
    first, today = NOW.date().replace(day=1), NOW.date()
    boss = session("supervisor")
    save_policy(office, boss, "rule", {"a": 1}, since=first, reason="agreed")
    save_policy(office, boss, "rule", {"a": 2}, since=today, reason="agreed")
    assert office.office.policy("rule", today - timedelta(days=1)) == {"a": 1}
    assert office.office.policy("rule", today) == {"a": 2}
    with pytest.raises(Refused):
        save_policy(office, STAFF, "rule", {}, since=today, reason="mine")
    with pytest.raises(Invalid) as raised:
        save_policy(office, boss, "rule", {}, since=first - timedelta(days=1), reason=" ")
    assert [name for name, _text in raised.value.problems] == ["since", "reason"]
