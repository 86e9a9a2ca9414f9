# SPDX-License-Identifier: MIT
"""The filters of a list as conditions of a statement, the same on SQLite and PostgreSQL."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from desk.db.database import Database
from desk.db.fields import Kind, Line, Tick, to_millis
from desk.db.grams import RUNS, read_words
from desk.db.query import Condition, Query
from desk.db.record import Record
from desk.db.scope import ALIAS, scope_of
from desk.db.search import MOST_LISTED, SearchIndex
from desk.session import Session

# Filters that are no fields: what is mine, what is due until a moment, what is late now.
SPECIAL = ("mine", "due", "late")
Part = tuple[str, list[Any]]
NEVER: Part = ("1 = 0", [])


class Conditions:
    """Turns a query into SQL over the record's table, which is named `t1`, with `?` for values."""

    def __init__(self, database: Database, search: SearchIndex) -> None:
        self._database = database
        self._search = search

    def of(self, session: Session, record_type: type[Record], query: Query) -> Part:
        """All conditions of a query and of what the session may see; empty when all is shown."""
        parts = list(self._parts(session, record_type, query))
        return " AND ".join(sql for sql, _v in parts), [v for _s, values in parts for v in values]

    def _parts(self, session: Session, record_type: type[Record], query: Query) -> Iterator[Part]:
        scope = scope_of(record_type, session)
        if scope[0]:
            yield scope
        if not query.with_void:
            yield f"NOT {ALIAS}.voided", []
        for condition in query.where:
            yield self._one(session, record_type, condition)
        if query.words.strip():
            yield self._among(self._search.ids(session, query.kind, query.words))

    def _one(self, session: Session, record_type: type[Record], condition: Condition) -> Part:
        if condition.field in SPECIAL:
            return self._special(session, record_type, condition)
        kind = record_type.kinds().get(condition.field)
        if kind is None or (session.masked and kind.masks):
            return NEVER  # nobody learns a masked number by asking for its figures
        column = f'{ALIAS}."{kind.column_name}"'
        make = _MAKERS.get(condition.operator)
        if make is not None:
            return make(column, kind, condition.value)
        if condition.operator == "contains" and isinstance(kind, Line):
            return self._contains(session, record_type, condition, column)
        return NEVER

    def _special(self, session: Session, record_type: type[Record], condition: Condition) -> Part:
        if condition.field == "mine":
            return f"{ALIAS}.assigned = ?", [session.person_id]
        sql = f"{ALIAS}.id IN (SELECT record FROM deadline WHERE kind = ?"
        values: list[Any] = [record_type.kind()]
        until = to_millis(session.now()) if condition.field == "late" else condition.value
        if until is not None:
            sql, values = f"{sql} AND at < ?", [*values, until]
        return sql + ")", values

    def _contains(
        self, session: Session, record_type: type[Record], condition: Condition, column: str
    ) -> Part:
        words = str(condition.value or "").lower()
        place = (
            "instr(lower({0}), ?) > 0" if self._database.is_sqlite else "strpos(lower({0}), ?) > 0"
        )
        part: Part = (place.format(column), [words])
        if condition.field not in record_type.sheet.search_fields or not _is_whole(words):
            return part
        ids = self._search.ids(session, record_type.kind(), words)
        if len(ids) >= MOST_LISTED:
            return part
        among, values = self._among(ids)
        return f"{among} AND {part[0]}", values + part[1]

    def _among(self, ids: Iterable[int]) -> Part:
        wanted = list(ids)
        if self._database.is_sqlite:
            return f"{ALIAS}.id IN (SELECT value FROM json_each(?))", [str(wanted)]
        return f"{ALIAS}.id = ANY(?)", [wanted]


def _is_whole(words: str) -> bool:
    """Whether the index finds every text that holds the words: its first run is long enough."""
    first = RUNS.match(words)
    one = read_words(words)
    return (
        len(one) == 1 and one[0].text == words and bool(first and (first[1] or len(first[0]) > 2))
    )


def _is(column: str, kind: Kind[Any], value: Any) -> Part:
    kept = _kept(kind, value)
    return (f"{column} IS NULL", []) if kept is None else (f"{column} = ?", [kept])


def _in(column: str, kind: Kind[Any], value: Any) -> Part:
    wanted = [_kept(kind, v) for v in value or ()]
    some = [v for v in wanted if v is not None]
    parts = [f"{column} IN ({', '.join('?' * len(some))})"] if some else []
    if len(some) < len(wanted):
        parts.append(f"{column} IS NULL")
    return (f"({' OR '.join(parts)})", some) if parts else NEVER


def _from(column: str, kind: Kind[Any], value: Any) -> Part:
    return f"{column} >= ?", [_kept(kind, value)]


def _to(column: str, kind: Kind[Any], value: Any) -> Part:
    return f"{column} <= ?", [_kept(kind, value)]


def _empty(column: str, kind: Kind[Any], value: Any) -> Part:
    if kind.null:
        return f"{column} IS NULL", []
    if isinstance(kind, Tick):
        return f"NOT {column}", []
    return f"{column} = ?", [kind.empty]


def _filled(column: str, kind: Kind[Any], value: Any) -> Part:
    sql, values = _empty(column, kind, value)
    return f"NOT ({sql})", values


def _kept(kind: Kind[Any], value: Any) -> Any:
    return kind.db_value(kind.unplain(value))


_MAKERS: dict[str, Callable[[str, Kind[Any], Any], Part]] = {
    "is": _is,
    "in": _in,
    "from": _from,
    "to": _to,
    "empty": _empty,
    "filled": _filled,
}
