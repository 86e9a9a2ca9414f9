# SPDX-License-Identifier: MIT
"""The export: how many records, which columns, which kind of file, where to."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desk.db.act import refuse
from desk.db.marked import EVERYTHING, Marked
from desk.db.query import Query
from desk.db.query_words import filters_in_words, order_in_words
from desk.dialogs.base import Dialog
from desk.dialogs.export.columns import ColumnList
from desk.dialogs.parts.busy import Busy
from desk.dialogs.parts.files import ask_target
from desk.errors import DeskError, Refused
from desk.exchange.exporting import default_columns, export
from desk.text import N_, Message, _
from desk.ui import theme
from desk.ui.requests import Export
from desk.ui.widgets import EmptyState, Label, Muted, Notice, said
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
        self._place, self._query, self._meant = workplace, request.query, request.meant
        self._file = Path()
        self.count = Label(N_("Counting…"))
        self.count.setObjectName("count")
        self.which = Muted("", wrap=True)
        self.which.setObjectName("which")
        shown = default_columns(self._type, request.query, request.columns)
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
        about = QVBoxLayout()
        about.setSpacing(theme.space(0.5))
        about.addWidget(self.count)
        about.addWidget(self.which)
        self.body.addLayout(about)
        self.body.addLayout(kinds)
        self.body.addWidget(self.columns, 1)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.busy)
        self.write.clicked.connect(self.ask_file)
        self.columns.changed.connect(self._edited)
        self.notice.asked.connect(self._open_folder)
        self.take_room(*_SIZE)
        self.xlsx.setFocus()
        self._look()

    def _look(self) -> None:
        work = self._place.work(self, _counted, self._place, self._query)
        work.then(lambda found: self._say(*found)).failed(self._failed)

    def _say(self, total: int, which: str) -> None:
        """How many records go out, and which: nobody shall send another list than is meant."""
        records = Message.counted(N_("{n} record"), N_("{n} records"), total)
        if self._meant != EVERYTHING:
            records = Message.counted(
                N_("{n} marked of {total}"),
                N_("{n} marked of {total}"),
                self._meant.count(total),
                total=total,
            )
        self.count.say(records)
        self.which.say(which)

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
        do = partial(_export, columns=self.columns.chosen(), meant=self._meant)
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
            if self.write.isVisible():
                self._look()


def _counted(place: Workplace, query: Query) -> tuple[int, str]:
    """How many records a list has, and its filters and order in words."""
    record_type = place.store.books[query.kind]
    at = place.store.office.place(place.session)
    words = filters_in_words(record_type, query, at) or [_("The whole book")]
    order = _("Sorted by: {order}").format(order=order_in_words(record_type, query))
    return place.store.lists.count(place.session, query), " · ".join([*words, order])


def _export(
    job: Job,
    place: Workplace,
    query: Query,
    file: Path,
    *,
    columns: tuple[str, ...],
    meant: Marked,
) -> int:
    store, session = place.store, place.session
    return export(store, session, query, file, columns=columns, meant=meant, progress=job.progress)
