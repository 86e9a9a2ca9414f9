# SPDX-License-Identifier: MIT
"""The trainers' calendar: nobody is booked twice at one time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from desk.db.act import refuse
from desk.db.fields import from_millis, to_millis
from desk.records.training.words import BOOKED
from desk.text import N_, Message
from desk.text.dates import moment_text

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.db.record import Problem
    from desk.db.store import Store
    from desk.records.training.record import Training
    from desk.session import Session


@dataclass(frozen=True)
class Booked:
    """A training in a trainer's calendar, from when to when (UTC)."""

    trainer: int
    training: int
    number: str
    customer: str
    starts: datetime
    ends: datetime
    state: str


def ends_at(starts: datetime | None, hours: Decimal | None) -> datetime | None:
    """When a training ends (UTC)."""
    if starts is None or hours is None:
        return None
    return starts + timedelta(minutes=int(hours * 60))


def clashes(training: "Training", act: "Act") -> Iterator["Problem"]:
    """The training that the trainer gives at the same time already."""
    if training.voided or training.state not in BOOKED or training.trainer is None:
        return
    if training.planned_at is None or training.ends_at is None:
        return
    rows = act.store.database.rows(
        "SELECT number, planned_at, ends_at FROM training WHERE trainer = ? AND voided = ? "
        "AND state IN (?, ?, ?) AND planned_at < ? AND ends_at > ? AND id <> ? "
        "ORDER BY planned_at LIMIT 1",
        *(training.trainer, False, *BOOKED),
        *(to_millis(training.ends_at), to_millis(training.planned_at), training.id or 0),
    )
    for number, starts, ends in rows:
        zone = act.office.zone
        yield (
            "trainer",
            Message(
                N_("gives {number} from {start} to {end} already."),
                number=number,
                start=moment_text(from_millis(starts), zone),
                end=moment_text(from_millis(ends), zone),
            ),
        )


def trainers_calendar(
    store: "Store",
    session: "Session",
    start: datetime,
    end: datetime,
    trainer: int | None = None,
) -> list[Booked]:
    """The trainings that run between `start` and `end` (UTC), in the order of time.

    Raises Refused.
    """
    from desk.records.training.record import Training

    refuse(session, "read", Training)
    where, values = "", [False, "cancelled", to_millis(end), to_millis(start)]
    if trainer is not None:
        where, values = " AND trainer = ?", [*values, trainer]
    rows = store.database.rows(
        "SELECT trainer, id, number, customer_name, planned_at, ends_at, state FROM training "
        "WHERE voided = ? AND state <> ? AND trainer IS NOT NULL AND planned_at < ? "
        f"AND ends_at > ?{where} ORDER BY planned_at, id",
        *values,
    )
    return [
        Booked(who, key, number, name, from_millis(starts), from_millis(ends), state)
        for who, key, number, name, starts, ends, state in rows
    ]
