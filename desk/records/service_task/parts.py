# SPDX-License-Identifier: MIT
"""Parts and fees of a service task: added up, and parts taken from the stock when work is done."""

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from desk.errors import Invalid
from desk.text import N_, Message
from desk.text.money import capitals

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.service_task.record import ServiceTask

FEES = ("labour_fee", "visit_fee", "post_fee")


def add_up(task: "ServiceTask") -> None:
    """What the parts and the work cost, in figures and capitals."""
    for part in task.changed_parts:
        if part.product is not None:
            part.source = part.source or "stock"
        quantity = part.quantity if part.quantity is not None else Decimal(1)
        exact = quantity * (part.price or 0)
        part.amount = int(exact.quantize(Decimal(1), ROUND_HALF_UP)) if part.price else None
    parts = sum(part.amount or 0 for part in task.changed_parts)
    # Nothing charged leaves the cells empty: a sheet carried along is filled by hand.
    task.parts_fee = parts or None
    task.total = (parts + sum(getattr(task, name) or 0 for name in FEES)) or None
    task.in_words = capitals(task.total) if task.total else ""


def take_from_stock(task: "ServiceTask", act: "Act") -> None:
    """Book the parts that come from stock, once; what was written back in is returned.

    Raises Invalid when there are not enough.
    """
    wanted = [
        (part, part.product)
        for part in task.changed_parts
        if part.product is not None and part.source == "stock"
    ]
    if not wanted or "stock_move" not in act.store.books:
        return
    from desk.records.stock.posting import post
    from desk.records.warehouse import usual_warehouse

    warehouse = usual_warehouse(act, task.branch)
    if warehouse is None:
        raise Invalid(
            [("changed_parts", Message(N_("There is no warehouse to take the parts from.")))]
        )
    for part, product in wanted:
        quantity = part.quantity if part.quantity is not None else Decimal(1)
        change = quantity - (part.issued or Decimal(0))
        if change:
            direction = "out" if change > 0 else "in"
            post(act, direction, product, warehouse, abs(change), task.number)
            part.issued = quantity
