# SPDX-License-Identifier: MIT
"""The rows that could not come in, as a file to mend: the reasons beside them, wrong cells marked.

Two columns are added at the end; an import of the mended file passes them over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desk.db.files import replacing
from desk.exchange.headings import letter
from desk.exchange.raw import Plain
from desk.exchange.writing import LONGEST_CELL, Sheet, clean, write_csv
from desk.text import LANGUAGES, N_, Message, _, speaking

_REASON = N_("What is wrong (mend and import again)")
_NUMBER = N_("Row in the first file")
_NOTES = 2_000
"""Cells that get a note of their own; more make a workbook slow to open."""


@dataclass(slots=True)
class BadRow:
    """A row with its number, its cells as they came and what is wrong, by column where known."""

    number: int
    values: Sequence[Plain]
    problems: list[tuple[int | None, Message]] = field(default_factory=list)


def write_errors(path: str | Path, headings: Sequence[str], bad_rows: Iterable[BadRow]) -> int:
    """Write the rows to be mended, as XLSX or CSV by the file's ending; how many there are.

    Raises Storage when the file cannot be written.
    """
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        return write_csv(path, [*headings, _(_REASON), _(_NUMBER)], _told(headings, bad_rows))
    notes = 0
    noted = [*headings, _(_REASON), _(_NUMBER)]
    with replacing(path) as stream, Sheet(stream, noted) as sheet:
        for bad in bad_rows:
            wrong = {column: message for column, message in bad.problems if column is not None}
            # Only what came in by CSV can be longer than a cell; the file itself has it whole.
            values = [_cut(value) for value in bad.values]
            row = sheet.add([*values, _reason(headings, bad), bad.number], frozenset(wrong))
            for column, message in wrong.items():
                if notes < _NOTES:
                    sheet.page.write_comment(row, column, clean(str(message)), {"x_scale": 2})
                    notes += 1
    return sheet.count


def is_note(heading: str) -> bool:
    """Whether a column is one of those added here, in any language."""
    return heading.strip() in _headings_in_all_languages()


def _headings_in_all_languages() -> set[str]:
    names: set[str] = set()
    for code in LANGUAGES:
        with speaking(code):
            names |= {_(_REASON), _(_NUMBER)}
    return names


def _told(headings: Sequence[str], bad_rows: Iterable[BadRow]) -> Iterable[list[Plain]]:
    for bad in bad_rows:
        yield [*bad.values, _reason(headings, bad), bad.number]


def sentences(headings: Sequence[str], problems: Iterable[tuple[int | None, Message]]) -> list[str]:
    """What is wrong with a row, each with the heading of its column in front."""
    told = []
    for column, message in problems:
        if column is None:
            told.append(str(message))
        else:
            name = (headings[column] if column < len(headings) else "") or letter(column)
            told.append(_("{heading}: {problem}").format(heading=name, problem=message))
    return told


def _reason(headings: Sequence[str], bad: BadRow) -> str:
    return "\n".join(sentences(headings, bad.problems))


def _cut(value: Plain) -> Plain:
    return value[: LONGEST_CELL // 2] if isinstance(value, str) else value
