# SPDX-License-Identifier: MIT
"""The table inside a form: typed through with Enter and Tab, rows taken out and put back."""

import json
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.ui import theme
from desk.ui.editors.rows import RowsEditor
from desk.ui.form import Form
from tests.ui.trial_form import Trial, TrialLine, trial_form

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True, scope="module")
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = trial_form()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def table(form: Form) -> RowsEditor:
    found = form.cells["lines"].editor
    assert isinstance(found, RowsEditor)
    return found


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(*typed: str | Qt.Key) -> None:
    """Press keys wherever the cursor stands."""
    for key in typed:
        if isinstance(key, str):
            QTest.keyClicks(focused(), key)
        else:
            QTest.keyClick(focused(), key)


def lines(form: Form) -> list[tuple[Any, ...]]:
    return [(r.product, r.quantity, r.price, r.packing) for r in form.values()["lines"]]


def three() -> Trial:
    record = Trial(who="x")
    record.lines = [TrialLine(product=name, secret=f"s{name}") for name in ("a", "b", "c")]
    return record


def test_rows_are_typed_one_after_the_other(form: Form, table: RowsEditor) -> None:
    form.focus_field("lines")
    keys("paper", Key.Key_Tab, "12.5", Key.Key_Tab, "3", Key.Key_Tab, "bo", Key.Key_Return)
    assert (table.here, focused().objectName()) == (1, "product")
    keys("ink", Key.Key_Return, "pens", Key.Key_Tab, "7", Key.Key_Return)
    assert lines(form) == [
        ("paper", Decimal("12.5"), 300, "box"),
        ("ink", None, None, ""),
        ("pens", Decimal(7), None, ""),
    ]
    assert len(table.table.rows) == 4
    keys(Key.Key_Return)
    assert not table.is_live()


def test_enter_goes_to_what_the_row_still_needs(form: Form, table: RowsEditor) -> None:
    form.set_record(three())
    table.open(1, "product")
    table.column = "product"
    table.columns["quantity"].required = True
    try:
        keys(Key.Key_Return)
        assert (table.here, focused().objectName()) == (1, "quantity")
        keys("2", Key.Key_Return)
        assert table.here == 2
        keys(Key.Key_Return)
        assert (table.here, focused().objectName()) == (3, "product")
    finally:
        table.columns["quantity"].required = False


def test_tab_walks_through_the_rows_and_out(form: Form, table: RowsEditor) -> None:
    form.set_record(three())
    form.focus_field("customer")
    keys(Key.Key_Tab)
    seen = []
    while form.page.focused == "lines" and len(seen) < 40:
        seen.append((table.here, focused().objectName()))
        keys(Key.Key_Tab)
    columns = ["product", "quantity", "price", "packing", "words"]
    assert seen == [(row, c) for row in range(3) for c in columns] + [(3, "product")]
    form.focus_field("customer")
    keys(Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab)
    assert (table.here, focused().objectName()) == (0, "product")
    keys(Key.Key_Backtab)
    assert form.page.focused == "customer"
    assert lines(form) == [(n, None, None, "") for n in "abc"]
    assert not form.is_dirty()


def test_rows_are_taken_out_and_put_back(form: Form, table: RowsEditor) -> None:
    form.set_record(three())
    table.open(1, "quantity")
    QTest.keyClick(focused(), Key.Key_Delete, CTRL)
    assert [line[0] for line in lines(form)] == ["a", "c"]
    assert (table.here, focused().objectName()) == (1, "quantity")
    QTest.keyClick(focused(), Key.Key_Z, CTRL)
    assert [line[0] for line in lines(form)] == ["a", "b", "c"]
    QTest.keyClick(focused(), Key.Key_Delete, CTRL)
    foot = table.height() - 10
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=QPoint(60, foot))
    assert [line[0] for line in lines(form)] == ["a", "b", "c"]


def test_rows_are_taken_out_by_mouse(form: Form, table: RowsEditor) -> None:
    form.set_record(three())
    table.rule(table.width())
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=QPoint(table.width() - 12, 24 + 12))
    assert [line[0] for line in lines(form)] == ["b", "c"]


