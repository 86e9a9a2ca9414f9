# SPDX-License-Identifier: MIT
"""The ladder of a complaint: handler, manager, head office; by hand or by a missed deadline."""

from typing import TYPE_CHECKING

from desk.db.office import Colleague, Office
from desk.db.record import Step
from desk.records.complaint import asks
from desk.records.complaint.clocks import give_manager_time
from desk.records.complaint.rows import Escalation
from desk.records.complaint.words import OPEN_STATES
from desk.text import N_, _

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.complaint.record import Complaint

LATE = N_("The first answer is late.")
MANAGER_LATE = N_("The manager's answer is late.")
IN_TIME = N_("Handed over before the clock ran out.")


def named_manager(office: Office, complaint: "Complaint") -> Colleague | None:
    """The manager who answers for the complaint: of the department, else of the branch."""
    branch = complaint.against_branch or complaint.branch
    managers = office.with_role("manager")
    department = complaint.department
    of_department = [m for m in managers if department and m.department == department]
    here = [m for m in of_department if m.branch in (branch, None)]
    of_branch = [m for m in managers if m.branch == branch]
    return next(iter(here or of_department or of_branch), None)


def hand_over(complaint: "Complaint", act: "Act", asked: None) -> None:
    """One key calls in the named manager before the clock runs out."""
    _climb(complaint, act, "manager", None, _(IN_TIME))


def to_manager(complaint: "Complaint", act: "Act", asked: asks.AskEscalate) -> None:
    """The handler cannot settle it alone: the manager is called in, with the reason."""
    _climb(complaint, act, "manager", asked.person, asked.reason)


def to_head_office(complaint: "Complaint", act: "Act", asked: asks.AskEscalate) -> None:
    """The branch cannot settle it alone: head office is called in, with the reason."""
    _climb(complaint, act, "head_office", asked.person, asked.reason)


def late(complaint: "Complaint", act: "Act", asked: None) -> None:
    """A late first answer calls in the manager by itself."""
    _climb(complaint, act, "manager", None, LATE, by_clock=True)


def manager_late(complaint: "Complaint", act: "Act", asked: None) -> None:
    """A manager who is late too brings it to head office by itself."""
    _climb(complaint, act, "head_office", None, MANAGER_LATE, by_clock=True)


def accept(complaint: "Complaint", act: "Act", asked: None) -> None:
    """Who was called in takes it over, and everybody sees since when."""
    for called in reversed(complaint.escalations):
        if called.accepted_at is None:
            called.accepted_at = act.now
            called.person = act.session.person_id or called.person
            break
    complaint.assigned = act.session.person_id or complaint.assigned
    complaint.escalated_to = complaint.assigned
    complaint.state = "in_hand"


def _climb(
    complaint: "Complaint",
    act: "Act",
    level: str,
    person: int | None,
    reason: str,
    *,
    by_clock: bool = False,
) -> None:
    if person is None:
        manager = named_manager(act.office, complaint)
        heads = act.office.with_role("head_office")
        called = manager if level == "manager" else next(iter(heads), None)
        person = called.id if called else None
    complaint.ladder = level
    complaint.escalated_to = person
    complaint.escalations = [
        *complaint.escalations,
        Escalation(
            at=act.now,
            level=level,
            by=act.session.person_id,
            person=person,
            reason=reason,
            by_clock=by_clock,
        ),
    ]
    if level == "manager":
        give_manager_time(complaint, act)


def _open(complaint: "Complaint") -> bool:
    return complaint.state in OPEN_STATES


def _called_in(complaint: "Complaint") -> bool:
    return _open(complaint) and any(e.accepted_at is None for e in complaint.escalations)


DESK = "staff trainer supervisor"
BY_THE_CLOCK = ""  # no role: only the office itself does these

STEPS = (
    Step("hand_over", N_("Hand over to the manager"), hand_over, DESK,
         when=lambda c: _open(c) and c.ladder == "staff" and c.first_answer_at is None,
         key="Ctrl+Shift+H", icon="escalate"),
    Step("to_manager", N_("Call in the manager"), to_manager, DESK,
         when=lambda c: _open(c) and c.ladder == "staff", asks=asks.AskEscalate,
         key="Ctrl+Shift+M", icon="escalate"),
    Step("to_head_office", N_("Call in head office"), to_head_office, f"{DESK} manager",
         when=lambda c: _open(c) and c.ladder != "head_office",
         asks=asks.AskEscalate, key="Ctrl+Shift+U", icon="escalate"),
    Step("accept", N_("Accept"), accept, "manager head_office", when=_called_in,
         key="Ctrl+Shift+K", icon="check", main=True),
    Step("escalate_late", N_("First answer late"), late, BY_THE_CLOCK,
         when=lambda c: _open(c) and c.ladder == "staff" and c.first_answer_at is None
         and not c.paused),
    Step("escalate_manager_late", N_("Manager late"), manager_late, BY_THE_CLOCK,
         when=lambda c: _open(c) and c.ladder == "manager" and c.manager_due_at is not None
         and not c.paused),
)  # fmt: skip
