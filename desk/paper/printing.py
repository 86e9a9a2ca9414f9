# SPDX-License-Identifier: MIT
"""Prints records of an office: reads them with the person's rights, draws, and logs each print."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from desk.db.act import refuse
from desk.db.audit import last_hash
from desk.db.store import Store
from desk.paper.job import print_forms
from desk.paper.request import Letterhead, Printable, PrintOptions, Reprint
from desk.session import Session
from desk.text import N_

#: So many of these stand on an A4 sheet, to be cut apart.
SLIPS = {"message": 4}


def letterhead(store: Store) -> Letterhead:
    """The office's name, footer and logo as the settings have them."""
    office = store.office
    return Letterhead(office.setting("office_name"), office.setting("footer"), office.logo)


def draw_records(
    store: Store,
    session: Session,
    kind: str,
    records: Sequence[int],
    options: PrintOptions,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """The forms of records as one PDF; nothing is logged yet, for it may only be looked at.

    What `progress` raises ends the job. Raises Refused, Invalid for characters without a print
    font, and Storage.
    """
    with store.act(session):
        refuse(session, "print", store.books[kind])
    options = replace(
        options,
        up=_up(kind, options),
        printed_by=session.name,
        printed_at=session.now(),
        masked=options.masked or session.masked,
        watermark=options.watermark or store.books[kind].watermark(session),
    )
    return print_forms(
        _printables(store, session, kind, records, options.form),
        office=letterhead(store),
        setting=store.office.place(session),
        options=options,
        progress=progress,
    )


def _up(kind: str, options: PrintOptions) -> int:
    """Small slips share a sheet; on small paper each has its own."""
    if options.up > 1 or options.form or options.paper.name != "A4":
        return options.up
    return SLIPS.get(kind, 1)


def _printables(
    store: Store, session: Session, kind: str, records: Sequence[int], form: str
) -> Iterator[Printable]:
    trail = last_hash(store.database)
    counts = store.print_counts(kind, records, form) if form else {}
    for key in records:
        record = store.get(session, kind, key, "preview")
        count = counts.get(key, 0) if form else record.print_count or 0
        again = Reprint(count + 1, session.name, session.now()) if count else None
        yield Printable(record, again, trail)


def log_prints(
    store: Store, session: Session, kind: str, records: Sequence[int], options: PrintOptions
) -> None:
    """Count and log what was really printed or written to a file; raises Refused."""
    printout = store.books[kind].printout(options.form)
    names = printout.copies if options.copies is None else options.copies
    for key in records:
        copies = ", ".join(names) or N_("one copy")
        store.printed(session, kind, key, copies, form=options.form)
