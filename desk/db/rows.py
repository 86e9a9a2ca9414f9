# SPDX-License-Identifier: MIT
"""The rows a list shows: plain values of the listed columns, and the words of what they link to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import peewee

from desk.db.fields import Kind, Link, Moment, from_millis
from desk.db.office import Office
from desk.db.ordering import Cursor
from desk.db.record import Record
from desk.db.scope import ALIAS
from desk.session import Session

Reader = Callable[[Sequence[Any]], Sequence[Any]]


@dataclass(frozen=True)
class Page:
    """Rows in the order of the list, with their ids, which of them are void, and the words of
    linked records by kind and id; `first` and `last` are cursors to go on from."""

    ids: tuple[int, ...]
    rows: tuple[tuple[Any, ...], ...]
    voided: frozenset[int]
    labels: Mapping[str, Mapping[int, str]]
    first: Cursor | None = None
    last: Cursor | None = None

    def label(self, kind: str, record: int) -> str:
        """The words for a linked record."""
        return self.labels.get(kind, {}).get(record, f"#{record}")


def _reader(kind: Kind[Any]) -> Reader:
    """How a column is read: most are kept just as Python has them, the others cell by cell."""
    if type(kind).python_value is Moment.python_value:
        return _moments
    plain = type(kind).python_value is peewee.Field.python_value
    if plain and type(kind).adapt is peewee.Field.adapt:
        return tuple
    read: Callable[[Any], Any] = kind.python_value
    return lambda values: [None if value is None else read(value) for value in values]


def _moments(values: Sequence[Any]) -> Sequence[Any]:
    """UTC moments of milliseconds, many at once."""
    made, zone = datetime.fromtimestamp, UTC  # looked up once: a third of the time
    try:
        return [None if v is None else made(v / 1000, zone) for v in values]
    except (OSError, OverflowError, ValueError):  # some systems know no moment before 1970
        return [None if v is None else from_millis(v) for v in values]


class ListedRows:
    """The listed columns of one record type."""

    def __init__(self, record_type: type[Record], office: Office) -> None:
        kinds = record_type.kinds()
        self._kinds = [kinds[name] for name in record_type.sheet.list_columns]
        self._reads = [_reader(kind) for kind in self._kinds]
        self._links = [
            (at, kind.to) for at, kind in enumerate(self._kinds) if isinstance(kind, Link)
        ]
        self._office = office
        names = "".join(f', {ALIAS}."{kind.column_name}"' for kind in self._kinds)
        #: What a statement must select: id, voided, then the listed columns.
        self.columns = f"{ALIAS}.id, {ALIAS}.voided{names}"

    def page(self, session: Session, rows: Sequence[tuple[Any, ...]]) -> Page:
        """A page of what was selected, with the value it is sorted by as last column."""
        if not rows:
            return Page((), (), frozenset(), {})
        columns = list(zip(*rows, strict=True))
        made: list[Sequence[Any]] = []
        for kind, read, values in zip(self._kinds, self._reads, columns[2:-1], strict=True):
            kept = read(values)
            if session.masked and kind.masks:
                hide = kind.masks
                kept = [hide(value) if value else value for value in kept]
            made.append(kept)
        return Page(
            ids=columns[0],
            rows=tuple(zip(*made, strict=True)),
            voided=frozenset(i for i, void in zip(columns[0], columns[1], strict=True) if void),
            labels=self._labels(session, columns[2:-1]),
            first=Cursor(columns[-1][0], columns[0][0]),
            last=Cursor(columns[-1][-1], columns[0][-1]),
        )

    def _labels(
        self, session: Session, columns: Sequence[Sequence[Any]]
    ) -> dict[str, dict[int, str]]:
        wanted: dict[str, set[int]] = {}
        for at, to in self._links:
            wanted.setdefault(to, set()).update(columns[at])
        office = self._office
        for ids in wanted.values():
            ids.discard(None)
        return {to: office.labels_for(session, to, ids) for to, ids in wanted.items() if ids}
