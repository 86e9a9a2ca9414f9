# SPDX-License-Identifier: MIT
"""The order of a list, and what comes after a place in it; empty cells sort before all others."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from desk.db.fields import Note
from desk.db.query import Query
from desk.db.record import Record
from desk.db.scope import ALIAS

# Beside its listed columns a list can be sorted by these, which have an index in every book.
ALWAYS = ("number", "state", "assigned", "created_at")


@dataclass(frozen=True)
class Cursor:
    """A place in a list: the stored value it is sorted by, and the record's id."""

    value: Any
    id: int


@dataclass(frozen=True)
class Order:
    """A column and a direction; `index` names the index that SQLite is to read."""

    column: str
    descending: bool
    nullable: bool
    is_sqlite: bool
    index: str
    is_text: bool = False

    @property
    def sql(self) -> str:
        """The terms of ORDER BY."""
        return self.by(self.column, f"{ALIAS}.id")

    def by(self, column: str, key: str) -> str:
        """The terms of ORDER BY for columns of other names."""
        way = "DESC" if self.descending else "ASC"
        nulls = ""
        if self.nullable and not self.is_sqlite:
            nulls = " NULLS LAST" if self.descending else " NULLS FIRST"
        return f"{column} {way}{nulls}, {key} {way}"

    def reversed(self) -> "Order":
        """The same list from its end."""
        return replace(self, descending=not self.descending)

    def after(self, at: Cursor | None) -> Iterator[tuple[str, list[Any]]]:
        """Conditions, one after the other, for all that comes after a place (None: for all).

        Each can be read from the index in order; the filled cells and the empty ones come apart.
        """
        sign = "<" if self.descending else ">"
        if at is None:
            yield "", []
            return
        if at.value is None:
            yield f"{self.column} IS NULL AND {ALIAS}.id {sign} ?", [at.id]
            if not self.descending:
                yield f"{self.column} IS NOT NULL", []
            return
        yield f"({self.column}, {ALIAS}.id) {sign} (?, ?)", [at.value, at.id]
        if self.descending and self.nullable:
            yield f"{self.column} IS NULL", []


def order_of(record_type: type[Record], query: Query, *, is_sqlite: bool, masked: bool) -> Order:
    """The order a query asks for; by number where it names no column that can be sorted by."""
    kinds = record_type.kinds()
    name = query.order
    if name not in (*record_type.sheet.list_columns, *ALWAYS) or isinstance(kinds[name], Note):
        name = "number"
    if masked and kinds[name].masks:
        name = "number"  # the order would tell what the mask hides
    kind = kinds[name]
    column = f'{ALIAS}."{kind.column_name}"'
    if not is_sqlite and kind.field_type == "TEXT":
        column += ' COLLATE "C"'
    table = record_type.kind()
    index = f'"{table}_number"' if name == "number" else f'"{table}_by_{name}"'
    return Order(
        column,
        query.descending,
        bool(kind.null),
        is_sqlite,
        f"INDEXED BY {index}" if is_sqlite else "",
        kind.field_type == "TEXT",
    )
