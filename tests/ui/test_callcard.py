# SPDX-License-Identifier: MIT
"""A telephone rings: one key, the number, and the right form is open with all that is known."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.text import use_language
from desk.ui.call.clock import CallClock
from desk.ui.callcard import CallCard
from desk.ui.recordpage import RecordPage
from desk.ui.requests import OpenRecord
from desk.ui.widgets import said
from tests.offices import Clock
from tests.ui.pages import Place, open_place, put, speak_anew

Key = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier
WORDS = {"content": "late", "demand": "sooner", "category": "delay"}


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with open_place(tmp_path) as made:
        yield made


@pytest.fixture
def card(place: Place, qtbot: QtBot) -> Iterator[CallCard]:
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    made = CallCard(window, place.workplace)
    window.show()
    made.start_call()
    yield made
    del window  # the card's parent must live as long as the test


def type_number(place: Place, card: CallCard, text: str, qtbot: QtBot) -> None:
    QTest.keyClicks(card.number, text)
    qtbot.waitUntil(lambda: not card._later.isActive())
    place.settle()


def choose(card: CallCard, kind: str) -> None:
    card.kinds.choose([k.id for k in card.kinds.kinds].index(kind))


def shown(card: CallCard) -> list[str]:
    return [said(line.text) for line in card.matches.list.lines()]


def test_a_known_caller_is_told_with_what_is_open(
    place: Place, card: CallCard, qtbot: QtBot
) -> None:
    customer = put(place, "customer", name="张三", mobile="13812345678")
    complaint = put(
        place, "complaint", complainant="张三", phone="13812345678", customer=customer.id, **WORDS
    )
    type_number(place, card, "13812345678", qtbot)
    assert shown(card) == ["张三", "Recorded so far", "张三"]
    assert card.name.text() == "张三"
    assert said(card.matches.list.lines()[1].right) == "1 open"
    card.matches.list.chosen.emit(card.matches.list.lines()[2].value)
    assert place.last(OpenRecord) == OpenRecord("complaint", complaint.id)


def test_some_figures_are_enough_for_the_whole_number(
    place: Place, card: CallCard, qtbot: QtBot
) -> None:
    put(place, "customer", name="张三", mobile="13812345678")
    type_number(place, card, "1234567", qtbot)
    assert card.ringing().number == "13812345678"


def test_enter_opens_the_complaint_filled_in(place: Place, card: CallCard, qtbot: QtBot) -> None:
    customer = put(place, "customer", name="张三", mobile="13812345678")
    began = place.session.now()
    type_number(place, card, "138-1234-5678", qtbot)
    QTest.keyClick(card.number, Key.Key_Return)
    place.settle()
    assert place.last(OpenRecord) == OpenRecord(
        "complaint",
        values={
            "phone": "13812345678",
            "complainant": "张三",
            "customer": customer.id,
            "received_at": began,
            "channel": "phone",
        },
    )
    assert not card.is_open


def test_enter_at_once_waits_for_the_answer(place: Place, card: CallCard) -> None:
    put(place, "customer", name="张三", mobile="13812345678")
    QTest.keyClicks(card.number, "13812345678")
    QTest.keyClick(card.number, Key.Key_Return)
    place.settle()
    assert place.last(OpenRecord).values["complainant"] == "张三"


def test_an_unknown_caller_keeps_number_and_name(
    place: Place, card: CallCard, qtbot: QtBot
) -> None:
    type_number(place, card, "13912345678", qtbot)
    card.name.insert("李四")
    QTest.keyClick(card.name, Key.Key_Return, Alt)
    choose(card, "customer")
    card.open_form()
    place.settle()
    asked = place.last(OpenRecord)
    assert (asked.kind, asked.values) == ("customer", {"name": "李四", "mobile": "13912345678"})


def test_who_complained_without_a_card_is_found_by_the_number(
    place: Place, card: CallCard, qtbot: QtBot
) -> None:
    put(place, "complaint", complainant="王五", phone="13712345678", **WORDS)
    type_number(place, card, "13712345678", qtbot)
    assert shown(card) == ["Recorded with this number", "王五"]


def test_letters_look_for_names_and_do_not_become_a_number(
    place: Place, card: CallCard, qtbot: QtBot
) -> None:
    put(place, "customer", name="张三", mobile="13812345678")
    put(place, "customer", name="张山", mobile="13812345679")
    type_number(place, card, "zs", qtbot)
    assert sorted(shown(card)) == ["张三", "张山"]
    assert card.ringing().number == ""
    card.matches.list.chosen.emit(card.matches.list.lines()[1].value)
    place.settle()
    assert card.ringing().number in ("13812345678", "13812345679")


def test_digits_choose_the_kind_and_its_script(place: Place, card: CallCard) -> None:
    QTest.keyClick(card.kinds, Key.Key_2)
    assert card.kinds.kind is not None
    assert card.kinds.kind.id == "enquiry"
    assert "customer service" in card.script.accessibleName()
    assert "staff 李" in card.script.accessibleName()
    card.actions_["call.kind.complaint"].trigger()
    assert "I am sorry" in card.script.accessibleName()


def test_only_kinds_the_person_may_write_are_there(qapp: QApplication, tmp_path: Path) -> None:
    with open_place(tmp_path, "viewer") as place:
        window = QWidget()
        made = CallCard(window, place.workplace)
        assert not made.kinds.kinds
        made.open_form()
        assert not place.asked
        window.deleteLater()
        place.settle()


def test_an_enquiry_opens_the_note_of_the_call(place: Place, card: CallCard, qtbot: QtBot) -> None:
    began = place.session.now()
    type_number(place, card, "13912345678", qtbot)
    card.toggle_hold()
    place.desk.clock.pass_by(seconds=40)
    card.toggle_hold()
    choose(card, "business")
    card.open_form()
    asked = place.last(OpenRecord)
    assert (asked.kind, asked.then) == ("call", None)
    assert asked.values == {
        "phone": "13912345678",
        "started_at": began,
        "hold_seconds": 40,
        "purpose": "business",
    }


def test_what_a_call_led_to_is_kept_with_a_note_of_the_call(
    place: Place, card: CallCard, qtbot: QtBot
) -> None:
    type_number(place, card, "13912345678", qtbot)
    card.open_form()
    asked = place.last(OpenRecord)
    page = RecordPage(place.workplace, asked.kind, None, asked.values)
    page.first_saved.connect(asked.then)
    qtbot.addWidget(page)
    for name in ("complainant", "content", "demand"):
        page.form.cells[name].editor.put("late goods")
    page.form.cells["category"].editor.put("delay")
    place.desk.clock.pass_by(minutes=2)
    page.typing.save()
    place.settle()
    assert not place.troubles
    note = place.store.get(place.session, "call", 1).values()
    assert page.record is not None
    assert (note["about"], note["outcome"], note["seconds"]) == (
        page.record.number,
        "complaint",
        120,
    )


def test_the_call_is_known_while_it_is_typed(place: Place, card: CallCard) -> None:
    assert place.workplace.calling
    QTest.keyClick(card.number, Key.Key_Escape)
    assert not place.workplace.calling


def test_a_long_call_and_a_caller_on_hold_are_told_with_words(
    qapp: QApplication, qtbot: QtBot
) -> None:
    time = Clock()
    clock = CallClock(time)
    qtbot.addWidget(clock)
    clock.start()
    time.pass_by(minutes=2, seconds=5)
    clock.tick()
    assert clock._time.accessibleName() == "2:05"
    time.pass_by(minutes=1)
    clock.tick()
    assert clock._time.accessibleName() == "3:05 · long call"
    clock.set_held(True)
    time.pass_by(seconds=29)
    clock.tick()
    assert clock._hold.accessibleName() == "On hold · 0:29"
    time.pass_by(seconds=1)
    with qtbot.waitSignal(clock.nudged):
        clock.tick()
    assert clock._hold.accessibleName() == "Go back to the caller · 0:30"
    clock.set_held(False)
    assert not clock.nudging
    clock.stop()


def test_hold_has_keys(place: Place, card: CallCard) -> None:
    QTest.keyClick(card.kinds, Key.Key_H)
    assert card.clock.held_since is not None
    card.actions_["call.hold"].trigger()
    assert card.clock.held_since is None


def test_the_card_speaks_chinese_at_once(place: Place, card: CallCard) -> None:
    use_language("zh_CN")
    speak_anew(card)
    assert card.number.placeholderText() == "来电号码"
    assert "非常抱歉" in card.script.accessibleName()
