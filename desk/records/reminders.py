# SPDX-License-Identifier: MIT
"""Papers that run out, of vehicles and drivers: reminded thirty, fourteen and seven days before."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta

from desk.db.record import Due

DAYS_BEFORE = (30, 14, 7)
# Papers need no minute: the reminder comes in the morning, wherever the office lies.
MORNING = time(1, tzinfo=UTC)


def reminders(papers: Mapping[str, date | None], person: int | None = None) -> Iterator[Due]:
    """The reminders of each paper (msgid) that ends on a day, for the supervisor if nobody's."""
    for what, day in papers.items():
        if day is not None:
            for before in DAYS_BEFORE:
                at = datetime.combine(day - timedelta(days=before), MORNING)
                yield Due(what, at, person, "supervisor")
