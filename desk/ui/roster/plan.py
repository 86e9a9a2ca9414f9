# SPDX-License-Identifier: MIT
"""Where everything stands in the grid: head, names, days, sums; and what lies under a point."""

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect

from desk.records.duty.plan import NONE
from desk.ui import theme
from desk.ui.roster.reading import MonthOfDuty, Person

HEAD = 46
FOOT = 30
ROW = theme.ROW
SIDE = 168
SUM = 54
NARROW = 24


class Cell(NamedTuple):
    """A row and a day of the month, both counted from 0."""

    row: int
    column: int


@dataclass(frozen=True)
class Area:
    """A rectangle of chosen cells, from where it was begun to where the keyboard is."""

    start: Cell
    end: Cell

    @property
    def rows(self) -> range:
        """The chosen rows."""
        return range(min(self.start.row, self.end.row), max(self.start.row, self.end.row) + 1)

    @property
    def columns(self) -> range:
        """The chosen days."""
        low, high = sorted((self.start.column, self.end.column))
        return range(low, high + 1)

    @property
    def single(self) -> bool:
        """Whether it is one cell."""
        return self.start == self.end

    def cells(self) -> list[Cell]:
        """Its cells, row by row."""
        return [Cell(row, column) for row in self.rows for column in self.columns]


@dataclass(frozen=True)
class Plan:
    """A month laid out in a viewport, scrolled by so many pixels."""

    seen: MonthOfDuty
    width: int
    height: int
    scrolled: int = 0

    @property
    def count(self) -> int:
        """How many days."""
        return len(self.seen.days)

    @property
    def step(self) -> int:
        """How wide a day is."""
        return max(NARROW, (self.width - SIDE - 2 * SUM) // max(1, self.count))

    @property
    def whole(self) -> int:
        """How high all rows are."""
        return len(self.seen.people) * ROW

    @property
    def room(self) -> int:
        """How much of the rows can be seen."""
        return max(0, self.height - HEAD - FOOT)

    @property
    def foot(self) -> int:
        """Where the sums of the days stand."""
        return HEAD + min(self.whole, self.room)

    def left(self, column: int) -> int:
        """Where a day begins; the day after the last is where the sums begin."""
        return SIDE + column * self.step

    def top(self, row: int) -> int:
        """Where a row begins."""
        return HEAD + row * ROW - self.scrolled

    def box(self, cell: Cell) -> QRect:
        """A cell."""
        return QRect(self.left(cell.column), self.top(cell.row), self.step, ROW)

    def sum_box(self, row: int, which: int) -> QRect:
        """The sums of a person: shifts (0) and hours (1)."""
        return QRect(self.left(self.count) + which * SUM, self.top(row), SUM, ROW)

    def at(self, point: QPoint) -> Cell | None:
        """The cell under a point; its column is -1 on the name, its row -1 on the head."""
        column = (point.x() - SIDE) // self.step if point.x() >= SIDE else -1
        row = (point.y() - HEAD + self.scrolled) // ROW if point.y() >= HEAD else -1
        below = point.y() >= self.foot
        if column >= self.count or row >= len(self.seen.people) or below:
            return None
        return Cell(row, column) if row >= 0 or column >= 0 else None

    def nearest(self, point: QPoint) -> Cell:
        """The cell nearest to a point, for a drag over the edge."""
        column = (point.x() - SIDE) // self.step
        row = (point.y() - HEAD + self.scrolled) // ROW
        return Cell(
            max(0, min(row, len(self.seen.people) - 1)), max(0, min(column, self.count - 1))
        )


def worked(seen: MonthOfDuty, column: int) -> int:
    """How many are on duty on a day."""
    marks = (person.marks[column] for person in seen.people)
    return sum(mark in seen.known and seen.known[mark].worked for mark in marks)


def sums(seen: MonthOfDuty, person: Person) -> tuple[int, int]:
    """How many shifts a person has in the month, and how many minutes of work."""
    kinds = [seen.known[m] for m in person.marks if m != NONE and m in seen.known]
    return sum(kind.worked for kind in kinds), sum(kind.minutes for kind in kinds)


def hours_text(minutes: int) -> str:
    """176 or 173.5 of minutes."""
    return f"{minutes / 60:.1f}".removesuffix(".0")
