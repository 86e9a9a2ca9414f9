# SPDX-License-Identifier: MIT
"""Rows that could not come in go back with their reasons, and come in again once mended."""

import zipfile
from pathlib import Path

import pytest

from desk.exchange.marked import BadRow, is_note, write_errors
from desk.exchange.reading import open_table
from desk.text import N_, Message, speaking
from tests.exchange.samples import HEADINGS, ROWS

BAD = [
    BadRow(3, list(ROWS[1]), [(2, Message(N_("must be filled in."))), (None, Message("{a}", a=1))]),
    BadRow(9, ["=1", None, None, None, "x" * 40_000]),
]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_reasons_stand_beside_the_rows(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"mend.{ending}"
    assert write_errors(path, HEADINGS, BAD) == 2
    table = open_table(path)
    assert table.headings[:5] == HEADINGS
    assert [is_note(heading) for heading in table.headings] == [False] * 5 + [True] * 2
    first, second = table.rows()
    assert first.values[:5] == ROWS[1]
    assert first.values[5] == "联系电话: must be filled in.\n1"
    assert str(first.values[6]) == "3"
    assert second.values[0] == "=1"


def test_the_added_columns_are_known_in_every_language(tmp_path: Path) -> None:
    with speaking("zh_CN"):
        write_errors(tmp_path / "mend.csv", ["a"], [BadRow(1, ["x"])])
    headings = open_table(tmp_path / "mend.csv", headings_row=1).headings
    assert [is_note(heading) for heading in headings] == [False, True, True]


def test_wrong_cells_carry_a_note(tmp_path: Path) -> None:
    path = tmp_path / "mend.xlsx"
    write_errors(path, HEADINGS, BAD)
    with zipfile.ZipFile(path) as archive:
        notes = archive.read("xl/comments1.xml").decode()
    assert 'ref="C2"' in notes
    assert "must be filled in." in notes
