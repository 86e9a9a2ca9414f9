# SPDX-License-Identifier: MIT
"""Where each field stands on a paper: columns from the drawing, labels all in one rail."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desk.db.fields import Address, Choice, Day, Kind, Moment, Money, Name, Note, Phone
from desk.db.record import Record, Rows
from desk.paper.breaking import balanced
from desk.paper.fonts import fonts
from desk.paper.sizes import Style
from desk.sheet import Cell, Section
from desk.text import _

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


def bands(record_type: type[Record], width: float, style: Style) -> tuple[Band, ...]:
    """The bands of a record type's printed form on a paper of that inner width."""
    return tuple(_Layout(record_type, width, style).bands())


class _Layout:
    def __init__(self, record_type: type[Record], width: float, style: Style) -> None:
        self.parts = record_type.parts()
        self.width = width
        self.style = style
        drawn = record_type.sheet.on_paper.sections
        self.sections = [self._fitted(section) for section in drawn]
        self.rails = self._rails()

    def bands(self) -> Iterator[Band]:
        for section in self.sections:
            lone = len(section.cells) == 1
            if section.title:
                yield Band("bar", _(section.title))
            for cells in _groups(section):
                tables = [c for c in cells if isinstance(self.parts[c.name], Rows)]
                rest = [c for c in cells if c not in tables]
                if rest:
                    yield self._cells(section, rest)
                for cell in tables:
                    if not (lone and section.title):
                        yield Band("caption", self._label(cell.name))
                    yield Band("table", slots=(Slot(cell.name, 0, self.width, 0, 1),))

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
        rail = self.rails[section.columns][cell.column]
        inner = rail - 2 * self.style.pad_x + 0.05
        label = balanced(self._label(cell.name), inner, self.style.label, fonts().regular)
        return Slot(
            cell.name,
            cell.column * step,
            cell.columns * step,
            cell.row - top,
            cell.row - top + cell.rows,
            tuple(label),
            rail,
            cell.columns * step > 0.6 * self.width,
        )

    def _rails(self) -> dict[int, dict[int, float]]:
        """The width of the labels by columns of a section and column; the first is one for all."""
        most = _LABEL_EMS * self.style.label + 2 * self.style.pad_x
        rails: dict[int, dict[int, float]] = {}
        for section in self.sections:
            limit = min(most, self.width / section.columns * _LABEL_SHARE)
            columns = rails.setdefault(section.columns, {})
            for cell in section.cells:
                if not isinstance(self.parts[cell.name], Rows):
                    wish = min(self._natural(cell.name), limit)
                    columns[cell.column] = max(columns.get(cell.column, 0.0), wish)
        firsts = [(n, columns[0]) for n, columns in rails.items() if 0 in columns]
        if firsts:
            narrowest = min(self.width / n * _LABEL_SHARE for n, _width in firsts)
            rail = min(max(width for _n, width in firsts), narrowest)
            for n, _width in firsts:
                rails[n][0] = rail
        return rails

    def _fitted(self, section: Section) -> Section:
        """The section in as many columns as this paper has room for."""
        fitted = section
        while fitted.columns > 1 and not all(self._fits(c, fitted.columns) for c in fitted.cells):
            fitted = _reflowed(section, fitted.columns - 1)
        return fitted

    def _fits(self, cell: Cell, columns: int) -> bool:
        part = self.parts[cell.name]
        if isinstance(part, Rows):
            return True
        label = min(self._natural(cell.name), 4.3 * self.style.label + 2 * self.style.pad_x)
        need = label + least_width(part, self.style.value, self.style)
        return cell.columns * self.width / columns >= need


def least_width(kind: "Kind[Any]", size: float, style: Style) -> float:
    """The narrowest cell a value of this kind should get, in points."""
    ems = 4.4
    for kinds, wish in (
        (Moment, 6.7),
        (Day, 5.0),
        (Phone, 6.4),
        (Money, 5.2),
        (Address, 8.0),
        (Note, 8.0),
        (Name, 4.4),
        (Choice, 4.0),
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
