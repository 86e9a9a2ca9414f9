# SPDX-License-Identifier: MIT
"""Attendance: everyone due is present unless it says else; the month adds up for each person."""

from datetime import date, timedelta
from typing import Any

import pytest

from desk.errors import Invalid, ReasonNeeded, Refused
from desk.records.duty import Attended, attendance_of, attendance_of_all
from desk.records.duty.entering import enter_day
from desk.records.duty.planning import sheet_of
from desk.records.duty.roster import RosterLine
from desk.records.duty.who import Who
from desk.reports.making import make_report
from desk.reports.model import Share, Table
from tests.offices import Desk
from tests.records.people.conftest import again, make, step

DAY = date(2026, 11, 20)
YESTERDAY = DAY - timedelta(days=1)


@pytest.fixture
def roster(desk: Desk) -> Any:
    """Two colleagues and a driver on duty on the nineteenth and twentieth."""
    rows = desk.store.database.rows(
        "SELECT id FROM roster WHERE month = ? AND voided = ?", "2026-11", False
    )
    if rows:
        return desk.store.get(desk["supervisor"], "roster", rows[0][0])
    for code, begins, ends in (("D", "8:30", "17:30"), ("L", "13:00", "21:00")):
        make(desk, "shift", "supervisor", code=code, name=f"班{code}", begins=begins, ends=ends,
             pause=60)  # fmt: skip
    lorry = make(desk, "driver", "supervisor", name="老赵", phone="13812345678")
    blank = " ".join(["-"] * 18)
    lines = [
        RosterLine(person=desk.id("staff"), plan=f"{blank} D D"),
        RosterLine(person=desk.id("trainer"), plan=f"{blank} L -"),
        RosterLine(driver=lorry.id, plan=f"{blank} D D"),
    ]
    return make(desk, "roster", "supervisor", month="2026-11", lines=lines)


def test_a_sheet_begins_with_everyone_due_present(desk: Desk, roster: Any) -> None:
    store, session = desk.store, desk["supervisor"]
    key = sheet_of(store, session, YESTERDAY, roster.branch)
    assert sheet_of(store, session, YESTERDAY, roster.branch) == key
    sheet: Any = store.get(session, "attendance", key)
    assert [line.name for line in sheet.lines] == ["staff 李", "trainer 李", "老赵"]
    assert [line.planned for line in sheet.lines] == ["08:30–17:30", "13:00–21:00", "08:30–17:30"]
    assert (sheet.due, sheet.came, sheet.late) == (3, 3, 0)
    late, early, missing = sheet.lines
    late.late_minutes, late.reason = 12, "堵车"
    early.early_minutes = 30
    missing.there = "absent"
    sheet = store.save(session, sheet)
    assert [line.there for line in sheet.lines] == ["late", "early", "absent"]
    assert (sheet.due, sheet.came, sheet.late, sheet.early, sheet.absent) == (3, 2, 1, 1, 1)
    sheet = step(desk, sheet, "confirm", "supervisor")
    sheet.lines[0].late_minutes = 20
    with pytest.raises(ReasonNeeded):
        store.save(session, sheet)
    store.save(session, sheet, reason="clock was wrong")
    with pytest.raises(Refused):
        store.save(desk["staff"], again(desk, sheet))
    _month_adds_up(desk, roster)


