# SPDX-License-Identifier: MIT
"""The search box against LIKE and FTS5's trigrams, every kind of query, the answers compared."""

import random
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import peewee

from benchmarks.filling import LAST, office_of
from benchmarks.measure import Result, Setting, percentile, times
from desk.db.store import Store
from desk.session import Session

COLUMNS = ["number", "complainant", "company", "concerns", "phone", "content", "own_words"]
LIMIT = 50
EACH = 20
RUNS = 3
SQL = getattr(peewee, "sqlite3")  # noqa: B009 - the library peewee itself works with


@dataclass(frozen=True)
class Asked:
    """A query as typed; `plain` when LIKE must give the same answer."""

    group: str
    words: str
    plain: bool = True


def run(setting: Setting) -> Iterator[Result]:
    """Measure all kinds of query on an office of the size asked for."""
    store = office_of(setting.folder, setting.records, setting.seed)
    session = Session(2, "李婷", frozenset({"supervisor"}), branch_id=1, clock=lambda: LAST)
    asked = list(queries(store, setting.seed))
    trigrams = _trigrams(store, setting)
    ours: list[float] = []
    by_group: dict[str, list[float]] = {}
    theirs: list[float] = []
    wrong = 0
    for one in asked:
        took = times(store.search.find, RUNS, session, one.words, LIMIT)
        ours.append(sorted(took)[RUNS // 2])
        by_group.setdefault(one.group, []).append(ours[-1])
        wrong += _differs(store, session, one)
        if one.plain and len(theirs) < 60:
            theirs += times(_by_trigrams, 1, store, trigrams, one.words)
    like = [
        times(_by_like, 1, store, one.words)[0]
        for one in asked
        if one.plain and one.group in ("nothing found", "last 4 digits", "2-character name")
    ][: EACH * 3 : 4]
    p95, worst = percentile(ours, 0.95), max(ours)
    for group, took in by_group.items():
        yield Result("search", group, percentile(took, 0.95), "p95 ≤ 8 ms",
                     percentile(took, 0.95) <= 8, 8)  # fmt: skip
    yield Result("search", "p95 of all", p95, "≤ 8 ms", p95 <= 8, 8)
    yield Result("search", "worst of all", worst, "≤ 16 ms", worst <= 16, 16)
    tri95, like95 = percentile(theirs, 0.95), percentile(like, 0.95)
    yield Result("search", "p95 of all", p95, "≥ 50 × faster", tri95 >= 50 * p95, None,
                 "FTS5 trigram", tri95)  # fmt: skip
    yield Result("search", "p95 of all", p95, "≥ 50 × faster", like95 >= 50 * p95, None,
                 "LIKE", like95)  # fmt: skip
    yield Result("search", "answers that differ from LIKE", wrong, "0", wrong == 0, unit="")
    yield from _size(store)


def queries(store: Store, seed: int) -> Iterator[Asked]:
    """All kinds of query, made from what is really written in the office."""
    chance = random.Random(seed)
    rows = _sample(store, chance, EACH * 2)
    for number, name, phone, content in rows[:EACH]:
        yield Asked("1 character", chance.choice(re.findall("[\u4e00-\u9fff]", content)))
        yield Asked("2-character name", name[:2])
        yield Asked("whole name", name)
        start = chance.randrange(0, max(1, len(phone) - 6))
        yield Asked("phone fragment", phone[start : start + chance.randrange(4, 8)].strip("-"))
        yield Asked("last 4 digits", phone[-4:])
        yield Asked("whole phone", phone)
        yield Asked("record number", number, plain=False)
        phrase = chance.choice(re.findall("[\u4e00-\u9fff]{4,}", content))
        yield Asked("phrase", phrase[: chance.randrange(4, 9)])
        yield Asked("two words", f"{name} {content[8:10]}", plain=False)
        yield Asked("name and digits", f"{name[:1]} {phone[-4:]}", plain=False)
    for name in ("zs", "lw", "wxm", "z", "li", "zhang", "wangw", "chenjing", "xw", "ouyang"):
        yield Asked("pinyin, initials", name, plain=False)
    for digits in ("1", "13", "138", "8888", "888888", "88888888", "0000000", "123456789"):
        yield Asked("runs of digits", digits, plain=len(digits) > 2)
    for words in ("齉龘", "不存在的话", "98765432109", "qqqxyz", "１２３４５６７８９０", "zzzz"):
        yield Asked("nothing found", words, plain=False)
    for words in ("没有人来过这里", "张三不在办公室", "99999999999"):
        yield Asked("nothing found", words)


def _sample(store: Store, chance: random.Random, count: int) -> list[tuple[Any, ...]]:
    ((last,),) = store.database.rows("SELECT max(id) FROM complaint")
    ids = [chance.randrange(1, last + 1) for _one in range(count)]
    rows = store.database.rows(
        "SELECT number, complainant, phone, content FROM complaint "
        f"WHERE id IN ({', '.join('?' * len(ids))})",
        *ids,
    )
    chance.shuffle(rows)
    return rows


def _differs(store: Store, session: Session, asked: Asked) -> bool:
    """Whether the newest complaints found are others than LIKE finds."""
    if not asked.plain:
        return False
    ours = sorted(store.search.ids(session, "complaint", asked.words, LIMIT), reverse=True)
    found = _by_like(store, asked.words)
    return ours[:LIMIT] != [row[0] for row in found]


def _by_like(store: Store, words: str) -> list[tuple[Any, ...]]:
    where = " OR ".join(f"{column} LIKE ?" for column in COLUMNS)
    # As desk does it: telephones with and without dash, figures as an amount of money too.
    where += " OR replace(phone, '-', '') LIKE ? OR compensation = ?"
    amount = int(words) * 100 if words.isdecimal() else -1
    return store.database.rows(
        f"SELECT id FROM complaint WHERE {where} ORDER BY id DESC LIMIT {LIMIT}",
        *[f"%{words}%"] * (len(COLUMNS) + 1),
        amount,
    )


def _trigrams(store: Store, setting: Setting) -> Any:
    """FTS5's own trigrams over the same columns, in a file beside the office."""
    place = setting.folder / f"trigrams-{setting.records}-{setting.seed}.db"
    fresh = not place.exists()
    connection = SQL.connect(str(place), isolation_level=None)
    connection.execute("PRAGMA cache_size=-65536")
    connection.execute("PRAGMA mmap_size=268435456")
    if fresh:
        setting.progress("making FTS5's trigrams")
        assert store.database.path is not None
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("ATTACH ? AS office", (str(store.database.path),))
        names = ", ".join(COLUMNS)
        connection.execute(
            f"CREATE VIRTUAL TABLE t USING fts5({names}, content='', detail=full, "
            "columnsize=0, tokenize='trigram')"
        )
        connection.execute("BEGIN")
        connection.execute(
            f"INSERT INTO t (rowid, {names}) SELECT id, {names} FROM office.complaint"
        )
        connection.execute("COMMIT")
        connection.execute("DETACH office")
    return connection


def _by_trigrams(store: Store, connection: Any, words: str) -> list[Any]:
    """What one must do with trigrams: shorter words are looked for with LIKE."""
    if len(words) < 3:
        return _by_like(store, words)
    sql = f"SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid DESC LIMIT {LIMIT}"
    return list(connection.execute(sql, (f'"{words}"',)))


def _size(store: Store) -> Iterator[Result]:
    """The bytes of the index, where the SQLite of Python itself can tell them.

    Beside it the books whose records it holds: closed complaints make call-backs.
    """
    books = ", ".join(f"'{record_type.kind()}'" for record_type in store.books)
    connection = sqlite3.connect(f"file:{store.database.path}?immutable=1", uri=True)
    try:
        rows = connection.execute(
            "SELECT name LIKE 'search%', sum(pgsize) / 1048576.0 FROM dbstat WHERE "
            f"aggregate = TRUE AND (name LIKE 'search%' OR name IN ({books})) "
            "GROUP BY 1"
        ).fetchall()
    except sqlite3.OperationalError:
        return
    finally:
        connection.close()
    sizes = dict(rows)
    yield Result("search", "size of the index", sizes[1], "≤ ½ of the tables",
                 sizes[1] <= sizes[0] / 2, sizes[0] / 2, unit="MiB")  # fmt: skip
