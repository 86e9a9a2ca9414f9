# SPDX-License-Identifier: MIT
"""The office's working time: deadlines run only while the office is open.

Several spans a day leave room for the lunch break, single days replace their weekday (public
holidays, make-up working days), and an office that never closes has a calendar of its own.
Minutes are minutes that really pass, so a day of a clock change is an hour shorter or longer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise

from desk.errors import Invalid
from desk.text import N_, Message

Span = tuple[time, time]
"""Opening and closing on the office's clock; a closing at 0:00 is the midnight after the day."""

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_ALL_DAY: tuple[Span, ...] = ((time(), time()),)
_SPAN = re.compile(r"([0-9]{1,2}):([0-9]{2})-([0-9]{1,2}):([0-9]{2})")


class WorkingCalendar:
    """When an office is open, and how long things take in its working time."""

    def __init__(
        self,
        weekly: Mapping[int, Iterable[Span]],
        exceptions: Mapping[date, Iterable[Span]],
        zone: tzinfo,
        years: Collection[int] = (),
    ) -> None:
        """`weekly` has the spans of each weekday (Monday is 0), `exceptions` those of single days
        (none: closed), `years` are those whose holidays are entered. Raises Invalid for spans
        that overlap or run over midnight, and for a week without any."""
        self._weekly = {weekday: checked(spans) for weekday, spans in weekly.items()}
        self._exceptions = {day: checked(spans) for day, spans in exceptions.items()}
        self._zone = zone
        self._years = frozenset(years)
        self._moments: dict[date, tuple[tuple[datetime, datetime], ...]] = {}
        week = [self._weekly.get(weekday, ()) for weekday in range(7)]
        if not any(week):
            raise Invalid([(None, Message(N_("The office must be open on one day of the week.")))])
        self._never_closes = all(spans == _ALL_DAY for spans in week) and all(
            spans == _ALL_DAY for spans in self._exceptions.values()
        )

    @classmethod
    def always(cls, zone: tzinfo) -> WorkingCalendar:
        """The calendar of a rule that runs round the clock; it knows every year."""
        return cls(dict.fromkeys(range(7), _ALL_DAY), {}, zone)

    def knows(self, year: int) -> bool:
        """Whether the holidays of `year` are entered; else its weeks count as ordinary ones."""
        return self._never_closes or year in self._years

    def day(self, day: date) -> tuple[Span, ...]:
        """The spans of `day`, in order; empty when the office is closed."""
        spans = self._exceptions.get(day)
        return self._weekly.get(day.weekday(), ()) if spans is None else spans

    def is_open(self, moment: datetime) -> bool:
        """Whether the office works at `moment` (UTC); at the minute of closing it does not."""
        return any(
            opens <= moment < closes for opens, closes in self._opened(self._local_day(moment))
        )

    def after(self, start: datetime, minutes: int) -> datetime:
        """The moment (UTC) when `minutes` of working time have passed since `start` (UTC).

        A start outside of work counts from the next opening. Raises ValueError below zero.
        """
        if minutes < 0:
            raise ValueError("working time does not run backwards")
        left = minutes * _MINUTE
        if self._never_closes:
            return start + left
        for opens, closes in self._from(start):
            begins = max(opens, start)
            if closes - begins >= left:
                return begins + left
            left -= closes - begins
        raise AssertionError("a week with working time never ends")

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """The whole working minutes from `start` to `end` (both UTC); below zero when `end` is
        the earlier one."""
        if end < start:
            return -self.minutes_between(end, start)
        if self._never_closes:
            return (end - start) // _MINUTE
        passed = timedelta()
        for opens, closes in self._from(start):
            if opens >= end:
                break
            passed += min(closes, end) - max(opens, start)
        return passed // _MINUTE

    def _from(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The openings that end after `start`, in order, without an end."""
        day = self._local_day(start)
        while True:
            for opens, closes in self._opened(day):
                if closes > start:
                    yield opens, closes
            day += _DAY

    def _local_day(self, moment: datetime) -> date:
        return moment.astimezone(self._zone).date()

    def _opened(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """The openings of `day` in UTC; kept, because a deadline asks for the same days again."""
        kept = self._moments.get(day)
        if kept is None:
            pairs = []
            for opens, closes in self.day(day):
                last = day + _DAY if closes == time() else day
                pair = _moment(day, opens, self._zone), _moment(last, closes, self._zone)
                if pair[0] < pair[1]:  # the clocks may skip a whole span
                    pairs.append(pair)
            kept = self._moments[day] = tuple(pairs)
        return kept


def checked(spans: Iterable[Span]) -> tuple[Span, ...]:
    """`spans` in order, those that touch joined; Invalid where they overlap or end before they
    begin."""
    ordered = sorted(spans)
    for opens, closes in ordered:
        if closes != time() and closes <= opens:
            raise _wrong(N_("{span} must end after it begins, on the same day."), (opens, closes))
    for one, other in pairwise(ordered):
        if one[1] == time() or other[0] < one[1]:
            raise _wrong(N_("{span} begins before the time ahead of it ends."), other)
    joined: list[Span] = []
    for span in ordered:
        if joined and joined[-1][1] == span[0]:
            joined[-1] = joined[-1][0], span[1]
        else:
            joined.append(span)
    return tuple(joined)


def read_spans(text: str) -> tuple[Span, ...]:
    """The spans of a text such as `8:30-12:00 13:30-17:30`; empty text means closed. Raises
    Invalid."""
    from desk.text.plain import clean

    spans: list[Span] = []
    for part in re.split("[ ,;、]+", re.sub(" ?[-–—~至到] ?", "-", clean(text))):
        found = _SPAN.fullmatch(part)
        if found:
            hours = [int(found[n]) for n in (1, 3)]
            minutes = [int(found[n]) for n in (2, 4)]
            if hours[1] == 24 and minutes[1] == 0:
                hours[1] = 0
            if max(hours) < 24 and max(minutes) < 60:
                spans.append((time(hours[0], minutes[0]), time(hours[1], minutes[1])))
                continue
        if part:
            message = Message(N_("“{text}” is not a span of time like 8:30-12:00."), text=part)
            raise Invalid([(None, message)])
    return checked(spans)


def spans_text(spans: Iterable[Span]) -> str:
    """08:30-12:00 13:30-17:30; what closes at midnight closes at 24:00."""
    return " ".join(map(_span_text, spans))


def _span_text(span: Span) -> str:
    closes = "24:00" if span[1] == time() else f"{span[1]:%H:%M}"
    return f"{span[0]:%H:%M}-{closes}"


def _wrong(sentence: str, span: Span) -> Invalid:
    return Invalid([(None, Message(sentence, span=_span_text(span)))])


def _moment(day: date, clock: time, zone: tzinfo) -> datetime:
    """The moment in UTC when the office's clock shows `clock`; where the clocks skip it, the
    moment they are put forward."""
    wall = datetime.combine(day, clock, zone)
    moment = wall.astimezone(UTC)
    back = moment.astimezone(zone)
    if back.replace(tzinfo=None) == wall.replace(tzinfo=None):
        return moment
    early, late = wall.replace(fold=1).astimezone(UTC), moment
    offset = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)
