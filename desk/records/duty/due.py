# SPDX-License-Identifier: MIT
"""Who is due on a day by the roster, with the leave that was granted."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from desk.records.duty.checks import leave_between
from desk.records.duty.plan import marks_of, shift_kinds
from desk.records.duty.who import Who, same_people
from desk.text.dates import plain_month

if TYPE_CHECKING:
    from desk.db.store import Store


class DueOn(NamedTuple):
    """Somebody due on a day: the shift (its id, or None), its hours, the kind of leave if away."""

    who: Who
    shift: int | None
    hours: str
    leave: str


def due_on(store: "Store", day: date, branch: int | None) -> list[DueOn]:
    """Everybody due in a branch on a day, in the order of the roster.

    Who is on leave on a working day of the office is named too, though no shift is planned.
    """
    rows = store.database.rows(
        "SELECT l.person, l.driver, l.plan FROM roster_lines l JOIN roster r ON l.owner = r.id "
        "WHERE r.month = ? AND r.branch = ? AND r.voided = ? ORDER BY l.position",
        *(plain_month(day), branch, False),
    )
    kinds = shift_kinds(store.database, gone=True)
    same = same_people(store)
    away = {same.get(one.who, one.who): one.sort for one in leave_between(store, day, day)}
    works = bool(store.office.calendar.day(day))
    found = []
    for person, driver, plan in rows:
        who = Who("person", person) if person is not None else Who("driver", driver)
        kind = kinds.get(marks_of(plan, day.replace(day=1))[day.day - 1])
        leave = away.get(same.get(who, who), "")
        if kind is not None and kind.worked:
            found.append(DueOn(who, kind.id, kind.hours, leave))
        elif leave and works:
            found.append(DueOn(who, None, "", leave))
    return found
