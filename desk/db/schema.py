# SPDX-License-Identifier: MIT
"""Makes an office's tables what the record types say: new tables, new columns, indexes, guards."""

from typing import Any

import peewee

from desk.db.books import Books
from desk.db.database import SCHEMA_VERSION, Database
from desk.db.fields import Kind, Link, Note
from desk.db.gram_table import create_gram_table
from desk.db.migrations import MIGRATIONS
from desk.db.record import Record
from desk.db.tables import OFFICE_TABLES, Chain, OfficeSetting
from desk.db.tallies import create_tally_table
from desk.errors import Storage
from desk.text import N_, Message

# Any constant will do, as long as every desk of the office uses the same.
SCHEMA_LOCK = 20261121
VERSION = "schema_version"


def prepare_schema(database: Database, books: Books) -> None:
    """Create what is missing and migrate, in one transaction: old or new, never half.

    Raises Storage when the office was written by a newer program.
    """
    with database.write() as engine:
        if not database.is_sqlite:
            database.run("SELECT pg_advisory_xact_lock(?)", SCHEMA_LOCK)
        found = _version(database)
        if found > SCHEMA_VERSION:
            raise Storage(
                Message(
                    N_("The office was written by a newer version of desk. Please update desk.")
                )
            )
        for number, migrate in MIGRATIONS.items():
            if 0 < found < number:
                migrate(database)
        create_tally_table(database)
        present = set(engine.get_tables())
        for model in office_models(books):
            _create(engine, model, present)
        _sort_indexes(engine, books, is_sqlite=database.is_sqlite)
        create_gram_table(database)
        _guard_trail(database)
        if not Chain.select().exists(engine):
            Chain.insert(seq=0, hash="").execute(engine)
        _set_version(database)


def office_models(books: Books) -> list[type[peewee.Model]]:
    """Every table of an office, those of its books last."""
    models: list[type[peewee.Model]] = [*OFFICE_TABLES]
    for record_type in books:
        models += [record_type, *books.row_types(record_type)]
    return models


def _create(engine: peewee.Database, model: type[peewee.Model], present: set[str]) -> None:
    manager = peewee.SchemaManager(model, engine)
    if model._meta.table_name not in present:
        manager.create_table(safe=True)
    else:
        kept = {column.name for column in engine.get_columns(model._meta.table_name)}
        for field in model._meta.sorted_fields:
            if field.column_name not in kept:
                _add_column(engine, model, field)
    manager.create_indexes(safe=True)


def _add_column(engine: peewee.Database, model: type[peewee.Model], field: peewee.Field) -> None:
    context = engine.get_sql_context()
    context.literal("ALTER TABLE ").sql(peewee.Entity(model._meta.table_name))
    context.literal(" ADD COLUMN ")
    context.sql(peewee.Entity(field.column_name)).literal(" ")
    context.sql(field.ddl_datatype(context))
    if not field.null:
        empty = field.db_value(field.default() if callable(field.default) else field.default)
        literal = "''" if empty in ("", None) else str(empty)
        context.literal(f" NOT NULL DEFAULT {literal}")
    statement, values = context.query()
    engine.execute_sql(statement, values)


def _sort_indexes(engine: peewee.Database, books: Books, *, is_sqlite: bool) -> None:
    """An index (column, id) for every column a list can be sorted by, so that no page is slow."""
    for record_type in books:
        table = record_type.kind()
        engine.execute_sql(
            f'CREATE UNIQUE INDEX IF NOT EXISTS "{table}_number" ON "{table}" ("number")'
        )
        kinds = record_type.kinds()
        sortable = [n for n in record_type.sheet.list_columns if not isinstance(kinds[n], Note)]
        for name in dict.fromkeys([*sortable, "state", "assigned", "created_at"]):
            # SQLite walks by the unique index; PostgreSQL's sorts numbers by its own alphabet.
            walked = name == "number" and is_sqlite
            if not walked and not _links(kinds[name], books):
                column = sort_column(kinds[name], postgres=not is_sqlite)
                engine.execute_sql(
                    f'CREATE INDEX IF NOT EXISTS "{table}_by_{name}" ON "{table}" ({column}, "id")'
                )
        _link_indexes(engine, books, record_type, is_sqlite=is_sqlite)


def _link_indexes(
    engine: peewee.Database, books: Books, record_type: type[Record], *, is_sqlite: bool
) -> None:
    """An index for every cell that names another record, so that what belongs to it is at hand."""
    for fields, key in ((record_type, "id"), *((r, "owner") for r in books.row_types(record_type))):
        table = fields._meta.table_name
        for name, kind in fields.kinds().items():
            if _links(kind, books):
                column = sort_column(kind, postgres=not is_sqlite)
                engine.execute_sql(
                    f'CREATE INDEX IF NOT EXISTS "{table}_by_{name}" '
                    f'ON "{table}" ({column}, "{key}")'
                )


def _links(kind: Kind[Any], books: Books) -> bool:
    return isinstance(kind, Link) and kind.to in books


def sort_column(kind: Kind[Any], *, postgres: bool) -> str:
    """A column as an index sorts it: byte by byte, empty cells first, on either database."""
    name = f'"{kind.column_name}"'
    if not postgres:
        return name
    collation = ' COLLATE "C"' if kind.field_type == "TEXT" else ""
    return f"{name}{collation}" + (" NULLS FIRST" if kind.null else "")


def _guard_trail(database: Database) -> None:
    """Let the database itself refuse to change or delete a line of the audit trail."""
    if database.is_sqlite:
        for action in ("UPDATE", "DELETE"):
            database.run(
                f"CREATE TRIGGER IF NOT EXISTS audit_no_{action.lower()} BEFORE {action} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
            )
        return
    database.run(
        "CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$"
    )
    database.run(
        "CREATE OR REPLACE TRIGGER audit_guard BEFORE UPDATE OR DELETE ON audit "
        "FOR EACH ROW EXECUTE FUNCTION audit_append_only()"
    )


def _version(database: Database) -> int:
    if database.is_sqlite:
        row = database.engine.execute_sql("PRAGMA user_version").fetchone()
        return int(row[0])
    if not database.engine.table_exists(OfficeSetting._meta.table_name):
        return 0
    rows = database.rows("SELECT value FROM office_setting WHERE name = ?", VERSION)
    return int(rows[0][0]) if rows else 0


def _set_version(database: Database) -> None:
    if database.is_sqlite:
        database.run(f"PRAGMA user_version={SCHEMA_VERSION}")
    else:
        database.run(
            "INSERT INTO office_setting (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            VERSION,
            str(SCHEMA_VERSION),
        )
