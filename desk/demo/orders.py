# SPDX-License-Identifier: MIT
"""Two months of orders: confirmed, waiting for stock, sent out on trips, called back, filed."""

from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from desk.demo.goods import DAYS, KEEPER, Goods
from desk.errors import Invalid
from desk.records.dispatch import Stop
from desk.records.order import OrderLine
from desk.text.dates import utc

CLERKS = ("staff", "staff2")
STOPS = 4


def plan_orders(goods: Goods) -> None:
    """Plan the orders of each day, the warehouse's day, the trips, the call-backs, the seals."""
    scene = goods.scene
    for days_ago in range(DAYS, 0, -1):
        day = scene.working_day(days_ago)
        if day == scene.working_day(days_ago + 1):
            continue
        for _ in range(goods.dice.choice([1, 2, 2, 3])):
            scene.plan(scene.moment(day), partial(_order, goods))
        _at(goods, day, 8, 50, partial(_stock_up, goods))
        _at(goods, day, 13, 10, partial(_send_out, goods))
        _at(goods, day, 16, 50, partial(_come_home, goods))
        _at(goods, day, 10, 40, partial(_call_back, goods))
    for minutes in (170, 130, 95, 70, 55, 30, 12):
        scene.plan(scene.end - timedelta(minutes=minutes), partial(_order, goods, today=True))
    scene.plan(scene.end - timedelta(minutes=25), partial(_send_out, goods))
    scene.plan(scene.end - timedelta(minutes=20), partial(_order_much, goods))
    scene.plan(scene.end, partial(_seal, goods))


def _at(goods: Goods, day: date, hour: int, minute: int, do: Any) -> None:
    start = utc(day, time(hour, minute), goods.scene.store.office.zone)
    goods.scene.plan(start, do)


def _order(goods: Goods, *, today: bool = False) -> None:
    if not goods.customers:
        return
    scene, dice = goods.scene, goods.dice
    clerk = dice.choice(CLERKS)
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
        delivery=dice.choice(["deliver"] * 6 + ["collect", "express"]),
        payment=dice.choice(["cod", "cod", "monthly", "prepaid"]),
        deliver_by=scene.working_day((scene.end - scene.at).days - 2),
        requests=dice.choice(goods.texts["requests"]) if goods.chance(0.3) else "",
        freight=2000 if goods.chance(0.3) else None,
    )  # fmt: skip
    if today and goods.chance(0.4):
        return
    soon = timedelta(minutes=dice.randrange(3, 9))
    if goods.chance(0.05) and not today:
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


def _send_out(goods: Goods) -> None:
    """The vehicles that are free take what is ready; carriers and collectors take the rest."""
    store, dice = goods.scene.store, goods.dice
    ready = 'SELECT id FROM "order" WHERE state IN (?, ?) AND dispatch IS NULL AND delivery = ?'
    states = ("confirmed", "ready")
    for key in goods.ids(ready, *states, "express"):
        told = {"carrier": dice.choice(goods.texts["carriers"]), "carrier_number":
                f"YD{dice.randrange(10**7, 10**8)}"}  # fmt: skip
        goods.step("staff", "order", key, "send", **told)
        goods.scene.plan(goods.scene.at + timedelta(days=2), partial(_delivered, goods, key))
    for key in goods.ids(ready, *states, "collect"):
        _delivered(goods, key)
    waiting = goods.ids(ready, *states, "deliver")
    cars = goods.ids("SELECT id FROM vehicle WHERE state = ?", "free")
    for car, driver in zip(cars, goods.drivers, strict=False):
        stops, waiting = waiting[:STOPS], waiting[STOPS:]
        if stops:
            note = store.new(
                goods.scene.session("staff"), "dispatch", vehicle=car, driver=driver,
                route=dice.choice(goods.texts["routes"]),
                planned_out_at=goods.scene.at + timedelta(minutes=20),
                planned_back_at=goods.scene.at + timedelta(hours=4),
                stops=[Stop(order=key) for key in stops],
            )  # fmt: skip
            _leave(goods, note)


def _leave(goods: Goods, note: Any) -> None:
    try:
        made = goods.scene.store.save(goods.scene.session("staff"), note)
    except Invalid:  # over the limits: they wait for another day
        return
    goods.step("staff", "dispatch", made.id, "all_loaded")
    vehicle: Any = goods.scene.store.get(goods.scene.session("staff"), "vehicle", note.vehicle)
    at = goods.scene.at + timedelta(minutes=15)
    told = {"out_at": at, "odometer": vehicle.odometer}
    goods.scene.plan(at, partial(goods.step, "staff", "dispatch", made.id, "out", **told))


def _delivered(goods: Goods, order: int) -> None:
    at = goods.scene.at
    goods.step("staff", "order", order, "deliver", delivered_at=at, signed_by="前台")


def _come_home(goods: Goods) -> None:
    """The day's trips come back, most with everything delivered, and their cash is settled."""
    store, session, dice = goods.scene.store, goods.scene.session("staff"), goods.dice
    for key in goods.ids("SELECT id FROM dispatch WHERE state = ?", "out"):
        note: Any = store.get(session, "dispatch", key)
        if goods.chance(0.12):
            stop = dice.choice(note.stops)
            stop.result = dice.choice(["refused", "nobody"])
            stop.note = dice.choice(
                goods.texts["refusals" if stop.result == "refused" else "nobody"]
            )
            note = store.save(session, note)
        odometer = (note.odometer_out or 0) + dice.randrange(25, 120)
        told = {"back_at": goods.scene.at, "odometer": odometer, "rest_delivered": True}
        note = goods.step("staff", "dispatch", key, "back", **told)
        short = 500 if goods.chance(0.08) and note.cash_due > 500 else 0
        goods.step(
            "staff", "dispatch", key, "settle", cash_returned=note.cash_due - short,
            difference_reason=goods.texts["differences"][0] if short else "",
            fuel=dice.randrange(80, 260) * 100,
        )  # fmt: skip


def _call_back(goods: Goods) -> None:
    """Who was to be called by yesterday is called."""
    if "callback" not in goods.scene.store.books:
        return
    rows = goods.ids(
        "SELECT id FROM callback WHERE state = ? AND due_on < ? AND voided = ?",
        *("due", goods.scene.at.date().isoformat(), False),
    )
    for key in rows:
        score = goods.dice.choice(["5", "5", "4", "4", "4", "3"])
        goods.step("staff2", "callback", key, "reached", way="phone", satisfaction=score)


def _seal(goods: Goods) -> None:
    """The binders of months that are over and finished are sealed."""
    for key in goods.ids("SELECT id FROM binder WHERE state = ? ORDER BY month", "open"):
        try:
            goods.step("supervisor", "binder", key, "seal")
        except Invalid:
            continue
