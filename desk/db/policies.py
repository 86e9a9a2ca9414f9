# SPDX-License-Identifier: MIT
"""Rules and texts of the office that a supervisor changes: kept with a start date, and audited."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from desk.db.audit import canonical
from desk.db.office import write_policy
from desk.errors import Invalid, Refused
from desk.rules import BY_NAME
from desk.session import ACTIONS, ROLES, Session, roles_for
from desk.text import N_, Message
from desk.text.dates import day_text

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.db.store import Store

ACTION = "policy"


def save_policy(
    store: "Store",
    session: Session,
    name: str,
    value: Any,
    *,
    since: date,
    reason: str,
) -> None:
    """Keep a rule (plain JSON) in force from a day on; an older day keeps the rule it had.

    Raises Refused without the right to change the settings, or Invalid by `since` and `reason`.
    """
    with store.act(session, reason.strip()) as act:
        refuse_settings(session)
        if problems := list(against(act, since)):
            raise Invalid(problems)
        write_decision(act, name, value, since)
    store.office.refresh()


def save_wording(store: "Store", session: Session, name: str, value: Any) -> None:
    """Keep words that are only spoken (plain JSON) from today on; no rule, so no reason.

    Raises Refused without the right to change the settings.
    """
    with store.act(session) as act:
        refuse_settings(session)
        write_decision(act, name, value, act.today)
    store.office.refresh()


def against(act: "Act", since: date) -> Iterator[tuple[str, Message]]:
    """What speaks against a rule from a day on: the month is over, or nobody says why."""
    if since < act.today.replace(day=1):
        yield "since", Message(N_("A month that is over keeps its rules. Choose a later day."))
    if not act.reason.strip():
        yield "reason", Message(N_("Say why the policy changes."))


def refuse_settings(session: Session) -> None:
    """Raise Refused unless the person may change the office's settings."""
    if not session.may("settings"):
        roles = roles_for("settings").split()
        raise Refused(
            Message(
                N_("You may not {action}. Allowed are: {roles}."),
                action=Message(ACTIONS["settings"]),
                roles=[Message(ROLES[role]) for role in roles],
            ),
            action="settings",
            roles=roles,
        )


def write_decision(act: "Act", name: str, value: Any, day: date) -> None:
    """Keep a policy's value from a day on inside the open transaction, with its line of trail."""
    rule = BY_NAME.get(name)
    before = act.office.policy(name, day, rule.default if rule is not None else None)
    write_policy(act.store.database, name, day, value, act.now, act.session.person_id)
    log_decision(act, name, day, before, value)


def log_decision(
    act: "Act", name: str, day: date, before: Any, value: Any, *, withdrawn: bool = False
) -> None:
    """Write who decided what into the trail, where `decisions` finds it again."""
    told = {"name": [None, name], "since": [None, day.isoformat()]}
    if withdrawn:
        told["withdrawn"] = [None, day_text(day)]
    act.log(ACTION, kind=ACTION, changes={**told, "value": [canonical(before), canonical(value)]})
