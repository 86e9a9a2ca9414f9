# SPDX-License-Identifier: MIT
"""The goods of the orders on a vehicle, line by line: what went out, and what was taken of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desk.db.fields import Line, Link, Measure
from desk.db.record import Problem, Row
from desk.records.dispatch.words import BEFORE
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.dispatch.stops import Stop

NONE = Decimal(0)
HOME = frozenset({"back", "closed"})


class Carried(Row):
    """One line of an order on the vehicle; desk keeps it in line with the order till it leaves."""

    order = Link(N_("Order sheet"), to="order", by_desk=True)
    line = Line(N_("Key"), by_desk=True, hidden=True)
    item = Line(N_("Item"), by_desk=True)
    spec = Line(N_("Specification"), by_desk=True)
    unit = Line(N_("Unit"), by_desk=True)
    carried = Measure(N_("Carried"), by_desk=True)
    taken = Measure(N_("Taken of it"), by_desk=True)


def fill_goods(
    act: "Act", stops: Sequence["Stop"], goods: Sequence[Carried], state: str
) -> list[Carried]:
    """The goods of every stop that has an order, with what its outcome says of them."""
    kept = {(row.order, row.line): row for row in goods}
    rows: list[Carried] = []
    for stop in stops:
        if stop.order is None:
            continue
        own = [row for row in goods if row.order == stop.order]
        if state in BEFORE or not own:
            own = list(_rest_of(act.get("order", stop.order), kept))
        for row in own:
            _note_outcome(row, stop.result)
        rows += own
    return rows


def _rest_of(order: Any, kept: Mapping[tuple[int | None, str], Carried]) -> Iterator[Carried]:
    """What still goes of an order, line by line."""
    for line in order.lines:
        count = line.rest() if order.is_short_of_goods() else line.quantity
        if count:
            row = kept.get((order.id, line.uid)) or Carried(order=order.id, line=line.uid)
            row.item, row.spec, row.unit = line.item, line.spec, line.unit
            row.carried = count
            yield row


def _note_outcome(row: Carried, result: str) -> None:
    if result == "delivered":
        row.taken = row.carried
    elif result in ("refused", "nobody"):
        row.taken = NONE
    elif not result:
        row.taken = None


def goods_problems(
    stops: Sequence["Stop"], goods: Sequence[Carried], state: str
) -> Iterator[Problem]:
    """Sentences about what cannot have been taken; at home, how much of what must be known."""
    for position, stop in enumerate(stops, 1):
        if stop.result != "partly" or stop.order is None:
            continue
        own = [row for row in goods if row.order == stop.order]
        for message in _wrong(own, home=state in HOME):
            text = N_("row {position}: {problem}")
            yield "stops", Message(text, position=position, problem=message)


def _wrong(own: Sequence[Carried], *, home: bool) -> Iterator[Message]:
    if any(r.taken is not None and not NONE <= r.taken <= (r.carried or NONE) for r in own):
        yield Message(N_("no more can be taken of an item than was carried."))
    elif not home:
        return
    elif any(row.taken is None for row in own) or all(row.taken == row.carried for row in own):
        yield Message(N_("partly delivered: say at the return what was not taken."))
    elif not any(row.taken for row in own):
        yield Message(N_("nothing was taken: that is refused, or nobody was there."))


def taken_of(act: "Act", order: int) -> dict[str, Decimal]:
    """What the customer took of each line of an order, by its key, on all trips together."""
    rows = act.store.database.rows(
        "SELECT g.line, g.taken FROM dispatch_goods g JOIN dispatch d ON d.id = g.owner "
        'WHERE g."order" = ? AND d.voided = ? AND g.taken IS NOT NULL AND d.state IN (?, ?, ?)',
        *(order, False, "out", "back", "closed"),
    )
    taken: dict[str, Decimal] = defaultdict(Decimal)
    for line, count in rows:
        taken[line] += Decimal(int(count)).scaleb(-3)
    return taken


def collected_of(act: "Act", order: int) -> int | None:
    """The fen collected for an order on all trips together; None where nothing was to collect."""
    rows = act.store.database.rows(
        "SELECT SUM(s.collected) FROM dispatch_stops s JOIN dispatch d ON d.id = s.owner "
        'WHERE s."order" = ? AND d.voided = ? AND s.result IN (?, ?) AND d.state IN (?, ?, ?)',
        *(order, False, "delivered", "partly", "out", "back", "closed"),
    )
    return None if rows[0][0] is None else int(rows[0][0])
