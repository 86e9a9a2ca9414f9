# SPDX-License-Identifier: MIT
"""The records that belong to a record, in both directions: linked by hand, or named in a cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from desk.db.fields import Link
from desk.db.record import Record
from desk.db.scope import scope_of
from desk.db.store import Store
from desk.db.tables import Related
from desk.session import Session

MOST = 50


@dataclass(frozen=True)
class Belonging:
    """A related record; `why` is the label of the cell that names it, or what somebody wrote."""

    kind: str
    id: int
    number: str
    title: str
    state: str
    why: str


def related(store: Store, session: Session, kind: str, record: int) -> list[Belonging]:
    """What belongs to a record and may be seen by the person; of each cell the newest fifty.

    Raises Refused or Invalid.
    """
    loaded = store.get(session, kind, record)
    found: dict[tuple[str, int], Belonging] = {}
    for one in (
        *_by_hand(store, session, kind, record),
        *_named_here(store, session, loaded),
        *_naming_this(store, session, kind, record),
    ):
        if (one.kind, one.id) != (kind, record):
            found.setdefault((one.kind, one.id), one)
    return list(found.values())


def _by_hand(store: Store, session: Session, kind: str, record: int) -> Iterator[Belonging]:
    here = (Related.kind == kind) & (Related.record == record)
    there = (Related.other_kind == kind) & (Related.other == record)
    with store.database.read() as engine:
        rows = list(Related.select().where(here | there).order_by(Related.id).execute(engine))
    for row in rows:
        own = (row.kind, row.record) == (kind, record)
        other, key = (row.other_kind, row.other) if own else (row.kind, row.record)
        yield from _seen(store, session, other, "t1.id = ?", key, row.why)


def _named_here(store: Store, session: Session, loaded: Record) -> Iterator[Belonging]:
    for name, part in loaded.kinds().items():
        value = getattr(loaded, name)
        if isinstance(part, Link) and value is not None:
            yield from _seen(store, session, part.to, "t1.id = ?", value, part.label)


def _naming_this(store: Store, session: Session, kind: str, record: int) -> Iterator[Belonging]:
    for record_type in store.books:
        for part in record_type.kinds().values():
            if isinstance(part, Link) and part.to == kind:
                where = f't1."{part.column_name}" = ?'
                yield from _seen(
                    store, session, record_type.kind(), where, record, record_type.sheet.title
                )


def _seen(
    store: Store, session: Session, kind: str, where: str, value: int, why: str
) -> Iterator[Belonging]:
    if kind not in store.books or not session.may("read", store.books[kind].sheet):
        return
    record_type = store.books[kind]
    scope, values = scope_of(record_type, session)
    names = "".join(f', t1."{name}"' for name in record_type.title_fields())
    rows = store.database.rows(
        f'SELECT t1.id, t1.number, t1.state{names} FROM "{kind}" AS t1 '
        f"WHERE {where}{' AND ' + scope if scope else ''} ORDER BY t1.id DESC LIMIT {MOST}",
        value,
        *values,
    )
    for key, number, state, *titles in rows:
        yield Belonging(kind, key, number, next((str(t) for t in titles if t), ""), state, why)
