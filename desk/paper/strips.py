# SPDX-License-Identifier: MIT
"""A record as the strips of its paper form: bars, rows of cells, tables, the line to sign on."""

from collections.abc import Iterator, Sequence
from typing import Any

from desk.db.fields import Choice, Kind, Line, Link, Moment, Note, Phone
from desk.db.record import Record, Row, Rows
from desk.paper.breaking import balanced
from desk.paper.flow import SIGNATURES
from desk.paper.fonts import fonts
from desk.paper.grid import Band, Slot, least_width
from desk.paper.piece import Part, Piece
from desk.paper.sizes import Style
from desk.paper.values import BETWEEN, Writer, Written, boxes
from desk.text import _

_BLANK_ROWS = 5
_EMPTY_ROWS = 2
_LONG = 24  # how eagerly a column of long texts takes room
_BOXES = 0.345  # the share of a table its boxes may take beside such a column
_TO_SIGN = 25.0  # points: room for a name written by hand


class Strips:
    """Writes records of one type into the strips of their form."""

    def __init__(
        self,
        record_type: type[Record],
        bands: tuple[Band, ...],
        width: float,
        writer: Writer,
        form: str = "",
    ) -> None:
        self.to_sign = record_type.printout(form).signatures
        self.bands = bands
        self.width = width
        self.writer = writer
        self.style: Style = writer.style
        self.parts = record_type.parts()
        self.kinds = record_type.kinds()

    def of(self, record: Record) -> list[Piece]:
        """The strips of a record in the order of the paper."""
        pieces: list[Piece] = []
        for number, band in enumerate(self.bands):
            if band.look in ("bar", "caption"):
                pieces.append(self._bar(number, band))
            elif band.look == "table":
                pieces += self._table(number, band.slots[0].name, record)
            else:
                pieces.append(self._cells(number, band, record))
        if self.to_sign:
            pieces.append(self._signatures(self.to_sign))
        return pieces

    def _bar(self, number: int, band: Band) -> Piece:
        label = Part(f"bar {number}", 0, self.width, label=(band.title,), label_width=self.width)
        return Piece(("bar", number), [label], [self.style.bar], look=band.look, keep=True).rekey()

    def _cells(self, number: int, band: Band, record: Record) -> Piece:
        parts = [self._part(slot, record) for slot in band.slots]
        piece = Piece(("cells", number), parts, [self.style.row] * band.rows)
        return piece.settle(self.style).rekey()

    def _part(self, slot: Slot, record: Record) -> Part:
        if not slot.name:
            return Part("", slot.x, slot.width, slot.first, slot.end)
        kind = self.kinds[slot.name]
        inner = slot.width - slot.label_width - 2 * self.style.pad_x
        written = self.writer.write(
            kind, getattr(record, slot.name), inner, wide=slot.wide, states=record.states
        )
        return Part(
            slot.name,
            slot.x,
            slot.width,
            slot.first,
            slot.end,
            slot.label,
            slot.label_width,
            written.lines,
            written.size,
            written.leading,
            written.align,
            written.right,
            written.place,
            self._least(kind, slot),
        )

    def _least(self, kind: "Kind[Any]", slot: Slot) -> float:
        if not isinstance(kind, Note) or slot.width < self.width * 0.45:
            return 0.0
        return self.style.blank_note if self.writer.blank else self.style.note

    def _signatures(self, names: tuple[str, ...]) -> Piece:
        step = self.width / len(names)
        longest = max(fonts().regular.width(_(name)) for name in names) * self.style.label / 1000
        rail = min(longest + 2 * self.style.pad_x, step * 0.4)
        parts = []
        for n, name in enumerate(names):
            inner = rail - 2 * self.style.pad_x + 0.05
            label = balanced(_(name), inner, self.style.label, fonts().regular)
            day = Written([_("      /      /      ")], self.style.label, self.style.label * 1.3)
            parts.append(
                Part(
                    f"sign {n}",
                    n * step,
                    step,
                    label=tuple(label),
                    label_width=rail,
                    lines=day.lines,
                    size=day.size,
                    leading=day.leading,
                    align="right",
                    place="bottom",
                )
            )
        piece = Piece(("signatures", names), parts, [self.style.sign], look=SIGNATURES)
        return piece.settle(self.style).rekey()

    def _table(self, number: int, name: str, record: Record) -> Iterator[Piece]:
        table = self.parts[name]
        assert isinstance(table, Rows)
        rows = [] if self.writer.blank else getattr(record, name)
        ruled = Ruled(number, name, table.row, self.width, self.writer, rows)
        header = ruled.header()
        yield header
        for position, row in enumerate(rows, 1):
            yield ruled.row(position, row, header)
        empty = _BLANK_ROWS if self.writer.blank else 0 if rows else _EMPTY_ROWS
        for position in range(1, empty + 1):
            yield ruled.row(position, None, header)


