# SPDX-License-Identifier: MIT
"""A report's tables on the screen: small ones paired, figures that open their records."""

from collections.abc import Sequence
from datetime import tzinfo
from functools import lru_cache

from PySide6.QtCore import QRectF

from desk.reports import showing
from desk.reports.model import Cell, Share, Table
from desk.ui import theme
from desk.ui.report.brush import Brush, Flag, mixed

_ROW, _HEAD, _PAD, _GAP = 27.0, 26.0, 8.0, 14.0
_BESIDE = 820.0  # small tables stand two by two from this width on
_SIZE = 13


def tables(
    brush: Brush, some: Sequence[tuple[Table, ...]], y: float, width: float, zone: tzinfo
) -> float:
    """Groups of tables below each other; each group side by side where there is room."""
    top = y
    for group in some:
        if len(group) == 2 and width >= _BESIDE:
            wide = (width - 24) / 2
            heights = [
                _Ruled(brush, table, n * (wide + 24), wide, zone).draw(y)
                for n, table in enumerate(group)
            ]
            y += max(heights)
        else:
            for table in group:
                y += _Ruled(brush, table, 0, width, zone).draw(y)
    return y - top


class _Ruled:
    """One table with the places of its columns."""

    def __init__(self, brush: Brush, table: Table, x: float, width: float, zone: tzinfo) -> None:
        self.brush = brush
        self.table = table
        self.x = x
        self.width = width
        self.zone = zone
        self.texts = [[self._text(cell, n) for n, cell in enumerate(row)] for row in table.rows]
        self.places = self._places()

    def _places(self) -> list[tuple[float, float]]:
        """Figures get what they need, texts share what is left by their wishes."""
        needs = []
        for n, column in enumerate(self.table.columns):
            texts = [str(column.heading), *(row[n] for row in self.texts)]
            widest = max(self.brush.width(text, _SIZE, strong=True) for text in texts)
            whole = column.right or column.unit in ("moment", "day")
            needs.append(widest + 2 * _PAD if whole else 60.0)
        spare = self.width - sum(needs)
        wishes = [c.width if not c.right or c.bars else c.width / 3 for c in self.table.columns]
        total = sum(wishes) or 1
        places, x = [], self.x
        for need, wish in zip(needs, wishes, strict=True):
            wide = need + max(spare, 0) * wish / total
            if spare < 0:
                wide = need * self.width / sum(needs)
            places.append((x, wide))
            x += wide
        return places

    def _text(self, cell: Cell, n: int) -> str:
        column = self.table.columns[n]
        if column.blank or (cell.value is None and not column.right):
            return ""
        return showing.shown(cell.value, column.unit, self.zone)

    def draw(self, y: float) -> float:
        """Paint it with its upper edge at y; how high it is."""
        top = y
        if self.table.title:
            self.brush.text(QRectF(self.x, y, self.width, 22), str(self.table.title), strong=True)
            y += 24
        self._headings(y)
        y += _HEAD
        for number, row in enumerate(self.table.rows):
            high = self._height(number)
            self._row(y, high, number, row)
            y += high
        if not self.table.rows:
            empty = str(self.table.empty) or showing.NOTHING
            box = QRectF(self.x + _PAD, y, self.width, _ROW)
            self.brush.text(box, empty, role="muted")
            y += _ROW
        self.brush.line(self.x, y, self.x + self.width, y, "border")
        if self.table.note:
            box = QRectF(self.x + _PAD, y + 4, self.width, 18)
            self.brush.text(box, str(self.table.note), size=theme.LABEL, role="muted")
            y += 22
        return y - top + _GAP

    def _headings(self, y: float) -> None:
        self.brush.fill(QRectF(self.x, y, self.width, _HEAD), "section_tint")
        self.brush.line(self.x, y, self.x + self.width, y, "border")
        for column, (x, wide) in zip(self.table.columns, self.places, strict=True):
            box = QRectF(x + _PAD, y, wide - 2 * _PAD, _HEAD)
            align = Flag.AlignRight if column.right else Flag.AlignLeft
            self.brush.text(box, str(column.heading), size=12, strong=True, align=align)

    def _height(self, number: int) -> float:
        """One line, or as many as the longest text of the row needs."""
        high = _ROW
        for n, text in enumerate(self.texts[number]):
            room = self.places[n][1] - 2 * _PAD
            if self._runs_on(text, n):
                high = max(high, text_height(text, int(room)) + 9)
        return high

    def _runs_on(self, text: str, n: int) -> bool:
        room = self.places[n][1] - 2 * _PAD
        return not self.table.columns[n].right and self.brush.width(text, _SIZE) > room

    def _row(self, y: float, high: float, number: int, row: tuple[Cell, ...]) -> None:
        last = self.table.total and number == len(self.table.rows) - 1
        self.brush.line(self.x, y + high - 1, self.x + self.width, y + high - 1)
        for n, cell in enumerate(row):
            column, (x, wide) = self.table.columns[n], self.places[n]
            text = self.texts[number][n]
            box = QRectF(x + _PAD, y, wide - 2 * _PAD, high)
            says = f"{row[0].value}, {column.heading}: {text}"
            hot = self.brush.spot(box, cell.query, says)
            if column.bars and not last:
                self._bar(cell, n, box)
            if self._runs_on(text, n):
                self.brush.paragraph(box.x(), y + 5, int(box.width()), text, size=_SIZE)
                continue
            align = Flag.AlignRight if column.right else Flag.AlignLeft
            self.brush.text(box, text, size=_SIZE, strong=last, align=align, hot=hot)

    def _bar(self, cell: Cell, n: int, box: QRectF) -> None:
        rows = self.table.rows[:-1] if self.table.total else self.table.rows
        most = max((_size(row[n]) for row in rows), default=0)
        room = box.width() - 36
        if most and room > 8 and self.brush.painter is not None:
            length = room * _size(cell) / most
            bar = QRectF(box.x(), box.center().y() - 5.5, length, 11)
            self.brush.painter.fillRect(bar, mixed("accent", "paper", 0.62))


@lru_cache(maxsize=2048)
def text_height(text: str, width: int) -> float:
    """How high a text is that runs over several lines; asked again at every repaint."""
    return Brush().paragraph(0, 0, width, text, size=_SIZE)


def _size(cell: Cell) -> float:
    if isinstance(cell.value, Share):
        return float(showing.exact(cell.value))
    return float(cell.value) if isinstance(cell.value, int) else 0.0
