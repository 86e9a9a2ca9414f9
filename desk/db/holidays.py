# SPDX-License-Identifier: MIT
"""Public holidays and make-up working days 调休 of the years that have been published."""

from datetime import date
from typing import Literal, NamedTuple

Kind = Literal["holiday", "makeup"]


class HolidayDay(NamedTuple):
    """A day that is not what its weekday says, with the holiday it belongs to."""

    kind: Kind
    name: str


_FULL_NAMES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}


def holidays(year: int) -> dict[date, HolidayDay]:
    """The published days of `year` in their order; empty for a year nobody has published yet."""
    # Imported here: only the calendar's page and a new office ask for it.
    from chinese_calendar.constants import Holiday, workdays
    from chinese_calendar.constants import holidays as free

    chinese = {holiday.value: holiday.chinese for holiday in Holiday}
    days: dict[date, HolidayDay] = {}
    tables: tuple[tuple[Kind, dict[date, str]], ...] = (("holiday", free), ("makeup", workdays))
    for kind, table in tables:
        for day, english in table.items():
            if day.year == year:
                name = chinese.get(english, english)
                days[day] = HolidayDay(kind, _FULL_NAMES.get(name, name))
    return dict(sorted(days.items()))


def known_years() -> range:
    """The years whose days are published, without a gap."""
    from chinese_calendar.constants import holidays as free

    return range(min(free).year, max(free).year + 1)
