# SPDX-License-Identifier: MIT
"""Books movements, keeps the levels in step with them, and serves the orders that wait."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desk.db import rowing
from desk.records.stock.level import Stock

if TYPE_CHECKING:
    from desk.db.act import Act


def level_of(act: "Act", product: int, warehouse: int) -> Stock | None:
    """The stock sheet of a product in a warehouse as it stands now, held until the act ends."""
    rows = act.store.database.rows(
        "SELECT id FROM stock WHERE product = ? AND warehouse = ? AND voided = ?",
        *(product, warehouse, False),
    )
    return rowing.load(act.store.database, Stock, rows[0][0], lock=True) if rows else None


def free_of(act: "Act", product: int, warehouse: int) -> Decimal:
    """How much of a product can be promised now."""
    level = level_of(act, product, warehouse)
    return level.free or Decimal(0) if level is not None else Decimal(0)


def post(
    act: "Act",
    direction: str,
    product: int,
    warehouse: int,
    quantity: Decimal,
    cause: str = "",
    **links: Any,
) -> None:
    """Book a movement that follows from something else; `links` name its order or request.

    Raises Invalid when there is not enough.
    """
    move: Any = act.new(
        "stock_move",
        direction=direction,
        product=product,
        warehouse=warehouse,
        quantity=quantity,
        cause=cause[:200],
    )
    for name, value in links.items():
        setattr(move, name, value)
    move.at, move.handler = act.now, act.session.person_id
    act.as_office().save(move)


def apply(
    act: "Act",
    product: int,
    warehouse: int,
    on_hand: Decimal,
    reserved: Decimal,
    branch: int | None,
) -> None:
    """Change a level by what a movement did; the sheet is made with the first one."""
    desk = act.as_office()
    level: Any = level_of(act, product, warehouse)
    if level is None:
        level = desk.new("stock", product=product, warehouse=warehouse)
        level.branch = branch
    level.on_hand = (level.on_hand or Decimal(0)) + on_hand
    level.reserved = (level.reserved or Decimal(0)) + reserved
    desk.save(level)


def serve(act: "Act", product: int, warehouse: int) -> None:
    """Give what became free to the orders that wait for it, the one confirmed first at first."""
    if "order" not in act.store.books:
        return
    rows = act.store.database.rows(
        'SELECT o.id FROM "order" o WHERE o.state IN (?, ?) AND o.voided = ? AND o.warehouse = ? '
        "AND o.id IN (SELECT owner FROM order_lines WHERE product = ? AND short > 0) "
        "ORDER BY o.confirmed_at, o.id",
        *("waiting", "part_delivered", False, warehouse, product),
    )
    desk = act.as_office()
    for (key,) in rows:
        if free_of(act, product, warehouse) <= 0:
            return
        order = rowing.load(act.store.database, act.store.books["order"], key, lock=True)
        desk.save(order)
