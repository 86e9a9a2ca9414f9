# SPDX-License-Identifier: MIT
"""Lists: open, next page, sort, end, scroll bar, beside raw SQL, 10,000 records and Qt's model."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import peewee

from benchmarks.filling import LAST, office_of
from benchmarks.measure import Result, Setting, side_by_side, timed
from desk.db.query import Query
from desk.db.store import Store
from desk.session import Session

SMALL = 10_000
PAGE = 128
FRAME = 16  # ms, one picture of a screen
SQL = getattr(peewee, "sqlite3")  # noqa: B009 - the library peewee itself works with


def run(setting: Setting) -> Iterator[Result]:
    """Measure on an office of the size asked for, and on a small one for the growth."""
    store = office_of(setting.folder, setting.records, setting.seed)
    small = office_of(setting.folder, SMALL, setting.seed)
    yield from _queries(store, small)
    yield from _on_screen(store, small)


def _session() -> Session:
    return Session(2, "李婷", frozenset({"supervisor"}), branch_id=1, clock=lambda: LAST)


def _queries(store: Store, small: Store) -> Iterator[Result]:
    raw = _raw(store)
    for what, ours, theirs in _flows():
        here, peer = side_by_side(partial(ours, store), partial(theirs, raw))
        yield Result("list", what, here, "≤ 2 × raw SQL", here <= 2 * peer, None,
                     "raw keyset SQL", peer)  # fmt: skip
        there, few = side_by_side(partial(ours, store), partial(ours, small))
        yield Result("list", f"{what}, growth", there, "≤ 1.5 × of 10,000",
                     there <= 1.5 * few or there < 1, None, "10,000 records", few)  # fmt: skip
    raw.close()


Flow = tuple[str, Callable[[Store], Any], Callable[[Any], Any]]


def _flows() -> Iterator[Flow]:
    who = _session()
    first = Query("complaint")
    listed = "number received_at complainant phone category level state assigned due_at channel"
    columns = "id, voided, " + ", ".join([*listed.split(), "against_branch"])

    def count(store: Store) -> Any:
        store.lists.forget()
        return store.lists.count(who, first)

    def opened(store: Store) -> Any:
        return store.lists.page(who, first)

    def raw(order: str, where: str = "") -> Callable[[Any], Any]:
        sql = f"SELECT {columns} FROM complaint {where} ORDER BY {order} LIMIT {PAGE}"
        return lambda connection: connection.execute(sql).fetchall()

    yield "count", count, lambda c: c.execute("SELECT count(*) FROM complaint").fetchall()
    yield "open", opened, raw("number DESC, id DESC")
    yield "to the end", lambda s: s.lists.page(who, first, last=True), raw("number, id")
    places: dict[int, Any] = {}

    def following(store: Store) -> Any:
        if id(store) not in places:
            places[id(store)] = store.lists.page(who, first).last
        return store.lists.page(who, first, after=places[id(store)])

    last = "SELECT number FROM complaint ORDER BY number DESC LIMIT 1 OFFSET 127"
    after = f"WHERE (number, id) < (({last}), 0)"
    yield "next page", following, raw("number DESC, id DESC", after)
    for column in ("received_at", "complainant", "category", "due_at"):
        query = replace(first, order=column, descending=False)
        yield (
            f"sort by {column}",
            partial(_page, who=who, query=query),
            raw(f"{column}, id"),
        )


def _page(store: Store, who: Session, query: Query) -> Any:
    return store.lists.page(who, query)


def _raw(store: Store) -> Any:
    connection = SQL.connect(str(store.database.path))
    connection.execute("PRAGMA mmap_size=268435456")
    connection.execute("PRAGMA cache_size=-32768")
    return connection


def _on_screen(store: Store, small: Store) -> Iterator[Result]:
    from benchmarks import screen

    yield from screen.lists(store, small, _session())


def scroll_bar(store: Store) -> Iterator[Result]:
    """Jumps to places all over the list, as a drag of the scroll bar asks for."""
    who, query = _session(), Query("complaint")
    total = store.lists.count(who, query)
    worst = 0.0
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        place = int(total * share)
        worst = max(worst, timed(partial(store.lists.page, who, query, offset=place)))
    yield Result("list", "scroll bar, worst place", worst, "≤ 16 ms", worst <= FRAME, FRAME)
