# SPDX-License-Identifier: MIT
"""The assessments of a month, or one's own of all months, read beside the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from desk.db.query import Condition, Query
from desk.db.store import Store
from desk.errors import Invalid
from desk.session import Session
from desk.text.dates import plain_month

MOST = 300


@dataclass(frozen=True)
class Assessed:
    """One sheet in the list; only what has remarks can be given."""

    id: int
    number: str
    month: str
    name: str
    score: Decimal | None
    rank: int | None
    ranked: int | None
    quality: int | None
    praise: int | None
    remarks: str
    state: str


def look_at_month(store: Store, session: Session, month: date | None) -> list[Assessed]:
    """The sheets of a month by total, or (None) the person's own ones, the latest first."""
    where = (Condition("month", "is", plain_month(month)),) if month is not None else ()
    query = Query("assessment", where, with_void=False)
    sheets = [_read(store, session, key) for key in store.lists.ids(session, query, MOST)]
    if month is None:
        return sorted(sheets, key=lambda one: one.month, reverse=True)
    return sorted(sheets, key=lambda one: (-(one.score or Decimal(-1)), one.name))


def _read(store: Store, session: Session, key: int) -> Assessed:
    sheet: Any = store.get(session, "assessment", key)
    return Assessed(
        id=sheet.id,
        number=sheet.number,
        month=sheet.month,
        name=sheet.person_name,
        score=sheet.score,
        rank=sheet.rank,
        ranked=sheet.ranked,
        quality=sheet.quality,
        praise=sheet.praise,
        remarks=sheet.remarks.strip(),
        state=sheet.state,
    )


def give_all(
    store: Store,
    session: Session,
    sheets: Sequence[int],
    progress: Callable[[int, int], None] = lambda done, whole: None,
) -> tuple[int, int]:
    """Give the sheets that have remarks; how many were given, how many wait for remarks."""
    given = waiting = 0
    for done, key in enumerate(sheets):
        progress(done, len(sheets))
        try:
            store.step(session, "assessment", key, "give", {})
            given += 1
        except Invalid:
            waiting += 1
    return given, waiting
