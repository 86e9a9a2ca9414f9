# SPDX-License-Identifier: MIT
"""The month that assessments and elections are about: the one that is over."""

from datetime import timedelta
from typing import TYPE_CHECKING

from desk.text.dates import plain_month

if TYPE_CHECKING:
    from desk.session import Session


def last_month(session: "Session") -> str:
    """Default of a month: the one that is over."""
    return plain_month(session.today().replace(day=1) - timedelta(days=1))
