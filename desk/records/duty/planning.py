# SPDX-License-Identifier: MIT
"""Making a roster: who stands on a new one, and marks put into it cell by cell.

Marks are put into the roster as it stands now, so that two who plan one month at two desks each
keep what they typed.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desk.db.act import refuse
from desk.errors import Invalid
from desk.records.duty.plan import NONE, marks_of, plan_of
from desk.records.duty.roster import Roster, RosterLine
from desk.records.duty.who import Who, who_of
from desk.text import N_, Message
from desk.text.dates import plain_month

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session

ON_DUTY = "staff trainer supervisor"
Cells = Mapping[tuple[str, int], str]
"""Marks by the row's key and the day of the month, counted from 1."""


def roster_of(store: "Store", session: "Session", month: date, branch: int | None) -> Roster | None:
    """The roster of a branch for the month of a day; None where there is none. Raises Refused."""
    rows = store.database.rows(
        "SELECT id FROM roster WHERE month = ? AND branch = ? AND voided = ?",
        *(plain_month(month), branch, False),
    )
    if not rows:
        with store.act(session):
            refuse(session, "read", Roster)
        return None
    found: Any = store.get(session, "roster", rows[0][0])
    return found if isinstance(found, Roster) else None


def begin_roster(store: "Store", session: "Session", month: date, branch: int | None) -> Roster:
    """A roster for a month with the people of the month before, or else those of the branch.

    Raises Refused, or Invalid where there is one already.
    """
    first = month.replace(day=1)
    before = roster_of(store, session, first - timedelta(days=1), branch)
    whose = [who_of(line) for line in before.lines] if before is not None else []
    fresh: Any = store.new(session, "roster", month=plain_month(first), branch=branch)
    fresh.lines = [
        RosterLine(**{who.kind: who.id})
        for who in whose or people_of(store, branch)
        if who is not None and _is_here(store, who)
    ]
    saved: Any = store.save(session, fresh)
    made: Roster = saved
    return made


def people_of(store: "Store", branch: int | None) -> list[Who]:
    """Who may be put on a branch's roster: its colleagues at the desk first, then its drivers."""
    desk = store.office.with_role(ON_DUTY, branch)
    people = [Who("person", colleague.id) for colleague in sorted(desk, key=lambda c: c.id)]
    if "driver" not in store.books:
        return people
    rows = store.database.rows(
        "SELECT id, person FROM driver WHERE duty <> ? AND voided = ? AND branch = ? ORDER BY id",
        *("left", False, branch),
    )
    known = {who.id for who in people}
    return [*people, *(Who("driver", key) for key, person in rows if person not in known)]


def others(store: "Store", roster: Roster) -> list[Who]:
    """Everybody active in the office who is not on the roster: salespeople, other branches."""
    here = {who_of(line) for line in roster.lines}
    people = [Who("person", c.id) for c in store.office.people.values() if c.active]
    rows = []
    if "driver" in store.books:
        rows = store.database.rows(
            "SELECT id FROM driver WHERE duty <> ? AND voided = ? ORDER BY id", "left", False
        )
    everybody = [*people, *(Who("driver", row[0]) for row in rows)]
    return [who for who in everybody if who not in here]


def put_marks(store: "Store", session: "Session", roster: int, cells: Cells) -> Cells:
    """Put marks into a roster; returns what stood there before, to be put back.

    Raises Refused or Invalid; then nothing is put.
    """
    loaded: Any = store.get(session, "roster", roster)
    month = loaded.first
    lines = {line.uid: line for line in loaded.lines}
    before: dict[tuple[str, int], str] = {}
    for uid in dict.fromkeys(uid for uid, _day in cells):
        if uid not in lines:
            raise Invalid([("lines", Message(N_("The row was taken off the roster meanwhile.")))])
        marks = marks_of(lines[uid].plan, month)
        for (row, day), mark in cells.items():
            if row == uid:
                before[row, day] = marks[day - 1]
                marks[day - 1] = mark or NONE
        lines[uid].plan = plan_of(marks)
    store.save(session, loaded)
    return before


def add_people(store: "Store", session: "Session", roster: int, people: Sequence[Who]) -> None:
    """Put people on a roster, at its end. Raises Refused or Invalid."""
    loaded: Any = store.get(session, "roster", roster)
    loaded.lines = [*loaded.lines, *(RosterLine(**{who.kind: who.id}) for who in people)]
    store.save(session, loaded)


def take_off(
    store: "Store", session: "Session", roster: int, uids: Sequence[str]
) -> list[dict[str, Any]]:
    """Take rows off a roster; returns them, to be put back. Raises Refused."""
    loaded: Any = store.get(session, "roster", roster)
    rows: list[dict[str, Any]] = type(loaded).lines.plain(
        [line for line in loaded.lines if line.uid in uids]
    )
    loaded.lines = [line for line in loaded.lines if line.uid not in uids]
    store.save(session, loaded)
    return rows


def put_back(
    store: "Store", session: "Session", roster: int, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Put rows back that were taken off, at the end. Raises Refused or Invalid."""
    loaded: Any = store.get(session, "roster", roster)
    loaded.lines = [*loaded.lines, *type(loaded).lines.unplain(rows)]
    store.save(session, loaded)


def sheet_of(store: "Store", session: "Session", day: date, branch: int | None) -> int:
    """The attendance sheet of a branch and day, begun from the roster where there is none yet.

    Raises Refused or Invalid.
    """
    rows = store.database.rows(
        "SELECT id FROM attendance WHERE day = ? AND branch = ? AND voided = ?",
        *(day.isoformat(), branch, False),
    )
    if rows:
        return int(rows[0][0])
    fresh = store.new(session, "attendance", day=day, branch=branch)
    return int(store.save(session, fresh).id)


def _is_here(store: "Store", who: Who) -> bool:
    if who.kind == "person":
        return who.id in store.office.people and store.office.people[who.id].active
    rows = store.database.rows("SELECT duty FROM driver WHERE id = ?", who.id)
    return bool(rows) and rows[0][0] != "left"
