# SPDX-License-Identifier: MIT
"""Rosters: letters for shifts, nobody twice at a time, nobody on leave, a closed month stays."""

from datetime import date
from typing import Any

import pytest

from desk.errors import Invalid, Refused
from desk.records.duty.due import due_on
from desk.records.duty.plan import marks_of, plan_of
from desk.records.duty.planning import (
    add_people,
    begin_roster,
    others,
    people_of,
    put_back,
    put_marks,
    roster_of,
    take_off,
)
from desk.records.duty.roster import RosterLine
from desk.records.duty.who import Who, who_of
from desk.text.dates import read_month
from tests.offices import Desk
from tests.records.people.conftest import again, make, step

NOVEMBER = date(2026, 11, 1)
DECEMBER = date(2026, 12, 1)


@pytest.fixture
def shifts(desk: Desk) -> dict[str, Any]:
    """By day, late, at night, and a day off; made once for the office of the file."""
    made = {}
    for code, begins, ends, tint in (
        ("D", "8:30", "17:30", "day"),
        ("L", "1300", "21", "late"),
        ("N", "22:00", "9:00", "night"),
        ("R", "", "", "rest"),
    ):
        rows = desk.store.database.rows("SELECT id FROM shift WHERE code = ?", code)
        made[code] = (
            desk.store.get(desk["supervisor"], "shift", rows[0][0])
            if rows
            else make(desk, "shift", "supervisor", code=code.lower(), name=f"班{code}",
                      tint=tint, begins=begins, ends=ends, pause=60 if begins else None)
        )  # fmt: skip
    return made


def driver(desk: Desk, name: str, **more: Any) -> int:
    """A driver, who need not be able to sign in."""
    return int(make(desk, "driver", "supervisor", name=name, phone="13812345678", **more).id)


def roster(desk: Desk, month: str, **plans: str) -> Any:
    """A roster of colleagues by their sign-in names."""
    lines = [RosterLine(person=desk.id(login), plan=plan) for login, plan in plans.items()]
    return make(desk, "roster", "supervisor", month=month, lines=lines)


def void(desk: Desk, record: Any) -> None:
    desk.store.void(desk["supervisor"], record.kind(), record.id, "test is over")


def test_a_shift_knows_its_hours(desk: Desk, shifts: dict[str, Any]) -> None:
    assert (shifts["D"].begins, shifts["D"].minutes) == ("08:30", 480)
    assert (shifts["L"].begins, shifts["L"].ends) == ("13:00", "21:00")
    assert shifts["N"].minutes == 10 * 60
    assert (shifts["R"].begins, shifts["R"].minutes) == ("", None)
    for wrong in ({"code": "D"}, {"code": "ABC"}, {"begins": "25:00"}, {"pause": 900}):
        values = {"code": "X", "name": "x", "begins": "8:00", "ends": "9:00"} | wrong
        with pytest.raises(Invalid):
            make(desk, "shift", "supervisor", **values)
    with pytest.raises(Refused):
        make(desk, "shift", "staff", code="Y", name="y", begins="8:00", ends="9:00")


def test_a_plan_is_one_mark_a_day() -> None:
    assert read_month("2026年2月") == date(2026, 2, 1)
    assert read_month("13") is None
    marks = marks_of("d d - n", date(2026, 2, 1))
    assert (len(marks), marks[:5]) == (28, ["D", "D", "-", "N", "-"])
    assert plan_of(marks) == "D D - N"
    assert plan_of(["-", "-"]) == ""


def test_a_roster_is_made_made_known_and_closed(desk: Desk, shifts: dict[str, Any]) -> None:
    made = roster(desk, "2031/3", staff="D D R", trainer="- L")
    assert (made.month, made.state, made.people, made.shifts) == ("2031-03", "draft", 2, 3)
    made = step(desk, made, "publish", "supervisor")
    made = step(desk, made, "close", "supervisor")
    made.lines[0].plan = "L"
    with pytest.raises(Refused):
        desk.store.save(desk["supervisor"], made, reason="too late")
    with pytest.raises(Refused):
        void(desk, made)
    made = step(desk, made, "reopen", "supervisor", reason="typed wrong")
    put_marks(desk.store, desk["supervisor"], made.id, {(made.lines[0].uid, 31): "L"})
    assert again(desk, made).lines[0].plan.split()[30] == "L"
    void(desk, made)


