# SPDX-License-Identifier: MIT
"""A month's attendance added up per person, for the supervisor's list and the assessment."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from desk.records.duty.plan import days_of
from desk.records.duty.who import Who

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session


@dataclass
class Attended:
    """One person's month: shifts due, came (late or not), how often late and left early with the
    minutes, shifts on leave (by kind) and absent, minutes of planned work of the shifts come to."""

    due: int = 0
    present: int = 0
    late: int = 0
    late_minutes: int = 0
    early: int = 0
    early_minutes: int = 0
    leave: int = 0
    absent: int = 0
    minutes: int = 0
    leaves: dict[str, int] = field(default_factory=dict)


def attendance_of(
    store: "Store", session: "Session", month: date, person: int, *, driver: bool = False
) -> Attended:
    """What the attendance sheets of a month say of one person (or of a driver, by the driver's id).

    `month` is any day of it; a month without sheets is all zeros. Raises Refused.
    """
    who = Who("driver" if driver else "person", person)
    return attendance_of_all(store, session, month).get(who, Attended())


def attendance_of_all(
    store: "Store", session: "Session", month: date, branch: int | None = None
) -> dict[Who, Attended]:
    """The month of everybody, or of everybody of a branch, in the order of the sheets.

    Raises Refused.
    """
    from desk.db.act import refuse

    with store.act(session):
        refuse(session, "read", store.books["attendance"])
    days = days_of(month.replace(day=1))
    where, values = "", list[object]()
    if branch is not None:
        where, values = " AND a.branch = ?", [branch]
    rows = store.database.rows(
        "SELECT l.person, l.driver, l.there, l.late_minutes, l.early_minutes, l.leave_sort, "
        "s.minutes FROM attendance_lines l JOIN attendance a ON l.owner = a.id "
        "LEFT JOIN shift s ON s.id = l.shift "
        f"WHERE a.day >= ? AND a.day <= ? AND a.voided = ?{where} "
        "ORDER BY a.branch, l.position, a.day",
        *(days[0].isoformat(), days[-1].isoformat(), False, *values),
    )
    found: dict[Who, Attended] = {}
    for person, driver, there, late, early, sort, minutes in rows:
        who = Who("person", person) if person is not None else Who("driver", driver)
        one = found.setdefault(who, Attended())
        one.due += 1
        if there == "leave":
            one.leave += 1
            one.leaves[sort] = one.leaves.get(sort, 0) + 1
        elif there == "absent":
            one.absent += 1
        else:
            _came(one, late or 0, early or 0, minutes or 0)
    return found


def _came(one: Attended, late: int, early: int, minutes: int) -> None:
    one.present += 1
    one.late += late > 0
    one.late_minutes += late
    one.early += early > 0
    one.early_minutes += early
    one.minutes += max(0, minutes - late - early)
