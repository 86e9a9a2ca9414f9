# SPDX-License-Identifier: MIT
"""Many new records in one act: the rules of each; numbers, rows, clocks and trail all at once.

What `Act.save` does for one form this does for a lorry's manifest; a record that comes in here is
checked, numbered, indexed and audited like a typed one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import peewee

from desk.db import audit, rowing
from desk.db.act import Act, Changed, refuse, refuse_locked
from desk.db.database import Database
from desk.db.follow_ups import settle_follow_ups
from desk.db.numbers import take_numbers
from desk.db.record import Record, Row
from desk.db.saving import wrong_with
from desk.errors import Invalid
from desk.text import Message


def problems_of(act: Act, record: Record) -> list[tuple[str | None, Message]]:
    """Fill what desk fills in a new record and say what is wrong with it."""
    try:
        problems = wrong_with(act, record)
    except Invalid as invalid:
        return invalid.problems
    locked = record.locked(act)
    return problems if locked is None else [*problems, (None, locked)]


def acts_on_others(record_type: type[Record]) -> bool:
    """Whether saving one record changes others, so that the next must be checked after it."""
    return record_type.follow is not Record.follow


def save_new(act: Act, records: Sequence[Record], *, clocks: bool = True) -> None:
    """Save new records of one kind that `problems_of` found right, all or none.

    Without `clocks` no deadline starts: they are of the past. Raises Refused; fills in the
    records' ids and numbers.
    """
    if not records:
        return
    record_type = type(records[0])
    for record in records:
        refuse(act.session, "write", record)
        refuse_locked(act, record)
    _place(act, records)
    database = act.store.database
    first = _reserve(database, record_type._meta.table_name, len(records))
    for key, record in zip(first, records, strict=True):
        record.id = key
    _insert(database, record_type, records)
    for name, table in record_type.tables().items():
        rows = [row for record in records for row in _own(record, name)]
        if rows:
            keys = _reserve(database, table.row._meta.table_name, len(rows))
            for key, row in zip(keys, rows, strict=True):
                row.id = key
            _insert(database, table.row, rows)
    act.store.tallies.keep_new(records)
    act.store.search.put_many(records, act.office.place(act.session))
    if clocks:
        for record in records:
            rowing.write_deadlines(database, record)
    action = act.action or "create"
    lines = audit.append_new(database, act.session, action, records, at=act.now, reason=act.reason)
    many(database, "audit", audit.AUDIT_COLUMNS, lines)
    if acts_on_others(record_type):
        for record in records:
            rowing.remember(record)
            record.follow(act, None)
    if record_type.follow_ups is not Record.follow_ups:
        for record in records:
            settle_follow_ups(act, record)
    # One call for all: open lists of the kind refresh once, not once per record.
    changed = Changed(record_type.kind(), 0, "")
    if changed not in act.touched[-1:]:
        act.touched.append(changed)


def _place(act: Act, records: Sequence[Record]) -> None:
    """Branch, number, version and who registered them when."""
    person, now = act.session.person_id, act.now
    own = act.session.branch_id or min(act.office.branches, default=None)
    by_branch: dict[int, list[Record]] = {}
    for record in records:
        record.branch = record.branch or own
        record.created_at = record.changed_at = now
        record.created_by = record.changed_by = person
        record.version = 1
        by_branch.setdefault(record.branch or 0, []).append(record)
    for branch, group in by_branch.items():
        place = act.office.branches.get(branch)
        numbers = take_numbers(
            act.store.database.engine,
            group[0].kind(),
            group[0].sheet.prefix,
            branch,
            place.code if place else "",
            act.today,
            len(group),
        )
        for record, number in zip(group, numbers, strict=True):
            record.number = number


def _own(record: Record, name: str) -> Iterator[Row]:
    """The rows of a record's table that hold anything, told whose they are."""
    rows = getattr(record, name)
    if rows:  # most tables of most records are empty
        rows = [row for row in rows if not row.is_blank()]
        setattr(record, name, rows)
    for position, row in enumerate(rows):
        row.owner, row.position = record.id, position
        yield row


def _reserve(database: Database, table: str, count: int) -> Iterable[int]:
    """Ids that nobody else takes: on SQLite the open transaction is the only writer."""
    if database.is_sqlite:
        ((last,),) = database.rows(f'SELECT COALESCE(MAX(id), 0) FROM "{table}"')
        return range(last + 1, last + 1 + count)
    rows = database.rows(
        "SELECT nextval(pg_get_serial_sequence(?, 'id')) FROM generate_series(1, ?)",
        f'"{table}"',
        count,
    )
    return [row[0] for row in rows]


def _insert(
    database: Database,
    fields: type[Record] | type[Row],
    records: Sequence[Record] | Sequence[Row],
) -> None:
    kinds = rowing.columns(fields)
    names = ["id", *(kind.column_name for _, kind in kinds)]
    fields_of = [name for name, _ in kinds]
    keeps = [
        (at, kind.db_value)
        for at, (_, kind) in enumerate(kinds, 1)
        if type(kind).db_value is not peewee.Field.db_value  # most keep a value as it is
    ]
    lines = []
    for record in records:
        kept = record.__data__
        line = [record.id, *[kept.get(name) for name in fields_of]]
        for at, keep in keeps:
            if line[at] is not None:
                line[at] = keep(line[at])  # type: ignore[no-untyped-call]
        lines.append(line)
    many(database, fields._meta.table_name, names, lines)


def many(
    database: Database, table: str, names: Sequence[str], lines: Iterable[Sequence[Any]]
) -> None:
    """Insert lines into a table inside the open transaction."""
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    database.run_many(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', lines)
