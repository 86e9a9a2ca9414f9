# SPDX-License-Identifier: MIT
"""What an order keeps in the warehouse, what it took out of it, and what is short.

Nothing here knows which button was pressed: the movements follow from how the order stands, so
confirming, cancelling, voiding and a lorry that comes back all go the same way.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desk.db import rowing, said
from desk.records.order.lines import Goods, goods_of
from desk.records.order.words import ARRIVED, GONE, KEPT, PART
from desk.records.stock.posting import free_of, post, serve
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.order.record import Order

NONE = Decimal(0)
NO_LONGER_NEEDED = N_("No longer needed for the order")
Place = tuple[int, int]
"""A product and a warehouse."""


def allocate(order: "Order", act: "Act", goods: Mapping[int, Goods]) -> None:
    """Give the order what is free, line by line; what is missing makes it wait."""
    kept = order.state in KEPT and not order.voided
    available: dict[int, Decimal] = {}
    if kept and order.warehouse is not None:
        booked, handed = _booked(order, act), _handed(order)
        wanted = {line.product for line in order.lines if line.product is not None}
        for product in sorted(wanted & goods.keys()):
            if goods[product].stocked:
                # What it took and did not hand over is about to be booked back for it.
                own = sum(booked[product, order.warehouse], NONE) - handed[product]
                available[product] = own + free_of(act, product, order.warehouse)
    for line in order.lines:
        if line.product is None or line.product not in available:
            line.reserved = line.short = None
            continue
        count = line.rest() if order.state == PART else line.quantity or NONE
        line.reserved = max(NONE, min(count, available[line.product]))
        available[line.product] -= line.reserved
        line.short = count - line.reserved
    if kept and order.state != PART:
        if any(line.short for line in order.lines):
            order.state = "waiting"
        elif order.state == "waiting":
            order.state = "ready"


def settle(order: "Order", act: "Act") -> None:
    """Book what is missing between the movements so far and what the order keeps and took."""
    wanted = _wanted(order, goods_of(act, order.lines))
    booked = _booked(order, act)
    freed = []
    for place in sorted({*wanted, *booked}):
        (keeps, takes), (kept, took) = wanted[place], booked[place]
        _post(act, order, "release", place, kept - keeps)
        _post(act, order, "out", place, takes - took)
        _post(act, order, "back", place, took - takes)
        _post(act, order, "reserve", place, keeps - kept)
        if (kept - keeps) + (took - takes) > 0:
            freed.append(place)
    for product, warehouse in freed:
        serve(act, product, warehouse)


def ask_for_missing(order: "Order", act: "Act") -> None:
    """One open restock request for each product that is short; taken back when it is not."""
    short: dict[int, Decimal] = defaultdict(Decimal)
    for line in order.lines:
        if line.product is not None and line.short:
            short[line.product] += line.short
    rows = act.store.database.rows(
        'SELECT id FROM restock_request WHERE "order" = ? AND voided = ? AND state IN (?, ?) '
        "ORDER BY id",
        *(order.id, False, "asked", "ordered"),
    )
    if not short and not rows:
        return
    open_ones: Any = [_request(act, row[0]) for row in rows]
    for product in sorted({*short, *(r.product for r in open_ones)}):
        _ask(act, order, product, short[product], [r for r in open_ones if r.product == product])


def _ask(act: "Act", order: "Order", product: int, short: Decimal, requests: list[Any]) -> None:
    missing = short - sum(
        ((r.ordered or r.quantity or NONE) - (r.arrived or NONE) for r in requests), NONE
    )
    asked = next((r for r in requests if r.state == "asked"), None)
    desk = act.as_office()
    if asked is not None and missing:
        if asked.quantity + missing > 0:
            asked.quantity += missing
        else:
            asked.state, asked.refuse_reason = "refused", said.kept(Message(NO_LONGER_NEEDED))
        desk.save(asked)
    elif missing > 0:
        made: Any = desk.new("restock_request", product=product, order=order.id, reason="short")
        made.quantity, made.warehouse = missing, order.warehouse
        made.wanted_by, made.branch = order.deliver_by, order.branch
        made.asked_by = act.session.person_id
        desk.save(made)


def _request(act: "Act", key: int) -> Any:
    record_type = act.store.books["restock_request"]
    return rowing.load(act.store.database, record_type, key, lock=True)


def _wanted(order: "Order", goods: Mapping[int, Goods]) -> dict[Place, tuple[Decimal, Decimal]]:
    """What the order should keep and should have taken, by product and warehouse."""
    wanted: dict[Place, tuple[Decimal, Decimal]] = defaultdict(lambda: (NONE, NONE))
    if order.voided or order.warehouse is None:
        return wanted
    for line in order.lines:
        known = goods.get(line.product) if line.product is not None else None
        if line.product is None or known is None or not known.stocked:
            continue
        keeps, takes = wanted[line.product, order.warehouse]
        if order.state in KEPT:
            keeps += line.reserved or NONE
            takes += (line.delivered or NONE) if order.state == PART else NONE
        elif order.state in GONE:
            all_of_it = order.state not in ARRIVED or line.delivered is None
            takes += (line.quantity if all_of_it else line.delivered) or NONE
        wanted[line.product, order.warehouse] = keeps, takes
    return wanted


def _handed(order: "Order") -> dict[int, Decimal]:
    """What the customer has of each product while the rest is still to go."""
    handed: dict[int, Decimal] = defaultdict(Decimal)
    for line in order.lines if order.state == PART else ():
        if line.product is not None:
            handed[line.product] += line.delivered or NONE
    return handed


def _booked(order: "Order", act: "Act") -> dict[Place, tuple[Decimal, Decimal]]:
    """What the movements say the order keeps and has taken."""
    booked: dict[Place, tuple[Decimal, Decimal]] = defaultdict(lambda: (NONE, NONE))
    if order.id is None:
        return booked
    rows = act.store.database.rows(
        "SELECT product, warehouse, direction, SUM(quantity) FROM stock_move "
        'WHERE "order" = ? AND voided = ? GROUP BY product, warehouse, direction',
        *(order.id, False),
    )
    signs = {"reserve": (1, 0), "release": (-1, 0), "out": (0, 1), "back": (0, -1)}
    for product, warehouse, direction, quantity in rows:
        keep, take = signs.get(direction, (0, 0))
        count = Decimal(int(quantity)).scaleb(-3)
        kept, took = booked[product, warehouse]
        booked[product, warehouse] = kept + keep * count, took + take * count
    return booked


def _post(act: "Act", order: "Order", direction: str, place: Place, count: Decimal) -> None:
    if count > 0:
        post(act, direction, *place, count, order.number, order=order.id)
