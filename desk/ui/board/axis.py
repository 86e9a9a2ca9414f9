# SPDX-License-Identifier: MIT
"""The hours of a day along the board: where a moment lies, and which moment lies at a place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from desk.records.dispatch import Trip
from desk.text.dates import local, utc

_FIRST, _LAST = 7, 19
_STEP = timedelta(minutes=30)


@dataclass(frozen=True)
class Axis:
    """From the first to the last hour shown of a day, over so many pixels."""

    day: date
    zone: tzinfo
    first: int
    last: int
    left: int
    width: int

    def x(self, moment: datetime) -> float:
        """Where a moment lies; what lies outside the hours shown is put to their edge."""
        here = local(moment, self.zone)
        hours = (here.date() - self.day).days * 24 + here.hour + here.minute / 60
        share = (hours - self.first) / (self.last - self.first)
        return self.left + max(0.0, min(1.0, share)) * self.width

    def moment(self, x: float) -> datetime:
        """The half hour (UTC) at a place."""
        share = max(0.0, min(1.0, (x - self.left) / max(1, self.width)))
        halves = round((self.first + share * (self.last - self.first)) * 2)
        halves = min(halves, self.last * 2 - 1)
        return utc(self.day, time(), self.zone) + halves * _STEP

    def named_hours(self, room: int) -> int:
        """Every how many hours one is named, so that each name has `room` pixels."""
        hour = self.width / (self.last - self.first)
        return next((every for every in (1, 2, 3, 4, 6) if every * hour >= room), 12)

    def hours(self) -> Iterator[tuple[int, float]]:
        """Each full hour with its place."""
        for hour in range(self.first, self.last + 1):
            share = (hour - self.first) / (self.last - self.first)
            yield hour, self.left + share * self.width


def hours_for(day: date, zone: tzinfo, trips: Iterable[Trip]) -> tuple[int, int]:
    """The hours to show: a working day, longer where a trip begins before it or ends after."""
    first, last = _FIRST, _LAST
    for trip in trips:
        start, end = local(trip.start, zone), local(trip.end, zone)
        if start.date() == day:
            first = min(first, start.hour)
        elif start.date() < day:
            first = 0
        if end.date() == day:
            last = max(last, end.hour + (1 if end.minute else 0))
        elif end.date() > day:
            last = 24
    return first, last


def next_start(day: date, zone: tzinfo, now: datetime, trips: Iterable[Trip]) -> datetime:
    """When a vehicle can leave next on a day: after its trips, not in the past, at a half hour."""
    earliest = utc(day, time(8), zone)
    for trip in trips:
        earliest = max(earliest, trip.end)
    if local(now, zone).date() == day:
        earliest = max(earliest, now)
    midnight = utc(day, time(), zone)
    halves = -(-(earliest - midnight) // _STEP)
    return midnight + halves * _STEP
