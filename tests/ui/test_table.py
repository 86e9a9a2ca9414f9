# SPDX-License-Identifier: MIT
"""A list of any length is walked by keys, sorted, marked and kept up to date, never waiting."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.db.query import Condition, Query
from desk.db.store import Store
from desk.text import use_language
from desk.ui import table_pages, theme
from desk.ui.table import RecordTable
from desk.ui.table_marks import Marks
from desk.ui.table_paint import state_tone
from desk.ui.work import RunningWork
from desk.ui.workplace import Workplace
from tests.db import slips
from tests.db.slips import put, session

CLERK = session()
Key = Qt.Key
COUNT = 400


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = slips.open_office(tmp_path_factory.mktemp("table"))
    slips.fill(made, CLERK, COUNT, seed=3)
    yield made
    made.database.close()


@pytest.fixture
def running(store: Store) -> Iterator[RunningWork]:
    made = RunningWork(threads=2)
    made.at_thread_end = store.database.close
    yield made
    assert made.close()


@pytest.fixture
def workplace(qapp: QApplication, store: Store, running: RunningWork, tmp_path: Path) -> Workplace:
    theme.apply(qapp, "light")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    QSettings().clear()
    return Workplace(store, CLERK, running)


@pytest.fixture
def table(workplace: Workplace, qtbot: QtBot) -> RecordTable:
    made = RecordTable(workplace, "slip")
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.activateWindow()
    made.setFocus()
    made.show_query(Query("slip"))
    calm(made, workplace)
    return made


def calm(table: RecordTable, workplace: Workplace) -> None:
    """Let everything arrive that a look at the list asks for."""
    for _round in range(20):
        table.viewport().repaint()
        if not workplace.running.busy:
            return
        workplace.running.settle()
    raise AssertionError("the list never comes to rest")


def expected(store: Store, query: Query) -> list[int]:
    return list(store.lists.ids(CLERK, query))


def shown(table: RecordTable, workplace: Workplace, rows: range) -> list[int]:
    for _round in range(20):
        for row in rows:
            table.rows.line(row)
        workplace.running.settle()
    return [line.id for row in rows if (line := table.rows.line(row))]


def rest(table: RecordTable, qtbot: QtBot, record: int) -> None:
    """Wait until the table has told that a record is looked at."""
    qtbot.waitUntil(lambda: table.current == record, timeout=3000)


def test_it_shows_the_found_set_in_its_order(
    table: RecordTable, workplace: Workplace, store: Store
) -> None:
    assert table.rows.rowCount() == COUNT
    assert shown(table, workplace, range(COUNT)) == expected(store, table.query)


def test_home_and_end_go_there_at_once(
    table: RecordTable, workplace: Workplace, store: Store, qtbot: QtBot
) -> None:
    ids = expected(store, table.query)
    QTest.keyClick(table, Key.Key_End)
    calm(table, workplace)
    assert table.currentIndex().row() == COUNT - 1
    assert table.rowAt(table.viewport().height() - 5) == COUNT - 1
    rest(table, qtbot, ids[-1])
    QTest.keyClick(table, Key.Key_PageUp)
    assert table.currentIndex().row() < COUNT - 5
    QTest.keyClick(table, Key.Key_Home)
    rest(table, qtbot, ids[0])


def test_memory_stays_the_same_however_far_one_walks(
    table: RecordTable, workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_pages, "KEPT", 2)
    shown(table, workplace, range(0, COUNT, 40))
    assert len(list(table.rows._pages)) <= 2


@pytest.mark.parametrize("column", ["number", "found_on", "item", "owner", "reward", "state"])
def test_a_click_on_a_head_sorts_and_a_second_turns_it_round(
    table: RecordTable, workplace: Workplace, store: Store, column: str
) -> None:
    header = table.horizontalHeader()
    at = table.rows.columns.index(column)
    orders = []
    for _click in range(2):
        middle = header.sectionViewportPosition(at) + header.sectionSize(at) // 2
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 10))
        calm(table, workplace)
        assert table.query.order == column
        orders.append(table.query.descending)
        assert shown(table, workplace, range(30)) == expected(store, table.query)[:30]
    assert set(orders) == {True, False}


def test_sorting_stays_with_the_record_looked_at(
    table: RecordTable, workplace: Workplace, store: Store, qtbot: QtBot
) -> None:
    record = expected(store, table.query)[50]
    table.show_record(record)
    rest(table, qtbot, record)
    table.horizontalHeader().sectionClicked.emit(table.rows.columns.index("item"))
    qtbot.waitUntil(
        lambda: table.currentIndex().row() == expected(store, table.query).index(record)
    )
    calm(table, workplace)
    rest(table, qtbot, record)


def test_enter_and_double_click_open(table: RecordTable, store: Store, qtbot: QtBot) -> None:
    ids = expected(store, table.query)
    QTest.keyClick(table, Key.Key_Down)
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table, Key.Key_Return)
    assert told.args == [ids[1]]
    with qtbot.waitSignal(table.opened) as told:
        place = QPoint(200, table.rowViewportPosition(4) + 10)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [ids[4]]


def test_space_marks_several_and_escape_unmarks(
    table: RecordTable, workplace: Workplace, store: Store, qtbot: QtBot
) -> None:
    ids = expected(store, table.query)
    with qtbot.waitSignal(table.marked_changed):
        QTest.keyClick(table, Key.Key_Space)
    QTest.keyClick(table, Key.Key_Down)
    QTest.keyClick(table, Key.Key_Down)
    QTest.keyClick(table, Key.Key_Space)
    assert list(table.marks.meant.records(store, CLERK, table.query)) == [ids[0], ids[2]]
    assert table.marks.count(COUNT) == 2
    QTest.keyClick(table, Key.Key_Space)
    assert list(table.marks.meant.records(store, CLERK, table.query)) == [ids[0]]
    QTest.keyClick(table, Key.Key_Escape)
    assert not table.marks


def test_the_whole_found_set_can_be_marked_but_for_some(table: RecordTable, store: Store) -> None:
    ids = expected(store, table.query)
    QTest.keyClick(table, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.marks.count(COUNT) == COUNT
    QTest.keyClick(table, Key.Key_Space)
    assert table.marks.count(COUNT) == COUNT - 1
    assert list(table.marks.meant.records(store, CLERK, table.query)) == ids[1:]


def test_shift_and_click_mark_a_stretch(
    table: RecordTable, workplace: Workplace, store: Store
) -> None:
    ids = expected(store, table.query)

    def click(row: int, x: int, *keys: Qt.KeyboardModifier) -> None:
        place = QPoint(x, table.rowViewportPosition(row) + 10)
        held = keys[0] if keys else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, place)

    click(2, 12)
    assert list(table.marks.meant.records(store, CLERK, table.query)) == [ids[2]]
    click(6, 200, Qt.KeyboardModifier.ShiftModifier)
    calm(table, workplace)
    assert list(table.marks.meant.records(store, CLERK, table.query)) == ids[2:7]
    click(4, 200, Qt.KeyboardModifier.ControlModifier)
    assert table.marks.count(COUNT) == 4


def test_marks_do_not_outlive_their_found_set(table: RecordTable, workplace: Workplace) -> None:
    QTest.keyClick(table, Key.Key_Space)
    table.show_query(Query("slip", (Condition("colour", "is", "red"),)))
    calm(table, workplace)
    assert not table.marks
    assert 0 < table.rows.total < COUNT


def test_typing_goes_to_what_starts_so(
    table: RecordTable, workplace: Workplace, store: Store
) -> None:
    for descending in (True, False):
        table.show_query(replace(table.query, order="item", descending=descending))
        calm(table, workplace)
        QTest.keyClicks(table, "iPh")
        calm(table, workplace)
        row = table.currentIndex().row()
        items = [
            str(store.get(CLERK, "slip", one).values()["item"])
            for one in expected(store, table.query)
        ]
        assert row == next(at for at, item in enumerate(items) if item.startswith("iPh"))
        table._ahead._forget()


def test_rows_not_here_yet_show_bars_and_no_words(workplace: Workplace, qtbot: QtBot) -> None:
    table = RecordTable(workplace, "slip")
    qtbot.addWidget(table)
    table.resize(900, 500)
    table.show_query(Query("slip"))
    assert table.rows.rowCount() == 0
    workplace.running.settle()
    assert table.rows.line(300) is None
    picture = table.grab()
    assert not picture.isNull()


def test_a_saved_record_appears_and_the_one_looked_at_stays(
    table: RecordTable, workplace: Workplace, store: Store, qtbot: QtBot
) -> None:
    ids = expected(store, table.query)
    table.show_record(ids[100])
    rest(table, qtbot, ids[100])
    scrolled = table.verticalScrollBar().value()
    put(store, CLERK, store.new(CLERK, "slip", item="new"))
    qtbot.waitUntil(lambda: table.rows.total == COUNT + 1)
    now = expected(store, table.query)
    qtbot.waitUntil(lambda: table.currentIndex().row() == now.index(ids[100]))
    moved = now.index(ids[100]) - 100
    assert table.verticalScrollBar().value() == scrolled + moved * theme.ROW
    calm(table, workplace)
    assert table.current == ids[100]
    store.database.run("DELETE FROM slip WHERE id = ?", max(now))
    store.database.run("UPDATE chain SET seq = seq")
    store.lists.forget()


def test_columns_are_found_as_they_were_left(workplace: Workplace, qtbot: QtBot) -> None:
    first = RecordTable(workplace, "slip")
    qtbot.addWidget(first)
    header = first.horizontalHeader()
    header.resizeSection(2, 333)
    header.moveSection(header.visualIndex(4), 1)
    header.setSectionHidden(3, True)
    header.keep()
    second = RecordTable(workplace, "slip")
    qtbot.addWidget(second)
    again = second.horizontalHeader()
    assert again.sectionSize(2) == 333
    assert again.visualIndex(4) == 1
    assert again.isSectionHidden(3)
    again._reset()
    third = RecordTable(workplace, "slip")
    qtbot.addWidget(third)
    assert [third.horizontalHeader().visualIndex(at) for at in range(7)] == list(range(7))
    assert not third.horizontalHeader().isSectionHidden(3)


def test_broken_settings_do_no_harm(workplace: Workplace, qtbot: QtBot) -> None:
    for kept in ("{", "[]", "7", '{"widths": {"gone": 3}, "order": ["gone"]}'):
        QSettings().setValue("list/slip", kept)
        made = RecordTable(workplace, "slip")
        qtbot.addWidget(made)
        assert made.columnWidth(1) > 40


def test_cells_are_read_out_and_figures_stand_right(
    table: RecordTable, workplace: Workplace, store: Store
) -> None:
    line = table.rows.line(0)
    assert line is not None
    for column, name in enumerate(table.rows.columns):
        index = table.rows.index(0, column)
        assert table.rows.data(index) == line.cells[column]
        right = bool(table.rows.data(index, Qt.ItemDataRole.TextAlignmentRole) & 2)
        assert right == (name == "reward")
    assert table.accessibleName() == "Slip"


def test_it_speaks_the_language_of_the_moment(table: RecordTable, workplace: Workplace) -> None:
    use_language("zh_CN")
    QApplication.sendEvent(table, QEvent(QEvent.Type.LanguageChange))
    calm(table, workplace)
    assert table.rows.headerData(0, Qt.Orientation.Horizontal) == "编号"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_look_of_a_row_can_be_told_apart(
    table: RecordTable, workplace: Workplace, qapp: QApplication, mode: Any
) -> None:
    theme.apply(qapp, mode)
    table.marks.add({line.id for row in (3, 4) if (line := table.rows.line(row))})
    table._hover(6)
    calm(table, workplace)
    picture = table.viewport().grab().toImage()
    x = table.columnViewportPosition(1) - 2
    colours = {
        picture.pixelColor(x, table.rowViewportPosition(row) + 4).name() for row in (0, 3, 6, 8)
    }
    assert len(colours) == 4


def test_a_state_has_its_tone(store: Store) -> None:
    slip = store.books["slip"]
    assert state_tone(slip, "closed") == "green"
    assert state_tone(slip, "open") == "plain"


def test_marks_are_a_set_or_its_opposite() -> None:
    marks = Marks()
    assert not marks
    marks.add({1, 2})
    marks.toggle(2)
    assert 1 in marks
    assert 2 not in marks
    marks.add_everything()
    marks.toggle(5)
    assert 5 not in marks
    assert 77 in marks
    marks.add({5})
    assert 5 in marks
    assert marks.count(10) == 10
