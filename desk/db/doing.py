# SPDX-License-Identifier: MIT
"""Does a step of a record: rights, whether it can be done now, its questions, its rules."""

from collections.abc import Callable, Mapping
from typing import Any

from desk.db import rowing
from desk.db.act import Act, refuse
from desk.db.drafts import step_key
from desk.db.looks import refuse_unseen
from desk.db.record import Ask, Record, Step
from desk.db.saving import as_message
from desk.errors import Invalid, Refused
from desk.session import ROLES
from desk.text import N_, Message


def do_step(
    act: Act,
    kind: str,
    record: int,
    step_id: str,
    answers: Mapping[str, Any],
    still: Callable[[], bool] = lambda: True,
) -> Record:
    """Do a step inside an act; several of them are done together or not at all.

    Raises as `Store.save` does.
    """
    store, session = act.store, act.session
    record_type = store.books[kind]
    step = next(s for s in record_type.steps if s.id == step_id)
    asked = _answers(step, answers)
    refuse(session, "read", record_type)
    if not session.has(step.by):
        raise Refused(_step_refusal(step), action=step_id, roles=step.by.split())
    loaded = rowing.load(store.database, record_type, record, lock=True)
    refuse_unseen(store, session, loaded)
    hindrance = loaded.hinders(session, step)
    if hindrance is not None:
        raise Refused(hindrance, action=step_id)
    if loaded.voided or not step.when(loaded) or not still():
        raise Invalid([(None, not_possible(loaded, step))])
    before = act.action, act.reason, act.stepping
    act.action, act.stepping = f"step:{step_id}", loaded
    act.reason = str(getattr(asked, "reason", "") or "") or act.reason
    step.do(loaded, act, asked)
    act.drop_draft(step_key(kind, record, step_id))
    done = act.save(loaded)
    act.action, act.reason, act.stepping = before
    return done


def _answers(step: Step, answers: Mapping[str, Any]) -> Ask | None:
    if step.asks is None:
        return None
    asked = step.asks(**answers)
    problems = list(asked.problems())
    if problems:
        raise Invalid([as_message(p) for p in problems])
    return asked


def _step_refusal(step: Step) -> Message:
    return Message(
        N_("You may not do ‘{step}’. Allowed are: {roles}."),
        step=Message(step.label),
        roles=[Message(ROLES[r]) for r in step.by.split()],
    )


def not_possible(record: Record, step: Step) -> Message:
    """Why a step cannot be done with a record as it stands."""
    state = N_("void") if record.voided else record.states.get(record.state, record.state)
    return Message(
        N_("‘{step}’ is not possible now: {number} is {state}."),
        step=Message(step.label),
        number=record.number,
        state=Message(state),
    )
