# SPDX-License-Identifier: MIT
"""A month of shifts as the roster keeps it: a mark for each day, and what the marks stand for."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desk.text.plain import fold

if TYPE_CHECKING:
    from desk.db.database import Database

NONE = "-"
"""Nothing planned on a day."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ShiftKind:
    """A shift as rosters know it; times are minutes after midnight, an end below its start is
    the next morning's. A day off has no hours."""

    id: int
    code: str
    name: str
    tint: str
    begins: int | None
    ends: int | None
    pause: int = 0

    @property
    def worked(self) -> bool:
        """Whether somebody is due on it."""
        return self.begins is not None and self.ends is not None

    @property
    def minutes(self) -> int:
        """Minutes of work, the break left out."""
        if self.begins is None or self.ends is None:
            return 0
        return (self.ends - self.begins) % (24 * 60) - self.pause

    def on(self, day: date) -> tuple[datetime, datetime] | None:
        """From when to when it lasts on a day, by the office's clock; None for a day off."""
        if self.begins is None or self.ends is None:
            return None
        start = datetime.combine(day, time()) + timedelta(minutes=self.begins)
        end = datetime.combine(day, time()) + timedelta(minutes=self.ends)
        return start, end if end > start else end + _DAY

    @property
    def hours(self) -> str:
        """08:30–17:30; empty for a day off."""
        if self.begins is None or self.ends is None:
            return ""
        return f"{clock_text(self.begins)}–{clock_text(self.ends)}"


def clock_of(text: str) -> int | None:
    """The minutes after midnight of a time like 8:30, 830 or 8; None for anything else."""
    figures = fold(text).strip().replace("：", ":").replace(":", "")
    if not figures.isascii() or not figures.isdigit() or not 1 <= len(figures) <= 4:
        return None
    if len(figures) <= 2:
        figures += "00"
    hour, minute = divmod(int(figures), 100)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def clock_text(minutes: int) -> str:
    """08:30 of minutes after midnight."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def days_of(month: date) -> list[date]:
    """Every day of a month, in order."""
    return [month.replace(day=n) for n in range(1, monthrange(month.year, month.month)[1] + 1)]


def marks_of(plan: str, month: date) -> list[str]:
    """The mark of each day of the month at least; what is missing is not planned."""
    marks = [mark.upper() for mark in fold(plan).split()]
    count = len(days_of(month))
    return [*marks, *[NONE] * (count - len(marks))]


def plan_of(marks: Sequence[str]) -> str:
    """The marks as one line, the way the roster keeps them, up to the last day with a shift."""
    return re.sub(f"( ?{NONE})+$", "", " ".join(mark or NONE for mark in marks))


def shift_kinds(database: "Database", *, gone: bool = False) -> dict[str, ShiftKind]:
    """The shifts of the office by their mark, in the order of their beginning; the day off last.

    `gone` takes in those that are void by now, for rosters that still show their marks.
    """
    rows = database.rows(
        "SELECT id, code, name, tint, begins, ends, pause, voided FROM shift ORDER BY id"
    )
    kinds = [
        ShiftKind(key, code, name, tint, clock_of(begins), clock_of(ends), pause or 0)
        for key, code, name, tint, begins, ends, pause, void in sorted(
            rows, key=lambda row: not row[-1]
        )
        if gone or not void
    ]
    kinds.sort(key=lambda k: (not k.worked, k.begins or 0, k.code))
    return {kind.code: kind for kind in kinds}


def turns(
    month: date, marks: Sequence[str], kinds: Mapping[str, ShiftKind]
) -> list[tuple[date, ShiftKind]]:
    """The worked shifts of a month's marks, each with its day."""
    return [
        (day, kinds[mark])
        for day, mark in zip(days_of(month), marks, strict=False)
        if mark in kinds and kinds[mark].worked
    ]
