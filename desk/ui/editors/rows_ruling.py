# SPDX-License-Identifier: MIT
"""Where the rules of a table inside a form run, and how its rows at rest are painted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontInfo, QPainter

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
LEASTS = {
    "moment": 148,
    "day": 104,
    "phone": 104,
    "note": 120,
    "whole": 56,
    "money": 88,
    "measure": 76,
    "tick": 52,
    "choice": 76,
}
GAP = (ROW - LINE) // 2
# A column that has to share a row with many: pixels for each letter it is wide, and at most.
LETTER = 7
MOST = 210


Columns = dict[str, Kind[Any]]


@dataclass(frozen=True)
class Place:
    """Where a column runs: in which line of a row, from which rule to which, in pixels."""

    line: int
    left: int
    right: int

    @property
    def room(self) -> int:
        """The width of the text in it."""
        return self.right - self.left - 2 * SIDE


@dataclass(frozen=True)
class Ruling:
    """The places of the columns and the tops of each row's lines, its bottom last, in pixels.

    A table with too many columns for one line has rows of several, as it has on paper.
    """

    places: Mapping[str, Place]
    rows: tuple[tuple[int, ...], ...] = ()

    @property
    def lines(self) -> int:
        """Of how many lines a row is."""
        return max((place.line for place in self.places.values()), default=0) + 1

    @property
    def head(self) -> int:
        """The height of the columns' names."""
        return HEAD * self.lines

    @property
    def bottom(self) -> int:
        """Where the last row ends."""
        return self.rows[-1][-1] if self.rows else self.head

    def top(self, row: int) -> int:
        """Where a row begins."""
        return self.rows[row][0]

    def cell(self, row: int, name: str) -> QRect:
        """A cell's rectangle from rule to rule."""
        place, tops = self.places[name], self.rows[row]
        top, below = tops[place.line], tops[place.line + 1]
        return QRect(place.left, top, place.right - place.left, below - top)

    def inside(self, row: int, name: str) -> QRect:
        """The part of a cell that holds its text."""
        return self.cell(row, name).adjusted(SIDE, GAP + 1, -SIDE, 1 - GAP)

    def row_at(self, y: int) -> int:
        """The row at a height, -1 outside of all."""
        return next((n for n, tops in enumerate(self.rows) if tops[0] <= y < tops[-1]), -1)

    def column_at(self, row: int, point: QPoint) -> str:
        """The column of a row at a point; "" left and right of all."""
        cells = ((name, self.cell(row, name)) for name in self.places)
        return next((name for name, cell in cells if cell.contains(point)), "")


def places_of(columns: Columns, width: int, *, removable: bool) -> dict[str, Place]:
    """Columns as wide as their kind of entry needs, together as wide as the table."""
    room = float(width - NUMBER - (REMOVE if removable else 0))
    places: dict[str, Place] = {}
    for line, part in enumerate(_lines(columns, room)):
        wishes = [float(columns[name].width) for name in part]
        widths = _shared(room, wishes, [_least(columns[name]) for name in part])
        edges = [round(left) for left in accumulate(widths, initial=float(NUMBER))]
        for name, left, right in zip(part, edges, edges[1:], strict=False):
            places[name] = Place(line, left, right)
    return places


def is_tight(columns: Columns, width: int) -> bool:
    """Whether the columns do not fit into one line with ease."""
    return sum(_need(kind) for kind in columns.values()) > max(width - NUMBER, 1)


def _need(kind: Kind[Any]) -> float:
    """The width at which a column is read with ease."""
    return max(_least(kind), min(MOST, LETTER * kind.width))


def _least(kind: Kind[Any]) -> float:
    return float(LEASTS.get(kind.editor, LEAST))


