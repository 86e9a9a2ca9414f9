# SPDX-License-Identifier: MIT
"""Two months of orders: confirmed, waiting for stock, sent out on trips, called back, filed."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from desk.demo.goods import KEEPER, Goods
from desk.errors import Invalid
from desk.records.dispatch import Stop
from desk.records.order import OrderLine
from desk.text.dates import utc

#: Who takes orders and sends them out: the house, the first branch, the second.
SELLERS = ("staff", "staff2", "staff4", "staff4", "staff5", "staff5")
SENDERS = ("staff", "staff4", "staff5")
STOPS = 4


def plan_orders(goods: Goods) -> None:
    """Plan the orders of each day, the warehouse's day, the trips, the seals, and today."""
    scene = goods.scene
    for days_ago, day in scene.days():
        for _ in range(goods.dice.choice([3, 3, 4, 4])):
            scene.plan(scene.moment(day), partial(_order, goods))
        _at(goods, day, 8, 50, partial(_stock_up, goods))
        _at(goods, day, 13, 10, partial(_send_out, goods))
        _at(goods, day, 16, 50, partial(_come_home, goods))
        if days_ago == scene.days()[-1][0]:
            for login in SENDERS:  # too late for the day's trips: they go today
                _at(goods, day, 14, 20, partial(_order, goods, login))
                _at(goods, day, 15, 10, partial(_order, goods, login))
    for minutes in (170, 130, 95, 70, 55, 30, 12):
        scene.plan(scene.end - timedelta(minutes=minutes), partial(_order, goods, today=True))
    _plan_today(goods)
    scene.plan(scene.end - timedelta(minutes=20), partial(_order_much, goods))
    scene.plan(scene.end, partial(_seal, goods))


def _plan_today(goods: Goods) -> None:
    """The board of today: one trip is back, one is out, one is being loaded."""
    scene, at = goods.scene, goods.scene.part_of_today
    scene.plan(at(0.1), partial(_send_out, goods, ("staff4",)))
    scene.plan(at(0.6), partial(_come_home, goods, ("staff4",), settle=False))
    scene.plan(at(0.5), partial(_send_out, goods, ("staff5",)))
    scene.plan(at(0.9), partial(_send_out, goods, ("staff",), leave=False))


def _at(goods: Goods, day: date, hour: int, minute: int, do: Any) -> None:
    start = utc(day, time(hour, minute), goods.scene.store.office.zone)
    goods.scene.plan(start, do)


def _order(goods: Goods, login: str = "", *, today: bool = False) -> None:
    if not goods.customers:
        return
    scene, dice = goods.scene, goods.dice
    clerk = login or dice.choice(SELLERS)
    goods_wanted = dice.sample(goods.products, dice.choice([1, 2, 2, 3]))
    lines = [
        OrderLine(product=p.id, quantity=Decimal(dice.choice([1, 2, 3, 5, 8, 12] if p.stocked
                                                             else [1])))
        for p in goods_wanted
    ]  # fmt: skip
    customer = dice.choice(goods.customers)
    made = goods.make(
        clerk, "order", customer=customer.id, lines=lines,
        channel=dice.choice(["phone", "phone", "phone", "wechat", "qq", "website"]),
        delivery="deliver" if login else dice.choice(["deliver"] * 6 + ["collect", "express"]),
        payment=dice.choice(["cod", "cod", "monthly", "prepaid"]),
        deliver_by=scene.working_day((scene.end - scene.at).days - 2),
        requests=dice.choice(goods.texts["requests"]) if goods.chance(0.3) else "",
        freight=2000 if goods.chance(0.3) else None,
    )  # fmt: skip
    if today and goods.chance(0.4):
        return
    soon = timedelta(minutes=dice.randrange(3, 9))
    if goods.chance(0.05) and not today and not login:
        why = {"reason": dice.choice(goods.texts["cancelled"])}
        scene.plan(scene.at + soon, partial(goods.step, clerk, "order", made.id, "cancel", **why))
        return
    scene.plan(scene.at + soon, partial(goods.step, clerk, "order", made.id, "confirm"))
    if goods.chance(0.3):
        scene.plan(scene.at + 9 * soon, partial(_print, goods, made.id))


def _order_much(goods: Goods) -> None:
    """An order for more than there is: it waits, and the rest is asked for."""
    lines = [OrderLine(product=product.id, quantity=Decimal(300)) for product in goods.products[:2]]
    customer = goods.dice.choice(goods.customers)
    made = goods.make("staff", "order", customer=customer.id, lines=lines, payment="monthly")
    goods.step("staff", "order", made.id, "confirm")


def _print(goods: Goods, order: int) -> None:
    goods.scene.store.printed(goods.scene.session("staff"), "order", order)


