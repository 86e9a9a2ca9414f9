# SPDX-License-Identifier: MIT
"""A day's attendance in one pass: Enter passes who was there, a letter and a figure the others."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desk.records.duty.entering import Entry, enter_day
from desk.records.duty.planning import sheet_of
from desk.records.duty.roster import RosterLine
from desk.ui.attendance import AttendancePage
from desk.ui.recordpage import RecordPage
from desk.ui.requests import Leave, OpenOwn
from tests.offices import Desk
from tests.ui.conftest import Sit
from tests.ui.pages import Place, shown

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 20)


@pytest.fixture
def sheet(desk: Desk) -> int:
    """Three colleagues due today."""
    session = desk["supervisor"]
    shift = desk.store.new(session, "shift", code="D", name="白班", begins="8:30", ends="17:30")
    desk.store.save(session, shift)
    plan = " ".join(["-"] * 19 + ["D"])
    people = ("staff", "trainer", "manager")
    roster = desk.store.new(session, "roster", month="2026-11")
    roster.lines = [RosterLine(person=desk.id(who), plan=plan) for who in people]  # type: ignore[attr-defined]
    desk.store.save(session, roster)
    return sheet_of(desk.store, session, TODAY, session.branch_id)


def opened(place: Place, qtbot: QtBot, sheet: int) -> AttendancePage:
    page = AttendancePage(place.workplace, sheet)
    qtbot.addWidget(page)
    shown(place, page)
    page.focus_start()  # as the window's tabs do
    return page


def press(
    page: AttendancePage,
    key: Key | str,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """A key for whatever has the cursor of the page."""
    at = page.focusWidget()
    assert at is not None
    if isinstance(key, str) and isinstance(at, QLineEdit):
        at.insert(key)
    elif isinstance(key, str):
        QTest.keyClicks(at, key)
    else:
        QTest.keyClick(at, key, modifiers)


def kept(desk: Desk, sheet: int) -> Any:
    return desk.store.get(desk["supervisor"], "attendance", sheet)


def test_only_the_exceptions_are_typed(sit: Sit, qtbot: QtBot, desk: Desk, sheet: int) -> None:
    place = sit("supervisor")
    page = opened(place, qtbot, sheet)
    assert page.focusWidget() is page.rows[0].there
    assert [row.name.text() for row in page.rows] == ["staff 李", "trainer 李", "manager 李"]
    press(page, Key.Key_Return)  # the first was there
    press(page, "l")
    press(page, "12")
    press(page, Key.Key_Return)
    press(page, "堵车")
    press(page, Key.Key_Return)
    press(page, "v")
    assert page.focusWidget() is page.rows[2].leave
    press(page, Key.Key_Down)  # sick leave
    press(page, Key.Key_Return)
    assert "2" in page.about.text()
    press(page, Key.Key_Return, CONTROL)
    place.settle()
    made = kept(desk, sheet)
    assert made.state == "confirmed"
    told = [(one.there, one.late_minutes, one.leave_sort, one.reason) for one in made.lines]
    assert told == [
        ("present", None, "", ""),
        ("late", 12, "", "堵车"),
        ("leave", None, "sick", ""),
    ]  # fmt: skip
    assert (made.due, made.came, made.late, made.away) == (3, 2, 1, 1)
    assert isinstance(place.asked[-1], Leave)


def test_what_is_missing_is_said_at_its_row(sit: Sit, qtbot: QtBot, desk: Desk, sheet: int) -> None:
    place = sit("supervisor")
    page = opened(place, qtbot, sheet)
    page.rows[1].there.choose("early")
    QTest.keyClick(page, Key.Key_S, CONTROL)
    place.settle()
    assert page.notice.isVisible()
    assert [row.wrong for row in page.rows] == [False, True, False]
    page.rows[1].minutes.setText("30")
    QTest.keyClick(page, Key.Key_S, CONTROL)
    place.settle()
    assert kept(desk, sheet).lines[1].early_minutes == 30
    assert kept(desk, sheet).state == "open"


def test_what_was_typed_comes_back(sit: Sit, qtbot: QtBot, desk: Desk, sheet: int) -> None:
    place = sit("supervisor")
    page = opened(place, qtbot, sheet)
    page.rows[0].there.choose("absent")
    page.rows[0].reason.setText("电话未接")
    page.rows[0].reason.textEdited.emit("电话未接")
    assert page.may_close()
    page.hide()
    place.settle()
    again = opened(place, qtbot, sheet)
    assert again.rows[0].entry() == Entry("absent", None, "", "电话未接")
    assert kept(desk, sheet).lines[0].there == "present"


def test_the_form_leads_there_and_a_clerk_does_not(
    sit: Sit, qtbot: QtBot, desk: Desk, sheet: int
) -> None:
    place = sit("supervisor")
    page = RecordPage(place.workplace, "attendance", sheet)
    qtbot.addWidget(page)
    shown(place, page)
    QTest.keyClick(page, Key.Key_T, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert place.asked[-1] == OpenOwn("attendance", sheet, "day")
    clerk = sit("staff")
    theirs = RecordPage(clerk.workplace, "attendance", sheet)
    qtbot.addWidget(theirs)
    shown(clerk, theirs)
    QTest.keyClick(theirs, Key.Key_T, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert not [request for request in clerk.asked if isinstance(request, OpenOwn)]


def test_late_and_early_both_stay(desk: Desk, sheet: int) -> None:
    session, made = desk["supervisor"], kept(desk, sheet)
    made.lines[0].late_minutes, made.lines[0].early_minutes = 10, 20
    desk.store.save(session, made)
    uid = made.lines[0].uid
    made = enter_day(desk.store, session, sheet, {uid: Entry("late", 15)})
    assert (made.lines[0].late_minutes, made.lines[0].early_minutes) == (15, 20)
    made = enter_day(desk.store, session, sheet, {uid: Entry("present")})
    assert (made.lines[0].there, made.lines[0].late_minutes) == ("present", None)
