# SPDX-License-Identifier: MIT
"""Where the search box's pieces are kept: FTS5 without contents on SQLite, lexemes on PostgreSQL.

A key is the number of the kind and the record's id, so that the newest of a kind come first.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence

from desk.db.database import Database
from desk.db.grams import HIDDEN, Word, amount_piece

KIND_BITS = 40
TABLE = "search"
# PostgreSQL looks through so many of the newest records first, and asks its index only for words
# that fewer than so many of those hold.
WINDOW, COMMON = 500, 6
STEP = 5_000


def key_of(kind_number: int, record: int) -> int:
    """The key of a record in the index."""
    return kind_number << KIND_BITS | record


def create_gram_table(database: Database) -> None:
    """Create the table if it is not there yet, inside the open transaction."""
    if database.is_sqlite:
        database.run(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5("
            "grams, content='', contentless_delete=1, detail=none, tokenize='ascii')"
        )
        return
    database.run(
        f"CREATE TABLE IF NOT EXISTS {TABLE} (key bigint PRIMARY KEY, grams tsvector NOT NULL)"
    )
    database.run(f"CREATE INDEX IF NOT EXISTS search_grams ON {TABLE} USING gin (grams)")


def gram_table(database: Database) -> "GramTable":
    """The table of this database."""
    return SqliteGrams(database) if database.is_sqlite else PostgresGrams(database)


class GramTable:
    """The pieces of every record by its key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, entries: Iterable[tuple[int, Iterable[str]]], *, new: bool = False) -> None:
        """Keep the pieces of records, in place of what was there unless all are `new`."""
        raise NotImplementedError

    def clear(self) -> None:
        """Forget everything."""
        raise NotImplementedError

    def keys(
        self, words: Sequence[Word], low: int, high: int, *, hidden: bool
    ) -> Generator[int, None, None]:
        """Keys between two bounds (both included) with all the words' pieces, the highest first."""
        raise NotImplementedError

    def all_keys(self, low: int, high: int) -> Generator[int, None, None]:
        """Every key between two bounds (both included)."""
        raise NotImplementedError


class SqliteGrams(GramTable):
    """FTS5 without contents, columns and positions: the smallest and fastest there is."""

    def put(self, entries: Iterable[tuple[int, Iterable[str]]], *, new: bool = False) -> None:
        insert = f"INSERT INTO {TABLE} (rowid, grams) VALUES (?, ?)"
        if new:
            lines = ((key, " ".join(pieces)) for key, pieces in entries)
            self._database.run_many(insert, lines)
            return
        for key, pieces in entries:
            self._database.run(f"DELETE FROM {TABLE} WHERE rowid = ?", key)
            self._database.run(insert, key, " ".join(pieces))

    def clear(self) -> None:
        self._database.run(f"INSERT INTO {TABLE} ({TABLE}) VALUES ('delete-all')")

    def keys(
        self, words: Sequence[Word], low: int, high: int, *, hidden: bool
    ) -> Generator[int, None, None]:
        sql = (
            f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH ? AND rowid BETWEEN ? AND ? "
            "ORDER BY rowid DESC"
        )
        asked = _asked(words, hidden, '"', " AND ", " OR ")
        with self._database.read() as engine:
            cursor = engine.execute_sql(sql, (asked, low, high))
            try:
                for (key,) in cursor:
                    yield key
            finally:
                cursor.close()

    def all_keys(self, low: int, high: int) -> Generator[int, None, None]:
        sql = f"SELECT id FROM {TABLE}_docsize WHERE id BETWEEN ? AND ? ORDER BY id"
        with self._database.read() as engine:
            for (key,) in engine.execute_sql(sql, (low, high)):
                yield key


class PostgresGrams(GramTable):
    """Lexemes with a GIN index; what most records have is found among the newest without it."""

    def put(self, entries: Iterable[tuple[int, Iterable[str]]], *, new: bool = False) -> None:
        sql = (
            f"INSERT INTO {TABLE} (key, grams) VALUES (?, array_to_tsvector(?)) "
            "ON CONFLICT (key) DO UPDATE SET grams = excluded.grams"
        )
        # All at hand first: while many are on their way this driver answers nothing else.
        lines = [[key, [_of(key) + piece for piece in pieces]] for key, pieces in entries]
        self._database.run_many(sql, lines)

    def clear(self) -> None:
        self._database.run(f"DELETE FROM {TABLE}")

    def keys(
        self, words: Sequence[Word], low: int, high: int, *, hidden: bool
    ) -> Generator[int, None, None]:
        while True:
            sql = f"SELECT max(key) FROM {TABLE} WHERE key BETWEEN ? AND ?"
            ((top,),) = self._database.rows(sql, low, high)
            if top is None:
                return
            floor = max(low, top >> KIND_BITS << KIND_BITS)
            asked = _asked(words, hidden, "'", " & ", " | ", _of(top))
            yield from self._of_kind(asked, floor, top)
            high = floor - 1

    def _of_kind(self, asked: str, low: int, high: int) -> Iterator[int]:
        """Keys of one kind: a common word is met among the newest, a rare one by the index."""
        window = WINDOW
        while high >= low:
            rows = self._database.rows(
                "WITH newest AS MATERIALIZED ("
                f"SELECT key, grams FROM {TABLE} WHERE key BETWEEN ? AND ? "
                f"ORDER BY key DESC LIMIT {window}) "
                "SELECT key FROM newest WHERE grams @@ ?::tsquery "
                "UNION ALL SELECT -min(key) FROM newest",
                low,
                high,
                asked,
            )
            keys = [row[0] for row in rows]
            passed = keys.pop()
            yield from sorted(keys, reverse=True)
            if passed is None:
                return
            high = -passed - 1
            if len(keys) < COMMON:
                yield from self._by_index(asked, low, high)
                return
            window = min(2 * window, STEP)

    def _by_index(self, asked: str, low: int, high: int) -> Iterator[int]:
        while high >= low:
            rows = self._database.rows(
                f"WITH found AS MATERIALIZED (SELECT key FROM {TABLE} "
                "WHERE grams @@ ?::tsquery AND key BETWEEN ? AND ?) "
                f"SELECT key FROM found ORDER BY key DESC LIMIT {STEP}",
                asked,
                low,
                high,
            )
            yield from (row[0] for row in rows)
            high = rows[-1][0] - 1 if len(rows) == STEP else low - 1

    def all_keys(self, low: int, high: int) -> Generator[int, None, None]:
        rows = self._database.rows(
            f"SELECT key FROM {TABLE} WHERE key BETWEEN ? AND ? ORDER BY key", low, high
        )
        yield from (row[0] for row in rows)


def _of(key: int) -> str:
    """What stands before the pieces of a kind: other kinds may be full of the same words."""
    return f"{key >> KIND_BITS}/"


def _asked(
    words: Sequence[Word], hidden: bool, quote: str, both: str, either: str, kind: str = ""
) -> str:
    """The query in the language of the table; a word lies wholly in open or in hidden texts."""
    asked = []
    for word in words:
        ways = [word.pieces]
        if hidden:
            ways.append(tuple(HIDDEN + piece for piece in word.pieces))
        if word.amount is not None:
            ways.append((amount_piece(word.amount),))
        parts = (both.join(f"{quote}{kind}{piece}{quote}" for piece in way) for way in ways)
        asked.append("(" + either.join(f"({part})" for part in parts) + ")")
    return both.join(asked)
