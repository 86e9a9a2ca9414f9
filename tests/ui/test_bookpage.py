# SPDX-License-Identifier: MIT
"""A book on the screen: listed, narrowed, found by form, kept as views, read beside the list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desk.db.marked import Marked
from desk.db.query import Condition, Query
from desk.db.views import views_of
from desk.text import use_language
from desk.ui.book.filters import of_today
from desk.ui.book.find_form import conditions_for
from desk.ui.bookpage import BookPage
from desk.ui.requests import Export, Import, OpenRecord, Print
from tests.ui.pages import Place, Slip, late_slip, open_place, put, shown, speak_anew

Key = Qt.Key


@pytest.fixture
def place(qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with open_place(tmp_path, "supervisor") as made:
        yield made


def page_of(place: Place, qtbot: QtBot, kind: str = "slip") -> BookPage:
    page = BookPage(place.workplace, kind)
    qtbot.addWidget(page)
    shown(place, page)
    return page


def items(place: Place, page: BookPage) -> list[str]:
    place.settle()
    lines = [page.table.rows.line(row) for row in range(page.table.rows.total)]
    place.settle()
    lines = [page.table.rows.line(row) for row in range(page.table.rows.total)]
    return [line.cells[1] for line in lines if line is not None]


def pick(page: BookPage, qtbot: QtBot, chip: str, text: str) -> None:
    page.filters.chips[chip].click()
    menu = page.filters.chips[chip].findChild(QMenu, "filter.menu")
    assert menu is not None
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def read_beside(page: BookPage, qtbot: QtBot, number: str) -> None:
    qtbot.waitUntil(lambda: page.preview.head.number.text() == number)


def test_an_empty_book_says_what_it_is_for_and_offers_new(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot, "complaint")
    assert page.lists.currentWidget() is page.empty
    assert page.count.text() == "0 records"
    page.empty.button.click()
    assert place.last(OpenRecord) == OpenRecord("complaint")


def test_the_selected_record_is_read_beside_the_list(place: Place, qtbot: QtBot) -> None:
    first, second = place.slip(item="hat"), place.slip(item="bag")
    page = page_of(place, qtbot)
    assert items(place, page) == ["bag", "hat"]
    read_beside(page, qtbot, second.number)
    assert not page.preview.form.is_editable()
    QTest.keyClick(page.table, Key.Key_Down)
    read_beside(page, qtbot, first.number)
    assert page.preview.form.cells["item"].editor.typed() == "hat"
    assert "now: Found" in page.preview.head.line.accessibleName()
    QTest.keyClick(page.table, Key.Key_Return)
    assert place.last(OpenRecord) == OpenRecord("slip", first.id)


def test_the_list_and_the_form_beside_it_follow_what_is_saved(place: Place, qtbot: QtBot) -> None:
    slip = place.slip(item="hat")
    page = page_of(place, qtbot)
    read_beside(page, qtbot, slip.number)
    slip.item = "red hat"  # type: ignore[attr-defined]
    place.store.save(place.session, slip)
    qtbot.waitUntil(lambda: page.preview.form.cells["item"].editor.typed() == "red hat")
    place.slip(item="bag")
    qtbot.waitUntil(lambda: page.count.text() == "2 records")


def test_marked_records_are_counted_and_printed(place: Place, qtbot: QtBot) -> None:
    first, second = place.slip(), place.slip()
    page = page_of(place, qtbot)
    items(place, page)
    QTest.keyClick(page.table, Key.Key_Space)
    QTest.keyClick(page.table, Key.Key_Down)
    QTest.keyClick(page.table, Key.Key_Space)
    assert page.count.text() == "2 records, 2 marked"
    page.actions_["book.print"].trigger()
    place.settle()
    marked = Marked(frozenset({first.id, second.id}))
    assert place.last(Print) == Print("slip", [second.id, first.id], meant=marked)


def test_export_and_the_printed_list_are_about_the_marked_records(
    place: Place, qtbot: QtBot
) -> None:
    slips = [place.slip() for _number in range(3)]
    page = page_of(place, qtbot)
    items(place, page)
    QTest.keyClick(page.table, Key.Key_Space)
    marked = Marked(frozenset({slips[-1].id}))
    page.table.horizontalHeader().setSectionHidden(1, True)
    shown = ("number", "owner", "state", "reward")
    page.actions_["book.export"].trigger()
    assert place.last(Export) == Export(page.table.query, shown, marked)
    page.actions_["book.print_list"].trigger()
    query = page.table.query
    assert place.last(Print) == Print("slip", query=query, meant=marked, columns=shown)
    QTest.keyClick(page.table, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.table, Key.Key_Space)
    page.actions_["book.export"].trigger()
    assert place.last(Export).meant.count(3) == 2


def test_the_list_is_called_through_in_its_order(place: Place, qtbot: QtBot) -> None:
    slips = [place.slip(item=item) for item in ("b", "c", "a")]
    page = page_of(place, qtbot)
    items(place, page)
    page.table.horizontalHeader().sort_asked.emit("item", False)  # type: ignore[attr-defined]
    page.actions_["book.call"].trigger()
    place.settle()
    order = tuple(slips[at].id for at in (2, 0, 1))
    asked = place.last(OpenRecord)
    assert (asked.record, asked.calling, asked.course.ids) == (order[0], True, order)
    items(place, page)
    QTest.keyClick(page.table, Key.Key_Space)
    page.actions_["book.call"].trigger()
    place.settle()
    assert len(place.last(OpenRecord).course.ids) == 1


def test_chips_narrow_the_list_and_come_off_again(place: Place, qtbot: QtBot) -> None:
    place.slip(item="hat")
    taken = place.slip(item="bag")
    place.store.step(place.desk["staff"], "slip", taken.id, "take")
    page = page_of(place, qtbot)
    pick(page, qtbot, "state", "Taken")
    assert items(place, page) == ["bag"]
    assert page.filters.chips["state"].accessibleName() == "State: Taken"
    pick(page, qtbot, "state", "Given back")
    place.settle()
    assert page.lists.currentWidget() is page.empty
    page.empty.button.click()
    assert sorted(items(place, page)) == ["bag", "hat"]
    assert page.filters.chips["state"].accessibleName() == "State"


def test_mine_due_and_month(place: Place, qtbot: QtBot) -> None:
    place.slip(item="old")
    place.desk.clock.pass_by(days=20)
    late_slip(place, -30, item="late", assigned=place.session.person_id)
    late_slip(place, 60, item="soon")
    page = page_of(place, qtbot)
    page.filters.chips["mine"].click()
    assert items(place, page) == ["late"]
    page.filters.chips["mine"].click()
    pick(page, qtbot, "due", "late")
    assert items(place, page) == ["late"]
    pick(page, qtbot, "due", "until tonight")
    assert sorted(items(place, page)) == ["late", "soon"]
    page.filters.chips["due"].clear()
    pick(page, qtbot, "month", "Nov 2026")
    assert items(place, page) == ["old"]


def test_words_narrow_the_list_while_typing(place: Place, qtbot: QtBot) -> None:
    place.slip(item="black umbrella")
    place.slip(item="雨伞", owner="张三")
    page = page_of(place, qtbot)
    page.actions_["book.narrow"].trigger()
    QTest.keyClicks(page.filters.words, "zhangs")
    qtbot.waitUntil(lambda: items(place, page) == ["雨伞"])
    page.filters.words.clear()
    qtbot.waitUntil(lambda: len(items(place, page)) == 2)


def test_find_by_form(place: Place, qtbot: QtBot) -> None:
    place.slip(item="black umbrella", reward=5_000)
    place.slip(item="red umbrella", reward=12_000)
    page = page_of(place, qtbot)
    page.actions_["book.find"].trigger()
    finder = page.deeds.finder
    assert finder is not None
    for name, words in (("item", "umbrella"), ("reward", "100..200")):
        editor = finder.form.cells[name].editor
        assert isinstance(editor, QLineEdit)
        editor.insert(words)
    QTest.keyClick(finder.form.cells["reward"].editor, Key.Key_Return)
    assert items(place, page) == ["red umbrella"]
    assert page.deeds.finder is None
    chip = page.findChild(QWidget, "filter.form")
    assert chip is not None
    assert "umbrella" in chip.accessibleName()
    page.actions_["book.all"].trigger()
    assert len(items(place, page)) == 2


def test_what_cannot_be_looked_for_is_said_in_its_cell(place: Place, qtbot: QtBot) -> None:
    page = page_of(place, qtbot)
    page.actions_["book.find"].trigger()
    finder = page.deeds.finder
    assert finder is not None
    editor = finder.form.cells["reward"].editor
    assert isinstance(editor, QLineEdit)
    editor.insert("1e5..")
    finder.form.ask()
    assert finder.form.cells["reward"].problem is not None
    QTest.keyClick(editor, Key.Key_Escape)
    assert page.deeds.finder is None


@pytest.mark.parametrize(
    ("field", "typed", "wanted"),
    [
        ("phone", "1381", [("contains", "1381")]),
        ("reward", "> 100", [("from", 10_000)]),
        ("reward", "≤50", [("to", 5_000)]),
        ("reward", "50..100", [("from", 5_000), ("to", 10_000)]),
        ("reward", "50", [("is", 5_000)]),
        ("item", "a..b", [("contains", "a..b")]),
        ("until", "2026-11-20", [("from", 1795104000000), ("to", 1795190399999)]),
    ],
)
def test_what_a_cell_asks_for(
    place: Place, field: str, typed: str, wanted: list[tuple[str, object]]
) -> None:
    kind = Slip.kinds()[field]
    found = conditions_for(kind, typed, None, place.workplace.place())
    assert [(c.operator, c.value) for c in found] == wanted


def test_a_view_is_kept_chosen_shared_and_deleted(place: Place, qtbot: QtBot) -> None:
    place.slip(item="hat")
    page = page_of(place, qtbot)
    pick(page, qtbot, "state", "Found")
    page.actions_["book.view"].trigger()
    name = page.findChild(QLineEdit, "view.name")
    assert name is not None
    name.setText("Still here")
    QTest.keyClick(name, Key.Key_Return)
    place.settle()
    assert place.told[-1] == "The view ‘Still here’ is kept."
    page.actions_["book.all"].trigger()
    view_action(place, page, "Still here").trigger()
    assert page.table.query.where == (Condition("state", "is", "found"),)
    view_action(place, page, "Still here", below="Delete a view").trigger()
    place.settle()
    assert not views_of(place.store, place.session, "slip")
    place.undo[-1]()
    place.settle()
    assert [v.name for v in views_of(place.store, place.session, "slip")] == ["Still here"]


def view_action(place: Place, page: BookPage, text: str, below: str = "") -> QAction:
    page.filters.views.chip.click()
    place.settle()
    menu = page.filters.views.chip.findChildren(QMenu, "view.menu")[-1]
    menu.close()
    if below:
        menu = next(m for m in menu.findChildren(QMenu) if m.title() == below)
    return next(action for action in menu.actions() if action.text() == text)


def test_until_tonight_means_this_evening_when_a_view_is_chosen(place: Place) -> None:
    kept = Query("slip", (Condition("due", "to", 1),))
    (due,) = of_today(kept, place.session).where
    assert due.value == 1795190400000


def test_export_import_and_printing_the_list_are_asked_of_the_window(
    place: Place, qtbot: QtBot
) -> None:
    place.slip()
    page = page_of(place, qtbot)
    pick(page, qtbot, "state", "Found")
    for action in ("export", "import", "print_list"):
        page.actions_[f"book.{action}"].trigger()
    query = page.table.query
    assert place.last(Export) == Export(query, Slip.sheet.list_columns)
    assert place.last(Import) == Import("slip")
    columns = Slip.sheet.list_columns
    assert place.last(Print) == Print("slip", query=query, columns=columns)
    qtbot.waitUntil(lambda: page.table.current > 0)
    page.actions_["book.print"].trigger()
    assert place.last(Print) == Print("slip", [page.table.current], query)


def test_what_a_role_may_not_do_is_not_offered(qapp: QApplication, tmp_path: Path) -> None:
    with open_place(tmp_path, "viewer") as place:
        page = BookPage(place.workplace, "slip")
        shown(place, page)
        offered = {row.id for row in page.actions_ if page.actions_[row.id].isEnabled()}
        assert not offered & {"book.new", "book.export", "book.import", "book.print"}
        assert page.empty.button.isHidden()
        page.deleteLater()
        place.settle()


def test_a_query_from_elsewhere_stands_on_the_chips(place: Place, qtbot: QtBot) -> None:
    put(place, "slip", item="hat")
    page = page_of(place, qtbot)
    page.show_query(Query("slip", (Condition("state", "in", ["found", "taken"]),)))
    assert items(place, page) == ["hat"]
    assert page.filters.chips["state"].accessibleName() == "State: Still open"


def test_the_page_speaks_chinese_at_once(place: Place, qtbot: QtBot) -> None:
    place.slip()
    page = page_of(place, qtbot)
    use_language("zh_CN")
    speak_anew(page)
    assert page.count.text() == "共 1 条"
    assert page.filters.chips["state"].accessibleName() == "状态"
