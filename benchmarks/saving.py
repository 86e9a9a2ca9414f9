# SPDX-License-Identifier: MIT
"""One complaint saved for good, with number, trail, index and clock, beside raw SQL."""

import hashlib
import json
import shutil
import statistics
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import peewee

from benchmarks.filling import LAST, office_of
from benchmarks.measure import Result, Setting, times
from benchmarks.texts import Writer
from desk.db.database import open_database
from desk.db.grams import Text, pieces_of
from desk.db.record import Record
from desk.db.store import Store
from desk.session import Session

SAVES = 200
WARM = 20
SQL = getattr(peewee, "sqlite3")  # noqa: B009 - the library peewee itself works with


def run(setting: Setting) -> Iterator[Result]:
    """Save new complaints, and change some, in a copy of the office."""
    with copied(setting) as store:
        yield from _measure(store, setting.seed)


@contextmanager
def copied(setting: Setting) -> Iterator[Store]:
    """A copy of the office to write into."""
    office = office_of(setting.folder, setting.records, setting.seed)
    assert office.database.path is not None
    copy = setting.folder / f"saving-{setting.records}"
    copy.mkdir(exist_ok=True)
    office.database.close()
    shutil.copyfile(office.database.path, copy / "office.db")
    store = Store(open_database(copy), office.books)
    try:
        yield store
    finally:
        store.database.close()
        shutil.rmtree(copy)


def _measure(store: Store, seed: int) -> Iterator[Result]:
    session = Session(2, "李婷", frozenset({"supervisor"}), branch_id=1, clock=lambda: LAST)
    writer = Writer(seed + 5)
    fresh = [complaint(store, session, writer) for _one in range(SAVES + WARM)]
    raw = Raw(store)
    ours, theirs = [], []
    for at, record in enumerate(fresh):
        ours += times(store.save, 1, session, record)
        theirs += times(raw.save, 1, at)
    ours, theirs = ours[WARM:], theirs[WARM:]
    here, peer = statistics.median(ours), statistics.median(theirs)
    yield Result("save", "a new complaint", here, "≤ 2 × raw SQL", here <= 2 * peer, None,
                 "raw SQL", peer)  # fmt: skip
    changed = []
    for record in fresh[WARM:]:
        again = store.get(session, "complaint", record.id)
        again.content += "补充：" + writer.demand()  # type: ignore[attr-defined]
        changed += times(store.save, 1, session, again)
    yield Result("save", "a changed text", statistics.median(changed))
    raw.close()


def complaint(store: Store, session: Session, writer: Writer) -> Record:
    return store.new(
        session,
        "complaint",
        received_at=LAST,
        complainant=writer.person(),
        phone=writer.phone(),
        category="delay",
        content=writer.complaint(),
        demand=writer.demand(),
    )


class Raw:
    """The same rows written by hand into the same tables, in one transaction each."""

    def __init__(self, store: Store) -> None:
        self._connection = SQL.connect(str(store.database.path), isolation_level=None)
        for pragma in ("synchronous=FULL", "mmap_size=268435456", "cache_size=-32768"):
            self._connection.execute(f"PRAGMA {pragma}")
        run = self._connection.execute
        cursor = run("SELECT * FROM complaint ORDER BY id DESC LIMIT 1000")
        self._names = [column[0] for column in cursor.description]
        self._rows = cursor.fetchall()
        ((self._kind,),) = run("SELECT id FROM kind_number WHERE name = 'complaint'").fetchall()
        marks = ", ".join("?" * (len(self._names) - 1))
        names = ", ".join(f'"{name}"' for name in self._names[1:])
        self._insert = f"INSERT INTO complaint ({names}) VALUES ({marks}) RETURNING id"

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def save(self, at: int) -> None:
        """Write one complaint with all that belongs to it."""
        run = self._connection.execute
        values: dict[str, Any] = dict(zip(self._names, self._rows[at], strict=True))
        values.pop("id")
        run("BEGIN IMMEDIATE")
        ((number,),) = run(
            "INSERT INTO counter VALUES ('complaint', 1, '202611', 1) ON CONFLICT DO UPDATE "
            "SET last = last + 1 RETURNING last"
        ).fetchall()
        values |= {"uid": uuid.uuid4().hex, "number": f"C202611-{number:04}"}
        ((key,),) = run(self._insert, list(values.values())).fetchall()
        texts = [Text(values[n]) for n in ("number", "complainant", "phone", "content")]
        run(
            "INSERT INTO search (rowid, grams) VALUES (?, ?)",
            (self._kind << 40 | key, " ".join(pieces_of(texts))),
        )
        run("DELETE FROM draft WHERE person = 2 AND key = 'complaint'")
        ((seq, previous),) = run("SELECT seq, hash FROM chain").fetchall()
        digest = hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()
        line = [seq + 1, values["created_at"], 2, "李婷", "", "create", "complaint", key,
                values["number"], "", "", digest, previous]  # fmt: skip
        line.append(hashlib.sha256(json.dumps(line).encode()).hexdigest())
        run(f"INSERT INTO audit VALUES ({', '.join('?' * len(line))})", line)
        run("UPDATE chain SET seq = ?, hash = ?", (seq + 1, line[-1]))
        run(
            'INSERT INTO deadline (kind, record, number, title, what, at, role, branch, "then") '
            "VALUES ('complaint', ?, ?, ?, 'First answer', ?, 'staff', 1, '')",
            (key, values["number"], values["complainant"], values["created_at"] + 3_600_000),
        )
        run("COMMIT")
