# SPDX-License-Identifier: MIT
"""What is done beside the window for a preview: drawing, writing the file, logging each print."""

from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from desk.db.course import Course, Stand
from desk.db.marked import EVERYTHING, Marked
from desk.db.query import Query
from desk.dialogs.preview.printing import print_pages
from desk.paper.found import draw_list, log_list
from desk.paper.output import write_pdf
from desk.paper.printing import draw_records, log_prints
from desk.paper.request import PrintOptions
from desk.paper.testgrid import print_test_grid
from desk.text import N_, Message
from desk.ui.requests import Print, PrintPage
from desk.ui.work import Job
from desk.ui.workplace import Workplace

#: So many forms are printed in one go; more of them nobody means.
MOST_FORMS = 2_000


@dataclass(frozen=True)
class Matter:
    """What is to be printed: records of a kind, the kind's list as shown, or a page about one.

    One record with a query is in sight; the others that the query finds can be stepped to.
    """

    kind: str
    records: tuple[int, ...] = ()
    query: Query | None = None
    page: PrintPage | None = None
    meant: Marked = EVERYTHING
    columns: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: Print | PrintPage) -> "Matter":
        """What a page of the window asks for."""
        if isinstance(request, PrintPage):
            return cls(request.kind, (request.record,), page=request)
        return cls(
            request.kind,
            tuple(request.records),
            request.query,
            meant=request.meant,
            columns=request.columns,
        )

    @property
    def among_found(self) -> bool:
        """Whether one record is looked at among those of a list."""
        return self.query is not None and bool(self.records)

    @property
    def called(self) -> str:
        """What all of the records are called beside the preview, with a place for their number."""
        if self.among_found:
            return N_("All {count} of the list")
        return N_("All {count} records") if self.meant == EVERYTHING else N_("All {count} marked")

    @property
    def found(self) -> Query:
        """The found set of a list; the whole book where nothing narrows it."""
        return self.query or Query(self.kind)


def stepped(place: Workplace, matter: Matter, by: int) -> Matter:
    """The same with the record before or after in the list; raises Refused."""
    course = Course(matter.found)
    stand = course.step(place.store, place.session, matter.records[0], by)
    return matter if stand is None else replace(matter, records=(stand.record,))


def every(place: Workplace, matter: Matter) -> Matter:
    """The same, with all records of the list where one was looked at among them; raises Refused."""
    if not matter.among_found:
        return matter
    records = islice(matter.meant.records(place.store, place.session, matter.found), MOST_FORMS)
    return replace(matter, records=tuple(records), query=None)


@dataclass(frozen=True)
class Drawn:
    """A PDF to look at; of a record its number and how often it was printed before.

    `stand` tells where it stands among the records of its list.
    """

    pdf: bytes = field(repr=False)
    number: str = ""
    printed: int = 0
    stand: Stand | None = None


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
    stand = Stand(record, at, len(matter.records))
    if matter.among_found:
        stand = Course(matter.found).stand(place.store, place.session, record) or stand
    return Drawn(pdf, loaded.number, loaded.print_count or 0, stand)


def save_all(
    job: Job, place: Workplace, matter: Matter, options: PrintOptions, target: Path
) -> int:
    """Write the file whole or not at all, then count each record as printed; raises Storage."""
    matter = every(place, matter)
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
    matter = every(place, matter)
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
        return draw_list(
            place.store,
            place.session,
            matter.found,
            options,
            told,
            meant=matter.meant,
            columns=matter.columns,
        )

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
        log_list(place.store, place.session, matter.found, meant=matter.meant)


def print_grid(job: Job, options: PrintOptions, printer: QPrinter) -> int:
    """The page of millimetres on a printer; raises Storage."""
    pdf = print_test_grid(options.paper, nudge=options.nudge, language=options.language)
    return print_pages(job, pdf, printer, options.paper)
