# SPDX-License-Identifier: MIT
"""Counts and adds up the records of a query, so that a figure and what it opens are the same."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from desk.db.conditions import Conditions
from desk.db.query import Condition, Query
from desk.db.scope import ALIAS
from desk.reports import months
from desk.reports.kinds import Making, is_, span
from desk.reports.model import Cell, Column, Label, Share, Table
from desk.text import N_, Message


class Asking:
    """The records of one kind in a month (or between two days), as the person may see them."""

    def __init__(
        self,
        making: Making,
        kind: str,
        field: str,
        *,
        month: date | None = None,
        days: tuple[date, date] | None = None,
        branch: str = "branch",
    ) -> None:
        """`field` is the moment or day that says when; `branch` the field that says where."""
        self.making = making
        self.kind = kind
        self.field = field
        self.record_type = making.store.books[kind]
        first, last = days or (month or making.month, None)
        if last is None:
            last = date.fromordinal(months.shifted(first, 1).toordinal() - 1)
        self._when = span(field, *self._bounds(first, last))
        self._branch = branch
        self.first, self.last = first, last

    def _bounds(self, first: date, last: date) -> tuple[Any, Any]:
        if self.record_type.kinds()[self.field].field_type == "DATE":
            return first.isoformat(), last.isoformat()
        return months.day_span(first, last, self.making.zone)

    def last_month(self) -> "Asking":
        """The same of the month before."""
        month = months.shifted(self.first, -1)
        return Asking(self.making, self.kind, self.field, month=month, branch=self._branch)

    def some(self, *where: Condition) -> Query:
        """The records that fulfil conditions."""
        of = self.making.branch
        here = [] if of is None or not self._branch else [is_(self._branch, of)]
        order = self.field if self.field in self.record_type.sheet.list_columns else "number"
        return self.making.query(self.kind, *self._when, *here, *where, order=order)

    def count(self, *where: Condition) -> int:
        """How many fulfil conditions."""
        return int(self._row(self.some(*where), "COUNT(*)")[0])

    def total(self, field: str, *where: Condition) -> int:
        """What a field adds up to as it is stored (fen, whole numbers, thousandths)."""
        return int(self._row(self.some(*where), f'COALESCE(SUM({ALIAS}."{field}"), 0)')[0])

    def by(self, field: str, *where: Condition, total: str = "") -> dict[Any, tuple[int, int]]:
        """How many hold each value of a field, and what `total` adds up to for them."""
        added = f'COALESCE(SUM({ALIAS}."{total}"), 0)' if total else "0"
        sql, values = self._sql(
            self.some(*where),
            f'{ALIAS}."{field}", COUNT(*), {added}',
            f' GROUP BY {ALIAS}."{field}"',
        )
        rows = self.making.store.database.rows(sql, *values)
        return {value: (int(count), int(sums)) for value, count, sums in rows}

    def values(self, *fields: str, where: Sequence[Condition] = ()) -> list[tuple[Any, ...]]:
        """Stored values of the records, those with an empty one left out."""
        names = ", ".join(f'{ALIAS}."{field}"' for field in fields)
        sql, values = self._sql(self.some(*where), names)
        rows = self.making.store.database.rows(sql, *values)
        return [row for row in rows if None not in row]

    def condition(self, *where: Condition) -> tuple[str, list[Any]]:
        """The month's records that fulfil conditions, as SQL over the table named t1."""
        return self._where(self.some(*where))

    def records(self, query: Query, limit: int | None = None) -> list[Any]:
        """The first records of a query, or all of them, whole; for lists that name them."""
        store, session = self.making.store, self.making.session
        ids = store.lists.ids(session, query, limit)
        return [store.get(session, query.kind, key, way="file") for key in ids]

    def _row(self, query: Query, columns: str) -> tuple[Any, ...]:
        sql, values = self._sql(query, columns)
        return self.making.store.database.rows(sql, *values)[0]

    def _sql(self, query: Query, columns: str, rest: str = "") -> tuple[str, list[Any]]:
        where, values = self._where(query)
        return f'SELECT {columns} FROM "{self.kind}" AS {ALIAS} WHERE {where}{rest}', values

    def _where(self, query: Query) -> tuple[str, list[Any]]:
        store = self.making.store
        conditions = Conditions(store.database, store.search)
        return conditions.of(self.making.session, self.record_type, query)


def breakdown(
    now: Asking,
    field: str,
    title: Label,
    words: Mapping[str, str] | Callable[[Any], Label],
    *where: Condition,
    total: str = "",
    known: Iterable[Any] = (),
) -> Table:
    """The records by the values of a field, the most frequent first, beside last month's.

    `total` adds a money column; `known` are headings that are shown although nobody holds them.
    """
    before = now.last_month().by(field, *where)
    rows = dict.fromkeys(known, (0, 0)) | now.by(field, *where, total=total)
    whole = sum(count for count, _sum in rows.values())

    def word(value: Any) -> Label:
        if not isinstance(words, Mapping):
            return words(value)
        return Message(words[value]) if value in words else str(value)

    lines = []
    for value, (count, money) in sorted(rows.items(), key=lambda r: (-r[1][0], str(r[0]))):
        if value in (None, ""):
            continue
        cells = [Cell(word(value)), Cell(count, now.some(is_(field, value), *where))]
        cells += [Cell(Share(count, whole)), Cell(before.get(value, (0, 0))[0])]
        lines.append((*cells, Cell(money)) if total else tuple(cells))
    columns = [
        Column(title, "text", 24),
        Column(Message(N_("How many")), "count", 16, bars=True),
        Column(Message(N_("Share")), "share", 8),
        Column(Message(N_("Last month")), "count", 9),
    ]
    if total:
        columns.append(Column(Message(N_("Amount")), "money", 12))
    return Table(tuple(columns), tuple(lines), empty=Message(N_("None in this month.")))


def rest_of_list(count: int, most: int) -> Label:
    """What a list says under its first `most` rows of `count`; nothing where it names all."""
    if count <= most:
        return ""
    told = N_("The list names {most} of {count}; the figures count all of them.")
    return Message(told, most=most, count=count)


def person_of(making: Making) -> Callable[[Any], Label]:
    """Says the name of a person by the id."""
    return lambda key: making.name("person", int(key))


def branch_of(making: Making) -> Callable[[Any], Label]:
    """Says the name of a branch by the id."""
    return lambda key: making.name("branch", int(key))


def rank(values: list[int], percent: int = 90) -> int | None:
    """The value within which so many per cent lie: the exact nearest rank; None of nothing."""
    ordered = sorted(values)
    return ordered[-(-len(ordered) * percent // 100) - 1] if ordered else None


def mean(values: list[int]) -> int | None:
    """The average, rounded half up; None of nothing."""
    return (2 * sum(values) + len(values)) // (2 * len(values)) if values else None
