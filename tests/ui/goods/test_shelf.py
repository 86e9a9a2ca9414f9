# SPDX-License-Identifier: MIT
"""Binders on the shelf: walked by keys, looked through, sealed after a question, printed."""

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desk.db.query import Query
from desk.paper.request import PrintOptions
from desk.text import use_language
from desk.ui.book.ways import BookWays
from desk.ui.requests import AskStep, Confirm, OpenRecord, PrintPage
from desk.ui.shelf import ShelfView
from desk.ui.shelf.spine_paint import spine_width
from tests.offices import Desk
from tests.paper import reading
from tests.records.goods.making import customer, line, order, product, step
from tests.ui.pages import Place, shown, speak_anew

Key = Qt.Key


def month(desk: Desk, year: int, number: int, sheets: int, *, void: int = 0) -> None:
    """So many order sheets of a month, cancelled, so that their binder can be sealed."""
    desk.clock.at = datetime(year, number, 3, 2, tzinfo=UTC)
    goods, buyer = product(desk), customer(desk, f"客户{number}")
    made = [order(desk, buyer, [line(goods, 1)]) for _ in range(sheets)]
    for one in made[:void]:
        desk.store.void(desk["supervisor"], "order", one.id, "registered twice")
    for one in made[void:]:
        step(desk, one, "cancel", reason="test")
    desk.clock.at = datetime(2026, 11, 20, 2, tzinfo=UTC)


def view_of(place: Place, qtbot: QtBot) -> ShelfView:
    view = ShelfView(place.workplace)
    qtbot.addWidget(view)
    shown(place, view)
    return view


def cells(view: ShelfView, column: int) -> list[str]:
    return [str(one.cells[column]) for one in view.sheets.lines]


def press(view: ShelfView, name: str) -> None:
    button = view.findChild(QPushButton, name)
    assert button is not None
    assert button.isEnabled()
    button.click()


