# SPDX-License-Identifier: MIT
"""Workbooks (XLSX, XLS) as plain rows: whole numbers whole, midnight a day, errors as text."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from desk.exchange.inspecting import inspect
from desk.exchange.raw import Plain, RawRow, Source, invalid
from desk.exchange.signatures import encrypted
from desk.text import N_

_EXACT = 10**15
"""Spreadsheets keep 15 digits; a longer number has lost its last ones."""

_NEW_LINE = re.compile(r"\r\n?")


class Workbook:
    """One sheet of a workbook, read into memory as a whole, as its format demands."""

    def __init__(self, source: Source, sheet: Any, wrong: dict[tuple[int, int], str]) -> None:
        self.source = source
        self._sheet = sheet
        self._wrong = wrong
        self._rows = max(1, sheet.end[0] + 1 if sheet.end else 1)
        self._at = 0

    def share(self) -> float:
        """How many of the rows have been given, 0 to 1."""
        return min(1.0, self._at / self._rows)

    def rows(self) -> Iterator[RawRow]:
        """Every row down to the last that holds anything."""
        if self._sheet.end is None:
            return
        margin: list[Plain] = [None] * self._sheet.start[1]
        wrong_rows = {row for row, _column in self._wrong}
        for index, cells in enumerate(self._sheet.iter_rows()):
            self._at = index
            values = margin + [_PLAIN.get(type(cell), _other)(cell) for cell in cells]
            if index in wrong_rows:
                self._put_errors(index, values)
            yield index + 1, values, None

    def _put_errors(self, index: int, values: list[Plain]) -> None:
        # The reader leaves cells with a failed formula empty; the clerk must see them.
        for (row, column), text in self._wrong.items():
            if row == index and column < len(values):
                values[column] = text


def open_raw(path: Path, *, kind: str, sheet: str | None = None) -> Workbook:
    """A workbook's sheet: the asked one, else the first visible one that holds anything.

    Raises Invalid when it is damaged, encrypted, unreasonably large or has no such sheet.
    """
    import python_calamine as calamine  # late: it is not needed to start the program

    inspection = inspect(path) if kind == "xlsx" else None
    book = _guarded(path, partial(_load, calamine, path))
    names = tuple(
        about.name
        for about in book.sheets_metadata
        if about.typ == calamine.SheetTypeEnum.WorkSheet
        and about.visible == calamine.SheetVisibleEnum.Visible
    )
    if sheet is not None and sheet not in book.sheet_names:
        raise invalid(N_("{file} has no sheet {sheet}."), path.name, sheet=sheet)
    if not names and sheet is None:
        raise invalid(N_("{file} has no sheet with a table."), path.name)
    name, found = _first_used(path, book, (sheet,) if sheet is not None else names)
    wrong = {} if inspection is None else inspection.errors_of(name)
    return Workbook(Source(path.name, kind, sheet=name, sheets=names), found, wrong)


def _first_used(path: Path, book: Any, names: tuple[str, ...]) -> tuple[str, Any]:
    """The first of the sheets that holds anything; the last one when none does."""
    for name in names:
        found = _guarded(path, partial(book.get_sheet_by_name, name))
        if found.end is not None:
            break
    return name, found


def _load(calamine: Any, path: Path) -> Any:
    with path.open("rb") as stream:
        return calamine.CalamineWorkbook.from_filelike(stream)


def _guarded(path: Path, read: Callable[[], Any]) -> Any:
    """What `read` gives, or one clear sentence for every way a workbook can be broken."""
    try:
        return read()
    except OSError:
        raise
    except BaseException as error:
        # A reader written in Rust tells its own slips by an exception outside of Exception.
        name = type(error).__name__
        if not isinstance(error, Exception) and name != "PanicException":
            raise
        if name == "PasswordError":
            raise encrypted(path) from error
        raise invalid(
            N_(
                "{file} is damaged and cannot be read. Open it in Excel or WPS, save it again "
                "and choose the new file."
            ),
            path.name,
        ) from error


def _text(cell: str) -> Plain:
    return (_NEW_LINE.sub("\n", cell) if "\r" in cell else cell) or None


def _number(cell: float) -> Plain:
    if -_EXACT < cell < _EXACT:
        return int(cell) if cell.is_integer() else Decimal(f"{cell:.15g}")
    return cell


def _moment(cell: datetime) -> Plain:
    if not (cell.hour or cell.minute or cell.second or cell.microsecond):
        return cell.date()
    # A spreadsheet's moment is a fraction of a day: a second may come out as 0.999999.
    return (cell + timedelta(microseconds=500_000)).replace(microsecond=0)


def _time(cell: time) -> Plain:
    return cell.strftime("%H:%M:%S" if cell.second else "%H:%M")


def _span(cell: timedelta) -> Plain:
    minutes, seconds = divmod(round(cell.total_seconds()), 60)
    text = f"{minutes // 60}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text


def _same(cell: Any) -> Plain:
    return cell  # type: ignore[no-any-return]


def _other(cell: Any) -> Plain:
    return None if cell is None else str(cell)


_PLAIN: dict[type, Callable[[Any], Plain]] = {
    str: _text,
    float: _number,
    int: _same,
    bool: _same,
    date: _same,
    datetime: _moment,
    time: _time,
    timedelta: _span,
}
