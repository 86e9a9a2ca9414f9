# SPDX-License-Identifier: MIT
"""What the trainers' calendar shows, read beside the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desk.db.fields import from_millis
from desk.db.scope import ALIAS, scope_of
from desk.db.store import Store
from desk.records.training import Booked, Stuck, Training, stuck, trainers_calendar
from desk.session import Session
from desk.text.dates import day_bounds

DAYS = 7
_MOST = 100


@dataclass(frozen=True)
class Unassigned:
    """A training that waits for its trainer; `wanted_on` where the customer named a day."""

    id: int
    number: str
    name: str
    wanted_on: date | None
    since: datetime


@dataclass(frozen=True)
class WeekOfTrainers:
    """A week from its Monday: the trainers (id, name), their trainings, what waits, what stands."""

    monday: date
    today: date
    trainers: Sequence[tuple[int, str]]
    booked: Sequence[Booked]
    waiting: Sequence[Unassigned] = ()
    stuck: Sequence[Stuck] = ()


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def booked_week(store: Store, session: Session, monday: date) -> WeekOfTrainers:
    """The trainers and their trainings of a week; raises Refused."""
    start = day_bounds(monday, session.zone)[0]
    end = day_bounds(monday + timedelta(days=DAYS - 1), session.zone)[1]
    booked = trainers_calendar(store, session, start, end)
    people = {person.id: person.name for person in store.office.with_role("trainer")}
    for one in booked:  # who taught and left the house still has a row for those weeks
        if one.trainer not in people and one.trainer in store.office.people:
            people[one.trainer] = store.office.people[one.trainer].name
    return WeekOfTrainers(monday, session.today(), tuple(people.items()), tuple(booked))


def look_at_week(store: Store, session: Session, monday: date) -> WeekOfTrainers:
    """The week with what waits for a trainer and which stages stand longest; raises Refused."""
    week = booked_week(store, session, monday)
    scope, values = scope_of(Training, session)
    rows = store.database.rows(
        f"SELECT id, number, customer_name, wanted_on, created_at FROM training AS {ALIAS} "
        "WHERE voided = ? AND state IN (?, ?)"
        f"{' AND ' + scope if scope else ''} "
        f"ORDER BY wanted_on IS NULL, wanted_on, id LIMIT {_MOST}",
        *(False, "intake", "repeat", *values),
    )
    waiting = [
        Unassigned(key, number, name, _day(wanted), from_millis(since))
        for key, number, name, wanted, since in rows
    ]
    return WeekOfTrainers(
        week.monday, week.today, week.trainers, week.booked, waiting, stuck(store, session)
    )


def _day(value: str | date | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value
