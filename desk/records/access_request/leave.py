# SPDX-License-Identifier: MIT
"""Which sheets approved requests open to a reader now: one rule for lists, search and each look."""

from datetime import timedelta
from typing import TYPE_CHECKING

import peewee

from desk.db.fields import to_millis
from desk.db.record import Record
from desk.errors import Refused
from desk.records.access_request.record import READERS, AccessRequest, SheetAsked
from desk.text import N_, Message
from desk.text.dates import moment_text

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.session import Session

# Looking so leaves something behind that outlasts the leave.
COPIES = frozenset({"preview", "print"})
MINUTE = timedelta(minutes=1)


def needs_leave(session: "Session") -> bool:
    """Whether the person reads order sheets only by an approved request."""
    return not session.has(READERS)


def open_to(record_type: type[Record], session: "Session") -> peewee.Expression | None:
    """Which sheets the person may see; None means all."""
    if not needs_leave(session):
        return None
    # Whole minutes, so that the pages of one list share their plan; an end is never overrun.
    now = session.now() + MINUTE - timedelta(microseconds=1)
    valid = (
        (AccessRequest.reader == session.person_id)
        & (AccessRequest.state == "approved")
        & (AccessRequest.voided == False)  # noqa: E712 peewee reads it
        & (AccessRequest.valid_until > now.replace(second=0, microsecond=0))
    )
    start = len(record_type.sheet.prefix) + 1
    of_month = AccessRequest.select(AccessRequest.id).where(
        valid
        & (AccessRequest.month_key == peewee.fn.SUBSTR(record_type.number, start, 6))
        & (AccessRequest.of_branch.is_null() | (AccessRequest.of_branch == record_type.branch))
    )
    named = SheetAsked.select(SheetAsked.id).where(
        (SheetAsked.sheet_id == record_type.id)
        & SheetAsked.owner.in_(AccessRequest.select(AccessRequest.id).where(valid))
    )
    # EXISTS brings its own brackets, so it stands in a statement of ours and in one of peewee's.
    open_now: peewee.Expression = peewee.fn.EXISTS(of_month) | peewee.fn.EXISTS(named)
    return open_now


def leave_for(act: "Act", record: Record, way: str) -> str:
    """The number of the request that opens a sheet for a look; raises Refused when none does."""
    start = len(record.sheet.prefix)
    rows = act.store.database.rows(
        "SELECT number, granted FROM access_request r WHERE reader = ? AND state = ? "
        "AND voided = ? AND valid_until > ? AND ((month_key = ? "
        "AND (of_branch IS NULL OR of_branch = ?)) OR EXISTS (SELECT 1 "
        "FROM access_request_sheets s WHERE s.owner = r.id AND s.sheet_id = ?)) ORDER BY granted",
        *(act.session.person_id, "approved", False, to_millis(act.now)),
        *(record.number[start : start + 6], record.branch, record.id),
    )
    if not rows:
        raise Refused(
            Message(N_("You may not read {number}."), number=record.number), action="read"
        )
    copies = [number for number, granted in rows if granted == "copy"]
    if way in COPIES and not copies:
        raise Refused(
            Message(
                N_("Your access request lets you look at {number} but not copy it."),
                number=record.number,
            ),
            action="print",
            roles=["supervisor"],
        )
    return str(copies[0] if copies else rows[0][0])


def watermark(session: "Session") -> str:
    """Reader, department and time, across each page that a reader by leave prints."""
    if not needs_leave(session):
        return ""
    parts = (session.name, session.department, moment_text(session.now(), session.zone))
    return " ".join(part for part in parts if part)
