# SPDX-License-Identifier: MIT
"""An order keeps stock when it is confirmed, waits for what is short, and ends called back."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from desk.db.dues import upcoming
from desk.errors import Invalid, ReasonNeeded
from desk.records.callback.sources import plan_restocking
from desk.records.order import OrderLine, rhythm_of
from desk.text import speaking
from tests.offices import Desk
from tests.records.goods.making import (
    again,
    all_of,
    customer,
    goods_in,
    level,
    line,
    order,
    product,
    step,
    sums_hold,
    warehouse,
)


def open_requests(desk: Desk) -> list[Any]:
    """Restock requests that are asked for or ordered."""
    return [r for r in all_of(desk, "restock_request") if r.state in ("asked", "ordered")]


def test_the_sheet_fills_from_card_and_catalogue_and_adds_up(desk: Desk) -> None:
    warehouse(desk)
    card = customer(desk, "安顺商贸", mobile="13812345678", address="银杏大道1号")
    paper = product(desk, "打印纸", price=1999, unit="箱", spec="A4", weight_kg=Decimal("2.5"))
    lines = [
        line(paper, 3),
        line(paper, 1, price=1000, discount=Decimal("12.5")),
        line(None, 2, item="安装", amount=100_01),
    ]
    sheet = order(
        desk, card, lines, payment="cod", discount=500, freight=2000, deposit=1000, address=""
    )
    assert (sheet.phone, sheet.address, sheet.customer_name) == (
        "13812345678",
        "银杏大道1号",
        "安顺商贸",
    )
    first, second, third = sheet.lines
    assert (first.item, first.spec, first.unit, first.price) == ("打印纸", "A4", "箱", 1999)
    assert (first.amount, second.amount, third.amount, third.price) == (5997, 875, 10001, 5001)
    assert (sheet.goods_total, sheet.total, sheet.to_collect) == (16873, 18373, 17373)
    assert sheet.in_words == "人民币壹佰捌拾叁元柒角叁分"
    assert (sheet.pieces, sheet.weight) == (6, Decimal("10"))


def test_a_lump_sum_stands_until_its_factors_change(desk: Desk) -> None:
    warehouse(desk)
    sheet = order(desk, customer(desk), [line(None, 3, item="培训", amount=100_00)])
    sheet.remarks = "x"
    sheet = desk.store.save(desk["staff"], sheet)
    assert (sheet.lines[0].price, sheet.lines[0].amount) == (3333, 10000)
    sheet.lines[0].amount = 12000
    with pytest.raises(Invalid, match="lump sum"):
        desk.store.save(desk["staff"], sheet, reason="x")
    sheet.lines[0].price = None
    sheet = desk.store.save(desk["staff"], sheet, reason="agreed")
    assert (sheet.lines[0].price, sheet.lines[0].amount) == (4000, 12000)
    sheet.lines[0].quantity = Decimal(2)
    sheet = desk.store.save(desk["staff"], sheet, reason="two days")
    assert sheet.lines[0].amount == 8000


def test_confirming_keeps_stock_and_asks_for_what_is_short(desk: Desk) -> None:
    warehouse(desk)
    card, paper, pens = customer(desk), product(desk), product(desk, "签字笔", price=150)
    goods_in(desk, paper, 10)
    goods_in(desk, pens, 2)
    sheet = order(desk, card, [line(paper, 4), line(pens, 5)])
    assert level(desk, paper) == (10, 0, 10)
    sheet = step(desk, sheet, "confirm")
    assert sheet.state == "waiting"
    assert [(row.reserved, row.short) for row in sheet.lines] == [(4, 0), (2, 3)]
    assert (level(desk, paper), level(desk, pens)) == ((10, 4, 6), (2, 2, 0))
    (request,) = open_requests(desk)
    assert (request.product, request.quantity, request.reason) == (pens.id, 3, "short")
    assert (request.order, request.asked_by) == (sheet.id, desk.id("staff"))
    step(desk, request, "order")
    step(desk, request, "arrive")
    sheet = again(desk, sheet)
    assert sheet.state == "ready"
    assert level(desk, pens) == (5, 5, 0)
    sums_hold(desk)


def test_what_arrives_goes_to_who_waits_longest(desk: Desk) -> None:
    warehouse(desk)
    card, paper = customer(desk), product(desk)
    sheets = []
    for count in (3, 2, 1):
        sheets.append(step(desk, order(desk, card, [line(paper, count)]), "confirm"))
        desk.clock.pass_by(minutes=5)
    goods_in(desk, paper, 4)
    kept = [again(desk, sheet) for sheet in sheets]
    assert [s.state for s in kept] == ["ready", "waiting", "waiting"]
    assert [s.lines[0].reserved for s in kept] == [3, 1, 0]
    step(desk, kept[0], "cancel", reason="changed their mind")
    kept = [again(desk, sheet) for sheet in sheets]
    assert [s.state for s in kept] == ["cancelled", "ready", "ready"]
    assert level(desk, paper) == (4, 3, 1)
    assert not [r for r in open_requests(desk) if r.order == kept[0].id]
    sums_hold(desk)


def test_more_or_less_of_a_confirmed_order(desk: Desk) -> None:
    warehouse(desk)
    card, paper = customer(desk), product(desk)
    goods_in(desk, paper, 5)
    sheet = step(desk, order(desk, card, [line(paper, 3)]), "confirm")
    assert sheet.state == "confirmed"
    sheet.lines[0].quantity = Decimal(8)
    with pytest.raises(ReasonNeeded):
        desk.store.save(desk["staff"], sheet)
    sheet = desk.store.save(desk["staff"], sheet, reason="customer wants more")
    assert (sheet.state, level(desk, paper)) == ("waiting", (5, 5, 0))
    assert [r.quantity for r in open_requests(desk)] == [3]
    sheet.lines[0].quantity = Decimal(7)
    sheet = desk.store.save(desk["staff"], sheet, reason="one less")
    assert [r.quantity for r in open_requests(desk)] == [2]
    sheet.lines[0].quantity = Decimal(2)
    sheet = desk.store.save(desk["staff"], sheet, reason="less")
    assert (sheet.state, level(desk, paper)) == ("ready", (5, 2, 3))
    assert not open_requests(desk)
    sums_hold(desk)


def test_goods_leave_arrive_and_the_customer_is_called_back(desk: Desk) -> None:
    warehouse(desk)
    card, paper = customer(desk, mobile="13812345678"), product(desk)
    goods_in(desk, paper, 5)
    sheet = order(desk, card, [line(paper, 3)])
    sheet = step(desk, sheet, "confirm")
    sheet = step(desk, sheet, "make_ready")
    sheet = step(desk, sheet, "send", carrier="顺风物流", carrier_number="YD4711")
    assert level(desk, paper) == (2, 0, 2)
    sheet.lines[0].quantity = Decimal(4)
    with pytest.raises(Invalid, match="have left"):
        desk.store.save(desk["staff"], sheet, reason="more")
    sheet = step(desk, again(desk, sheet), "deliver", delivered_at=desk.clock(), signed_by="张三")
    assert (sheet.state, sheet.signed_by) == ("delivered", "张三")
    (call,) = all_of(desk, "callback")
    assert (call.customer, call.reason, call.about) == (card.id, "delivery", sheet.number)
    sheet.lines[0].delivered = Decimal(2)
    sheet = desk.store.save(desk["staff"], sheet, reason="one was damaged")
    assert (sheet.state, sheet.lines[0].short) == ("part_delivered", 0)
    assert level(desk, paper) == (3, 1, 2)  # one is kept for the customer
    sheet = step(desk, sheet, "close_rest", reason="not wanted any more")
    assert (sheet.state, level(desk, paper)) == ("delivered", (3, 0, 3))
    sheet = step(desk, sheet, "call_back", text="all well")
    assert sheet.state == "called_back"
    assert not upcoming(desk.store, desk["supervisor"], mine=False)
    sums_hold(desk)


def test_the_call_back_closes_the_sheet(desk: Desk) -> None:
    warehouse(desk)
    card = customer(desk, mobile="13812345678")
    lines = [line(None, 1, item="软件", price=100)]
    sheet = step(desk, order(desk, card, lines, delivery="collect"), "confirm")
    sheet = step(desk, sheet, "deliver", delivered_at=desk.clock())
    (call,) = all_of(desk, "callback")
    step(desk, call, "reached", way="phone", satisfaction="5")
    assert again(desk, sheet).state == "called_back"


def test_a_confirmed_order_has_prices_and_an_address(desk: Desk) -> None:
    warehouse(desk)
    sheet = order(desk, customer(desk), [line(None, 1, item="纸")], address="")
    with pytest.raises(Invalid) as refused:
        step(desk, sheet, "confirm")
    assert [name for name, _ in refused.value.problems] == ["lines", "address"]
    assert "the price is missing" in str(refused.value)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"quantity": Decimal(0)}, "more than zero"),
        ({"item": ""}, "product is missing"),
        ({"discount": Decimal(101)}, "between 0 and 100"),
        ({"price": -1}, "not be negative"),
        ({"delivered": Decimal(5)}, "no more can be delivered"),
    ],
)
def test_lines_that_cannot_be(desk: Desk, values: dict[str, Any], told: str) -> None:
    given = {"item": "纸", "quantity": Decimal(1), "price": 100, **values}
    with pytest.raises(Invalid, match=told):
        order(desk, customer(desk), [OrderLine(**given)])


def test_voiding_gives_back_what_was_kept(desk: Desk) -> None:
    warehouse(desk)
    paper = product(desk)
    goods_in(desk, paper, 5)
    sheet = step(desk, order(desk, customer(desk), [line(paper, 9)]), "confirm")
    assert level(desk, paper) == (5, 5, 0)
    desk.store.void(desk["supervisor"], "order", sheet.id, "entered twice")
    assert level(desk, paper) == (5, 0, 5)
    assert not open_requests(desk)
    sums_hold(desk)


def test_the_delivery_promised_is_due(desk: Desk) -> None:
    warehouse(desk)
    day = desk["staff"].today() + timedelta(days=3)  # a Monday
    sheet = order(desk, customer(desk), [line(None, 1, item="纸", price=1)], deliver_by=day,
                  address="x")  # fmt: skip
    assert not upcoming(desk.store, desk["staff"])
    step(desk, sheet, "confirm")
    (due,) = upcoming(desk.store, desk["staff"])
    assert due.number == sheet.number
    assert due.at.astimezone(desk["staff"].zone).strftime("%Y-%m-%d %H:%M") == f"{day} 17:30"


def test_the_rhythm_is_the_median_of_the_days_between(desk: Desk) -> None:
    warehouse(desk)
    card = customer(desk)
    zone = desk["staff"].zone
    for days in (0, 20, 41, 41, 63):
        at = desk.clock() + timedelta(days=days)
        sheet = order(desk, card, [line(None, 1, item="纸", price=1)], ordered_at=at)
        if days < 41:
            assert rhythm_of(desk.store.database, card.id, zone) is None
        step(desk, sheet, "confirm")
    rhythm = rhythm_of(desk.store.database, card.id, zone)
    assert rhythm is not None
    assert rhythm.days == 21
    assert rhythm.next_on == desk["staff"].today() + timedelta(days=84)
    assert "every 21 days" in str(rhythm.message())
    desk.clock.pass_by(days=84)
    with speaking("zh_CN"), desk.store.act(desk["staff"]) as act:
        assert plan_restocking(act) == 1
    (call,) = [one for one in all_of(desk, "callback") if one.reason == "restock"]
    remarks, at = call.kinds()["remarks"], desk.store.office.place(desk["staff"])
    assert "every 21 days" in remarks.show(call.remarks, at)
    with speaking("zh_CN"):
        assert "每 21 天" in remarks.show(call.remarks, at)
    assert remarks.show('{"say": "{x:>99}"}', at) == '{"say": "{x:>99}"}'
