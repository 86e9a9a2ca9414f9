# SPDX-License-Identifier: MIT
"""A report's tables as strips: headings on every page, bars beside figures, small ones paired."""

import re
from collections.abc import Iterator, Sequence
from datetime import tzinfo

from desk.paper.breaking import broken
from desk.paper.pen import RISE, TINT, Box
from desk.paper.report.strip import HAIR, MUTED, PALE, Ink, Strip
from desk.reports import showing
from desk.reports.model import Cell, Share, Table

SIZE, LEADING, PAD = 8.2, 10.6, 4.0
_ROW, _GAP = 4.4, 9.0
_MOST_LINES = 12
_CHINESE, _TOGETHER = 0x2E80, 5
_UNBROKEN = re.compile(r"[^\s\u2e80-\U0010ffff]+|[\u2e80-\U0010ffff]+")


def beside(ink: Ink, tables: Sequence[Table], width: float, zone: tzinfo) -> Strip:
    """Small tables beside each other as one strip."""
    gap = 18.0
    wide = (width - gap) / 2
    columns = [whole(ink, table, wide, zone) for table in tables]

    def draw(x: float, y: float) -> None:
        for n, column in enumerate(columns):
            column.draw(x + n * (wide + gap), y)

    return Strip(max(column.height for column in columns), draw)


def whole(ink: Ink, table: Table, width: float, zone: tzinfo) -> Strip:
    """A short table as one strip, which no page's end divides."""
    parts = list(strips(ink, table, width, zone))

    def draw(x: float, y: float) -> None:
        for part in parts:
            part.draw(x, y)
            y -= part.height

    return Strip(sum(part.height for part in parts), draw)


def strips(ink: Ink, table: Table, width: float, zone: tzinfo) -> Iterator[Strip]:
    """Title, headings, rows, and the note below them."""
    ruled = _Ruled(ink, table, width, zone)
    if table.title:
        yield ruled.title(str(table.title))
    head = ruled.head()
    yield head
    for number, row in enumerate(table.rows):
        yield ruled.row(row, head, last=number == len(table.rows) - 1)
    if not table.rows:
        yield ruled.told(str(table.empty) or showing.NOTHING)
    yield ruled.told(str(table.note)) if table.note else _gap()


def _gap() -> Strip:
    return Strip(_GAP, lambda x, y: None, gap=True)


def _runs(text: str) -> Iterator[str]:
    """What of a text must stand in one line: a word, or some Chinese characters."""
    for run in _UNBROKEN.findall(text):
        yield run if ord(run[0]) < _CHINESE else run[:_TOGETHER]


