# SPDX-License-Identifier: MIT
"""A customer's own rhythm: how many days usually lie between two orders."""

from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from itertools import pairwise
from statistics import median_low

from desk.db.database import Database
from desk.db.fields import from_millis
from desk.text import N_, Message
from desk.text.dates import day_text, local

# Fewer days of ordering tell nothing; older ones tell of another time.
FEWEST = 3
MOST = 24


@dataclass(frozen=True)
class Rhythm:
    """The usual number of days between orders, the last order, and when the next is likely."""

    days: int
    last_on: date
    next_on: date

    def message(self) -> Message:
        """The rhythm in a sentence."""
        return Message(
            N_("usually every {days} days; last on {last}, next about {next}"),
            days=self.days,
            last=day_text(self.last_on),
            next=day_text(self.next_on),
        )


def rhythm_of(database: Database, customer: int, zone: tzinfo) -> Rhythm | None:
    """The median of the days between a customer's orders; None when there are too few."""
    rows = database.rows(
        'SELECT ordered_at FROM "order" WHERE customer = ? AND voided = ? AND state <> ? '
        f"AND state <> ? ORDER BY ordered_at DESC LIMIT {4 * MOST}",
        *(customer, False, "cancelled", "draft"),
    )
    days = sorted({local(from_millis(row[0]), zone).date() for row in rows if row[0] is not None})
    days = days[-MOST:]
    if len(days) < FEWEST:
        return None
    usual = median_low([(later - earlier).days for earlier, later in pairwise(days)])
    return Rhythm(usual, days[-1], days[-1] + timedelta(days=usual))
