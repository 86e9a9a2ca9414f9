# SPDX-License-Identifier: MIT
"""What desk would make of a record as it is typed now: filled in and added up, nothing written."""

from typing import TypeVar

from desk.db.act import Act, refuse
from desk.db.record import Problem, Record
from desk.db.saving import as_message
from desk.db.store import Store
from desk.session import Session

R = TypeVar("R", bound=Record)


def worked_out(store: Store, session: Session, record: R) -> tuple[R, list[Problem]]:
    """The record with all that desk fills in, and what speaks against it in view of others.

    The record given is changed, the store is not; raises Refused.
    """
    refuse(session, "write", record)
    act = Act(store, session)
    record.work_out(act)
    return record, [as_message(problem) for problem in record.clashes(act)]
