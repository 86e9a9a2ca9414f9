# SPDX-License-Identifier: MIT
"""Going through the records of a list one after the other, in the order the list has."""

from dataclasses import dataclass

from desk.db.query import Query
from desk.db.store import Store
from desk.session import Session


@dataclass(frozen=True)
class Stand:
    """Where one stands: at which record, at which place from 0, of how many."""

    record: int
    place: int
    count: int


@dataclass(frozen=True)
class Course:
    """A list as it is now, or some records of it as they were when the course began.

    A record that was changed may leave a list that is filtered; `place` is where one stood last,
    so that the next one is the one that took its place.
    """

    query: Query
    ids: tuple[int, ...] = ()
    place: int | None = None

    def stand(self, store: Store, session: Session, record: int) -> Stand | None:
        """Where a record stands; None when it is not among them. Raises Refused."""
        if self.ids:
            at = self.ids.index(record) if record in self.ids else None
            return None if at is None else Stand(record, at, len(self.ids))
        place = store.lists.position_of(session, self.query, record)
        return None if place is None else Stand(record, place, self._count(store, session))

    def step(self, store: Store, session: Session, record: int, by: int) -> Stand | None:
        """The record before (-1) or after (1) another; None at the end. Raises Refused."""
        now = self.stand(store, session, record)
        if now is not None:
            at = now.place + by
        elif self.place is not None:
            at = self.place + min(by, 0)  # what followed has moved up
        else:
            return None
        if at < 0:
            return None
        if self.ids:
            return Stand(self.ids[at], at, len(self.ids)) if at < len(self.ids) else None
        page = store.lists.page(session, self.query, offset=at, limit=1)
        return Stand(page.ids[0], at, self._count(store, session)) if page.ids else None

    def _count(self, store: Store, session: Session) -> int:
        return store.lists.count(session, self.query)
