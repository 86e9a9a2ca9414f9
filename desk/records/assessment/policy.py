# SPDX-License-Identifier: MIT
"""How much each indicator weighs, kept with start dates: an old month keeps its old weights."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desk.db.office import Office

POLICY = "assessment"
# Weights are per cent; then what the rules of the scores reckon with: points off for a justified
# complaint and for a yuan of fines, calls of a month and praises that fetch all points.
DEFAULT_POLICY: Mapping[str, int] = {
    "satisfaction": 20,
    "in_time": 15,
    "justified": 15,
    "calls": 10,
    "call_time": 10,
    "fines": 5,
    "courses": 10,
    "quality": 10,
    "praise": 5,
    "complaint_off": 25,
    "yuan_off": 2,
    "calls_full": 60,
    "praise_full": 2,
}


def weights(office: "Office", month: date) -> Mapping[str, Any]:
    """Weights and figures in force on the first day of a month; what is new has its default."""
    return {**DEFAULT_POLICY, **office.policy(POLICY, month, {})}
