# SPDX-License-Identifier: MIT
"""What the readers of the different kinds of files have in common: rows as they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from desk.errors import Invalid
from desk.text import Message

Plain = str | int | float | Decimal | date | datetime | None
"""A cell's value: text, a number, a day, a moment, a yes or no, or nothing."""

RawRow = tuple[int, list[Plain], Message | None]
"""Row number from 1, cells, and why the row cannot be read (then its cells are what was found)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table comes from; `encoding` and `separator` of a CSV, `sheet` of a workbook."""

    file: str
    kind: str
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()


class Raw(Protocol):
    """A file that gives its rows, all of them, again at each call."""

    @property
    def source(self) -> Source:
        """Where the rows come from."""

    def rows(self) -> Iterator[RawRow]:
        """Every row of the file, blank ones too, from the first."""

    def share(self) -> float:
        """How much of the file the rows read last have used up, 0 to 1."""


def invalid(template: str, file: str, **values: object) -> Invalid:
    """The error for a file that is not a table, or a damaged one."""
    return Invalid([(None, Message(template, file=file, **values))])