def _stock_up(goods: Goods) -> None:
    """What was ordered arrives, what was asked for is ordered, what is low is asked for."""
    rows = "SELECT id FROM restock_request WHERE state = ? AND voided = ?"
    for key in goods.ids(rows, "ordered", False):
        goods.step(KEEPER, "restock_request", key, "arrive")
    for key in goods.ids(rows, "asked", False):
        goods.step(KEEPER, "restock_request", key, "order", supplier="安顺纸业")
    low = (
        "SELECT id FROM stock WHERE state = ? AND NOT EXISTS (SELECT 1 FROM restock_request r "
        "WHERE r.product = stock.product AND r.state IN (?, ?))"
    )
    for key in goods.ids(low, "must_order", "asked", "ordered"):
        goods.step(KEEPER, "stock", key, "restock")


def _send_out(goods: Goods, senders: Sequence[str] = SENDERS, *, leave: bool = True) -> None:
    """Each branch's vehicles take what is ready there; carriers and collectors take the rest."""
    dice = goods.dice
    ready = 'SELECT id FROM "order" WHERE state IN (?, ?) AND dispatch IS NULL AND delivery = ?'
    states = ("confirmed", "ready")
    for key in goods.ids(ready, *states, "express"):
        told = {"carrier": dice.choice(goods.texts["carriers"]), "carrier_number":
                f"YD{dice.randrange(10**7, 10**8)}"}  # fmt: skip
        goods.step("staff", "order", key, "send", **told)
        goods.scene.plan(goods.scene.at + timedelta(days=2), partial(_delivered, goods, key))
    for key in goods.ids(ready, *states, "collect"):
        _delivered(goods, key)
    free = goods.ids("SELECT id FROM vehicle WHERE state = ?", "free")
    for sender in senders:
        of = goods.scene.session(sender).branch_id
        waiting = goods.ids(f"{ready} AND branch = ?", *states, "deliver", of)
        for car, driver in zip(goods.vehicles, goods.drivers, strict=True):
            if goods.vehicles[car] == sender and car in free:
                waiting = _load(goods, sender, car, driver, waiting, leave=leave)


def _load(
    goods: Goods, sender: str, car: int, driver: int, waiting: list[int], *, leave: bool
) -> list[int]:
    """Put as many orders on a vehicle as it may carry; returns those that still wait."""
    store, at = goods.scene.store, goods.scene.at
    for count in range(min(STOPS, len(waiting)), 0, -1):
        note = store.new(
            goods.scene.session(sender), "dispatch", vehicle=car, driver=driver,
            route=goods.dice.choice(goods.texts["routes"]),
            planned_out_at=at + timedelta(minutes=20), planned_back_at=at + timedelta(hours=4),
            stops=[Stop(order=key) for key in waiting[:count]],
        )  # fmt: skip
        try:
            made = store.save(goods.scene.session(sender), note)
        except Invalid:  # over the limits: fewer stops, or another day
            continue
        if leave:
            _leave(goods, sender, made)
        return waiting[count:]
    return waiting


def _leave(goods: Goods, sender: str, note: Any) -> None:
    goods.step(sender, "dispatch", note.id, "all_loaded")
    vehicle: Any = goods.scene.store.get(goods.scene.session(sender), "vehicle", note.vehicle)
    at = goods.scene.at + timedelta(minutes=15)
    told = {"out_at": at, "odometer": vehicle.odometer}
    goods.scene.plan(at, partial(goods.step, sender, "dispatch", note.id, "out", **told))


def _delivered(goods: Goods, order: int) -> None:
    at = goods.scene.at
    goods.step("staff", "order", order, "deliver", delivered_at=at, signed_by="前台")


def _come_home(goods: Goods, senders: Sequence[str] = SENDERS, *, settle: bool = True) -> None:
    """The day's trips come back, most with everything delivered, and their cash is settled."""
    store, session, dice = goods.scene.store, goods.scene.session("staff"), goods.dice
    of = {goods.scene.session(sender).branch_id for sender in senders}
    for key in goods.ids("SELECT id FROM dispatch WHERE state = ?", "out"):
        note: Any = store.get(session, "dispatch", key)
        if note.branch not in of:
            continue
        if goods.chance(0.2):
            stop = dice.choice(note.stops)
            stop.result = dice.choice(["refused", "nobody"])
            stop.note = dice.choice(
                goods.texts["refusals" if stop.result == "refused" else "nobody"]
            )
            note = store.save(session, note)
        odometer = (note.odometer_out or 0) + dice.randrange(25, 120)
        told = {"back_at": goods.scene.at, "odometer": odometer, "rest_delivered": True}
        note = goods.step("staff", "dispatch", key, "back", **told)
        if not settle:
            continue
        short = 500 if goods.chance(0.08) and note.cash_due > 500 else 0
        goods.step(
            "staff", "dispatch", key, "settle", cash_returned=note.cash_due - short,
            difference_reason=goods.texts["differences"][0] if short else "",
            fuel=dice.randrange(80, 260) * 100,
        )  # fmt: skip


def _seal(goods: Goods) -> None:
    """The binders before last month are sealed where finished; last month's wait for the close."""
    older = "SELECT id FROM binder WHERE state = ? AND month < ? ORDER BY month"
    for key in goods.ids(older, "open", goods.scene.last_month()):
        try:
            goods.step("supervisor", "binder", key, "seal")
        except Invalid:
            continue
