# SPDX-License-Identifier: MIT
"""What surrounds a record in its side panel, read in one go beside the window."""

from dataclasses import dataclass
from datetime import datetime

from desk.db.attachments import File
from desk.db.store import Store
from desk.db.tables import Related
from desk.db.timeline import Event, timeline
from desk.session import Session


@dataclass(frozen=True)
class Beside:
    """A record that belongs to another one, and why."""

    kind: str
    id: int
    number: str
    title: str
    state: str
    voided: bool
    why: str


@dataclass(frozen=True)
class Around:
    """Time line, files and related records of one record."""

    events: tuple[Event, ...]
    files: tuple[File, ...]
    related: tuple[Beside, ...]
    read_at: datetime


def around(store: Store, session: Session, kind: str, record: int) -> Around:
    """All of it, as this person may see it; raises Refused, Invalid or Storage."""
    return Around(
        tuple(timeline(store, session, kind, record)),
        tuple(store.attachments.of(session, kind, record)),
        tuple(related(store, session, kind, record)),
        session.now(),
    )


def related(store: Store, session: Session, kind: str, record: int) -> list[Beside]:
    """The records linked with this one that the person may see, oldest link first."""
    here = (Related.kind == kind) & (Related.record == record)
    there = (Related.other_kind == kind) & (Related.other == record)
    with store.database.read() as engine:
        rows = list(Related.select().where(here | there).order_by(Related.id).execute(engine))
    found: dict[tuple[str, int], Beside] = {}
    for row in rows:
        own = (row.kind, row.record) == (kind, record)
        key = (row.other_kind, row.other) if own else (row.kind, row.record)
        if key not in found and _seen(store, session, *key):
            found[key] = _beside(store, key, row.why)
    return list(found.values())


def relate_by_number(store: Store, session: Session, kind: str, record: int, number: str) -> None:
    """Link a record with the one that has a printed number; raises Invalid or Refused."""
    other = store.by_number(session, number.strip())
    store.relate(session, (kind, record), (other.kind(), other.id))


def _seen(store: Store, session: Session, kind: str, record: int) -> bool:
    return kind in store.books and store.lists.sees(session, store.books[kind], record)


def _beside(store: Store, key: tuple[str, int], why: str) -> Beside:
    kind, record = key
    ((number, state, voided),) = store.database.rows(
        f'SELECT number, state, voided FROM "{kind}" WHERE id = ?', record
    )
    title = store.office.label(kind, record)
    return Beside(kind, record, number, title if title != number else "", state, bool(voided), why)
