# SPDX-License-Identifier: MIT
"""The print preview: what is seen is what comes out, on paper or as a file; each print counts."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from desk.dialogs.base import Dialog
from desk.dialogs.parts.busy import Busy
from desk.dialogs.parts.files import ask_target
from desk.dialogs.preview.bar import Bar
from desk.dialogs.preview.making import (
    MOST_FORMS,
    Drawn,
    Matter,
    draw,
    print_all,
    print_grid,
    save_all,
    stepped,
)
from desk.dialogs.preview.options import Choices, beside
from desk.dialogs.preview.pageview import PageView
from desk.dialogs.preview.printing import lay
from desk.dialogs.preview.profiles import form_of
from desk.errors import DeskError, Invalid
from desk.paper.preview import Preview
from desk.text import N_, Message, _
from desk.ui import theme
from desk.ui.requests import Print, PrintPage
from desk.ui.widgets import Button, EmptyState, Notice, Skeleton, said
from desk.ui.work import Work
from desk.ui.workplace import Workplace

_WIDEST, _HIGHEST = 1240, 900


class PreviewDialog(Dialog):
    """Pages in the middle, choices at the right; Print, Save PDF, next record."""

    def __init__(
        self, workplace: Workplace, request: Print | PrintPage, parent: QWidget | None
    ) -> None:
        sheet = workplace.store.books[request.kind].sheet
        matter = Matter.of(request)
        form = matter.page is None and bool(matter.records)
        name = Message(sheet.title if form else sheet.book_title)
        paper = workplace.store.office.setting("paper")
        if isinstance(request, PrintPage):
            name, paper = Message(request.name), request.paper or paper
        super().__init__(Message(N_("Print: {what}"), what=name), parent, width=860)
        self.setObjectName("dialog.preview")
        self._place = workplace
        self._matter = matter
        self._at = 0
        self._drawing: Work[Drawn] | None = None
        self._drawn: Drawn | None = None
        self.bar = Bar(several=len(matter.records) > 1 or matter.among_found)
        self.pages = PageView(lambda do, *args: workplace.work(self, do, *args))
        copies = sheet.copies if form else ()
        among = matter.among_found
        self.choices = Choices(
            form_of(request), paper, copies, len(matter.records), matter.called, found=among
        )
        self.trouble = EmptyState("no-access")
        self.notice = Notice()
        self.notice.hide()
        self.busy = Busy()
        self.close_button = self.add_cancel(N_("Close"))
        self.save = Button(N_("Save PDF"), icon="save", key="Ctrl+S")
        self.save.setObjectName("save")
        self.add_button(self.save)
        self.print = self.add_main(N_("Print"), icon="print")
        self._assemble()
        self._connect()
        self._draw()

    def _assemble(self) -> None:
        self._stack = QStackedWidget()
        for page in (Skeleton(rows=14), self.pages, self.trouble):
            self._stack.addWidget(page)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.body.addWidget(self.notice)
        self.body.addLayout(beside(left, self.choices), 1)
        self.busy.setMinimumWidth(420)
        self.add_left(self.busy)
        self.take_room(_WIDEST, _HIGHEST)

    def _connect(self) -> None:
        self.bar.stepped.connect(self.step)
        self.bar.zoom_chosen.connect(self.pages.set_zoom)
        self.bar.zoom_stepped.connect(self.pages.step_zoom)
        self.pages.page_changed.connect(lambda page: self.bar.tell_page(page, self.pages.count()))
        self.pages.zoomed.connect(lambda: self.bar.tell_zoom(self.pages.zoom, self.pages.scale))
        self.choices.changed.connect(self._draw)
        self.choices.test_asked.connect(self.ask_test)
        self.save.clicked.connect(self.ask_file)
        self.print.clicked.connect(self.ask_printer)
        self.finished.connect(lambda _code: self.pages.show_pages(None))
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print.click)

    def step(self, by: int) -> None:
        """Show the next record, or the one before, as the list has them."""
        if self._matter.among_found:
            work = self._place.work(self, stepped, self._place, self._matter, by)
            work.then(self._turn).failed(self._refuse)
            return
        to = self._at + by
        if 0 <= to < len(self._matter.records):
            self._at = to
            self._draw()

    def _turn(self, matter: Matter) -> None:
        self._matter = matter
        self._draw()

    def _draw(self) -> None:
        """Draw what is in sight anew, with what is chosen now."""
        if self._drawing is not None:
            self._drawing.cancel()
        if self._drawn is None:
            self._stack.setCurrentIndex(0)
        self._ready(False)
        place = self._place
        self._drawing = place.work(
            self, draw, place, self._matter, self._at, self.choices.options()
        )
        self._drawing.then(self._show).failed(self._refuse)
        if not self._matter.records:
            self.busy.follow(self._drawing, N_("Drawing the list"))
            self._drawing.ended(lambda: self._ready(self._drawn is not None))

    def _show(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self.pages.show_pages(Preview(drawn.pdf))
        self.bar.tell_record(drawn.number, drawn.stand)
        self.choices.tell(drawn.number, drawn.printed)
        if self._matter.among_found and drawn.stand is not None:
            self.choices.tell_found(drawn.stand.count, MOST_FORMS)
        first = self._stack.currentWidget() is not self.pages
        self._stack.setCurrentWidget(self.pages)
        self._ready(True)
        if first:
            self.pages.setFocus()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            return
        self._drawn = None
        self.bar.tell_record("", None)
        lines = [str(m) for _name, m in error.problems] if isinstance(error, Invalid) else []
        wrong = isinstance(error, Invalid)
        self.trouble.tell(
            "warning" if wrong else "no-access",
            N_("This cannot be printed as it is") if wrong else N_("Not for printing"),
            "\n".join(lines) or error.message,
        )
        self._stack.setCurrentWidget(self.trouble)

    def _ready(self, ready: bool) -> None:
        for button in (self.save, self.print):
            button.setEnabled(ready and not self.busy.running)

    def _chosen(self) -> Matter:
        """What shall be printed: everything asked for, or only what is in sight."""
        if self._matter.records and self._matter.page is None and self.choices.only_one():
            return Matter(self._matter.kind, (self._matter.records[self._at],))
        return self._matter

    # Saving

    def ask_file(self) -> None:
        """Ask where the PDF shall be, and write it there."""
        number = self._drawn.number if self._drawn is not None else ""
        chosen = self._chosen()
        several = len(chosen.records) != 1 or chosen.among_found
        sheet = self._place.store.books[self._matter.kind].sheet
        name = f"{_(sheet.book_title)} {self._place.session.today():%Y-%m-%d}"
        if self._matter.page is not None:
            number = f"{_(self._matter.page.name)} {number}".strip()
        ask_target(
            self,
            N_("Save as PDF"),
            f"{name if several else number}.pdf",
            said(N_("PDF files")) + " (*.pdf)",
            self.save_to,
            memory="pdf",
            ending=".pdf",
        )

    def save_to(self, file: Path) -> None:
        """Write the PDF; each record in it counts as printed."""
        place = self._place
        work = place.work(
            self,
            save_all,
            place,
            self._chosen(),
            self.choices.options(),
            file,
        )
        done = Message(N_("Saved as {file}."), file=str(file))
        self._follow(work, N_("Writing the PDF")).then(lambda _nothing: self._done(done))

    # Printing

    def ask_printer(self) -> None:
        """Ask for the printer in the system's own window, then print."""
        self._ask_system(self.print_on)

    def ask_test(self) -> None:
        """The page of millimetres on the chosen paper, moved as the print is moved now."""
        self._ask_system(self.print_test)

    def _ask_system(self, then: Callable[[QPrinter], None]) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self.notice.tell(
                N_(
                    "No printer is set up on this computer. Set one up in the system's settings, "
                    "or save a PDF and print it elsewhere."
                ),
                "amber",
            )
            self.notice.show()
            return
        chosen = QPrinterInfo.printerInfo(self.choices.printer.currentData() or "")
        if chosen.isNull():
            chosen = QPrinterInfo.defaultPrinter()
        printer = QPrinter(chosen, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.windowTitle())
        lay(printer, self.choices.options().paper)
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: then(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog has another open in front of it

    def print_test(self, printer: QPrinter) -> None:
        """Print the page of millimetres; it is no sheet of the office and not counted."""
        work = self._place.work(self, print_grid, self.choices.options(), printer)
        self._follow(work, N_("Printing…")).then(self._printed)

    def print_on(self, printer: QPrinter) -> None:
        """Print beside the window; each record counts as printed."""
        place, options = self._place, self.choices.options()
        work = place.work(self, print_all, place, self._chosen(), options, printer)
        self._follow(work, N_("Printing…")).then(self._printed)

    def _printed(self, pages: int) -> None:
        self._done(
            Message.counted(
                N_("{n} page was sent to the printer."),
                N_("{n} pages were sent to the printer."),
                pages,
            )
        )

    def _follow(self, work: Work[int], text: str) -> Work[int]:
        self.notice.hide()
        self.busy.follow(work, text)
        self._ready(False)
        return work.failed(self._failed).ended(lambda: self._ready(True))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.notice.tell(error.message, "red")
            self.notice.show()

    def _done(self, sentence: Message) -> None:
        self.notice.tell(sentence, "green")
        self.notice.show()
        self._draw()

    def reject(self) -> None:
        """Close; while something is written, stop that first."""
        if self.busy.running:
            self.busy.ask_to_stop()
            return
        super().reject()
