# SPDX-License-Identifier: MIT
"""Damaged tables: a clear sentence or the rows, never a crash, never a hang."""

import contextlib
import io
import random
import zipfile
from pathlib import Path

import pytest

from desk.db import audit
from desk.db.query import Query
from desk.db.store import Store
from desk.errors import Invalid, Storage
from desk.exchange.exporting import export
from desk.exchange.importing import Import
from desk.exchange.marked import write_errors
from desk.exchange.plan import Plan
from desk.exchange.reading import open_table
from desk.exchange.writing import write_csv, write_xlsx
from desk.session import Session
from tests.exchange.samples import HEADINGS, NASTY, ROWS, csv_bytes, xlsx

ROUNDS = 250
PIECES = [b'"', b",", b"\n", b"\r", b"\x00", b"\xff", b"\x80", b"\xe4\xb8", b"'", b"\t", b"\x1a"]

MORE = [
    "+86 138-1234-5678",
    "13812345678/0571-88888888",
    "24-1-5",
    "2024年1月5日",
    "45296",
    "24:00",
    "-0.005",
    "1e5",
    "100元",
    "9" * 40,
    "NaN",
    "inf",
    "#N/A",
    "是",
    "李婷",
]


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


def test_damaged_files_come_in_whole_or_not_at_all(
    store: Store, session: Session, tmp_path: Path
) -> None:
    chance = random.Random("import")
    path = tmp_path / "a.csv"
    headings = ["收货人", "电话", "代收货款", "件数", "Arrived on", "Told at", "备注"]
    good = [["张三", "13812345678", "12.50", "2", "2026-11-20", "2026-11-20 9:30", "x"]] * 8
    whole = csv_bytes([headings, *good])
    count = 0
    for round_ in range(60):
        path.write_bytes(mutated(whole, chance))
        with contextlib.suppress(Invalid, Storage):
            planned = Plan(store, session, "parcel", open_table(path))
            planned.columns["receiver"] = 0
            outcome = Import(planned).run(whole=bool(round_ % 2))
            if round_ % 2:
                assert outcome.came_in == 0 or outcome.bad == []
            else:
                assert outcome.rows == outcome.came_in + outcome.known + len(outcome.bad)
            count += outcome.came_in
        assert store.database.rows("SELECT COUNT(*) FROM parcel") == [(count,)]
    assert list(audit.broken_lines(store.database)) == []


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_nasty_values_in_every_column_are_kept_or_told(
    store: Store, session: Session, tmp_path: Path, ending: str
) -> None:
    fields = [n for n, k in store.books["parcel"].kinds().items() if not (k.by_desk or k.hidden)]
    path = tmp_path / f"a.{ending}"
    rows = []
    for value in [*NASTY, *MORE]:
        for name in fields:
            rows.append(["x" if name == "receiver" else "" for name in fields])
            rows[-1][fields.index(name)] = value
    (write_csv if ending == "csv" else write_xlsx)(path, fields, rows)
    outcome = Import(Plan(store, session, "parcel", open_table(path))).run()
    assert outcome.came_in > 0
    assert all(str(sentence) for bad in outcome.bad for _at, sentence in bad.problems)
    write_errors(tmp_path / f"b.{ending}", fields, outcome.bad)
    again = Import(Plan(store, session, "parcel", open_table(tmp_path / f"b.{ending}"))).check()
    assert (again.came_in, len(again.bad)) == (0, len(outcome.bad))
    back = tmp_path / "c.csv"
    export(store, session, Query("parcel"), back, columns=fields)
    assert Import(Plan(store, session, "parcel", open_table(back))).check().bad == []
