# SPDX-License-Identifier: MIT
"""Stock is the sum of its movements; nothing goes out that is not there."""

from decimal import Decimal
from typing import Any

import pytest

from desk.db.dues import upcoming
from desk.errors import Invalid, Refused
from desk.records.stock import day_moves, stock_card
from tests.offices import Desk
from tests.records.goods.making import (
    again,
    all_of,
    goods_in,
    level,
    make,
    product,
    step,
    sums_hold,
    warehouse,
)


def move(desk: Desk, direction: str, item: Any, quantity: int, **values: Any) -> Any:
    """A typed movement."""
    return make(
        desk,
        "stock_move",
        direction=direction,
        product=item.id,
        quantity=Decimal(quantity),
        **values,
    )


def stock_of(desk: Desk, item: Any) -> Any:
    """The stock sheet of a product."""
    return next(s for s in all_of(desk, "stock") if s.product == item.id)


def test_the_first_movement_makes_the_stock_sheet(desk: Desk) -> None:
    place, paper = warehouse(desk), product(desk)
    moved = goods_in(desk, paper, 10)
    assert moved.warehouse == place.id
    assert level(desk, paper) == (10, 0, 10)
    move(desk, "out", paper, 4, cause="sample")
    assert level(desk, paper) == (6, 0, 6)
    sums_hold(desk)


def test_nothing_goes_out_that_is_not_there(desk: Desk) -> None:
    warehouse(desk)
    paper = product(desk)
    goods_in(desk, paper, 3)
    for direction in ("out", "count_down"):
        with pytest.raises(Invalid, match="3 on hand"):
            move(desk, direction, paper, 4, cause="x")
    with pytest.raises(Invalid, match="more than zero"):
        move(desk, "in", paper, 0)
    assert level(desk, paper) == (3, 0, 3)


def test_a_movement_stands_as_it_was_booked(desk: Desk) -> None:
    warehouse(desk)
    paper = product(desk)
    moved = goods_in(desk, paper, 3)
    moved.quantity = Decimal(30)
    with pytest.raises(Invalid, match="sealed"):
        desk.store.save(desk["supervisor"], moved, reason="typing slip")
    desk.store.void(desk["supervisor"], "stock_move", moved.id, "typing slip")
    assert level(desk, paper) == (0, 0, 0)
    sums_hold(desk)


def test_voiding_what_is_gone_already_is_refused(desk: Desk) -> None:
    warehouse(desk)
    paper = product(desk)
    moved = goods_in(desk, paper, 3)
    move(desk, "out", paper, 2)
    with pytest.raises(Invalid, match="1 on hand"):
        desk.store.void(desk["supervisor"], "stock_move", moved.id, "wrong")
    assert level(desk, paper) == (1, 0, 1)


def test_a_transfer_moves_from_one_warehouse_to_the_other(desk: Desk) -> None:
    first, second = warehouse(desk, usual=True), warehouse(desk, "分仓")
    paper = product(desk)
    goods_in(desk, paper, 10)
    with pytest.raises(Invalid, match="another warehouse"):
        move(desk, "transfer", paper, 4, to_warehouse=first.id)
    moved = move(desk, "transfer", paper, 4, to_warehouse=second.id)
    assert level(desk, paper, first)[0] == 6
    assert level(desk, paper, second)[0] == 4
    sums_hold(desk)
    desk.store.void(desk["supervisor"], "stock_move", moved.id, "wrong warehouse")
    assert level(desk, paper, first)[0] == 10
    assert level(desk, paper, second)[0] == 0
    sums_hold(desk)


