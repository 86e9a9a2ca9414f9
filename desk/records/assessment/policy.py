# SPDX-License-Identifier: MIT
"""How much each indicator weighs, kept with start dates: an old month keeps its old weights."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desk.db.office import Office

POLICY = "assessment"


def weights(office: "Office", month: date) -> Mapping[str, Any]:
    """Weights (per cent) and figures of the rules in force on the first day of a month."""
    rule: Mapping[str, Any] = office.rule(POLICY, month)
    return rule


def target(office: "Office", month: date) -> int:
    """The seconds an enquiry may take on the average, as the month had it in the end."""
    after = (month.replace(day=28) + timedelta(days=4)).replace(day=1)
    return int(office.rule("enquiry_seconds", after - timedelta(days=1)))
