# SPDX-License-Identifier: MIT
"""Who may do what: one clear sentence that names the deed and the roles that could do it."""

from typing import TYPE_CHECKING

from desk.db.record import Record
from desk.errors import Refused
from desk.session import ACTIONS, ROLES, Session, roles_for
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act


def refuse_locked(act: "Act", record: Record) -> None:
    """Raise Refused when nobody may change the record now, such as a sheet in a sealed binder."""
    why = record.locked(act)
    if why is not None:
        raise Refused(why, action="write")


def refuse(
    session: Session, action: str, record: Record | type[Record], *, asked: bool = True
) -> None:
    """Raise Refused, naming the action and the roles that could do it, unless the person may.

    `asked` says whether the roles are asked, beside what the very record allows.
    """
    sheet = record.sheet
    allowed = not asked or session.may(action, sheet)
    if allowed and action == "write" and isinstance(record, Record):
        allowed = record.may_change(session)
    if not allowed:
        roles = roles_for(action, sheet).split()
        raise Refused(
            Message(
                N_("You may not {action} ‘{title}’. Allowed are: {roles}."),
                action=Message(ACTIONS[action]),
                title=Message(sheet.title),
                roles=[Message(ROLES[r]) for r in roles if r in ROLES],
            ),
            action=action,
            roles=roles,
        )
