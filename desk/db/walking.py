# SPDX-License-Identifier: MIT
"""Walks through what the index offers for some words, the newest first, kind by kind."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice, takewhile

from desk.db.database import Database
from desk.db.finding import Match, match
from desk.db.gram_table import KIND_BITS, GramTable
from desk.db.grams import Word
from desk.db.scope import scope_of
from desk.db.searched import Found, Labels, Searched
from desk.session import Session

# So many candidates are compared with the words before the walk ends: a time limit that is the
# same on every machine.
EXAMINED = 6_000
FIRST_LOOK, LONGEST_LOOK = 16, 256
HIGHEST = (1 << 62) - 1


class Walk:
    """One search: what the session may see of the kinds named, by number."""

    def __init__(
        self,
        database: Database,
        table: GramTable,
        kinds: Mapping[int, Searched],
        labels: Labels,
        session: Session,
        words: Sequence[Word],
        examined: int = EXAMINED,
    ) -> None:
        self._database = database
        self._table = table
        self._kinds = kinds
        self._labels = labels
        self._session = session
        self._words = words
        self._left = examined
        # A piece that is the whole word needs no comparing.
        self._certain = all(word.pieces == (word.text,) for word in words)

    def matches(self, most: int) -> Iterator[tuple[Searched, Found, Match]]:
        """Up to `most` records of each kind, with where they match."""
        for searched, ids in self._offered():
            for found, at in islice(self._compared(searched, ids), most):
                yield searched, found, at

    def ids(self, most: int) -> Iterator[tuple[str, list[int]]]:
        """The ids of up to `most` records of each kind."""
        for searched, ids in self._offered():
            if self._certain and not scope_of(searched.record_type, self._session)[0]:
                yield searched.kind, list(islice(ids, most))
            else:
                compared = self._compared(searched, ids)
                yield searched.kind, [found.id for found, _at in islice(compared, most)]

    def _offered(self) -> Iterator[tuple[Searched, Iterator[int]]]:
        """Each kind with candidates and their ids; what is not asked for is jumped over."""
        if not self._kinds:
            return
        low = min(self._kinds) << KIND_BITS
        high = (max(self._kinds) + 1 << KIND_BITS) - 1
        hidden = not self._session.masked
        while high >= low and self._left > 0:
            with closing(self._table.keys(self._words, low, high, hidden=hidden)) as keys:
                first = next(keys, None)
                if first is None:
                    return
                number = first >> KIND_BITS
                if number in self._kinds:
                    yield self._kinds[number], _ids(first, keys)
            high = (number << KIND_BITS) - 1

    def _compared(self, searched: Searched, ids: Iterator[int]) -> Iterator[tuple[Found, Match]]:
        look = FIRST_LOOK
        while self._left > 0 and (batch := list(islice(ids, min(look, self._left)))):
            self._left -= len(batch)
            look = min(2 * look, LONGEST_LOOK)
            for found in searched.read(self._database, batch, self._labels, self._session):
                at = match(found, self._words, hidden=not self._session.masked)
                if at is not None:
                    yield found, at


def _ids(first: int, keys: Iterator[int]) -> Iterator[int]:
    """The record ids of the keys that belong to the first one's kind."""
    number = first >> KIND_BITS
    mask = (1 << KIND_BITS) - 1
    yield first & mask
    yield from (key & mask for key in takewhile(lambda key: key >> KIND_BITS == number, keys))
