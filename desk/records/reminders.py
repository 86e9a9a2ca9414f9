# SPDX-License-Identifier: MIT
"""Papers that run out, of vehicles and drivers: reminded so many days before as the policy says."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desk.db.record import Due

if TYPE_CHECKING:
    from desk.db.act import Act

# Papers need no minute: the reminder comes in the morning, wherever the office lies.
MORNING = time(1, tzinfo=UTC)


def days_before(act: "Act") -> str:
    """The days before the end on which a reminder stands, as a record keeps them."""
    return " ".join(str(days) for days in act.rule("paper_reminders"))


def reminders(
    papers: Mapping[str, date | None], days: str, person: int | None = None
) -> Iterator[Due]:
    """The reminders of each paper (msgid) that ends on a day, for the supervisor if nobody's."""
    for what, day in papers.items():
        if day is not None:
            for before in days.split():
                at = datetime.combine(day - timedelta(days=int(before)), MORNING)
                yield Due(what, at, person, "supervisor")


def remind_anew(act: "Act", kind: str) -> None:
    """Move the reminders of a kind once the policy says other days than its records keep."""
    for record in act.select(kind, "remind_days <> ? AND voided = ?", days_before(act), False):
        act.save(record)
