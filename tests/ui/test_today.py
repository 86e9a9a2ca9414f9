# SPDX-License-Identifier: MIT
"""What is due is told in order of time, counted, reminded of, and set off when missed."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desk.db.audit import trail_of
from desk.db.calendar_days import publish_year, set_day
from desk.db.dues import Upcoming, upcoming
from desk.db.query import Condition
from desk.db.sentences import sentence
from desk.db.settings_store import change_setting
from desk.db.snoozes import snooze
from desk.errors import Invalid
from desk.text import Message, use_language
from desk.ui.dues import DueWatch
from desk.ui.lines import LineList
from desk.ui.requests import OpenBook, OpenCalendar, OpenRecord
from desk.ui.today import TodayPage
from desk.ui.tray import Tray
from desk.ui.widgets import said
from tests.ui.pages import Place, late_slip, open_place, put, shown, speak_anew

Key = Qt.Key


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with open_place(tmp_path) as made:
        yield made


def page_of(place: Place, qtbot: QtBot) -> TodayPage:
    page = TodayPage(place.workplace)
    qtbot.addWidget(page)
    shown(place, page)
    return page


def told(lines: LineList) -> list[tuple[str, str]]:
    return [(said(line.text), said(line.right)) for line in lines.lines()]


@pytest.fixture(autouse=True)
def no_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without a place for messages beside its clock."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)


def watch_of(place: Place, qtbot: QtBot, page: TodayPage) -> tuple[DueWatch, list[list[Upcoming]]]:
    watch = DueWatch(place.workplace, page)
    reminded: list[list[Upcoming]] = []
    watch.remind.connect(reminded.append)
    place.settle()
    return watch, reminded


def test_a_year_without_holidays_is_told_to_who_can_enter_them(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with open_place(tmp_path, "supervisor") as place:
        year = place.session.today().year
        publish_year(place.store, place.session, year)
        page = page_of(place, qtbot)
        assert not page.calendar.isVisible()
        place.desk.clock.pass_by(days=200)
        page.look()
        place.settle()
        assert f"holidays of {year + 1} are not entered" in page.calendar.accessibleName()
        page.calendar.button.click()
        assert place.last(OpenCalendar) == OpenCalendar(year + 1)
        publish_year(place.store, place.session, year + 1) or set_day(
            place.store, place.session, date(year + 1, 1, 1), "holiday", name="New Year"
        )
        page.look()
        place.settle()
        assert not page.calendar.isVisible()


def test_deadlines_stand_in_groups_by_time(place: Place, qtbot: QtBot) -> None:
    for minutes in (3 * 24 * 60, 24 * 60, 5 * 60, 12, -25):
        late_slip(place, minutes, item=f"at {minutes}")
    page = page_of(place, qtbot)
    assert told(page.list) == [
        ("Late", "1"),
        ("Give it back", "25 min late"),
        ("Next hour", "1"),
        ("Give it back", "in 12 min"),
        ("Today", "1"),
        ("Give it back", "in 5 h"),
        ("Tomorrow", "1"),
        ("Give it back", "in 24 h"),
        ("Later", "1"),
        ("Give it back", "in 3 d"),
    ]
    assert [line.tone for line in page.list.lines() if line.value][:3] == ["red", "amber", "muted"]
    assert page.day.text() == "20 Nov 2026 Fri · 5 due, 1 late"


def test_a_line_is_opened_by_keys(place: Place, qtbot: QtBot) -> None:
    first, second = late_slip(place, 5), late_slip(place, 10)
    page = page_of(place, qtbot)
    page.focus_start()
    QTest.keyClick(page.list, Key.Key_Return)
    assert place.last(OpenRecord) == OpenRecord("slip", first.id)
    QTest.keyClick(page.list, Key.Key_Down)
    QTest.keyClick(page.list, Key.Key_Return)
    assert place.last(OpenRecord) == OpenRecord("slip", second.id)


def test_mine_and_the_whole_desk(place: Place, qtbot: QtBot) -> None:
    late_slip(place, 5, assigned=place.session.person_id, item="mine")
    late_slip(place, 6, assigned=place.desk.id("trainer"), item="theirs")
    late_slip(place, 7, item="anybody's")
    page = page_of(place, qtbot)
    assert [line.value[1] for line in page.list.lines() if line.value] == [1, 3]
    page.actions_["today.desk"].trigger()
    place.settle()
    assert [line.value[1] for line in page.list.lines() if line.value] == [1, 2, 3]


def test_nothing_due_says_so(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot)
    assert page.empty.isVisible()
    late_slip(place, 5)
    qtbot.waitUntil(lambda: not page.empty.isVisible())


def test_the_board_shows_drafts_books_and_what_was_touched(place: Place, qtbot: QtBot) -> None:
    slip = place.slip(item="hat")
    body = {"item": {"value": "half a bag"}}
    place.store.drafts.keep(place.session, "slip:new:1", "slip", None, body)
    page = page_of(place, qtbot)
    (draft,) = page.board.drafts.lines()
    assert (said(draft.text), draft.detail) == ("New: Slip", "half a bag")
    page.board.drafts.chosen.emit(draft.value)
    assert place.last(OpenRecord) == OpenRecord("slip", draft="slip:new:1")
    assert ("Lost and found", "1 new today · 1 open") in told(page.board.books)
    page.board.books.chosen.emit(page.board.books.lines()[0].value)
    assert place.last(OpenBook).query is not None
    (touched,) = page.board.touched.lines()
    assert (touched.text, touched.detail) == ("hat", f"{slip.number} · staff 李")


def test_the_board_tells_what_stands_where(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot)
    assert not page.board.day.lines(), "a book that is not used has no line"
    for item in ("hat", "bag", "key", "coat"):
        place.slip(item=item)
    place.slip(item="bill", reward=5_000)
    page.look()
    place.settle()
    (line,) = page.board.day.lines()
    assert (line.text, line.right, line.tone) == ("Things here", "5", "amber")
    assert line.detail == "hat · bag · key …"
    page.board.day.chosen.emit(line.value)
    assert place.last(OpenBook).query.where == (Condition("state", "in", ["found"]),)


def test_a_manager_sees_the_deadlines_of_the_own_branch_only(
    qapp: QApplication, tmp_path: Path
) -> None:
    with open_place(tmp_path, "supervisor") as place:
        words = {"content": "late", "demand": "sooner", "category": "delay"}
        who = {"complainant": "张三", "phone": "13812345678"}
        put(place, "complaint", **who, **words, against_branch=place.desk.branch("NB"))
        own = put(place, "complaint", **who, **words, against_branch=place.desk.branch("HZ"))
        place.desk.hire("boss", "陈国栋", "manager", "HZ")
        found = upcoming(place.store, place.desk["boss"], mine=False)
        assert [line.record for line in found] == [own.id]


def test_the_rail_and_the_foot_are_told(place: Place, qtbot: QtBot) -> None:
    late_slip(place, -5)
    slip = late_slip(place, 30)
    page = page_of(place, qtbot)
    watch = DueWatch(place.workplace, page)
    counted: list[tuple[str, int, int]] = []
    coming: list[tuple[object, str, str]] = []
    watch.counted.connect(lambda *count: counted.append(count))
    watch.next_due.connect(lambda at, what, number: coming.append((at, str(what), number)))
    place.settle()
    assert counted == [("slip", 2, 1)]
    assert coming == [(slip.values()["until"], "Give it back", slip.number)]


def test_a_deadline_is_reminded_of_before_and_at_it_and_only_once(
    place: Place, qtbot: QtBot
) -> None:
    late_slip(place, -60, item="missed long ago")
    late_slip(place, 15, item="soon")
    watch, reminded = watch_of(place, qtbot, page_of(place, qtbot))
    assert not reminded
    place.desk.clock.pass_by(minutes=6)
    watch.look()
    place.settle()
    watch.look()
    place.settle()
    assert [[line.title for line in lines] for lines in reminded] == [["soon"]]
    (row,) = watch.note.rows
    assert (row.what.text(), row.when.text()) == ("Give it back", "in 9 min")
    assert watch.note.isVisible()
    place.desk.clock.pass_by(minutes=9)
    watch.look()
    place.settle()
    assert len(reminded) == 2


def test_no_reminder_comes_while_a_call_is_typed(place: Place, qtbot: QtBot) -> None:
    watch, reminded = watch_of(place, qtbot, page_of(place, qtbot))
    place.workplace.calling = True
    late_slip(place, 5)
    place.settle()
    watch.look()
    place.settle()
    assert not reminded
    place.workplace.calling = False
    place.settle()
    assert len(reminded) == 1, "what was held back comes as soon as the call is over"


def test_a_reminder_is_put_off_with_a_reason_and_comes_again(place: Place, qtbot: QtBot) -> None:
    slip = late_slip(place, 5)
    page = page_of(place, qtbot)
    watch, _reminded = watch_of(place, qtbot, page)
    other, at_other = watch_of(place, qtbot, page)  # the same person at another desk
    (row,) = watch.note.rows
    row.later.click()
    form = row.form
    form.do.click()
    assert "why" in form.wrong.text()
    form.span.choose("until")
    form.time.setText("whenever")
    form.reason.setText("waiting for the customer")
    form.do.click()
    assert form.wrong.isVisible()
    form.span.choose("60")
    QTest.keyClick(form.reason, Key.Key_Return)
    place.settle()
    assert not watch.note.isVisible()
    assert not other.note.dues(), "the other desk keeps still too"
    (line,) = [a for a in trail_of(place.store.database, "slip", slip.id) if a.action == "snooze"]
    assert line.reason == "waiting for the customer"
    told = sentence(place.store, place.session, line)
    assert told.startswith(f"staff 李 put the reminder of {slip.number} off until 2026-11-20 11:00")
    place.desk.clock.pass_by(minutes=30)
    other.look()
    place.settle()
    assert len(at_other) == 1, "not even at the deadline, for it rests till later"
    place.desk.clock.pass_by(minutes=31)
    watch.look()
    other.look()
    place.settle()
    assert [row.due.record for row in watch.note.rows] == [slip.id]
    assert len(at_other) == 2


def test_what_was_put_off_for_days_does_not_crowd_out_what_comes(
    place: Place, qtbot: QtBot
) -> None:
    first = late_slip(place, 1, item="put off")
    watch, reminded = watch_of(place, qtbot, page_of(place, qtbot))
    (due,) = watch.note.dues()
    for minutes in range(2, 62):  # more than are read ahead
        late_slip(place, minutes, item="late by then")
    until = place.session.now() + timedelta(days=1)
    snooze(place.store, place.session, due, until, "not today")
    place.desk.clock.pass_by(days=1, minutes=1)
    soon = late_slip(place, 5, item="coming")
    place.settle()
    watch.look()
    place.settle()
    called = {line.record for lines in reminded[1:] for line in lines}
    assert {first.id, soon.id} <= called


def test_what_is_settled_leaves_the_note(place: Place, qtbot: QtBot) -> None:
    slip = late_slip(place, 5)
    watch, _reminded = watch_of(place, qtbot, page_of(place, qtbot))
    assert watch.note.isVisible()
    place.store.void(place.desk["supervisor"], "slip", slip.id, "typed twice")
    place.settle()
    assert not watch.note.isVisible()


def test_a_reminder_nobody_touched_stays_until_it_is_settled(place: Place, qtbot: QtBot) -> None:
    slip = late_slip(place, 5)
    watch, _reminded = watch_of(place, qtbot, page_of(place, qtbot))
    place.desk.clock.pass_by(minutes=25)
    watch.look()
    place.settle()
    assert [due.record for due in watch.note.dues()] == [slip.id]
    place.store.void(place.desk["supervisor"], "slip", slip.id, "typed twice")
    place.settle()
    assert not watch.note.dues()


def test_the_note_opens_what_is_due_and_keeps_to_three(place: Place, qtbot: QtBot) -> None:
    slips = [late_slip(place, 2 + n, item=f"no. {n}") for n in range(5)]
    watch, _reminded = watch_of(place, qtbot, page_of(place, qtbot))
    assert [row.due.record for row in watch.note.rows] == [slip.id for slip in slips[:3]]
    assert watch.note.more.text() == "2 more on Today"
    watch.go_to_note()
    watch.note.rows[0].do.click()
    assert place.last(OpenRecord) == OpenRecord("slip", slips[0].id)
    assert [row.due.record for row in watch.note.rows] == [slip.id for slip in slips[1:4]]
    QTest.keyClick(watch.note, Key.Key_Escape)
    assert not watch.note.isVisible()


def test_where_there_is_a_tray_the_note_comes_when_its_message_is_clicked(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said_there: list[tuple[str, str]] = []

    def tell(_tray: Tray, title: str, text: str, then: Callable[[], object]) -> bool:
        said_there.append((title, text))
        monkeypatch.setattr(place, "clicked", then, raising=False)
        return True

    monkeypatch.setattr(Tray, "tell", tell)
    slip = late_slip(place, 5)
    watch, _reminded = watch_of(place, qtbot, page_of(place, qtbot))
    assert said_there == [("Due in 5 min", f"Give it back · {slip.number} umbrella")]
    assert not watch.note.isVisible()
    place.clicked()  # type: ignore[attr-defined]
    assert watch.note.isVisible()


@pytest.mark.parametrize("sound", [False, True])
def test_a_sound_comes_only_at_a_deadline_and_only_if_wished(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, sound: bool
) -> None:
    beeps: list[bool] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(True))
    change_setting(place.store, place.desk["supervisor"], "sound", sound)
    late_slip(place, 5)
    watch, _reminded = watch_of(place, qtbot, page_of(place, qtbot))
    assert not beeps
    place.desk.clock.pass_by(minutes=5)
    watch.look()
    place.settle()
    assert len(beeps) == int(sound)


def test_the_button_of_a_line_does_what_it_says(place: Place, qtbot: QtBot) -> None:
    words = {"content": "late", "demand": "sooner", "category": "delay"}
    complaint = put(place, "complaint", complainant="张三", phone="13812345678", **words)
    page = page_of(place, qtbot)
    line = next(one for one in page.list.lines() if one.value)
    assert str(line.button) == "First answer given"
    box = page.list.line_box(line.value)
    qtbot.mouseClick(page.list, Qt.MouseButton.LeftButton, pos=box.center())
    assert place.last(OpenRecord) == OpenRecord("complaint", complaint.id)
    qtbot.mouseClick(
        page.list, Qt.MouseButton.LeftButton, pos=box.center() + QPoint(box.width() // 2 - 30, 0)
    )
    assert place.last(OpenRecord) == OpenRecord("complaint", complaint.id, step="first_answer")


def test_a_missed_deadline_sets_off_its_step(place: Place, qtbot: QtBot) -> None:
    words = {"content": "late", "demand": "sooner", "category": "delay"}
    complaint = put(place, "complaint", complainant="张三", phone="13812345678", **words)
    watch, _reminded = watch_of(place, qtbot, page_of(place, qtbot))
    place.desk.clock.pass_by(hours=2)
    watch.run_missed()
    place.settle()
    kept = place.store.get(place.session, "complaint", complaint.id).values()
    assert kept["ladder"] == "manager"


def test_what_cannot_be_done_each_minute_is_told_once(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch, _reminded = watch_of(place, qtbot, page_of(place, qtbot))

    def altered(*_of: object) -> int:
        raise Invalid([(None, Message("The signed report was altered."))])

    def look_again(times: int) -> int:
        for _minute in range(times):
            watch.run_missed()
            place.settle()
        return len(place.troubles)

    with monkeypatch.context() as broken:
        broken.setattr("desk.ui.dues.make_ready", altered)
        assert look_again(3) == 1
    look_again(1)  # mended meanwhile
    monkeypatch.setattr("desk.ui.dues.make_ready", altered)
    assert look_again(2) == 2


def test_the_page_speaks_chinese_at_once(place: Place, qtbot: QtBot) -> None:
    late_slip(place, 12)
    page = page_of(place, qtbot)
    use_language("zh_CN")
    speak_anew(page)
    assert told(page.list) == [("一小时内", "1"), ("Give it back", "还有12分钟")]
    assert page.tab_text() == "今日"
