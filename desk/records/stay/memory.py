# SPDX-License-Identifier: MIT
"""What the house remembers of a guest: when here, what was served, what was left, what was said."""

from typing import TYPE_CHECKING, Any

from desk.records.stay.words import TAKEN
from desk.text import _

if TYPE_CHECKING:
    from desk.db.act import Act

GONE = ("left", "closed")


def remember(act: "Act", guest: int) -> None:
    """Write into the guest's file how often the guest was here, and how the last stay was."""
    stays: list[Any] = list(
        act.select("stay", "guest = ? AND voided = ? AND state IN (?, ?)", guest, False, *GONE)
    )
    card: Any = act.get("guest", guest)
    if card.voided:
        return
    last = max(stays, key=lambda stay: (stay.leave_at or stay.arrive_at, stay.id), default=None)
    card.visits = len(stays) or None
    card.last_visit = (last.leave_at or last.arrive_at) if last is not None else None
    served = list(last.served) if last is not None else []
    card.served_last = "\n".join(_line(row) for row in served if row.taken != "left")
    card.left_last = "\n".join(_line(row) for row in served if row.taken == "left")
    card.feedback_last = last.guest_opinion if last is not None else ""
    act.save(card)


def _line(row: Any) -> str:
    liked = f" ({_(TAKEN['liked'])})" if row.taken == "liked" else ""
    return f"{row.item}{liked}"
