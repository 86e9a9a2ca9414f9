# SPDX-License-Identifier: MIT
"""CSV as it comes: the encoding and the separator told apart, quotation marks taken strictly."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from desk.errors import Storage
from desk.exchange.encodings import encoding_of
from desk.exchange.raw import Plain, RawRow, Source
from desk.text import N_, Message

SEPARATORS = (",", ";", "\t", "|")
LONGEST_FIELD = 2_000_000
"""Characters of one cell; a quotation mark never closed must end somewhere."""

_LONGEST_LINE = 16_000_000
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_NEW_LINE = re.compile(r"\r\n?")
_GUARDED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


class Lines:
    """The lines of a file; those of the row being read are kept to be read again."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._again: list[str] = []
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._stream.readline(_LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        return line

    def give_back(self) -> None:
        """Read all but the first line of the row again."""
        rest = self.taken[1:]
        self._again.extend(reversed(rest))
        self.number -= len(rest)
        self.taken.clear()


class Delimited:
    """A CSV file whose encoding and separator are known."""

    def __init__(self, path: Path, encoding: str, separator: str) -> None:
        self._path = path
        self._size = max(1, path.stat().st_size)
        self._stream: TextIO | None = None
        self.source = Source(path.name, "csv", encoding=encoding, separator=separator)

    def share(self) -> float:
        """How much of the file has been read, 0 to 1."""
        stream = self._stream
        return 1.0 if stream is None or stream.closed else stream.buffer.tell() / self._size

    def rows(self) -> Iterator[RawRow]:
        """Every row; one with a wrong quotation mark has its problem and is one line long.

        Raises Storage when the file cannot be read to its end.
        """
        try:
            with self._path.open(encoding=self.source.encoding, newline="") as stream:
                self._stream = stream
                yield from read_rows(stream, self.source.separator)
        except (OSError, UnicodeError) as error:
            raise Storage(
                Message(
                    N_("{file} was changed or removed while it was read. Try again."),
                    file=self._path.name,
                )
            ) from error


def open_raw(path: Path) -> Delimited:
    """A CSV file, its encoding and separator found out; raises Invalid when it is no text."""
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as stream:
        start = stream.read(1 << 17)
    return Delimited(path, encoding, separator_of(start))


def read_rows(stream: TextIO, separator: str) -> Iterator[RawRow]:
    """The rows of an open text, numbered as a spreadsheet would."""
    # The limit is one for the whole process; desk never lowers it.
    csv.field_size_limit(max(LONGEST_FIELD, csv.field_size_limit()))
    lines = Lines(stream)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            first = lines.number - len(lines.taken) + 1
            yield number, [lines.taken[0].strip("\r\n")], _broken(lines, first)
            lines.give_back()
            reader = csv.reader(lines, delimiter=separator, strict=True)
            continue
        if len(lines.taken) > 1:
            cells = [_NEW_LINE.sub("\n", cell) for cell in cells]
        lines.taken.clear()
        if number == 1 and _is_separator_line(cells, separator):
            number = 0
        elif cells != ["\x1a"]:
            yield number, [_bare(cell) if cell[:1] == "'" else cell or None for cell in cells], None


def separator_of(start: str) -> str:
    """The separator of a text by its first rows: the one that gives equal, wide rows."""
    told = _SEPARATOR_LINE.fullmatch(start.split("\n", 1)[0])
    if told and told[1] in SEPARATORS:
        return told[1]
    complete = start[: start.rfind("\n") + 1] or start
    return max(SEPARATORS, key=lambda separator: _evenness(complete, separator))


def _evenness(text: str, separator: str) -> float:
    lines = iter(text.splitlines(keepends=True))
    widths: Counter[int] = Counter()
    try:
        for cells in islice(csv.reader(lines, delimiter=separator), 60):
            if len(cells) > 1 or (cells and cells[0].strip()):
                widths[len(cells)] += 1
    except csv.Error:
        pass
    if not widths:
        return 0.0
    width, times = max(widths.items(), key=lambda pair: (pair[0] > 1) * pair[1])
    return (times / widths.total()) * min(width - 1, 8) if width > 1 else 0.0


def _is_separator_line(cells: list[str], separator: str) -> bool:
    return cells in (["sep=", ""], ["SEP=", ""]) or (
        separator == "\t" and cells == ["sep=", "", ""]
    )


def _broken(lines: Lines, first: int) -> Message:
    if len(lines.taken) == 1 and lines.taken[0].count('"') % 2 == 0:
        return Message(
            N_("Line {line}: something stands between a closing quotation mark and the separator."),
            line=first,
        )
    return Message(N_("Line {line}: a quotation mark is opened and never closed."), line=first)


def _bare(cell: str) -> Plain:
    """The text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if _GUARDED.match(cell) else cell
