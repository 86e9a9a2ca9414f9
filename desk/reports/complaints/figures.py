# SPDX-License-Identifier: MIT
"""A month's complaints in figures, read from what the office keeps while it works."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from desk.db.fields import to_millis
from desk.db.tallies import Kept
from desk.records.complaint.figures import STILL_OPEN
from desk.records.complaint.words import SATISFIED
from desk.reports import months
from desk.reports.kinds import Making
from desk.reports.model import Share

#: The figures of the report, and those that hold one heading for every minute.
NAMES = (
    *("received", "category", "channel", "level", "state", "judged", "department", "person"),
    *("answered", "closed", "opinion", "repeat", "ladder", "compensation"),
    *("product", "prevention"),
)
MINUTES = {"answered_in": "answered", "closed_in": "closed"}
HANDLED = ("answered", "closed")
TOP, HALF = 90, 50


class MonthFigures:
    """The kept figures of one month: how many under each heading, and what they add up to."""

    def __init__(self, kept: Iterable[Kept]) -> None:
        self._kept: dict[str, dict[str, tuple[int, int]]] = {}
        for line in kept:
            self._kept.setdefault(line.name, {})[line.what] = line.times, line.amount
        #: Without a first answer although it was due; read only in detail, like the next.
        self.late_unanswered = 0
        #: The minutes within which 90 of 100 were done, the exact nearest rank, by figure.
        self.tops: Mapping[str, int] = {}
        #: The same for 50 of 100.
        self.halves: Mapping[str, int] = {}

    def under(self, name: str) -> dict[str, int]:
        """How many stand under each heading of a figure."""
        return {what: times for what, (times, _amount) in self._kept.get(name, {}).items()}

    def count(self, name: str, *whats: str) -> int:
        """How many stand under some headings; under all if none is named."""
        kept = self._kept.get(name, {})
        return sum(kept[what][0] for what in (whats or kept) if what in kept)

    def amount(self, name: str, *whats: str) -> int:
        """What those under some headings add up to; under all if none is named."""
        kept = self._kept.get(name, {})
        return sum(kept[what][1] for what in (whats or kept) if what in kept)

    @property
    def received(self) -> int:
        """How many complaints came in."""
        return self.count("received")

    @property
    def in_time(self) -> Share:
        """First answers in time, of all that were given or are due."""
        answered = self.count("answered")
        return Share(self.count("answered", "in_time"), answered + self.late_unanswered)

    @property
    def handled(self) -> Share:
        """Those whose result the customer was told, of all."""
        return Share(self.count("state", *HANDLED), self.received)

    @property
    def closed(self) -> Share:
        """Those that are closed, of all."""
        return Share(self.count("state", "closed"), self.received)

    @property
    def satisfied(self) -> Share:
        """Satisfied customers, of those who gave an opinion."""
        return Share(self.count("opinion", *SATISFIED), self.count("opinion"))

    @property
    def justified(self) -> Share:
        """Justified complaints, of those that were judged."""
        return Share(self.count("judged", "justified"), self.count("judged"))

    def mean(self, name: str) -> int | None:
        """The average minutes of `answered` or `closed`, rounded half up; None of nothing."""
        count = self.count(name)
        return (2 * self.amount(name) + count) // (2 * count) if count else None


def read_months(
    making: Making, wanted: Sequence[date], names: Sequence[str], detailed: Sequence[date] = ()
) -> dict[date, MonthFigures]:
    """The figures of some months; of `detailed` ones also every minute and what is late by now."""
    branches = [] if making.branch is None else [making.branch]
    kept = making.store.tallies.read("complaint", map(months.key, wanted), names, branches)
    by_period: dict[int, list[Kept]] = {}
    for line in kept:
        by_period.setdefault(line.period, []).append(line)
    found = {month: MonthFigures(by_period.get(months.key(month), ())) for month in wanted}
    for month in detailed:
        found[month].late_unanswered = _late(making, month)
        ranks = _ranks(making, month, found[month], branches)
        found[month].tops = {name: at[TOP] for name, at in ranks.items()}
        found[month].halves = {name: at[HALF] for name, at in ranks.items()}
    return found


def _ranks(
    making: Making, month: date, figures: MonthFigures, branches: list[int]
) -> dict[str, dict[int, int]]:
    """The 90th and the 50th of 100 of each measured time, found from the top."""
    found: dict[str, dict[int, int]] = {}
    for name, counted in MINUTES.items():
        count = figures.count(counted)
        wanted = [(count - -(-count * percent // 100) + 1, percent) for percent in (TOP, HALF)]
        walk = making.store.tallies.from_the_top("complaint", months.key(month), name, branches)
        passed = 0
        for what, times in walk if count else ():
            passed += times
            while wanted and passed >= wanted[0][0]:
                found.setdefault(name, {})[wanted.pop(0)[1]] = int(what)
            if not wanted:
                break
    return found


def first_month(making: Making) -> int | None:
    """The first period of which there are figures at all."""
    branches = [making.branch] if making.branch is not None else [0, *making.store.office.branches]
    found = [
        row[0]
        for branch in branches
        for row in making.store.database.rows(
            "SELECT MIN(period) FROM tally WHERE kind = ? AND branch = ?", "complaint", branch
        )
        if row[0] is not None
    ]
    return min(found, default=None)


def open_ones(making: Making, until: int, most: int) -> list[tuple[Any, ...]]:
    """The oldest open complaints received until a moment (ms): what the report lists of each."""
    columns = (
        "id, number, received_at, complainant, category, level, state, assigned, due_at, "
        "first_answer_at"
    )
    sql, values = _open(making, columns)
    sql += f" AND received_at <= ? ORDER BY received_at, id LIMIT {most}"
    return making.store.database.rows(sql, *values, until)


def count_open(making: Making, until: int) -> int:
    """How many complaints received until a moment (ms) are open."""
    sql, values = _open(making, "COUNT(*)")
    ((count,),) = making.store.database.rows(f"{sql} AND received_at <= ?", *values, until)
    return int(count)


def _late(making: Making, month: date) -> int:
    """Those of a month without a first answer although it is due and no clock stands."""
    sql, values = _open(making, "COUNT(*)")
    sql += (
        " AND received_at BETWEEN ? AND ? AND first_answer_at IS NULL AND due_at < ? AND NOT paused"
    )
    first, last = months.bounds(month, making.zone)
    now = to_millis(making.now)
    ((count,),) = making.store.database.rows(sql, *values, first, last, now)
    return int(count)


def _open(making: Making, columns: str) -> tuple[str, list[int]]:
    """A statement over the open complaints of the branch, read from their own small index."""
    index = f" INDEXED BY {STILL_OPEN}" if making.store.database.is_sqlite else ""
    sql = f"SELECT {columns} FROM complaint{index} WHERE state <> 'closed' AND NOT voided"
    if making.branch is None:
        return sql, []
    return f"{sql} AND about_branch = ?", [making.branch]
