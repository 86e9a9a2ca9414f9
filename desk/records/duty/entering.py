# SPDX-License-Identifier: MIT
"""Attendance entered in one pass: only who was not simply there needs a word."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from desk.db import rowing
from desk.db.act import refuse
from desk.db.looks import refuse_unseen
from desk.errors import Invalid
from desk.records.duty.attendance import Attendance, confirm
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session


class Entry(NamedTuple):
    """How one person's shift went: present, late or early by so many minutes, leave, absent."""

    there: str
    minutes: int | None = None
    leave: str = ""
    reason: str = ""


def entry_of(line: Any) -> Entry:
    """How a line of the sheet stands now."""
    minutes = line.early_minutes if line.there == "early" else line.late_minutes
    return Entry(line.there or "present", minutes, line.leave_sort, line.reason)


def enter_day(
    store: "Store",
    session: "Session",
    sheet: int,
    entries: Mapping[str, Entry],
    *,
    confirmed: bool = False,
) -> Attendance:
    """Put a day's entries into its sheet, all in one save, and confirm it where that is asked.

    The keys are those of the sheet's lines; a confirmed sheet is opened again first, with a reason.
    Raises Refused or Invalid; then nothing is written.
    """
    with store.act(session) as act:
        refuse(session, "write", Attendance)
        loaded = rowing.load(store.database, Attendance, sheet, lock=True)
        refuse_unseen(store, session, loaded)
        if loaded.state != "open":
            told = N_("{number} is confirmed. Open it again on its form first, with a reason.")
            raise Invalid([(None, Message(told, number=loaded.number))])
        for line in loaded.lines:
            if line.uid in entries:
                _put(line, entries[line.uid])
        if confirmed:
            act.action = "step:confirm"
            confirm(loaded, act, None)
        return act.save(loaded)


def _put(line: Any, entry: Entry) -> None:
    line.there, line.reason = entry.there, entry.reason
    line.leave_sort = entry.leave if entry.there == "leave" else ""
    # Who came late and went early too keeps both; the other figure was typed on the form.
    both = line.late_minutes and line.early_minutes and entry.there in ("late", "early")
    if entry.there == "early":
        line.early_minutes = entry.minutes
        line.late_minutes = line.late_minutes if both else None
    else:
        line.late_minutes = entry.minutes if entry.there == "late" else None
        line.early_minutes = line.early_minutes if both else None
