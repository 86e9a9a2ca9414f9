# SPDX-License-Identifier: MIT
"""The board beside Today: what stands where, forms half typed, the books, what was touched."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from desk.db.drafts import Kept
from desk.db.fields import from_millis, to_millis
from desk.db.query import Condition, Query
from desk.db.record import Record
from desk.db.store import Store
from desk.session import Session
from desk.text.dates import day_bounds

#: So many lines of the trail are looked through for what was touched last.
LOOKED_THROUGH = 200
MOST = 10
MOST_NAMES = 3


@dataclass(frozen=True)
class Unfinished:
    """A draft of the person: of a saved record with its number, or of a form never saved.

    `part` is what of a saved record it is, as `Kept.part` tells.
    """

    key: str
    kind: str
    record: int | None
    number: str
    title: str
    at: datetime
    part: str = ""


@dataclass(frozen=True)
class Fill:
    """A book: how many records are still open (None where records have no states), how many were
    registered today."""

    kind: str
    open: int | None
    today: int


@dataclass(frozen=True)
class Stood:
    """A line of the day: how many records stand so, the first of them by name, and which."""

    label: str
    count: int
    names: tuple[str, ...]
    query: Query
    pressing: bool


@dataclass(frozen=True)
class Touched:
    """A record somebody worked on last."""

    kind: str
    record: int
    number: str
    title: str
    who: str
    at: datetime
    voided: bool


@dataclass(frozen=True)
class Board:
    """All of it, as one person may see it."""

    unfinished: tuple[Unfinished, ...]
    books: tuple[Fill, ...]
    touched: tuple[Touched, ...]
    day: tuple[Stood, ...] = ()


def board(store: Store, session: Session, *, mine: bool) -> Board:
    """Read the board; `mine` shows what the person touched, else what anybody did."""
    readable = [t for t in store.books if session.may("read", t.sheet)]
    return Board(
        tuple(unfinished(store, session)),
        tuple(_fill(store, session, t) for t in readable),
        tuple(touched(store, session, mine=mine)),
        tuple(line for t in readable for line in _stood(store, session, t)),
    )


def _stood(store: Store, session: Session, record_type: type[Record]) -> Iterator[Stood]:
    """What of a book stands on the board; nothing of a book that the office does not use."""
    kind, lists = record_type.kind(), store.lists
    if not record_type.standings or not store.database.rows(f'SELECT 1 FROM "{kind}" LIMIT 1'):
        return
    for one in record_type.standings:
        query = Query(kind, one.where(session), descending=False, with_void=False)
        ids = list(lists.ids(session, query, MOST_NAMES))
        labels = store.office.labels_for(session, kind, ids)
        names = tuple(labels[key] for key in ids if labels.get(key))
        yield Stood(one.label, lists.count(session, query), names, query, one.pressing)


def unfinished(store: Store, session: Session) -> Iterator[Unfinished]:
    """The person's drafts, newest first."""
    for kept in store.drafts.of(session):
        if kept.kind not in store.books:
            continue
        number, title = "", _typed_title(store.books[kept.kind], kept)
        if kept.record is not None:
            rows = store.database.rows(
                f'SELECT number FROM "{kept.kind}" WHERE id = ?', kept.record
            )
            number = rows[0][0] if rows else ""
            title = store.office.label(kept.kind, kept.record) if rows else title
        yield Unfinished(kept.key, kept.kind, kept.record, number, title, kept.at, kept.part)


def _typed_title(record_type: type[Record], kept: Kept) -> str:
    """The first words typed into what would be the title."""
    for name in (*record_type.title_fields(), *record_type.sheet.search_fields):
        entry = kept.body.get(name)
        words = entry.get("value") or entry.get("typed") if isinstance(entry, dict) else ""
        if isinstance(words, str) and words.strip():
            return words.strip()
    return ""


def _fill(store: Store, session: Session, record_type: type[Record]) -> Fill:
    kind, lists = record_type.kind(), store.lists
    still = [s for s in record_type.states if s not in record_type.closed_states]
    count: int | None = None
    if record_type.closed_states:
        where = (Condition("state", "in", still),)
        count = lists.count(session, Query(kind, where, with_void=False))
    start, _end = day_bounds(session.today(), session.zone)
    today = (Condition("created_at", "from", to_millis(start)),)
    return Fill(kind, count, lists.count(session, Query(kind, today)))


def touched(store: Store, session: Session, *, mine: bool) -> Iterator[Touched]:
    """The records worked on last, each once, the latest first."""
    # What the office did by itself nobody worked on.
    where, values = "AND person IS NOT NULL ", []
    if mine:
        where, values = "AND person = ? ", [session.person_id]
    rows = store.database.rows(
        "SELECT kind, record, who, at FROM audit WHERE record IS NOT NULL AND number <> ? "
        f"{where}ORDER BY seq DESC LIMIT {LOOKED_THROUGH}",
        "",
        *values,
    )
    found: set[tuple[str, int]] = set()
    for kind, record, who, at in rows:
        if len(found) >= MOST:
            return
        if (kind, record) in found or kind not in store.books:
            continue
        if not store.lists.sees(session, store.books[kind], record):
            continue
        found.add((kind, record))
        kept = store.database.rows(f'SELECT number, voided FROM "{kind}" WHERE id = ?', record)
        if kept:
            ((number, voided),) = kept
            title = store.office.label(kind, record)
            yield Touched(kind, record, number, title, who, from_millis(at), bool(voided))
