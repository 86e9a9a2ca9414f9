# SPDX-License-Identifier: MIT
"""What is done beside the window for a preview: drawing, writing the file, logging each print."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from desk.db.query import Query
from desk.dialogs.preview.printing import print_pages
from desk.paper.found import draw_list, log_list
from desk.paper.output import write_pdf
from desk.paper.printing import draw_records, log_prints
from desk.paper.request import PrintOptions
from desk.text import N_, Message
from desk.ui.requests import Print, PrintPage
from desk.ui.work import Job
from desk.ui.workplace import Workplace


@dataclass(frozen=True)
class Matter:
    """What is to be printed: records of a kind, the kind's list as shown, or a page about one."""

    kind: str
    records: tuple[int, ...] = ()
    query: Query | None = None
    page: PrintPage | None = None

    @classmethod
    def of(cls, request: Print | PrintPage) -> "Matter":
        """What a page of the window asks for."""
        if isinstance(request, PrintPage):
            return cls(request.kind, (request.record,), page=request)
        return cls(request.kind, tuple(request.records), request.query)

    @property
    def found(self) -> Query:
        """The found set of a list; the whole book where nothing narrows it."""
        return self.query or Query(self.kind)


@dataclass(frozen=True)
class Drawn:
    """A PDF to look at; of a record its number and how often it was printed before."""

    pdf: bytes = field(repr=False)
    number: str = ""
    printed: int = 0


def draw(job: Job, place: Workplace, matter: Matter, at: int, options: PrintOptions) -> Drawn:
    """One record's form, or the list; raises Refused and Invalid."""
    if not matter.records:
        return Drawn(_draw_all(job, place, matter, options))
    record = matter.records[at]
    if matter.page is not None:
        pdf = matter.page.draw(place.store, place.session, record, options)
        if not record:
            return Drawn(pdf, matter.page.number)
        return Drawn(pdf, place.store.get(place.session, matter.kind, record).number)
    pdf = draw_records(place.store, place.session, matter.kind, [record], options)
    loaded = place.store.get(place.session, matter.kind, record)
    return Drawn(pdf, loaded.number, loaded.print_count or 0)


def save_all(
    job: Job, place: Workplace, matter: Matter, options: PrintOptions, target: Path
) -> int:
    """Write the file whole or not at all, then count each record as printed; raises Storage."""
    pdf = _draw_all(job, place, matter, options)
    job.check()
    write_pdf(target, pdf)
    _log(place, matter, options)
    return len(matter.records)


def print_all(
    job: Job,
    place: Workplace,
    matter: Matter,
    options: PrintOptions,
    printer: QPrinter,
) -> int:
    """Print everything, then count each record as printed; how many pages. Raises Storage."""
    pdf = _draw_all(job, place, matter, options)
    pages = print_pages(job, pdf, printer, options.paper)
    _log(place, matter, options)
    return pages


def _draw_all(job: Job, place: Workplace, matter: Matter, options: PrintOptions) -> bytes:
    if matter.page is not None:
        return matter.page.draw(place.store, place.session, matter.page.record, options)
    total, text = len(matter.records), Message(N_("Drawing the forms"))
    if not matter.records:
        total, text = 0, Message(N_("Drawing the list"))

    def told(done: int) -> None:
        job.progress(done, total, text)

    if not matter.records:
        return draw_list(place.store, place.session, matter.found, options, told)

    return draw_records(place.store, place.session, matter.kind, matter.records, options, told)


def _log(place: Workplace, matter: Matter, options: PrintOptions) -> None:
    if matter.page is not None:
        page = matter.page
        if page.log is not None:
            page.log(place.store, place.session)
            return
        place.store.printed(place.session, page.kind, page.record, page.name, form=page.form)
    elif matter.records:
        log_prints(place.store, place.session, matter.kind, matter.records, options)
    else:
        log_list(place.store, place.session, matter.found)
