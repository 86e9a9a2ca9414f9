# SPDX-License-Identifier: MIT
"""An import taken back as one batch: its records are voided, for nothing is ever deleted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desk.db import rowing
from desk.db.act import Act, refuse
from desk.db.fields import Link
from desk.db.imports import Batch, Imports
from desk.db.said import kept
from desk.db.store import Store
from desk.errors import DeskError, Invalid
from desk.session import Session
from desk.text import N_, Message
from desk.text.plain import shorten

CHUNK = 200


@dataclass(slots=True)
class Undone:
    """How many records were voided, and the numbers of those that stay because of changes since."""

    voided: int = 0
    kept: list[str] = field(default_factory=list)


def undo_import(
    store: Store,
    session: Session,
    batch: int,
    progress: Callable[[int, int, str | Message], None] | None = None,
) -> Undone:
    """Void the records of a batch that nobody has changed since; its rows may come in again.

    Raises Refused unless the person may import and void this kind, Invalid when there is no such
    batch or it was undone. What stops it half-way is done by undoing again.
    """
    undone = _take_out(store, session, batch, progress)
    own = undone.voided
    for part in Imports(store.database).made_for(batch):
        more = _take_out(store, session, part, progress)
        _mark(store, session, part, more.voided)
        undone.voided += more.voided
        undone.kept += more.kept
    # Last of all, so that what was stopped before can be undone again.
    _mark(store, session, batch, own)
    return undone


def _take_out(
    store: Store,
    session: Session,
    batch: int,
    progress: Callable[[int, int, str | Message], None] | None,
) -> Undone:
    imports = Imports(store.database)
    told = imports.batch(batch)
    if told is None or told.state == "undone":
        raise Invalid([(None, Message(N_("This import was undone already.")))])
    record_type = store.books[told.kind]
    undone = Undone()
    reason = _reason(told)
    records = imports.records(batch)
    for start in range(0, len(records) or 1, CHUNK):
        with store.act(session, reason) as act:
            refuse(session, "import", record_type)
            refuse(session, "void", record_type)
            part = records[start : start + CHUNK]
            used = leaned_on(act, told.kind, part)
            for record in part:
                _void(act, told.kind, record, undone, stays=record in used)
        if progress is not None:
            progress(min(start + CHUNK, len(records)), len(records), "")
    return undone


def _mark(store: Store, session: Session, batch: int, voided: int) -> None:
    imports = Imports(store.database)
    told = imports.batch(batch)
    assert told is not None
    with store.act(session, _reason(told)) as act:
        imports.mark_undone(act, batch)
        act.log("import undone", kind=told.kind, changes={"records": [None, voided]})


def _reason(told: Batch) -> str:
    return kept(Message(N_("Import of {file} undone"), file=shorten(told.file, 120)))


def leaned_on(act: Act, kind: str, records: Sequence[int]) -> set[int]:
    """Those of some records that records which stand name: an order its customer, say."""
    marks = ", ".join("?" * len(records))
    found: set[int] = set()
    for record_type in act.store.books if records else ():
        own = record_type.kind()
        for name, link in record_type.kinds().items():
            if isinstance(link, Link) and link.to == kind:
                found |= _named(act, f'"{own}" r', f'r."{name}"', marks, records)
        for rows in record_type.tables().values():
            for column, link in rows.row.kinds().items():
                if isinstance(link, Link) and link.to == kind:
                    table = f'"{rows.row._meta.table_name}" t JOIN "{own}" r ON r.id = t.owner'
                    found |= _named(act, table, f't."{column}"', marks, records)
    return found


def _named(act: Act, table: str, column: str, marks: str, records: Sequence[int]) -> set[int]:
    rows = act.store.database.rows(
        f"SELECT DISTINCT {column} FROM {table} WHERE {column} IN ({marks}) AND r.voided = ?",
        *(*records, False),
    )
    return {row[0] for row in rows}


def _void(act: Act, kind: str, record: int, undone: Undone, *, stays: bool) -> None:
    loaded = rowing.load(act.store.database, act.store.books[kind], record, lock=True)
    if loaded.voided:
        return
    number = loaded.number
    if stays or (loaded.version or 0) > 1:
        undone.kept.append(number)
        return
    loaded.voided, loaded.void_reason = True, act.reason
    act.action = "void"
    try:
        with act.store.database.engine.atomic():
            act.save(loaded)
        undone.voided += 1
    except DeskError:  # its own rules keep it: a sealed binder, another record that leans on it
        undone.kept.append(number)
