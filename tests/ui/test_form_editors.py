# SPDX-License-Identifier: MIT
"""Choices, links, days and addresses as a clerk works them with keys and mouse."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.db.said import Told, kept
from desk.text import Message
from desk.ui import theme
from desk.ui.editors.calendar import Calendar, add_months
from desk.ui.editors.note import NoteEditor
from desk.ui.form import Form
from tests.ui.trial_form import Suggesting, Trial, trial_form

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True, scope="module")
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def suggesting() -> Suggesting:
    return Suggesting()


@pytest.fixture
def form(qtbot: QtBot, suggesting: Suggesting) -> Form:
    made = trial_form(suggesting)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def at(form: Form, name: str) -> Any:
    form.focus_field(name)
    return form.cells[name].editor


def calendar(form: Form) -> Calendar:
    found = form.findChild(Calendar)
    assert isinstance(found, Calendar)
    return found


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ([Key.Key_Right], "calm"),
        ([Key.Key_Right, Key.Key_Right], "upset"),
        ([Key.Key_Left], "calm"),
        ([Key.Key_3], "angry"),
        ([Key.Key_U], "upset"),
        ([Key.Key_3, Key.Key_Delete], ""),
        ([Key.Key_9], ""),
        ([Key.Key_Space, Key.Key_Space], "upset"),
    ],
)
def test_a_choice_of_few_by_keys(form: Form, keys: list[Qt.Key], chosen: str) -> None:
    mood = at(form, "mood")
    for key in keys:
        QTest.keyClick(mood, key)
    assert form.values()["mood"] == chosen


def test_a_choice_of_few_by_mouse(form: Form) -> None:
    mood = at(form, "mood")
    place = mood.chips(mood.width())[1].center()
    QTest.mouseClick(mood, LEFT, pos=place)
    assert form.values()["mood"] == "upset"
    assert mood.accessibleDescription() == "upset"
    QTest.mouseClick(mood, LEFT, pos=place)
    assert form.values()["mood"] == ""


def test_a_choice_from_elsewhere_is_shown_and_kept(form: Form) -> None:
    form.set_record(Trial(mood="gone by", category="gone too"))
    at(form, "mood")
    at(form, "category")
    form.settle()
    assert (form.values()["mood"], form.values()["category"]) == ("gone by", "gone too")


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("yw", "late"), ("diu", "lost"), ("丢", "lost"), ("4", "fee"), ("ot", "other")],
)
def test_a_choice_of_many_by_its_beginning(form: Form, typed: str, chosen: str) -> None:
    category = at(form, "category")
    if typed.isascii():
        QTest.keyClicks(category, typed)
    else:
        category.insert(typed)
        category.textEdited.emit(typed)
    assert category.is_open()
    QTest.keyClick(category, Key.Key_Tab)
    assert form.values()["category"] == chosen
    assert not category.is_open()
    assert form.page.focused == "person"


def test_a_choice_of_many_from_its_list(form: Form) -> None:
    category = at(form, "category")
    QTest.keyClick(category, Key.Key_Down)
    QTest.keyClick(category, Key.Key_Down)
    QTest.keyClick(category, Key.Key_Return)
    assert form.values()["category"] == "late"
    category = at(form, "category")
    QTest.keyClick(category, Key.Key_Down)
    QTest.keyClick(category, Key.Key_Up)
    QTest.keyClick(category, Key.Key_Escape)
    assert not category.is_open()
    assert form.values()["category"] == "late"
    QTest.mouseClick(category, LEFT, pos=QPoint(category.width() - 5, 10))
    assert category.is_open()


def test_words_that_are_no_choice_stay(form: Form) -> None:
    category = at(form, "category")
    QTest.keyClicks(category, "zzz")
    assert not category.is_open()
    QTest.keyClick(category, Key.Key_Tab)
    assert category.text() == "zzz"
    assert form.cells["category"].sentence


def test_esc_closes_the_list_before_the_window_hears_of_it(form: Form, qtbot: QtBot) -> None:
    from PySide6.QtGui import QShortcut

    escaped: list[bool] = []
    QShortcut(Qt.Key.Key_Escape, form, activated=lambda: escaped.append(True))
    category = at(form, "category")
    QTest.keyClick(category, Key.Key_Down)
    QTest.keyClick(category, Key.Key_Escape)
    assert escaped == []
    QTest.keyClick(category, Key.Key_Escape)
    assert escaped == [True]


def test_a_link_is_picked_from_what_is_proposed(form: Form, suggesting: Suggesting) -> None:
    person = at(form, "person")
    QTest.keyClicks(person, "li")
    assert suggesting.asked == [("person", "l"), ("person", "li")]
    suggesting.answer()
    QTest.keyClick(person, Key.Key_Down)
    QTest.keyClick(person, Key.Key_Return)
    assert person.text() == "Li Lei"
    assert form.values()["person"] == 3
    assert form.page.focused == "customer"


def test_a_late_answer_to_an_earlier_question_is_not_shown(
    form: Form, suggesting: Suggesting
) -> None:
    person = at(form, "person")
    QTest.keyClicks(person, "l")
    early = suggesting.answers.pop()
    QTest.keyClicks(person, "i")
    early()
    assert not person.is_open()
    suggesting.answer()
    assert person.is_open()
    form.focus_field("who")
    assert not person.is_open()


def test_a_link_is_not_guessed_among_several(form: Form, suggesting: Suggesting) -> None:
    person = at(form, "person")
    QTest.keyClicks(person, "li")
    suggesting.answer()
    QTest.keyClick(person, Key.Key_Tab)
    assert person.text() == "li"
    assert form.cells["person"].sentence
    person = at(form, "person")
    person.selectAll()
    QTest.keyClicks(person, "Li T")
    suggesting.answer()
    QTest.keyClick(person, Key.Key_Tab)
    assert form.values()["person"] == 1


def test_a_link_is_emptied_and_followed(form: Form, suggesting: Suggesting, qtbot: QtBot) -> None:
    form.set_record(Trial(person=2))
    person = at(form, "person")
    person.selectAll()
    QTest.keyClick(person, Key.Key_Delete)
    QTest.keyClick(person, Key.Key_Tab)
    assert form.values()["person"] is None
    form.set_record(Trial(customer=2))
    form.set_editable(False)
    customer = form.cells["customer"].editor
    with qtbot.waitSignal(form.followed) as told:
        QTest.mouseClick(customer, LEFT, pos=QPoint(10, 10))
    assert told.args == ["customer", 2]


def test_a_day_from_the_calendar(form: Form) -> None:
    on = at(form, "on")
    QTest.keyClick(on, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    month = calendar(form)
    assert month.day == date(2026, 11, 21)
    QTest.keyClick(month, Key.Key_Right)
    QTest.keyClick(month, Key.Key_Down)
    QTest.keyClick(month, Key.Key_PageUp)
    assert month.day == date(2026, 10, 29)
    QTest.keyClick(month, Key.Key_Return)
    assert form.values()["on"] == date(2026, 10, 29)
    assert on.text() == "2026-10-29"
    assert form.is_dirty()


def test_a_day_from_the_calendar_by_mouse(form: Form) -> None:
    on = at(form, "on")
    QTest.mouseClick(on, LEFT, pos=QPoint(on.width() - 6, 10))
    month = calendar(form)
    QTest.mouseClick(month, LEFT, pos=QPoint(month.width() - 20, 18))
    assert month.day.month == 12
    first = month.first()
    assert first == date(2026, 11, 30)
    QTest.mouseClick(month, LEFT, pos=QPoint(8 + 16, 36 + 24 + 16))
    assert form.values()["on"] == first


def test_the_calendar_keeps_the_time_of_a_moment(form: Form) -> None:
    form.set_record(Trial(at=datetime(2026, 11, 3, 1, 30, tzinfo=UTC)))
    moment = at(form, "at")
    QTest.keyClick(moment, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(calendar(form), Key.Key_Right)
    QTest.keyClick(calendar(form), Key.Key_Return)
    assert moment.text() == "2026-11-04 09:30"
    assert form.values()["at"] == datetime(2026, 11, 4, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2026, 12, 5), 1, date(2027, 1, 5)),
        (date(2026, 1, 5), -1, date(2025, 12, 5)),
        (date(2199, 12, 5), 1, date(2199, 12, 5)),
        (date(1900, 1, 5), -1, date(1900, 1, 5)),
    ],
)
def test_months_are_counted_as_people_do(day: date, months: int, after: date) -> None:
    assert add_months(day, months) == after


def paste(form: Form, name: str, text: str) -> None:
    QApplication.clipboard().setText(text)
    line = at(form, name)
    line.paste()
    QApplication.processEvents()


def test_a_pasted_address_finds_its_cells(form: Form) -> None:
    told: list[str] = []
    form.changed.connect(told.append)
    paste(form, "address", "张三 13812345678 浙江省杭州市西湖区文三路90号3幢201室")
    values = form.values()
    assert [values[n] for n in ("province", "city", "district")] == ["浙江省", "杭州市", "西湖区"]
    assert values["phone"] == "13812345678"
    assert values["address"] == "文三路90号3幢201室 张三"
    assert {"province", "city", "district", "phone", "address"} <= set(told)
    form.cells["address"].editor.undo()
    assert "浙江省" in form.cells["address"].editor.text()


def test_a_pasted_address_overwrites_nothing(form: Form) -> None:
    form.set_record(Trial(province="江苏省", phone="02588888888"))
    paste(form, "address", "浙江省杭州市西湖区文三路90号 13812345678")
    values = form.values()
    assert (values["province"], values["phone"]) == ("江苏省", "02588888888")
    assert values["address"] == "浙江省文三路90号 13812345678"


def test_typing_an_address_splits_nothing(form: Form) -> None:
    address = at(form, "address")
    for letter in "浙江省杭州市西湖区文三路":
        address.insert(letter)
        address.textEdited.emit(address.text())
    assert form.values()["address"] == "浙江省杭州市西湖区文三路"
    assert form.values()["province"] == ""


def test_ticks_by_keys(form: Form) -> None:
    tick = at(form, "read_back")
    QTest.keyClick(tick, Key.Key_Y)
    assert form.values()["read_back"] is True
    QTest.keyClick(tick, Key.Key_N)
    assert form.values()["read_back"] is False


def test_a_click_on_a_label_is_a_click_on_the_field(form: Form) -> None:
    corner = form.page.ruled.cells["phone"].topLeft() + QPoint(12, 6)
    QTest.mouseClick(form.page, LEFT, pos=corner)
    assert form.page.focused == "phone"
    assert isinstance(form.page.childAt(form.page.ruled.cells["phone"].center()), QWidget)


def test_a_kept_sentence_stays_kept_until_somebody_types_over_it(qtbot: QtBot) -> None:
    form = trial_form(Suggesting())
    qtbot.addWidget(form)
    editor = NoteEditor(Told("Remarks"), form.cells["words"].editor.at)
    qtbot.addWidget(editor)
    sentence = kept(Message("usually {n}", n=3))
    editor.set_value(sentence)
    editor.settle()
    assert (editor.toPlainText(), editor.value()) == ("usually 3", sentence)
    assert not editor.is_changed()
    editor.setPlainText("own words")
    assert editor.value() == "own words"
