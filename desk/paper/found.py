# SPDX-License-Identifier: MIT
"""Prints a found set as its list shows it, with the rights of the person, and logs that."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from desk.db.act import refuse
from desk.db.lists import PAGE
from desk.db.query import Query
from desk.db.store import Store
from desk.paper.listing import Column, print_list
from desk.paper.printing import letterhead
from desk.paper.request import PrintOptions
from desk.session import Session
from desk.text import _, speaking


def draw_list(
    store: Store,
    session: Session,
    query: Query,
    options: PrintOptions,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """The listed columns of a found set as one PDF, in the order of the list.

    What `progress` raises ends the job. Raises Refused, Invalid for characters without a print
    font, and Storage.
    """
    record_type = store.books[query.kind]
    with store.act(session):
        refuse(session, "print", record_type)
    kinds = record_type.kinds()
    with speaking(options.language):
        columns = [
            Column(_(kinds[name].label), kinds[name].width, kinds[name].align)
            for name in record_type.sheet.list_columns
        ]
        title = _(record_type.sheet.book_title)
    return print_list(
        title,
        columns,
        _rows(store, session, query),
        office=letterhead(store),
        zone=session.zone,
        options=replace(options, printed_by=session.name, printed_at=session.now()),
        progress=progress,
    )


def log_list(store: Store, session: Session, query: Query) -> None:
    """Write to the trail that a list was printed or written to a file; raises Refused."""
    with store.act(session) as act:
        refuse(session, "print", store.books[query.kind])
        count = store.lists.count(session, query)
        act.log("list", kind=query.kind, changes={"rows": [None, count]})


def _rows(store: Store, session: Session, query: Query) -> Iterator[list[str]]:
    """Each record of a found set as its list shows it."""
    record_type = store.books[query.kind]
    kinds = [record_type.kinds()[name] for name in record_type.sheet.list_columns]
    place = store.office.place(session)
    after = None
    while True:
        page = store.lists.page(session, query, after=after)
        shown = replace(place, label=page.label)
        for row in page.rows:
            yield [kind.show(value, shown) for kind, value in zip(kinds, row, strict=True)]
        if page.last is None or len(page.rows) < PAGE:
            return
        after = page.last
