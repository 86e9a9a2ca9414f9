# SPDX-License-Identifier: MIT
"""Who sees and changes which complaint: managers answer for the own branch or department only."""

from typing import TYPE_CHECKING

import peewee

from desk.errors import Refused
from desk.session import ROLES, Session
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.complaint.record import Complaint

DESK = "staff trainer supervisor"
EVERYWHERE = "staff trainer supervisor head_office viewer administrator"
# What an answer consists of; the receipt is the desk's.
ANSWER = frozenset(
    {"steps_taken", "cause", "plan", "result", "prevention"}
    | {"compensation", "in_words", "promise_at"}
)


def concerns(complaint: "Complaint", session: Session) -> bool:
    """Whether the complaint is of the manager's own branch or department, or lies with them."""
    me = session.person_id
    about = complaint.against_branch or complaint.branch
    return (
        (session.branch_id is not None and about == session.branch_id)
        or (bool(session.department) and complaint.department == session.department)
        or me in (complaint.assigned, complaint.escalated_to)
    )


def may_change(complaint: "Complaint", session: Session) -> bool:
    """The desk and head office change every complaint, a manager those that concern him."""
    return session.has(f"{DESK} head_office") or concerns(complaint, session)


def scope(record_type: "type[Complaint]", session: Session) -> peewee.Expression | None:
    """Only a manager sees less than all: what is of, about or with the own house."""
    if session.has(EVERYWHERE):
        return None
    theirs = (
        (record_type.against_branch == session.branch_id)
        | (record_type.branch == session.branch_id)
        | (record_type.assigned == session.person_id)
        | (record_type.escalated_to == session.person_id)
    )
    if session.department:
        theirs = theirs | (record_type.department == session.department)
    return theirs


def keep_to_answer(complaint: "Complaint", act: "Act") -> None:
    """Refuse a manager who types more than an answer; steps may do what they do."""
    if act.session.has(f"{DESK} head_office") or act.action:
        return
    before = act.get(complaint.kind(), complaint.id).plain() if complaint.id else {}
    after = complaint.plain()
    touched = {name for name, value in after.items() if before.get(name) != value}
    if not before or touched - ANSWER:
        raise Refused(
            Message(
                N_("A manager answers a complaint; its receipt is changed by: {roles}."),
                roles=[Message(ROLES[role]) for role in DESK.split()],
            ),
            action="write",
            roles=DESK.split(),
        )
