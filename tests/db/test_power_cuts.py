# SPDX-License-Identifier: MIT
"""What was told as saved is there after a power cut, wherever in a save the light goes out."""

import os
import random
import shutil
from pathlib import Path

import pytest

from desk.db.check import check_office
from desk.db.database import open_database
from desk.db.store import Store
from tests.db import slips
from tests.db.slips import session
from tests.disk import Disk, logged_disk

CUTS = int(os.environ.get("DESK_POWER_CUTS", "150"))
STAFF = session("staff")

pytest.importorskip("pysqlite3", reason="desk's own SQLite is not used on this system")


def morning(disk: Disk, synchronous: str = "FULL") -> int:
    """Save and change slips until the log went into the file once; returns where work began."""
    office = slips.open_office(disk.folder)
    office.database.engine.pragma("synchronous", synchronous, permanent=True)
    began = len(disk.log)
    for at in range(60):
        slip = office.save(STAFF, office.new(STAFF, "slip", item="Umbrella", remarks="黑色" * 200))
        disk.mark(slip.number)
        if at % 3 == 0:
            slip.remarks += "伞"
            office.save(STAFF, slip)
    office.database.close()
    return began


def losses(disk: Disk, began: int, cuts: int, folder: Path) -> tuple[int, list[str]]:
    """How many of the cuts lost a slip told as saved, and every fault a check finds."""
    chance = random.Random(512)
    lost, faults = 0, []
    for cut in range(cuts):
        at = chance.randrange(began, len(disk.log) + 1)
        place = folder / str(cut)
        place.mkdir()
        disk.power_cut(at, chance, place)
        office = Store(open_database(place), slips.books())
        kept = {row[0] for row in office.database.rows("SELECT number FROM slip")}
        lost += not set(disk.told(at)) <= kept
        faults += [f"cut {cut} before deed {at}: {fault}" for fault in check_office(office)]
        office.database.close()
        shutil.rmtree(place)
    return lost, faults


def test_no_power_cut_loses_a_slip_or_leaves_half_of_one(tmp_path: Path) -> None:
    with logged_disk(tmp_path / "office") as disk:
        began = morning(disk)
    assert {deed.name for deed in disk.log if deed.what == "sync"} >= {"office.db", "office.db-wal"}
    assert losses(disk, began, CUTS, tmp_path) == (0, [])


def test_the_same_cuts_lose_slips_where_the_disk_is_not_waited_for(tmp_path: Path) -> None:
    with logged_disk(tmp_path / "office") as disk:
        began = morning(disk, synchronous="NORMAL")
    lost, faults = losses(disk, began, 20, tmp_path)
    assert lost > 10
    assert faults == []
