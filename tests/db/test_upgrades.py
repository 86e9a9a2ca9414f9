# SPDX-License-Identifier: MIT
"""An office written by an older desk gets new books and columns whole, or stays as it was."""

import os
import random
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from desk.db.check import check_office
from desk.db.database import SCHEMA_VERSION, Database, open_database
from desk.db.store import Store
from desk.errors import Storage
from tests.db import slips
from tests.db.slips import session
from tests.db.test_durability import everything
from tests.disk import logged_disk

CUTS = int(os.environ.get("DESK_UPGRADE_CUTS", "60"))
STAFF = session("staff")
ADDED = ("reward", "phone")


def grow_old(office: Store) -> None:
    """Take out what a newer desk added: two columns, and a whole book with its lines."""
    run = office.database.run
    with office.database.write():
        for column in ADDED:
            run(f'DROP INDEX IF EXISTS "slip_by_{column}"')
            run(f'ALTER TABLE slip DROP COLUMN "{column}"')
        for table in ("owner_contacts", "owner"):
            run(f'DROP TABLE "{table}"')


def shape(office: Store) -> tuple[set[str], set[str]]:
    """The tables there are, and the columns of a slip."""
    return shape_of(office.database)


def shape_of(database: Database) -> tuple[set[str], set[str]]:
    """The same of a file no store has prepared yet."""
    with database.read() as engine:
        columns = {column.name for column in engine.get_columns("slip")}
        return set(engine.get_tables()), columns


def test_an_older_office_gets_what_is_new_and_keeps_what_it_has(either: Store) -> None:
    number = either.save(STAFF, either.new(STAFF, "slip", item="umbrella")).number
    whole = shape(either)
    grow_old(either)
    assert shape(either) != whole
    again = Store(either.database, slips.books())
    assert shape(again) == whole
    slip: Any = again.by_number(STAFF, number)
    assert (slip.item, slip.reward, slip.phone) == ("umbrella", None, "")
    slip.reward = 500
    again.save(STAFF, slip)
    again.save(STAFF, again.new(STAFF, "owner", name="张三"))
    assert list(check_office(again)) == []


def test_an_office_of_a_newer_desk_is_refused_untouched(either: Store) -> None:
    newer = str(SCHEMA_VERSION + 1)
    if either.database.is_sqlite:
        either.database.run(f"PRAGMA user_version={newer}")
    either.database.run("UPDATE office_setting SET value = ? WHERE name = 'schema_version'", newer)
    before = everything(either)
    with pytest.raises(Storage, match="newer version of desk"):
        Store(either.database, slips.books())
    assert everything(either) == before


def test_a_file_of_a_newer_desk_is_not_even_opened(tmp_path: Path) -> None:
    office = slips.open_office(tmp_path)
    office.database.run(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    office.database.close()
    before = (tmp_path / "office.db").read_bytes()
    with pytest.raises(Storage, match="newer version of desk"):
        open_database(tmp_path)
    assert (tmp_path / "office.db").read_bytes() == before


@pytest.mark.skipif(find_spec("pysqlite3") is None, reason="desk's own SQLite is not used here")
def test_a_power_cut_while_upgrading_leaves_old_or_new(tmp_path: Path) -> None:
    with logged_disk(tmp_path / "office") as disk:
        office = slips.open_office(disk.folder)
        for _slip in range(20):
            office.save(STAFF, office.new(STAFF, "slip", item="umbrella"))
        new = shape(office)
        grow_old(office)
        old = shape(office)
        office.database.close()
        began = len(disk.log)
        Store(open_database(disk.folder), slips.books()).database.close()
    chance = random.Random(7)
    seen = set()
    for cut in range(CUTS):
        folder = tmp_path / str(cut)
        folder.mkdir()
        disk.power_cut(chance.randrange(began, len(disk.log) + 1), chance, folder)
        half = open_database(folder)
        found = shape_of(half)
        assert found in (old, new)
        seen.add(found == new)
        upgraded = Store(half, slips.books())
        assert shape(upgraded) == new
        assert list(check_office(upgraded)) == []
        upgraded.database.close()
        shutil.rmtree(folder)
    assert seen == {True, False}
