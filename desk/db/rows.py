# SPDX-License-Identifier: MIT
"""The rows a list shows: plain values of the listed columns, and the words of what they link to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import peewee

from desk.db.fields import Kind, Link
from desk.db.office import Office
from desk.db.ordering import Cursor
from desk.db.record import Record
from desk.db.scope import ALIAS
from desk.session import Session


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


def is_kept_plain(kind: Kind[Any]) -> bool:
    """Whether the store keeps a value just as Python has it."""
    return type(kind).python_value is peewee.Field.python_value and (
        type(kind).adapt is peewee.Field.adapt
    )


class ListedRows:
    """The listed columns of one record type."""

    def __init__(self, record_type: type[Record], office: Office) -> None:
        kinds = record_type.kinds()
        self._kinds = [kinds[name] for name in record_type.sheet.list_columns]
        # Most columns are kept as they are shown; only the others are worth a call per cell.
        self._reads: list[Callable[[Any], Any] | None] = [
            None if is_kept_plain(kind) else kind.python_value for kind in self._kinds
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
            kept: Sequence[Any] = values
            if read is not None:
                kept = [None if value is None else read(value) for value in values]
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
        for kind, values in zip(self._kinds, columns, strict=True):
            if isinstance(kind, Link):
                wanted.setdefault(kind.to, set()).update(v for v in values if v is not None)
        office = self._office
        return {to: office.labels_for(session, to, ids) for to, ids in wanted.items() if ids}
