# SPDX-License-Identifier: MIT
"""The day's ins and outs as a page, the stock card beside its sheet and on paper."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desk.paper.request import PrintOptions
from desk.text import use_language
from desk.ui.lines import LineList
from desk.ui.recordpage import RecordPage
from desk.ui.requests import OpenRecord, Print, PrintPage
from desk.ui.stockday import StockDayView
from desk.ui.widgets import Chip
from tests.offices import Desk
from tests.paper import reading
from tests.records.goods.making import goods_in, make, product, warehouse
from tests.ui.pages import Place, shown, speak_anew


def goods_out(desk: Desk, goods: Any, quantity: int, **values: Any) -> Any:
    """Goods that go out without an order."""
    return make(
        desk, "stock_move", direction="out", product=goods.id, quantity=Decimal(quantity), **values
    )


def view_of(place: Place, qtbot: QtBot) -> StockDayView:
    view = StockDayView(place.workplace)
    qtbot.addWidget(view)
    shown(place, view)
    return view


def cells(view: StockDayView) -> list[list[str]]:
    return [[str(cell) for cell in line.cells] for line in view.table.lines]


def test_the_day_lists_what_came_and_went(place: Place, desk: Desk, qtbot: QtBot) -> None:
    warehouse(desk)
    goods = product(desk)
    goods_in(desk, goods, 50, cause="monthly restock")
    desk.clock.pass_by(minutes=30)
    moved = goods_out(desk, goods, 8)
    view = view_of(place, qtbot)
    assert [row[:5] for row in cells(view)] == [
        ["10:00", "Goods in", "安顺达打印纸", "50", ""],
        ["10:30", "Goods out", "安顺达打印纸", "", "8"],
    ]
    assert view.count.text() == "1 in, 1 out"
    view.table.opened.emit(moved.id)
    assert place.last(OpenRecord).record == moved.id
    assert not place.troubles


def test_days_turn_and_an_empty_one_says_so(place: Place, desk: Desk, qtbot: QtBot) -> None:
    warehouse(desk)
    goods_in(desk, product(desk), 5)
    desk.clock.pass_by(days=1)
    view = view_of(place, qtbot)
    assert view.empty.isVisible()
    view.go_earlier()
    place.settle()
    assert len(view.table.lines) == 1
    assert view.today.isVisible()
    view.go_today()
    place.settle()
    assert view.empty.isVisible()
    view.go_later()
    assert view.day > place.session.today()


def test_one_warehouse_alone(place: Place, desk: Desk, qtbot: QtBot) -> None:
    first, other = warehouse(desk), warehouse(desk, "分仓")
    goods = product(desk)
    goods_in(desk, goods, 20, warehouse=first.id)
    make(
        desk, "stock_move", direction="transfer", product=goods.id, quantity=Decimal(5),
        warehouse=first.id, to_warehouse=other.id,
    )  # fmt: skip
    view = view_of(place, qtbot)
    assert len(view.table.lines) == 2
    chip = view.findChild(Chip, f"stock_day.warehouse.{other.id}")
    assert chip is not None
    chip.click()
    place.settle()
    assert [row[3:6] for row in cells(view)] == [["5", "", "主仓 → 分仓"]]
    chip.click()
    place.settle()
    assert len(view.table.lines) == 2


def test_a_movement_booked_elsewhere_shows_by_itself(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    warehouse(desk)
    goods = product(desk)
    view = view_of(place, qtbot)
    goods_in(desk, goods, 5)
    qtbot.waitUntil(lambda: place.settle() is None and len(view.table.lines) == 1)


def test_the_list_of_the_day_is_printed_as_it_stands(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    warehouse(desk)
    goods = product(desk)
    goods_in(desk, goods, 5)
    desk.clock.pass_by(days=1)
    today = goods_in(desk, goods, 7)
    view = view_of(place, qtbot)
    view.actions_["stock_day.print"].trigger()
    query = place.last(Print).query
    page = place.store.lists.page(place.session, query)
    assert list(page.ids) == [today.id]


def test_the_day_speaks_chinese(place: Place, desk: Desk, qtbot: QtBot) -> None:
    warehouse(desk)
    goods_in(desk, product(desk), 5)
    view = view_of(place, qtbot)
    use_language("zh_CN")
    speak_anew(view)
    assert cells(view)[0][1] == "入库"
    assert view.count.text() == "入库 1 笔，出库 0 笔"


def test_the_stock_card_runs_beside_its_sheet_and_is_printed(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    warehouse(desk)
    goods = product(desk)
    goods_in(desk, goods, 50, cause="monthly restock")
    desk.clock.pass_by(minutes=5)
    goods_out(desk, goods, 8, cause="for the fair")
    page = RecordPage(place.workplace, "stock", 1)
    qtbot.addWidget(page)
    shown(place, page)
    lines = page.findChild(LineList, "stock.lines")
    assert lines is not None
    assert [(str(one.text), str(one.right)) for one in lines.lines()] == [
        ("−8", "balance 42"),
        ("+50", "balance 50"),
    ]
    button = page.findChild(QPushButton, "stock.card")
    assert button is not None
    button.click()
    asked = place.last(PrintPage)
    for code, title in (("en", "Stockcard"), ("zh_CN", "库存卡")):
        pdf = asked.draw(place.store, place.session, asked.record, PrintOptions(language=code))
        words = reading.dense(reading.words(pdf))
        assert title in words
        assert "5050" in words  # 50 came in, 50 are there
        assert "842" in words  # 8 went out, 42 are there
        assert reading.dense("for the fair") in words
    speak_anew(page)
