# SPDX-License-Identifier: MIT
"""Verified backups: one file with the office's data and what they must look like when restored."""

import hashlib
import json
import os
import shutil
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import peewee

from desk import __version__
from desk.db.audit import last_hash
from desk.db.books import Books
from desk.db.copying import Progress, copy_office, row_counts
from desk.db.database import FILE_NAME, Database, create_database, office_file
from desk.db.faults import storage_fault
from desk.db.office import Office
from desk.db.schema import prepare_schema
from desk.db.search import SearchIndex
from desk.errors import Storage
from desk.text import N_, Message

MANIFEST = "manifest.json"
LEFTOVERS = ("-wal", "-shm", "-journal")
# All that reading a zip with flipped bits has been seen to raise.
TORN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    KeyError,
    ValueError,
    TypeError,
)
# pysqlite3 where peewee found it newer than the standard library's.
engine_module = getattr(peewee, "sqlite3", sqlite3)


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: when it was made (UTC, ISO), its SHA-256, rows a table, trail's end."""

    made_at: str
    program: str
    sha256: str
    rows: dict[str, int]
    last_hash: str


def back_up(
    database: Database,
    books: Books,
    target: Path,
    now: datetime,
    progress: Progress = lambda done, total: None,
) -> Manifest:
    """Write a verified backup; it has its name only once it is whole. Raises Storage."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
            copy = Path(folder) / FILE_NAME
            _copy(database, books, copy, progress)
            _verify(copy)
            manifest = Manifest(
                now.isoformat(timespec="seconds"),
                __version__,
                _sha256(copy),
                _counts_of(copy),
                last_hash(database) if not database.is_sqlite else _hash_of(copy),
            )
            packed = Path(folder) / "packed"
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                archive.write(copy, FILE_NAME)
                archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
            _settle(packed, target)
    except (OSError, engine_module.Error) as error:
        raise storage_fault(error, target) from error
    return manifest


def read_manifest(backup: Path) -> Manifest:
    """What a backup says of itself; raises Storage when the file is no backup."""
    try:
        with zipfile.ZipFile(backup) as archive:
            return Manifest(**json.loads(archive.read(MANIFEST)))
    except (OSError, *TORN):
        raise Storage(
            Message(N_("{file} is not a backup of desk. Choose another file."), file=str(backup))
        ) from None


def restore(
    backup: Path,
    target: Path,
    books: Books,
    now: datetime,
    open_target: Callable[[], Database] | None = None,
) -> Manifest:
    """Put a backup in an office's place; what was there is moved aside, never overwritten.

    With `open_target` the rows go into an empty office on a server instead. Raises Storage when
    the backup is damaged; then the office stands as it was.
    """
    manifest = read_manifest(backup)
    file = office_file(target)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=file.parent, prefix=".restore-") as folder:
            copy = Path(folder) / FILE_NAME
            _unpack(backup, copy)
            if _sha256(copy) != manifest.sha256 or _counts_of(copy) != manifest.rows:
                raise _damaged(backup)
            _verify(copy)
            if open_target is not None:
                _fill_server(copy, open_target(), books)
                return manifest
            _move_aside(file, now)
            _settle(copy, file)
    except (OSError, *TORN, engine_module.DatabaseError) as error:
        if isinstance(error, OSError):
            raise storage_fault(error, file) from error
        raise _damaged(backup) from error
    return manifest


def _copy(database: Database, books: Books, copy: Path, progress: Progress) -> None:
    if database.is_sqlite:
        # The live file is never copied or opened as a file: that drops its locks.
        with database.read() as engine, closing(engine_module.connect(str(copy))) as target:
            engine.connection().backup(target, pages=-1)
            target.execute("PRAGMA journal_mode=delete")
        return
    target_office = create_database(copy)
    prepare_schema(target_office, books)
    copy_office(database, target_office, books, progress)
    index_anew(target_office, books)
    target_office.run("PRAGMA wal_checkpoint(TRUNCATE)")
    target_office.run("PRAGMA journal_mode=delete")
    target_office.close()


def _unpack(backup: Path, copy: Path) -> None:
    with (
        zipfile.ZipFile(backup) as archive,
        archive.open(FILE_NAME) as packed,
        copy.open("wb") as out,
    ):
        shutil.copyfileobj(packed, out, 1 << 20)


def _verify(copy: Path) -> None:
    with closing(engine_module.connect(str(copy))) as connection:
        told = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if told != "ok":
        raise Storage(
            Message(
                N_("The office's data are damaged ({cause}). Keep the older backups."), cause=told
            )
        )


def _counts_of(copy: Path) -> dict[str, int]:
    with closing(engine_module.connect(str(copy))) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' "
            "AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]
            for (name,) in names
        }


def _hash_of(copy: Path) -> str:
    with closing(engine_module.connect(str(copy))) as connection:
        return str(connection.execute("SELECT hash FROM chain").fetchone()[0])


def _fill_server(copy: Path, target: Database, books: Books) -> None:
    from desk.db.database import open_database

    source = open_database(copy)
    prepare_schema(source, books)
    prepare_schema(target, books)
    counts = row_counts(target, books)
    if counts["person"] or counts["audit"]:
        raise Storage(
            Message(N_("The office on the server is not empty. Restore into an empty database."))
        )
    copy_office(source, target, books)
    index_anew(target, books)
    source.close()


def index_anew(database: Database, books: Books) -> None:
    """Build the search index of an office copied row by row; each database has its own kind."""
    SearchIndex(database, books, Office(database, books)).rebuild()


def _move_aside(file: Path, now: datetime) -> None:
    for suffix in ("", *LEFTOVERS):
        old = file.with_name(file.name + suffix)
        if old.exists():
            old.rename(file.with_name(f"{file.stem}-before-restore-{now:%Y%m%d-%H%M%S}.db{suffix}"))


def _settle(made: Path, target: Path) -> None:
    with made.open("rb+") as file:
        os.fsync(file.fileno())
    made.replace(target)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _damaged(backup: Path) -> Storage:
    return Storage(
        Message(
            N_("The backup {file} is damaged. The office was left as it is; choose another one."),
            file=str(backup),
        )
    )
