# SPDX-License-Identifier: MIT
"""Vehicles, drivers and trips of the day for tests of the board and of the return."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from desk.records.dispatch import Stop
from tests.offices import Desk
from tests.records.goods.making import (
    all_of,
    confirmed,
    driver,
    make,
    product,
    step,
    vehicle,
    warehouse,
)


def fleet(desk: Desk, plate: str = "浙A12345", **values: Any) -> Any:
    """A vehicle that may carry a ton, with its usual driver."""
    return vehicle(desk, plate, usual_driver=driver(desk, f"师傅{plate[-2:]}").id, **values)


def waiting(desk: Desk, kilograms: int = 100, **values: Any) -> Any:
    """A confirmed order of so many kilograms in one piece."""
    if not all_of(desk, "warehouse"):
        warehouse(desk)
    goods = product(desk, f"货物{kilograms}", 10000, weight_kg=Decimal(kilograms), unit="箱")
    return confirmed(desk, goods, 1, **values)


def trip(desk: Desk, lorry: Any, stops: list[Stop], *, after: int = 2, **values: Any) -> Any:
    """A planned trip of four hours that begins so many hours from now."""
    start = desk.clock() + timedelta(hours=after)
    return make(
        desk, "dispatch", vehicle=lorry.id, driver=lorry.usual_driver, stops=stops,
        planned_out_at=start, planned_back_at=start + timedelta(hours=4), **values,
    )  # fmt: skip


def address(**values: Any) -> Stop:
    """A stop without an order."""
    typed = {"consignee": "李四", "address": "银杏大道1号", "pieces": 3, "weight": Decimal(10)}
    return Stop(**{**typed, **values})


def away(desk: Desk, lorry: Any, stops: list[Stop]) -> Any:
    """A trip that has left the yard."""
    made = step(desk, trip(desk, lorry, stops), "all_loaded")
    return step(desk, made, "out", out_at=desk.clock(), odometer=1000)
