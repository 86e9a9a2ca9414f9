# SPDX-License-Identifier: MIT
"""The sheet that is needed now: one that waits to be taken over, one's own half written, a new."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session


def hand_over_now(store: "Store", session: "Session") -> int:
    """The hand-over sheet to look at now, begun where there is none; raises Refused or Invalid.

    What another shift of the branch has handed over is taken over first.
    """
    branch = session.branch_id or min(store.office.branches)
    rows = store.database.rows(
        "SELECT id FROM handover WHERE voided = ? AND branch = ? AND "
        "((state = ? AND given_by <> ?) OR (state = ? AND created_by = ?)) "
        "ORDER BY state, id DESC LIMIT 1",
        *(False, branch, "given", session.person_id, "open", session.person_id),
    )
    # "given" sorts before "open".
    if rows:
        return int(rows[0][0])
    return int(store.save(session, store.new(session, "handover")).id)