def _lines(columns: Columns, room: float) -> list[list[str]]:
    """The columns in one line where they fit, else in as few lines as they need."""
    names = list(columns)
    if sum(_least(kind) for kind in columns.values()) <= max(room, 1.0):
        return [names]
    needs = {n: _need(k) for n, k in columns.items()}
    whole = sum(needs.values())
    count = max(2, -(-int(whole) // max(1, int(room))))
    goal = min(room, whole / count)
    lines: list[list[str]] = [[]]
    filled = 0.0
    for name in names:
        full = lines[-1] and filled + needs[name] / 2 > goal
        if full and (len(lines) < count or filled + needs[name] > room):
            lines.append([])
            filled = 0.0
        lines[-1].append(name)
        filled += needs[name]
    return lines


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


def row_heights(row: TableRow, ruling: Ruling) -> tuple[int, ...]:
    """How high each line of a row must be for its longest text."""
    rooms = tuple(place.room for place in ruling.places.values())
    if row.high[0] == rooms:
        return row.high[1]
    highs = [ROW] * ruling.lines
    for name, place in ruling.places.items():
        if is_long(row.columns[name]):
            needed = wrapping.height(row.text(name), theme.BASE, place.room) + 2 * GAP + 4
            highs[place.line] = max(highs[place.line], needed)
    row.high = (rooms, tuple(highs))
    return row.high[1]


def paint_head(painter: QPainter, columns: Columns, ruling: Ruling, *, marked: bool) -> None:
    """The columns' names; where it is typed, with the mark of those that must be filled in."""
    painter.setFont(theme.font(theme.LABEL))
    metrics = painter.fontMetrics()
    for name, at in ruling.places.items():
        kind = columns[name]
        place = QRect(at.left + SIDE, at.line * HEAD, at.room, HEAD)
        label = _(kind.label) + (" *" if marked and kind.required and not kind.by_desk else "")
        text = metrics.elidedText(label, Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(theme.colour("muted"))
        side = Qt.AlignmentFlag.AlignRight if kind.align == "right" else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), text)


def paint_rules(painter: QPainter, ruling: Ruling, width: int) -> None:
    """The hairlines between rows, their lines and columns."""
    heads = tuple(HEAD * line for line in range(ruling.lines + 1))
    for tops in (heads, *ruling.rows):
        for at in tops[1:-1]:
            hairlines.across(painter, NUMBER, at, width - NUMBER)
        for at in (tops[0], tops[-1]):
            hairlines.across(painter, 0, at, width)
        for place in ruling.places.values():
            top, below = tops[place.line], tops[place.line + 1]
            hairlines.down(painter, place.left, top, below - top)
            if width - place.right > 2:
                hairlines.down(painter, place.right, top, below - top)


def paint_rows(
    painter: QPainter, rows: Sequence[TableRow], ruling: Ruling, live: int, clip: QRect
) -> None:
    """The rows at rest; the live one shows its editors instead."""
    painter.setFont(theme.font())
    for at, row in enumerate(rows):
        top, bottom = ruling.rows[at][0], ruling.rows[at][-1]
        if bottom < clip.top() or top > clip.bottom():
            continue
        painter.setPen(theme.colour("faint"))
        number = QRect(0, top, NUMBER - 6, ROW)
        if row.fresh and row.is_blank():
            icons.paint(painter, "new", QRect(NUMBER - 20, top + 9, 13, 13), "faint")
        else:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(number, int(right), str(at + 1))
        for name in ruling.places:
            if at != live:
                _paint_cell(painter, row, name, row.columns[name], ruling.inside(at, name))
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
    usual = painter.font()
    if kind.align == "right":
        painter.setFont(_whole(usual, painter.fontMetrics().horizontalAdvance(text), place.width()))
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    line = QRect(place.left(), place.top(), place.width(), LINE)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(line, int(flags), elided)
    painter.setFont(usual)


def _whole(usual: QFont, wide: int, room: int) -> QFont:
    """A figure is rather set smaller than cut: half a figure is another one."""
    if wide <= room or wide <= 0:
        return usual
    small = QFont(usual)
    small.setPixelSize(max(8, int(QFontInfo(usual).pixelSize() * room / wide)))
    return small
