# SPDX-License-Identifier: MIT
"""Days as clerks type them and as other programs' files write them.

What is not certain is settled like this, and the field shows the whole day at once:
- a bare 21 is the 21st of this month; without a year it is this year's day, around the New Year
  the nearer one;
- 11-21 is month and day; 5/11 and 5.11. are day and month in English and month and day in Chinese,
  unless only one reading gives a day; an import says the order itself;
- 24-1-5 begins with the year, and so does 24/1/5 in Chinese; 80 to 99 are of the last century;
- a bare weekday is the next one, today included.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from desk.text import N_, Message, Unreadable, language
from desk.text.plain import clean, shorten

Order = Literal["dmy", "mdy", "ymd"]

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_EXCEL_EPOCH = date(1899, 12, 30)

_NOT_A_DAY = N_("“{text}” is not a day. Type it like 2026-11-21, 11-21, +3 or tomorrow.")

_WORDS = {
    "今天": 0, "今日": 0, "today": 0,
    "明天": 1, "明日": 1, "tomorrow": 1, "后天": 2, "大后天": 3,
    "昨天": -1, "昨日": -1, "yesterday": -1, "前天": -2, "大前天": -3,
}  # fmt: skip
_NUMERALS = dict(zip("零〇一二三四五六七八九两", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_WEEK = {"": None, "本": 0, "这": 0, "上": -1, "上上": -2, "下": 1, "下下": 2}
_WEEKDAY = re.compile("(上上|下下|上|下|本|这|)个?(?:周|星期|礼拜)([一二三四五六日天])")
_AGO = re.compile("([0-9]{1,4})天[之以]?([前后])")
_CHINESE = re.compile("(?:([0-9]{4}|[0-9]{2}) ?年 ?)?(?:([0-9]{1,2}) ?月 ?)?([0-9]{1,2}) ?[日号]?")
_CHINESE_YEAR = re.compile("[零〇一二三四五六七八九]{4}(?=年)|[零〇一二三四五六七八九]{2}(?=年)")
_NUMBER = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九两])"
_CHINESE_NUMBER = re.compile(f"{_NUMBER}(?=[月日号天点时分])|(?<=[点时]){_NUMBER}")
_SERIAL = re.compile(r"([0-9]{5})(\.[0-9]+)?")
_TYPED_MONTH = re.compile(r"\s*(20[0-9]{2})\s*[-/.年]?\s*(0?[1-9]|1[0-2])\s*月?\s*")
_SEPARATOR = re.compile(r" ?[-/.] ?|, ?| ")


def read_day(text: str, today: date, *, serial: bool = False, order: Order | None = None) -> date:
    """The day that `text` means on `today`; Unreadable with a sentence where it means none.

    `serial` reads the cells of a file: Excel's day numbers count, words that lean on today do not,
    and a time after the day is dropped. `order` settles days such as 5/11 and 04/05/15.
    """
    line = legible(text)
    if not line:
        raise Unreadable(Message(N_("Type a day.")))
    if serial:
        line = re.sub("[ t][0-9]{1,2}:[0-9:.]+( ?[ap]m)?z?$", "", line)
    day = find_day(line, today, serial=serial, order=order)
    if day is None:
        raise Unreadable(Message(_NOT_A_DAY, text=shorten(text, 40)))
    return day


def read_month(text: str) -> date | None:
    """The first day of a month typed like 2026-11, 2026/11, 2026年11月; None for no month."""
    found = _TYPED_MONTH.fullmatch(text)
    return date(int(found[1]), int(found[2]), 1) if found else None


def legible(text: str) -> str:
    """`text` with half-width figures, small letters and figures for Chinese numerals."""
    line = clean(text).casefold().replace("時", "时").replace("點", "点").replace("號", "号")
    line = _CHINESE_YEAR.sub(lambda run: "".join(str(_NUMERALS[c]) for c in run[0]), line)
    return _CHINESE_NUMBER.sub(_figure, line)


def find_day(line: str, today: date, *, serial: bool, order: Order | None) -> date | None:
    """The day a legible line means, None where it is none; Unreadable for days no calendar has."""
    if len(line) > 40:
        return None
    if serial:
        found = _SERIAL.fullmatch(line)
        if found:
            return _EXCEL_EPOCH + timedelta(days=int(found[1]))
    else:
        near = _near(line, today)
        if near is not None:
            return near
    if line.isascii() and line.isdigit():
        return _run_of_figures(line, today, serial)
    chinese = _CHINESE.fullmatch(line)
    if chinese:
        year, month, day = chinese.groups()
        return _day(_century(year) if year else None, int(month or today.month), int(day), today)
    return _parts(line, today, serial, order)


def _figure(run: re.Match[str]) -> str:
    tens, ten, ones = run[0].rpartition("十")
    if not ten:
        return str(_NUMERALS[ones])
    return str(10 * _NUMERALS[tens or "一"] + _NUMERALS[ones or "零"])


def _near(line: str, today: date) -> date | None:
    """A day told by its distance from today."""
    days: int | None = _WORDS.get(line)
    ago, weekday = _AGO.fullmatch(line), _WEEKDAY.fullmatch(line)
    if re.fullmatch("[+-] ?[0-9]{1,4}", line):
        days = int(line.replace(" ", ""))
    elif ago:
        days = int(ago[1]) * (1 if ago[2] == "后" else -1)
    elif line in ("月底", "月末", "本月底"):
        days = monthrange(today.year, today.month)[1] - today.day
    elif weekday:
        wanted = "一二三四五六日".index(weekday[2].replace("天", "日"))
        week = _WEEK[weekday[1]]
        days = wanted - today.weekday()
        days = days % 7 if week is None else days + 7 * week
    elif len(line) > 2:
        named = [n for n, name in enumerate(_WEEKDAYS) if name == line or name[:3] == line]
        days = (named[0] - today.weekday()) % 7 if named else days
    try:
        return None if days is None else today + timedelta(days=days)
    except OverflowError:
        return None


def _run_of_figures(line: str, today: date, serial: bool) -> date | None:
    if len(line) == 8:
        return _day(int(line[:4]), int(line[4:6]), int(line[6:]), today)
    if len(line) == 6:
        return _day(_century(line[:2]), int(line[2:4]), int(line[4:]), today)
    if len(line) <= 2 and not serial:
        return _day(today.year, today.month, int(line), today)
    return None


def _parts(line: str, today: date, serial: bool, order: Order | None) -> date | None:
    """A day of two or three parts, one of them perhaps the name of a month."""
    parts = _SEPARATOR.split(line.removesuffix("."))
    named = [n for n, part in enumerate(parts) if _month(part)]
    if len(named) == 1 and len(parts) > 1:
        month = _month(parts.pop(named[0]))
        parts = [re.sub("(?<=[0-9])(?:st|nd|rd|th)$", "", part) for part in parts]
        if not all(re.fullmatch("[0-9]{1,2}|[0-9]{4}", part) for part in parts) or len(parts) > 2:
            return None
        if len(parts) == 1:
            return _day(None, month, int(parts[0]), today)
        if order == "ymd" or len(parts[0]) == 4:
            parts.reverse()
        return _day(_century(parts[1]), month, int(parts[0]), today)
    if not all(re.fullmatch("[0-9]{1,2}|[0-9]{4}", part) for part in parts):
        return None
    if len(parts) == 2 and not serial and max(map(len, parts)) <= 2:
        month, day = _month_and_day(parts[0], parts[1], "-" in line, order)
        return _day(None, month, day, today)
    if len(parts) == 3:
        return _three(parts, "-" in line, order, today)
    return None


def _three(parts: list[str], dashed: bool, order: Order | None, today: date) -> date | None:
    lengths = [len(part) == 4 for part in parts]
    chinese = language().startswith("zh")
    if sum(lengths) > 1 or lengths[1]:
        return None
    if lengths[0] or (not lengths[2] and (order == "ymd" or (not order and (dashed or chinese)))):
        return _day(_century(parts[0]), int(parts[1]), int(parts[2]), today)
    month, day = _month_and_day(parts[0], parts[1], False, order)
    return _day(_century(parts[2]), month, day, today)


def _month_and_day(first: str, second: str, dashed: bool, order: Order | None) -> tuple[int, int]:
    one, two = int(first), int(second)
    if one > 12 >= two:
        return two, one
    if two > 12 >= one:
        return one, two
    day_first = order == "dmy" or (not order and not dashed and language() == "en")
    return (two, one) if day_first else (one, two)


def _month(part: str) -> int:
    """The number of a month's English name or its first three letters, else 0."""
    for number, name in enumerate(_MONTHS, 1):
        if part in (name, name[:3]) or (part == "sept" and number == 9):
            return number
    return 0


def _century(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < 80 else 1900)


def _day(year: int | None, month: int, day: int, today: date) -> date:
    """The day, of the right year where none was told; Unreadable where the calendar has none."""
    own = today.year if year is None else year
    try:
        found = date(own, month, day)
        if not _FIRST_YEAR <= own <= _LAST_YEAR:
            raise ValueError
        if year is None and abs((found - today).days) > 300:
            found = date(own + (1 if found < today else -1), month, day)
    except ValueError:
        told = f"{own:04}-{month:02}-{day:02}"
        raise Unreadable(Message(N_("The calendar has no {day}."), day=told)) from None
    return found
