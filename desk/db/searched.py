# SPDX-License-Identifier: MIT
"""What of each kind of record the search box knows: its texts, read from objects or from rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from functools import cached_property
from typing import Any

from desk.db.database import Database
from desk.db.fields import EPOCH, Choice, Kind, Link, Money, Name, Setting
from desk.db.grams import Text
from desk.db.record import Record
from desk.db.scope import ALIAS, scope_of
from desk.session import Session
from desk.text import LANGUAGES, _, speaking

Labels = Callable[[str, Iterable[int]], dict[int, str]]

# Texts in the index must not depend on who works where in which language.
NOWHERE = Setting(UTC, EPOCH, lambda kind, record: "", lambda kind, words: None)
BATCH = 500


@dataclass(frozen=True)
class Part:
    """One searched field: of the record itself, or of the rows of a table inside it."""

    name: str
    kind: Kind[Any]
    table: str = ""

    @cached_property
    def hidden(self) -> bool:
        """Whether some see it masked only, who then do not find by it either."""
        return self.kind.masks is not None

    @cached_property
    def is_name(self) -> bool:
        """Whether it is found by its pinyin too."""
        return isinstance(self.kind, Name | Link)

    @cached_property
    def is_plain(self) -> bool:
        """Whether the words are the value itself, as in most fields."""
        own = type(self.kind)
        is_text = self.kind.field_type == "TEXT"
        return is_text and own.words is Kind.words and own.show is Kind.show

    def words(self, value: Any, labels: Labels) -> str:
        """The words of a value, the same for everybody."""
        if self.kind.is_empty(value):
            return ""
        if isinstance(self.kind, Choice):
            return " ".join(dict.fromkeys(self._in_every_language(str(value))))
        if isinstance(self.kind, Link):
            return labels(self.kind.to, [value]).get(value, "")
        return self.kind.words(value, NOWHERE)

    def _in_every_language(self, code: str) -> Iterator[str]:
        assert isinstance(self.kind, Choice)
        for language in LANGUAGES:
            with speaking(language):
                yield _(self.kind.options.get(code, code))


@dataclass
class Found:
    """A record as the search reads it: its searched values with their folded words."""

    id: int
    number: str
    voided: bool
    values: list[tuple[Part, Any, Text]] = field(default_factory=list)
    amounts: list[tuple[str, int]] = field(default_factory=list)


class Searched:
    """The searched parts of one record type."""

    def __init__(self, record_type: type[Record]) -> None:
        self.record_type = record_type
        self.kind = record_type.kind()
        self.parts = tuple(self._parts())
        self.own = tuple(part for part in self.parts if not part.table)
        self.money = tuple(
            (name, kind) for name, kind in record_type.kinds().items() if isinstance(kind, Money)
        )

    def _parts(self) -> Iterator[Part]:
        kinds = self.record_type.kinds()
        yield Part("number", kinds["number"])
        for name in self.record_type.sheet.search_fields:
            table, dot, column = name.partition(".")
            if dot:
                rows = self.record_type.tables()[table]
                yield Part(column, rows.row.kinds()[column], table)
            elif name != "number":
                yield Part(name, kinds[name])

    @property
    def links(self) -> list[Part]:
        """The parts that are found by the words of another record."""
        return [part for part in self.parts if isinstance(part.kind, Link)]

    @cached_property
    def _select(self) -> str:
        kinds = [part.kind for part in self.own[1:]] + [kind for _name, kind in self.money]
        names = "".join(f', {ALIAS}."{kind.column_name}"' for kind in kinds)
        return (
            f"SELECT {ALIAS}.id, {ALIAS}.number, {ALIAS}.voided{names} "
            f'FROM "{self.kind}" AS {ALIAS} WHERE {ALIAS}.id IN '
        )

    def of(self, record: Record, labels: Labels) -> Found:
        """What is searched of a record in hand."""
        found = Found(record.id, record.number, record.voided)
        for part in self.parts:
            rows = getattr(record, part.table) if part.table else (record,)
            for row in rows:
                value = getattr(row, part.name)
                if value:
                    self._add(found, part, value, labels)
        found.amounts = [(n, v) for n, _k in self.money if (v := getattr(record, n)) is not None]
        return found

    def read(
        self,
        database: Database,
        ids: Sequence[int],
        labels: Labels,
        session: Session | None = None,
    ) -> list[Found]:
        """What is searched of the records, the newest first; only what the session may see."""
        if not ids:
            return []
        marks = ", ".join("?" * len(ids))
        sql, values = f"{self._select}({marks})", list(ids)
        scope, more = scope_of(self.record_type, session) if session else ("", [])
        if scope:
            sql, values = f"{sql} AND {scope}", values + more
        found = {row[0]: row for row in database.rows(sql, *values)}
        children = self._children(database, list(found))
        resolved = self._resolved(found.values(), labels)
        return [
            self._from_row(found[i], children.get(i, ()), resolved)
            for i in sorted(found, reverse=True)
        ]

    def _from_row(
        self, row: Sequence[Any], children: Iterable[tuple[Part, Any]], labels: Labels
    ) -> Found:
        found = Found(row[0], row[1], bool(row[2]))
        self._add(found, self.parts[0], row[1], labels)
        for part, value in zip(self.own[1:], row[3:], strict=False):
            if value:
                self._add(found, part, part.kind.python_value(value), labels)
        for part, value in children:
            self._add(found, part, part.kind.python_value(value), labels)
        amounts = row[len(row) - len(self.money) :] if self.money else ()
        named = zip(self.money, amounts, strict=True)
        found.amounts = [(name, v) for (name, _k), v in named if v is not None]
        return found

    def _add(self, found: Found, part: Part, value: Any, labels: Labels) -> None:
        words = value if part.is_plain else part.words(value, labels)
        if words:
            found.values.append((part, value, Text(words, part.hidden, part.is_name)))

    def _children(
        self, database: Database, ids: Sequence[int]
    ) -> dict[int, list[tuple[Part, Any]]]:
        children: dict[int, list[tuple[Part, Any]]] = {}
        marks = ", ".join("?" * len(ids))
        for part in self.parts:
            if part.table and ids:
                table = self.record_type.tables()[part.table].row._meta.table_name
                sql = (
                    f'SELECT owner, "{part.kind.column_name}" FROM "{table}" '
                    f"WHERE owner IN ({marks}) ORDER BY owner, position"
                )
                for owner, value in database.rows(sql, *ids):
                    children.setdefault(owner, []).append((part, value))
        return children

    def _resolved(self, rows: Iterable[Sequence[Any]], labels: Labels) -> Labels:
        """The labels of all linked records at once, for one look into each book."""
        wanted: dict[str, set[int]] = {}
        places = [
            (at, part.kind.to)
            for at, part in enumerate(self.own[1:], 3)
            if isinstance(part.kind, Link)
        ]
        if not places:
            return labels
        for row in rows:
            for at, to in places:
                if row[at] is not None:
                    wanted.setdefault(to, set()).add(row[at])
        known = {to: labels(to, ids) for to, ids in wanted.items()}
        return lambda to, ids: known.get(to) or labels(to, ids)