def test_one_roster_of_a_branch_and_month(desk: Desk, shifts: dict[str, Any]) -> None:
    made = roster(desk, "2031-04", staff="D")
    with pytest.raises(Invalid, match=made.number):
        roster(desk, "2031-04", trainer="D")
    other = make(desk, "roster", "supervisor", month="2031-04", branch=desk.branch("HZ"))
    assert other.branch == desk.branch("HZ")
    void(desk, made)
    void(desk, roster(desk, "2031-04", trainer="D"))
    void(desk, other)


def test_nobody_is_in_two_shifts_at_a_time(desk: Desk, shifts: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="班N"):
        roster(desk, "2031-05", staff="N D")  # till nine in the morning, and from half past eight
    roster_may = roster(desk, "2031-05", staff=" ".join(["-"] * 30 + ["N"]), trainer="N L")
    with pytest.raises(Invalid, match="2031-05-31"):
        roster(desk, "2031-06", staff="D")  # over the end of the month
    june = roster(desk, "2031-06", staff="L")
    lines = [RosterLine(person=desk.id("staff"), plan="D")]
    with pytest.raises(Invalid, match="overlaps"):
        make(desk, "roster", "supervisor", month="2031-06", branch=desk.branch("NB"), lines=lines)
    lines = [RosterLine(person=desk.id("staff")) for _ in range(2)]
    with pytest.raises(Invalid, match="twice"):
        make(desk, "roster", "supervisor", month="2031-07", lines=lines)
    for one in (june, roster_may):
        void(desk, one)


def test_a_driver_with_a_sign_in_is_one_person(desk: Desk, shifts: dict[str, Any]) -> None:
    same = driver(desk, "李师傅", person=desk.id("staff"))
    lines = [RosterLine(person=desk.id("staff")), RosterLine(driver=same)]
    with pytest.raises(Invalid, match="twice"):
        make(desk, "roster", "supervisor", month="2031-08", lines=lines)
    both = [RosterLine(person=desk.id("staff"), driver=same)]
    with pytest.raises(Invalid, match="not both"):
        make(desk, "roster", "supervisor", month="2031-08", lines=both)


def test_marks_nobody_knows_and_days_that_are_not(desk: Desk, shifts: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="mark Q"):
        roster(desk, "2031-09", staff="Q")
    with pytest.raises(Invalid, match="more marks"):
        roster(desk, "2031-09", staff=" ".join(["D"] * 31))
    with pytest.raises(Invalid):
        roster(desk, "31-13", staff="D")


def test_leave_keeps_a_shift_away(desk: Desk, shifts: dict[str, Any]) -> None:
    days = {"first_day": date(2031, 10, 13), "last_day": date(2031, 10, 14)}
    slip = make(desk, "leave", "staff", sort="sick", reason="发烧", **days)
    assert (slip.state, slip.person) == ("asked", desk.id("staff"))
    made = roster(desk, "2031-10", staff=" ".join(["-"] * 12 + ["D"]))  # only asked for
    step(desk, slip, "grant", "supervisor")
    uid = made.lines[0].uid
    put_marks(desk.store, desk["supervisor"], made.id, {(uid, 20): "D"})  # what stood may stand
    with pytest.raises(Invalid, match=slip.number):
        put_marks(desk.store, desk["supervisor"], made.id, {(uid, 14): "L"})
    with pytest.raises(Invalid, match=slip.number):
        make(desk, "leave", "staff", sort="annual", **days)
    with pytest.raises(Refused):
        desk.store.get(desk["trainer"], "leave", slip.id)  # why somebody is away is no gossip
    (due,) = due_on(desk.store, date(2031, 10, 13), made.branch)
    assert (due.who, due.leave) == (Who("person", desk.id("staff")), "sick")
    step(desk, slip, "withdraw", "staff")
    put_marks(desk.store, desk["supervisor"], made.id, {(uid, 14): "L"})
    void(desk, made)


def test_a_slip_is_decided_by_the_supervisor(desk: Desk) -> None:
    days = {"first_day": date(2031, 11, 3), "last_day": date(2031, 11, 5)}
    slip = make(desk, "leave", "trainer", **days)
    assert slip.days == 3
    with pytest.raises(Refused):
        step(desk, slip, "grant", "trainer")
    slip = step(desk, slip, "refuse", "supervisor", reason="培训已排满")
    assert (slip.state, slip.answer) == ("refused", "培训已排满")
    with pytest.raises(Invalid):
        make(desk, "leave", "trainer", first_day=date(2031, 11, 5), last_day=date(2031, 11, 3))
    with pytest.raises(Refused):
        make(desk, "leave", "trainer", person=desk.id("staff"), **days)


