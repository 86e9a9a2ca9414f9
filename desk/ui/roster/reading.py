# SPDX-License-Identifier: MIT
"""A branch's month of duty as the grid shows it, read beside the window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desk.db.store import Store
from desk.db.tables import CalendarDay
from desk.records.duty.checks import Away, leave_between
from desk.records.duty.plan import NONE, ShiftKind, days_of, marks_of, shift_kinds
from desk.records.duty.planning import others, roster_of
from desk.records.duty.roster import Roster
from desk.records.duty.who import Who, names_of, same_people, who_of
from desk.session import Session

WEEK = 7


@dataclass(frozen=True)
class DayOfMonth:
    """A day of the head: whether the office works, and why not or why all the same."""

    day: date
    works: bool
    kind: str = ""
    name: str = ""


@dataclass(frozen=True)
class Person:
    """One row: the marks of the month, those of the seven days before it, days away with leave."""

    uid: str
    who: Who
    name: str
    about: str
    marks: tuple[str, ...]
    before: tuple[str, ...]
    away: Mapping[int, Away]


@dataclass(frozen=True)
class MonthOfDuty:
    """What the grid shows of one branch and month; no roster has the id None."""

    month: date
    branch: int | None
    today: date
    roster: int | None = None
    number: str = ""
    state: str = ""
    days: Sequence[DayOfMonth] = ()
    people: Sequence[Person] = ()
    shifts: Mapping[str, ShiftKind] = field(default_factory=dict)
    known: Mapping[str, ShiftKind] = field(default_factory=dict)
    others: Sequence[tuple[Who, str]] = ()
    branches: Sequence[tuple[int, str]] = ()


def look_at_month(store: Store, session: Session, month: date, branch: int | None) -> MonthOfDuty:
    """The month of a branch; raises Refused."""
    roster = roster_of(store, session, month, branch)
    shifts = shift_kinds(store.database)
    places = [(p.id, p.name) for p in store.office.branches.values() if p.active]
    seen = MonthOfDuty(
        month, branch, session.today(), days=_days(store, month), shifts=shifts,
        known=shift_kinds(store.database, gone=True), branches=places,
    )  # fmt: skip
    if roster is None:
        return seen
    more = others(store, roster)
    names = names_of(store, more)
    return MonthOfDuty(
        **{
            **vars(seen),
            "roster": roster.id,
            "number": roster.number,
            "state": roster.state,
            "people": _people(store, session, roster, month, branch),
            "others": [(who, names.get(who, "")) for who in more],
        }
    )


def _days(store: Store, month: date) -> list[DayOfMonth]:
    days = days_of(month)
    with store.database.read() as engine:
        query = CalendarDay.select().where(CalendarDay.day.between(days[0], days[-1]))
        special = {row.day: row for row in query.execute(engine)}
    calendar = store.office.calendar
    return [
        DayOfMonth(
            day,
            bool(calendar.day(day)),
            special[day].kind if day in special else "",
            special[day].name if day in special else "",
        )
        for day in days
    ]


def _people(
    store: Store, session: Session, roster: Roster, month: date, branch: int | None
) -> list[Person]:
    days = days_of(month)
    lines = [(who, line) for line in roster.lines if (who := who_of(line)) is not None]
    names = names_of(store, [who for who, _line in lines])
    same = same_people(store)
    away = leave_between(store, days[0], days[-1])
    earlier = _last_week(store, session, month, branch)
    return [
        Person(
            line.uid,
            who,
            names.get(who, ""),
            store.office.people[who.id].department if who.kind == "person" else "",
            tuple(marks_of(line.plan, month)[: len(days)]),
            earlier.get(who, (NONE,) * WEEK),
            _away_days(days, [a for a in away if same.get(a.who, a.who) == same.get(who, who)]),
        )
        for who, line in lines
    ]


def _last_week(
    store: Store, session: Session, month: date, branch: int | None
) -> dict[Who, tuple[str, ...]]:
    last = month - timedelta(days=1)
    roster = roster_of(store, session, last, branch)
    if roster is None:
        return {}
    count = last.day
    return {
        who: tuple(marks_of(line.plan, last.replace(day=1))[:count][-WEEK:])
        for line in roster.lines
        if (who := who_of(line)) is not None
    }


def _away_days(days: Sequence[date], leaves: Sequence[Away]) -> dict[int, Away]:
    return {day.day: one for one in leaves for day in days if one.first <= day <= one.last}
