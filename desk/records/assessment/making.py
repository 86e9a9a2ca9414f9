# SPDX-License-Identifier: MIT
"""Makes the assessments of a month for everybody of the branch at once; twice changes no words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from desk.db.act import refuse
from desk.records.assessment.measures import MonthOfWork
from desk.records.assessment.record import Assessment
from desk.records.assessment.words import ASSESSED
from desk.text.dates import plain_month

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session


@dataclass(frozen=True)
class Made:
    """How many sheets were made, brought up to date, and left as they stand."""

    made: int = 0
    renewed: int = 0
    standing: int = 0


def make_month(
    store: "Store",
    session: "Session",
    month: date,
    progress: Callable[[int, int], None] = lambda done, whole: None,
) -> Made:
    """Make a draft for each clerk and trainer of the supervisor's branch who has none yet.

    Drafts there are get the figures of the moment and keep what was typed; what was given stays.
    `progress` (done, whole) may raise to stop: what is made by then is kept. Raises Refused.
    """
    with store.act(session):
        refuse(session, "write", Assessment)
    people = [
        p.id
        for p in store.office.with_role(ASSESSED)
        if p.id != session.person_id and (session.branch_id in (None, p.branch))
    ]
    work = MonthOfWork(store, month, session.now())
    counts = {"made": 0, "renewed": 0, "standing": 0}
    for done, person in enumerate(people):
        progress(done, len(people))
        counts[_make(store, session, month, person, work)] += 1
    progress(len(people), len(people))
    return Made(**counts)


def _make(store: "Store", session: "Session", month: date, person: int, work: MonthOfWork) -> str:
    with store.act(session) as act:
        found: list[Any] = act.select(
            "assessment",
            "person = ? AND month = ? AND voided = ?",
            *(person, plain_month(month), False),
        )
        if found and (found[0].state != "draft" or found[0].scored_at is not None):
            return "standing"
        sheet: Any = found[0] if found else act.new("assessment", person=person)
        sheet.month, sheet.work = plain_month(month), work
        if sheet.praise is None:  # what customers said by name; the supervisor may know of more
            sheet.praise = work.praised.get(person)
        act.save(sheet)
    return "renewed" if found else "made"
