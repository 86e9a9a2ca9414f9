# SPDX-License-Identifier: MIT
"""An order and a trip fill themselves and add up while they are typed, before they are saved."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desk.records.dispatch import Stop
from desk.records.order import OrderLine
from desk.ui.recordpage import RecordPage
from tests.offices import Desk
from tests.records.goods.making import all_of, customer, line, order, product, step, warehouse
from tests.ui.goods.trips import fleet, waiting
from tests.ui.pages import Place, shown


def new_page(place: Place, qtbot: QtBot, kind: str) -> RecordPage:
    page = RecordPage(place.workplace, kind)
    qtbot.addWidget(page)
    shown(place, page, 1190, 700)
    return page


def put(place: Place, page: RecordPage, **cells: Any) -> None:
    """Type into cells and let the sheet be worked out."""
    for name, value in cells.items():
        page.form.cells[name].editor.put(value)
        page.form.changed.emit(name)
    page.watch.look()
    place.settle()


def values(page: RecordPage, *names: str) -> tuple[Any, ...]:
    """What cells show."""
    return tuple(page.form.cells[name].editor.value() for name in names)


@pytest.fixture
def goods(desk: Desk) -> list[Any]:
    """Two products."""
    warehouse(desk)
    return [product(desk, "打印纸", 1000, unit="箱"), product(desk, "墨盒", 500, unit="盒")]


def test_the_customers_card_fills_the_order_and_another_customer_refills_it(
    place: Place, desk: Desk, qtbot: QtBot, goods: list[Any]
) -> None:
    first = customer(desk, "张三", mobile="13812345678", address="银杏大道1号")
    second = customer(desk, "李四", mobile="13900000002")
    for _ in range(3):
        step(desk, order(desk, first, [line(goods[0], 1)]), "confirm")
        desk.clock.pass_by(days=21)
    page = new_page(place, qtbot, "order")
    put(place, page, customer=first.id)
    assert values(page, "phone", "address") == ("13812345678", "银杏大道1号")
    assert "usually every 21 days" in str(page.form.cells["customer"].hint)
    put(place, page, address="湖滨路8号", customer=second.id)
    assert values(page, "phone", "address") == ("13900000002", "湖滨路8号")
    assert page.form.cells["customer"].hint is None
    assert not all_of(desk, "order")[3:]


def test_a_line_takes_price_and_unit_from_the_catalogue_and_the_sheet_adds_up(
    place: Place, desk: Desk, qtbot: QtBot, goods: list[Any]
) -> None:
    page = new_page(place, qtbot, "order")
    cell = page.form.cells["lines"]
    put(place, page, lines=[OrderLine(product=goods[0].id, quantity=Decimal(3))])
    (row,) = cell.editor.value()
    assert (row.item, row.unit, row.price, row.amount) == ("打印纸", "箱", 1000, 3000)
    assert page.record is not None
    assert page.form.cells["total"].shown
    assert values(page, "total", "in_words") == (3000, "人民币叁拾元整")
    held = cell.editor.table.rows[0]  # type: ignore[attr-defined]
    held.keep("product", goods[1].id)
    held.keep("quantity", Decimal(4))
    put(place, page)
    (row,) = cell.editor.value()
    assert (row.item, row.unit, row.price, row.amount) == ("墨盒", "盒", 500, 2000)
    held.keep("price", 450)  # agreed on the telephone
    held.keep("product", goods[0].id)
    put(place, page)
    (row,) = cell.editor.value()
    assert (row.item, row.price, row.amount) == ("打印纸", 450, 1800)


def test_a_trip_says_what_is_too_much_before_it_is_saved(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    lorry = fleet(desk)
    heavy = waiting(desk, 1200, payment="cod")
    page = new_page(place, qtbot, "dispatch")
    start = desk.clock() + timedelta(hours=1)
    put(
        place, page, vehicle=lorry.id, driver=lorry.usual_driver, planned_out_at=start,
        planned_back_at=start + timedelta(hours=2), stops=[Stop(order=heavy.id)],
    )  # fmt: skip
    (stop,) = page.form.cells["stops"].editor.value()
    assert (stop.consignee, stop.weight) == ("张三", 1200)
    assert values(page, "weight", "load_rate", "cash_due") == (1200, 120, 10000)
    assert "200 kg too much" in str(page.form.cells["stops"].hint)
    assert page.form.cells["stops"].tone == "amber"
    assert not all_of(desk, "dispatch")


def test_another_product_in_a_saved_line_takes_its_own_name_and_price(
    desk: Desk, goods: list[Any]
) -> None:
    sheet = order(desk, customer(desk), [line(goods[0], 2)])
    sheet.lines[0].product = goods[1].id
    sheet = desk.store.save(desk["staff"], sheet, reason="another one")
    row = sheet.lines[0]
    assert (row.item, row.unit, row.price, row.amount) == ("墨盒", "盒", 500, 1000)