def test_who_was_granted_leave_does_not_make_it_longer(desk: Desk) -> None:
    days = {"first_day": date(2031, 10, 8), "last_day": date(2031, 10, 8)}
    slip = step(desk, make(desk, "leave", "trainer", **days), "grant", "supervisor")
    slip.last_day = date(2031, 10, 20)
    with pytest.raises(Invalid, match="was decided on"):
        desk.store.save(desk["trainer"], slip, reason="more days")
    slip = desk.store.get(desk["trainer"], "leave", slip.id)
    slip.reason = "回老家"
    desk.store.save(desk["trainer"], slip, reason="forgotten")
    slip = again(desk, slip)
    slip.last_day = date(2031, 10, 9)
    assert desk.store.save(desk["supervisor"], slip, reason="agreed").days == 2


def test_one_person_with_two_names_is_away_once(desk: Desk) -> None:
    with_sign_in = driver(desk, "王师傅", person=desk.id("trainer"))
    days = {"first_day": date(2031, 12, 3), "last_day": date(2031, 12, 5)}
    own = make(desk, "leave", "trainer", **days)
    with pytest.raises(Invalid, match=own.number):
        make(desk, "leave", "supervisor", person=None, driver=with_sign_in, **days)
    step(desk, own, "withdraw", "trainer")
    other = make(desk, "leave", "supervisor", person=None, driver=with_sign_in, **days)
    with pytest.raises(Invalid, match=other.number):
        make(desk, "leave", "trainer", **days)


def test_somebody_else_in_a_row_is_checked_against_leave(
    desk: Desk, shifts: dict[str, Any]
) -> None:
    days = {"first_day": date(2032, 1, 13), "last_day": date(2032, 1, 14)}
    slip = step(desk, make(desk, "leave", "trainer", **days), "grant", "supervisor")
    made = roster(desk, "2032-01", staff=" ".join(["-"] * 12 + ["D"]))
    made.lines[0].person = desk.id("trainer")
    with pytest.raises(Invalid, match=slip.number):
        desk.store.save(desk["supervisor"], made)
    void(desk, again(desk, made))


def test_the_next_roster_has_the_people_of_the_last(desk: Desk, shifts: dict[str, Any]) -> None:
    store, session = desk.store, desk["supervisor"]
    branch = session.branch_id
    lorry = driver(desk, "老赵")
    first = begin_roster(store, session, date(2032, 1, 15), branch)
    whose = [who_of(line) for line in first.lines]
    assert whose == people_of(store, branch)
    assert Who("driver", lorry) in whose
    assert Who("person", desk.id("manager")) in others(store, first)
    add_people(store, session, first.id, [Who("person", desk.id("manager"))])
    first = again(desk, first)
    gone = take_off(store, session, first.id, [first.lines[0].uid])
    assert len(again(desk, first).lines) == len(whose)
    second = begin_roster(store, session, date(2032, 2, 1), branch)
    assert [who_of(line) for line in second.lines] == [
        *whose[1:],
        Who("person", desk.id("manager")),
    ]
    put_back(store, session, first.id, gone)
    assert who_of(again(desk, first).lines[-1]) == whose[0]
    with pytest.raises(Invalid):
        begin_roster(store, session, date(2032, 2, 1), branch)
    assert roster_of(store, desk["staff"], date(2032, 2, 9), branch) is not None
    assert roster_of(store, desk["staff"], date(2032, 3, 1), branch) is None
    for one in (first, second):
        void(desk, one)


def test_two_supervisors_plan_one_month(desk: Desk, shifts: dict[str, Any]) -> None:
    made = roster(desk, "2032-05", staff="D", trainer="D")
    one, other = (line.uid for line in made.lines)
    session = desk["supervisor"]
    before = put_marks(desk.store, session, made.id, {(one, 2): "L", (other, 2): "D"})
    assert before == {(one, 2): "-", (other, 2): "-"}
    put_marks(desk.store, session, made.id, {(one, 3): "L"})
    put_marks(desk.store, session, made.id, before)
    assert [line.plan for line in again(desk, made).lines] == ["D - L", "D"]
    with pytest.raises(Refused):
        put_marks(desk.store, desk["staff"], made.id, {(one, 4): "D"})
    with pytest.raises(Invalid, match="meanwhile"):
        put_marks(desk.store, session, made.id, {("gone", 4): "D"})
    void(desk, made)
