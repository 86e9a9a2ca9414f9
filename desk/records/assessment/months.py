# SPDX-License-Identifier: MIT
"""Months as they are typed and written on assessments and elections: 2026-10."""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.session import Session

_MONTH = re.compile(r"\s*(20[0-9]{2})\s*[-/.年]?\s*(0?[1-9]|1[0-2])\s*月?\s*")


def month_of(text: str) -> date | None:
    """The first day of a month as somebody typed it; None where it is none."""
    found = _MONTH.fullmatch(text or "")
    return date(int(found[1]), int(found[2]), 1) if found else None


def written(month: date) -> str:
    """2026-10."""
    return f"{month.year:04}-{month.month:02}"


def last_month(session: "Session") -> str:
    """Default of a month: the one that is over."""
    return written(session.today().replace(day=1) - timedelta(days=1))
