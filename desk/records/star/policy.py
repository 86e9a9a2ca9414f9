# SPDX-License-Identifier: MIT
"""What a vote weighs, kept with start dates: an old election keeps its old weights."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desk.db.office import Office

POLICY = "star"
#: Points of a colleague's vote and of a customer who praised the person by name.
DEFAULT_POLICY: Mapping[str, int] = {"staff": 2, "customers": 1}


def vote_weights(office: "Office", month: date) -> Mapping[str, Any]:
    """The points of votes in force on the first day of a month."""
    return {**DEFAULT_POLICY, **office.policy(POLICY, month, {})}
