# SPDX-License-Identifier: MIT
"""Everything the office ever recorded for one customer, whatever the book."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import peewee

from desk.db.fields import Link, from_millis
from desk.db.record import Record
from desk.db.store import Store
from desk.session import Session

MOST = 200
KIND = "customer"


@dataclass(frozen=True)
class Happened:
    """One record of a customer: which book, which sheet, when it was registered, how it stands."""

    kind: str
    id: int
    number: str
    at: datetime
    title: str
    state: str


def history(store: Store, session: Session, customer: int) -> list[Happened]:
    """The records of a customer the person may see, newest first; at most 200 of each book.

    What was recorded for cards that were merged into this one is among them.
    """
    ids = family(store, customer)
    found = [
        line
        for record_type in store.books
        if session.may("read", record_type.sheet)
        for line in _of_type(store, session, record_type, ids)
    ]
    return sorted(found, key=lambda line: (line.at, line.id), reverse=True)


def family(store: Store, customer: int) -> list[int]:
    """The card and every card that was merged into it, by however many steps."""
    ids, fresh = [customer], [customer]
    while fresh:
        marks = ", ".join("?" * len(fresh))
        rows = store.database.rows(
            f"SELECT id FROM customer WHERE merged_into IN ({marks})", *fresh
        )
        fresh = [row[0] for row in rows if row[0] not in ids]
        ids += fresh
    return ids


def customer_links(record_type: type[Record]) -> list[str]:
    """The fields of a record type that name a customer."""
    return [
        name
        for name, kind in record_type.kinds().items()
        if isinstance(kind, Link) and kind.to == KIND
    ]


def row_links(record_type: type[Record]) -> list[tuple[str, str]]:
    """The tables inside a form, and their columns, that name a customer."""
    return [
        (table, name)
        for table, rows in record_type.tables().items()
        for name, kind in rows.row.kinds().items()
        if isinstance(kind, Link) and kind.to == KIND
    ]


def _of_type(
    store: Store, session: Session, record_type: type[Record], ids: list[int]
) -> Iterator[Happened]:
    conditions: list[peewee.Expression] = []
    if record_type.kind() != KIND:
        conditions += [getattr(record_type, name).in_(ids) for name in customer_links(record_type)]
    for table, name in row_links(record_type):
        row = record_type.tables()[table].row
        owners = row.select(row.owner).where(getattr(row, name).in_(ids))
        conditions.append(record_type.id.in_(owners))
    if not conditions:
        return
    where = conditions[0]
    for condition in conditions[1:]:
        where = where | condition
    scope = record_type.scope(session)
    query = record_type.select().where(where if scope is None else where & scope)
    with store.database.read() as engine:
        newest = query.order_by(record_type.id.desc()).limit(MOST)
        for record in newest.execute(engine):
            at = record.created_at or from_millis(0)
            yield Happened(
                record.kind(), record.id, record.number, at, record.title(), record.state
            )
