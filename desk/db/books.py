# SPDX-License-Identifier: MIT
"""The books of the office: every record type it knows, each checked before the program starts."""

from collections.abc import Container, Iterable, Iterator, Mapping

import peewee

from desk.db.fields import Choice
from desk.db.record import Record, Row, Rows
from desk.sheet import Drawing, DrawingError, read_drawing

# What every record has and any drawing, list or search may name although it is marked hidden.
COMMON = frozenset(Record.kinds())


class Books:
    """The record types by kind (`complaint`) and prefix (`C`)."""

    def __init__(self, types: Iterable[type[Record]]) -> None:
        self._by_kind: dict[str, type[Record]] = {}
        self._by_prefix: dict[str, type[Record]] = {}
        for record_type in types:
            check_description(record_type)
            kind, prefix = record_type.kind(), record_type.sheet.prefix
            if kind in self._by_kind or prefix in self._by_prefix:
                raise DrawingError(f"{record_type.__name__}: '{kind}' or '{prefix}' is used twice")
            _prepare(record_type)
            self._by_kind[kind] = record_type
            self._by_prefix[prefix] = record_type

    def __iter__(self) -> Iterator[type[Record]]:
        return iter(self._by_kind.values())

    def __contains__(self, kind: str) -> bool:
        return kind in self._by_kind

    def __getitem__(self, kind: str) -> type[Record]:
        """The record type of a kind; raises KeyError."""
        return self._by_kind[kind]

    def get(self, kind: str) -> type[Record] | None:
        """The record type of a kind, if the office has such a book."""
        return self._by_kind.get(kind)

    def by_prefix(self, prefix: str) -> type[Record] | None:
        """The record type whose numbers start with the prefix."""
        return self._by_prefix.get(prefix)

    def row_types(self, record_type: type[Record]) -> list[type[Row]]:
        """The tables inside a record type's form."""
        return [table.row for table in record_type.tables().values()]


def _prepare(record_type: type[Record]) -> None:
    state = record_type.kinds()["state"]
    assert isinstance(state, Choice)
    state.options = dict(record_type.states)
    state.hidden = not record_type.states
    for name, table in record_type.tables().items():
        meta = table.row._meta
        meta.set_table_name(f"{record_type.kind()}_{name}")


def check_description(record_type: type[Record]) -> None:
    """Raise DrawingError naming record type and word when a description does not hold."""
    name = record_type.__name__
    sheet = getattr(record_type, "sheet", None)
    if sheet is None:
        raise DrawingError(f"{name}: has no sheet")
    _check_taken(record_type)
    parts = record_type.parts()
    try:
        drawings = [sheet.on_screen, sheet.on_paper, *(p.drawn for p in record_type.printouts)]
    except DrawingError as error:
        raise DrawingError(f"{name}: {error}") from None
    for drawing in drawings:
        _check_names(name, drawing, parts)
    for word in (*sheet.list_columns, *sheet.search_fields):
        if not _is_field(parts, word) and not (word in sheet.search_fields and "." in word):
            raise DrawingError(f"{name}: '{word}' is listed or searched but is no field")
    for word in sheet.search_fields:
        table, dot, column = word.partition(".")
        rows = parts.get(table)
        if dot and not (isinstance(rows, Rows) and column in rows.row.kinds()):
            raise DrawingError(f"{name}: '{word}' is searched but is no column of a table")
    drawn = set(drawings[0].names)
    for word, part in parts.items():
        if word not in drawn and not part.hidden and word not in COMMON:
            raise DrawingError(f"{name}: '{word}' is neither drawn nor marked hidden")
    for step in record_type.steps:
        if step.asks and step.asks.drawing:
            _check_names(f"{name}.{step.id}", read_drawing(step.asks.drawing), step.asks.kinds())


def _is_field(parts: Mapping[str, object], word: str) -> bool:
    return word in parts and not isinstance(parts[word], Rows)


def _check_taken(record_type: type[Record]) -> None:
    """A field must not be called like what every record can do."""
    for base in record_type.__mro__:
        if base is Record:
            return
        for word, value in vars(base).items():
            if isinstance(value, Rows | peewee.FieldAccessor) and callable(
                getattr(Record, word, None)
            ):
                raise DrawingError(f"{record_type.__name__}: '{word}' is no name for a field")


def _check_names(name: str, drawing: Drawing, parts: Container[str]) -> None:
    for word in drawing.names:
        if word not in parts:
            raise DrawingError(f"{name}: '{word}' is drawn but is no field")
