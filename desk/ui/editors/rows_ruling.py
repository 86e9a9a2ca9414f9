# SPDX-License-Identifier: MIT
"""Where the rules of a table inside a form run, and how its rows at rest are painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from desk.db.fields import Kind, Tick
from desk.text import _
from desk.ui import hairlines, icons, theme, wrapping
from desk.ui.editors.editor import LINE, SIDE
from desk.ui.editors.table_row import TableRow, is_long

HEAD = 24
ROW = 30
NUMBER = 28
REMOVE = 28
FOOT = 28
LEAST = 64
LEASTS = {"moment": 148, "day": 104, "note": 120, "whole": 56, "tick": 52, "choice": 76}
GAP = (ROW - LINE) // 2


@dataclass(frozen=True)
class Ruling:
    """The left edges of the columns and the tops of the rows, in pixels."""

    names: tuple[str, ...]
    lefts: tuple[int, ...]  # one more than there are columns
    tops: tuple[int, ...]  # one more than there are rows

    def cell(self, row: int, name: str) -> QRect:
        """A cell's rectangle from rule to rule."""
        at = self.names.index(name)
        left, top = self.lefts[at], self.tops[row]
        return QRect(left, top, self.lefts[at + 1] - left, self.tops[row + 1] - top)

    def inside(self, row: int, name: str) -> QRect:
        """The part of a cell that holds its text."""
        return self.cell(row, name).adjusted(SIDE, GAP + 1, -SIDE, 1 - GAP)

    def row_at(self, y: int) -> int:
        """The row at a height, -1 outside of all."""
        spans = zip(self.tops, self.tops[1:], strict=False)
        return next((row for row, (top, below) in enumerate(spans) if top <= y < below), -1)

    def column_at(self, x: int) -> str:
        """The column at a distance from the left; "" left and right of all."""
        for at, name in enumerate(self.names):
            if self.lefts[at] <= x < self.lefts[at + 1]:
                return name
        return ""


def column_edges(columns: dict[str, Kind[Any]], width: int, *, removable: bool) -> tuple[int, ...]:
    """Columns as wide as their kind of entry needs, together as wide as the table."""
    room = width - NUMBER - (REMOVE if removable else 0)
    wishes = [float(kind.width) for kind in columns.values()]
    least = [float(LEASTS.get(kind.editor, LEAST)) for kind in columns.values()]
    widths = _shared(float(room), wishes, least)
    return tuple(round(left) for left in accumulate(widths, initial=float(NUMBER)))


def _shared(room: float, wishes: list[float], least: list[float]) -> list[float]:
    """Shares as wished, but what a narrow column needs is taken from the others."""
    if sum(least) >= room:
        return [room * need / sum(least) for need in least]
    fixed: set[int] = set()
    while True:
        rest = room - sum(least[at] for at in fixed)
        shared = sum(wish for at, wish in enumerate(wishes) if at not in fixed)
        widths = [
            least[at] if at in fixed else rest * wish / shared for at, wish in enumerate(wishes)
        ]
        short = {at for at, width in enumerate(widths) if width < least[at]}
        if not short:
            return widths
        fixed |= short


def row_height(row: TableRow, ruling: Ruling) -> int:
    """How high a row must be for its longest text."""
    width = ruling.lefts[-1]
    if row.high[0] == width:
        return row.high[1]
    high = ROW
    for at, (name, kind) in enumerate(row.columns.items()):
        if is_long(kind):
            room = ruling.lefts[at + 1] - ruling.lefts[at] - 2 * SIDE
            needed = wrapping.height(row.text(name), theme.BASE, room)
            high = max(high, needed + 2 * GAP + 4)
    row.high = (width, high)
    return high


def paint_head(
    painter: QPainter, columns: dict[str, Kind[Any]], ruling: Ruling, *, marked: bool
) -> None:
    """The columns' names; where it is typed, with the mark of those that must be filled in."""
    painter.setFont(theme.font(theme.LABEL))
    metrics = painter.fontMetrics()
    for at, kind in enumerate(columns.values()):
        left, right = ruling.lefts[at] + SIDE, ruling.lefts[at + 1] - SIDE
        place = QRect(left, ruling.tops[0] - HEAD, right - left, HEAD)
        label = _(kind.label) + (" *" if marked and kind.required and not kind.by_desk else "")
        text = metrics.elidedText(label, Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(theme.colour("muted"))
        side = Qt.AlignmentFlag.AlignRight if kind.align == "right" else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), text)


def paint_rules(painter: QPainter, ruling: Ruling, width: int) -> None:
    """The hairlines between rows and columns."""
    top, bottom = ruling.tops[0] - HEAD, ruling.tops[-1]
    for at in (top, *ruling.tops):
        hairlines.across(painter, 0, at, width)
    edges = ruling.lefts if width - ruling.lefts[-1] > 2 else ruling.lefts[:-1]
    for left in edges:
        hairlines.down(painter, left, top, bottom - top)


def paint_rows(
    painter: QPainter, rows: Sequence[TableRow], ruling: Ruling, live: int, clip: QRect
) -> None:
    """The rows at rest; the live one shows its editors instead."""
    painter.setFont(theme.font())
    for at, row in enumerate(rows):
        top, bottom = ruling.tops[at], ruling.tops[at + 1]
        if bottom < clip.top() or top > clip.bottom():
            continue
        painter.setPen(theme.colour("faint"))
        number = QRect(0, top, NUMBER - 6, ROW)
        if row.fresh and row.is_blank():
            icons.paint(painter, "new", QRect(NUMBER - 20, top + 9, 13, 13), "faint")
        else:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(number, int(right), str(at + 1))
        for name, kind in row.columns.items():
            if at != live:
                _paint_cell(painter, row, name, kind, ruling.inside(at, name))
            if name in row.wrong:
                paint_mark(painter, ruling.cell(at, name), "red")


def paint_mark(painter: QPainter, cell: QRect, role: str) -> None:
    """The line under the cell that is typed in, or is wrong."""
    painter.fillRect(cell.left() + 1, cell.bottom() - 1, cell.width() - 1, 2, theme.colour(role))


def _paint_cell(painter: QPainter, row: TableRow, name: str, kind: Kind[Any], place: QRect) -> None:
    text = row.text(name)
    if not text:
        return
    if isinstance(kind, Tick):
        icons.paint(painter, "check", QRect(place.left(), place.top() + 3, 16, 16), "accent_ink")
        return
    painter.setPen(theme.colour("muted" if kind.by_desk else "text"))
    if is_long(kind):
        wrapping.draw(painter, place.adjusted(0, 2, 0, 0), text)
        return
    side = Qt.AlignmentFlag.AlignRight if kind.align == "right" else Qt.AlignmentFlag.AlignLeft
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    line = QRect(place.left(), place.top(), place.width(), LINE)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(line, int(flags), elided)
