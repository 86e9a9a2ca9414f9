# SPDX-License-Identifier: MIT
"""The office's figures, kept while it works: a save moves them by what it changed.

A record says for which figures it stands (`Record.tallies`); here the difference between before
and after is added up in one table, in the save's own transaction, so that a month among a million
records is read from a few rows. What is kept always equals a recount; the check proves it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from desk.db.books import Books
from desk.db.database import Database
from desk.db.glance import glance, rows_after
from desk.db.record import Record
from desk.text import N_, Message
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.office import Office

TABLE, RECOUNT = "tally", "tally_recount"
COLUMNS = ("kind", "branch", "period", "name", "what", "times", "amount")
# What tells whether the figures of a kind were ever counted by its present rule.
COUNTED = "tallies"
BATCH = 2_000
_AT_ONCE = 64
_STEP = 250

Key = tuple[int, int, str, str]
Change = dict[Key, list[int]]
Progress = Callable[[int, int], None]
_NONE: Mapping[str, int | None] = {}


class Tally(NamedTuple):
    """What a record stands for: at `at`, in a branch, once under a heading of each figure.

    `figures` maps the name of a figure to the heading (`category` to `delay`); `amounts` adds a
    whole number (fen, minutes) to the figure of that name. A moment counts in the office's
    calendar month, with `daily` in its day. Records without a branch count under 0.
    """

    at: datetime | date | None
    branch: int | None
    figures: Mapping[str, object]
    amounts: Mapping[str, int | None] = _NONE
    daily: bool = False


class Kept(NamedTuple):
    """A kept figure: how many records stand under the heading, and what they add up to."""

    branch: int
    period: int
    name: str
    what: str
    times: int
    amount: int


def month_key(year: int, month: int) -> int:
    """The period of a month: 202610."""
    return year * 100 + month


def day_key(day: date) -> int:
    """The period of a day: 20261021."""
    return (day.year * 100 + day.month) * 100 + day.day


def create_tally_table(database: Database) -> None:
    """Create the table; on SQLite its rows lie in the order in which they are read."""
    text = "TEXT NOT NULL" if database.is_sqlite else 'TEXT COLLATE "C" NOT NULL'
    database.run(
        f"CREATE TABLE IF NOT EXISTS {TABLE} (kind {text}, branch INTEGER NOT NULL, "
        f"period INTEGER NOT NULL, name {text}, what {text}, times BIGINT NOT NULL, "
        "amount BIGINT NOT NULL, PRIMARY KEY (kind, branch, period, name, what))"
        + (" WITHOUT ROWID" if database.is_sqlite else "")
    )
    if not database.is_sqlite:
        # A year of all branches is thousands of places in the key, for which PostgreSQL rather
        # reads the whole table; here it is a few hundred (a month's report: 16 ms, now 3).
        database.run(
            f"CREATE INDEX IF NOT EXISTS {TABLE}_by_name ON {TABLE} (kind, name, period, branch)"
        )


class Tallies:
    """The kept figures of all books."""

    def __init__(self, database: Database, books: Books, office: "Office") -> None:
        self._database = database
        self._books = books
        self._office = office

    def keep(self, record: Record, before: Record | None) -> None:
        """Move the figures by what a save changed, inside its transaction."""
        if type(record).tallies is Record.tallies:
            return
        change: Change = {}
        zone = self._office.zone
        if before is not None and not before.voided:
            _count(change, before, zone, -1)
        if not record.voided:
            _count(change, record, zone, 1)
        self._add(TABLE, record.kind(), change)

    def keep_new(self, records: Sequence[Record]) -> None:
        """Add what many new records of one kind stand for, inside their transaction."""
        record_type = type(records[0])
        if record_type.tallies is Record.tallies:
            return
        change: Change = {}
        zone = self._office.zone
        for record in records:
            if not record.voided:
                _count(change, record, zone, 1)
        self._add(TABLE, record_type.kind(), change)

    def read(
        self, kind: str, periods: Iterable[int], names: Iterable[str], branches: Iterable[int] = ()
    ) -> list[Kept]:
        """The kept figures of some periods; of all branches, added up under 0, if none is named."""
        wanted = list(branches)
        everywhere = not wanted
        if everywhere:
            wanted = [0, *self._office.branches]
        columns = "0, period, name, what, SUM(times), SUM(amount)"
        lists: list[list[Any]] = [list(periods), list(names), wanted]
        if not all(lists):
            return []
        marks = [", ".join("?" * len(values)) for values in lists]
        rows = self._database.rows(
            f"SELECT {columns if everywhere else 'branch, period, name, what, times, amount'} "
            f"FROM {TABLE} WHERE kind = ? AND period IN ({marks[0]}) AND name IN ({marks[1]}) "
            f"AND branch IN ({marks[2]})" + (" GROUP BY period, name, what" * everywhere),
            kind,
            *(value for values in lists for value in values),
        )
        return [Kept(b, p, n, w, int(t), int(a)) for b, p, n, w, t, a in rows if t or a]

    def from_the_top(
        self, kind: str, period: int, name: str, branches: Iterable[int] = ()
    ) -> Iterator[tuple[str, int]]:
        """The headings of a figure from the last to the first, each with how many stand there.

        Who looks for a rank near the top reads a few rows of many. Without branches: of all.
        """
        wanted = list(branches) or [0, *self._office.branches]
        marks = ", ".join("?" * len(wanted))
        before = "\U0010ffff"
        while True:
            rows = self._database.rows(
                f"SELECT what, SUM(times) FROM {TABLE} WHERE kind = ? AND branch IN ({marks}) "
                "AND period = ? AND name = ? AND what < ? GROUP BY what ORDER BY what DESC "
                f"LIMIT {_STEP}",
                *(kind, *wanted, period, name, before),
            )
            yield from ((what, int(times)) for what, times in rows if times)
            if len(rows) < _STEP:
                return
            before = rows[-1][0]

    def prepare(self) -> None:
        """Count what an earlier desk did not keep, or kept by another rule or time zone."""
        wanted = {t.kind(): self._rule(t) for t in self._kinds()}
        if self._counted() == wanted:
            return
        with self._database.write():
            known = self._counted()
            for kind in wanted:
                if known.get(kind) != wanted[kind]:
                    self._recount(TABLE, self._books[kind])
            self._remember(wanted)

    def rebuild(self, progress: Progress = lambda done, total: None) -> None:
        """Count everything anew from the records; `progress(done, total)` counts kinds."""
        types = list(self._kinds())
        with self._database.write():
            for number, record_type in enumerate(types):
                progress(number, len(types))
                self._recount(TABLE, record_type)
            self._remember({t.kind(): self._rule(t) for t in types})

    def check(self) -> Iterator[Message]:
        """A sentence for each book whose kept figures differ from a recount."""
        for record_type in self._kinds():
            with self._still():
                wrong = self._differing(record_type)
            if wrong:
                yield Message(
                    N_("{title}: {count} kept figures differ from a recount. Have them rebuilt."),
                    title=Message(record_type.sheet.book_title),
                    count=wrong,
                )

    def _kinds(self) -> Iterator[type[Record]]:
        return (t for t in self._books if t.tallies is not Record.tallies)

    def _rule(self, record_type: type[Record]) -> str:
        return f"{record_type.tally_rule} {self._office.zone.key}"

    def _counted(self) -> dict[str, str]:
        rows = self._database.rows("SELECT value FROM office_setting WHERE name = ?", COUNTED)
        return dict(json.loads(rows[0][0])) if rows else {}

    def _remember(self, counted: Mapping[str, str]) -> None:
        self._database.run(
            "INSERT INTO office_setting (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            COUNTED,
            json.dumps(counted),
        )

    def _recount(self, table: str, record_type: type[Record]) -> None:
        """Count a kind from its records into a table that has nothing of it then."""
        kind, zone = record_type.kind(), self._office.zone
        self._database.run(f"DELETE FROM {table} WHERE kind = ?", kind)
        last = 0
        while rows := rows_after(self._database, record_type, last, BATCH):
            change: Change = {}
            for row in rows:
                _count(change, glance(record_type, row), zone, 1)
            self._add(table, kind, change)
            last = rows[-1][0]

    def _differing(self, record_type: type[Record]) -> int:
        """How many figures are not what a recount finds."""
        text = "TEXT" if self._database.is_sqlite else 'TEXT COLLATE "C"'
        self._database.run(
            f"CREATE TEMPORARY TABLE {RECOUNT} (kind {text}, branch INTEGER, period INTEGER, "
            f"name {text}, what {text}, times BIGINT, amount BIGINT, "
            "PRIMARY KEY (kind, branch, period, name, what))"
        )
        self._recount(RECOUNT, record_type)
        columns = ", ".join(COLUMNS)
        sides = (f"SELECT {columns} FROM {t} WHERE kind = ? AND (times <> 0 OR amount <> 0)"
                 for t in (TABLE, RECOUNT))  # fmt: skip
        one, other = sides
        wrong = 0
        for left, right in ((one, other), (other, one)):
            ((found,),) = self._database.rows(
                f"SELECT COUNT(*) FROM ({left} EXCEPT {right}) AS differing",
                record_type.kind(),
                record_type.kind(),
            )
            wrong = max(wrong, int(found))
        self._database.run(f"DROP TABLE {RECOUNT}")
        return wrong

    @contextmanager
    def _still(self) -> Iterator[None]:
        """One picture of the office, while others go on saving."""
        with self._database.read() as engine:
            if self._database.is_sqlite:
                with engine.atomic("DEFERRED"):
                    yield
                return
            with engine.atomic():
                self._database.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                yield

    def _add(self, table: str, kind: str, change: Change) -> None:
        moved = [(kind, *key, *by) for key, by in change.items() if by[0] or by[1]]
        moved.sort()
        for start in range(0, len(moved), _AT_ONCE):
            some = moved[start : start + _AT_ONCE]
            values = ", ".join(["(?, ?, ?, ?, ?, ?, ?)"] * len(some))
            self._database.run(
                f"INSERT INTO {table} ({', '.join(COLUMNS)}) VALUES {values} "
                "ON CONFLICT (kind, branch, period, name, what) DO UPDATE SET "
                f"times = {table}.times + excluded.times, "
                f"amount = {table}.amount + excluded.amount",
                *(value for line in some for value in line),
            )


def _count(change: Change, record: Record, zone: tzinfo, sign: int) -> None:
    """Add what a record stands for, or take it away."""
    for at, branch, figures, amounts, daily in record.tallies():
        if at is None:
            continue
        day = local(at, zone) if isinstance(at, datetime) else at
        period = day.year * 100 + day.month
        if daily:
            period = period * 100 + day.day
        place = branch or 0
        for name, what in figures.items():
            key = (place, period, name, "" if what is None else str(what))
            by = change.get(key)
            if by is None:
                by = change[key] = [0, 0]
            by[0] += sign
            if name in amounts:
                by[1] += sign * (amounts[name] or 0)
