# SPDX-License-Identifier: MIT
"""A report leaves the window: on paper through the preview, or as a workbook; the trail is told."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from desk.db.store import Store
from desk.paper.request import PrintOptions
from desk.reports.kinds import ReportKind
from desk.reports.making import note_output
from desk.reports.model import Report
from desk.session import Session
from desk.text import N_, Message, language
from desk.ui.requests import AskPlace, PrintPage
from desk.ui.workplace import Workplace


def print_report(place: Workplace, kind: ReportKind, report: Report) -> None:
    """Ask for the preview of the report's pages; there they are printed or saved as PDF."""
    # A page of paper belongs to a book; a report of all books to the first of them.
    preview(place, kind.title, report, (*kind.needs, next(iter(place.store.books)).kind())[0])


def preview(place: Workplace, title: str, report: Report, book: str = "") -> None:
    """Ask for the preview of a report's pages, as sheets of a book (the first if none)."""
    book = book or next(iter(place.store.books)).kind()

    def draw(store: Store, session: Session, _record: int, options: PrintOptions) -> bytes:
        from desk.paper.report import print_report

        return print_report(store, session, report, options)

    def log(store: Store, session: Session) -> None:
        note_output(store, session, report, "print")

    period = next(iter(report.options.values()), "")
    place.ask(PrintPage(book, 0, "report", title, draw, "A4", number=period, log=log))


def ask_workbook(place: Workplace, report: Report, save: Callable[[Path], None]) -> None:
    """Ask where the workbook shall be."""
    words = (report.title, next(iter(report.options.values()), ""))
    name = " ".join(str(word) for word in words if str(word))
    place.ask(AskPlace(N_("Save as workbook"), f"{name}.xlsx", save))


def save_workbook(parent: QObject, place: Workplace, report: Report, file: Path) -> None:
    """Write the report as a workbook in the language of the window, beside it."""

    def write(speak: str) -> None:
        from desk.exchange.reporting import write_report

        write_report(file, report, place.session.zone, speak=speak)
        note_output(place.store, place.session, report, "xlsx")

    done = Message(N_("Saved as {file}."), file=str(file))
    place.work(parent, write, language()).then(lambda _nothing: place.tell(done)).failed(
        place.trouble
    )
