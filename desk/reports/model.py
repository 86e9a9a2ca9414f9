# SPDX-License-Identifier: MIT
"""A report as plain data: figures, tables, charts and sentences, each with the records behind it.

Nothing here knows a language or a page; labels are messages, translated when they are shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple

from desk.db.query import Query
from desk.text import Message

Label = Message | str
Unit = Literal["count", "money", "minutes", "seconds", "share", "number", "text", "day", "moment"]
"""How a value is shown: money is fen, minutes are whole, a share is a Share in per cent."""


class Share(NamedTuple):
    """A part of a whole, kept as both, so that nothing is rounded before it is shown."""

    part: int
    whole: int

    def reaches(self, percent: int) -> bool:
        """Whether the part is at least so many per cent of the whole."""
        return self.part * 100 >= percent * self.whole


Value = int | Share | Message | str | date | datetime | Decimal | None


@dataclass(frozen=True)
class Figure:
    """One figure with its label; `query` opens the records behind it, `goal` is in per cent."""

    label: Label
    value: Value
    unit: Unit = "count"
    query: Query | None = None
    note: Label = ""
    goal: int | None = None

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None where there is none, or nothing to measure."""
        if self.goal is None or not isinstance(self.value, Share) or not self.value.whole:
            return None
        return self.value.reaches(self.goal)


@dataclass(frozen=True)
class Tiles:
    """Figures beside each other, the first thing the eye falls on."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table: heading, how its values are shown, its width beside the others.

    `bars` draws a bar as long as the value beside it; `blank` is left to be written in by hand.
    """

    heading: Label
    unit: Unit = "count"
    width: float = 10
    bars: bool = False
    blank: bool = False

    @property
    def right(self) -> bool:
        """Whether its values line up at the right."""
        return self.unit not in ("text", "day", "moment")


@dataclass(frozen=True)
class Cell:
    """A value in a table, with the records behind it."""

    value: Value
    query: Query | None = None


@dataclass(frozen=True)
class Table:
    """Rows of cells; `total` says that the last row adds up the others."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: Label = ""
    total: bool = False
    empty: Label = ""
    note: Label = ""


@dataclass(frozen=True)
class Series:
    """One line or row of columns in a chart; None leaves a gap."""

    label: Label
    values: tuple[int | Share | None, ...]
    queries: tuple[Query | None, ...] = ()


@dataclass(frozen=True)
class Chart:
    """Columns or lines over categories (months); `goal` draws a line at so many per cent."""

    title: Label
    categories: tuple[Label, ...]
    series: tuple[Series, ...]
    kind: Literal["columns", "lines"] = "columns"
    unit: Unit = "count"
    goal: int | None = None


@dataclass(frozen=True)
class Words:
    """Sentences, one paragraph each."""

    sentences: tuple[Label, ...]


@dataclass(frozen=True)
class Lines:
    """Where somebody signs; each name gets a line with room for the day."""

    names: tuple[Label, ...]


Part = Tiles | Table | Chart | Words | Lines


@dataclass(frozen=True)
class Section:
    """Parts under one heading; `kind` is the book that one must be allowed to read for it."""

    title: Label
    parts: tuple[Part, ...]
    kind: str = ""


@dataclass(frozen=True)
class Signed:
    """Who signed a report when (UTC), the hash of its figures and the trail's last hash then."""

    by: str
    at: datetime
    hash: str
    trail: str


@dataclass(frozen=True)
class Report:
    """A report that was made: what it is about, its sections, and what changed after signing."""

    name: str
    title: Label
    period: Label
    branch: Label
    sections: tuple[Section, ...]
    made_at: datetime
    made_by: str
    options: Mapping[str, str] = field(default_factory=dict)
    signed: Signed | None = None
    annex: tuple[Section, ...] = ()
