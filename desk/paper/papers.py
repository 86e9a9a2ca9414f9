# SPDX-License-Identifier: MIT
"""The papers of a record beside its form: those drawn by hand, the others from their drawing."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from desk.db.act import refuse
from desk.db.record import Record
from desk.db.store import Store
from desk.paper.certificate import draw_certificate
from desk.paper.door_card import draw_door_card
from desk.paper.job import print_forms
from desk.paper.mail_label import draw_mail_label
from desk.paper.poster import draw_poster
from desk.paper.printing import draw_records, letterhead
from desk.paper.request import Printable, PrintOptions
from desk.session import Session

Draw = Callable[[Store, Session, int, PrintOptions], bytes]

#: Papers that are no form: kind and name of the paper to what draws it.
DESIGNED: Mapping[tuple[str, str], Draw] = {
    ("training", "certificate"): draw_certificate,
    ("guest", "door_card"): draw_door_card,
    ("star", "poster"): draw_poster,
    ("service_task", "label"): draw_mail_label,
}
#: Kinds with a checklist to carry along: the tables with ticks, and what is emptied in them.
CLEARED: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "training": {
        "checklist": {"result": "", "done_at": None, "done_by": None, "note": ""},
        "topics": {"taught": False, "can_do": "", "repeat": False, "minutes": None, "note": ""},
    },
    "stay": {"checklist": {"result": "", "done_at": None, "done_by": None, "note": ""}},
}


def draw_paper(
    store: Store, session: Session, *, kind: str, record: int, form: str, options: PrintOptions
) -> bytes:
    """One paper of a record as a PDF; raises Refused, Invalid for characters without a print
    font, and Storage."""
    draw = DESIGNED.get((kind, form))
    if draw is not None:
        return draw(store, session, record, options)
    if form == "blank":
        return _draw_cleared(store, session, kind, record, options)
    return draw_records(store, session, kind, [record], replace(options, form=form))


def _draw_cleared(
    store: Store, session: Session, kind: str, record: int, options: PrintOptions
) -> bytes:
    with store.act(session):
        refuse(session, "print", store.books[kind])
    loaded = store.get(session, kind, record, "preview")
    clear(loaded)
    options = replace(options, printed_by=session.name, printed_at=session.now())
    return print_forms(
        [Printable(loaded)],
        office=letterhead(store),
        setting=store.office.place(session),
        options=options,
    )


def clear(record: Record) -> None:
    """Take the ticks out of a checklist that is only printed, never saved."""
    for table, values in CLEARED[record.kind()].items():
        for row in getattr(record, table):
            for name, value in values.items():
                setattr(row, name, value)
