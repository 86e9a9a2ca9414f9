# SPDX-License-Identifier: MIT
"""Reminders put off: until when, by whom and why; all desks of the person keep still till then."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desk.db import rowing
from desk.db.act import refuse
from desk.db.dues import Upcoming
from desk.db.fields import from_millis, to_millis
from desk.db.looks import refuse_unseen
from desk.errors import Invalid
from desk.session import Session
from desk.text import N_, Message
from desk.text.dates import moment_text
from desk.text.plain import one_line

if TYPE_CHECKING:
    from desk.db.store import Store

#: A reminder is put off for at most this long; the deadline itself never moves.
LONGEST = timedelta(days=7)
LONGEST_REASON = 200
Key = tuple[str, int, str, datetime]


def key_of(due: Upcoming) -> Key:
    """What a reminder is about: kind, record, what is due, and when (UTC)."""
    return due.kind, due.record, due.what, due.at


def snooze(store: "Store", session: Session, due: Upcoming, until: datetime, reason: str) -> None:
    """Put a reminder off until a moment (UTC) with a reason, for this person at every desk.

    The deadline stands and escalates as before. Raises Refused or Invalid.
    """
    reason = one_line(reason)
    with store.act(session, reason) as act:
        refuse(session, "read", store.books[due.kind])
        loaded = rowing.load(store.database, store.books[due.kind], due.record)
        refuse_unseen(store, session, loaded)
        problems: list[tuple[str | None, Message]] = []
        if not act.now < until <= act.now + LONGEST:
            problems.append(("until", Message(N_("must lie within the coming week."))))
        if not reason:
            problems.append(("reason", Message(N_("Say why the reminder is put off."))))
        elif len(reason) > LONGEST_REASON:
            text = Message(N_("is longer than {most} characters."), most=LONGEST_REASON)
            problems.append(("reason", text))
        if problems:
            raise Invalid(problems)
        store.database.run(
            "INSERT INTO snooze (person, kind, record, what, due, until, reason, at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person, kind, record, what, due) "
            "DO UPDATE SET until = excluded.until, reason = excluded.reason, at = excluded.at",
            *(session.person_id or 0, due.kind, due.record, due.what, to_millis(due.at)),
            *(to_millis(until), reason, to_millis(act.now)),
        )
        act.log("snooze", loaded, changes={"rest_until": [None, moment_text(until, session.zone)]})
        act.touch(loaded)


def snoozed(store: "Store", session: Session) -> Mapping[Key, datetime]:
    """The reminders the person has put off, each until when (UTC); those long over are left out."""
    since = to_millis(session.now() - LONGEST)
    rows = store.database.rows(
        "SELECT kind, record, what, due, until FROM snooze WHERE person = ? AND until >= ?",
        *(session.person_id or 0, since),
    )
    return {
        (kind, record, what, from_millis(due)): from_millis(until)
        for kind, record, what, due, until in rows
    }
