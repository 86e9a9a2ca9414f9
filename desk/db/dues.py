# SPDX-License-Identifier: MIT
"""What is due, in the order of time, for one person or for the whole desk."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.db.fields import from_millis, to_millis
from desk.db.store import Store
from desk.session import Session
from desk.text.dates import day_bounds

#: Counts on the rail stop here; nobody reads a larger one.
MOST = 1000


@dataclass(frozen=True)
class Upcoming:
    """One running deadline: what is due on which record, when (UTC), for whom."""

    id: int
    kind: str
    record: int
    number: str
    title: str
    what: str
    at: datetime
    person: int | None
    who: str
    role: str


def upcoming(
    store: Store,
    session: Session,
    mine: bool = True,
    limit: int = 200,
    *,
    since: datetime | None = None,
    before: datetime | None = None,
    branch: int | None = None,
) -> list[Upcoming]:
    """The next deadlines the person may see, the most urgent first.

    `mine`: those of the person, and those of nobody yet that the person's role may take up;
    `since` and `before` (UTC) leave out what is due earlier or later, `branch` what is of others.
    """
    kinds = [t.kind() for t in store.books if session.may("read", t.sheet)]
    if not kinds:
        return []
    where = [f"kind IN ({_marks(kinds)})"]
    values: list[object] = [*kinds]
    for moment, condition in ((since, "at >= ?"), (before, "at < ?")):
        if moment is not None:
            where.append(condition)
            values.append(to_millis(moment))
    if branch is not None:
        where.append("branch = ?")
        values.append(branch)
    if mine and not session.is_office:
        roles = sorted(session.roles)
        where.append(
            f"(person = ? OR (person IS NULL AND role IN ({_marks(roles)}) "
            "AND (branch IS NULL OR branch = ?)))"
        )
        values += [session.person_id, *roles, session.branch_id or 0]
    rows = store.database.rows(
        "SELECT id, kind, record, number, title, what, at, person, role FROM deadline "
        f"WHERE {' AND '.join(where)} ORDER BY at, id LIMIT {int(limit)}",
        *values,
    )
    people = store.office.people
    lines = []
    for key, kind, record, number, title, what, at, person, role in rows:
        who = people[person].name if person in people else ""
        moment = from_millis(at)
        lines.append(Upcoming(key, kind, record, number, title, what, moment, person, who, role))
    return _seen(store, session, lines)


def counts(lines: Sequence[Upcoming], now: datetime) -> dict[str, tuple[int, int]]:
    """For each kind how many are due among the lines, and how many of them are late."""
    due = Counter(line.kind for line in lines)
    late = Counter(line.kind for line in lines if line.at < now)
    return {kind: (due[kind], late[kind]) for kind in due}


def due_today(store: Store, session: Session, *, mine: bool) -> list[Upcoming]:
    """What is late or due until the office's midnight; at most a thousand."""
    _start, end = day_bounds(session.today(), session.zone)
    return upcoming(store, session, mine, MOST, before=end)


def _seen(store: Store, session: Session, lines: list[Upcoming]) -> list[Upcoming]:
    return [
        line for line in lines if store.lists.sees(session, store.books[line.kind], line.record)
    ]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values)) or "NULL"
