# SPDX-License-Identifier: MIT
"""Damaged tables: a clear sentence or the rows, never a crash, never a hang."""

import contextlib
import io
import random
import zipfile
from pathlib import Path

import pytest

from desk.errors import Invalid, Storage
from desk.exchange.reading import open_table
from tests.exchange.samples import HEADINGS, NASTY, ROWS, csv_bytes, xlsx

ROUNDS = 250
PIECES = [b'"', b",", b"\n", b"\r", b"\x00", b"\xff", b"\x80", b"\xe4\xb8", b"'", b"\t", b"\x1a"]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, cut, doubled, moved or thrown in."""
    data = bytearray(content)
    for _time in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        what = chance.randrange(6)
        if what == 0 and at < len(data):
            data[at] = chance.randrange(256)
        elif what == 1:
            del data[at : at + chance.randint(1, 40)]
        elif what == 2:
            data[at:at] = chance.choice(PIECES)
        elif what == 3:
            data[at:at] = data[at : at + chance.randint(1, 200)]
        elif what == 4:
            del data[at:]
        else:
            data[at:at] = chance.randbytes(chance.randint(1, 20))
        if not data:
            break
    return bytes(data)


def read_all(path: Path) -> int:
    """How many rows there are; a known error counts none."""
    with contextlib.suppress(Invalid, Storage):
        table = open_table(path)
        rows = list(table.rows())
        assert all(len(row.values) == len(table.headings) for row in rows)
        return len(rows)
    return 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_mutated_csv(tmp_path: Path, encoding: str) -> None:
    chance = random.Random(encoding)
    nasty = [[value, str(index), "", value, "x"] for index, value in enumerate(NASTY)]
    whole = csv_bytes([HEADINGS, *ROWS * 5, *nasty]).decode().encode(encoding)
    path = tmp_path / "a.csv"
    for _round in range(ROUNDS):
        path.write_bytes(mutated(whole, chance))
        read_all(path)


def test_mutated_workbooks(tmp_path: Path) -> None:
    chance = random.Random("xlsx")
    path = xlsx(tmp_path / "a.xlsx", [HEADINGS, *ROWS, [1.5, 2, None, True, "=1"]])
    whole = path.read_bytes()
    for _round in range(ROUNDS):
        path.write_bytes(mutated(whole, chance))
        read_all(path)


def test_workbooks_with_mutated_parts(tmp_path: Path) -> None:
    chance = random.Random("parts")
    path = xlsx(tmp_path / "a.xlsx", [HEADINGS, *ROWS, [1.5, 2, None, True, "=1"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _round in range(ROUNDS):
        changed = chance.choice([name for name in parts if name.endswith(("xml", "rels"))])
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, mutated(content, chance) if name == changed else content)
        read_all(path)


def test_many_wrong_quotation_marks_take_no_time(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = io.StringIO()
    lines.write("a,b\n")
    for number in range(20_000):
        lines.write(f'{number},"never closed\n' if number % 3 else f'"",{number}\n')
    path.write_text(lines.getvalue(), encoding="utf-8")
    assert read_all(path) == 20_000


def test_one_endless_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n" + b"x" * 20_000_000)
    assert read_all(path) >= 1
