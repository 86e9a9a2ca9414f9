# SPDX-License-Identifier: MIT
"""Backups by hand, and the proof that the office is whole."""

import sqlite3
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desk.db.backup import read_manifest
from desk.db.backups import backup_name, folder_of
from desk.db.tables import Audit
from desk.dialogs.backup import BackupDialog
from desk.ui.widgets import EmptyState
from desk.ui.workplace import Workplace
from tests.dialogs.conftest import CLERK, Placing, opened, quiet


def _dialog(place: Workplace, window: QWidget) -> BackupDialog:
    dialog = BackupDialog(place, window)
    opened(dialog, place)
    return dialog


def test_a_backup_is_made_verified_and_told(
    place: Workplace, window: QWidget, tmp_path: Path
) -> None:
    dialog = _dialog(place, window)
    dialog.back_up_to(tmp_path / "mine.zip")
    quiet(place)
    manifest = read_manifest(tmp_path / "mine.zip")
    assert manifest.rows["customer"] == 3
    assert "Backed up and verified" in dialog.notice.accessibleName()
    assert manifest.sha256[:16] in dialog.facts.text()
    with place.store.database.read() as engine:
        assert Audit.select().where(Audit.action == "backup").count(engine) == 1


def test_those_that_are_kept_are_listed(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    assert dialog.table.rowCount() == 0
    folder = folder_of(place.store.database)
    assert folder is not None
    dialog.back_up_to(folder / backup_name(place.session.now()))
    quiet(place)
    assert dialog.table.rowCount() == 1
    (folder / "desk-99999999-999999.zip").write_text("renamed by somebody")
    dialog.refresh()
    quiet(place)
    assert dialog.table.rowCount() == 1


def test_a_whole_office_is_told_whole(place: Workplace, window: QWidget) -> None:
    dialog = _dialog(place, window)
    dialog.check.click()
    quiet(place)
    assert "The office is whole" in dialog.notice.accessibleName()
    assert not dialog.faults.isVisible()


def test_what_was_altered_behind_desk_is_listed(
    place: Workplace, window: QWidget, office: Path
) -> None:
    with sqlite3.connect(office / "office.db") as other:
        other.execute("UPDATE customer SET name = 'changed' WHERE id = 1")
    other.close()
    dialog = _dialog(place, window)
    dialog.check.click()
    quiet(place)
    assert "not as" in dialog.notice.accessibleName()
    told = [dialog.faults.item(at).text() for at in range(dialog.faults.count())]
    assert any("was altered" in sentence for sentence in told)


def test_a_disk_that_refuses_is_told(place: Workplace, window: QWidget, tmp_path: Path) -> None:
    dialog = _dialog(place, window)
    (tmp_path / "file").write_text("no folder")
    dialog.back_up_to(tmp_path / "file" / "mine.zip")
    quiet(place)
    assert dialog.notice.isVisible()
    assert dialog.make.isEnabled()


def test_a_clerk_is_told_why_not(placing: Placing, window: QWidget) -> None:
    dialog = _dialog(placing(CLERK), window)
    assert dialog.findChild(EmptyState) is not None
    assert not dialog.make.isVisible()
