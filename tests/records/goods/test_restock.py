# SPDX-License-Identifier: MIT
"""A restock request is answered, its goods arrive into stock, in one go or in several."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from desk.db.dues import upcoming
from desk.db.related import related
from desk.errors import Invalid, Refused
from desk.records.callback.restocking import wished
from tests.offices import Desk
from tests.records.goods.making import (
    again,
    all_of,
    customer,
    level,
    line,
    make,
    order,
    product,
    step,
    warehouse,
)


def request(desk: Desk, item: Any, quantity: int = 10, **values: Any) -> Any:
    """A request typed by a clerk."""
    return make(desk, "restock_request", product=item.id, quantity=Decimal(quantity), **values)


def test_what_is_asked_for_arrives_into_stock(desk: Desk) -> None:
    warehouse(desk)
    paper = product(desk, unit="箱")
    asked = request(desk, paper, reason="customer")
    assert (asked.state, asked.unit, asked.on_hand) == ("asked", "箱", 0)
    (due,) = upcoming(desk.store, desk["supervisor"])
    assert due.number == asked.number
    day = desk["staff"].today() + timedelta(days=3)
    ordered = step(desk, asked, "order", supplier="安顺纸业", expected_on=day)
    assert (ordered.state, ordered.ordered) == ("ordered", 10)
    (due,) = upcoming(desk.store, desk["staff"])
    assert due.at.astimezone(desk["staff"].zone).date() == day
    part = step(desk, ordered, "arrive", quantity=Decimal(4), batch="B1")
    assert (part.state, part.arrived) == ("ordered", 4)
    assert level(desk, paper) == (4, 0, 4)
    done = step(desk, part, "arrive")
    assert (done.state, done.arrived) == ("arrived", 10)
    assert level(desk, paper) == (10, 0, 10)
    moves = all_of(desk, "stock_move")
    assert [(m.direction, m.restock, m.batch) for m in moves] == [
        ("in", asked.id, "B1"),
        ("in", asked.id, ""),
    ]
    assert not upcoming(desk.store, desk["supervisor"], mine=False)


def test_a_refusal_has_a_reason(desk: Desk) -> None:
    warehouse(desk)
    asked = request(desk, product(desk))
    with pytest.raises(Refused):
        step(desk, asked, "refuse", reason="discontinued")
    with pytest.raises(Invalid):
        step(desk, asked, "refuse", by="supervisor")
    step(desk, asked, "refuse", by="supervisor", reason="discontinued")
    kept = again(desk, asked)
    assert (kept.state, kept.refuse_reason) == ("refused", "discontinued")
    assert kept.decided_by == desk.id("supervisor")


def test_what_arrived_is_not_voided(desk: Desk) -> None:
    warehouse(desk)
    asked = request(desk, product(desk))
    step(desk, asked, "order")
    step(desk, asked, "arrive")
    with pytest.raises(Invalid, match="Void their movements"):
        desk.store.void(desk["supervisor"], "restock_request", asked.id, "wrong")


@pytest.mark.parametrize(
    ("words", "product_at", "quantity"),
    [
        ("打印纸再要 12 箱", 0, 12),
        ("墨盒 64 号要 5 盒", 1, 5),  # the number of the name is not the quantity
        ("还要一些", 1, 3),  # what was taken last, as much as then
    ],
)
def test_a_wish_from_a_call_back_becomes_a_request_in_one_step(
    desk: Desk, words: str, product_at: int, quantity: int
) -> None:
    warehouse(desk)
    goods = [product(desk, "打印纸"), product(desk, "墨盒 64 号")]
    card = customer(desk, mobile="13812345678")
    for one, count in zip(goods, (8, 3), strict=True):
        order(desk, card, [line(one, count)])
        desk.clock.pass_by(days=1)
    call = make(desk, "callback", customer=card.id, reason="restock")
    call = step(desk, call, "reached", way="phone", satisfaction="5", restock=words)
    told = wished(desk.store, desk["staff"], call.id)
    assert (told["product"], told["quantity"]) == (goods[product_at].id, quantity)
    call = step(desk, call, "restock", **told)
    (request,) = all_of(desk, "restock_request")
    assert (request.product, request.quantity) == (goods[product_at].id, quantity)
    assert (request.reason, request.remarks, request.callback) == ("customer", words, call.id)
    assert call.restock_request == request.id
    linked = related(desk.store, desk["staff"], "callback", call.id)
    assert ("restock_request", request.id) in {(one.kind, one.id) for one in linked}


def test_without_a_wish_nothing_is_asked_for(desk: Desk) -> None:
    warehouse(desk)
    call = make(desk, "callback", customer=customer(desk).id)
    call = step(desk, call, "reached", way="phone", satisfaction="5")
    with pytest.raises(Invalid, match="not possible"):
        step(desk, call, "restock", product=product(desk).id, quantity=Decimal(1))
