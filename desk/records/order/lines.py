# SPDX-License-Identifier: MIT
"""The lines of an order sheet and their sums, in whole fen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import TYPE_CHECKING, Any

from desk.db.fields import Line, Link, Measure, Money, Percent
from desk.db.record import Problem, Row
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

NONE = Decimal(0)
# What an amount is worked out from.
FACTORS = ("quantity", "price", "discount")


class OrderLine(Row):
    """One product of an order, or a service that is in no catalogue."""

    product = Link(N_("From the catalogue"), to="product")
    item = Line(N_("Item"))
    spec = Line(N_("Specification"))
    quantity = Measure(N_("Quantity"), required=True)
    unit = Line(N_("Unit"))
    price = Money(N_("Unit price"))
    discount = Percent(N_("Discount (%)"))
    amount = Money(N_("Amount"))
    reserved = Measure(N_("Reserved"), by_desk=True)
    short = Measure(N_("Short"), by_desk=True)
    delivered = Measure(N_("Quantity delivered"))
    remark = Line(N_("Remarks"))

    def rest(self) -> Decimal:
        """The quantity that the customer does not have yet."""
        return max(NONE, (self.quantity or NONE) - (self.delivered or NONE))

    printed = "item spec quantity unit price discount amount remark"


@dataclass(frozen=True)
class Goods:
    """What the catalogue says of a product: for the line, the load and the stock."""

    name: str
    spec: str
    unit: str
    price: int | None
    pack: Decimal | None
    weight: Decimal
    volume: Decimal
    stocked: bool


def goods_of(act: "Act", lines: Sequence[OrderLine]) -> dict[int, Goods]:
    """The products of the lines, read at once."""
    ids = sorted({line.product for line in lines if line.product is not None})
    if not ids:
        return {}
    marks = ", ".join("?" * len(ids))
    rows = act.store.database.rows(
        "SELECT id, name, spec, unit, price, pack_quantity, weight_kg, volume_m3, stocked "
        f"FROM product WHERE id IN ({marks})",
        *ids,
    )
    return {
        row[0]: Goods(
            name=row[1],
            spec=row[2],
            unit=row[3],
            price=row[4],
            pack=None if row[5] is None else Decimal(row[5]).scaleb(-2),
            weight=Decimal(row[6] or 0).scaleb(-3),
            volume=Decimal(row[7] or 0).scaleb(-4),
            stocked=bool(row[8]),
        )
        for row in rows
    }


def fill(
    lines: Sequence[OrderLine],
    goods: Mapping[int, Goods],
    before: Sequence[Mapping[str, Any]] = (),
) -> None:
    """Fill what the catalogue knows into the empty cells of lines.

    Where another product was chosen, what came from the one `before` is not its own any more.
    """
    old = {row["uid"]: row for row in before}
    for line in lines:
        known = goods.get(line.product) if line.product is not None else None
        if known is None:
            continue
        was = old.get(line.uid)
        if was is not None and was["product"] not in (None, line.product):
            _forget(line, was)
        line.item = line.item or known.name
        line.spec = line.spec or known.spec
        line.unit = line.unit or known.unit
        if line.price is None and line.amount is None:
            line.price = known.price


def _forget(line: OrderLine, was: Mapping[str, Any]) -> None:
    kinds = OrderLine.kinds()
    for name in ("item", "spec", "unit", "price"):
        if kinds[name].plain(getattr(line, name)) == was.get(name):
            setattr(line, name, kinds[name].empty)
            if name == "price":
                line.amount = None


def work_out_amounts(lines: Sequence[OrderLine], before: Sequence[Mapping[str, Any]]) -> None:
    """The amount of each line; a line with an amount and no price is a lump sum.

    An amount that stands is left alone while nothing it comes from has changed.
    """
    old = {row["uid"]: row for row in before}
    for line in lines:
        if line.quantity is None or line.quantity <= 0:
            continue
        share = (100 - (line.discount or NONE)) / 100
        if line.price is None:
            if line.amount is not None and share > 0:
                line.price = _whole(line.amount / (line.quantity * share))
        elif line.amount is None or not _same_factors(line, old.get(line.uid)):
            line.amount = _whole(line.price * line.quantity * share)


def line_problems(
    lines: Sequence[OrderLine], before: Sequence[Mapping[str, Any]], *, priced: bool
) -> Iterator[Problem]:
    """Sentences about lines that cannot be; `priced` asks for an amount on each."""
    old = {row["uid"]: row for row in before}
    for position, line in enumerate(lines, 1):
        for message in _wrong(line, old.get(line.uid), priced):
            yield (
                "lines",
                Message(N_("row {position}: {problem}"), position=position, problem=message),
            )


def load_of(
    lines: Sequence[OrderLine], goods: Mapping[int, Goods], *, rest: bool
) -> tuple[int, Decimal, Decimal]:
    """Packs, kilograms and cubic metres of an order, or of the `rest` that is still to go."""
    pieces, weight, volume = 0, NONE, NONE
    for line in lines:
        count = line.rest() if rest else line.quantity or NONE
        known = goods.get(line.product) if line.product is not None else None
        pack = known.pack if known is not None else None
        pieces += ceil(count / pack) if pack else ceil(count)
        if known is not None:
            weight += count * known.weight
            volume += count * known.volume
    return pieces, round(weight, 3), round(volume, 4)


def _wrong(line: OrderLine, old: Mapping[str, Any] | None, priced: bool) -> Iterator[Message]:
    if line.product is None and not line.item:
        yield Message(N_("the product is missing."))
    if line.quantity is not None and line.quantity <= 0:
        yield Message(N_("the quantity must be more than zero."))
    if line.discount is not None and not 0 <= line.discount <= 100:
        yield Message(N_("the discount must lie between 0 and 100 percent."))
    if any(value is not None and value < 0 for value in (line.price, line.amount)):
        yield Message(N_("the price must not be negative."))
    if priced and line.amount is None:
        yield Message(N_("the price is missing."))
    if old is not None and _same_factors(line, old) and line.amount != old["amount"]:
        yield Message(N_("the amount is not quantity times price. Empty the price of a lump sum."))
    if line.delivered is not None and not 0 <= line.delivered <= (line.quantity or NONE):
        yield Message(N_("no more can be delivered than was ordered."))


def _same_factors(line: OrderLine, old: Mapping[str, Any] | None) -> bool:
    kinds = OrderLine.kinds()
    return old is not None and all(
        kinds[name].plain(getattr(line, name)) == old.get(name) for name in FACTORS
    )


def _whole(fen: Decimal) -> int:
    return int(fen.quantize(Decimal(1), ROUND_HALF_UP))