class _Ruled:
    """One table with the places of its columns."""

    def __init__(self, ink: Ink, table: Table, width: float, zone: tzinfo) -> None:
        self.ink = ink
        self.table = table
        self.width = width
        self.zone = zone
        self.places = self._places()
        self.longest = self._longest()

    def _places(self) -> list[tuple[float, float]]:
        """Where each column starts and how wide it is; no figure is ever wider than its column."""
        wishes = []
        for n, column in enumerate(self.table.columns):
            texts = [self._text(row[n], n) for row in self.table.rows]
            if not column.right:
                texts = [run for text in (str(column.heading), *texts) for run in _runs(text)]
            need = max((self.ink.width(text, SIZE, bold=True) for text in texts), default=0)
            told = [
                self.ink.width(run, SIZE - 0.6, bold=True) for run in _runs(str(column.heading))
            ]
            need = min(max(need, *told, 0), self.width * 0.4)
            if column.bars:
                need += 16
            wishes.append((column.width, need + 2 * PAD))
        total = sum(wish for wish, _need in wishes)
        widths = [max(self.width * wish / total, need) for wish, need in wishes]
        over = sum(widths) - self.width
        loose = sum(w - need for w, (_wish, need) in zip(widths, wishes, strict=True))
        if over > 0.01:
            part = min(1.0, over / loose) if loose else 0.0
            widths = [w - (w - need) * part for w, (_w, need) in zip(widths, wishes, strict=True)]
            scale = min(1.0, self.width / sum(widths))
            widths = [w * scale for w in widths]
        places, x = [], 0.0
        for wide in widths:
            places.append((x, wide))
            x += wide
        return places

    def _longest(self) -> dict[int, int]:
        """The largest value of each column that has bars."""
        return {
            n: max((_size(row[n]) for row in self._plain_rows()), default=0)
            for n, column in enumerate(self.table.columns)
            if column.bars
        }

    def _plain_rows(self) -> tuple[tuple[Cell, ...], ...]:
        return self.table.rows[:-1] if self.table.total else self.table.rows

    def _text(self, cell: Cell, n: int) -> str:
        column = self.table.columns[n]
        if column.blank or (cell.value is None and not column.right):
            return ""
        return self.ink.known(showing.shown(cell.value, column.unit, self.zone))

    def title(self, text: str) -> Strip:
        """The table's own title."""
        self.ink.known(text)
        return Strip(
            15, lambda x, y: self.ink.pen.text(x, y - 10, text, 9, self.ink.bold), keep=True
        )

    def head(self) -> Strip:
        """The tinted row of headings."""
        lines = [
            broken(self.ink.known(str(column.heading)), wide - 2 * PAD, SIZE - 0.6, self.ink.bold)
            for column, (_x, wide) in zip(self.table.columns, self.places, strict=True)
        ]
        height = max(len(one) for one in lines) * LEADING + _ROW

        def draw(x: float, y: float) -> None:
            pen = self.ink.pen
            pen.fill([(x, y - height, self.width, height)], TINT)
            pen.rule([(x, y, x + self.width, y)], 0.9)
            pen.rule([(x, y - height, x + self.width, y - height)], 0.6)
            for column, (at, wide), some in zip(
                self.table.columns, self.places, lines, strict=True
            ):
                align = "right" if column.right else "left"
                left = x + at + (wide - PAD if column.right else PAD)
                base = y - (height - len(some) * LEADING) / 2 - SIZE * RISE - 1
                for line in some:
                    pen.text(left, base, line, SIZE - 0.6, self.ink.bold, align=align)
                    base -= LEADING

        return Strip(height, draw, keep=True)

    def row(self, cells: tuple[Cell, ...], head: Strip, *, last: bool) -> Strip:
        """One row; the sum is set bold under a line."""
        bold = last and self.table.total
        script = self.ink.bold if bold else self.ink.regular
        lines = [
            broken(self._text(cell, n), self._room(n), SIZE, script)[:_MOST_LINES] or [""]
            for n, cell in enumerate(cells)
        ]
        blank = any(column.blank for column in self.table.columns)
        height = max(max(len(some) for some in lines) * LEADING + _ROW, 24.0 if blank else 0.0)

        def draw(x: float, y: float) -> None:
            pen = self.ink.pen
            for n, (cell, some) in enumerate(zip(cells, lines, strict=True)):
                column, (at, wide) = self.table.columns[n], self.places[n]
                if column.bars and not bold:
                    self._bar(cell, n, x, y, height)
                base = y - (height - len(some) * LEADING) / 2 - SIZE * RISE - 1
                left = x + at + (wide - PAD if column.right else PAD)
                for line in some:
                    align = "right" if column.right else "left"
                    pen.text(left, base, line, SIZE, script, align=align)
                    base -= LEADING
            pen.add(HAIR)
            edges: list[Box] = [(x, y - height, x + self.width, y - height)]
            edges += [(x + at, y, x + at, y - height) for n, (at, _w) in enumerate(self.places)
                      if n and blank]  # fmt: skip
            pen.rule(edges, 0.35)
            pen.add("0 G")
            if last:
                pen.rule([(x, y - height, x + self.width, y - height)], 0.9)
            if bold:
                pen.rule([(x, y, x + self.width, y)], 0.6)

        return Strip(height, draw, again=head)

    def _room(self, n: int) -> float:
        return self.places[n][1] - 2 * PAD

    def _bar(self, cell: Cell, n: int, x: float, y: float, height: float) -> None:
        at, wide = self.places[n]
        room = wide - 2 * PAD - 24
        most = self.longest[n]
        if most and room > 8:
            length = room * _size(cell) / most
            self.ink.pen.fill([(x + at + PAD, y - height / 2 - 4.2, length, 8.4)], PALE)

    def told(self, text: str) -> Strip:
        """A remark under the table."""
        lines = broken(self.ink.known(text), self.width, 7.6, self.ink.regular)

        def draw(x: float, y: float) -> None:
            self.ink.pen.ink(MUTED)
            self.ink.pen.lines(x + PAD, y - 10, lines, 7.6, 10, self.ink.regular)
            self.ink.pen.ink("0 g")

        return Strip(len(lines) * 10 + 8, draw)


def _size(cell: Cell) -> int:
    if isinstance(cell.value, Share):
        return round(showing.exact(cell.value) * 10)
    return cell.value if isinstance(cell.value, int) else 0
