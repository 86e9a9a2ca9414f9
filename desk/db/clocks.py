# SPDX-License-Identifier: MIT
"""Missed deadlines set off their step by themselves, once, however many desks look at the clock."""

import json
from dataclasses import dataclass, replace
from functools import partial

from desk.db.fields import to_millis
from desk.db.office import write_setting
from desk.db.record import Record
from desk.db.store import Store
from desk.errors import Invalid, Refused
from desk.session import Session

# The settings, one a book, that keep the last day on which it did its daily work.
EACH_DAY = "each_day "


@dataclass(frozen=True)
class Missed:
    """A deadline that was missed and the step it set off."""

    kind: str
    record: int
    number: str
    what: str
    step: str


def run_missed(store: Store, session: Session) -> list[Missed]:
    """Do the step of every deadline missed by `session.now()`, as the office itself.

    Each runs under the lock of its record and only while its deadline still stands there missed,
    so a second desk finds nothing to do. Returns what was done here. Raises Storage.
    """
    name = store.office.setting("office_name") or "desk"
    office = replace(session, person_id=None, name=name, roles=frozenset())
    run_daily(store, office)
    now = to_millis(office.now())
    rows = store.database.rows(
        'SELECT kind, record, number, what, "then" FROM deadline '
        'WHERE at <= ? AND "then" <> ? ORDER BY at, id',
        now,
        "",
    )
    done = []
    for kind, record, number, what, step in rows:
        try:
            stands = partial(_stands, store, kind, record, step, now)
            store.step(office, kind, record, step, still=stands)
        except (Invalid, Refused):
            continue
        done.append(Missed(kind, record, number, what, step))
    return done


def run_daily(store: Store, office: Session) -> None:
    """Let each book do what it does once a day; the first desk that looks does it for all.

    `office` is the session of the office itself. Raises Storage.
    """
    day = office.today().isoformat()
    for record_type in store.books:
        if "each_day" not in vars(record_type) or _last_day(store, record_type) >= day:
            continue
        with store.act(office) as act:
            if _last_day(store, record_type) < day:  # no other desk was faster
                write_setting(store.database, EACH_DAY + record_type.kind(), day)
                record_type.each_day(act)


def _last_day(store: Store, record_type: type[Record]) -> str:
    name = EACH_DAY + record_type.kind()
    rows = store.database.rows("SELECT value FROM office_setting WHERE name = ?", name)
    return str(json.loads(rows[0][0])) if rows else ""


def _stands(store: Store, kind: str, record: int, step: str, now: int) -> bool:
    """Whether the deadline is still there and missed; every save of its record writes it anew."""
    found = store.database.rows(
        'SELECT 1 FROM deadline WHERE kind = ? AND record = ? AND "then" = ? AND at <= ?',
        *(kind, record, step, now),
    )
    return bool(found)
