# SPDX-License-Identifier: MIT
"""Who may back the office up, and the line of the trail that says it was done."""

from typing import TYPE_CHECKING

from desk.errors import Refused
from desk.session import ACTIONS, ROLES, Session, roles_for
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.backup import Manifest
    from desk.db.store import Store


def refuse_backup(store: "Store", session: Session) -> None:
    """Raise Refused, and keep that in the trail, unless the person may back up and restore."""
    if session.may("backup"):
        return
    roles = roles_for("backup").split()
    with store.act(session):
        raise Refused(
            Message(
                N_("You may not {action}. Allowed are: {roles}."),
                action=Message(ACTIONS["backup"]),
                roles=[Message(ROLES[role]) for role in roles],
            ),
            action="backup",
            roles=roles,
        )


def log_backup(store: "Store", session: Session, file: str, manifest: "Manifest") -> None:
    """Say in the trail that a backup was made, with its SHA-256 and how many rows it holds."""
    figures = {
        "file": [None, file],
        "sha256": [None, manifest.sha256],
        "rows": [None, sum(manifest.rows.values())],
    }
    with store.act(session) as act:
        act.log("backup", changes=figures)