def test_the_lines_warn_and_say_how_much_to_order(desk: Desk) -> None:
    warehouse(desk)
    paper = product(desk)
    goods_in(desk, paper, 30)
    stock = stock_of(desk, paper)
    stock.warn_at, stock.order_at, stock.most = Decimal(20), Decimal(10), Decimal(50)
    desk.store.save(desk["staff"], stock)
    assert again(desk, stock).state == "enough"
    move(desk, "out", paper, 12)
    assert again(desk, stock).state == "low"
    assert not [d for d in upcoming(desk.store, desk["staff"]) if d.kind == "stock"]
    move(desk, "out", paper, 9)
    kept = again(desk, stock)
    assert (kept.state, kept.suggested()) == ("must_order", 41)
    assert [d.title for d in upcoming(desk.store, desk["staff"]) if d.kind == "stock"]
    step(desk, kept, "restock")
    (request,) = all_of(desk, "restock_request")
    assert (request.quantity, request.reason, request.free) == (41, "below_line", 9)


def test_days_of_cover_come_from_what_goes_out(desk: Desk) -> None:
    warehouse(desk)
    paper = product(desk)
    goods_in(desk, paper, 100)
    for _ in range(5):
        move(desk, "out", paper, 4)
        desk.clock.pass_by(days=1)
    move(desk, "out", paper, 4)
    stock = stock_of(desk, paper)
    assert stock.daily_out == Decimal("4.8")  # 24 in five days
    assert stock.days_cover == 15  # 76 at 4.8 a day


def test_a_stock_take_books_each_difference_with_its_reason(desk: Desk) -> None:
    place = warehouse(desk)
    paper, pens = product(desk), product(desk, "签字笔")
    goods_in(desk, paper, 10)
    goods_in(desk, pens, 5)
    take = make(desk, "stock_take", warehouse=place.id)
    take = step(desk, take, "list_all")
    assert {line.product: line.book for line in take.lines} == {paper.id: 10, pens.id: 5}
    take.lines[0].counted, take.lines[1].counted = Decimal(8), Decimal(5)
    take = desk.store.save(desk["staff"], take)
    with pytest.raises(Refused):
        step(desk, take, "book")
    with pytest.raises(Invalid, match="row 1: say why"):
        step(desk, take, "book", by="supervisor")
    take = again(desk, take)
    take.lines[0].reason = "受潮报废"
    take = desk.store.save(desk["staff"], take)
    take = step(desk, take, "book", by="supervisor")
    assert take.state == "booked"
    moves = [m for m in all_of(desk, "stock_move") if m.take == take.id]
    assert [(m.direction, m.quantity, m.cause) for m in moves] == [("count_down", 2, "受潮报废")]
    assert level(desk, paper) == (8, 0, 8)
    assert stock_of(desk, pens).last_count_on == desk["staff"].today()
    sums_hold(desk)


def test_the_card_shows_a_running_balance_and_the_day_its_moves(desk: Desk) -> None:
    place, paper = warehouse(desk), product(desk)
    goods_in(desk, paper, 10, cause="first")
    tomorrow = desk.clock.pass_by(days=1)
    move(desk, "out", paper, 3, cause="sample")
    wrong = move(desk, "in", paper, 90, cause="wrong")
    desk.store.void(desk["supervisor"], "stock_move", wrong.id, "typed twice")
    move(desk, "back", paper, 1, cause="returned")
    card = stock_card(desk.store, desk["staff"], paper.id, place.id)
    assert [(c.came, c.went, c.balance) for c in card.lines] == [(10, 0, 10), (0, 3, 7), (1, 0, 8)]
    late = stock_card(desk.store, desk["staff"], paper.id, place.id, since=tomorrow)
    assert (late.opening, len(late.lines), late.closing) == (10, 2, 8)
    moves = day_moves(desk.store, desk["staff"], desk["staff"].today())
    assert [(m.direction, m.quantity) for m in moves] == [("out", 3), ("back", 1)]


def test_one_sheet_for_a_product_in_a_warehouse(desk: Desk) -> None:
    place, paper = warehouse(desk), product(desk)
    goods_in(desk, paper, 1)
    with pytest.raises(Invalid, match="stands on"):
        make(desk, "stock", product=paper.id, warehouse=place.id)
