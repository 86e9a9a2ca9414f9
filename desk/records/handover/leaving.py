# SPDX-License-Identifier: MIT
"""What a shift leaves open: late clocks, promises until midnight, customers not reached."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from desk.db.dues import upcoming
from desk.db.query import Condition, Query
from desk.db.store import mask
from desk.text.dates import day_bounds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from desk.db.store import Store
    from desk.session import Session

MOST = 200
#: The books and states in which somebody was tried and not reached.
NOT_REACHED = {"pickup_notice": "not_reached", "callback": "trying"}


class Open(NamedTuple):
    """One thing left open: late, due today, or a customer not reached; `at` is UTC."""

    kind: str
    sort: str
    at: "datetime | None"
    what: str
    number: str
    title: str
    person: int | None
    phone: str


def what_is_open(store: "Store", session: "Session", branch: int | None = None) -> list[Open]:
    """What the next shift must know, as the person sees it: late, today, not reached.

    A branch narrows it to what is of that branch.
    """
    _start, midnight = day_bounds(session.today(), session.zone)
    lines = upcoming(store, session, False, MOST, before=midnight, branch=branch)
    now = session.now()
    found = [
        Open(
            line.kind,
            "late" if line.at < now else "today",
            line.at,
            line.what,
            line.number,
            line.title,
            line.person,
            "",
        )
        for line in lines
        if line.kind != "handover"
    ]
    return [*found, *_missed(store, session, branch)]


def _missed(store: "Store", session: "Session", branch: int | None) -> Iterator[Open]:
    for kind, state in NOT_REACHED.items():
        if kind not in store.books or not session.may("read", store.books[kind].sheet):
            continue
        where = [Condition("state", "is", state)]
        if branch is not None:
            where.append(Condition("branch", "is", branch))
        query = Query(kind, tuple(where), with_void=False)
        keys = list(store.lists.ids(session, query, MOST))
        sheets = _sheets(store, session, kind, keys)
        title = store.books[kind].sheet.title
        for key in keys:
            number, name, assigned, phone = sheets[key]
            yield Open(kind, "not_reached", None, title, number, name, assigned, phone)


def _sheets(
    store: "Store", session: "Session", kind: str, keys: "Sequence[int]"
) -> "dict[int, tuple[str, str, int | None, str]]":
    """Number, title, person and telephone of some sheets, in one question to the database."""
    record_type = store.books[kind]
    names = list(dict.fromkeys(("number", "assigned", "phone", *record_type.title_fields())))
    kinds = record_type.kinds()
    columns = ", ".join(f'"{kinds[name].column_name}"' for name in names)
    marks = ", ".join("?" * len(keys)) or "NULL"
    rows = store.database.rows(f'SELECT id, {columns} FROM "{kind}" WHERE id IN ({marks})', *keys)
    found = {}
    for key, *row in rows:
        sheet: Any = record_type(
            **{
                name: kinds[name].python_value(value)
                for name, value in zip(names, row, strict=True)
            }
        )
        if session.masked:
            mask(sheet)
        found[key] = (sheet.number, sheet.title(), sheet.assigned, sheet.phone or "")
    return found
