# SPDX-License-Identifier: MIT
"""Copies a whole office table by table: for backups of a server, and for moving to one."""

from collections.abc import Callable, Iterator
from typing import Any

import peewee

from desk.db.books import Books
from desk.db.database import Database
from desk.db.schema import office_models
from desk.db.tables import Audit

BATCH = 500
Progress = Callable[[int, int], None]


def row_counts(database: Database, books: Books) -> dict[str, int]:
    """How many rows each table holds."""
    with database.read() as engine:
        return {
            model._meta.table_name: model.select().count(engine) for model in office_models(books)
        }


def copy_office(
    source: Database, target: Database, books: Books, progress: Progress = lambda done, all_: None
) -> None:
    """Copy every table into an office that has only its empty schema, in one transaction.

    `progress(done, total)` counts rows and may raise to cancel; then the target stays empty.
    """
    total = sum(row_counts(source, books).values())
    done = 0
    with target.write():
        for model in office_models(books):
            if model is not Audit:  # the trail of a fresh office is empty and guards itself
                target.run(f'DELETE FROM "{model._meta.table_name}"')
            for rows in _batches(source, model):
                _insert(target, model, rows)
                done += len(rows)
                progress(done, total)
            _continue_keys(target, model)


def _columns(model: type[peewee.Model]) -> list[str]:
    return [field.column_name for field in model._meta.sorted_fields]


def _batches(source: Database, model: type[peewee.Model]) -> Iterator[list[tuple[Any, ...]]]:
    names = ", ".join(f'"{name}"' for name in _columns(model))
    with source.read() as engine:
        cursor = engine.execute_sql(f'SELECT {names} FROM "{model._meta.table_name}"')
        while rows := cursor.fetchmany(BATCH):
            yield [tuple(row) for row in rows]


def _insert(target: Database, model: type[peewee.Model], rows: list[tuple[Any, ...]]) -> None:
    names = ", ".join(f'"{name}"' for name in _columns(model))
    marks = ", ".join("?" * len(_columns(model)))
    sql = target.dialect(f'INSERT INTO "{model._meta.table_name}" ({names}) VALUES ({marks})')
    booleans = [n for n, f in enumerate(model._meta.sorted_fields) if f.field_type == "BOOL"]
    cursor = target.engine.cursor()
    cursor.executemany(sql, [_typed(row, booleans, target) for row in rows])


def _typed(row: tuple[Any, ...], booleans: list[int], target: Database) -> tuple[Any, ...]:
    values = list(row)
    for n in booleans:
        values[n] = bool(values[n]) if not target.is_sqlite else int(bool(values[n]))
    return tuple(v.isoformat() if hasattr(v, "isoformat") else v for v in values)


def _continue_keys(target: Database, model: type[peewee.Model]) -> None:
    """Let a server's own numbering go on after the copied keys."""
    key = model._meta.primary_key
    if target.is_sqlite or not isinstance(key, peewee.AutoField):
        return
    table = model._meta.table_name
    target.run(
        f"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{key.column_name}'), "
        f'(SELECT COALESCE(MAX("{key.column_name}"), 0) + 1 FROM "{table}"), false)'
    )
