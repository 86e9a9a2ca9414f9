# SPDX-License-Identifier: MIT
"""The walk-through of a training and of a reception, and the room sheet typed back."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desk.paper.certificate import SIGNATURE
from desk.paper.papers import draw_paper
from desk.paper.preview import Preview
from desk.paper.request import PrintOptions
from desk.ui.lines import LineList
from desk.ui.recordpage import RecordPage
from desk.ui.requests import Leave, OpenOwn, OpenRecord, PrintPage
from desk.ui.walk import RoomSheetPage, WalkPage
from desk.ui.walk.marks import THUMB
from tests.offices import Desk
from tests.ui.conftest import Sit
from tests.ui.pages import Place, shown, speak_anew


def _again(place: Place, record: Any) -> Any:
    return place.store.get(place.session, record.kind(), record.id)


def _walk(place: Place, record: Any) -> WalkPage:
    page = WalkPage(place.workplace, record.kind(), record.id)
    shown(place, page)
    return page


def _key(place: Place, page: WalkPage, key: Qt.Key) -> None:
    QTest.keyClick(page.items, key)
    place.settle()


def test_space_ticks_the_checklist_and_goes_on_to_the_next_phase(sit: Sit, training: Any) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    assert page.phase == "prepare"
    for _item in range(4):
        page.deeds.done()
    place.settle()
    assert page.phase == "receive"
    rows = [row for row in _again(place, training).checklist if row.phase == "prepare"]
    assert all(row.result == "done" and row.done_by == place.session.person_id for row in rows)
    assert not place.troubles


def test_a_topic_has_three_marks(sit: Sit, training: Any) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    page.go_to("teach")
    page.items.go(1)
    page.deeds.alone()
    page.items.go(2)
    page.deeds.done()
    page.deeds.repeat()
    place.settle()
    first, second = _again(place, training).topics
    assert (first.taught, first.can_do, first.repeat) == (True, "can", False)
    assert (second.taught, second.can_do, second.repeat) == (True, "", True)
    page.items.go(1)
    page.deeds.alone()
    place.settle()
    assert _again(place, training).topics[0].can_do == ""


def test_keys_do_what_the_buttons_do(sit: Sit, training: Any) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    keys = {row.id: row.key for row in page.actions_}
    assert keys["walk.done"] == "Space"
    assert keys["walk.repeat"] == "R"
    assert keys["walk.note"] == "N"
    page.actions_["walk.next"].trigger()
    assert page.phase == "receive"
    page.actions_["walk.down"].trigger()
    assert page.items.current is page.items.cards[1]
    page.actions_["walk.none"].trigger()
    place.settle()
    rows = [row for row in _again(place, training).checklist if row.phase == "receive"]
    assert [row.result for row in rows] == ["", "none", ""]


def test_space_presses_the_mark_that_has_the_cursor(sit: Sit, training: Any) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    page.activateWindow()
    button = page.items.cards[2].buttons["none"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    place.settle()
    results = [row.result for row in _again(place, training).checklist]
    assert results[:3] == ["", "", "none"]


def test_a_note_is_kept_with_its_item(sit: Sit, training: Any) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    page.go_to("teach")
    page.items.go(2)
    page.deeds.note()
    card = page.items.current
    assert card is not None
    assert card.is_noting
    QTest.keyClicks(card.line, "DNS")
    QTest.keyClick(card.line, Qt.Key.Key_Return)
    place.settle()
    assert _again(place, training).topics[1].note == "DNS"
    assert not card.is_noting


def test_it_resumes_where_it_stopped(sit: Sit, training: Any) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    for _item in range(5):
        page.deeds.done()
    place.settle()
    page.may_close()
    again = _walk(place, training)
    assert again.phase == "receive"
    assert again.items.current is again.items.cards[1]


def test_marks_are_kept_although_the_page_is_closed_at_once(sit: Sit, training: Any) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    page.deeds.done()
    page.deeds.done()
    page.may_close()
    page.deleteLater()
    place.settle()
    results = [row.result for row in _again(place, training).checklist]
    assert results[:3] == ["done", "done", ""]


def test_everything_to_touch_is_large_enough(sit: Sit, training: Any) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    page.go_to("end")
    place.settle()
    for button in (page.foot.next, page.foot.previous, page.ending.finish, page.head.back):
        button.ensurePolished()
        assert button.sizeHint().height() >= THUMB or button.height() >= THUMB
    for card in page.items.cards:
        assert all(button.sizeHint().height() >= THUMB for button in card.buttons.values())
        assert card.note_button.width() >= THUMB


def _sign(page: WalkPage) -> None:
    pad = page.ending.pad
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    QTest.mouseMove(pad, QPoint(120, 70))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(160, 50))


def test_it_ends_in_rating_remarks_and_signature(sit: Sit, training: Any, desk: Desk) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    page.go_to("end")
    page.ending.finish.click()
    assert not page.ending.notice.isHidden()
    page.ending.rate("5")
    page.ending.notes["opinion"].setPlainText("讲得很清楚")
    page.ending.lines["signed_by"].setText("陈晓")
    _sign(page)
    page.ending.finish.click()
    place.settle()
    done = _again(place, training)
    assert (done.rating, done.opinion, done.signed_by) == ("5", "讲得很清楚", "陈晓")
    assert done.state == "done"
    files = desk.store.attachments.of(desk["trainer"], "training", training.id)
    assert [file.name for file in files] == [SIGNATURE]
    image = QImage.fromData(desk.store.attachments.read(desk["trainer"], files[0].id))
    assert image.width() > 100
    page.over.button.click()
    assert place.last(PrintPage).form == "certificate"
    assert not place.troubles


def test_the_half_typed_end_comes_back(sit: Sit, training: Any) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    page.go_to("end")
    page.ending.rate("4")
    page.ending.notes["opinion"].setPlainText("多练习")
    page.may_close()
    place.settle()
    again = _walk(place, training)
    assert again.ending.values()["rating"] == "4"
    assert again.ending.values()["opinion"] == "多练习"


def test_a_question_is_kept(sit: Sit, training: Any) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    page.go_to("practise")
    page.questions.question.setText("怎么备份？")
    page.questions.answer.setText("后台一键备份")
    page.questions.add.click()
    place.settle()
    (row,) = _again(place, training).questions
    assert (row.question, row.answer) == ("怎么备份？", "后台一键备份")


def test_who_may_not_write_looks_only(sit: Sit, training: Any) -> None:
    place = sit("viewer")
    if not place.workplace.may("read", "training"):
        pytest.skip("another department does not see trainings")
    page = _walk(place, training)
    assert not page.is_open
    page.deeds.done()
    place.settle()
    assert not any(row.result for row in _again(sit("trainer"), training).checklist)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_certificate_has_a_page_for_each_trainee(
    desk: Desk, training: Any, language: str
) -> None:
    options = PrintOptions(language=language)
    pdf = draw_paper(
        desk.store, desk["supervisor"], kind="training", record=training.id, form="certificate",
        options=options,
    )  # fmt: skip
    with Preview(pdf) as pages:
        assert len(pages) == 2
        assert "陈晓" in pages.text(0)
        assert "吴敏" in pages.text(1)


def test_late_items_of_a_stay_are_told(sit: Sit, stay: Any) -> None:
    place = sit("staff")
    page = _walk(place, stay)
    late = [card for card in page.items.cards if card.item.is_late(place.session.now())]
    assert late
    assert all(card.about.property("tone") == "red" for card in late)


def test_what_is_not_in_order_wants_a_note_first(sit: Sit, stay: Any) -> None:
    place = sit("staff")
    page = _walk(place, stay)
    page.deeds.repeat()
    card = page.items.current
    assert card is not None
    QTest.keyClick(card.line, Qt.Key.Key_Escape)
    place.settle()
    assert not any(row.result for row in _again(place, stay).checklist)
    assert not page.notice.isHidden()
    page.deeds.repeat()
    QTest.keyClicks(card.line, "tap drips")
    QTest.keyClick(card.line, Qt.Key.Key_Return)
    place.settle()
    row = next(r for r in _again(place, stay).checklist if r.uid == card.item.uid)
    assert (row.result, row.note) == ("wrong", "tap drips")


def test_a_photo_belongs_to_its_item(sit: Sit, stay: Any, tmp_path: Path) -> None:
    place = sit("staff")
    page = _walk(place, stay)
    card = page.items.current
    assert card is not None
    photo = tmp_path / "x.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(photo))
    page.deeds.attach(card.item, photo)
    place.settle()
    assert page.items.cards[0].item.photos == 1
    assert not any(other.item.photos for other in page.items.cards[1:])


def test_leaving_goes_back_to_the_form(sit: Sit, stay: Any) -> None:
    place = sit("staff")
    page = _walk(place, stay)
    page.actions_["walk.back"].trigger()
    assert place.last(OpenRecord).record == stay.id
    assert place.last(Leave).page is page


def test_the_form_has_a_button_for_it(sit: Sit, stay: Any) -> None:
    place = sit("staff")
    page = RecordPage(place.workplace, "stay", stay.id)
    shown(place, page)
    button = page.head.findChild(QPushButton, "button.stay.walk")
    assert button is not None
    button.click()
    assert place.last(OpenOwn) == OpenOwn("stay", stay.id, "walk")


def test_a_room_sheet_is_typed_back_by_tab_and_space(sit: Sit, stay: Any) -> None:
    place = sit("staff")
    page = RoomSheetPage(place.workplace, stay.id)
    shown(place, page)
    page.activateWindow()
    first, second, third, *_rest = page.cells.values()
    page.focus_start()
    assert page.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert page.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_X)
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert page.focusWidget() is third
    QTest.keyClick(third, Qt.Key.Key_R)
    page.save()
    place.settle()
    assert not page.notice.isHidden()
    list(page.notes.values())[2].setText("no fruit")
    page.save()
    place.settle()
    rows = {row.uid: row for row in _again(place, stay).checklist}
    assert [rows[uid].result for uid in list(page.cells)[:3]] == ["done", "none", "wrong"]
    assert not place.troubles


def test_it_follows_the_language(sit: Sit, stay: Any, training: Any) -> None:
    from desk.text import language, use_language

    place = sit("trainer")
    pages = [_walk(place, training), _walk(place, stay)]
    before = language()
    use_language("zh_CN")
    try:
        for page in pages:
            speak_anew(page)
            assert page.foot.previous.text() == "上一阶段"
    finally:
        use_language(before)


def test_who_is_there_and_what_they_can_afterwards_is_marked_on_the_way(
    sit: Sit, training: Any
) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    page.go_to("receive")
    page.items.go(4)  # the second trainee, below three lines of the checklist
    page.deeds.first()
    page.actions_["walk.add"].trigger()
    QTest.keyClicks(page.below.trainees.line, "Zhao")
    QTest.keyClick(page.below.trainees.line, Qt.Key.Key_Return)
    place.settle()
    rows = _again(place, training).trainees
    assert [(row.name, row.present) for row in rows] == [
        ("陈晓", True), ("吴敏", False), ("Zhao", True),
    ]  # fmt: skip
    page.go_to("part")
    assert [card.item.text for card in page.items.cards[3:]] == [
        "陈晓: skill afterwards",
        "Zhao: skill afterwards",
    ]
    page.items.go(3)
    page.deeds.third()
    page.deeds.done()  # Space passes a skill over without choosing one
    page.deeds.done()
    place.settle()
    rows = _again(place, training).trainees
    assert [row.skill_after for row in rows] == ["skilled", "", ""]


def test_a_topic_is_added_while_it_is_taught(sit: Sit, training: Any) -> None:
    place = sit("trainer")
    page = _walk(place, training)
    page.go_to("teach")
    assert not page.below.questions.isVisibleTo(page)
    page.below.topics.line.setText("备份网站")
    page.below.topics.add.click()
    place.settle()
    assert [row.text for row in _again(place, training).topics][-1] == "备份网站"
    assert page.items.cards[-1].item.text == "备份网站"
    page.items.go(len(page.items.cards) - 1)
    page.deeds.done()
    place.settle()
    assert _again(place, training).topics[-1].taught


def test_beside_a_reception_stands_what_the_guest_must_not_have(sit: Sit, stay: Any) -> None:
    place = sit("staff")
    page = RecordPage(place.workplace, "stay", stay.id)
    shown(place, page)
    known = page.findChild(LineList, "stay.guest")
    assert known is not None
    lines = known.lines()
    assert [(str(line.text), str(line.right)) for line in lines] == [
        ("花生", "avoid"), ("清淡", ""),
    ]  # fmt: skip
    known.chosen.emit(lines[0].value)
    assert place.asked[-1] == OpenRecord("guest", stay.guest)
