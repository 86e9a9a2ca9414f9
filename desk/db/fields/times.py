# SPDX-License-Identifier: MIT
"""Fields of time: the office's days, and moments kept in UTC."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from desk.db.fields.base import Kind, Setting
from desk.text import N_, Message
from desk.text.dates import day_text, moment_text, read_day, read_moment

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class Day(Kind[date | None]):
    """A calendar day of the office."""

    field_type = "DATE"
    editor = "day"
    nullable = True
    empty = None
    width = 11
    python_value = staticmethod(
        lambda value: date.fromisoformat(value) if isinstance(value, str) else value
    )

    def db_value(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value

    def read(self, text: str, at: Setting) -> date | None:
        return read_day(text, at.today, order=at.order) if text.strip() else None

    def show(self, value: date | None, at: Setting) -> str:
        return "" if value is None else day_text(value)

    def check(self, value: Any) -> Iterator[Message]:
        if value is not None and not date(1900, 1, 1) <= value <= date(2199, 12, 31):
            yield Message(N_("lies outside the years 1900 to 2199."))

    def plain(self, value: Any) -> Any:
        return value.isoformat() if value else None

    def unplain(self, value: Any) -> Any:
        return date.fromisoformat(value) if value else None


class Moment(Kind[datetime | None]):
    """A point in time: UTC milliseconds in the store, the office's time on screen."""

    field_type = "BIGINT"
    editor = "moment"
    nullable = True
    empty = None
    weighty = True
    width = 16

    def db_value(self, value: Any) -> Any:
        return to_millis(value) if isinstance(value, datetime) else value

    def python_value(self, value: Any) -> Any:
        return None if value is None else from_millis(value)

    def read(self, text: str, at: Setting) -> datetime | None:
        return read_moment(text, at.now, at.zone, order=at.order) if text.strip() else None

    def show(self, value: datetime | None, at: Setting) -> str:
        return "" if value is None else moment_text(value, at.zone)

    def check(self, value: Any) -> Iterator[Message]:
        if value is not None and not 1900 <= value.year <= 2199:
            yield Message(N_("lies outside the years 1900 to 2199."))

    def plain(self, value: Any) -> Any:
        return to_millis(value) if value else None

    def unplain(self, value: Any) -> Any:
        return None if value is None else from_millis(value)


def to_millis(moment: datetime) -> int:
    """UTC milliseconds of an aware moment."""
    return (moment - EPOCH) // _MILLISECOND


def from_millis(value: int) -> datetime:
    """The aware UTC moment of milliseconds."""
    return EPOCH + timedelta(0, 0, value * 1000)
