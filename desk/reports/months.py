# SPDX-License-Identifier: MIT
"""Months as reports reckon with them: the one before, the same one last year, twelve in a row."""

from datetime import date, tzinfo

from desk.db.fields import to_millis
from desk.text.dates import day_bounds, month_bounds


def shifted(month: date, by: int) -> date:
    """The first day of the month so many months later, or earlier below zero."""
    number = month.year * 12 + month.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)


def key(month: date) -> int:
    """The period under which figures of the month are kept: 202610."""
    return month.year * 100 + month.month


def text(month: date) -> str:
    """2026-10."""
    return f"{month.year:04}-{month.month:02}"


def row(last: date, count: int) -> list[date]:
    """So many months in a row, the last one last."""
    return [shifted(last, by) for by in range(1 - count, 1)]


def bounds(month: date, zone: tzinfo) -> tuple[int, int]:
    """The first and last millisecond (UTC) of the office's month."""
    start, end = month_bounds(month.year, month.month, zone)
    return to_millis(start), to_millis(end) - 1


def day_span(first: date, last: date, zone: tzinfo) -> tuple[int, int]:
    """The first and last millisecond (UTC) of some of the office's days, both included."""
    start, _end = day_bounds(first, zone)
    _start, end = day_bounds(last, zone)
    return to_millis(start), to_millis(end) - 1


def day_label(day: date) -> str:
    """2026-10-21."""
    return day.isoformat()
