# SPDX-License-Identifier: MIT
"""Times as clerks type them: 9:30, 930, 9点半, 明天下午3点, +30 min."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from desk.text import N_, Message, Unreadable
from desk.text.plain import shorten
from desk.text.typed import Order, find_day, legible

_NOT_A_TIME = N_("“{text}” is not a time. Type it like 9:30, 11-21 14:30 or +30 min.")

_CLOCK = re.compile(
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里)? ?(?P<hour>[0-9]{1,2}) ?"
    r"(?:(?P<mark>[:点时]) ?(?:(?P<half>半)|(?P<quarter>[一1三3])刻|"
    r"(?P<minute>[0-9]{1,2}) ?分?(?::?(?P<second>[0-9]{1,2})(?:\.[0-9]+)?秒?)?|整)?)?"
    r" ?(?P<noon>[ap])?(?(noon)\.?m\.?)"
)
_SPLIT = re.compile(f"(?P<day>.*?)[ ,]*(?P<clock>{_CLOCK.pattern})")
_FIGURES = re.compile("(?:(?P<day>.*) )?(?P<hour>[0-9]{1,2})(?P<minute>[0-9]{2})")
_LATER = re.compile("([+-]) ?([0-9]{1,4}) ?(?:(m|min|mins|分|分钟)|(?:h|小时|个小时))")
_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:?[0-9]{2}.*(?:z|[+-][0-9]{2}:?[0-9]{2})")
_SERIAL = re.compile(r"([0-9]{5})\.([0-9]+)")
_SHORT = {"今晚": "今天晚上", "明晚": "明天晚上", "昨晚": "昨天晚上",
          "今早": "今天早上", "明早": "明天早上", "昨早": "昨天早上"}  # fmt: skip
_AFTER_NOON = ("下午", "傍晚", "晚上", "夜里")


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time of day; 24:00 is midnight of the next day."""

    clock: time
    days: int = 0


def read_moment(
    text: str,
    now: datetime,
    zone: tzinfo,
    *,
    serial: bool = False,
    order: Order | None = None,
) -> datetime:
    """The moment in UTC that `text` means at `now` in the office's `zone`.

    A time without a day is today's. A day without a time is only read from files (`serial`), as
    its midnight. Raises Unreadable, also for a time that the clocks skip that day.
    """
    line = legible(text)
    if not line:
        raise Unreadable(Message(N_("Type a day and a time.")))
    if len(line) > 60:
        raise _unreadable(_NOT_A_TIME, text)
    exact = _exact(line, now)
    if exact is not None:
        return exact
    here = now.astimezone(zone)
    found = _excel(line) if serial else None
    if found is None:
        found = _day_and_clock(line, here.date(), serial, order)
    if found is None:
        day = find_day(line, here.date(), serial=serial, order=order)
        if day is None:
            raise _unreadable(_NOT_A_TIME, text)
        if not serial:
            raise _unreadable(N_("“{text}” lacks the time. Type it like 11-21 14:30."), text)
        found = day, _Clock(time())
    return _on_the_clock(found[0], found[1], zone, text)


def _unreadable(sentence: str, text: str) -> Unreadable:
    return Unreadable(Message(sentence, text=shorten(text, 40)))


def _exact(line: str, now: datetime) -> datetime | None:
    """A moment that needs no calendar: now, some minutes from now, or one with its own zone."""
    if line in ("now", "现在", "此刻"):
        return now.astimezone(UTC)
    later = _LATER.fullmatch(line)
    if later:
        minutes = int(later[2]) * (1 if later[3] else 60) * (1 if later[1] == "+" else -1)
        return now.astimezone(UTC) + timedelta(minutes=minutes)
    if _ISO.fullmatch(line):
        try:
            return datetime.fromisoformat(line.upper()).astimezone(UTC)
        except (ValueError, OverflowError):
            return None
    return None


def _excel(line: str) -> tuple[date, _Clock] | None:
    """Excel's day number with the time as its fraction, to the second."""
    found = _SERIAL.fullmatch(line)
    if not found:
        return None
    fraction = found[2][:9].ljust(9, "0")
    seconds = (int(fraction) * 86_400 + 5 * 10**8) // 10**9
    moment = datetime(1899, 12, 30, tzinfo=UTC) + timedelta(days=int(found[1]), seconds=seconds)
    return moment.date(), _Clock(moment.time())


def _day_and_clock(
    line: str, today: date, serial: bool, order: Order | None
) -> tuple[date, _Clock] | None:
    for short, full in _SHORT.items():
        line = line.replace(short, full)
    line = re.sub("(?<=[0-9])t(?=[0-9])", " ", line)
    split = _SPLIT.fullmatch(line)
    clock, told = (_clock(split), split["day"].strip()) if split else (None, "")
    figures = _FIGURES.fullmatch(line)
    if clock is None and figures:
        told = figures["day"] or ""
        if told and 1900 <= int(figures["hour"] + figures["minute"]) < 2100:
            return None  # 21 Nov 2026 ends in a year
        clock = _checked(int(figures["hour"]), int(figures["minute"]), 0)
    if clock is None or (serial and not told):
        return None
    day = find_day(told, today, serial=serial, order=order) if told else today
    return None if day is None else (day, clock)


def _clock(found: re.Match[str]) -> _Clock | None:
    hour, part, noon = int(found["hour"]), found["part"] or "", found["noon"]
    if not (found["mark"] or part or noon) or (found["mark"] == ":" and not found["minute"]):
        return None
    minute = int(found["minute"] or 0)
    if found["half"]:
        minute = 30
    elif found["quarter"]:
        minute = 15 if found["quarter"] == "1" else 45
    if noon:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if noon == "p" else 0)
    elif part in _AFTER_NOON and hour <= 12:
        # Twelve in the afternoon is noon, twelve in the evening is midnight.
        hour = hour + 12 if hour < 12 else (12 if part == "下午" else 24)
    elif part == "中午" and hour < 4:
        hour += 12
    elif part == "凌晨" and hour == 12:
        hour = 0
    elif part and part not in _AFTER_NOON and hour > 13:
        return None
    return _checked(hour, minute, int(found["second"] or 0))


def _checked(hour: int, minute: int, second: int) -> _Clock | None:
    if hour == 24 and minute == second == 0:
        return _Clock(time(), 1)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return _Clock(time(hour, minute, second))


def _on_the_clock(day: date, clock: _Clock, zone: tzinfo, text: str) -> datetime:
    try:
        wall = datetime.combine(day + timedelta(days=clock.days), clock.clock, zone)
        moment = wall.astimezone(UTC)
        shown = moment.astimezone(zone)
    except OverflowError:
        raise _unreadable(_NOT_A_TIME, text) from None
    if shown.replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise _unreadable(N_("“{text}” does not exist: the clocks are put forward then."), text)
    return moment
