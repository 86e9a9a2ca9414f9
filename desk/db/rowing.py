# SPDX-License-Identifier: MIT
"""Records to rows of the database and back, by statements made once per record type."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from desk.db.database import Database
from desk.db.fields import Kind, to_millis
from desk.db.record import Fields, Record, Row, Rows
from desk.errors import Invalid
from desk.text import N_, Message

T = TypeVar("T", bound=Record)
F = TypeVar("F", bound=Fields)


@cache
def columns(fields: type[Fields]) -> tuple[tuple[str, Kind[Any]], ...]:
    """The described columns of a table, in one fixed order."""
    return tuple(fields.kinds().items())


@cache
def _select(fields: type[Fields]) -> str:
    names = ", ".join(f'"{kind.column_name}"' for _, kind in columns(fields))
    return f'SELECT id, {names} FROM "{fields._meta.table_name}"'


@cache
def _insert(fields: type[Fields]) -> str:
    names = ", ".join(f'"{kind.column_name}"' for _, kind in columns(fields))
    marks = ", ".join("?" * len(columns(fields)))
    return f'INSERT INTO "{fields._meta.table_name}" ({names}) VALUES ({marks}) RETURNING id'


@cache
def _update(fields: type[Fields], names: tuple[str, ...]) -> str:
    kinds = dict(columns(fields))
    sets = ", ".join(f'"{kinds[n].column_name}" = ?' for n in names)
    return f'UPDATE "{fields._meta.table_name}" SET {sets} WHERE id = ?'


def from_row(fields: type[F], row: Iterable[Any]) -> F:
    """An object of a record or row type from `id` and its columns."""
    key, *kept = row
    values = {
        name: kind.python_value(value)
        for (name, kind), value in zip(columns(fields), kept, strict=True)
    }
    made = fields(**values)
    made.id = key
    return made


def load(database: Database, record_type: type[T], record: int, *, lock: bool = False) -> T:
    """A record with its tables as the store has it now; raises Invalid when there is none."""
    sql = _select(record_type) + " WHERE id = ?"
    if lock and not database.is_sqlite:
        sql += " FOR UPDATE"
    rows = database.rows(sql, record)
    if not rows:
        raise Invalid([(None, Message(N_("There is no such record.")))])
    loaded = from_row(record_type, rows[0])
    for name, table in record_type.tables().items():
        setattr(loaded, name, _load_rows(database, table, record))
    remember(loaded)
    return loaded


def _load_rows(database: Database, table: Rows[Row], owner: int) -> list[Row]:
    sql = _select(table.row) + " WHERE owner = ? ORDER BY position"
    return [from_row(table.row, row) for row in database.rows(sql, owner)]


def remember(record: Record) -> None:
    """Keep what the record looks like now, so that later changes can be told and merged."""
    record.__dict__["__base__"] = record.plain()


def base_of(record: Record) -> dict[str, Any]:
    """The plain values the record had when it was loaded; empty for a new one."""
    return dict(record.__dict__.get("__base__", {}))


def fill(record: Record, plain: Mapping[str, Any]) -> None:
    """Put plain values into a record."""
    for name, part in record.parts().items():
        if name in plain:
            setattr(record, name, part.unplain(plain[name]))


def write(database: Database, record: Record, before: Record | None) -> None:
    """Insert the record, or update the columns that changed; its tables with it."""
    kinds = columns(type(record))
    if before is None:
        values = [kind.db_value(getattr(record, name)) for name, kind in kinds]
        cursor = database.engine.execute_sql(database.dialect(_insert(type(record))), values)
        record.id = cursor.fetchone()[0]
    else:
        names = tuple(n for n, _ in kinds if getattr(record, n) != getattr(before, n))
        if names:
            by_name = dict(kinds)
            values = [by_name[n].db_value(getattr(record, n)) for n in names]
            database.run(_update(type(record), names), *values, record.id)
    for name, table in record.tables().items():
        rows = [row for row in getattr(record, name) if not row.is_blank()]
        setattr(record, name, rows)
        _write_rows(database, table, record.id, rows, getattr(before, name) if before else [])
    remember(record)


def _write_rows(
    database: Database, table: Rows[Row], owner: int, rows: list[Row], before: list[Row]
) -> None:
    for position, row in enumerate(rows):
        row.owner, row.position = owner, position
    kept = {row.uid: row for row in before}
    for row in rows:
        old = kept.pop(row.uid, None)
        names = tuple(
            n for n, _ in columns(table.row) if old is None or getattr(row, n) != getattr(old, n)
        )
        by_name = dict(columns(table.row))
        if old is None:
            values = [by_name[n].db_value(getattr(row, n)) for n in names]
            cursor = database.engine.execute_sql(database.dialect(_insert(table.row)), values)
            row.id = cursor.fetchone()[0]
        elif names:
            values = [by_name[n].db_value(getattr(row, n)) for n in names]
            database.run(_update(table.row, names), *values, old.id)
    for gone in kept.values():
        database.run(f'DELETE FROM "{table.row._meta.table_name}" WHERE id = ?', gone.id)


def write_deadlines(database: Database, record: Record) -> None:
    """Replace the record's clocks by those that run now."""
    if record.version and record.version > 1:
        database.run("DELETE FROM deadline WHERE kind = ? AND record = ?", record.kind(), record.id)
    if record.voided:
        return
    for due in record.dues():
        database.run(
            "INSERT INTO deadline (kind, record, number, title, what, at, person, role, branch, "
            '"then") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            record.kind(),
            record.id,
            record.number,
            record.title(),
            due.what,
            to_millis(due.at),
            due.person,
            due.role,
            record.branch,
            due.then,
        )
