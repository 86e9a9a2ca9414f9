# SPDX-License-Identifier: MIT
"""What a vote weighs, kept with start dates: an old election keeps its old weights."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desk.db.office import Office

POLICY = "star"


def vote_weights(office: "Office", month: date) -> Mapping[str, Any]:
    """Points of a colleague's vote and of a customer's praise on the first day of a month."""
    rule: Mapping[str, Any] = office.rule(POLICY, month)
    return rule
