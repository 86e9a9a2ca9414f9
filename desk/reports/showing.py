# SPDX-License-Identifier: MIT
"""The values of a report as paper, file and window show them, in the reader's language."""

from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal

from desk.reports.model import Share, Unit, Value
from desk.text import N_, Message
from desk.text.dates import day_text, moment_text
from desk.text.money import yuan

NOTHING = "–"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TENTH = Decimal("0.1")


def shown(value: Value, unit: Unit, zone: tzinfo) -> str:
    """A value as text; a dash where there is nothing to show."""
    if value is None or (isinstance(value, Share) and not value.whole):
        return NOTHING
    if isinstance(value, Share):
        return percent(value)
    if isinstance(value, datetime):
        return moment_text(value, zone)
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, int):
        return _whole(value, unit)
    if isinstance(value, Decimal):
        figure = f"{value:,f}"
        return figure.rstrip("0").rstrip(".") if "." in figure else figure
    return str(value)


def percent(share: Share) -> str:
    """A share in per cent with one decimal: 96.4%; a whole one without."""
    value = exact(share)
    return f"{value}%" if share.part != share.whole and share.part else f"{value:.0f}%"


def exact(share: Share) -> Decimal:
    """A share in per cent, rounded half up to one decimal; 0 of nothing."""
    if not share.whole:
        return Decimal(0)
    value = (Decimal(share.part) * 100 / Decimal(share.whole)).quantize(_TENTH, ROUND_HALF_UP)
    # What is not whole must not look whole.
    if value == 100 and share.part < share.whole:
        return Decimal("99.9")
    return value


def minutes(value: int) -> Message:
    """Working time in hours and minutes; never in days, which are of no fixed length at work."""
    hours, rest = divmod(value, 60)
    if hours:
        template = N_("{hours} h {minutes} min") if rest else N_("{hours} h")
        return Message(template, hours=hours, minutes=rest)
    return Message(N_("{minutes} min"), minutes=rest)


def month(day: date) -> Message:
    """Oct 2026, 2026年10月, said in the language in which it is read."""
    return Message(
        N_("{month_name} {year}"),
        month=day.month,
        month_name=_MONTHS[day.month - 1],
        year=str(day.year),
    )


def short_month(day: date, *, with_year: bool) -> Message:
    """The name of a month under a chart; the year only where it begins."""
    if with_year:
        return month(day)
    return Message(N_("{month_name}"), month=day.month, month_name=_MONTHS[day.month - 1])


def _whole(value: int, unit: Unit) -> str:
    if unit == "money":
        return yuan(value)
    if unit == "minutes":
        return str(minutes(value))
    if unit == "seconds":
        return f"{value // 60}:{value % 60:02}"
    return f"{value:,}"
