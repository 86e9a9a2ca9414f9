# SPDX-License-Identifier: MIT
"""Where the headings of a table stand and what its columns are called.

Reports carry titles, dates and names above the table; some columns have no heading, some two
have the same one.
"""

import re
from collections import Counter
from collections.abc import Sequence

from desk.exchange.raw import Plain, RawRow
from desk.text import _

_LONGEST = 60
"""Characters; a longer cell is a text, not a heading."""

_FIGURES = re.compile(r"[\s\d.,:/+%¥￥年月日时分秒-]+")


def find_headings(sample: Sequence[RawRow]) -> int | None:
    """The index of the row of headings among the first rows; None when all of them are empty.

    It is the first row that is nearly as wide as the table and holds names only, no figures or
    days. A table without headings gives its first wide row.
    """
    counts = [0 if problem else len(_filled(cells)) for _number, cells, problem in sample]
    if not any(counts):
        return None
    # The table is as wide as most of its rows; a single longer row does not count.
    wide = Counter(count for count in counts if count).most_common()
    most = wide[0][1]
    width = max(count for count, times in wide if times * 2 >= most)
    needed = max(1, (width * 3 + 4) // 5)
    candidates = [index for index, count in enumerate(counts) if count >= needed]
    for index in candidates:
        if all(_is_name(cell) for cell in _filled(sample[index][1])):
            return index
    return candidates[0]


def used_width(rows: Sequence[Sequence[Plain]]) -> int:
    """How many columns hold anything in these rows."""
    width = 0
    for cells in rows:
        for index in range(len(cells) - 1, width - 1, -1):
            if cells[index] is not None:
                width = index + 1
                break
    return width


def name_headings(cells: Sequence[Plain], width: int) -> list[str]:
    """A name of its own for each of `width` columns: "Column C", or "Phone (2)" for the second."""
    names: list[str] = []
    taken: set[str] = set()
    for index in range(width):
        cell = cells[index] if index < len(cells) else None
        text = "" if cell is None else " ".join(str(cell).split())
        name = wanted = text or _("Column {letter}").format(letter=letter(index))
        times = 1
        while name in taken:
            times += 1
            name = f"{wanted} ({times})"
        taken.add(name)
        names.append(name)
    return names


def letter(index: int) -> str:
    """The letters a spreadsheet gives the column at `index` (from 0)."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _filled(cells: Sequence[Plain]) -> list[Plain]:
    return [cell for cell in cells if cell is not None and not _spaces(cell)]


def _spaces(cell: Plain) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _is_name(cell: Plain) -> bool:
    return isinstance(cell, str) and len(cell.strip()) <= _LONGEST and not _FIGURES.fullmatch(cell)
