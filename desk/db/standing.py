# SPDX-License-Identifier: MIT
"""What stands where at this moment: vehicles out, guests in the house; told on the day's board."""

from collections.abc import Callable
from dataclasses import dataclass

from desk.db.fields import to_millis
from desk.db.query import Condition
from desk.session import Session
from desk.text.dates import day_bounds

Conditions = tuple[Condition, ...]


@dataclass(frozen=True)
class Standing:
    """One line of the board: what is counted and which records those are.

    `pressing`: it should be none, and stands out while it is not.
    """

    label: str
    where: Callable[[Session], Conditions]
    pressing: bool = False


def in_states(*states: str) -> Callable[[Session], Conditions]:
    """The records in some states."""
    where = (Condition("state", "in", list(states)),)
    return lambda _session: where


def on_this_day(field: str, *states: str) -> Callable[[Session], Conditions]:
    """The records in some states whose moment lies in the day of today."""

    def where(session: Session) -> Conditions:
        start, end = day_bounds(session.today(), session.zone)
        return (
            Condition("state", "in", list(states)),
            Condition(field, "from", to_millis(start)),
            Condition(field, "to", to_millis(end) - 1),
        )

    return where
