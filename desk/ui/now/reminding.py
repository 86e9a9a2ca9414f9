# SPDX-License-Identifier: MIT
"""Which deadlines are called out now: before they come and at them, once, and after a rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.db.dues import Upcoming
from desk.db.snoozes import Key, key_of


@dataclass(frozen=True)
class Call:
    """A deadline to be called out; `sounds` at the deadline itself."""

    due: Upcoming
    sounds: bool


class Reminding:
    """Remembers what was called out in this window, so that nothing is called out twice."""

    def __init__(self) -> None:
        self._told: set[tuple[Key, str]] = set()
        self._first = True

    def calls(
        self,
        lines: Sequence[Upcoming],
        put_off: Mapping[Key, datetime],
        now: datetime,
        lead: timedelta,
    ) -> list[Call]:
        """What is to be called out of the deadlines ahead, the most urgent first."""
        found = []
        for line in lines:
            stage = self._stage(line, put_off.get(key_of(line)), now, lead)
            if not stage:
                continue
            # What was missed before the person came stands on Today; it is not called out.
            missed = stage == "at" and self._first
            if (key_of(line), stage) not in self._told and not missed:
                found.append(Call(line, stage == "at"))
            self._told.add((key_of(line), stage))
        self._first = False
        return found

    def _stage(self, line: Upcoming, until: datetime | None, now: datetime, lead: timedelta) -> str:
        if until is not None:
            return f"after {until}" if until <= now else ""
        if line.at <= now:
            return "at"
        return "before" if line.at <= now + lead else ""
