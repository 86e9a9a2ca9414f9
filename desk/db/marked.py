# SPDX-License-Identifier: MIT
"""Which records of a list are meant: those marked in it, or all that it finds."""

from collections.abc import Iterator
from dataclasses import dataclass

from desk.db.query import Query
from desk.db.store import Store
from desk.session import Session


@dataclass(frozen=True)
class Marked:
    """Some records of a found set, or all but some; nothing is loaded for it."""

    ids: frozenset[int] = frozenset()
    all_but: bool = False

    def __contains__(self, record: int) -> bool:
        return (record in self.ids) != self.all_but

    def __bool__(self) -> bool:
        return self.all_but or bool(self.ids)

    def count(self, total: int) -> int:
        """How many of a found set of `total` records are meant."""
        return total - len(self.ids) if self.all_but else len(self.ids)

    def records(self, store: Store, session: Session, query: Query) -> Iterator[int]:
        """The ids of the records in the order of the list; raises Refused."""
        if not self:
            return
        left = None if self.all_but else set(self.ids)
        for record in store.lists.ids(session, query):
            if record in self:
                yield record
                if left is not None:
                    left.discard(record)
                    if not left:
                        return


EVERYTHING = Marked(all_but=True)
"""The whole found set."""
