# SPDX-License-Identifier: MIT
"""Records read for a few of their cells, many thousands one after the other."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from desk.db import rowing
from desk.db.database import Database
from desk.db.fields import Kind
from desk.db.record import Record


def rows_after(
    database: Database, record_type: type[Record], after: int, limit: int
) -> list[tuple[Any, ...]]:
    """Rows of records that are not void, by id, from behind an id on."""
    names = ", ".join(f'"{kind.column_name}"' for _, kind in rowing.columns(record_type))
    return database.rows(
        f'SELECT id, {names} FROM "{record_type.kind()}" WHERE id > ? AND NOT voided '
        f"ORDER BY id LIMIT {limit}",
        after,
    )


class _Glance:
    """The values of a row, each turned into what the record holds only when it is asked for."""

    def __init__(self, places: Mapping[str, tuple[int, "Kind[Any] | None"]], row: Any) -> None:
        self._places = places
        self._row = row

    def __getitem__(self, name: str) -> Any:
        place, kind = self._places[name]
        value = self._row[place]
        return value if kind is None or value is None else kind.python_value(value)


def glance(record_type: type[Record], row: Sequence[Any]) -> Record:
    """A record of which only single cells are read; its tables are empty."""
    record: Record = record_type.__new__(record_type)
    record.__dict__["__data__"] = _Glance(_places(record_type), row)
    return record


@cache
def _places(record_type: type[Record]) -> Mapping[str, tuple[int, "Kind[Any] | None"]]:
    return {"id": (0, None)} | {
        name: (n, kind) for n, (name, kind) in enumerate(rowing.columns(record_type), 1)
    }
