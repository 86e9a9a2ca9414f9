# SPDX-License-Identifier: MIT
"""The audit trail: who did what when and why, append-only, each line chained to the one before."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desk.db.database import Database
from desk.db.fields import to_millis
from desk.db.record import Record
from desk.db.tables import Audit, Chain
from desk.session import Session

# Changes of these are no deed of a person, so the digest leaves them out.
UNSEALED = frozenset({"print_count"})

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
#: So many lines of the trail are read at a time.
BATCH = 2_000
AUDIT_COLUMNS = tuple(field.name for field in Audit._meta.sorted_fields)


@dataclass(frozen=True)
class Broken:
    """A line of the trail that was edited, added or taken out."""

    seq: int


def canonical(value: Any) -> str:
    """The one JSON text of a value that hashes are made from."""
    return _JSON.encode(value)


def hash_of(line: Sequence[Any]) -> str:
    """The hash of a line of the trail, of its columns in order without the hash itself."""
    return hashlib.sha256(canonical(list(line)).encode()).hexdigest()


def digest_of(record: Record, plain: Mapping[str, Any] | None = None) -> str:
    """SHA-256 of a record's values, so that the check finds a sheet altered behind desk's back.

    `plain` is what `record.plain()` gave, where that is known already.
    """
    values = _filled(record.plain() if plain is None else plain)
    for name in UNSEALED:
        values.pop(name, None)
    return hashlib.sha256(canonical(values).encode("utf-8", "surrogatepass")).hexdigest()


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values without the empty ones, so that a column a newer program adds changes nothing."""
    return {
        name: [_filled(row) for row in value] if isinstance(value, list) else value
        for name, value in values.items()
        if value or (value == 0 and value is not False)
    }


def append(
    database: Database,
    session: Session,
    action: str,
    *,
    at: datetime,
    record: Record | None = None,
    kind: str = "",
    changes: Mapping[str, Any] | None = None,
    reason: str = "",
    digest: str = "",
) -> str:
    """Write one line inside the open transaction and return its hash."""
    lock = "" if database.is_sqlite else " FOR UPDATE"
    ((last, previous),) = database.engine.execute_sql(
        "SELECT seq, hash FROM chain" + lock
    ).fetchall()
    line = {
        "seq": last + 1,
        "at": to_millis(at),
        "person": session.person_id,
        "who": session.name,
        "desk": session.desk,
        "action": action,
        "kind": record.kind() if record else kind,
        "record": record.id if record else None,
        "number": record.number if record else "",
        "changes": canonical(changes) if changes else "",
        "reason": reason,
        "digest": digest,
        "previous": previous,
    }
    line["hash"] = hash_of(list(line.values()))
    names = ", ".join(line)
    marks = ", ".join("?" * len(line))
    database.run(f"INSERT INTO audit ({names}) VALUES ({marks})", *line.values())
    database.run("UPDATE chain SET seq = ?, hash = ?", line["seq"], line["hash"])
    return str(line["hash"])


def append_new(
    database: Database,
    session: Session,
    action: str,
    records: Sequence[Record],
    *,
    at: datetime,
    reason: str = "",
) -> list[list[Any]]:
    """The lines for many new records of one kind, chained; the last hash is kept already.

    The caller writes them into `audit` inside the same transaction.
    """
    lock = "" if database.is_sqlite else " FOR UPDATE"
    ((seq, previous),) = database.rows("SELECT seq, hash FROM chain" + lock)
    lines = []
    who = [to_millis(at), session.person_id, session.name, session.desk, action, records[0].kind()]
    for record in records:
        seq += 1
        what = [record.id, record.number, "", reason, digest_of(record)]
        line = [seq, *who, *what, previous]
        previous = hash_of(line)
        lines.append([*line, previous])
    database.run("UPDATE chain SET seq = ?, hash = ?", seq, previous)
    return lines


def last_hash(database: Database) -> str:
    """The hash of the trail's last line, printed on every signed report."""
    with database.read() as engine:
        row = Chain.select(Chain.hash).tuples().first(engine)
    return str(row[0]) if row else ""


def walk(database: Database, start: int, stop: int) -> Iterator[tuple[tuple[Any, ...], bool]]:
    """The lines numbered `start` to `stop`, as AUDIT_COLUMNS, each with whether it holds.

    A line holds that has its own hash, follows the line before it and misses none between.
    """
    rows = database.rows("SELECT hash FROM audit WHERE seq = ?", start - 1)
    before, seq = rows[0][0] if rows else "", start
    sql = (
        f"SELECT {', '.join(AUDIT_COLUMNS)} FROM audit "
        f"WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT {BATCH}"
    )
    while some := database.rows(sql, seq, stop):
        for row in some:
            *line, kept = row
            yield tuple(row), line[0] == seq and line[-1] == before and hash_of(line) == kept
            before, seq = kept, line[0] + 1


def broken_lines(database: Database) -> Iterator[Broken]:
    """Every place where the chain does not hold; nothing means the trail is whole."""
    # In one statement: another desk may write between two.
    ((first, last, *head),) = database.rows(
        "SELECT MIN(seq), MAX(seq), (SELECT MAX(seq) FROM chain), (SELECT MAX(hash) FROM chain) "
        "FROM audit"
    )
    end: list[Any] = [0, ""]
    if last is not None:
        for row, holds in walk(database, min(first, 1), last):
            if not holds:
                yield Broken(row[0])
            end = [row[0], row[-1]]
    if head != end:
        yield Broken(end[0] + 1)


def trail_of(database: Database, kind: str, record: int) -> list[Audit]:
    """The lines about one record, oldest first."""
    with database.read() as engine:
        query = Audit.select().where((Audit.kind == kind) & (Audit.record == record))
        return list(query.order_by(Audit.seq).execute(engine))
