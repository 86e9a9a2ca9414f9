# SPDX-License-Identifier: MIT
"""The export: how many records, which columns, which kind of file, where to."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QWidget

from desk.db.act import refuse
from desk.db.query import Query
from desk.dialogs.base import Dialog
from desk.dialogs.export.columns import ColumnList
from desk.dialogs.parts.busy import Busy
from desk.dialogs.parts.files import ask_target
from desk.errors import DeskError, Refused
from desk.exchange.exporting import default_columns, export
from desk.text import N_, Message, _
from desk.ui import theme
from desk.ui.requests import Export
from desk.ui.widgets import EmptyState, Label, Notice, said
from desk.ui.work import Job
from desk.ui.workplace import Workplace

_SIZE = (560, 620)


class ExportDialog(Dialog):
    """Writes the list as shown, or other columns of it, to a file."""

    def __init__(self, workplace: Workplace, request: Export, parent: QWidget | None) -> None:
        self._type = workplace.store.books[request.query.kind]
        title = Message(N_("Export: {book}"), book=Message(self._type.sheet.book_title))
        super().__init__(title, parent, width=480)
        self.setObjectName("dialog.export")
        self._place, self._query = workplace, request.query
        self._file = Path()
        self.count = Label(N_("Counting…"))
        self.count.setObjectName("count")
        shown = request.columns or tuple(default_columns(self._type, request.query))
        self.columns = ColumnList(self._type, shown)
        self.xlsx = QRadioButton()
        self.xlsx.setObjectName("xlsx")
        self.csv = QRadioButton()
        self.csv.setObjectName("csv")
        self.xlsx.setChecked(True)
        self.notice = Notice()
        self.notice.hide()
        self.busy = Busy()
        self.add_cancel(N_("Close"))
        self.write = self.add_main(N_("Export…"), icon="export")
        self._assemble()
        self.retranslate()

    def _assemble(self) -> None:
        try:
            refuse(self._place.session, "export", self._type)
        except Refused as refused:
            self.body.addWidget(
                EmptyState("no-access", N_("Not for exporting"), refused.message), 1
            )
            self.write.hide()
            return
        kinds = QHBoxLayout()
        kinds.setSpacing(theme.space(5))
        kinds.addWidget(self.xlsx)
        kinds.addWidget(self.csv)
        kinds.addStretch(1)
        self.body.addWidget(self.count)
        self.body.addLayout(kinds)
        self.body.addWidget(self.columns, 1)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.busy)
        self.write.clicked.connect(self.ask_file)
        self.columns.changed.connect(self._edited)
        self.notice.asked.connect(self._open_folder)
        self.take_room(*_SIZE)
        self.xlsx.setFocus()
        place = self._place
        work = place.work(self, place.store.lists.count, place.session, self._query)
        work.then(self._counted).failed(self._failed)

    def _counted(self, count: int) -> None:
        self.count.say(Message.counted(N_("{n} record"), N_("{n} records"), count))

    def _edited(self) -> None:
        self.write.setEnabled(bool(self.columns.chosen()) and not self.busy.running)

    def ask_file(self) -> None:
        """Ask where the file shall be, and write it there."""
        ending = ".xlsx" if self.xlsx.isChecked() else ".csv"
        today = self._place.session.today()
        ask_target(
            self,
            N_("Export to"),
            f"{_(self._type.sheet.book_title)} {today:%Y-%m-%d}{ending}",
            f"{ending[1:].upper()} (*{ending})",
            self.write_to,
            memory="export",
            ending=ending,
        )

    def write_to(self, file: Path) -> None:
        """Write the file, beside the window."""
        self._file = file
        self.notice.hide()
        self.write.setEnabled(False)
        place = self._place
        do = partial(_export, columns=self.columns.chosen())
        work = place.work(self, do, place, self._query, file)
        self.busy.follow(work, N_("Exporting"))
        work.then(self._done).failed(self._failed).ended(self._edited)

    def _done(self, count: int) -> None:
        told = Message.counted(
            N_("{n} record is in {file}."),
            N_("{n} records are in {file}."),
            count,
            file=self._file.name,
        )
        self.notice.tell(told, "green", N_("Open the folder"))
        self.notice.show()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.notice.tell(error.message, "red")
            self.notice.show()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))

    def reject(self) -> None:
        """Close; while the file is written, stop that first."""
        if self.busy.running:
            self.busy.ask_to_stop()
            return
        super().reject()

    def retranslate(self) -> None:
        """Texts in the language of the moment."""
        super().retranslate()
        if hasattr(self, "write"):
            self.xlsx.setText(said(N_("XLSX, for Excel and WPS")))
            self.csv.setText(said(N_("CSV, for other programs")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _export(
    job: Job,
    place: Workplace,
    query: Query,
    file: Path,
    *,
    columns: tuple[str, ...],
) -> int:
    return export(place.store, place.session, query, file, columns=columns, progress=job.progress)
