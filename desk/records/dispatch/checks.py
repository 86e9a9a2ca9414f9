# SPDX-License-Identifier: MIT
"""What keeps a vehicle in the yard: its limits, another trip, a driver who is away, papers."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desk.db.fields import from_millis, to_millis
from desk.db.record import Problem
from desk.records.dispatch.words import BEFORE
from desk.records.order import READY_TO_GO
from desk.text import N_, Message
from desk.text.dates import moment_text

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.dispatch.record import Dispatch


def clashes(note: "Dispatch", act: "Act") -> Iterator[Problem]:
    """Everything in view of other records that is wrong with a note that is still planned."""
    if note.state not in BEFORE or note.voided:
        return
    if note.vehicle is not None:
        vehicle: Any = act.get("vehicle", note.vehicle)
        yield from _over_limits(note, vehicle)
        if vehicle.voided or vehicle.state in ("in_repair", "retired"):
            state = Message(vehicle.states[vehicle.state])
            yield "vehicle", Message(N_("cannot go: it is ‘{state}’."), state=state)
    if note.driver is not None:
        driver: Any = act.get("driver", note.driver)
        if driver.voided or driver.duty != "on_duty":
            duty = Message(type(driver).kinds()["duty"].options[driver.duty])
            yield "driver", Message(N_("cannot go: it is ‘{state}’."), state=duty)
    yield from _booked(note, act, "vehicle", note.vehicle)
    yield from _booked(note, act, "driver", note.driver)
    yield from _orders(note, act)


def _over_limits(note: "Dispatch", vehicle: Any) -> Iterator[Problem]:
    for total, limit, text in (
        (note.weight, vehicle.load_kg, N_(
            "weigh {total} kg; {plate} may carry {limit} kg. That is {over} kg too much.")),
        (note.volume, vehicle.volume_m3, N_(
            "fill {total} m³; {plate} has room for {limit} m³. That is {over} m³ too much.")),
    ):  # fmt: skip
        if total is not None and limit is not None and total > limit:
            figures = {"total": total, "limit": limit, "over": total - limit}
            texts = {name: _plain(value) for name, value in figures.items()}
            yield "stops", Message(text, plate=vehicle.plate, **texts)


def _booked(note: "Dispatch", act: "Act", name: str, key: int | None) -> Iterator[Problem]:
    """Another note with the same vehicle or driver at that time; who is late is still out."""
    if key is None or note.planned_out_at is None or note.planned_back_at is None:
        return
    rows = act.store.database.rows(
        f'SELECT number, planned_out_at, planned_back_at FROM dispatch WHERE "{name}" = ? '
        "AND voided = ? AND id <> ? AND planned_out_at < ? AND ((state IN (?, ?) "
        "AND planned_back_at > ?) OR (state = ? AND (planned_back_at > ? OR ? < ?))) "
        "ORDER BY planned_out_at LIMIT 1",
        *(key, False, note.id or 0, to_millis(note.planned_back_at)),
        *("planned", "loading", to_millis(note.planned_out_at), "out"),
        *(to_millis(note.planned_out_at), to_millis(note.planned_out_at), to_millis(act.now)),
    )
    for number, start, end in rows:
        zone = act.office.zone
        yield (
            name,
            Message(
                N_("is out with {number} from {start} to {end}."),
                number=number,
                start=moment_text(from_millis(start), zone),
                end=moment_text(from_millis(end), zone),
            ),
        )


def _orders(note: "Dispatch", act: "Act") -> Iterator[Problem]:
    """An order goes with one note, and only when its goods are there."""
    for position, stop in enumerate(note.stops, 1):
        if stop.order is None:
            continue
        order: Any = act.get("order", stop.order)
        wrong = None
        other = _other_note(note, act, stop.order)
        if other:
            wrong = Message(N_("{order} is on {number} already."), order=order.number, number=other)
        elif order.voided or order.state not in READY_TO_GO:
            state = N_("void") if order.voided else order.states[order.state]
            wrong = Message(
                N_("{order} cannot go: it is ‘{state}’."), order=order.number, state=Message(state)
            )
        elif any(line.short for line in order.lines):
            text = N_("{order} cannot go: what is missing of it is not in stock.")
            wrong = Message(text, order=order.number)
        if wrong is not None:
            text = N_("row {position}: {problem}")
            yield "stops", Message(text, position=position, problem=wrong)


def _other_note(note: "Dispatch", act: "Act", order: int) -> str:
    rows = act.store.database.rows(
        "SELECT d.number FROM dispatch d JOIN dispatch_stops s ON s.owner = d.id "
        'WHERE s."order" = ? AND d.id <> ? AND d.voided = ? AND d.state IN (?, ?, ?) LIMIT 1',
        *(order, note.id or 0, False, "planned", "loading", "out"),
    )
    return str(rows[0][0]) if rows else ""


def going_out(note: "Dispatch", act: "Act") -> Iterator[Problem]:
    """What must be right when the vehicle leaves the yard."""
    if not note.stops:
        yield "stops", Message(N_("needs at least one row."))
    for position, stop in enumerate(note.stops, 1):
        if not stop.loaded:
            missing = Message(N_("not checked as loaded. Tick it, or press ‘All loaded’."))
            text = N_("row {position}: {problem}")
            yield "stops", Message(text, position=position, problem=missing)
    vehicle: Any = act.get("vehicle", note.vehicle or 0)
    if vehicle.state == "out":
        yield "vehicle", Message(N_("is out already."))
    for name in vehicle.ended(act.today):
        label = Message(vehicle.label_of(name))
        yield "vehicle", Message(N_("cannot go: ‘{paper}’ is over."), paper=label)
    driver: Any = act.get("driver", note.driver or 0)
    if driver.licence_until is not None and driver.licence_until < act.today:
        label = Message(driver.label_of("licence_until"))
        yield "driver", Message(N_("cannot go: ‘{paper}’ is over."), paper=label)


def _plain(value: Decimal) -> str:
    return f"{value:,.4f}".rstrip("0").rstrip(".")
