# SPDX-License-Identifier: MIT
"""What is written is read back the same, runs no formula and never leaves half a file."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import Invalid, Storage
from desk.exchange import writing
from desk.exchange.reading import open_table
from desk.exchange.writing import LONGEST_CELL, clean, write_csv, write_xlsx
from tests.exchange.samples import NASTY


def back(path: Path) -> list[list[object]]:
    """The rows of a file."""
    return [row.values for row in open_table(path, headings_row=1).rows()]


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
@pytest.mark.parametrize("value", NASTY)
def test_nasty_texts_come_back_as_they_were(tmp_path: Path, write: object, value: str) -> None:
    path = tmp_path / ("a.csv" if write is write_csv else "a.xlsx")
    write(path, ["one", "two"], [["x", value]])  # type: ignore[operator]
    assert back(path) == [["x", value]]


@given(value=st.text(st.characters(blacklist_characters="\r"), min_size=1))
def test_any_text_comes_back_from_a_csv(
    tmp_path_factory: pytest.TempPathFactory, value: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    write_csv(path, ["one", "two"], [["x", value]])
    assert back(path) == [["x", clean(value) or None]]


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1+2", "@SUM(1)", "\t=1", "＝1+1", "'=1"])
def test_no_cell_of_a_csv_is_a_formula(tmp_path: Path, value: str) -> None:
    path = tmp_path / "a.csv"
    write_csv(path, [value, "b"], [[value, "-12.50"]])
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows == [["'" + value, "b"], ["'" + value, "-12.50"]]


def test_figures_days_and_money(tmp_path: Path) -> None:
    headings = ["fen", "n", "d", "t", "day", "at"]
    kinds = ["money", "integer", "number", "text", "day", "moment"]
    row = [
        123450,
        7,
        Decimal("1.5"),
        "007",
        date(2026, 11, 21),
        datetime.fromisoformat("2026-11-21T14:30"),
    ]
    write_csv(tmp_path / "a.csv", headings, [row], kinds=kinds)  # type: ignore[arg-type]
    assert back(tmp_path / "a.csv") == [
        ["1234.50", "7", "1.5", "007", "2026-11-21", "2026-11-21 14:30"]
    ]
    write_xlsx(tmp_path / "a.xlsx", headings, [row], kinds=kinds, title="A/B: [c]")  # type: ignore[arg-type]
    table = open_table(tmp_path / "a.xlsx")
    assert [r.values for r in table.rows()] == [[Decimal("1234.5"), *row[1:]]]
    assert table.source.sheet == "A B c"


def test_a_text_too_long_for_a_cell_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, ["a"], [["x" * LONGEST_CELL]])
    kept = path.read_bytes()
    with pytest.raises(Invalid, match=r'Row 2, "a": the text has 32,768'):
        write_xlsx(path, ["a"], [["y"], ["𠮷" * 16_384]])
    assert path.read_bytes() == kept
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_list_too_long_for_a_sheet_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_ROWS", 2)
    with pytest.raises(Invalid, match="2 rows at most"):
        write_xlsx(tmp_path / "a.xlsx", ["a"], [["x"]] * 3)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_what_fails_midway_leaves_the_old_file(tmp_path: Path, write: object) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old", encoding="utf-8")

    def rows() -> Iterator[list[str]]:
        yield ["x"]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(path, ["a"], rows())  # type: ignore[operator]
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_open_elsewhere_and_a_full_disk_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"

    def held(_self: Path, _target: object) -> None:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", held)
        with pytest.raises(Storage, match="open in another program"):
            write_csv(path, ["a"], [])

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(Storage, match="disk is full"):
            write_csv(path, ["a"], [])
    with pytest.raises(Storage, match="no longer there"):
        write_csv(tmp_path / "none" / "a.csv", ["a"], [])
    with pytest.raises(Storage, match="is a folder"):
        write_csv(tmp_path, ["a"], [])
    assert not list(tmp_path.iterdir())
