# SPDX-License-Identifier: MIT
"""Days and times as the office reads them: stored in UTC, shown in the office's zone.

Lists and forms write 2026-11-21 14:30 in every language, so that columns line up; paper and
sentences use the long form of the language. How typed days are read stands in `typed`.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from desk.text import N_, _
from desk.text.typed import read_day, read_month
from desk.text.typed_time import read_moment

__all__ = [
    "day_bounds",
    "day_text",
    "due_text",
    "local",
    "long_day",
    "long_moment",
    "minutes_text",
    "moment_text",
    "month_bounds",
    "month_text",
    "plain_month",
    "read_day",
    "read_moment",
    "read_month",
    "short_month",
    "since_text",
    "time_text",
    "utc",
    "weekday_text",
]

# Chinese numbers its months, so the names are English only.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def local(moment: datetime, zone: tzinfo) -> datetime:
    """`moment` on the office's clock; ValueError when it does not say its own zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone cannot be shown")
    return moment.astimezone(zone)


def utc(day: date, clock: time, zone: tzinfo) -> datetime:
    """The moment in UTC when the office's clock shows `clock` on `day`.

    A time that the clocks skip counts as many minutes later, the first of a doubled one is meant.
    """
    return datetime.combine(day, clock.replace(tzinfo=None), zone).astimezone(UTC)


def day_text(day: date) -> str:
    """2026-11-21."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def plain_month(day: date) -> str:
    """2026-11, the month as records keep it."""
    return f"{day.year:04}-{day.month:02}"


def time_text(moment: datetime, zone: tzinfo) -> str:
    """14:30."""
    return f"{local(moment, zone):%H:%M}"


def moment_text(moment: datetime, zone: tzinfo) -> str:
    """2026-11-21 14:30."""
    here = local(moment, zone)
    return f"{day_text(here)} {here:%H:%M}"


def long_day(day: date) -> str:
    """21 Nov 2026, 2026年11月21日."""
    return _("{day} {month_name} {year}").format(
        day=day.day, month=day.month, month_name=_MONTHS[day.month - 1], year=day.year
    )


def long_moment(moment: datetime, zone: tzinfo) -> str:
    """21 Nov 2026, 14:30; 2026年11月21日 14:30."""
    here = local(moment, zone)
    return _("{day}, {time}").format(day=long_day(here), time=f"{here:%H:%M}")


def month_text(year: int, month: int) -> str:
    """Nov 2026, 2026年11月."""
    return _("{month_name} {year}").format(month=month, month_name=_MONTHS[month - 1], year=year)


def short_month(month: int) -> str:
    """Nov, 11月."""
    return _("{month_name}").format(month=month, month_name=_MONTHS[month - 1])


def weekday_text(day: date) -> str:
    """Sat, 周六."""
    return _(_WEEKDAYS[day.weekday()])


def minutes_text(minutes: int) -> str:
    """How long something takes: 45 min, 1 h 30 min; from two days of 24 hours on, 2 d 3 h."""
    if minutes < 0:
        return f"-{minutes_text(-minutes)}"
    hours, rest = divmod(minutes, 60)
    days, hours_of_day = divmod(hours, 24)
    if days >= 2:
        text = _("{days} d {hours} h") if hours_of_day else _("{days} d")
    elif hours:
        text = _("{hours} h {minutes} min") if rest else _("{hours} h")
    else:
        text = _("{minutes} min")
    return text.format(days=days, hours=hours_of_day if days >= 2 else hours, minutes=rest)


def due_text(due: datetime, now: datetime) -> str:
    """How far a deadline is: in 12 min, now, 25 min late; a part of a minute still to go counts."""
    seconds = (due - now).total_seconds()
    if seconds > 0:
        return _("in {time}").format(time=minutes_text(int(-(-seconds // 60))))
    late = int(-seconds // 60)
    return _("{time} late").format(time=minutes_text(late)) if late else _("now")


def since_text(then: datetime, now: datetime) -> str:
    """How long ago something was: just now, 12 min ago; what lies ahead is just now."""
    minutes = int((now - then).total_seconds() // 60)
    return _("{time} ago").format(time=minutes_text(minutes)) if minutes > 0 else _("just now")


def day_bounds(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """The office's midnights around `day` in UTC: the start is in the day, the end is not."""
    return utc(day, time(), zone), utc(day + timedelta(days=1), time(), zone)


def month_bounds(year: int, month: int, zone: tzinfo) -> tuple[datetime, datetime]:
    """The office's midnights around a month in UTC: the start is in the month, the end is not."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return utc(date(year, month, 1), time(), zone), utc(following, time(), zone)