class Ruled:
    """A ruled table: as many lines a row as its columns need, its heading repeated on each page."""

    def __init__(
        self,
        number: int,
        name: str,
        row: type[Row],
        width: float,
        writer: Writer,
        rows: Sequence[Row],
    ) -> None:
        self.name = name
        self.columns = row.paper_columns()
        self.boxed = frozenset(row.boxed.split())
        self.to_sign = frozenset(row.to_sign.split())
        self.width = width
        self.writer = writer
        self.weights = {name: self._weight(name, kind, rows) for name, kind in self.columns.items()}
        self.key = (number, tuple(self.weights.values()))
        style = writer.style
        self.size = style.value - (1 if len(self.columns) > 6 else 0.5)
        self.pad = style.pad_x * 0.75
        self.number_width = 2.2 * self.size + 2 * self.pad
        self.tiers = self._tiers(style)

    def header(self) -> Piece:
        """The heading of the table, kept with the first row."""
        parts = [self._part("#", 0, self.number_width, 0, len(self.tiers))]
        parts[0].label, parts[0].label_width = (_("No."),), self.number_width
        for tier, places in enumerate(self.tiers):
            for name, x, width in places:
                text = _(self.columns[name].label)
                inner = width - 2 * self.pad
                label = balanced(text, inner, self.writer.style.label, fonts().regular)
                part = self._part(name, x, width, tier, tier + 1)
                part.label, part.label_width = tuple(label), width
                parts.append(part)
        least = [self.writer.style.row * 0.86] * len(self.tiers)
        piece = Piece(("head", self.key), parts, least, look="head", keep=True)
        return piece.settle(self.writer.style).rekey()

    def row(self, position: int, row: Row | None, header: Piece) -> Piece:
        """One row; None leaves it to be filled by hand."""
        style = self.writer.style
        parts = [self._part("#", 0, self.number_width, 0, len(self.tiers))]
        parts[0].lines, parts[0].align = [str(position)], "center"
        for tier, places in enumerate(self.tiers):
            for name, x, width in places:
                part = self._part(name, x, width, tier, tier + 1)
                if row is not None:
                    kind, inner = self.columns[name], width - 2 * self.pad
                    written = self.writer.cell(
                        self.name,
                        kind,
                        getattr(row, name),
                        inner,
                        self.size,
                        boxed=name in self.boxed,
                    )
                    part.lines, part.align = written.lines, written.align
                    part.size, part.leading = written.size, written.leading
                parts.append(part)
        least = [
            _TO_SIGN if any(place[0] in self.to_sign for place in places) else style.row * 0.9
            for places in self.tiers
        ]
        piece = Piece(("row", self.key), parts, least, header=header)
        return piece.settle(self.writer.style).rekey()

    def _part(self, name: str, x: float, width: float, first: int, end: int) -> Part:
        return Part(name, x, width, first, end, size=self.size, leading=self.size * 1.3)

    def _tiers(self, style: Style) -> list[list[tuple[str, float, float]]]:
        room = self.width - self.number_width
        least = {name: self._least(name, kind, style) for name, kind in self.columns.items()}
        count = min(3, max(1, -int(-sum(least.values()) // (room * 1.02))))
        share = sum(least.values()) / count
        tiers: list[list[str]] = [[]]
        used = 0.0
        for name, width in least.items():
            if tiers[-1] and used + width / 2 > share and len(tiers) < count:
                tiers.append([])
                used = 0.0
            tiers[-1].append(name)
            used += width
        return [self._places(names, least, room) for names in tiers]

    def _places(
        self, names: list[str], least: dict[str, float], room: float
    ) -> list[tuple[str, float, float]]:
        left = room - sum(least[name] for name in names)
        total = sum(self.weights[name] for name in names)
        places, x = [], self.number_width
        for name in names:
            width = least[name] + left * self.weights[name] / total
            if left < 0:
                width = least[name] * room / (room - left)
            places.append((name, x, width))
            x += width
        return places

    def _weight(self, name: str, kind: "Kind[Any]", rows: Sequence[Row]) -> float:
        """How eagerly a column takes room beyond its need: long texts do, figures do not.

        In a few steps only, so that most sheets of a book have their columns at one place.
        """
        if name in self.to_sign:
            return 14
        if not isinstance(kind, Line | Link) or isinstance(kind, Phone):
            return 1.5
        if not rows:
            return 60 if isinstance(kind, Note) else kind.width
        text, script = self.writer.text, fonts().regular
        longest = max(script.width(text(kind, getattr(row, name))) for row in rows) / 1000
        if isinstance(kind, Note):
            return _LONG if longest <= 14 else 60
        return next((step for step in (2, 7, 14) if longest <= step), _LONG)

    def _least(self, name: str, kind: "Kind[Any]", style: Style) -> float:
        label = fonts().regular.width(_(kind.label)) * style.label / 1000
        head = min(label, 4.1 * style.label) + 2 * self.pad
        if isinstance(kind, Moment):
            return 7.9 * self.size + 2 * self.pad
        if name in self.to_sign:
            return max(head, 7 * self.size)
        if name in self.boxed and isinstance(kind, Choice):
            marks = BETWEEN.join(boxes(kind.options, ""))
            wide = fonts().regular.width(marks) * self.size / 1000 * 1.02
            if wide > self.width * _BOXES and max(self.weights.values()) >= _LONG:
                wide *= 0.62  # boxes that would take the room of long texts stand in two lines
            return wide + 2 * self.pad
        if isinstance(kind, Choice) and kind.options:
            longest = max(fonts().regular.width(_(option)) for option in kind.options.values())
            return max(head, min(longest / 1000, 9.0) * self.size * 1.02 + 2 * self.pad)
        if self.weights[name] == 2:
            return max(head, 2.4 * self.size + 2 * self.pad)
        return max(head, least_width(kind, self.size, style) * (0.8 if kind.width < 10 else 1))
