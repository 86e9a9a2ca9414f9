# SPDX-License-Identifier: MIT
"""The stops of a dispatch note: what is unloaded where, and what the driver brings back for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desk.db.fields import (
    Address,
    Choice,
    Line,
    Link,
    Measure,
    Moment,
    Money,
    Name,
    Phone,
    Tick,
    Whole,
)
from desk.db.record import Problem, Row
from desk.records.dispatch.words import PAID, RESULTS, TAKEN
from desk.text import N_, Message
from desk.text.money import figures
from desk.text.plain import shorten

if TYPE_CHECKING:
    from desk.db.act import Act

NONE = Decimal(0)


class Stop(Row):
    """One stop: an order sheet or an address, in the order of the way."""

    order = Link(N_("Order sheet"), to="order")
    waybill = Line(N_("Waybill no."))
    load_order = Whole(N_("Load as"), by_desk=True)
    consignee = Name(N_("Consignee"))
    phone = Phone(N_("Telephone"))
    address = Address(N_("Address"))
    window = Line(N_("Time of delivery"))
    goods = Line(N_("Goods carried"))
    pieces = Whole(N_("Pieces"))
    weight = Measure(N_("Weight (kg)"))
    volume = Measure(N_("Volume (m³)"), places=4)
    freight = Money(N_("Freight collect"))
    cod = Money(N_("COD"))
    loaded = Tick(N_("Loaded"))
    result = Choice(N_("Outcome"), RESULTS)
    signed_by = Name(N_("Signed by"))
    signed_at = Moment(N_("Signed at"))
    signed_pieces = Whole(N_("Pieces taken"))
    collected = Money(N_("Collected"))
    paid = Choice(N_("Paid by"), PAID)
    receipt_back = Tick(N_("Signed receipt back"))
    note = Line(N_("Remarks"))

    printed = "load_order consignee phone address goods pieces weight freight cod signed_by"
    to_sign = "signed_by"

    def to_collect(self) -> int:
        """The fen that are due at this stop: freight collect and cash on delivery."""
        return (self.freight or 0) + (self.cod or 0)

    def cash(self) -> int:
        """The fen in cash that the driver must bring back for this stop, as it stands now."""
        if not self.result:
            return self.to_collect()
        if self.result not in TAKEN or self.paid not in ("", "cash"):
            return 0
        return self.to_collect() if self.collected is None else self.collected


def fill(act: "Act", stops: Sequence[Stop], before: Sequence[Mapping[str, Any]]) -> None:
    """Take over from an order what a stop needs; number the loading, last stop first."""
    old = {row["uid"]: row["order"] for row in before}
    for position, stop in enumerate(stops):
        stop.load_order = len(stops) - position
        if stop.order is not None and old.get(stop.uid) != stop.order:
            _take_over(stop, act.get("order", stop.order))
        if stop.result == "delivered":
            stop.signed_pieces = stop.pieces if stop.signed_pieces is None else stop.signed_pieces
            stop.collected = stop.to_collect() if stop.collected is None else stop.collected


def _take_over(stop: Stop, order: Any) -> None:
    for name, value in _of_order(order).items():
        if getattr(stop, name) in (None, ""):
            setattr(stop, name, value)


def refresh(stop: Stop, before: Any, order: Any) -> bool:
    """Whether a changed order changed its stop; what was typed over by hand stays as typed."""
    old, fresh = _of_order(before), _of_order(order)
    changed = [n for n in fresh if fresh[n] != old[n] and getattr(stop, n) == old[n]]
    for name in changed:
        setattr(stop, name, fresh[name])
    return bool(changed)


def _of_order(order: Any) -> dict[str, Any]:
    """What a stop takes over from its order, by the stop's fields."""
    return {
        "consignee": order.receiver or order.contact or order.customer_name,
        "phone": order.receiver_phone or order.phone,
        "address": order.address,
        "window": order.window,
        "goods": shorten(_goods(order), 120),
        "pieces": order.pieces,
        "weight": order.weight,
        "volume": order.volume,
        "cod": order.left_to_collect() or None,
    }


def _goods(order: Any) -> str:
    lines = ((line.item, line.rest(), line.unit) for line in order.lines if line.rest())
    return ", ".join(f"{item} {_plain(count)}{unit}" for item, count, unit in lines)


def _plain(count: Decimal) -> str:
    return f"{count:f}".rstrip("0").rstrip(".") if count % 1 else f"{count:.0f}"


def totals(stops: Iterable[Stop]) -> tuple[int, Decimal, Decimal]:
    """Pieces, kilograms and cubic metres of a load."""
    pieces, weight, volume = 0, NONE, NONE
    for stop in stops:
        pieces += stop.pieces or 0
        weight += stop.weight or NONE
        volume += stop.volume or NONE
    return pieces, weight, volume


def stop_problems(stops: Sequence[Stop]) -> Iterator[Problem]:
    """Sentences about stops that cannot be."""
    seen: set[int] = set()
    for position, stop in enumerate(stops, 1):
        for message in _wrong(stop, seen):
            yield (
                "stops",
                Message(N_("row {position}: {problem}"), position=position, problem=message),
            )


def _wrong(stop: Stop, seen: set[int]) -> Iterator[Message]:
    if stop.order is not None:
        if stop.order in seen:
            yield Message(N_("this order is on the note already."))
        seen.add(stop.order)
    elif not stop.address and not stop.consignee:
        yield Message(N_("an order, or consignee and address, must be named."))
    for value in (stop.pieces, stop.weight, stop.volume, stop.freight, stop.cod, stop.collected):
        if value is not None and value < 0:
            yield Message(N_("figures must not be negative."))
            break
    if stop.signed_pieces is not None and not 0 <= stop.signed_pieces <= (stop.pieces or 0):
        yield Message(N_("no more pieces can be taken than were carried."))
    if stop.result == "delivered" and (stop.signed_pieces or 0) < (stop.pieces or 0):
        yield Message(N_("not all pieces were taken: that is partly delivered."))
    if stop.result == "partly" and stop.to_collect() and stop.collected is None:
        yield Message(N_("partly delivered: say what was collected."))
        return
    if stop.result == "partly" and stop.order is None and stop.signed_pieces is None:
        yield Message(N_("partly delivered: say how many pieces were taken."))
    missing = stop.to_collect() - (stop.collected or 0)
    if stop.result in TAKEN and missing > 0 and not stop.note:
        yield Message(N_("{amount} less was collected; say why."), amount=figures(missing))
    if stop.result in ("refused", "nobody") and stop.collected:
        yield Message(N_("nothing was handed over, but money was collected."))
