# SPDX-License-Identifier: MIT
"""The clocks of a complaint: first answer within the hour of work, the manager's time, promises.

A grave complaint runs round the clock where the settings say so; while the clock is paused nothing
runs, and what was left of it runs on from the moment it is resumed.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desk.db import rowing
from desk.db.calendar import WorkingCalendar
from desk.db.record import Due
from desk.records.complaint.words import OPEN_STATES
from desk.text import N_
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.complaint.record import Complaint

FIRST_ANSWER = N_("First answer to the complaint")
CLIMBS = N_("The complaint goes to the manager")
MANAGER_ANSWER = N_("Manager's answer to the complaint")
PROMISED = N_("Promised to the complaining customer")
# What decides how long the first answer may take.
DECIDES = ("received_at", "channel", "level", "internal")


def minutes_allowed(complaint: "Complaint", act: "Act") -> int:
    """The minutes until the first answer: the shortest of channel, level and internal matter."""
    minutes = _policy(complaint, act)
    found = [minutes.get(complaint.channel), minutes["level"].get(complaint.level)]
    if complaint.internal:
        found.append(minutes["internal"])
    return min((int(one) for one in found if one), default=int(minutes["phone"]))


def _policy(complaint: "Complaint", act: "Act") -> Any:
    """What held on the day the complaint came in."""
    day = local(complaint.received_at or act.now, act.office.zone).date()
    return act.rule("answer_minutes", day)


def calendar_of(complaint: "Complaint", act: "Act") -> WorkingCalendar:
    """The office's working hours; round the clock for grave complaints if the settings say so."""
    always = complaint.level == "grave" and bool(_policy(complaint, act)["round_the_clock"])
    return act.calendar(always=always)


def wind(complaint: "Complaint", act: "Act") -> None:
    """Work out when the first answer is due and whether it is late; an answered clock stands."""
    if complaint.received_at is None:
        return
    before = rowing.base_of(complaint)
    decides = {name: complaint.kinds()[name].plain(getattr(complaint, name)) for name in DECIDES}
    changed = any(before.get(name) != value for name, value in decides.items())
    if complaint.answer_minutes is None or (changed and complaint.first_answer_at is None):
        complaint.answer_minutes = minutes_allowed(complaint, act)
        complaint.due_at = _due(complaint, act)
    if complaint.due_at is not None and complaint.first_answer_at is None:
        delay = int(act.rule("escalation")["to_manager"])
        complaint.escalate_at = calendar_of(complaint, act).after(complaint.due_at, delay)
    complaint.paused_minutes = _minutes_stood(complaint, act)
    if complaint.due_at is not None and not complaint.paused:
        complaint.overdue = (complaint.first_answer_at or act.now) > complaint.due_at


def resume(complaint: "Complaint", act: "Act") -> None:
    """Let the clocks run on: what was left of each runs from now."""
    running = complaint.pauses[-1]
    running.ended_at = act.now
    complaint.paused = False
    calendar = calendar_of(complaint, act)
    since = running.started_at
    if complaint.first_answer_at is None:
        complaint.due_at = _moved(complaint.due_at, since, act.now, calendar)
    complaint.manager_due_at = _moved(complaint.manager_due_at, since, act.now, calendar)


def give_manager_time(complaint: "Complaint", act: "Act") -> None:
    """Start the manager's clock, in minutes of the policy."""
    minutes = int(act.rule("escalation")["to_head_office"])
    complaint.manager_due_at = calendar_of(complaint, act).after(act.now, minutes)


def dues(complaint: "Complaint") -> Iterator[Due]:
    """The clocks that run now, and the step each sets off when it is missed."""
    if complaint.state not in OPEN_STATES:
        return
    if not complaint.paused:
        if complaint.first_answer_at is None and complaint.due_at is not None:
            climbs = complaint.escalate_at or complaint.due_at
            late = "escalate_late" if complaint.ladder == "staff" else ""
            at_once = late if climbs <= complaint.due_at else ""
            yield Due(FIRST_ANSWER, complaint.due_at, complaint.assigned, "staff", at_once)
            if late and not at_once:
                yield Due(CLIMBS, climbs, complaint.assigned, "staff", late)
        if complaint.manager_due_at is not None and complaint.ladder != "staff":
            late = "escalate_manager_late" if complaint.ladder == "manager" else ""
            yield Due(
                MANAGER_ANSWER, complaint.manager_due_at, complaint.escalated_to, "manager", late
            )
    if complaint.promise_at is not None:
        yield Due(PROMISED, complaint.promise_at, complaint.assigned, "staff")


def _due(complaint: "Complaint", act: "Act") -> datetime:
    calendar = calendar_of(complaint, act)
    assert complaint.received_at is not None
    due = calendar.after(complaint.received_at, complaint.answer_minutes or 0)
    for stood in complaint.pauses:
        if stood.ended_at is not None:
            due = _moved(due, stood.started_at, stood.ended_at, calendar) or due
    return due


def _moved(
    due: datetime | None,
    since: datetime | None,
    until: datetime,
    calendar: WorkingCalendar,
) -> datetime | None:
    """A deadline after its clock stood; one that was missed before stays missed."""
    if due is None or since is None or due <= since:
        return due
    return calendar.after(until, calendar.minutes_between(since, due))


def _minutes_stood(complaint: "Complaint", act: "Act") -> int:
    calendar = calendar_of(complaint, act)
    return sum(
        calendar.minutes_between(stood.started_at, stood.ended_at)
        for stood in complaint.pauses
        if stood.started_at is not None and stood.ended_at is not None
    )
