# SPDX-License-Identifier: MIT
"""Rules and texts of the office that a supervisor changes: kept with a start date, and audited."""

from datetime import date
from typing import TYPE_CHECKING, Any

from desk.db.audit import canonical
from desk.db.office import write_policy
from desk.errors import Refused
from desk.session import ACTIONS, ROLES, Session, roles_for
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.store import Store


def save_policy(
    store: "Store",
    session: Session,
    name: str,
    value: Any,
    *,
    since: date | None = None,
    reason: str = "",
) -> None:
    """Keep a rule (plain JSON) in force from a day on, today if none is named.

    An older day keeps the rule it had. Raises Refused without the right to change the settings.
    """
    with store.act(session, reason) as act:
        refuse_settings(session)
        day = since or act.today
        before = store.office.policy(name, day)
        write_policy(store.database, name, day, value, act.now, session.person_id)
        told = {"name": [None, name], "since": [None, day.isoformat()]}
        act.log("policy", changes={**told, "value": [canonical(before), canonical(value)]})
    store.office.refresh()


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
