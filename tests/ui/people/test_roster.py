# SPDX-License-Identifier: MIT
"""The month's grid: letters put shifts, weeks are copied, all of it can be undone; clerks read."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from desk.records.duty.planning import roster_of
from desk.text import use_language
from desk.ui.requests import AskReason, OpenOwn, PrintPage
from desk.ui.roster import RosterView
from desk.ui.roster.legend import ShiftKey
from desk.ui.roster.plan import HEAD, SIDE, Area, Cell
from tests.offices import Desk
from tests.paper import reading
from tests.ui.conftest import Sit
from tests.ui.pages import Place, shown, speak_anew

Key = Qt.Key
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NOVEMBER = date(2026, 11, 1)
SHIFTS = (("D", "白班", "8:30", "17:30", "day"), ("N", "夜班", "22:00", "8:00", "night"),
          ("A", "早班", "7:00", "15:00", "early"),
    ("A2", "中班", "11:00", "19:00", "late"), ("R", "休息", "", "", "rest"))  # fmt: skip


@pytest.fixture
def place(sit: Sit, desk: Desk) -> Place:
    """A supervisor in an office with four shifts."""
    session = desk["supervisor"]
    for code, name, begins, ends, tint in SHIFTS:
        shift = desk.store.new(session, "shift", code=code, name=name, begins=begins, ends=ends,
                               tint=tint)  # fmt: skip
        desk.store.save(session, shift)
    return sit("supervisor")


def opened(place: Place, qtbot: QtBot) -> RosterView:
    view = RosterView(place.workplace)
    view.resize(1180, 620)
    qtbot.addWidget(view)
    shown(place, view)
    return view


def begun(place: Place, qtbot: QtBot) -> RosterView:
    """A roster of this month with the people of the desk, the cursor on the first of the month."""
    view = opened(place, qtbot)
    assert view.empty.isVisible()
    QTest.keyClick(view, Key.Key_M, CONTROL | SHIFT)
    settled(place, view)
    assert view.grid.isVisible()
    view.grid.setFocus()
    go(view, 0, 0)
    return view


def settled(place: Place, view: RosterView) -> None:
    """Everything on its way is kept, and the month is read anew."""
    place.settle()
    view.look()
    place.settle()


def go(view: RosterView, row: int, column: int) -> None:
    cell = Cell(row, column)
    view.grid.area = Area(cell, cell)


def plans(place: Place, desk: Desk) -> list[str]:
    place.settle()
    made: Any = roster_of(desk.store, desk["supervisor"], NOVEMBER, desk["supervisor"].branch_id)
    return [line.plan for line in made.lines]


def press(view: RosterView, keys: str) -> None:
    for key in keys:
        QTest.keyClick(view.grid, key)


def test_a_row_is_typed_like_a_line_of_letters(place: Place, qtbot: QtBot, desk: Desk) -> None:
    view = begun(place, qtbot)
    names = [person.name for person in view.seen.people] if view.seen else []
    assert names == ["王敏", "staff 李", "trainer 李"]
    press(view, "ddr")
    QTest.keyClick(view.grid, Key.Key_Right)
    press(view, "d")
    assert plans(place, desk)[0] == "D D R - D"
    assert view.grid.area is not None
    assert view.grid.area.end == Cell(0, 5)
    QTest.keyClick(view.grid, Key.Key_Left)
    QTest.keyClick(view.grid, Key.Key_Delete)
    assert plans(place, desk)[0] == "D D R"
    press(view, "x")
    assert "X" in view.notice.accessibleName()
    assert plans(place, desk)[0] == "D D R"


def test_a_mark_of_two_letters_waits_for_the_second(place: Place, qtbot: QtBot, desk: Desk) -> None:
    view = begun(place, qtbot)
    press(view, "a2")
    press(view, "a")
    QTest.keyClick(view.grid, Key.Key_Return)  # no second letter comes
    assert plans(place, desk)[0] == "A2 A"


def test_an_area_is_filled_undone_and_done_again(place: Place, qtbot: QtBot, desk: Desk) -> None:
    view = begun(place, qtbot)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down):
        QTest.keyClick(view.grid, key, SHIFT)
    press(view, "d")
    assert plans(place, desk) == ["D D D", "D D D", ""]
    press(view, "r")
    assert plans(place, desk) == ["R R R", "R R R", ""]
    QTest.keyClick(view.grid, Key.Key_Z, CONTROL)
    assert plans(place, desk) == ["D D D", "D D D", ""]
    QTest.keyClick(view.grid, Key.Key_Z, CONTROL)
    assert plans(place, desk) == ["", "", ""]
    QTest.keyClick(view.grid, Key.Key_Z, CONTROL)  # nothing is left to be undone
    QTest.keyClick(view.grid, Key.Key_Y, CONTROL)
    settled(place, view)
    assert plans(place, desk) == ["D D D", "D D D", ""]
    QTest.keyClick(view, Key.Key_Backspace, Qt.KeyboardModifier.AltModifier)
    assert plans(place, desk) == ["", "", ""]


def test_quick_typing_is_kept_in_one_go(place: Place, qtbot: QtBot, desk: Desk) -> None:
    view = begun(place, qtbot)
    press(view, "d" * 20)  # faster than any save
    assert plans(place, desk)[0] == " ".join("D" * 20)
    settled(place, view)
    assert view.seen is not None
    assert view.seen.people[0].marks[:20] == ("D",) * 20
    rows = desk.store.database.rows("SELECT version FROM roster")
    assert rows[0][0] < 12  # marks that waited went together


def test_last_week_is_copied(place: Place, qtbot: QtBot, desk: Desk) -> None:
    view = begun(place, qtbot)
    go(view, 0, 1)  # Monday the second
    press(view, "dddrr")
    go(view, 1, 2)
    press(view, "n")
    go(view, 2, 10)
    QTest.keyClick(view, Key.Key_D, CONTROL)
    assert plans(place, desk)[:2] == [
        "- D D D R R - - D D D R R", "- - N - - - - - - N"
    ]  # fmt: skip


def test_leave_is_left_out_and_told(place: Place, qtbot: QtBot, desk: Desk) -> None:
    slip = desk.store.new(desk["staff"], "leave", first_day=date(2026, 11, 10),
                          last_day=date(2026, 11, 11))  # fmt: skip
    desk.store.save(desk["staff"], slip)
    desk.store.step(desk["supervisor"], "leave", slip.id, "grant")
    view = begun(place, qtbot)
    view.grid.area = Area(Cell(1, 8), Cell(1, 11))
    press(view, "d")
    assert plans(place, desk)[1] == "- - - - - - - - D - - D"
    assert "2" in view.notice.accessibleName()


def test_what_the_rules_refuse_goes_back(place: Place, qtbot: QtBot, desk: Desk) -> None:
    view = begun(place, qtbot)
    press(view, "n")
    settled(place, view)
    go(view, 0, 1)
    press(view, "n")
    press(view, "d")  # half an hour after the night is over
    settled(place, view)
    assert plans(place, desk)[0] == "N N D"
    go(view, 0, 2)
    press(view, "a")
    QTest.keyClick(view.grid, Key.Key_Return)  # at seven nobody has slept
    settled(place, view)
    assert plans(place, desk)[0] == "N N D"
    assert view.notice.isVisible()
    assert view.seen is not None
    assert view.seen.people[0].marks[2] == "D"


def test_the_mouse_chooses_and_the_legend_puts(place: Place, qtbot: QtBot, desk: Desk) -> None:
    view = begun(place, qtbot)
    plan = view.grid.plan
    assert plan is not None
    left = Qt.MouseButton.LeftButton
    at = plan.box(Cell(1, 3)).center()
    QTest.mouseClick(view.grid.viewport(), left, pos=at)
    QTest.mouseClick(view.grid.viewport(), left, SHIFT, plan.box(Cell(2, 4)).center())
    assert view.grid.area == Area(Cell(1, 3), Cell(2, 4))
    legend = view.palette_.findChild(ShiftKey, "roster.shift.D")
    assert legend is not None
    legend.click()
    assert plans(place, desk) == ["", "- - - D D", "- - - D D"]
    QTest.mouseClick(view.grid.viewport(), left, pos=QPoint(SIDE // 2, HEAD + 8))
    assert view.grid.area == Area(Cell(0, 0), Cell(0, 29))
    QTest.mouseClick(view.grid.viewport(), left, pos=QPoint(plan.left(6) + 4, 10))
    assert view.grid.area == Area(Cell(0, 6), Cell(2, 6))


def test_people_are_added_and_taken_off(place: Place, qtbot: QtBot, desk: Desk) -> None:
    view = begun(place, qtbot)
    assert view.seen is not None
    manager = next(who for who, name in view.seen.others if name.startswith("manager"))
    view.palette_.added.emit(manager)
    settled(place, view)
    assert len(view.seen.people) == 4
    go(view, 1, 0)
    press(view, "d")
    settled(place, view)
    go(view, 1, 0)
    QTest.keyClick(view, Key.Key_Backspace, CONTROL)
    settled(place, view)
    assert [p.name for p in view.seen.people] == ["王敏", "trainer 李", "manager 李"]
    place.undo[-1]()
    settled(place, view)
    assert plans(place, desk) == ["", "", "", "D"]


def test_it_is_made_known_closed_and_printed(place: Place, qtbot: QtBot, desk: Desk) -> None:
    view = begun(place, qtbot)
    press(view, "dd")
    settled(place, view)
    QTest.keyClick(view, Key.Key_R, CONTROL | SHIFT)
    settled(place, view)
    assert view.seen is not None
    assert view.seen.state == "published"
    QTest.keyClick(view, Key.Key_L, CONTROL | SHIFT)
    settled(place, view)
    assert view.seen.state == "closed"
    press(view, "d")
    assert plans(place, desk)[0] == "D D"
    view.actions_["roster.reopen"].trigger()
    (asked,) = [r for r in place.asked if isinstance(r, AskReason)]
    asked.then("one was forgotten")
    settled(place, view)
    assert view.seen.state == "published"
    QTest.keyClick(view, Key.Key_P, CONTROL)
    (page,) = [r for r in place.asked if isinstance(r, PrintPage)]
    options = PrintOptions(paper=PAPERS[page.paper])
    pdf = page.draw(desk.store, desk["supervisor"], page.record, options)
    words = reading.words(pdf)
    for word in ("2026年11月排班表", "王敏", "白班", "主管签字", "已公布"):
        assert reading.dense(word) in reading.dense(words), word


def test_the_attendance_of_the_day_is_begun_from_it(place: Place, qtbot: QtBot, desk: Desk) -> None:
    view = begun(place, qtbot)
    go(view, 1, 19)  # today, the twentieth
    press(view, "d")
    settled(place, view)
    go(view, 1, 19)
    QTest.keyClick(view, Key.Key_A, CONTROL | SHIFT)
    settled(place, view)
    (asked,) = [r for r in place.asked if isinstance(r, OpenOwn)]
    sheet: Any = desk.store.get(desk["supervisor"], "attendance", asked.record)
    assert [line.person for line in sheet.lines] == [desk.id("staff")]


def test_a_clerk_reads_and_changes_nothing(
    place: Place, sit: Sit, qtbot: QtBot, desk: Desk
) -> None:
    view = begun(place, qtbot)
    press(view, "d")
    settled(place, view)
    clerk = sit("staff")
    theirs = opened(clerk, qtbot)
    assert theirs.seen is not None
    assert theirs.seen.people[0].marks[0] == "D"
    theirs.grid.setFocus()
    go(theirs, 0, 1)
    press(theirs, "d")
    clerk.settle()
    assert plans(place, desk)[0] == "D"
    assert "roster.copy_week" not in theirs.actions_
    assert not theirs.palette_.add.isVisible()
    theirs.go_later()
    settled(clerk, theirs)
    assert theirs.empty.isVisible()
    assert not theirs.empty.button.isVisible()


def test_it_speaks_both_languages(place: Place, qtbot: QtBot) -> None:
    view = begun(place, qtbot)
    use_language("zh_CN")
    speak_anew(view)
    assert view.head.month.text() == "2026年11月"
    view.grid.grab()
    use_language("en")


def test_who_pages_on_at_once_leaves_no_mark_behind(place: Place, qtbot: QtBot, desk: Desk) -> None:
    view = begun(place, qtbot)
    press(view, "ddr")
    view.go_later()
    place.settle()
    assert plans(place, desk)[0] == "D D R"
