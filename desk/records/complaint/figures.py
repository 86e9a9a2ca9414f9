# SPDX-License-Identifier: MIT
"""What a complaint stands for in the month's report, and the times the report measures.

Minutes are those of the office's working time, without the pauses; a grave complaint's run round
the clock where the settings say so. All figures belong to the branch complained of and to the
month in which the complaint came in.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desk.db import rowing
from desk.db.tallies import Tally
from desk.records.complaint.clocks import calendar_of

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.complaint.record import Complaint

# The index of the complaints that are not closed, which are few.
STILL_OPEN = "complaint_still_open"
# What decides the measured minutes.
DECIDES = ("received_at", "first_answer_at", "closed_at", "level", "pauses")


def measure(complaint: "Complaint", act: "Act") -> None:
    """Fill in the branch complained of and the minutes to the first answer and to closing."""
    own = complaint.branch or act.session.branch_id or min(act.office.branches, default=None)
    complaint.about_branch = complaint.against_branch or own
    if complaint.first_answer_at is None and complaint.closed_at is None:
        complaint.answered_in = complaint.closed_in = None
        return
    before = rowing.base_of(complaint)
    parts = complaint.parts()
    now = {name: parts[name].plain(getattr(complaint, name)) for name in DECIDES}
    if before and all(before.get(name) == value for name, value in now.items()):
        return
    complaint.answered_in = _minutes(complaint, act, complaint.first_answer_at)
    complaint.closed_in = _minutes(complaint, act, complaint.closed_at)


def tallies(complaint: "Complaint") -> Iterator[Tally]:
    """The figures of the monthly report; what has not happened yet stands under no heading."""
    figures: dict[str, object] = {
        "received": "",
        "category": complaint.category,
        "channel": complaint.channel,
        "level": complaint.level,
        "state": complaint.state,
    }
    amounts: dict[str, int | None] = {}
    if complaint.justified not in ("", "open"):
        figures["judged"] = complaint.justified
    if complaint.justified == "justified":
        figures["prevention"] = "taken" if complaint.prevention else "missing"
    if complaint.product is not None:
        figures["product"] = complaint.product
    if complaint.responsible_unit:
        figures["department"] = complaint.responsible_unit
    if complaint.responsible is not None:
        figures["person"] = complaint.responsible
    if complaint.first_answer_at is not None:
        figures["answered"] = "late" if complaint.overdue else "in_time"
        figures["answered_in"] = _in_order(complaint.answered_in)
        amounts["answered"] = complaint.answered_in
    if complaint.closed_at is not None:
        figures["closed"] = ""
        figures["closed_in"] = _in_order(complaint.closed_in)
        amounts["closed"] = complaint.closed_in
    if complaint.opinion:
        figures["opinion"] = complaint.opinion
    if complaint.repeat_of is not None:
        figures["repeat"] = ""
    if complaint.ladder not in ("", "staff"):
        figures["ladder"] = complaint.ladder
    if complaint.compensation:
        figures["compensation"] = ""
        amounts["compensation"] = complaint.compensation
    yield Tally(complaint.received_at, complaint.about_branch, figures, amounts)


def move_fines(complaint: "Complaint", act: "Act", before: "Complaint | None") -> None:
    """Fines count in the branch complained of, so they go along when it is corrected."""
    moved = before is not None and before.about_branch != complaint.about_branch
    if not moved or "fine" not in act.store.books:
        return
    office = act.as_office()
    for fine in act.select("fine", "complaint = ?", complaint.id):
        office.save(fine)


def _in_order(minutes: int | None) -> str:
    """Minutes as a heading that sorts as they do, so that a rank is found from the top."""
    return f"{minutes or 0:07}"


def _minutes(complaint: "Complaint", act: "Act", until: datetime | None) -> int | None:
    """The minutes of work from the receipt, less those in which the clock stood."""
    since = complaint.received_at
    if since is None or until is None or until < since:
        return None if until is None else 0
    calendar = calendar_of(complaint, act)
    minutes = calendar.minutes_between(since, until)
    for stood in complaint.pauses:
        start, end = _inside(stood, since, until)
        if start < end:
            minutes -= calendar.minutes_between(start, end)
    return max(0, minutes)


def _inside(stood: Any, since: datetime, until: datetime) -> tuple[datetime, datetime]:
    start, end = stood.started_at or since, stood.ended_at or until
    return max(start, since), min(end, until)
