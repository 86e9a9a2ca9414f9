# SPDX-License-Identifier: MIT
"""A day's movements of stock as the page shows them, read beside the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from desk.db.store import Store
from desk.records.stock import StockMove, day_moves
from desk.session import Session

COMES = frozenset({"in", "back", "count_up"})


@dataclass(frozen=True)
class Moved:
    """One movement in words; a transfer both goes out here and comes in there."""

    id: int
    number: str
    at: datetime
    direction: str
    product: str
    warehouse: str
    came: Decimal | None
    went: Decimal | None
    cause: str
    handler: str


@dataclass(frozen=True)
class DayOfStock:
    """The movements of a day, of one warehouse or of all, and the warehouses there are."""

    day: date
    today: date
    warehouse: int | None
    warehouses: Sequence[tuple[int, str]]
    moves: Sequence[Moved]


def look_at_day(store: Store, session: Session, day: date, warehouse: int | None) -> DayOfStock:
    """The ins and outs of a day in the order of time; raises Refused."""
    moves = day_moves(store, session, day, warehouse)
    places = store.database.rows(
        "SELECT id, name FROM warehouse WHERE voided = ? ORDER BY id", False
    )
    label = store.office.labels_for
    products = label(session, "product", {m.product for m in moves if m.product})
    names = dict(places)
    moved = [_moved(store, one, products, names, warehouse) for one in moves]
    return DayOfStock(day, session.today(), warehouse, [(k, n) for k, n in places], moved)


def _moved(
    store: Store,
    move: StockMove,
    products: dict[int, str],
    places: dict[int, str],
    here: int | None,
) -> Moved:
    comes = move.direction in COMES
    if move.direction == "transfer" and here is not None:
        comes = move.to_warehouse == here
    place = places.get(move.warehouse or 0, "")
    if move.to_warehouse is not None:
        place = f"{place} → {places.get(move.to_warehouse, '')}"
    assert move.at is not None
    return Moved(
        id=move.id,
        number=move.number,
        at=move.at,
        direction=move.direction,
        product=products.get(move.product or 0, ""),
        warehouse=place,
        came=move.quantity if comes else None,
        went=None if comes else move.quantity,
        cause=move.cause,
        handler=store.office.label("person", move.handler) if move.handler else "",
    )
