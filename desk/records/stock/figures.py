# SPDX-License-Identifier: MIT
"""The day's ins and outs, and the stock card of a product with its running balance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from desk.db import rowing
from desk.db.act import refuse
from desk.db.fields import from_millis, to_millis
from desk.db.store import Store
from desk.records.stock.move import StockMove
from desk.records.stock.words import OF_ORDERS
from desk.session import Session
from desk.text.dates import day_bounds

# Stock on hand is not touched by these.
SILENT = sorted(OF_ORDERS)


@dataclass(frozen=True)
class CardLine:
    """One line of a stock card: what came in, what went out, what was there afterwards."""

    move: int
    number: str
    at: datetime
    direction: str
    cause: str
    came: Decimal
    went: Decimal
    balance: Decimal
    order: int | None


@dataclass(frozen=True)
class StockCard:
    """The card of a product in a warehouse: opening balance, movements, closing balance."""

    product: int
    warehouse: int
    opening: Decimal
    lines: Sequence[CardLine]
    closing: Decimal


def day_moves(
    store: Store, session: Session, day: date, warehouse: int | None = None
) -> list[StockMove]:
    """The day's ins and outs in the order of time, nothing only reserved; raises Refused."""
    refuse(session, "read", StockMove)
    start, end = day_bounds(day, session.zone)
    where, values = "", list[object]()
    if warehouse is not None:
        where, values = " AND (warehouse = ? OR to_warehouse = ?)", [warehouse, warehouse]
    rows = store.database.rows(
        "SELECT id FROM stock_move WHERE at >= ? AND at < ? AND voided = ? "
        f"AND direction NOT IN (?, ?){where} ORDER BY at, id",
        *(to_millis(start), to_millis(end), False, *SILENT, *values),
    )
    return [rowing.load(store.database, StockMove, row[0]) for row in rows]


def stock_card(
    store: Store,
    session: Session,
    product: int,
    warehouse: int,
    since: datetime | None = None,
    until: datetime | None = None,
) -> StockCard:
    """The movements of a product in a warehouse between two moments (UTC); raises Refused."""
    refuse(session, "read", StockMove)
    rows = store.database.rows(
        "SELECT id, number, at, direction, cause, quantity, warehouse, to_warehouse, "
        '"order" FROM stock_move WHERE product = ? AND (warehouse = ? OR to_warehouse = ?) '
        "AND voided = ? AND direction NOT IN (?, ?) ORDER BY at, id",
        *(product, warehouse, warehouse, False, *SILENT),
    )
    balance = opening = Decimal(0)
    lines = []
    for key, number, at, direction, cause, quantity, place, to_place, order in rows:
        moment, count = from_millis(at), Decimal(int(quantity)).scaleb(-3)
        comes = direction in ("in", "back", "count_up") or (
            direction == "transfer" and to_place == warehouse and place != warehouse
        )
        if until is not None and moment >= until:
            break
        balance += count if comes else -count
        if since is not None and moment < since:
            opening = balance
            continue
        none = Decimal(0)
        came, went = (count, none) if comes else (none, count)
        lines.append(CardLine(key, number, moment, direction, cause, came, went, balance, order))
    return StockCard(product, warehouse, opening, lines, balance)