def test_rows_change_places(form: Form, table: RowsEditor) -> None:
    form.set_record(three())
    table.open(0)
    QTest.keyClick(focused(), Key.Key_Down, CTRL)
    QTest.keyClick(focused(), Key.Key_Down, CTRL)
    QTest.keyClick(focused(), Key.Key_Down, CTRL)
    assert [line[0] for line in lines(form)] == ["b", "c", "a"]
    assert table.here == 2
    keys(Key.Key_Up)
    assert table.here == 1


def test_what_is_hidden_in_a_row_stays_with_it(form: Form, table: RowsEditor) -> None:
    record = three()
    form.set_record(record)
    table.open(0)
    keys("x", Key.Key_Tab)
    kept = form.values()["lines"]
    assert [(row.secret, row.uid) for row in kept] == [(r.secret, r.uid) for r in record.lines]
    assert record.lines[0].product == "a"


def test_texts_not_understood_stay_in_their_cells(form: Form, table: RowsEditor) -> None:
    form.focus_field("lines")
    keys("paper", Key.Key_Tab, "a dozen", Key.Key_Tab)
    assert "lines" not in form.values()
    form.focus_field("who")
    assert form.cells["lines"].sentence.startswith("Row 1, Quantity: ")
    draft = json.loads(json.dumps(form.draft()))
    form.set_record(Trial())
    form.restore(draft)
    assert form.cells["lines"].sentence.startswith("Row 1, Quantity: ")
    assert table.table.rows[0].text("quantity") == "a dozen"
    table.open(0, "quantity")
    focused().selectAll()  # type: ignore[attr-defined]
    keys("12", Key.Key_Tab)
    assert lines(form) == [("paper", Decimal(12), None, "")]
    assert form.settle() == []


def test_a_draft_keeps_what_is_hidden_in_known_rows(form: Form, table: RowsEditor) -> None:
    record = three()
    record.id = 4
    form.set_record(record)
    assert form.draft() == {}
    table.open(1)
    keys("changed", Key.Key_Tab)
    draft = json.loads(json.dumps(form.draft()))
    form.set_record(record)
    form.restore(draft)
    rows = form.values()["lines"]
    assert [(row.product, row.secret) for row in rows] == [
        ("a", "sa"),
        ("changed", "sb"),
        ("c", "sc"),
    ]


def test_a_row_that_was_emptied_is_no_row(form: Form, table: RowsEditor) -> None:
    form.set_record(three())
    table.open(1)
    QTest.keyClick(focused(), Key.Key_Delete)
    form.focus_field("who")
    assert [line[0] for line in lines(form)] == ["a", "c"]


def test_long_words_make_their_row_higher(form: Form, table: RowsEditor) -> None:
    before = table.height()
    form.focus_field("lines")
    table.open(0, "words")
    keys("word " * 30)
    QTest.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    keys("more")
    assert table.height() > before + 30
    keys(Key.Key_Return)
    assert table.here == 1
    assert "\nmore" in form.values()["lines"][0].words
    high = table.height()
    form.focus_field("who")
    assert table.height() >= high - 8


def test_what_desk_works_out_shows_in_the_rows(form: Form, table: RowsEditor) -> None:
    record = three()
    form.set_record(record)
    worked_out = Trial()
    worked_out.lines = [TrialLine(uid=r.uid, product=r.product, amount=500) for r in record.lines]
    form.show_worked_out(worked_out)
    assert table.table.rows[1].text("amount") == "5.00"
    table.open(1, "quantity")
    assert focused().objectName() == "quantity"


def test_a_table_for_reading_is_copied_from(form: Form, table: RowsEditor) -> None:
    form.set_record(three())
    form.set_editable(False)
    assert len(table.table.rows) == 3
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=QPoint(60, 24 + 40))
    cell: Any = focused()
    assert cell.objectName() == "product"
    keys("x")
    QTest.keyClick(cell, Key.Key_Delete, CTRL)
    cell.selectAll()
    assert cell.selectedText() == "b"
    assert not form.is_dirty()


def test_a_hundred_rows_cost_no_widgets(form: Form, table: RowsEditor) -> None:
    record = Trial()
    record.lines = [TrialLine(product=str(number)) for number in range(100)]
    form.set_record(record)
    assert len(table.findChildren(QWidget)) == 0
    table.open(99)
    bar = form.verticalScrollBar()
    assert bar.value() > 1000
    form.grab()
