# SPDX-License-Identifier: MIT
"""The policies with figures: what holds since when, what will hold, and who decided it why."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from desk.db.fields import from_millis
from desk.db.office import drop_policy
from desk.db.policies import ACTION, against, log_decision, refuse_settings, write_decision
from desk.db.settings_store import fit
from desk.errors import Invalid
from desk.rules import BY_NAME
from desk.session import Session
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.store import Store


@dataclass(frozen=True)
class Decision:
    """A line of a policy's history: who decided when (UTC) and why what holds from which day.

    `before` and `value` are as the policy is kept, None for what is built in; `withdrawn` tells
    that a value which had not begun was taken back.
    """

    at: datetime
    who: str
    reason: str
    since: date
    before: Any
    value: Any
    withdrawn: bool


def change_rule(
    store: "Store",
    session: Session,
    name: str,
    figures: Mapping[str, Any],
    *,
    since: date,
    reason: str,
) -> None:
    """Let figures of a policy (by their names) hold from a day on; the others stay as they were.

    A month that is over keeps its figures. Raises Refused, or Invalid by the figures' names,
    `since` and `reason`; then nothing is changed.
    """
    rule = BY_NAME[name]
    with store.act(session, reason.strip()) as act:
        refuse_settings(session)
        before = store.office.rule(name, since)
        fitting = rule.split(before)
        problems: list[tuple[str | None, Message]] = []
        for figure in rule.figures:
            try:
                value = figures.get(figure.name, fitting[figure.name])
                fitting[figure.name] = fit(figure, value)
            except Invalid as invalid:
                problems += invalid.problems
        if not problems and rule.check is not None:
            problems += rule.check(fitting)
        problems += against(act, since)
        if problems:
            raise Invalid(problems)
        if rule.join(fitting) == before:
            raise Invalid([(None, Message(N_("No figure was changed.")))])
        write_decision(act, name, rule.join(fitting), since)
    store.office.refresh()


def withdraw_policy(
    store: "Store", session: Session, name: str, since: date, *, reason: str
) -> None:
    """Take back what would hold from a day to come; raises Refused or Invalid."""
    with store.act(session, reason.strip()) as act:
        refuse_settings(session)
        kept = dict(store.office.policy_history(name))
        if since <= act.today or since not in kept:
            raise Invalid([(None, Message(N_("Only what has not begun yet can be withdrawn.")))])
        if not reason.strip():
            raise Invalid([("reason", Message(N_("Say why it is withdrawn.")))])
        drop_policy(store.database, name, since)
        log_decision(act, name, since, kept[since], None, withdrawn=True)
    store.office.refresh()


def decisions(store: "Store", session: Session, name: str) -> list[Decision]:
    """The history of a policy from the trail, the latest first; raises Refused."""
    if not session.may("audit"):
        refuse_settings(session)
    rows = store.database.rows(
        "SELECT at, who, reason, changes FROM audit WHERE kind = ? AND record IS NULL "
        "ORDER BY seq DESC",
        ACTION,
    )
    found = []
    for at, who, reason, changes in rows:
        told = json.loads(changes)
        if told["name"][1] == name:
            before, value = (json.loads(text) for text in told["value"])
            since = date.fromisoformat(told["since"][1])
            withdrawn = "withdrawn" in told
            found.append(Decision(from_millis(at), who, reason, since, before, value, withdrawn))
    return found


def in_force(store: "Store", name: str, day: date) -> tuple[date | None, Any]:
    """Since when (None: from the beginning) what holds on a day."""
    rule = BY_NAME.get(name)
    found: tuple[date | None, Any] = (None, rule.default if rule is not None else None)
    for since, value in store.office.policy_history(name):
        if since <= day:
            found = (since, value)
    return found
