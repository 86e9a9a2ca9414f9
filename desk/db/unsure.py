# SPDX-License-Identifier: MIT
"""Saves whose answer never came: the server may have kept the record and gone before it said so."""

from collections.abc import Iterator
from contextlib import contextmanager

from desk.db import rowing
from desk.db.database import Database
from desk.db.record import Record
from desk.db.saving import KEPT, as_before_when_it_fails
from desk.errors import Storage


class Unsure:
    """The new records of this desk that ended in a Storage; a second try looks for them first."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._keys: set[str] = set()

    @contextmanager
    def watch(self, record: Record) -> Iterator[None]:
        """Remember a new record when disk or server fail; it stays as it was typed."""
        fresh = record.id is None
        try:
            with as_before_when_it_fails(record):
                yield
        except Storage:
            if fresh:
                self._keys.add(record.uid)
            raise
        self._keys.discard(record.uid)

    def look(self, record: Record) -> None:
        """Where an earlier try was kept after all, what is typed becomes a change of it.

        Walks the whole book, for which no index is worth its keep: this happens once in years.
        """
        if record.id is not None or record.uid not in self._keys:
            return
        kind = record.kind()
        found = self._database.rows(f'SELECT id FROM "{kind}" WHERE uid = ?', record.uid)
        if found:
            kept = rowing.load(self._database, type(record), found[0][0])
            by_desk = {name for name, part in record.parts().items() if part.by_desk}
            plain = kept.plain()
            rowing.fill(record, {name: plain[name] for name in by_desk | KEPT})
            record.id = kept.id
            record.__dict__["__base__"] = rowing.base_of(kept)
