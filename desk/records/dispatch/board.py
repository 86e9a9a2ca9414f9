# SPDX-License-Identifier: MIT
"""The day's board: each vehicle a row, each trip a bar, with what it carries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from desk.db.act import refuse
from desk.db.fields import from_millis, to_millis
from desk.db.store import Store
from desk.records.dispatch.record import Dispatch
from desk.session import Session
from desk.text.dates import day_bounds


@dataclass(frozen=True)
class Trip:
    """One trip on the board, from `start` to `end` (UTC), planned or as it was."""

    id: int
    number: str
    driver: str
    route: str
    state: str
    start: datetime
    end: datetime
    late: bool
    stops: int
    weight: Decimal
    volume: Decimal
    load_rate: Decimal | None
    cash_due: int


@dataclass(frozen=True)
class Lane:
    """One vehicle of the board with its trips in the order of time."""

    vehicle: int
    plate: str
    model: str
    state: str
    load_kg: Decimal
    volume_m3: Decimal | None
    trips: Sequence[Trip] = field(default=())


def board(store: Store, session: Session, day: date) -> list[Lane]:
    """Every vehicle in use with its trips of the day; raises Refused."""
    refuse(session, "read", Dispatch)
    trips = _trips(store, session, day)
    rows = store.database.rows(
        "SELECT id, plate, model, state, load_kg, volume_m3 FROM vehicle "
        "WHERE voided = ? AND state <> ? ORDER BY plate",
        *(False, "retired"),
    )
    return [
        Lane(
            vehicle=key,
            plate=plate,
            model=model,
            state=state,
            load_kg=Decimal(load).scaleb(-1),
            volume_m3=None if room is None else Decimal(room).scaleb(-2),
            trips=tuple(trips.get(key, ())),
        )
        for key, plate, model, state, load, room in rows
    ]


def _trips(store: Store, session: Session, day: date) -> dict[int, list[Trip]]:
    start, end = day_bounds(day, session.zone)
    rows = store.database.rows(
        "SELECT d.id, d.number, d.vehicle, d.driver, d.route, d.state, "
        "COALESCE(d.out_at, d.planned_out_at) AS starts, "
        "COALESCE(d.back_at, d.planned_back_at) AS ends, "
        "(SELECT COUNT(*) FROM dispatch_stops s WHERE s.owner = d.id), "
        "d.weight, d.volume, d.load_rate, d.cash_due "
        "FROM dispatch d WHERE d.voided = ? AND d.state <> ? "
        "AND COALESCE(d.out_at, d.planned_out_at) < ? "
        "AND COALESCE(d.back_at, d.planned_back_at) >= ? ORDER BY starts, d.id",
        *(False, "cancelled", to_millis(end), to_millis(start)),
    )
    drivers = store.office.labels_for(session, "driver", {row[3] for row in rows})
    trips: dict[int, list[Trip]] = {}
    for key, number, vehicle, driver, route, state, starts, ends, stops, *load in rows:
        weight, volume, rate, cash = load
        until = from_millis(ends)
        trip = Trip(
            id=key,
            number=number,
            driver=drivers.get(driver, ""),
            route=route,
            state=state,
            start=from_millis(starts),
            end=until,
            late=state == "out" and until < session.now(),
            stops=stops,
            weight=Decimal(weight or 0).scaleb(-3),
            volume=Decimal(volume or 0).scaleb(-4),
            load_rate=None if rate is None else Decimal(rate).scaleb(-1),
            cash_due=cash or 0,
        )
        trips.setdefault(vehicle, []).append(trip)
    return trips
