# SPDX-License-Identifier: MIT
"""One movement of stock with its cause; the stock is nothing but the sum of these."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Self

from desk.db.fields import Choice, Line, Link, Measure, Moment, Note, me, now
from desk.db.record import Problem, Record
from desk.records.stock.posting import apply, level_of, serve
from desk.records.stock.words import COUNTS, DIRECTIONS, OF_ORDERS, SIGNS
from desk.records.warehouse import usual_warehouse
from desk.sheet import Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

Effect = dict[int, tuple[Decimal, Decimal]]
NONE = (Decimal(0), Decimal(0))


class StockMove(Record):
    """Goods in, out, reserved, released, transferred or counted; what it moved never changes."""

    at = Moment(N_("When"), required=True, default=now, once=True)
    direction = Choice(N_("Direction"), DIRECTIONS, required=True, default="in", once=True)
    product = Link(N_("Product"), to="product", required=True, once=True)
    quantity = Measure(N_("Quantity"), required=True, once=True)
    warehouse = Link(N_("Warehouse"), to="warehouse", required=True, once=True)
    to_warehouse = Link(N_("To warehouse"), to="warehouse", once=True)
    cause = Line(N_("What for"))
    order = Link(N_("Order sheet"), to="order", by_desk=True)
    restock = Link(N_("Restock request"), to="restock_request", by_desk=True)
    take = Link(N_("Stock-take"), to="stock_take", by_desk=True)
    batch = Line(N_("Batch"))
    handler = Link(N_("Handler"), to="person", default=me)
    remarks = Note(N_("Remarks"))

    class Meta:
        indexes = (
            (("product", "warehouse", "at"), False),
            (("order", "product"), False),
            (("at",), False),
        )

    sheet = Sheet(
        title=N_("Stock movement"),
        book=N_("Stock movements"),
        prefix="SM",
        drawing="""
            number     at         direction     quantity
            product    product    warehouse     to_warehouse
            cause      cause      batch         handler
            order      restock    take          .
            remarks    remarks    remarks       remarks
        """,
        listed="number at direction product quantity warehouse cause order restock handler",
        searched="cause batch remarks product",
        known_as={
            "at": "日期 出入库日期 时间 date",
            "direction": "方向 出入库 类型 direction",
            "product": "品名 商品 产品 商品名称 product",
            "quantity": "数量 qty quantity",
            "warehouse": "仓库 warehouse",
            "cause": "事由 原因 摘要 cause",
        },
    )

    def effect(self) -> Effect:
        """What the movement does, by warehouse: to the stock on hand and to what is reserved."""
        if self.voided or not self.quantity or self.warehouse is None:
            return {}
        on_hand, reserved = SIGNS[self.direction]
        done = {self.warehouse: (on_hand * self.quantity, reserved * self.quantity)}
        if self.direction == "transfer" and self.to_warehouse is not None:
            done[self.to_warehouse] = (self.quantity, Decimal(0))
        return done

    def work_out(self, act: "Act") -> None:
        """Where no warehouse is named, it is the usual one."""
        if self.warehouse is None:
            self.warehouse = usual_warehouse(act, self.branch)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: something moves, a count says why, a transfer goes somewhere else."""
        yield from super().problems()
        if self.quantity is not None and self.quantity <= 0:
            yield "quantity", Message(N_("must be more than zero."))
        if self.direction in OF_ORDERS and self.order is None:
            yield "direction", Message(N_("is booked by desk when an order is confirmed."))
        if self.direction in COUNTS and not self.cause:
            yield "cause", Message(N_("must say why the count differs."))
        if self.direction == "transfer" and self.to_warehouse in (None, self.warehouse):
            yield "to_warehouse", Message(N_("must be another warehouse."))
        if self.direction != "transfer" and self.to_warehouse is not None:
            yield "to_warehouse", Message(N_("is for transfers only."))

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """Nothing goes out that is not there, nor what is promised to an order."""
        if self.product is None or (self.id is not None and not self.voided):
            return
        sign = -1 if self.voided else 1
        standing = self.effect() if not self.voided else self._was()
        for warehouse, (on_hand, reserved) in standing.items():
            level = level_of(act, self.product, warehouse)
            have = level.on_hand or Decimal(0) if level is not None else Decimal(0)
            kept = level.reserved or Decimal(0) if level is not None else Decimal(0)
            left, promised = have + sign * on_hand, kept + sign * reserved
            if left < 0:
                yield (
                    "quantity",
                    Message(N_("is more than the {count} on hand."), count=_plain(have)),
                )
            elif promised < 0 or (left < promised and self.order is None):
                yield (
                    "quantity",
                    Message(
                        N_("is more than the {count} that are free; {kept} are reserved."),
                        count=_plain(have - kept),
                        kept=_plain(kept),
                    ),
                )

    def _was(self) -> Effect:
        self.voided = False
        effect = self.effect()
        self.voided = True
        return effect

    def follow(self, act: "Act", before: Self | None) -> None:
        """The stock follows the movement, and waiting orders follow what became free.

        For an order's own movements the order serves the others, when all of its are booked.
        """
        old, new = before.effect() if before is not None else {}, self.effect()
        for warehouse in sorted({*old, *new}):
            (had, kept), (has, keeps) = old.get(warehouse, NONE), new.get(warehouse, NONE)
            assert self.product is not None
            if (had, kept) != (has, keeps):
                apply(act, self.product, warehouse, has - had, keeps - kept, self.branch)
            if has - keeps > had - kept and self.order is None:
                serve(act, self.product, warehouse)


def _plain(count: Decimal) -> str:
    return f"{count:,.3f}".rstrip("0").rstrip(".")
