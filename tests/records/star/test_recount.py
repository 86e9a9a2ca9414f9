# SPDX-License-Identifier: MIT
"""The figures of the assessment equal an independent recount of a month of chance records."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from desk.db.query import Query
from desk.errors import Invalid
from desk.records.assessment import MonthOfWork, make_month
from desk.text.dates import local
from tests.offices import Desk
from tests.records.people.conftest import make, step

PEOPLE = ("staff", "li", "sun")
MONTH = date(2026, 11, 1)
FIRST = datetime(2026, 10, 30, 1, 0, tzinfo=UTC)  # some records fall before the month


def _play(desk: Desk, dice: random.Random, customer: int) -> None:
    """Calls, complaints, call-backs, fines, trainings and courses, some void, some corrected."""
    for n in range(60):
        desk.clock.at = FIRST + timedelta(hours=13 * n, minutes=dice.randrange(300))
        who = dice.choice(PEOPLE)
        _call(desk, dice, who)
        dice.choice((_complain, _call_back, _train, _learn))(desk, dice, who, customer)
    desk.clock.at = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)
    for kind in ("call", "complaint", "callback"):
        for key in list(desk.store.lists.ids(desk["supervisor"], Query(kind)))[::9]:
            desk.store.void(desk["supervisor"], kind, key, "twice")


def _call(desk: Desk, dice: random.Random, who: str) -> None:
    seconds = dice.randrange(20, 500)
    outcome = dice.choice(["answered", "promised", "missed", "answered"])
    call = make(
        desk, "call", who, purpose=dice.choice(["enquiry", "business", "order"]),
        phone="13900002222", outcome=outcome, rings=2,
        ended_at=None if outcome == "missed" else desk.clock.at + timedelta(seconds=seconds),
    )  # fmt: skip
    if call.state == "promised" and dice.random() < 0.7:
        desk.clock.pass_by(minutes=dice.choice([5, 200]))
        step(desk, call, "replied", who, reply="done")


def _complain(desk: Desk, dice: random.Random, who: str, customer: int) -> None:
    sheet = make(
        desk, "complaint", who, complainant="张三", phone="13812345678", category="delay",
        content="晚到", demand="送达", customer=customer,
    )  # fmt: skip
    step(desk, sheet, "assign", "supervisor", person=desk.id(dice.choice(PEOPLE)))
    desk.clock.pass_by(minutes=dice.choice([10, 300]))
    step(desk, sheet, "answer", who, result="已送达")
    if dice.random() < 0.6:
        told = {"justified": "justified", "responsible": desk.id(dice.choice(PEOPLE))}
        step(desk, sheet, "judge", "supervisor", **told)
        for (key,) in desk.store.database.rows("SELECT id FROM fine WHERE state = ?", "proposed"):
            if dice.random() < 0.7:
                desk.store.step(desk["supervisor"], "fine", key, "confirm", {})
    if dice.random() < 0.6:
        step(desk, sheet, "opinion", who, opinion="satisfied", opinion_at=desk.clock.at)
        step(desk, sheet, "close", who)
        _score_open(desk, dice)


def _call_back(desk: Desk, dice: random.Random, who: str, customer: int) -> None:
    made = make(desk, "callback", who, target="王女士", phone="13900001111", customer=customer)
    _score(desk, dice, who, made)


def _score_open(desk: Desk, dice: random.Random) -> None:
    for (key,) in desk.store.database.rows(
        "SELECT id FROM callback WHERE state = ? AND voided = ?", "due", False
    ):
        made = desk.store.get(desk["supervisor"], "callback", key)
        _score(desk, dice, dice.choice(PEOPLE), made)


def _score(desk: Desk, dice: random.Random, who: str, made: Any) -> None:
    score = dice.choice(["5", "4", "3", "2", "1", ""])
    done = step(desk, made, "reached", who, way="phone", satisfaction=score)
    for _again in range(2):
        if score and dice.random() < 0.3:
            told = {"satisfaction": dice.choice("12345"), "reason": "wrong key"}
            done = step(desk, done, "correct", who, **told)
            done = desk.store.get(desk["supervisor"], "callback", done.corrected_by)


def _train(desk: Desk, dice: random.Random, who: str, customer: int) -> None:
    _call_back(desk, dice, who, customer)


def _learn(desk: Desk, dice: random.Random, who: str, customer: int) -> None:
    row = desk.store.books["course"].tables()["learners"].row
    rows = [
        row(person=desk.id(one), present=True, mark=dice.choice([None, 30, 75, 90]),
            resit_mark=dice.choice([None, None, 80]))
        for one in PEOPLE
    ]  # fmt: skip
    course = make(
        desk, "course", "trainer", subject="接待礼仪", held_at=desk.clock.at, content="…",
        learners=rows,
    )  # fmt: skip
    step(desk, course, "hold", "trainer")


def _all(desk: Desk, kind: str) -> list[Any]:
    keys = desk.store.lists.ids(desk["supervisor"], Query(kind, with_void=False))
    return [desk.store.get(desk["supervisor"], kind, key) for key in keys]


def _in_month(desk: Desk, moment: datetime | None) -> bool:
    return moment is not None and local(moment, desk.store.office.zone).strftime("%Y%m") == "202611"


def _satisfied(desk: Desk, person: int) -> tuple[int, int]:
    """Record by record: whose work the score is about, corrections in place of what was wrong."""
    by_id = {one.id: one for one in _all(desk, "callback")}
    everything = {
        one.id: one
        for one in (
            desk.store.get(desk["supervisor"], "callback", key)
            for key in desk.store.lists.ids(desk["supervisor"], Query("callback"))
        )
    }
    good = whole = 0
    for one in by_id.values():
        if one.corrected_by or not one.satisfaction or not _in_month(desk, one.done_at):
            continue
        first = one
        while first.corrects:
            first = everything[first.corrects]
        source = desk.store.database.rows(
            "SELECT kind, record FROM followed_up WHERE other_kind = 'callback' AND other = ?",
            first.id,
        )
        whose = one.done_by
        if source and source[0][0] == "complaint":
            complaint = desk.store.get(desk["supervisor"], "complaint", source[0][1])
            whose = complaint.assigned or whose  # type: ignore[attr-defined]
        if whose == person:
            whole += 1
            good += one.satisfaction in ("4", "5")
    return good, whole


def _recount(desk: Desk, person: int) -> dict[str, Any]:
    calls = [c for c in _all(desk, "call") if _in_month(desk, c.started_at)]
    mine = [c for c in calls if c.taken_by == person and c.outcome != "missed"]
    enquiries = [c.seconds for c in mine if c.purpose in ("enquiry", "business")]
    complaints = [c for c in _all(desk, "complaint") if _in_month(desk, c.received_at)]
    answers = [(c.first_answer_at, c.due_at) for c in complaints if c.assigned == person]
    answers += [
        (c.replied_at, c.promise_at)
        for c in calls
        if c.promise_at and (c.assigned or c.taken_by) == person
    ]
    answers = [(at, due) for at, due in answers if at is not None or due <= desk.clock.at]
    marks = [
        max(m for m in (row.mark, row.resit_mark) if m is not None)
        for course in _all(desk, "course")
        if course.state in ("held", "finished") and _in_month(desk, course.held_at)
        for row in course.learners
        if row.person == person and (row.mark is not None or row.resit_mark is not None)
    ]
    fines = [
        f.amount
        for f in _all(desk, "fine")
        if f.person == person and f.state == "confirmed" and f.month == "2026-11"
    ]
    return {
        "calls": len(mine),
        "enquiries": (sum(enquiries), len(enquiries)),
        "in_time": (sum(at is not None and at <= due for at, due in answers), len(answers)),
        "justified": sum(
            c.responsible == person and c.justified == "justified" for c in complaints
        ),
        "fines": sum(fines),
        "courses": (sum(marks), len(marks)),
        "satisfaction": _satisfied(desk, person),
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_figures_equal_the_records(desk: Desk, customer: int, seed: int) -> None:
    _play(desk, random.Random(seed), customer)
    work = MonthOfWork(desk.store, MONTH, desk.clock.at)
    make_month(desk.store, desk["supervisor"], MONTH)
    for login in PEOPLE:
        person = desk.id(login)
        wanted = _recount(desk, person)
        for name, count in wanted.items():
            found: Any = getattr(work, name).get(person, 0)
            shown = (found.part, found.whole) if hasattr(found, "part") else found
            assert shown == count or (not found and count in (0, (0, 0))), (login, name)
        (sheet,) = [s for s in _all(desk, "assessment") if s.person == person]
        _adds_up(sheet, wanted)
    assert any(work.satisfaction.values())
    assert work.fines
    with pytest.raises(Invalid):
        step(desk, sheet, "give", "supervisor")


def _adds_up(sheet: Any, wanted: dict[str, Any]) -> None:
    """The points by their rules, worked out here once more."""
    part, whole = wanted["satisfaction"]
    lines = {row.indicator: row for row in sheet.indicators}
    if whole:
        assert lines["satisfaction"].score == _half_up(Decimal(100 * part) / whole)
    assert lines["justified"].score == max(0, 100 - 25 * wanted["justified"])
    assert lines["fines"].score == max(Decimal(0), 100 - Decimal(wanted["fines"]) / 50)
    seconds, count = wanted["enquiries"]
    over = max(Decimal(0), (Decimal(seconds) / count - 180) / Decimal("1.8"))
    assert lines["call_time"].score == max(Decimal(0), _half_up(100 - over))
    measured = [row for row in sheet.indicators if row.score is not None]
    total = sum(row.weight for row in measured)
    points = [
        (row.score * row.weight / total).quantize(Decimal("0.01"), ROUND_HALF_UP)
        for row in measured
    ]
    assert sheet.score == sum(points)


def _half_up(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)
