# SPDX-License-Identifier: MIT
"""Where the lines of a paper form run on a screen of any width.

Columns share the width equally, as on paper; what needs more room takes it from its neighbours,
and where even that is too narrow the cells fold into fewer columns in the order of the paper.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate

from PySide6.QtCore import QRect

from desk.sheet import Cell, Drawing, Section

#: Height of a section's bar in pixels.
BAR = 28


@dataclass(frozen=True)
class Needs:
    """What a cell asks of the page: its least width, and its height at a width, in pixels."""

    shown: Callable[[str], bool]
    width: Callable[[str], int]
    height: Callable[[str, int], int]


@dataclass
class Ruled:
    """The form in pixels: each section's bar and frame, each cell's rectangle, the full height."""

    cells: dict[str, QRect] = field(default_factory=dict)
    bars: list[tuple[str, QRect]] = field(default_factory=list)
    frames: list[QRect] = field(default_factory=list)
    bottom: int = 0


def rule(drawing: Drawing, frame: QRect, needs: Needs) -> Ruled:
    """Rule the drawing into a frame of some left, top and width; its height is not looked at."""
    ruled = Ruled(bottom=frame.top())
    for section in drawing.sections:
        cells = tuple(cell for cell in section.cells if needs.shown(cell.name))
        if not cells:
            continue
        if section.title:
            bar = QRect(frame.left(), ruled.bottom, frame.width(), BAR)
            ruled.bars.append((section.title, bar))
            ruled.bottom += BAR
        top = ruled.bottom
        _rule_section(
            ruled, Section(section.title, section.columns, section.rows, cells), frame, needs
        )
        ruled.frames.append(QRect(frame.left(), top, frame.width(), ruled.bottom - top))
    return ruled


def least_width(drawing: Drawing, needs: Needs) -> int:
    """The width in pixels below which even one column is too narrow for a cell."""
    return max((needs.width(name) for name in drawing.names if needs.shown(name)), default=0)


def _rule_section(ruled: Ruled, section: Section, frame: QRect, needs: Needs) -> None:
    section = _fitting(section, frame.width(), needs)
    rights = _shares(frame.width(), _column_needs(section, needs))
    lefts = [0, *rights]
    widths = {c.name: rights[c.column + c.columns - 1] - lefts[c.column] for c in section.cells}
    heights = _row_heights(section, {n: needs.height(n, w) for n, w in widths.items()})
    tops = [ruled.bottom, *accumulate(heights, initial=ruled.bottom)][1:]
    for cell in section.cells:
        ruled.cells[cell.name] = QRect(
            frame.left() + lefts[cell.column],
            tops[cell.row],
            widths[cell.name],
            tops[cell.row + cell.rows] - tops[cell.row],
        )
    ruled.bottom = tops[-1]


def _fitting(section: Section, width: int, needs: Needs) -> Section:
    """The section itself, or folded as little as lets every cell have its least width."""
    tried = section
    for parts in range(1, section.columns + 1):
        columns = -(-section.columns // parts)
        if columns == tried.columns and parts > 1:
            continue
        tried = section if parts == 1 else fold(section, columns)
        if sum(_column_needs(tried, needs)) <= width:
            break
    return tried


def fold(section: Section, columns: int) -> Section:
    """The same cells in fewer columns, in reading order; the last of each row fills it up."""
    rows: list[list[tuple[str, int]]] = [[]]
    for cell in sorted(section.cells, key=lambda c: (c.row, c.column)):
        wide = max(1, min(columns, -(-cell.columns * columns // section.columns)))
        if sum(w for _, w in rows[-1]) + wide > columns:
            rows.append([])
        rows[-1].append((cell.name, wide))
    placed = []
    for at, row in enumerate(rows):
        column = 0
        for number, (name, wide) in enumerate(row, 1):
            span = columns - column if number == len(row) else wide
            placed.append(Cell(name, at, column, 1, span))
            column += span
    return Section(section.title, columns, len(rows), tuple(placed))


def _column_needs(section: Section, needs: Needs) -> list[int]:
    least = [0] * section.columns
    for cell in sorted(section.cells, key=lambda c: c.columns):
        span = range(cell.column, cell.column + cell.columns)
        lacking = needs.width(cell.name) - sum(least[c] for c in span)
        if lacking > 0:
            for c in span:
                least[c] += -(-lacking // cell.columns)
    return least


def _shares(width: int, least: list[int]) -> list[int]:
    """The right edges of columns that share a width equally, none below its least."""
    narrow: set[int] = set()
    share = width / len(least)
    while len(narrow) < len(least):
        rest = width - sum(least[c] for c in narrow)
        share = rest / (len(least) - len(narrow))
        more = {c for c, need in enumerate(least) if c not in narrow and need > share}
        if not more:
            break
        narrow |= more
    widths = [least[c] if c in narrow else share for c in range(len(least))]
    rights = [round(right) for right in accumulate(widths)]
    rights[-1] = max(width, rights[-1])
    return rights


def _row_heights(section: Section, heights: dict[str, int]) -> list[int]:
    """Each row as high as its cells need; what a tall cell lacks goes to its last row."""
    rows = [0] * section.rows
    for cell in sorted(section.cells, key=lambda c: c.row + c.rows):
        last = cell.row + cell.rows - 1
        above = sum(rows[cell.row : last])
        rows[last] = max(rows[last], heights[cell.name] - above)
    return rows
