# SPDX-License-Identifier: MIT
"""Prints a found set as its list shows it, with the rights of the person, and logs that."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from desk.db.act import refuse
from desk.db.lists import PAGE
from desk.db.marked import EVERYTHING, Marked
from desk.db.query import Query
from desk.db.query_words import filters_in_words, order_in_words
from desk.db.store import Store
from desk.paper.listing import Column, print_list
from desk.paper.printing import letterhead
from desk.paper.request import PrintOptions
from desk.session import Session
from desk.text import _, n_, speaking
from desk.text.dates import long_moment


def draw_list(
    store: Store,
    session: Session,
    query: Query,
    options: PrintOptions,
    progress: Callable[[int], None] | None = None,
    *,
    meant: Marked = EVERYTHING,
    columns: Sequence[str] = (),
) -> bytes:
    """The listed columns of a found set as one PDF, in the order of the list.

    `meant` tells which of its records, `columns` which of the listed ones as they stand on the
    screen. Above the rows stand filters, order, count and time in words. What `progress` raises
    ends the job. Raises Refused, Invalid for characters without a print font, and Storage.
    """
    record_type = store.books[query.kind]
    with store.act(session):
        refuse(session, "print", record_type)
    kinds = record_type.kinds()
    names = list(columns or record_type.sheet.list_columns)
    with speaking(options.language):
        heads = [Column(_(kinds[n].label), kinds[n].width, kinds[n].align) for n in names]
        title = _(record_type.sheet.book_title)
        about = _about(store, session, query, meant)
    return print_list(
        title,
        heads,
        _rows(store, session, query, names, meant),
        office=letterhead(store),
        zone=session.zone,
        options=replace(options, printed_by=session.name, printed_at=session.now()),
        filters=about,
        progress=progress,
    )


def _about(store: Store, session: Session, query: Query, meant: Marked) -> str:
    """How many records, which, in which order, as of when."""
    record_type = store.books[query.kind]
    total = store.lists.count(session, query)
    count = meant.count(total)
    counted = n_("{n} record", "{n} records", count).format(n=count)
    if meant != EVERYTHING:
        counted = n_("{n} marked of {total}", "{n} marked of {total}", count).format(
            n=count, total=total
        )
    order = _("Sorted by: {order}").format(order=order_in_words(record_type, query))
    parts = [counted, order, long_moment(session.now(), session.zone)]
    filters = filters_in_words(record_type, query, store.office.place(session))
    return "\n".join([" · ".join(filters), " · ".join(parts)] if filters else [" · ".join(parts)])


def log_list(store: Store, session: Session, query: Query, *, meant: Marked = EVERYTHING) -> None:
    """Write to the trail that a list was printed or written to a file; raises Refused."""
    with store.act(session) as act:
        refuse(session, "print", store.books[query.kind])
        count = meant.count(store.lists.count(session, query))
        act.log("list", kind=query.kind, changes={"rows": [None, count]})


def _rows(
    store: Store, session: Session, query: Query, names: Sequence[str], meant: Marked
) -> Iterator[list[str]]:
    """Each record of a found set as its list shows it."""
    record_type = store.books[query.kind]
    listed = record_type.sheet.list_columns
    wanted = [(listed.index(name), record_type.kinds()[name]) for name in names]
    place = store.office.place(session)
    left, after = meant.count(store.lists.count(session, query)), None
    while left > 0:
        page = store.lists.page(session, query, after=after)
        shown = replace(place, label=page.label)
        for record, row in zip(page.ids, page.rows, strict=True):
            if record in meant:
                left -= 1
                cells = [kind.show(row[at], shown) for at, kind in wanted]
                yield _struck(cells, names) if record in page.voided else cells
        if page.last is None or len(page.rows) < PAGE:
            return
        after = page.last


def _struck(cells: list[str], names: Sequence[str]) -> list[str]:
    """A void record says so where its state or its number stands, else in its first column."""
    place = next((names.index(name) for name in ("state", "number") if name in names), 0)
    void = _("Void")
    cells[place] = void if names[place] == "state" else f"{cells[place]} ({void})".strip()
    return cells
