# SPDX-License-Identifier: MIT
"""A table somebody sends the office, whatever program wrote it: CSV of any encoding, XLSX, XLS.

The caller sees headings and rows of plain values. A row that cannot be read (a quotation mark
that is never closed) comes with its problem and takes no other row with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from desk.errors import Invalid, Storage
from desk.exchange import delimited, workbook
from desk.exchange.headings import find_headings, name_headings, used_width
from desk.exchange.raw import Plain, Raw, RawRow, Source, invalid
from desk.exchange.signatures import kind_of
from desk.text import N_, Message

__all__ = ["Plain", "Row", "Source", "Table", "open_table"]

_SAMPLE = 30
"""Rows looked at to find the headings; reports put at most a dozen lines of titles above them."""


@dataclass(slots=True)
class Row:
    """One row of the file: its number as a spreadsheet shows it, a value for each heading.

    A `float` is a number too long for a spreadsheet, which has already rounded it; numbers that
    are whole in the file are `int`, others `Decimal`.
    """

    number: int
    values: list[Plain]
    problem: Message | None = None


class Table:
    """A file's table: headings, where it comes from, and its rows, read anew at each call."""

    def __init__(self, raw: Raw, headings_row: int | None = None) -> None:
        self._raw = raw
        sample = list(islice(raw.rows(), _SAMPLE if headings_row is None else headings_row + 10))
        found = find_headings(sample) if headings_row is None else _asked(sample, headings_row)
        if found is None:
            raise invalid(N_("There is no table in {file}: every row is empty."), raw.source.file)
        self.headings_row = sample[found][0]
        cells = sample[found][1]
        below = [row[1] for row in sample[found + 1 :]]
        self.headings = name_headings(cells, used_width([cells, *below]))

    @property
    def source(self) -> Source:
        """The file's name, kind, encoding, separator and sheet."""
        return self._raw.source

    @property
    def share(self) -> float:
        """How much of the file the rows read last have used up, 0 to 1; for a progress bar."""
        return self._raw.share()

    def rows(self) -> Iterator[Row]:
        """The rows below the headings that hold anything, one at a time.

        Raises Storage when the file went away or changed while it was read.
        """
        width = len(self.headings)
        for number, cells, problem in self._raw.rows():
            if number <= self.headings_row or (problem is None and _blank(cells)):
                continue
            surplus = len(cells) - width
            if surplus < 0:
                cells = [*cells, *[None] * -surplus]
            elif surplus > 0:
                if problem is None and not _blank(cells[width:]):
                    problem = Message(
                        N_("The row has more cells than there are headings ({headings})."),
                        headings=width,
                    )
                cells = cells[:width]
            yield Row(number, cells, problem)


def open_table(
    path: str | Path, *, sheet: str | None = None, headings_row: int | None = None
) -> Table:
    """Open a CSV, XLSX or XLS file; `sheet` and `headings_row` (from 1) override what desk finds.

    Raises Storage when the file cannot be reached, Invalid when it is no table desk can read.
    """
    path = Path(path)
    try:
        with path.open("rb") as stream:
            head = stream.read(1 << 16)
        if not head:
            raise invalid(
                N_("{file} is empty (0 bytes). Save it again where it was made."), path.name
            )
        kind = kind_of(head, path)
        raw: Raw = (
            delimited.open_raw(path)
            if kind == "csv"
            else workbook.open_raw(path, kind=kind, sheet=sheet)
        )
        return Table(raw, headings_row)
    except OSError as error:
        raise unreachable(path, error) from error


def unreachable(path: Path, error: OSError) -> Storage:
    """The sentence for a file that cannot be opened for reading."""
    if isinstance(error, FileNotFoundError):
        return Storage(Message(N_("{file} is no longer there."), file=path.name))
    if isinstance(error, IsADirectoryError):
        return Storage(Message(N_("{file} is a folder; choose a file in it."), file=path.name))
    if isinstance(error, PermissionError):
        return Storage(
            Message(
                N_(
                    "{file} may not be read. If it is open in another program, close it there "
                    "and try again."
                ),
                file=path.name,
            )
        )
    return Storage(
        Message(
            N_("{file} cannot be read. Check the disk or the network and try again."),
            file=path.name,
        )
    )


def _blank(cells: Sequence[Plain]) -> bool:
    for cell in cells:
        if cell is not None and not (type(cell) is str and cell.isspace()):
            return False
    return True


def _asked(sample: list[RawRow], headings_row: int) -> int | None:
    for index, (number, cells, _problem) in enumerate(sample):
        if number == headings_row and not _blank(cells):
            return index
    raise Invalid(
        [(None, Message(N_("Row {row} is empty: it cannot be the headings."), row=headings_row))]
    )
