# SPDX-License-Identifier: MIT
"""The time line of a record: comments, steps, changes, prints, files and links in one order."""

from dataclasses import dataclass
from datetime import datetime

from desk.db.audit import trail_of
from desk.db.said import spoken
from desk.db.sentences import changed, deed_of
from desk.db.store import Store
from desk.db.tables import Attachment, Audit, Comment, Related
from desk.session import Session
from desk.text import N_, Message

# Lines whose event is told by a table of its own.
TOLD_ELSEWHERE = frozenset({"comment", "attach", "relate", "merge"})
SORTS = ("create", "change", "step", "void", "print", "reveal", "comment", "file", "link", "other")


@dataclass(frozen=True)
class Event:
    """One thing that happened to a record, at `at` (UTC).

    `sort` is one of SORTS; `text` says it in a sentence, `details` are the cells it changed;
    `file` is the attachment to open, `other` kind and id of the record that was linked.
    """

    at: datetime
    who: str
    sort: str
    text: str
    details: tuple[str, ...] = ()
    reason: str = ""
    file: int | None = None
    other: tuple[str, int] | None = None


def timeline(store: Store, session: Session, kind: str, record: int) -> list[Event]:
    """Everything that happened to a record, oldest first; raises Refused or Invalid."""
    store.get(session, kind, record)
    events = [
        *_from_trail(store, session, kind, record),
        *_comments(store, kind, record),
        *_files(store, kind, record),
        *_links(store, session, kind, record),
    ]
    return sorted(events, key=lambda event: event.at)


def _from_trail(store: Store, session: Session, kind: str, record: int) -> list[Event]:
    return [
        _event(store, session, line)
        for line in trail_of(store.database, kind, record)
        if line.action not in TOLD_ELSEWHERE
    ]


def _event(store: Store, session: Session, line: Audit) -> Event:
    details = tuple(changed(store, session, line))
    text = deed_of(store, line)
    if line.action == "change" and len(details) == 1:
        (text,), details = changed(store, session, line, line.who), ()
    sort = "step" if line.action.startswith("step:") else line.action
    assert line.at is not None
    return Event(
        line.at,
        line.who,
        sort if sort in SORTS else "other",
        text,
        details,
        spoken(line.reason),
    )


def _comments(store: Store, kind: str, record: int) -> list[Event]:
    with store.database.read() as engine:
        query = Comment.select().where((Comment.kind == kind) & (Comment.record == record))
        return [
            Event(c.at, _name(store, c.person), "comment", c.text)
            for c in query.order_by(Comment.id).execute(engine)
        ]


def _files(store: Store, kind: str, record: int) -> list[Event]:
    with store.database.read() as engine:
        query = Attachment.select().where((Attachment.kind == kind) & (Attachment.record == record))
        return [
            Event(f.at, _name(store, f.person), "file", f.name, file=f.id)
            for f in query.order_by(Attachment.id).execute(engine)
        ]


def _links(store: Store, session: Session, kind: str, record: int) -> list[Event]:
    here = (Related.kind == kind) & (Related.record == record)
    there = (Related.other_kind == kind) & (Related.other == record)
    with store.database.read() as engine:
        rows = list(Related.select().where(here | there).order_by(Related.id).execute(engine))
    events = []
    for row in rows:
        own = (row.kind, row.record) == (kind, record)
        other = (row.other_kind, row.other) if own else (row.kind, row.record)
        number = _number(store, session, *other)
        if number:
            who = _name(store, row.person)
            text = str(Message(N_("{who} linked this with {number}"), who=who, number=number))
            events.append(Event(row.at, who, "link", text, other=other))
    return events


def _number(store: Store, session: Session, kind: str, record: int) -> str:
    """The number of a record the person may see, else nothing."""
    if kind not in store.books or not session.may("read", store.books[kind].sheet):
        return ""
    if not store.lists.sees(session, store.books[kind], record):
        return ""
    rows = store.database.rows(f'SELECT number FROM "{kind}" WHERE id = ?', record)
    return str(rows[0][0]) if rows else ""


def _name(store: Store, person: int | None) -> str:
    if person is None:
        return str(store.office.setting("office_name") or "desk")
    return store.office.label("person", person)
