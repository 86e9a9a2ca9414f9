# SPDX-License-Identifier: MIT
"""Where each field stands on a paper: columns from the drawing, labels all in one rail."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desk.db.fields import Address, Choice, Day, Kind, Moment, Money, Name, Note, Phone
from desk.db.record import Record, Rows
from desk.paper.breaking import LEAST_LABEL, balanced
from desk.paper.fonts import fonts
from desk.paper.sizes import Style
from desk.sheet import Cell, Section
from desk.text import _, language

_LABEL_EMS = 8.0  # a label longer than this is set in two lines
_LABEL_SHARE = 0.44  # of its cell at most


@dataclass(frozen=True)
class Slot:
    """A field's cell in points; rows count from the top of its band. An empty name is a gap."""

    name: str
    x: float
    width: float
    first: int
    end: int
    label: tuple[str, ...] = ()
    label_width: float = 0.0
    wide: bool = False


@dataclass(frozen=True)
class Band:
    """What stands under one another and is measured together: a bar, rows of cells, or a table."""

    look: str  # "bar", "caption" of a table, "cells", "table"
    title: str = ""
    rows: int = 1
    slots: tuple[Slot, ...] = ()


def bands(
    record_type: type[Record], width: float, style: Style, form: str = ""
) -> tuple[Band, ...]:
    """The bands of a printed form, or of another paper of the kind, of that inner width."""
    return _bands(record_type, width, style, form, language())


@lru_cache(maxsize=64)
def _bands(
    record_type: type[Record], width: float, style: Style, form: str, _spoken: str
) -> tuple[Band, ...]:
    # The same for every sheet of a book: laid out once for each paper and language.
    return tuple(_Layout(record_type, width, style, form).bands())


class _Layout:
    def __init__(self, record_type: type[Record], width: float, style: Style, form: str) -> None:
        self.parts = record_type.parts()
        self.width = width
        self.style = style
        drawn = record_type.printout(form).drawn.sections
        self.sections = [self._fitted(section) for section in drawn]
        self.rails = self._rails()

    def bands(self) -> Iterator[Band]:
        for section in self.sections:
            named = bool(section.title)  # a table that comes first needs no second name
            if section.title:
                yield Band("bar", _(section.title))
            for cells in _groups(section):
                tables = [c for c in cells if isinstance(self.parts[c.name], Rows)]
                rest = [c for c in cells if c not in tables]
                if rest:
                    yield self._cells(section, rest)
                for cell in tables:
                    if rest or not named:
                        yield Band("caption", self._label(cell.name))
                    yield Band("table", slots=(Slot(cell.name, 0, self.width, 0, 1),))
                named = False

    def _label(self, name: str) -> str:
        return _(self.parts[name].label)

    def _natural(self, name: str) -> float:
        words = fonts().regular.width(self._label(name)) * self.style.label / 1000
        return words + 2 * self.style.pad_x

    def _cells(self, section: Section, cells: list[Cell]) -> Band:
        top = min(c.row for c in cells)
        rows = max(c.row + c.rows for c in cells) - top
        slots = [self._slot(section, cell, top) for cell in cells]
        step = self.width / section.columns
        taken = {
            (r, c)
            for cell in cells
            for r in range(cell.row - top, cell.row - top + cell.rows)
            for c in range(cell.column, cell.column + cell.columns)
        }
        for row in range(rows):
            column = 0
            while column < section.columns:
                end = column
                while end < section.columns and (row, end) not in taken:
                    end += 1
                if end > column:
                    slots.append(Slot("", column * step, (end - column) * step, row, row + 1))
                column = end + 1
        return Band("cells", rows=rows, slots=tuple(slots))

    def _slot(self, section: Section, cell: Cell, top: int) -> Slot:
        step = self.width / section.columns
        width = cell.columns * step
        rail = self.rails[section.columns][cell.column]
        label = self._label_lines(cell.name, rail)
        if len(label) > 2 and width > 1.4 * step:
            rail = max(rail, min(self._natural(cell.name), self._most, width * _LABEL_SHARE))
            label = self._label_lines(cell.name, rail)
        return Slot(
            cell.name,
            cell.column * step,
            width,
            cell.row - top,
            cell.row - top + cell.rows,
            tuple(label),
            rail,
            width > 0.6 * self.width,
        )

    def _label_lines(self, name: str, rail: float) -> list[str]:
        inner = rail - 2 * self.style.pad_x + 0.05
        return balanced(self._label(name), inner, self.style.label, fonts().regular)

    def _rails(self) -> dict[int, dict[int, float]]:
        """The width of the labels by columns of a section and column; the first is one for all."""
        groups: dict[tuple[int, int], list[Cell]] = {}
        for section in self.sections:
            for cell in section.cells:
                if not isinstance(self.parts[cell.name], Rows):
                    groups.setdefault((section.columns, cell.column), []).append(cell)
        rails: dict[int, dict[int, float]] = {}
        narrowest: dict[int, float] = {}
        for (columns, column), cells in groups.items():
            narrow = min(cell.columns for cell in cells) * self.width / columns
            wish = max(min(self._natural(cell.name), self._most) for cell in cells)
            least = max(self._least_label(cell.name) for cell in cells)
            rail = max(min(wish, narrow * _LABEL_SHARE), min(least, narrow * 0.6))
            rails.setdefault(columns, {})[column] = rail
            if not column:
                narrowest[columns] = narrow
        common = max((rails[columns][0] for columns in narrowest), default=0.0)
        for columns, narrow in narrowest.items():
            rails[columns][0] = min(common, max(rails[columns][0], narrow * 0.5))
        return rails

    @property
    def _most(self) -> float:
        return _LABEL_EMS * self.style.label + 2 * self.style.pad_x

    def _least_label(self, name: str) -> float:
        """The width of a label's longest word; four characters of Chinese count as one."""
        script, most = fonts().regular, 4200
        words = self._label(name).split()
        longest = max((_unbroken(script.width(word), word, most) for word in words), default=0)
        return longest * LEAST_LABEL * self.style.label / 1000 + 2 * self.style.pad_x

    def _fitted(self, section: Section) -> Section:
        """The section in as many columns as this paper has room for."""
        counts = [section.columns, *(n for n in (6, 4, 3, 2, 1) if n < section.columns)]
        for columns in counts:
            fitted = section if columns == section.columns else _reflowed(section, columns)
            if all(self._fits(cell, columns) for cell in fitted.cells):
                return fitted
        return fitted

    def _fits(self, cell: Cell, columns: int) -> bool:
        part = self.parts[cell.name]
        if isinstance(part, Rows):
            return True
        value = least_width(part, self.style.value, self.style)
        return cell.columns * self.width / columns >= self._least_label(cell.name) + value


