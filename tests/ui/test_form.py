# SPDX-License-Identifier: MIT
"""The form keeps what was typed: every kind of field, the drafts, the problems, the focus."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desk.db.record import Record
from desk.text import Message, use_language
from desk.ui import theme
from desk.ui.asks import AskForm
from desk.ui.form import Form
from tests.ui.trial_form import PEOPLE, Suggesting, Trial, TrialAsk, TrialLine, at, trial_form

Key = Qt.Key
TYPED = [name for name in Trial.sheet.on_screen.names if not Trial.parts()[name].by_desk]
# What a clerk types, and what the form understands.
ENTRIES: list[tuple[str, str, Any]] = [
    ("who", "张三", "张三"),
    ("words", "line one", "line one"),
    ("phone", "+86 138-1234-5678", "13812345678"),
    ("mail", "li@example.com", "li@example.com"),
    ("on", "21/11", date(2026, 11, 21)),
    ("on", "+3", date(2026, 11, 24)),
    ("on", "今天", date(2026, 11, 21)),
    ("at", "明天 9:30", datetime(2026, 11, 22, 1, 30, tzinfo=UTC)),
    ("sum", "1234.5", 123450),
    ("sum", "壹佰元整", 10000),
    ("sum", "100元", 10000),
    ("pieces", "12", 12),
    ("weight", "3.25", Decimal("3.25")),
    ("person", "王志强", 2),
]
UNREADABLE = [
    ("phone", "1.38E+10"),
    ("phone", "13812345678 13912345678"),
    ("on", "2023-02-29"),
    ("at", "half past never"),
    ("sum", "-0.005"),
    ("sum", "1e5"),
    ("pieces", "a few"),
    ("weight", "3.2.1"),
    ("category", "no such thing"),
    ("person", "nobody here"),
]
NASTY = [
    "",
    "   ",
    "\u3000",
    "a\u200bb\u202ec",
    "nul\x00 bell\x07",
    "\ud800",
    "㛃 䶮 𠮷 𫖯 😀",
    "e\u0301",
    "１３８",
    "O'Brien",
    "A & B",
    "<b>bold</b></para>",
    'a<b and c>d <img src="/etc/hostname">',
    "%s {0} '; DROP TABLE",
    "=1+1 @SUM(1)",
    "x" * 20_000,
]


@pytest.fixture(autouse=True, scope="module")
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = trial_form()
    qtbot.addWidget(made)
    show(qtbot, made)
    return made


def show(qtbot: QtBot, widget: QWidget) -> None:
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def editor(form: Form, name: str) -> Any:
    return form.cells[name].editor


def enter(form: Form, name: str, text: str) -> None:
    """Type into a field, or paste what no keyboard has, and go on with Tab."""
    form.focus_field(name)
    cell = editor(form, name)
    if isinstance(cell, QLineEdit | QPlainTextEdit):
        cell.selectAll()
        if text.isascii() and text.isprintable() and len(text) < 100:
            QTest.keyClicks(cell, text) if text else QTest.keyClick(cell, Key.Key_Delete)
        elif isinstance(cell, QLineEdit):
            cell.insert(text)
        else:
            cell.insertPlainText(text)
    QTest.keyClick(cell, Key.Key_Tab)


@pytest.mark.parametrize(("name", "text", "value"), ENTRIES)
def test_what_is_typed_is_understood(form: Form, name: str, text: str, value: Any) -> None:
    enter(form, name, text)
    assert form.values()[name] == value
    assert form.unreadable() == []
    assert form.is_dirty()


def test_amounts_and_days_show_their_normal_form_and_undo_shows_what_was_typed(form: Form) -> None:
    enter(form, "sum", "1234.5")
    enter(form, "at", "明天 9:30")
    assert editor(form, "sum").text() == "1,234.50"
    assert editor(form, "at").text() == "2026-11-22 09:30"
    form.focus_field("sum")
    editor(form, "sum").undo()
    assert editor(form, "sum").text() == "1234.5"


@pytest.mark.parametrize(("name", "text"), UNREADABLE)
def test_what_is_not_understood_stays_with_its_sentence(form: Form, name: str, text: str) -> None:
    enter(form, name, text)
    assert editor(form, name).text() == text
    assert form.cells[name].sentence
    assert [wrong for wrong, _message in form.unreadable()] == [name]
    assert name not in form.values()
    form.focus_field(name)
    QTest.keyClick(editor(form, name), Key.Key_Backspace)
    assert not form.cells[name].sentence


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("name", [n for n in TYPED if n not in ("mood", "read_back", "lines")])
def test_nasty_texts_are_kept_or_told(form: Form, name: str, text: str) -> None:
    enter(form, name, text)
    kept = json.loads(json.dumps(form.draft()))
    values = form.values()
    assert name in values or form.cells[name].sentence
    fresh = trial_form()
    fresh.set_record(Trial())
    fresh.restore(kept)
    assert editor(fresh, name).typed() == editor(form, name).typed()
    assert fresh.values().get(name) == values.get(name)
    fresh.deleteLater()


def test_a_value_that_nobody_touched_comes_back_the_same(form: Form) -> None:
    odd = "two\u00a0words\u2028and\x07more"
    record = Trial(who=odd, words=odd, at=datetime(2026, 1, 1, 2, 3, 4, 567, tzinfo=UTC), person=3)
    record.lines = [TrialLine(product=odd, quantity=Decimal("1.5"))]
    form.set_record(record)
    for name in TYPED:
        form.focus_field(name)
    form.settle()
    values = form.values()
    assert not form.is_dirty()
    assert all(values[name] == getattr(record, name) for name in TYPED)
    assert form.draft().keys() == {"who", "words", "at", "person", "lines"}


def test_tab_follows_the_drawing(form: Form) -> None:
    form.focus_field("who")
    seen = []
    for _count in range(len(TYPED) - 1):
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.append(widget.objectName())
        QTest.keyClick(widget, Key.Key_Tab)
    assert seen == TYPED[:-1]
    inside = QApplication.focusWidget()
    assert inside is not None
    assert form.page.focused == "lines"
    assert inside.objectName() == "product"
    QTest.keyClick(inside, Key.Key_Backtab)
    assert form.page.focused == "customer"


def test_enter_goes_on_and_tells_when_the_form_ends(form: Form, qtbot: QtBot) -> None:
    form.focus_field("who")
    QTest.keyClick(editor(form, "who"), Key.Key_Return)
    assert form.page.focused == "first_words"
    form.set_enabled_fields({"who", "sum"})
    form.focus_field("sum")
    with qtbot.waitSignal(form.finished):
        QTest.keyClick(editor(form, "sum"), Key.Key_Enter)


@pytest.mark.parametrize("name", ["who", "words", "mood", "category", "on", "read_back"])
def test_ctrl_enter_is_left_to_the_window(form: Form, qtbot: QtBot, name: str) -> None:
    form.focus_field(name)
    before = form.draft()
    QTest.keyClick(editor(form, name), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.draft() == before
    assert form.page.focused == name


def test_problems_stand_in_their_cells_and_the_first_is_gone_to(form: Form) -> None:
    form.show_problems(
        [
            ("sum", Message("is larger than any amount desk can keep.")),
            ("who", Message("must be filled in.")),
            (None, Message("Somebody else saved meanwhile.")),
            ("unseen", Message("must be filled in.")),
        ]
    )
    assert form.page.focused == "who"
    assert form.cells["who"].sentence == "Must be filled in."
    assert editor(form, "who").accessibleDescription() == "Must be filled in."
    assert [str(text) for text in form.page.notices] == [
        "Somebody else saved meanwhile.",
        "Unseen: must be filled in.",
    ]
    QTest.keyClicks(editor(form, "who"), "x")
    assert not form.cells["who"].sentence
    assert form.cells["sum"].sentence
    form.show_problems([])
    assert not form.cells["sum"].sentence
    assert form.page.notices == []


def test_a_problem_of_a_row_leads_into_the_row(form: Form) -> None:
    record = Trial(who="x")
    record.lines = [TrialLine(product="paper"), TrialLine(product="", quantity=Decimal(2))]
    form.set_record(record)
    form.show_problems(list(record.problems()))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert (form.page.focused, focused.objectName()) == ("lines", "product")
    assert focused.accessibleName() == "Product, row 2"


def test_what_desk_fills_is_never_typed_and_once_is_once(form: Form) -> None:
    assert not editor(form, "number").writable
    assert not editor(form, "total").writable
    assert editor(form, "first_words").writable
    form.set_record(Trial(id=5, first_words="mine"))
    assert not editor(form, "first_words").writable
    assert {"number", "total", "first_words"}.isdisjoint(form.values())
    worked_out = Trial(total=12345)
    form.show_worked_out(worked_out)
    assert editor(form, "total").text() == "123.45"
    assert not form.is_dirty()


def test_only_the_fields_of_a_step_are_open(form: Form) -> None:
    form.set_enabled_fields({"sum", "total"})
    assert [name for name in form.cells if editor(form, name).writable] == ["sum"]
    assert list(form.values()) == ["sum"]
    form.set_enabled_fields(None)
    assert editor(form, "who").writable


def test_a_form_for_reading_cannot_be_typed_in_but_copied_from(form: Form) -> None:
    form.set_record(Trial(who="张三", mood="upset", words="some words", read_back=True))
    form.set_editable(False)
    for name in TYPED:
        cell = editor(form, name)
        QTest.keyClicks(cell, "9")
        QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
        assert not cell.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not form.is_dirty()
    word = editor(form, "mood").findChild(QLineEdit)
    assert word.isVisible()
    word.selectAll()
    assert word.selectedText() == "upset"
    editor(form, "words").selectAll()
    assert editor(form, "words").textCursor().selectedText() == "some words"


def test_drafts_hold_only_what_changed_of_a_saved_record(form: Form) -> None:
    form.set_record(Trial(id=7, who="张三", sum=100))
    assert form.draft() == {}
    enter(form, "sum", "2,5,x")
    assert form.draft() == {"sum": {"typed": "2,5,x"}}
    theirs = Trial(id=7, who="李四", sum=300)
    form.set_record(theirs)
    form.restore({"sum": {"typed": "2,5,x"}, "gone": {"value": 1}, "total": {"value": 9}})
    assert editor(form, "who").text() == "李四"
    assert editor(form, "sum").text() == "2,5,x"
    assert form.cells["sum"].sentence
    assert form.values().keys() >= {"who", "phone"}


texts = st.text(st.characters(exclude_categories=()), max_size=30)
rows = st.lists(
    st.fixed_dictionaries({"product": texts, "quantity": texts, "price": texts}), max_size=3
)


@given(entries=st.fixed_dictionaries({"who": texts, "words": texts, "on": texts, "sum": texts}))
def test_any_text_survives_draft_and_restore(qapp: QApplication, entries: dict[str, str]) -> None:
    form, again = _TWO or _TWO.extend((trial_form(), trial_form())) or _TWO
    form.set_record(Trial())
    again.set_record(Trial())
    for name, text in entries.items():
        editor(form, name).set_typed(text)
    again.restore(json.loads(json.dumps(form.draft())))
    assert again.values() == form.values()
    assert again.unreadable() == form.unreadable()


_TWO: list[Form] = []


def test_changed_names_the_field_at_each_key(form: Form, qtbot: QtBot) -> None:
    told: list[str] = []
    form.changed.connect(told.append)
    form.focus_field("who")
    QTest.keyClicks(editor(form, "who"), "ab")
    form.focus_field("mood")
    QTest.keyClick(editor(form, "mood"), Key.Key_2)
    form.focus_field("read_back")
    QTest.keyClick(editor(form, "read_back"), Key.Key_Space)
    assert told == ["who", "who", "mood", "read_back"]


def test_the_wheel_turns_the_page_and_no_value(form: Form) -> None:
    form.set_record(Trial(mood="calm", category="late", on=date(2026, 1, 1), pieces=3))
    before = form.values()
    for name in ("mood", "category", "on", "pieces", "words"):
        cell = editor(form, name)
        centre = QPointF(cell.rect().center())
        wheel = QWheelEvent(
            centre,
            QPointF(cell.mapToGlobal(cell.rect().center())),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(cell, wheel)
    assert form.values() == before


def test_the_focused_cell_is_always_in_sight(qtbot: QtBot) -> None:
    form = trial_form()
    qtbot.addWidget(form)
    form.resize(700, 200)
    show(qtbot, form)
    for name in [*TYPED, *reversed(TYPED)]:
        form.focus_field(name)
        widget = QApplication.focusWidget()
        assert widget is not None
        corner = widget.mapTo(form.viewport(), QPoint(0, 0))
        assert 0 <= corner.y() <= form.viewport().height() - 10, name


def test_notes_grow_with_their_text(form: Form) -> None:
    before = form.page.ruled.cells["words"].height()
    form.focus_field("words")
    for _line in range(6):
        QTest.keyClicks(editor(form, "words"), "more")
        QTest.keyClick(editor(form, "words"), Key.Key_Return)
    assert form.page.ruled.cells["words"].height() > before + 40
    assert editor(form, "words").verticalScrollBar().maximum() == 0
    assert form.page.ruled.cells["phone"].height() == form.page.ruled.cells["words"].height()


def test_labels_and_names_follow_the_language(form: Form) -> None:
    record = Trial(mood="calm", read_back=True)
    form.set_record(record)
    assert editor(form, "read_back").text() == "yes"
    enter(form, "sum", "12x")
    use_language("zh_CN")
    QApplication.sendEvent(form, QEvent(QEvent.Type.LanguageChange))
    assert editor(form, "read_back").text() == "是"
    assert editor(form, "sum").text() == "12x"
    assert not form.cells["sum"].sentence.isascii()
    assert all(editor(form, name).accessibleName() for name in form.cells)


def test_fields_without_meaning_leave_the_sheet(form: Form) -> None:
    names = ("province", "city", "district", "address")
    high = form.page.ruled.bottom
    form.set_absent(names)
    assert form.page.ruled.bottom < high
    assert not any(editor(form, name).isVisible() for name in names)
    form.set_absent(())
    assert form.page.ruled.bottom == high


def test_a_hint_stands_in_the_cell_until_something_is_wrong(form: Form) -> None:
    form.set_hint("phone", Message("known: {name}", name="张三"), "amber")
    assert form.cells["phone"].sentence == "Known: 张三"
    enter(form, "phone", "1.38E+10")
    assert form.cells["phone"].sentence != "Known: 张三"
    form.set_hint("phone", None)


def test_the_first_empty_cell_has_the_cursor(form: Form) -> None:
    form.set_record(Trial(who="x"))
    form.focus_first()
    assert form.page.focused == "first_words"


@pytest.mark.parametrize("width", [420, 640, 700, 1000, 1400, 2000])
def test_cells_tile_the_sheet_at_every_width(qtbot: QtBot, width: int) -> None:
    form = trial_form()
    qtbot.addWidget(form)
    form.resize(width, 900)
    show(qtbot, form)
    areas = list(form.page.ruled.cells.values())
    assert len(areas) == len(form.cells)
    for number, one in enumerate(areas):
        assert not any(one.intersects(other) for other in areas[number + 1 :])
        assert form.page.rect().contains(one)
    for name, cell in form.cells.items():
        assert form.page.ruled.cells[name].contains(cell.editor.geometry().center())
    assert form.horizontalScrollBar().maximum() == 0


def test_the_sheet_paints_in_both_lights(form: Form, qapp: QApplication) -> None:
    record = Trial(who="张三", mood="calm", sum=5)
    record.lines = [TrialLine(product="paper", words="many words " * 20)]
    form.set_record(record)
    form.show_problems([("who", Message("must be filled in.")), (None, Message("Not saved."))])
    light = form.grab().toImage()
    theme.apply(qapp, "dark")
    dark = form.grab().toImage()
    theme.apply(qapp, "light")
    assert light != dark
    assert form.grab().toImage() == light


def test_an_ask_form_asks_what_a_step_wants_to_know(qtbot: QtBot) -> None:
    form = AskForm(TrialAsk(), at)
    qtbot.addWidget(form)
    show(qtbot, form)
    form.focus_first()
    assert form.page.focused == "reason"
    QTest.keyClicks(editor(form, "reason"), "broken")
    QTest.keyClick(editor(form, "reason"), Key.Key_Tab)
    QTest.keyClicks(editor(form, "until"), "+3")
    QTest.keyClick(editor(form, "until"), Key.Key_Return)
    QTest.keyClick(editor(form, "how"), Key.Key_2)
    with qtbot.waitSignal(form.finished):
        QTest.keyClick(editor(form, "how"), Key.Key_Return)
    assert form.values() == {"reason": "broken", "until": date(2026, 11, 24), "how": "copy"}
    assert form.verticalScrollBar().maximum() == 0


def test_names_for_scripts_are_the_fields(form: Form) -> None:
    for name in Trial.sheet.on_screen.names:
        assert form.findChild(QWidget, name) is editor(form, name)
    assert issubclass(Trial, Record)
    assert PEOPLE
    assert Suggesting


def test_a_long_line_is_read_whole(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    from desk.db.fields import Line
    from desk.ui.editors.line import LineEditor

    name = "苏州益民机械配件有限公司苏州工业园区第二销售分公司"
    editor = LineEditor(Line("Company"), lambda: None)  # type: ignore[arg-type]
    qtbot.addWidget(editor)
    editor.setText(name)
    assert editor.height_for(120) == editor.height_for(900), "one line to type in"
    editor.set_writable(False)
    assert editor.height_for(120) > 2 * editor.height_for(900)
    editor.resize(120, editor.height_for(120))
    editor.show()
    QApplication.processEvents()


def test_questions_take_room_for_what_is_wrong(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    form = AskForm(TrialAsk(), at)
    column.addWidget(form)
    column.addWidget(QLabel("below"), 1)
    with qtbot.waitExposed(window):
        window.show()
    before = form.viewport().height()
    form.show_problems([(None, "the van is out"), (None, "the driver is ill")])
    qtbot.waitUntil(lambda: form.viewport().height() > before)
    assert form.page.ruled.bottom <= form.viewport().height()
