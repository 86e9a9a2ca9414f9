# SPDX-License-Identifier: MIT
"""A disk that fails in the middle of a save: one clear sentence, nothing is half-done."""

from pathlib import Path
from typing import Any

import pytest

from desk.db.check import check_office
from desk.db.database import open_database
from desk.db.record import Record
from desk.db.store import Store
from desk.errors import Storage
from desk.text import use_language
from tests.db import slips
from tests.db.slips import session
from tests.db.test_durability import everything
from tests.disk import CANNOT_OPEN, FULL, IO_SYNC, IO_WRITE, READ_ONLY, logged_disk

pytest.importorskip("pysqlite3", reason="desk's own SQLite is not used on this system")
STAFF = session("staff")

FAULTS = {
    "the disk is full": ("write", FULL, "The disk is full", "磁盘已满"),
    "the full disk is noticed late": ("sync", FULL, "The disk is full", "磁盘已满"),
    "the disk is pulled out": ("write", IO_WRITE, "Check that it is connected", "是否连接好"),
    "the disk does not confirm": ("sync", IO_SYNC, "Check that it is connected", "是否连接好"),
    "the folder is write-protected": ("write", READ_ONLY, "cannot be written to", "不能写入"),
}


def told_by(office: Store, slip: Record) -> Storage | None:
    """What the clerk is told when the slip cannot be saved."""
    try:
        office.save(STAFF, slip)
    except Storage as storage:
        return storage
    return None


@pytest.mark.parametrize("fault", FAULTS)
def test_a_failing_disk_is_told_in_a_sentence_and_leaves_everything(
    fault: str, tmp_path: Path
) -> None:
    """Whichever write of a save it is that fails, and the next save works."""
    what, code, english, chinese = FAULTS[fault]
    with logged_disk(tmp_path / "office") as disk:
        office = slips.open_office(disk.folder)
        office.save(STAFF, office.new(STAFF, "slip", item="first"))
        before = everything(office)
        slip: Any = office.new(STAFF, "slip", item="umbrella", remarks="黑色" * 900)
        for nth in range(100):
            countdown = iter(range(nth, -1, -1))
            disk.fault = lambda now, _name, left=countdown: (
                code if now == what and next(left, 0) == 0 else 0
            )
            told = told_by(office, slip)
            disk.fault = lambda _now, _name: 0
            if told is None:
                assert nth > 0
                break
            for language, sentence in (("en", english), ("zh_CN", chinese)):
                use_language(language)
                assert sentence in str(told)
            assert everything(office) == before
            assert (slip.number, slip.remarks) == ("", "黑色" * 900)
        else:
            pytest.fail("never saved")
        office.save(STAFF, office.new(STAFF, "slip", item="afterwards"))
        assert list(check_office(office)) == []
        office.database.close()


def test_a_drive_that_is_gone_is_told_when_the_office_is_opened(tmp_path: Path) -> None:
    slips.open_office(tmp_path / "office").database.close()
    with logged_disk(tmp_path / "office") as disk:
        disk.fault = lambda now, _name: CANNOT_OPEN if now == "open" else 0
        with pytest.raises(Storage, match=r"cannot be opened. Check the disk or network drive"):
            Store(open_database(disk.folder), slips.books())
