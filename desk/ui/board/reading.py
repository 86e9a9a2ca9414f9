# SPDX-License-Identifier: MIT
"""What the board shows, and what is done on it, beside the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from desk.db.act import refuse
from desk.db.said import kept
from desk.db.scope import ALIAS, scope_of
from desk.db.store import Store
from desk.records.dispatch import Lane, Stop, Trip, board
from desk.records.dispatch.words import BEFORE
from desk.records.order import READY_TO_GO
from desk.session import Session
from desk.text import N_, Message
from desk.text.dates import local

#: A new trip is planned to last so long until somebody says otherwise.
USUAL = timedelta(hours=3)
#: Papers that end within so many days are shown.
SOON = 30
UNDONE = N_("Taken back on the board")
_MOST = 400


@dataclass(frozen=True)
class Ready:
    """An order whose goods can go: what the dispatcher has to know to choose a vehicle."""

    id: int
    number: str
    name: str
    address: str
    deliver_by: date | None
    window: str
    urgency: str
    pieces: int
    weight: Decimal
    volume: Decimal
    to_collect: int


@dataclass(frozen=True)
class Paper:
    """A paper of a vehicle or a driver that has ended or ends soon; `label` is a msgid."""

    kind: str
    record: int
    name: str
    label: str
    until: date


@dataclass(frozen=True)
class DayOnBoard:
    """A day's vehicles and trips, the orders that wait, the papers that end."""

    day: date
    today: date
    now: datetime
    lanes: Sequence[Lane]
    ready: Sequence[Ready]
    papers: Sequence[Paper]


@dataclass(frozen=True)
class Placing:
    """An order put on a vehicle: onto a trip that is still planned, or onto a new one."""

    order: Ready
    lane: Lane
    trip: Trip | None
    start: datetime


@dataclass(frozen=True)
class Placed:
    """What came of it: the note; none where a driver must be chosen first."""

    placing: Placing
    note: Any
    new: bool


def look_at_board(store: Store, session: Session, day: date) -> DayOnBoard:
    """The board of a day; raises Refused."""
    lanes = board(store, session, day)
    papers = [*_ending(store, session, "vehicle", "plate"), *_ending(store, session, "driver")]
    papers.sort(key=lambda paper: (paper.until, paper.name))
    return DayOnBoard(
        day, session.today(), session.now(), lanes, ready_orders(store, session), papers
    )


def ready_orders(store: Store, session: Session) -> list[Ready]:
    """The orders that can go and are on no note, the most pressing first; raises Refused."""
    record_type = store.books["order"]
    refuse(session, "read", record_type)
    names = "id number customer_name receiver address deliver_by window urgency pieces weight"
    columns = [*names.split(), "volume", "to_collect", "received"]
    quoted = ", ".join(f'"{name}"' for name in columns)  # PostgreSQL keeps some words for itself
    scope, values_of_scope = scope_of(record_type, session)
    rows = store.database.rows(
        f'SELECT {quoted} FROM "order" AS {ALIAS} WHERE state IN (?, ?, ?) AND voided = ? '
        "AND delivery = ? AND dispatch IS NULL AND NOT EXISTS "
        f"(SELECT 1 FROM order_lines l WHERE l.owner = {ALIAS}.id AND l.short > 0)"
        f"{' AND ' + scope if scope else ''} "
        f"ORDER BY deliver_by IS NULL, deliver_by, id LIMIT {_MOST}",
        *(*READY_TO_GO, False, "deliver", *values_of_scope),
    )
    kinds = record_type.kinds()
    found = []
    for row in rows:
        values: dict[str, Any] = {
            name: kinds[name].python_value(value) if name in kinds else value
            for name, value in zip(columns, row, strict=True)
        }
        receiver, customer = values.pop("receiver"), values.pop("customer_name")
        values["name"] = customer or receiver
        for name in ("weight", "volume"):
            values[name] = values[name] or Decimal(0)
        values["pieces"] = values["pieces"] or 0
        values["to_collect"] = max(0, (values["to_collect"] or 0) - (values.pop("received") or 0))
        found.append(Ready(**values))
    return found


def put_on(store: Store, session: Session, placing: Placing) -> Placed:
    """Put an order on a vehicle's trip; raises Invalid with how much is too much, or Refused."""
    stop = Stop(order=placing.order.id)
    if placing.trip is not None:
        note: Any = store.get(session, "dispatch", placing.trip.id)
        note.stops = [*note.stops, stop]
        return Placed(placing, store.save(session, note), new=False)
    vehicle: Any = store.get(session, "vehicle", placing.lane.vehicle)
    if vehicle.usual_driver is None:
        return Placed(placing, None, new=True)
    fresh: Any = store.new(session, "dispatch", **values_for(placing, session))
    fresh.driver = vehicle.usual_driver
    return Placed(placing, store.save(session, fresh), new=True)


def values_for(placing: Placing, session: Session) -> dict[str, Any]:
    """What a new note of a placing is filled in with."""
    return {
        "vehicle": placing.lane.vehicle,
        "day": local(placing.start, session.zone).date(),
        "planned_out_at": placing.start,
        "planned_back_at": placing.start + USUAL,
        "stops": [Stop(order=placing.order.id)],
    }


def take_off(store: Store, session: Session, placed: Placed) -> None:
    """Take a placing back: the stop goes, and the note with it if it was made for it."""
    note: Any = store.get(session, "dispatch", placed.note.id)
    rest = [stop for stop in note.stops if stop.order != placed.placing.order.id]
    if placed.new and not rest:
        store.step(session, "dispatch", note.id, "cancel", {"reason": kept(Message(UNDONE))})
        return
    note.stops = rest
    store.save(session, note, reason=kept(Message(UNDONE)))


def open_trips(lane: Lane) -> list[Trip]:
    """The trips of a vehicle that can still take a stop."""
    return [trip for trip in lane.trips if trip.state in BEFORE]


def over_limits(lane: Lane, trip: Trip | None, order: Ready) -> tuple[Decimal, Decimal]:
    """How many kilograms and cubic metres too much it would be with an order; 0 where it fits."""
    weight = order.weight + (trip.weight if trip is not None else Decimal(0))
    volume = order.volume + (trip.volume if trip is not None else Decimal(0))
    too_wide = volume - lane.volume_m3 if lane.volume_m3 is not None else Decimal(0)
    return max(Decimal(0), weight - lane.load_kg), max(Decimal(0), too_wide)


def _ending(store: Store, session: Session, kind: str, name: str = "name") -> list[Paper]:
    """The papers of a book that end within thirty days, or have ended."""
    record_type = store.books[kind]
    if not session.may("read", record_type.sheet):
        return []
    columns = [n for n in record_type.kinds() if n.endswith("_until")]
    last = session.today() + timedelta(days=SOON)
    gone = {"vehicle": "state <> 'retired'", "driver": "duty <> 'left'"}[kind]
    found: list[Paper] = []
    for column in columns:
        rows = store.database.rows(
            f'SELECT id, {name}, {column} FROM "{kind}" WHERE voided = ? AND {gone} '
            f"AND {column} IS NOT NULL AND {column} <= ?",
            *(False, record_type.kinds()[column].db_value(last)),
        )
        field = record_type.kinds()[column]
        found += [
            Paper(kind, key, text, field.label, field.python_value(until))
            for key, text, until in rows
        ]
    return found
