# SPDX-License-Identifier: MIT
"""A day of duty by keys alone: shift, roster, attendance, and the hand-over to the next shift."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from desk.dialogs.ask import AskDialog
from desk.records.duty.planning import begin_roster, sheet_of
from desk.text import use_language
from desk.ui.attendance import AttendancePage
from desk.ui.recordpage import RecordPage
from desk.ui.requests import OpenOwn
from desk.ui.roster import RosterView
from tests.app.clerk import CTRL, SHIFT, Clerk
from tests.app.conftest import Opened
from tests.offices import Desk

Key = Qt.Key


def search(clerk: Clerk, words: str) -> None:
    """Find a command in the search box and do it."""
    clerk.press(Key.Key_K, CTRL)
    clerk.write(words)
    clerk.settle()
    clerk.press(Key.Key_Return)


def one(office: Desk, kind: str) -> Any:
    return office.store.get(office["supervisor"], kind, 1)


@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_a_day_of_duty(code: str, office: Desk, opened: Opened, clerk: Clerk) -> None:
    use_language(code)
    window = opened("supervisor")
    window.go("roster")
    view = clerk.find(RosterView)
    clerk.until(view.empty.isVisible)
    clerk.press(Key.Key_Return)  # no shifts yet: an empty form for one
    clerk.find(RecordPage)
    clerk.fill(code="d", name="白班", begins="8:30", ends="17:30")
    clerk.press(Key.Key_S, CTRL)
    assert one(office, "shift").minutes == 540

    window.go("roster")
    clerk.until(lambda: view.seen is not None and bool(view.seen.shifts))
    clerk.press(Key.Key_M, CTRL | SHIFT)
    clerk.until(view.grid.isVisible)
    view.focus_start()
    for _day in range(3):  # from today, the twentieth, on
        clerk.press(Key.Key_D)
    assert one(office, "roster").lines[0].plan.split()[19:] == ["D", "D", "D"]
    for _step in range(3):
        clerk.press(Key.Key_Left)
    clerk.press(Key.Key_A, CTRL | SHIFT)
    page = clerk.find(AttendancePage)
    clerk.until(lambda: bool(page.rows))
    clerk.press(Key.Key_L)
    clerk.write("7")
    clerk.press(Key.Key_Return)
    clerk.write("堵车")
    clerk.press(Key.Key_Return, CTRL)
    clerk.until(lambda: one(office, "attendance").state == "confirmed")
    assert one(office, "attendance").lines[0].late_minutes == 7
    _handed_over(office, opened, clerk, window)


def test_a_page_that_is_shown_again_is_heard_once(
    office: Desk, opened: Opened, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = office["supervisor"]
    begin_roster(office.store, session, session.today(), session.branch_id)
    sheet = sheet_of(office.store, session, session.today(), session.branch_id)
    window = opened("supervisor")
    for _time in range(3):
        window.answers.answer(OpenOwn("attendance", sheet, "day"))
        clerk.settle()
    refreshed: list[str] = []
    monkeypatch.setattr(window.tabs, "refresh", refreshed.append)
    clerk.find(AttendancePage).setWindowTitle("another")
    assert refreshed == [f"attendance:day:{sheet}"]


def _handed_over(office: Desk, opened: Opened, clerk: Clerk, window: Any) -> None:
    window.go("today")
    window.focus_page()
    clerk.press(Key.Key_H, CTRL | SHIFT)
    clerk.until(lambda: bool(office.store.database.rows("SELECT id FROM handover")))
    clerk.settle()
    clerk.press(Key.Key_G, CTRL | SHIFT)
    clerk.until(lambda: one(office, "handover").state == "given")
    window.hide()
    theirs = opened("staff")
    theirs.go("today")
    theirs.focus_page()
    clerk.press(Key.Key_H, CTRL | SHIFT)
    clerk.settle()
    clerk.press(Key.Key_T, CTRL | SHIFT)
    clerk.find(AskDialog)
    clerk.write("逐项接办")
    clerk.press(Key.Key_Return, CTRL)
    clerk.until(lambda: one(office, "handover").state == "taken")
    assert one(office, "handover").taker_words == "逐项接办"


def test_places_and_deeds_are_found_by_their_words(
    office: Desk, opened: Opened, clerk: Clerk
) -> None:
    use_language("en")
    window = opened("supervisor")
    names = {action.objectName() for action in window._commands()}
    assert {"roster.go", "attendance.go", "duty.hand_over", "duty.attendance"} <= names
    search(clerk, "Go to: Duty rosters")
    clerk.find(RosterView)
    window.hide()
    reader = opened("viewer")
    theirs = {action.objectName() for action in reader._commands()}
    assert not theirs & {"roster.go", "duty.hand_over", "duty.attendance"}