def _unbroken(width: int, word: str, most: int) -> int:
    return min(width, most) if any(char > "\u2e80" for char in word) else width


def least_width(kind: "Kind[Any]", size: float, style: Style) -> float:
    """The narrowest cell a value of this kind should get, in points."""
    ems = 4.4
    if isinstance(kind, Choice) and kind.options:
        items = [fonts().regular.width(_(label)) / 1000 + 1.5 for label in kind.options.values()]
        ems = max(3.5, min(max([*items, sum(items) / 2.6]), 9.0))
        return ems * size + 2 * style.pad_x
    for kinds, wish in (
        (Moment, 6.7),
        (Day, 5.0),
        (Phone, 6.4),
        (Money, 5.2),
        (Address, 8.0),
        (Note, 8.0),
        (Name, 4.4),
    ):
        if isinstance(kind, kinds):
            ems = wish
            break
    return ems * size + 2 * style.pad_x


def _groups(section: Section) -> Iterator[list[Cell]]:
    """The cells in groups of rows that no cell reaches across."""
    group: list[Cell] = []
    end = 0
    for cell in sorted(section.cells, key=lambda c: (c.row, c.column)):
        if group and cell.row >= end:
            yield group
            group = []
        group.append(cell)
        end = max(end, cell.row + cell.rows)
    if group:
        yield group


def _reflowed(section: Section, columns: int) -> Section:
    """The cells in reading order in fewer columns; the last of a row takes what is left."""
    cells: list[Cell] = []
    row = at = 0
    for cell in sorted(section.cells, key=lambda c: (c.row, c.column)):
        wide = max(1, min(columns, round(cell.columns * columns / section.columns)))
        if cell.columns == section.columns:
            wide = columns
        if at + wide > columns:
            if at < columns:
                last = cells[-1]
                cells[-1] = Cell(last.name, last.row, last.column, 1, columns - last.column)
            row, at = row + 1, 0
        cells.append(Cell(cell.name, row, at, 1, wide))
        at += wide
    if cells and at < columns:
        last = cells[-1]
        cells[-1] = Cell(last.name, last.row, last.column, 1, columns - last.column)
    return Section(section.title, columns, row + 1, tuple(cells))
