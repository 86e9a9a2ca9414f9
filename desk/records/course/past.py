# SPDX-License-Identifier: MIT
"""A person's courses in one view: which, when, with which mark, passed or not, the mean of all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desk.db.fields import from_millis
from desk.db.scope import scope_of
from desk.records.course.record import RUNNERS, Course
from desk.records.course.rows import Learned
from desk.records.course.words import PASSED

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session

_SEEN = (
    "SELECT l.person, t1.id, t1.number, t1.subject, t1.held_at, t1.hours, t1.state, l.mark, "
    "l.resit_on, l.resit_mark, l.result FROM course_learners AS l JOIN course AS t1 "
    "ON t1.id = l.owner WHERE t1.voided = ? AND t1.state <> ?"
)


@dataclass(frozen=True)
class Attended:
    """One course of a person; `held_at` in UTC, `counts` the mark that counts."""

    course: int
    number: str
    subject: str
    held_at: datetime
    hours: Decimal | None
    state: str
    mark: int | None
    resit_on: date | None
    resit_mark: int | None
    result: str

    @property
    def counts(self) -> int | None:
        """The better of both marks; None without any."""
        return max((m for m in (self.mark, self.resit_mark) if m is not None), default=None)


@dataclass(frozen=True)
class Learner:
    """A colleague and what the courses came to; `mean` of the marks that count."""

    person: int
    courses: int
    passed: int
    failed: int
    waiting: int
    mean: Decimal | None


def courses_of(store: "Store", session: "Session", person: int) -> list[Attended]:
    """The courses of a colleague, the latest first; of others than oneself only for who runs them.

    Staff see no other's marks here, though they may have sat in the same course.
    """
    rows = _rows(store, session, person)
    return [_attended(row[1:]) for row in rows]


def learners(store: "Store", session: "Session") -> list[Learner]:
    """Everybody who ever sat in a course and whose marks the person may see, by name."""
    by_person: dict[int, list[Attended]] = {}
    for row in _rows(store, session, None):
        by_person.setdefault(row[0], []).append(_attended(row[1:]))
    people = store.office.people
    known = sorted(
        (key for key in by_person if key in people), key=lambda key: (people[key].name, key)
    )
    return [_learner(key, by_person[key]) for key in known]


def _rows(store: "Store", session: "Session", person: int | None) -> list[tuple[Any, ...]]:
    if not session.may("read", Course.sheet):
        return []
    wanted = person
    if not session.has(f"{RUNNERS} head_office manager"):
        if person not in (None, session.person_id):
            return []
        wanted = session.person_id
    scope, values = scope_of(Course, session)
    sql = _SEEN + (f" AND {scope}" if scope else "")
    told: list[object] = [False, "cancelled", *values]
    if wanted is not None:
        sql, told = f"{sql} AND l.person = ?", [*told, wanted]
    return store.database.rows(f"{sql} ORDER BY t1.held_at DESC, t1.id DESC", *told)


def _attended(row: Iterable[Any]) -> Attended:
    course, number, subject, at, hours, state, mark, resit_on, resit_mark, result = row
    resit = Learned.kinds()["resit_on"].python_value(resit_on)
    length = Course.kinds()["hours"].python_value(hours)
    return Attended(
        course, number, subject, from_millis(at), length, state, mark, resit, resit_mark, result
    )  # fmt: skip


def _learner(person: int, courses: list[Attended]) -> Learner:
    marks = [one.counts for one in courses if one.counts is not None]
    return Learner(
        person=person,
        courses=len(courses),
        passed=sum(one.result in PASSED for one in courses),
        failed=sum(one.result == "failed" for one in courses),
        waiting=sum(not one.result for one in courses),
        mean=round(Decimal(sum(marks)) / len(marks), 1) if marks else None,
    )
