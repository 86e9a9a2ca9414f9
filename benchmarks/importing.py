# SPDX-License-Identifier: MIT
"""A file of rows brought in with every check, beside csv and executemany into a bare table."""

import csv
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import peewee

from benchmarks.filling import LAST, office_of
from benchmarks.measure import Result, Setting
from benchmarks.texts import Writer
from desk.db.grams import Text, pieces_of
from desk.exchange.importing import Import
from desk.exchange.plan import Plan
from desk.exchange.reading import open_table
from desk.session import Session

ROWS = 100_000
HEADS = ("客户名称", "手机", "城市", "地址", "备注")
SQL = getattr(peewee, "sqlite3")  # noqa: B009 - the library peewee itself works with


def run(setting: Setting) -> Iterator[Result]:
    """Bring customers into a small office."""
    with tempfile.TemporaryDirectory(dir=setting.folder) as name:
        place = Path(name)
        file = place / "customers.csv"
        _write(file, setting.seed)
        set(pieces_of([Text("张三", name=True)]))  # neither waits for the dictionary of sounds
        start = time.perf_counter()
        _raw(file, place / "raw.db")
        raw = (time.perf_counter() - start) * 1000
        store = office_of(place, 100, setting.seed)
        session = Session(2, "李婷", frozenset({"supervisor"}), branch_id=1, clock=lambda: LAST)
        told: list[int] = []
        start = time.perf_counter()
        plan = Plan(store, session, "customer", open_table(file))
        outcome = Import(plan).run(progress=lambda done, total, text: told.append(done))
        took = (time.perf_counter() - start) * 1000
        came_in = outcome.came_in
        store.database.close()
    yield Result("import", f"{ROWS:,} rows checked", took, "≤ 3 × csv + executemany + index",
                 took <= 3 * raw, None, "csv + executemany + index", raw)  # fmt: skip
    yield Result("import", "rows that came in", came_in, f"{ROWS:,}", came_in == ROWS, unit="")
    yield Result("import", "times progress was told", len(told), "≥ 20", len(told) >= 20, unit="")


def _write(file: Path, seed: int) -> None:
    writer = Writer(seed + 9)
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(HEADS)
        for at in range(ROWS):
            street = f"文三路{writer.chance.randrange(1, 999)}号{at % 60}幢"
            mobile = f"13{writer.chance.randrange(10**9):09}"
            out.writerow([writer.person(), mobile, "杭州市", street, writer.demand()])


def _raw(file: Path, place: Path) -> None:
    """What nobody could do without: read, insert, index; no checks, numbers, trail.

    The search index is the one that desk's search needs, pinyin of names and hidden texts in it.
    """
    connection = SQL.connect(str(place), isolation_level=None)
    connection.execute("PRAGMA journal_mode=wal")
    connection.execute("CREATE TABLE customer (id INTEGER PRIMARY KEY, a, b, c, d, e)")
    connection.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "grams, content='', contentless_delete=1, detail=none, tokenize='ascii')"
    )
    connection.execute("BEGIN")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows: Any = csv.reader(stream)
        next(rows)
        connection.executemany("INSERT INTO customer (a, b, c, d, e) VALUES (?, ?, ?, ?, ?)", rows)
    for column in "abc":
        connection.execute(f"CREATE INDEX by_{column} ON customer ({column}, id)")
    kept = connection.execute("SELECT id, a, b, d FROM customer").fetchall()
    connection.executemany(
        "INSERT INTO search (rowid, grams) VALUES (?, ?)",
        ((row[0], " ".join(pieces_of(_texts(*row[1:])))) for row in kept),
    )
    connection.execute("COMMIT")
    connection.close()


def _texts(name: str, mobile: str, address: str) -> Iterator[Text]:
    yield Text(name, name=True)
    yield Text(mobile, hidden=True)
    yield Text(address, hidden=True)
