# SPDX-License-Identifier: MIT
"""Which records of a list are marked for printing, exporting or calling through."""

from collections.abc import Iterator

from desk.db.query import Query
from desk.db.store import Store
from desk.session import Session


class Marks:
    """Some records, or all of the found set but some; nothing is loaded for it."""

    def __init__(self) -> None:
        self._everything = False
        self._ids: set[int] = set()

    def __contains__(self, record: int) -> bool:
        return (record in self._ids) != self._everything

    def __bool__(self) -> bool:
        return self._everything or bool(self._ids)

    def toggle(self, record: int) -> None:
        """Mark a record, or take its mark away."""
        self._ids ^= {record}

    def add(self, records: set[int]) -> None:
        """Mark several records."""
        self._ids = self._ids - records if self._everything else self._ids | records

    def add_everything(self) -> None:
        """Mark all records of the found set, however many."""
        self._everything, self._ids = True, set()

    def clear(self) -> None:
        """Take all marks away."""
        self._everything, self._ids = False, set()

    def count(self, total: int) -> int:
        """How many of a found set of `total` records are marked."""
        return total - len(self._ids) if self._everything else len(self._ids)

    def records(self, store: Store, session: Session, query: Query) -> Iterator[int]:
        """The ids of the marked records in the order of the list; raises Refused."""
        if not self:
            return
        left = None if self._everything else set(self._ids)
        for record in store.lists.ids(session, query):
            if record in self:
                yield record
                if left is not None:
                    left.discard(record)
                    if not left:
                        return
