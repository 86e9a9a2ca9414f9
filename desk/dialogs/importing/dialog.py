# SPDX-License-Identifier: MIT
"""The import in one window: file, columns, result."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from desk.db.act import refuse
from desk.dialogs.base import Dialog
from desk.dialogs.confirm import ConfirmDialog
from desk.dialogs.importing.columns_page import ColumnsPage
from desk.dialogs.importing.file_page import ENDINGS, FilePage
from desk.dialogs.importing.result_page import ResultPage
from desk.dialogs.importing.working import (
    Look,
    Result,
    bring_in,
    earlier,
    look,
    open_plan,
    save_bad,
    undo,
)
from desk.dialogs.parts.busy import Busy
from desk.dialogs.parts.files import ask_source, ask_target
from desk.errors import DeskError, Refused
from desk.exchange.plan import Plan
from desk.exchange.undoing import Undone
from desk.text import N_, Message
from desk.ui.requests import Confirm
from desk.ui.widgets import EmptyState, Stage, StateLine, said
from desk.ui.work import Work
from desk.ui.workplace import Workplace

_SIZE = (1180, 690)
_STEPS = (N_("File"), N_("Columns"), N_("Done"))


class ImportDialog(Dialog):
    """Brings a file into one book."""

    def __init__(self, workplace: Workplace, kind: str, parent: QWidget | None) -> None:
        self._type = workplace.store.books[kind]
        title = Message(N_("Import into: {book}"), book=Message(self._type.sheet.book_title))
        super().__init__(title, parent, width=900)
        self.setObjectName("dialog.import")
        self._place, self._kind = workplace, kind
        self._plan: Plan | None = None
        self._file = Path()
        self._result: Result | None = None
        self._looking: Work[Look] | None = None
        self.steps = StateLine()
        self.file_page = FilePage(workplace)
        self.columns_page = ColumnsPage(workplace)
        self.result_page = ResultPage()
        self.busy = Busy()
        self.stack = QStackedWidget()
        for page in (self.file_page, self.columns_page, self.result_page):
            self.stack.addWidget(page)
        self.body.addWidget(self.steps)
        self.body.addWidget(self.stack, 1)
        self.busy.setMinimumWidth(480)
        self.add_left(self.busy)
        self.close_button = self.add_cancel(N_("Close"))
        self.bring = self.add_main(N_("Import"), icon="import")
        self._connect()
        self._show_step(0)
        self.take_room(*_SIZE)
        self._begin()

    def _connect(self) -> None:
        self.file_page.zone.asked.connect(self.ask_file)
        self.file_page.zone.dropped.connect(self.open_file)
        self.file_page.earlier.undo_asked.connect(self.undo_batch)
        self.columns_page.changed.connect(self._look)
        self.columns_page.reopened.connect(
            lambda sheet, row: self.open_file(self._file, sheet, row)
        )
        self.result_page.save_asked.connect(self._ask_bad)
        self.result_page.undo_asked.connect(self.undo_batch)
        self.result_page.again_asked.connect(self._list_earlier)
        self.result_page.again_asked.connect(lambda: self._show_step(0))
        self.bring.clicked.connect(self.start)

    def _begin(self) -> None:
        try:
            refuse(self._place.session, "import", self._type)
        except Refused as refused:
            page = EmptyState("no-access", N_("Not for importing"), refused.message)
            self.stack.addWidget(page)
            self.stack.setCurrentWidget(page)
            self.steps.hide()
            self.bring.hide()
            return
        self._list_earlier()

    def _list_earlier(self) -> None:
        place = self._place
        place.work(self, earlier, place, self._kind).then(
            self.file_page.earlier.show_batches
        ).failed(self._tell)

    # The file

    def ask_file(self) -> None:
        """Ask for a file in the system's own window."""
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        ask_source(
            self,
            N_("Choose a table"),
            said(N_("Tables")) + f" ({endings})",
            self.open_file,
            memory="import",
        )

    def open_file(self, file: Path, sheet: str = "", row: int = 0) -> None:
        """Open a file and propose its columns."""
        self._file = file
        self.complain("")
        place = self._place
        work = place.work(
            self,
            open_plan,
            place,
            self._kind,
            file,
            sheet or None,
            row or None,
        )
        self.busy.follow(work, N_("Opening the file")).then(self._opened).failed(self._tell)

    def _opened(self, plan: Plan) -> None:
        self._plan = plan
        self.columns_page.show_plan(plan)
        self._show_step(1)
        self._look()

    # The columns

    def _look(self) -> None:
        """Show the first rows by what is chosen now."""
        if self._plan is None:
            return
        if self._looking is not None:
            self._looking.cancel()
        self.bring.setEnabled(False)
        self.complain("")
        wishes = self.columns_page.wishes()
        self._looking = self._place.work(self, look, self._plan, wishes)
        self._looking.then(self._looked).failed(self._tell)

    def _looked(self, look: Look) -> None:
        self.columns_page.show_look(look)
        self.bring.setEnabled(not self.busy.running)

    def start(self) -> None:
        """Bring the file in."""
        plan = self._plan
        if plan is None or self.busy.running:
            return
        page = self.columns_page
        do = partial(bring_in, whole=page.whole.isChecked(), clocks=not page.past.isChecked())
        self.bring.setEnabled(False)
        self.stack.setEnabled(False)
        started = self._place.work(self, do, plan, page.wishes())
        self.busy.follow(started, N_("Importing")).then(self._came_in).failed(self._tell)
        started.ended(self._ended)

    def _ended(self) -> None:
        self.stack.setEnabled(True)
        self.bring.setEnabled(self.stack.currentWidget() is self.columns_page)
        self._focus_step()  # nothing took the cursor while the pages were shut

    def _came_in(self, result: Result) -> None:
        self._result = result
        assert self._plan is not None
        self.result_page.show_result(result, self._plan.table.headings)
        self._show_step(2)

    # The result

    def _ask_bad(self) -> None:
        ending = ".csv" if self._file.suffix.lower() in (".csv", ".txt", ".tsv") else ".xlsx"
        ask_target(
            self,
            N_("Save the bad rows"),
            f"{self._file.stem}-{said(N_('to mend'))}{ending}",
            said(N_("Tables")) + " (*.xlsx *.csv)",
            self.save_bad_rows,
            memory="import",
            ending=ending,
        )

    def save_bad_rows(self, target: Path) -> None:
        """Write the rows that did not come in, with the reasons beside them."""
        assert self._plan is not None
        assert self._result is not None
        headings, bad = self._plan.table.headings, self._result.outcome.bad
        saved = Message(N_("The bad rows are in {file}."), file=str(target))
        work = self._place.work(self, save_bad, target, headings, bad)
        work.then(lambda _count: self.result_page.detail.say(saved)).failed(self._tell)

    def undo_batch(self, batch: int) -> None:
        """Ask, then void the records of an import."""
        question = Message(
            N_("Undo this import? Its records are voided, except those changed since.")
        )
        ask = Confirm(question, Message(N_("Undo this import")), lambda: self._undo(batch))
        ConfirmDialog(ask, self).open()

    def _undo(self, batch: int) -> None:
        place = self._place
        work = place.work(self, undo, place, batch)
        self.busy.follow(work, N_("Undoing the import"))
        work.then(self._undone).failed(self._tell).ended(self._list_earlier)

    def _undone(self, undone: Undone) -> None:
        self.result_page.show_undone(undone)
        self._show_step(2)

    def _show_step(self, step: int) -> None:
        self.stack.setCurrentIndex(step)
        self.steps.show_stages([Stage(name) for name in _STEPS], step)
        self.bring.setVisible(step == 1)
        self._focus_step()

    def _focus_step(self) -> None:
        """The cursor where the step's work starts; a list of bad rows is read first."""
        result = self.result_page
        done = result.save if result.save.isVisibleTo(result) else result.again
        first = (self.file_page.zone.choose, self.columns_page.matcher, done)
        first[self.stack.currentIndex()].setFocus()

    def _tell(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.complain(error.message)

    def reject(self) -> None:
        """Close; while rows come in, stop that first."""
        if self.busy.running:
            self.busy.ask_to_stop()
            return
        super().reject()
