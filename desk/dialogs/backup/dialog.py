# SPDX-License-Identifier: MIT
"""Backups: one now where the person wants it, those desk keeps, the proof, the way back."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from desk.db.backup import Manifest
from desk.db.backups import backup_name, folder_of
from desk.db.safekeeping import refuse_backup
from desk.dialogs.backup.working import Kept, check, kept, look, make
from desk.dialogs.base import Dialog
from desk.dialogs.confirm import ConfirmDialog
from desk.dialogs.parts.busy import Busy
from desk.dialogs.parts.files import ask_source, ask_target
from desk.dialogs.people.table import FewRows
from desk.errors import DeskError, Refused
from desk.text import N_, Message
from desk.text.dates import moment_text
from desk.ui import theme
from desk.ui.requests import Confirm
from desk.ui.widgets import Button, EmptyState, Heading, Muted, Notice, said
from desk.ui.workplace import Workplace

_SIZE = (860, 640)
_MEGABYTE = 1_000_000


class BackupDialog(Dialog):
    """Makes, lists, checks and restores; an office on a server is restored from outside."""

    #: The file of a backup that shall take the office's place.
    restoring = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(N_("Backups"), parent, width=720)
        self.setObjectName("dialog.backup")
        self._place = workplace
        self._kept: list[Kept] = []
        self.notice = Notice()
        self.notice.hide()
        self.facts = Muted(size=12, wrap=True)
        self.facts.setObjectName("facts")
        self.facts.hide()
        self.table = FewRows(
            N_("Kept backups"),
            (N_("Made at"), N_("File"), N_("Size")),
            wide=1,
            empty=N_("No backup is kept yet. One is made at the latest when desk is closed."),
        )
        self.table.setObjectName("kept")
        self.restore = Button(N_("Restore…"), icon="undo")
        self.restore.setObjectName("restore")
        self.check = Button(N_("Check the office"), icon="shield")
        self.check.setObjectName("check")
        self.folder = Button(N_("Open the folder"), role="link")
        self.folder.setObjectName("open_folder")
        self.faults = QListWidget()
        self.faults.setObjectName("faults")
        self.faults.setWordWrap(True)
        self.faults.hide()
        self.busy = Busy()
        self.add_cancel(N_("Close"))
        self.add_button(self.restore)
        self.add_button(self.check)
        self.make = self.add_main(N_("Back up now…"), icon="backup")
        self._assemble()

    def _assemble(self) -> None:
        if not self._place.may("backup", None):
            try:
                refuse_backup(self._place.store, self._place.session)
            except Refused as refused:
                page = EmptyState("no-access", N_("Not for you"), refused.message)
                self.body.addWidget(page, 1)
            for button in (self.make, self.check, self.restore):
                button.hide()
            return
        self.explain(
            N_(
                "desk backs the office up by itself: at the start when four hours have passed, at "
                "the end, and before imports. Keep a copy on another disk now and then."
            )
        )
        head = QHBoxLayout()
        head.addWidget(Heading(N_("Kept backups")))
        head.addStretch(1)
        head.addWidget(self.folder)
        column = QVBoxLayout()
        column.setSpacing(theme.space(2))
        for widget in (self.notice, self.facts, self.busy, self.faults):
            column.addWidget(widget)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        way_back = Muted(self._restoring(), size=12, wrap=True)
        way_back.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(way_back)
        self.restore.setVisible(self._place.store.database.path is not None)
        self.body.addLayout(column, 1)
        self.make.clicked.connect(self.ask_file)
        self.check.clicked.connect(self.check_now)
        self.restore.clicked.connect(self.ask_backup)
        self.folder.clicked.connect(self._open_folder)
        self.folder.setVisible(folder_of(self._place.store.database) is not None)
        self.take_room(*_SIZE)
        self.make.setFocus()
        self.refresh()

    def _restoring(self) -> Message:
        if self._place.store.database.path is not None:
            text = N_(
                "Restoring puts the chosen backup, or another file, in the office's place. What "
                "was there is moved aside, never overwritten."
            )
            return Message(text)
        return Message(
            N_(
                "To restore a backup, close desk on every computer and run:  {command}  What was "
                "there is moved aside, never overwritten."
            ),
            command='desk --office "postgresql://…" restore FILE',
        )

    def refresh(self) -> None:
        """Show the backups that are kept."""
        place = self._place
        place.work(self, kept, place).then(self._show).failed(self._failed)

    def _show(self, backups: list[Kept]) -> None:
        self._kept = backups
        zone = self._place.session.zone
        rows = [
            (
                at,
                (
                    moment_text(backup.at, zone),
                    backup.file.name,
                    f"{backup.size / _MEGABYTE:,.1f} MB",
                ),
            )
            for at, backup in enumerate(backups)
        ]
        self.table.show_rows(rows)

    def ask_file(self) -> None:
        """Ask where the backup shall be, and make it."""
        ask_target(
            self,
            N_("Back up to"),
            backup_name(self._place.session.now()),
            said(N_("Backups")) + " (*.zip)",
            self.back_up_to,
            memory="backup",
            ending=".zip",
        )

    def back_up_to(self, file: Path) -> None:
        """Make a verified backup in a file."""
        place = self._place
        self._begin()
        work = place.work(self, make, place, file)
        self.busy.follow(work, N_("Backing up"))
        work.then(lambda manifest: self._made(manifest, file)).failed(self._failed)
        work.ended(self._end)

    def _made(self, manifest: Manifest, file: Path) -> None:
        self.notice.tell(Message(N_("Backed up and verified: {file}"), file=str(file)), "green")
        self.notice.show()
        self.facts.say(
            Message(
                N_("{rows} rows · SHA-256 {sha} · last line of the trail {trail}"),
                rows=f"{sum(manifest.rows.values()):,}",
                sha=manifest.sha256[:16] + "…",
                trail=manifest.last_hash[:16] + "…",
            )
        )
        self.facts.show()
        self.refresh()

    def ask_backup(self) -> None:
        """The chosen backup; where none is chosen, ask for a file."""
        chosen = self.table.key()
        if chosen is not None:
            self.look_at(self._kept[chosen].file)
            return
        ask_source(
            self, N_("Restore from"), said(N_("Backups")) + " (*.zip)", self.look_at,
            memory="backup",
        )  # fmt: skip

    def look_at(self, file: Path) -> None:
        """Read what a backup says of itself, then ask before anything is done."""
        place = self._place
        self._begin()
        work = place.work(self, look, place, file)
        work.then(lambda manifest: self._ask(manifest, file)).failed(self._failed).ended(self._end)

    def _ask(self, manifest: Manifest, file: Path) -> None:
        made = datetime.fromisoformat(manifest.made_at)
        question = Message(
            N_(
                "Put the office back to {at}? What was written since then is moved aside and "
                "is not in the office any more."
            ),
            at=moment_text(made, self._place.session.zone),
        )
        request = Confirm(question, Message(N_("Restore")), lambda: self._restore(file))
        ConfirmDialog(request, self).open()

    def _restore(self, file: Path) -> None:
        self.accept()
        self.restoring.emit(str(file))

    def check_now(self) -> None:
        """Prove the office whole, beside the window."""
        place = self._place
        self._begin()
        work = place.work(self, check, place)
        self.busy.follow(work, N_("Checking the office"))
        work.then(self._checked).failed(self._failed).ended(self._end)

    def _checked(self, faults: list[Message]) -> None:
        if not faults:
            self.notice.tell(
                N_("The office is whole: file, audit trail, records, numbers and search."), "green"
            )
        else:
            told = Message.counted(
                N_("{n} thing is not as it must be. Keep the older backups and ask for help."),
                N_("{n} things are not as they must be. Keep the older backups and ask for help."),
                len(faults),
            )
            self.notice.tell(told, "red")
            self.faults.clear()
            self.faults.addItems([str(fault) for fault in faults])
            self.faults.setAccessibleName(said(N_("What is not as it must be")))
            self.faults.show()
        self.notice.show()

    def _begin(self) -> None:
        for widget in (self.notice, self.facts, self.faults):
            widget.hide()
        for button in (self.make, self.check, self.restore):
            button.setEnabled(False)

    def _end(self) -> None:
        for button in (self.make, self.check, self.restore):
            button.setEnabled(True)
        self.make.setFocus()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.notice.tell(error.message, "red")
            self.notice.show()

    def _open_folder(self) -> None:
        folder = folder_of(self._place.store.database)
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def reject(self) -> None:
        """Close; while something runs, stop that first."""
        if self.busy.running:
            self.busy.ask_to_stop()
            return
        super().reject()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "make"):
            self.refresh()
