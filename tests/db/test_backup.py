# SPDX-License-Identifier: MIT
"""Backups are proven before they count; a restore never overwrites and never believes a copy."""

import random
import shutil
import sqlite3
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk.db import audit
from desk.db.backup import back_up, read_manifest, restore
from desk.db.backups import backup_name, backups_in, due, thin_out
from desk.db.copying import row_counts
from desk.db.database import open_database
from desk.db.lock import OfficeLock
from desk.db.store import Store
from desk.errors import Storage
from tests.db import slips
from tests.db.slips import NOW, session

STAFF = session("staff")


def add(office: Store, count: int = 3) -> list[str]:
    """Some slips, by their numbers."""
    return [
        office.save(STAFF, office.new(STAFF, "slip", item=f"伞 {n}")).number for n in range(count)
    ]


def numbers(office: Store) -> list[str]:
    """Every slip's number."""
    return [row[0] for row in office.database.rows("SELECT number FROM slip ORDER BY id")]


def reopen(folder: Path, office: Store) -> Store:
    """The office in a folder, opened anew."""
    office.database.close()
    return Store(open_database(folder), office.books)


def test_a_backup_restores_what_it_held(either: Store, tmp_path: Path) -> None:
    kept = add(either)
    manifest = back_up(either.database, either.books, tmp_path / "b.zip", NOW)
    assert manifest.rows["slip"] == 3
    assert manifest.last_hash == audit.last_hash(either.database)
    restore(tmp_path / "b.zip", tmp_path / "other", either.books, NOW)
    again = Store(open_database(tmp_path / "other"), either.books)
    assert numbers(again) == kept
    assert list(audit.broken_lines(again.database)) == []
    assert [hit.number for hit in again.search.find(STAFF, "伞")] or not either.database.is_sqlite
    add(again, 1)
    again.database.close()


def test_a_backup_restores_into_an_empty_server(
    office: Store, tmp_path: Path, postgres_url: str
) -> None:
    kept = add(office)
    back_up(office.database, office.books, tmp_path / "b.zip", NOW)
    server = open_database(postgres_url)
    restore(tmp_path / "b.zip", tmp_path, office.books, NOW, lambda: server)
    again = Store(server, office.books)
    assert numbers(again) == kept
    counts = row_counts(server, office.books)
    counts["office_setting"] -= 1  # a file has the version of its tables in its head
    assert counts == row_counts(office.database, office.books)
    assert add(again, 1) == ["S202611-0004"]
    server.close()


def test_restoring_moves_the_old_office_aside_with_its_leftover_log(tmp_path: Path) -> None:
    for trial in range(20):
        folder = tmp_path / str(trial)
        office = slips.open_office(folder)
        kept = add(office, 2)
        back_up(office.database, office.books, tmp_path / f"{trial}.zip", NOW)
        add(office, 3)
        # A crash leaves the log of the last saves beside the file.
        for name in ("office.db", "office.db-wal"):
            shutil.copy(folder / name, tmp_path / f"{trial}-{name}")
        office.database.close()
        for name in ("office.db", "office.db-wal"):
            shutil.copy(tmp_path / f"{trial}-{name}", folder / name)
        restore(tmp_path / f"{trial}.zip", folder, office.books, NOW)
        again = reopen(folder, office)
        assert numbers(again) == kept
        again.database.close()
        aside = list(folder.glob("office-before-restore-*.db"))
        assert len(aside) == 1
        connection = sqlite3.connect(aside[0])
        assert connection.execute("SELECT COUNT(*) FROM slip").fetchone() == (5,)
        connection.close()


def test_a_damaged_backup_is_refused_and_the_office_stays(office: Store, tmp_path: Path) -> None:
    kept = add(office)
    good = tmp_path / "b.zip"
    back_up(office.database, office.books, good, NOW)
    chance = random.Random(7)
    refused = 0
    for _trial in range(40):
        data = bytearray(good.read_bytes())
        for _flip in range(20):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        bad = tmp_path / "bad.zip"
        bad.write_bytes(data)
        try:
            restore(bad, tmp_path / "office", office.books, NOW)
        except Storage:
            refused += 1
        else:  # the flips hit nothing that is read
            assert read_manifest(bad).rows == read_manifest(good).rows
    assert refused >= 38
    again = reopen(tmp_path / "office", office)
    assert numbers(again) == kept
    again.database.close()


def test_what_is_no_backup_is_refused(office: Store, tmp_path: Path) -> None:
    for name, data in (("a", b""), ("b", b"PK\x03\x04"), ("c", b"hello" * 100)):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Storage, match="not a backup"):
            restore(tmp_path / name, tmp_path / "office", office.books, NOW)
    with pytest.raises(Storage):
        restore(tmp_path / "missing", tmp_path / "office", office.books, NOW)


def test_a_failed_backup_leaves_no_file_that_looks_like_one(office: Store, tmp_path: Path) -> None:
    add(office)
    target = tmp_path / "backups" / "b.zip"
    target.parent.mkdir()
    target.mkdir()
    with pytest.raises(Storage):
        back_up(office.database, office.books, target, NOW)
    assert [p.name for p in target.parent.iterdir()] == ["b.zip"]


def test_old_backups_thin_out_by_age(tmp_path: Path) -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    for hours in range(0, 24 * 400, 6):
        (tmp_path / backup_name(now - timedelta(hours=hours))).touch()
    (tmp_path / "desk-mine.zip").touch()
    thin_out(tmp_path, now)
    kept = backups_in(tmp_path)
    ages = [(now - _made(path)).days for path in kept]
    assert sum(age < 2 for age in ages) >= 8
    assert 25 <= len(kept) <= 9 + 12 + 10 + 9
    assert max(ages) > 200
    assert (tmp_path / "desk-mine.zip").exists()
    assert not due(tmp_path, now)
    assert due(tmp_path, now + timedelta(hours=5))


def _made(path: Path) -> datetime:
    return datetime.strptime(path.stem, "desk-%Y%m%d-%H%M%S").replace(tzinfo=UTC)


def test_an_office_open_elsewhere_is_not_restored_over(tmp_path: Path) -> None:
    first, second = (OfficeLock(tmp_path / "office.db") for _ in range(2))
    assert first.take()
    with pytest.raises(Storage, match="is open on"):
        second.must_take()
    first.release()
    second.must_take()
    second.release()


def test_a_manifest_tells_what_a_backup_holds(office: Store, tmp_path: Path) -> None:
    add(office)
    back_up(office.database, office.books, tmp_path / "b.zip", NOW)
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert sorted(archive.namelist()) == ["manifest.json", "office.db"]
    assert read_manifest(tmp_path / "b.zip").made_at == "2026-11-21T06:30:00+00:00"
