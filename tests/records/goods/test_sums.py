# SPDX-License-Identifier: MIT
"""Whatever is done in whatever order: stock is its movements, reserved is what open orders keep,
the cash bag is what was collected, and four desks at once leave no gap in the numbers."""

import random
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from threading import Thread
from typing import Any

import pytest

from desk.db.store import Store
from desk.errors import Invalid, Refused
from desk.records.binder import completeness
from desk.records.dispatch import Stop
from desk.records.dispatch.homecoming import Homecoming, StopEntry, bring_home
from desk.records.order import OrderLine
from tests.offices import Desk
from tests.records.goods.making import (
    all_of,
    customer,
    driver,
    goods_in,
    line,
    make,
    order,
    product,
    step,
    sums_hold,
    vehicle,
    warehouse,
)

WRITERS, EACH = 4, 6
OPEN_IN_STOCK = ("confirmed", "waiting", "ready", "part_delivered")
DEEDS = (
    *("order", "confirm") * 3,
    *("in", "send", "back") * 2,
    *("more", "less", "cancel", "void", "out", "refuse", "part", "part", "rest"),
)
DONE = 90


class Day:
    """A day in the warehouse in which anything may happen."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.products = [product(desk, f"品{n}", weight_kg=Decimal(1)) for n in range(2)]
        self.customer = customer(desk)
        self.car, self.man = vehicle(desk, plate=f"浙A{id(self) % 10**5:05}").id, driver(desk).id

    def do(self, deed: str, number: int) -> None:
        """Do something where it is possible."""
        with suppress(Invalid, Refused, IndexError):
            getattr(self, f"_{deed}")(number)

    def _orders(self, *states: str) -> list[Any]:
        return [o for o in all_of(self.desk, "order") if o.state in states and not o.voided]

    def _order(self, number: int) -> None:
        item = self.products[number % 2]
        order(self.desk, self.customer, [line(item, 1 + number), line(item, 1)])

    def _confirm(self, number: int) -> None:
        step(self.desk, self._orders("draft")[-1], "confirm")

    def _more(self, number: int) -> None:
        self._change(number, Decimal(3))

    def _less(self, number: int) -> None:
        self._change(number, Decimal(-2))

    def _change(self, number: int, by: Decimal) -> None:
        found = self._orders("confirmed", "waiting", "ready", "part_delivered", "draft")
        one = found[number % max(1, len(found))]
        one.lines[0].quantity += by
        self.desk.store.save(self.desk["staff"], one, reason="changed")

    def _cancel(self, number: int) -> None:
        step(self.desk, self._orders("confirmed", "waiting")[0], "cancel", reason="x")

    def _void(self, number: int) -> None:
        found = self._orders(
            "confirmed", "waiting", "ready", "on_road", "part_delivered", "delivered"
        )
        self.desk.store.void(
            self.desk["supervisor"], "order", found[number % max(1, len(found))].id, "x"
        )

    def _in(self, number: int) -> None:
        goods_in(self.desk, self.products[number % 2], 1 + 2 * number)

    def _out(self, number: int) -> None:
        make(self.desk, "stock_move", direction="out", product=self.products[number % 2].id,
             quantity=Decimal(1 + number), cause="sample")  # fmt: skip

    def _send(self, number: int) -> None:
        desk = self.desk
        stops = [Stop(order=o.id) for o in self._orders("part_delivered", "confirmed", "ready")[:3]]
        if not stops:
            return
        note = make(
            desk, "dispatch", vehicle=self.car, driver=self.man, stops=stops,
            planned_out_at=desk.clock(), planned_back_at=desk.clock() + timedelta(hours=1),
        )  # fmt: skip
        step(desk, step(desk, note, "all_loaded"), "out", out_at=desk.clock())

    def _refuse(self, number: int) -> None:
        note = self._out_now()
        note.stops[number % len(note.stops)].result = "refused"
        self.desk.store.save(self.desk["staff"], note)

    def _part(self, number: int) -> None:
        note = self._out_now()
        stop = note.stops[number % len(note.stops)]
        rows = [row for row in note.goods if row.order == stop.order]
        taken = {rows[0].line: rows[0].carried - 1, rows[-1].line: Decimal(number % 2)}
        typed = {"collected": 100 * number, "note": "x"}
        entry = StopEntry(stop.uid, "partly", typed, taken)
        trip = {"back_at": self.desk.clock.pass_by(minutes=30), "rest_delivered": True}
        bring_home(self.desk.store, self.desk["staff"], Homecoming(note.id, [entry], trip))

    def _rest(self, number: int) -> None:
        step(self.desk, self._orders("part_delivered")[0], "close_rest", reason="x")

    def _out_now(self) -> Any:
        return [d for d in all_of(self.desk, "dispatch") if d.state == "out"][0]  # noqa: RUF015

    def _back(self, number: int) -> None:
        note = self._out_now()
        at = self.desk.clock.pass_by(minutes=30)
        step(self.desk, note, "back", back_at=at, rest_delivered=True)


def reserved_is_what_orders_keep(desk: Desk) -> None:
    """The reserved stock is the sum of what the lines of open orders keep."""
    kept: dict[int, Decimal] = {}
    for one in all_of(desk, "order"):
        if one.state in OPEN_IN_STOCK and not one.voided:
            for row in one.lines:
                kept[row.product] = kept.get(row.product, Decimal(0)) + row.reserved
                assert row.reserved + row.short + (row.delivered or 0) == row.quantity
    for level in all_of(desk, "stock"):
        assert level.reserved == kept.get(level.product, Decimal(0))
        assert level.free == level.on_hand - level.reserved


def what_was_taken_is_delivered(desk: Desk) -> None:
    """Of each order that was on a trip the customer has what the trips say was taken."""
    taken: dict[str, Decimal] = {}
    for note in all_of(desk, "dispatch"):
        for row in note.goods if note.state in ("out", "back", "closed") else ():
            taken[row.line] = taken.get(row.line, Decimal(0)) + (row.taken or 0)
            assert 0 <= (row.taken or 0) <= row.carried
    for one in all_of(desk, "order"):
        if one.state in ("delivered", "part_delivered") and not one.voided:
            assert [row.delivered for row in one.lines] == [
                taken.get(row.uid, Decimal(0)) for row in one.lines
            ]


@pytest.mark.parametrize("seed", range(6))
def test_the_sums_hold_whatever_is_done(desk: Desk, seed: int) -> None:
    dice = random.Random(seed)
    warehouse(desk)
    day = Day(desk)
    for _ in range(DONE):
        day.do(dice.choice(DEEDS), dice.randrange(10))
        sums_hold(desk)
    reserved_is_what_orders_keep(desk)
    for note in all_of(desk, "dispatch"):
        brought = [s for s in note.stops if s.result in ("delivered", "partly", "")]
        due = sum(s.to_collect() if s.collected is None else s.collected for s in brought)
        assert note.cash_due == due
    what_was_taken_is_delivered(desk)


def test_four_desks_at_once_leave_no_gap_and_promise_nothing_twice(desk: Desk) -> None:
    warehouse(desk)
    paper = product(desk)
    goods_in(desk, paper, 30)
    card = customer(desk)
    store, wrong = desk.store, []

    def write(store: Store, session: Any) -> None:
        try:
            for _ in range(EACH):
                sheet = store.new(
                    session, "order", customer=card.id, address="x",
                    lines=[OrderLine(product=paper.id, quantity=Decimal(2))],
                )  # fmt: skip
                sheet = store.save(session, sheet)
                store.step(session, "order", sheet.id, "confirm")
        except Exception as error:  # told in the main thread
            wrong.append(error)
        finally:
            store.database.close()

    logins = ("staff", "trainer", "supervisor", "staff")
    threads = [Thread(target=write, args=(store, desk[login])) for login in logins]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    sheets = all_of(desk, "order")
    assert [s.number for s in sorted(sheets, key=lambda s: s.number)] == [
        f"D202611-{n:04}" for n in range(1, WRITERS * EACH + 1)
    ]
    assert sum(row.reserved for s in sheets for row in s.lines) == 30
    sums_hold(desk)
    reserved_is_what_orders_keep(desk)
    (found,) = all_of(desk, "binder")
    assert completeness(store, desk["staff"], found.id).whole
