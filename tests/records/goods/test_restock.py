# SPDX-License-Identifier: MIT
"""A restock request is answered, its goods arrive into stock, in one go or in several."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from desk.db.dues import upcoming
from desk.errors import Invalid, Refused
from tests.offices import Desk
from tests.records.goods.making import again, all_of, level, make, product, step, warehouse


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
