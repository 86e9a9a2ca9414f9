# SPDX-License-Identifier: MIT
"""Proves an office whole: the file, the trail, every record against it, the search index."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from desk.db import audit, rowing
from desk.db.record import Record
from desk.db.store import Store
from desk.text import N_, Message

Progress = Callable[[int, int], None]
BATCH = 500


def check_office(store: Store, progress: Progress = lambda done, total: None) -> Iterator[Message]:
    """A sentence for everything that is not as it must be; none when the office is whole."""
    if store.database.is_sqlite:
        for (told,) in store.database.rows("PRAGMA integrity_check"):
            if told != "ok":
                yield Message(N_("The file is damaged: {cause}"), cause=told)
    for broken in audit.broken_lines(store.database):
        yield Message(
            N_("The audit trail was tampered with at line {line}."), line=f"{broken.seq:,}"
        )
    types = list(store.books)
    for number, record_type in enumerate(types):
        progress(number, len(types))
        yield from _altered(store, record_type)
        yield from _gaps(store, record_type)
    yield from store.search.check()
    yield from store.tallies.check()
    yield from _altered_reports(store)


def _altered(store: Store, record_type: type[Record]) -> Iterator[Message]:
    """Records that are not what the trail's last line about them says."""
    kind = record_type.kind()
    last = 0
    while True:
        rows = store.database.rows(
            f'SELECT id FROM "{kind}" WHERE id > ? ORDER BY id LIMIT {BATCH}', last
        )
        if not rows:
            return
        digests = _digests(store, kind, rows[0][0], rows[-1][0])
        for (key,) in rows:
            record = rowing.load(store.database, record_type, key)
            if digests.get(key) != audit.digest_of(record):
                yield Message(
                    N_("{number} was altered without desk, or its trail is missing."),
                    number=record.number,
                )
        last = rows[-1][0]


def _digests(store: Store, kind: str, first: int, last: int) -> dict[int, str]:
    rows: list[tuple[Any, ...]] = store.database.rows(
        "SELECT record, digest FROM audit WHERE kind = ? AND record BETWEEN ? AND ? "
        "AND digest <> '' ORDER BY seq",
        kind,
        first,
        last,
    )
    return dict(rows)


def _gaps(store: Store, record_type: type[Record]) -> Iterator[Message]:
    """Months whose numbers do not run from one without a gap."""
    kind = record_type.kind()
    rows = store.database.rows(
        "SELECT c.month, c.branch, c.last, "
        f'(SELECT COUNT(*) FROM "{kind}" r WHERE r.branch = c.branch AND '
        f"substr(r.number, {len(record_type.sheet.prefix) + 1}, 6) = c.month) "
        "FROM counter c WHERE c.kind = ?",
        kind,
    )
    for month, branch, given, kept in rows:
        if given != kept:
            yield Message(
                N_("{title}, {month}, {branch}: {given} numbers were given, {kept} are there."),
                title=Message(record_type.sheet.title),
                month=f"{month[:4]}-{month[4:]}",
                branch=store.office.label("branch", branch),
                given=given,
                kept=kept,
            )


def _altered_reports(store: Store) -> Iterator[Message]:
    """Signed reports that are not what the trail says was signed."""
    rows = store.database.rows("SELECT kind, period, numbers, hash FROM report_snapshot")
    signed = {
        row[0]
        for row in store.database.rows(
            "SELECT digest FROM audit WHERE kind = ? AND digest <> ''", "report"
        )
    }
    for _kind, period, numbers, seal in rows:
        made = hashlib.sha256(numbers.encode("utf-8", "surrogatepass")).hexdigest()
        if made != seal or seal not in signed:
            yield Message(N_("The signed report of {period} was altered."), period=period)
    if len(signed) > len(rows):
        yield Message(N_("A signed report is missing."))