def _month_adds_up(desk: Desk, roster: Any) -> None:
    store, session = desk.store, desk["supervisor"]
    sheet: Any = store.get(session, "attendance", sheet_of(store, session, DAY, roster.branch))
    assert [line.name for line in sheet.lines] == ["staff 李", "老赵"]
    sheet.lines[0].leave_sort = "sick"
    store.save(session, sheet)
    found = attendance_of(store, session, DAY, desk.id("staff"))
    assert found == Attended(
        due=2, present=1, late=1, late_minutes=20, leave=1, minutes=460, leaves={"sick": 1}
    )
    trainer = attendance_of(store, session, DAY, desk.id("trainer"))
    assert (trainer.due, trainer.early, trainer.early_minutes) == (1, 1, 30)
    lorry = sheet.lines[1].driver
    driven = attendance_of(store, session, DAY, lorry, driver=True)
    assert (driven.due, driven.present, driven.absent) == (2, 1, 1)
    assert attendance_of(store, session, date(2026, 10, 3), desk.id("staff")) == Attended()
    everybody = attendance_of_all(store, session, DAY, roster.branch)
    assert list(everybody) == [
        Who("person", desk.id("staff")), Who("person", desk.id("trainer")), Who("driver", lorry)
    ]  # fmt: skip
    assert attendance_of_all(store, session, DAY, desk.branch("HZ")) == {}
    with pytest.raises(Refused):
        attendance_of(store, desk["viewer"], DAY, desk.id("staff"))
    report = make_report(store, session, "attendance", {"month": DAY.replace(day=1)})
    (table,) = (p for s in report.sections for p in s.parts if isinstance(p, Table)
                and len(p.columns) == 11)  # fmt: skip
    assert [cell.value for cell in table.rows[0]][:9] == [
        "staff 李", 2, 1, Share(1, 2), 1, 20, 0, 1, 0
    ]  # fmt: skip


def test_what_cannot_be(desk: Desk, roster: Any) -> None:
    store, session = desk.store, desk["supervisor"]
    with pytest.raises(Invalid, match="not come"):
        sheet_of(store, session, DAY + timedelta(days=1), roster.branch)
    fresh: Any = make(desk, "attendance", "supervisor", day=date(2026, 11, 2))
    row = type(fresh).tables()["lines"].row
    for wrong in (
        {"there": "late"}, {"there": "leave"}, {"late_minutes": 0, "there": "late"},
        {"late_minutes": 5000},
    ):  # fmt: skip
        fresh.lines = [row(person=desk.id("staff"), **wrong)]
        with pytest.raises(Invalid):
            store.save(session, fresh)
    with pytest.raises(Invalid, match=fresh.number):
        make(desk, "attendance", "supervisor", day=date(2026, 11, 2))


def test_a_closed_month_keeps_its_sheets(desk: Desk) -> None:
    store, session = desk.store, desk["supervisor"]
    day = date(2026, 9, 7)
    plan = " ".join(["-"] * 6 + ["D"])
    if not store.database.rows("SELECT id FROM shift WHERE code = ?", "D"):
        make(desk, "shift", "supervisor", code="D", name="班D", begins="8:30", ends="17:30")
    roster = make(desk, "roster", "supervisor", month="2026-09",
                  lines=[RosterLine(person=desk.id("staff"), plan=plan)])  # fmt: skip
    sheet: Any = store.get(session, "attendance", sheet_of(store, session, day, roster.branch))
    step(desk, step(desk, roster, "publish", "supervisor"), "close", "supervisor")
    sheet.lines[0].late_minutes = 5
    with pytest.raises(Refused, match=roster.number):
        store.save(session, sheet)
    step(desk, roster, "reopen", "supervisor", reason="one was forgotten")
    assert store.save(session, sheet).late == 1


def test_a_closed_month_takes_no_sheet_and_lets_none_go(desk: Desk) -> None:
    made = make(desk, "roster", "supervisor", month="2026-07")
    sheet: Any = make(desk, "attendance", "supervisor", day=date(2026, 7, 10))
    for name in ("publish", "close"):
        step(desk, made, name, "supervisor")
    sheet.day = date(2026, 6, 9)
    with pytest.raises(Refused, match=made.number):
        desk.store.save(desk["supervisor"], sheet, reason="another day")
    with pytest.raises(Refused, match=made.number):
        make(desk, "attendance", "supervisor", day=date(2026, 7, 13))


def test_a_confirmed_day_is_entered_anew_only_when_it_is_open_again(desk: Desk) -> None:
    sheet: Any = make(desk, "attendance", "supervisor", day=date(2026, 8, 10))
    enter_day(desk.store, desk["supervisor"], sheet.id, {}, confirmed=True)
    with pytest.raises(Invalid, match="is confirmed"):
        enter_day(desk.store, desk["supervisor"], sheet.id, {})
    step(desk, sheet, "reopen", "supervisor", reason="clock was wrong")
    assert enter_day(desk.store, desk["supervisor"], sheet.id, {}).state == "open"
