# SPDX-License-Identifier: MIT
"""What is done beside the window for a preview: drawing, writing the file, logging each print."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from desk.db.query import Query
from desk.db.store import Store
from desk.dialogs.preview.printing import print_pages
from desk.paper.found import draw_list, log_list
from desk.paper.output import write_pdf
from desk.paper.printing import draw_records, log_prints
from desk.paper.request import PrintOptions
from desk.session import Session
from desk.text import N_, Message
from desk.ui.work import Job


@dataclass(frozen=True)
class Matter:
    """What is to be printed: records of a kind, or the kind's list as shown."""

    kind: str
    records: tuple[int, ...] = ()
    query: Query | None = None

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


def draw(
    job: Job, store: Store, session: Session, matter: Matter, at: int, options: PrintOptions
) -> Drawn:
    """One record's form, or the list; raises Refused and Invalid."""
    if not matter.records:
        return Drawn(_draw_all(job, store, session, matter, options))
    record = matter.records[at]
    pdf = draw_records(store, session, matter.kind, [record], options)
    loaded = store.get(session, matter.kind, record)
    return Drawn(pdf, loaded.number, loaded.print_count or 0)


def save_all(
    job: Job, store: Store, session: Session, matter: Matter, options: PrintOptions, target: Path
) -> int:
    """Write the file whole or not at all, then count each record as printed; raises Storage."""
    pdf = _draw_all(job, store, session, matter, options)
    job.check()
    write_pdf(target, pdf)
    _log(store, session, matter, options)
    return len(matter.records)


def print_all(
    job: Job,
    store: Store,
    session: Session,
    matter: Matter,
    options: PrintOptions,
    printer: QPrinter,
) -> int:
    """Print everything, then count each record as printed; how many pages. Raises Storage."""
    pdf = _draw_all(job, store, session, matter, options)
    pages = print_pages(job, pdf, printer, options.paper)
    _log(store, session, matter, options)
    return pages


def _draw_all(
    job: Job, store: Store, session: Session, matter: Matter, options: PrintOptions
) -> bytes:
    total, text = len(matter.records), Message(N_("Drawing the forms"))
    if not matter.records:
        total, text = 0, Message(N_("Drawing the list"))

    def told(done: int) -> None:
        job.progress(done, total, text)

    if not matter.records:
        return draw_list(store, session, matter.found, options, told)

    return draw_records(store, session, matter.kind, matter.records, options, told)


def _log(store: Store, session: Session, matter: Matter, options: PrintOptions) -> None:
    if matter.records:
        log_prints(store, session, matter.kind, matter.records, options)
    else:
        log_list(store, session, matter.found)
