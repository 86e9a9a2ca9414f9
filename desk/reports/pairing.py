# SPDX-License-Identifier: MIT
"""Which tables of a section stand beside each other: small ones, two by two."""

from collections.abc import Iterator, Sequence

from desk.reports.model import Table

NARROW = 70.0  # a table no wider than this, in its own measure, takes half the room
SHORT = 14  # rows


def paired(tables: Sequence[Table]) -> Iterator[tuple[Table, ...]]:
    """The tables in groups of one or two."""
    waiting: Table | None = None
    for table in tables:
        if not _small(table):
            if waiting is not None:
                yield (waiting,)
            waiting = None
            yield (table,)
        elif waiting is not None:
            yield waiting, table
            waiting = None
        else:
            waiting = table
    if waiting is not None:
        yield (waiting,)


def _small(table: Table) -> bool:
    return len(table.rows) <= SHORT and sum(column.width for column in table.columns) <= NARROW
