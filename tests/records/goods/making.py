# SPDX-License-Identifier: MIT
"""Short ways to make the records that tests of the goods side need."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import count
from typing import Any

from desk.records.order import OrderLine
from tests.offices import Desk

_CODES = count(1)


def make(desk: Desk, kind: str, by: str = "staff", **values: Any) -> Any:
    """A saved record of a kind."""
    return desk.store.save(desk[by], desk.store.new(desk[by], kind, **values))


def again(desk: Desk, record: Any) -> Any:
    """The record as the store has it now."""
    return desk.store.get(desk["supervisor"], record.kind(), record.id)


def step(desk: Desk, record: Any, what: str, by: str = "staff", **told: Any) -> Any:
    """Do a step of a record and return it as it stands then."""
    return desk.store.step(desk[by], record.kind(), record.id, what, told)


def product(desk: Desk, name: str = "安顺达打印纸", price: int = 2500, **values: Any) -> Any:
    """A product of the catalogue, price in fen."""
    values.setdefault("code", f"A{next(_CODES):05}")
    return make(desk, "product", name=name, price=price, **values)


def warehouse(desk: Desk, name: str = "主仓", **values: Any) -> Any:
    """A warehouse."""
    return make(desk, "warehouse", by="supervisor", name=name, **values)


def goods_in(desk: Desk, product: Any, quantity: int, **values: Any) -> Any:
    """Goods that come in."""
    return make(
        desk, "stock_move", direction="in", product=product.id, quantity=Decimal(quantity), **values
    )


def level(desk: Desk, product: Any, warehouse: Any = None) -> tuple[Decimal, Decimal, Decimal]:
    """On hand, reserved and free."""
    rows = desk.store.database.rows(
        "SELECT id FROM stock WHERE product = ? AND voided = ?"
        + (f" AND warehouse = {warehouse.id}" if warehouse is not None else ""),
        *(product.id, False),
    )
    if not rows:
        return Decimal(0), Decimal(0), Decimal(0)
    stock: Any = desk.store.get(desk["supervisor"], "stock", rows[0][0])
    return stock.on_hand, stock.reserved, stock.free


def all_of(desk: Desk, kind: str) -> list[Any]:
    """Every record of a kind, oldest first."""
    rows = desk.store.database.rows(f'SELECT id FROM "{kind}" ORDER BY id')
    return [desk.store.get(desk["supervisor"], kind, row[0]) for row in rows]


def numbers(records: Sequence[Any]) -> list[str]:
    """The numbers of records."""
    return [record.number for record in records]


def sums_hold(desk: Desk) -> None:
    """Stock is what the movements say, and reserved is what open orders keep."""
    rows = desk.store.database.rows
    for product, warehouse, on_hand, reserved in rows(
        "SELECT product, warehouse, on_hand, reserved FROM stock WHERE voided = ?", False
    ):
        came, kept = 0, 0
        for direction, quantity, place, to_place in rows(
            "SELECT direction, quantity, warehouse, to_warehouse FROM stock_move "
            "WHERE product = ? AND voided = ? AND (warehouse = ? OR to_warehouse = ?)",
            *(product, False, warehouse, warehouse),
        ):
            if direction == "transfer":
                came += quantity if to_place == warehouse else 0
                came -= quantity if place == warehouse else 0
            else:
                came += {"in": 1, "back": 1, "count_up": 1, "out": -1, "count_down": -1}.get(
                    direction, 0
                ) * int(quantity)
                kept += {"reserve": 1, "release": -1}.get(direction, 0) * int(quantity)
        assert (came, kept) == (on_hand, reserved)
        assert 0 <= reserved <= on_hand


def customer(desk: Desk, name: str = "张三", **values: Any) -> Any:
    """A customer's card."""
    return make(desk, "customer", name=name, **values)


def line(product: Any, quantity: int, **values: Any) -> OrderLine:
    """A line of an order, of a product or of something in no catalogue."""
    values.setdefault("quantity", Decimal(quantity))
    return OrderLine(product=product.id if product is not None else None, **values)


def order(desk: Desk, customer: Any, lines: Sequence[OrderLine], **values: Any) -> Any:
    """An order sheet, still a draft."""
    values.setdefault("address", "银杏大道1号")
    return make(desk, "order", customer=customer.id, lines=lines, **values)


def vehicle(desk: Desk, plate: str = "浙A12345", **values: Any) -> Any:
    """A vehicle that may carry a ton."""
    typed = {"load_kg": Decimal(1000), "volume_m3": Decimal(10), **values}
    return make(desk, "vehicle", plate=plate, **typed)


def driver(desk: Desk, name: str = "陈师傅", **values: Any) -> Any:
    """A driver on duty."""
    return make(desk, "driver", name=name, phone="13900000001", **values)


def confirmed(desk: Desk, product: Any, quantity: int, **values: Any) -> Any:
    """A confirmed order of goods that are there."""
    goods_in(desk, product, quantity)
    sheet = order(desk, values.pop("customer", None) or customer(desk),
                  [line(product, quantity)], **values)  # fmt: skip
    return step(desk, sheet, "confirm")