def test_the_year_stands_on_the_shelf_and_the_last_binder_is_open(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    for number, sheets in ((8, 2), (9, 4), (10, 3)):
        month(desk, 2026, number, sheets)
    view = view_of(place, qtbot)
    assert [spine.month for spine in view.boards.spines()] == ["2026-08", "2026-09", "2026-10"]
    assert cells(view, 0) == ["D202610-0001", "D202610-0002", "D202610-0003"]
    assert "3 sheets, D202610-0001 to D202610-0003, no gap" in view.facts.whole.text()
    assert view.head.count.text() == "3 binders, 9 sheets"
    assert not place.troubles


def test_spines_are_as_thick_as_their_sheets() -> None:
    widths = [spine_width(sheets) for sheets in (0, 10, 87, 312, 5000)]
    assert widths == sorted(set(widths))
    assert widths[-1] < 100


def test_keys_walk_along_the_shelf_into_the_sheets_and_back(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    month(desk, 2026, 9, 2)
    month(desk, 2026, 10, 1)
    view = view_of(place, qtbot)
    view.focus_start()
    QTest.keyClick(view.boards, Key.Key_Left)
    place.settle()
    assert cells(view, 0) == ["D202609-0001", "D202609-0002"]
    QTest.keyClick(view.boards, Key.Key_Down)
    QTest.keyClick(view.sheets, Key.Key_Return)
    asked = place.last(OpenRecord)
    assert (asked.kind, desk.store.get(desk["staff"], "order", asked.record).number) == (
        "order",
        "D202609-0001",
    )
    QTest.keyClick(view.boards, Key.Key_Return)
    assert place.last(OpenRecord).kind == "binder"


def test_void_sheets_are_struck_through_in_their_place(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    month(desk, 2026, 10, 3, void=1)
    view = view_of(place, qtbot)
    assert [one.struck for one in view.sheets.lines] == [True, False, False]
    assert "1 void" in view.facts.whole.text()


def test_a_missing_sheet_leaves_a_gap_that_is_told(place: Place, desk: Desk, qtbot: QtBot) -> None:
    month(desk, 2026, 10, 3)
    desk.store.database.run('DELETE FROM "order" WHERE number = ?', "D202610-0002")
    view = view_of(place, qtbot)
    assert cells(view, 0) == ["D202610-0001", "D202610-0002", "D202610-0003"]
    assert [one.wrong for one in view.sheets.lines] == [False, True, False]
    assert view.facts.whole.property("tone") == "red"


def test_sealing_asks_first_and_the_seal_shows(place: Place, desk: Desk, qtbot: QtBot) -> None:
    month(desk, 2026, 10, 2)
    desk.store.database.run('UPDATE "order" SET print_count = 1')
    view = view_of(place, qtbot)
    press(view, "binder.seal")
    question = place.last(Confirm)
    assert "B202610-0001" in str(question.question)
    assert view.boards.spines()[0].sealed_at is None
    question.then()
    qtbot.waitUntil(lambda: place.settle() is None and bool(view.boards.spines()[0].sealed_at))
    assert "Sealed on" in view.facts.sealed.text()
    press(view, "binder.unseal")
    place.last(AskStep).then({"reason": "a sheet was filed wrongly"})
    qtbot.waitUntil(lambda: place.settle() is None and not view.boards.spines()[0].sealed_at)
    assert "a sheet was filed wrongly" in view.facts.sealed.text()


def test_why_it_cannot_be_sealed_is_said_beside_it(place: Place, desk: Desk, qtbot: QtBot) -> None:
    order(desk, customer(desk), [line(product(desk), 1)])
    view = view_of(place, qtbot)
    press(view, "binder.seal")
    place.last(Confirm).then()
    place.settle()
    assert not view.facts.notice.isHidden()
    assert "The month is not over yet" in view.facts.notice.accessibleName()


def test_a_clerk_sees_the_shelf_and_cannot_seal(sit: Any, desk: Desk, qtbot: QtBot) -> None:
    month(desk, 2026, 10, 1)
    view = view_of(sit("staff"), qtbot)
    assert view.findChild(QPushButton, "binder.seal") is None
    assert len(view.sheets.lines) == 1


def test_the_year_turns(place: Place, desk: Desk, qtbot: QtBot) -> None:
    month(desk, 2025, 12, 1)
    month(desk, 2026, 1, 2)
    view = view_of(place, qtbot)
    view.go_earlier()
    place.settle()
    assert view.head.year.text() == "2025"
    assert cells(view, 0) == ["D202512-0001"]
    view.go_later()
    place.settle()
    assert view.head.year.text() == "2026"


def test_an_empty_shelf_says_how_binders_come(place: Place, qtbot: QtBot) -> None:
    view = view_of(place, qtbot)
    assert not view.empty.isHidden()
    assert view.empty.isVisible()


def test_a_new_sheet_shows_by_itself(place: Place, desk: Desk, qtbot: QtBot) -> None:
    made = order(desk, customer(desk), [line(product(desk), 1)])
    view = view_of(place, qtbot)
    order(desk, customer(desk, "李四"), [line(product(desk), 1)])
    qtbot.waitUntil(lambda: place.settle() is None and len(view.sheets.lines) == 2)
    assert cells(view, 0)[0] == made.number


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_index_and_label_are_printed_in_the_language_asked_for(
    place: Place, desk: Desk, qtbot: QtBot, code: str
) -> None:
    month(desk, 2026, 10, 3, void=1)
    view = view_of(place, qtbot)
    options = PrintOptions(language=code)
    for name in ("shelf.index", "shelf.spine"):
        press(view, name)
        page = place.last(PrintPage)
        pdf = page.draw(place.store, place.session, page.record, options)
        text = reading.dense(reading.words(pdf))
        assert "B202610-0001" in text
        assert ("Ordersheet" if code == "en" else "客户下单表") in text


def test_shelf_or_list_is_turned_by_a_key_and_kept(place: Place, desk: Desk, qtbot: QtBot) -> None:
    month(desk, 2026, 10, 1)
    ways = BookWays(place.workplace, "binder", ShelfView)
    qtbot.addWidget(ways)
    shown(place, ways)
    assert ways.own.isVisible()
    ways.activateWindow()
    qtbot.waitUntil(ways.isActiveWindow)
    ways.focus_start()
    QTest.keyClick(ways.own, Key.Key_F8)
    place.settle()
    assert ways.list is not None
    assert ways.list.isVisible()
    assert ways.tab_text() == "Binders"
    other = BookWays(place.workplace, "binder", ShelfView)
    qtbot.addWidget(other)
    assert other.list is not None
    ways.show_own()
    ways.show_query(Query("binder"))
    assert not ways.own.isVisible()


def test_it_speaks_and_dresses_anew(place: Place, desk: Desk, qtbot: QtBot) -> None:
    month(desk, 2026, 10, 1)
    view = view_of(place, qtbot)
    before: QImage = view.grab().toImage()
    use_language("zh_CN")
    speak_anew(view)
    assert "共 1 张" in view.facts.whole.text()
    assert view.head.count.text() == "1 个装订册，1 张"
    assert view.grab().toImage() != before
