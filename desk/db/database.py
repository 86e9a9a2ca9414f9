# SPDX-License-Identifier: MIT
"""Opens an office's SQLite file or PostgreSQL database, and keeps reads and writes whole."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee

from desk.db.faults import storage_fault
from desk.errors import Storage
from desk.text import N_, Message

APPLICATION_ID = 0x6465736B  # "desk"
SCHEMA_VERSION = 1
FILE_NAME = "office.db"
MAGIC = b"SQLite format 3\x00"
SAFE_SQLITE = (3, 51, 3)
SAFE_BACKPORTS = {(3, 50): 7, (3, 44): 6}

# What peewee puts around single statements, so that a full disk is told alike.
_PEEWEES_ERRORS = vars(peewee)["__exception_wrapper__"]


class Database:
    """One office's data. Threads get a connection of their own, opened when first needed."""

    def __init__(self, engine: peewee.Database, path: Path | None = None) -> None:
        self.engine = engine
        self.path = path
        self.is_sqlite = isinstance(engine, peewee.SqliteDatabase)
        self._here = threading.local()

    @property
    def looks(self) -> int:
        """How often this thread has read; tells rules that look at other records from others."""
        return getattr(self._here, "looks", 0)

    def connect(self) -> None:
        """Make sure this thread has a connection; raises Storage."""
        if self.engine.is_closed():
            with self._told():
                self.engine.connect()

    def close(self) -> None:
        """Close this thread's connection."""
        if not self.engine.is_closed():
            self.engine.close()

    @contextmanager
    def read(self) -> Iterator[peewee.Database]:
        """A connected engine for queries; raises Storage."""
        self._here.looks = self.looks + 1
        self.connect()
        with self._told():
            yield self.engine

    @contextmanager
    def write(self) -> Iterator[peewee.Database]:
        """One transaction, all or nothing; raises Storage when disk or server fail."""
        self.connect()
        with self._told(), self.engine.atomic():
            yield self.engine

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a raw query written with `?` for values, for either database."""
        with self.read() as engine:
            return list(engine.execute_sql(self.dialect(sql), values).fetchall())

    def run(self, sql: str, *values: Any) -> None:
        """A raw statement written with `?` for values; inside `write` part of its transaction."""
        self.engine.execute_sql(self.dialect(sql), values)

    def run_many(self, sql: str, lines: Iterable[Sequence[Any]]) -> None:
        """A raw statement once for each line of values, inside `write`."""
        with _PEEWEES_ERRORS:
            self.engine.cursor().executemany(self.dialect(sql), lines)

    def dialect(self, sql: str) -> str:
        """The statement with the placeholders of this database's driver."""
        return sql if self.is_sqlite else sql.replace("%", "%%").replace("?", "%s")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (peewee.OperationalError, peewee.InterfaceError, peewee.InternalError) as error:
            if not self.is_sqlite:
                self._drop_connection()
            raise storage_fault(error, self.path) from error
        except peewee.DatabaseError as error:
            if "malformed" in str(error) or "not a database" in str(error):
                raise storage_fault(error, self.path) from error
            raise

    def _drop_connection(self) -> None:
        # After a restart of the server peewee believes itself connected; only closing helps.
        if not self.engine.in_transaction():
            try:
                self.engine.close()
            except peewee.PeeweeException:
                return


def open_database(target: str | Path) -> Database:
    """Open an existing office by folder or file, or by a postgresql:// address.

    Raises Storage when it is missing, is no office, or was written by a newer program.
    """
    if str(target).startswith(("postgresql://", "postgres://")):
        return _open_postgres(str(target))
    path = office_file(Path(target))
    if not path.exists():
        raise Storage(
            Message(
                N_("There is no office in {folder}. Check the path, or create a new office there."),
                folder=str(path.parent),
            )
        )
    _check_file(path)
    return _sqlite(path)


def create_database(target: str | Path) -> Database:
    """Create the empty file of a new office; creating is its own action, never a slip of opening.

    Raises Storage when there is one already or the folder cannot be written.
    """
    if str(target).startswith(("postgresql://", "postgres://")):
        return _open_postgres(str(target))
    path = office_file(Path(target))
    if path.exists():
        raise Storage(
            Message(
                N_("There is an office in {folder} already. Open it, or choose another folder."),
                folder=str(path.parent),
            )
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_fault(error, path) from error
    database = _sqlite(path)
    with database.read() as engine:
        engine.execute_sql(f"PRAGMA application_id={APPLICATION_ID}")
        # Into the file itself: whoever opens it next, after a crash too, must see whose it is.
        engine.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return database


def office_file(place: Path) -> Path:
    """The database file of an office folder; a file stands for itself."""
    return place if place.suffix == ".db" else place / FILE_NAME


def _check_file(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise storage_fault(error, path) from error
    if (
        len(head) < 100
        or head[:16] != MAGIC
        or int.from_bytes(head[68:72], "big") != APPLICATION_ID
    ):
        raise Storage(
            Message(N_("{file} is not the file of an office. Restore a backup."), file=str(path))
        )
    if int.from_bytes(head[60:64], "big") > SCHEMA_VERSION:
        raise Storage(
            Message(
                N_("{file} was written by a newer version of desk. Please update desk first."),
                file=str(path),
            )
        )


def _sqlite(path: Path) -> Database:
    version = getattr(peewee, "sqlite3", sqlite3).sqlite_version_info
    if not (version >= SAFE_SQLITE or version[2] >= SAFE_BACKPORTS.get(version[:2], 99)):
        raise Storage(
            Message(
                N_("The SQLite library {version} can damage files. Please reinstall desk."),
                version=".".join(map(str, version)),
            )
        )
    engine = peewee.SqliteDatabase(
        str(path),
        pragmas={
            "journal_mode": "wal",
            "synchronous": "FULL",
            "foreign_keys": 1,
            "recursive_triggers": 1,
            "temp_store": "memory",
            # Each thread has a cache of its own; what lies in the mapped file is shared instead.
            "cache_size": -8 * 1024,
            "mmap_size": 0x7FFF0000,  # the most SQLite maps
        },
        lock_type="IMMEDIATE",
        timeout=10,
        autoconnect=False,
    )
    return Database(engine, path)


def _open_postgres(address: str) -> Database:
    from playhouse.db_url import parse

    arguments = parse(address)
    name = arguments.pop("database")
    try:
        engine = peewee.PostgresqlDatabase(
            name,
            prefer_psycopg3=True,
            autoconnect=False,
            connect_timeout=5,
            # A plan kept for all words and all places in a list is the wrong one for most.
            prepare_threshold=None,
            **arguments,
        )
    except peewee.ImproperlyConfigured:
        raise Storage(
            Message(N_("The PostgreSQL driver is missing. Install desk with its postgres extra."))
        ) from None
    return Database(engine)
