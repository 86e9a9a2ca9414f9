# SPDX-License-Identifier: MIT
"""Days as deadlines: what is due on a day is due until the office closes on it."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desk.text.dates import utc

if TYPE_CHECKING:
    from desk.db.act import Act

_DAY = timedelta(days=1)
# An office that is closed for longer has other troubles than a call-back.
_LONGEST_HOLIDAY = 60


def open_day(act: "Act", day: date) -> date:
    """The day itself if the office works on it, else the next day on which it does."""
    for _try in range(_LONGEST_HOLIDAY):
        if act.calendar().day(day):
            return day
        day += _DAY
    return day


def closing(act: "Act", day: date) -> datetime:
    """The moment (UTC) when the office closes on a day, or on the next day on which it works."""
    day = open_day(act, day)
    spans = act.calendar().day(day)
    closes = spans[-1][1] if spans else time()
    if closes == time():
        day += _DAY
    return utc(day, closes, act.office.zone)
