# SPDX-License-Identifier: MIT
"""What speaks against a roster in view of the shifts there are, other rosters, and leave."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from desk.db import rowing
from desk.db.record import Problem
from desk.records.duty.plan import NONE, ShiftKind, days_of, marks_of, shift_kinds, turns
from desk.records.duty.who import Who, names_of, same_people, who_of
from desk.records.duty.words import LEAVES
from desk.text import N_, Message
from desk.text.dates import plain_month

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.db.store import Store

_DAY = timedelta(days=1)


class Turn(NamedTuple):
    """One person's shift on a day, from when to when by the office's clock."""

    start: datetime
    end: datetime
    day: date
    shift: ShiftKind


class Away(NamedTuple):
    """Granted leave of somebody, both days included."""

    who: Who
    sort: str
    first: date
    last: date
    number: str


def clashes(act: "Act", roster: Any, month: date) -> Iterator[Problem]:
    """Sentences about a roster that is being saved."""
    store = act.store
    yield from _second(act, roster)
    kinds = shift_kinds(store.database)
    yield from _unknown(roster, month, kinds)
    lines = [(who, line) for line in roster.lines if (who := who_of(line)) is not None]
    same = same_people(store)
    names = names_of(store, [who for who, _line in lines])
    seen: set[Who] = set()
    for who, _line in lines:
        if same.get(who, who) in seen:
            yield "lines", Message(N_("{name} stands on it twice."), name=names.get(who, ""))
        seen.add(same.get(who, who))
    others = _elsewhere(store, roster, month, kinds, same)
    away = leave_between(store, month, days_of(month)[-1])
    for who, line in lines:
        me = same.get(who, who)
        own = [_turn(day, kind) for day, kind in turns(month, marks_of(line.plan, month), kinds)]
        yield from _overlaps(names.get(who, ""), own, others.get(me, ()))
        fresh = _changed_days(roster, line, month)
        leaves = [one for one in away if same.get(one.who, one.who) == me]
        yield from _on_leave(names.get(who, ""), [t for t in own if t.day in fresh], leaves)


def leave_between(store: "Store", first: date, last: date) -> list[Away]:
    """The leave that is granted in some days, both included."""
    if "leave" not in store.books:
        return []
    rows = store.database.rows(
        "SELECT person, driver, sort, first_day, last_day, number FROM leave "
        "WHERE state = ? AND voided = ? AND first_day <= ? AND last_day >= ? ORDER BY id",
        *("granted", False, last.isoformat(), first.isoformat()),
    )
    return [
        Away(
            Who("person", person) if person is not None else Who("driver", driver),
            sort,
            _day(begins),
            _day(ends),
            number,
        )
        for person, driver, sort, begins, ends, number in rows
    ]


def _day(kept: Any) -> date:
    day: date = date.fromisoformat(kept) if isinstance(kept, str) else kept
    return day


def _turn(day: date, kind: ShiftKind) -> Turn:
    lasts = kind.on(day)
    assert lasts is not None
    return Turn(lasts[0], lasts[1], day, kind)


def _second(act: "Act", roster: Any) -> Iterator[Problem]:
    rows = act.store.database.rows(
        "SELECT number FROM roster WHERE month = ? AND branch = ? AND voided = ? AND id <> ?",
        *(roster.month, roster.branch, False, roster.id or 0),
    )
    if rows:
        yield (
            "month",
            Message(N_("has a roster of this branch already: {number}."), number=rows[0][0]),
        )


def _unknown(roster: Any, month: date, kinds: dict[str, ShiftKind]) -> Iterator[Problem]:
    before = {row["uid"]: row["plan"] or "" for row in rowing.base_of(roster).get("lines", ())}
    for position, line in enumerate(roster.lines, 1):
        kept = set(before.get(line.uid, "").split())
        for mark in dict.fromkeys(marks_of(line.plan, month)):
            if mark != NONE and mark not in kinds and mark not in kept:
                told = N_("row {position}: no shift has the mark {mark}.")
                yield "lines", Message(told, position=position, mark=mark)


def _elsewhere(
    store: "Store", roster: Any, month: date, kinds: dict[str, ShiftKind], same: dict[Who, Who]
) -> dict[Who, list[Turn]]:
    """Shifts on other rosters that could touch this month: of other branches, of its edges."""
    months = [month - _DAY, month, days_of(month)[-1] + _DAY]
    keys = [plain_month(m.replace(day=1)) for m in months]
    rows = store.database.rows(
        "SELECT r.month, l.person, l.driver, l.plan FROM roster r "
        "JOIN roster_lines l ON l.owner = r.id "
        "WHERE r.month IN (?, ?, ?) AND r.voided = ? AND r.id <> ?",
        *(*keys, False, roster.id or 0),
    )
    found: dict[Who, list[Turn]] = {}
    for kept, person, driver, plan in rows:
        first = date(int(kept[:4]), int(kept[5:]), 1)
        who = Who("person", person) if person is not None else Who("driver", driver)
        made = [_turn(day, kind) for day, kind in turns(first, marks_of(plan, first), kinds)]
        found.setdefault(same.get(who, who), []).extend(made)
    return found


def _overlaps(name: str, own: list[Turn], others: Iterable[Turn]) -> Iterator[Problem]:
    mine = set(own)
    ordered = sorted([*own, *others], key=lambda turn: turn[:3])
    for one, other in pairwise(ordered):
        if other.start < one.end and (one in mine or other in mine):
            yield (
                "lines",
                Message(
                    N_("{name}: {one} on {day} overlaps {other} on {later}."),
                    name=name,
                    one=one.shift.name,
                    day=one.day.isoformat(),
                    other=other.shift.name,
                    later=other.day.isoformat(),
                ),
            )


def _on_leave(name: str, own: list[Turn], leaves: Iterable[Away]) -> Iterator[Problem]:
    for leave in leaves:
        for turn in own:
            if leave.first <= turn.day <= leave.last:
                yield (
                    "lines",
                    Message(
                        N_("{name} is away on {day}: {leave} ({number})."),
                        name=name,
                        day=turn.day.isoformat(),
                        leave=Message(LEAVES[leave.sort]),
                        number=leave.number,
                    ),
                )


def _changed_days(roster: Any, line: Any, month: date) -> set[date]:
    """The days whose mark or person is being changed: leave that was granted later only shows."""
    before = {row["uid"]: row for row in rowing.base_of(roster).get("lines", ())}
    days = days_of(month)
    row = before.get(line.uid)
    if row is None or (row["person"], row["driver"]) != (line.person, line.driver):
        return set(days)
    old, new = marks_of(row["plan"] or "", month), marks_of(line.plan, month)
    return {day for day, was, now in zip(days, old, new, strict=False) if was != now}
