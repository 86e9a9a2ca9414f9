# SPDX-License-Identifier: MIT
"""Pages of a book's list: plain rows in any order, as quick among a million as among a few."""

from array import array
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from desk.db.act import refuse
from desk.db.books import Books
from desk.db.conditions import SPECIAL, Conditions
from desk.db.database import Database
from desk.db.office import Office
from desk.db.ordering import Cursor, Order, order_of
from desk.db.query import Query
from desk.db.record import Record
from desk.db.rows import ListedRows, Page
from desk.db.scope import ALIAS, scope_of
from desk.db.search import SearchIndex
from desk.session import Session

__all__ = ["Cursor", "Lists", "Page"]

PAGE = 128
# A found set up to this size is kept as ids in memory; a larger one is walked in its order.
KEPT_IDS = 50_000
KEPT_SETS = 12
STREAM = 1_000


@dataclass
class Plan:
    """How a query is answered: its conditions, its order, and its ids where they are few."""

    record_type: type[Record]
    order: Order
    where: str
    values: list[Any]
    ids: "array[int] | None" = None
    count: int | None = None
    places: dict[int, int] = field(default_factory=dict)

    def place(self, record: int) -> int | None:
        """The place of a record among the kept ids."""
        if not self.places and self.ids:
            self.places = {one: at for at, one in enumerate(self.ids)}
        return self.places.get(record)


class Lists:
    """The lists of all books, with what each session may see."""

    def __init__(
        self, database: Database, books: Books, office: Office, search: SearchIndex
    ) -> None:
        self._database = database
        self._books = books
        self._conditions = Conditions(database, search)
        self._rows = {t.kind(): ListedRows(t, office) for t in books}
        self._plans: OrderedDict[Any, Plan] = OrderedDict()
        self._lock = Lock()

    def count(self, session: Session, query: Query) -> int:
        """How many records a query finds; raises Refused."""
        plan = self._plan(session, query)
        if plan.count is None:
            ((plan.count,),) = self._database.rows(
                f'SELECT count(*) FROM "{query.kind}" AS {ALIAS}{_where(plan.where)}', *plan.values
            )
        return plan.count

    def page(
        self,
        session: Session,
        query: Query,
        *,
        after: Cursor | None = None,
        before: Cursor | None = None,
        offset: int | None = None,
        last: bool = False,
        limit: int = PAGE,
    ) -> Page:
        """Some rows: the first ones, those after or before a cursor, the last, or from a place on.

        Raises Refused.
        """
        plan = self._plan(session, query)
        if plan.ids is not None:
            ids = plan.ids[_slice(plan, after, before, offset, last, limit)]
            return self._of_ids(session, plan, ids)
        if offset is not None:
            return self._of_ids(session, plan, self._ids_at(session, query, plan, offset, limit))
        if last or before is not None:
            rows = self._walk(plan, plan.order.reversed(), before, limit)[::-1]
        else:
            rows = self._walk(plan, plan.order, after, limit)
        return self._page(session, plan, rows)

    def ids(self, session: Session, query: Query, limit: int | None = None) -> Iterator[int]:
        """The ids of all records found, in the order of the list, without their rows."""
        plan = self._plan(session, query)
        if plan.ids is not None:
            yield from plan.ids[:limit]
            return
        at: Cursor | None = None
        given = 0
        while limit is None or given < limit:
            rows = self._walk(plan, plan.order, at, STREAM, only_ids=True)
            wanted = rows if limit is None else rows[: limit - given]
            yield from (row[0] for row in wanted)
            given += len(wanted)
            if len(rows) < STREAM:
                return
            at = Cursor(rows[-1][1], rows[-1][0])

    def position_of(self, session: Session, query: Query, record: int) -> int | None:
        """The place of a record in the list, 0 for the first; None when it is not in it."""
        plan = self._plan(session, query)
        if plan.ids is not None:
            return plan.place(record)
        sql = (
            f'SELECT {plan.order.column} FROM "{query.kind}" AS {ALIAS}'
            f"{_where(f'{ALIAS}.id = ?', plan.where)}"
        )
        rows = self._database.rows(sql, record, *plan.values)
        if not rows:
            return None
        total = 0
        for condition, values in plan.order.reversed().after(Cursor(rows[0][0], record)):
            sql = f'SELECT count(*) FROM "{query.kind}" AS {ALIAS}{_where(condition, plan.where)}'
            total += self._database.rows(sql, *values, *plan.values)[0][0]
        return total

    def place_of(self, session: Session, query: Query, start: str) -> int | None:
        """The place of the first record whose sorted column starts so, or would stand there.

        None when the list is not sorted by a column of text.
        """
        plan = self._plan(session, query)
        if not plan.order.is_text:
            return None
        end = start + "\U0010ffff" if plan.order.descending else start
        sign = ">=" if plan.order.descending else "<"
        sql = (
            f'SELECT count(*) FROM "{query.kind}" AS {ALIAS}'
            f"{_where(f'{plan.order.column} {sign} ?', plan.where)}"
        )
        ((place,),) = self._database.rows(sql, end, *plan.values)
        return int(place)

    def sees(self, session: Session, record_type: type[Record], record: int) -> bool:
        """Whether the person may see this very record, by its book and by itself."""
        if not session.may("read", record_type.sheet):
            return False
        scope, values = scope_of(record_type, session)
        if not scope:
            return True
        sql = f'SELECT 1 FROM "{record_type.kind()}" AS {ALIAS} WHERE {ALIAS}.id = ? AND {scope}'
        return bool(self._database.rows(sql, record, *values))

    def forget(self) -> None:
        """Drop what is remembered of found sets, to free memory."""
        with self._lock:
            self._plans.clear()

    def _plan(self, session: Session, query: Query) -> Plan:
        """The plan of a query; it holds until anybody in the office changes anything."""
        record_type = self._books[query.kind]
        refuse(session, "read", record_type)
        ((seq,),) = self._database.rows("SELECT seq FROM chain")
        minute = 0
        if any(condition.field in SPECIAL for condition in query.where):
            minute = int(session.now().timestamp() // 60)
        scope, scoped = scope_of(record_type, session)
        who = (scope, str(scoped), session.masked, session.person_id)
        key = (seq, minute, who, _hashable(query))
        with self._lock:
            if key in self._plans:
                self._plans.move_to_end(key)
                return self._plans[key]
        plan = self._make(session, record_type, query)
        with self._lock:
            self._plans[key] = plan
            while len(self._plans) > KEPT_SETS:
                self._plans.popitem(last=False)
        return plan

    def _make(self, session: Session, record_type: type[Record], query: Query) -> Plan:
        where, values = self._conditions.of(session, record_type, query)
        order = order_of(
            record_type, query, is_sqlite=self._database.is_sqlite, masked=session.masked
        )
        plan = Plan(record_type, order, where, values)
        if where:
            rows = self._database.rows(
                f"SELECT id FROM (SELECT {ALIAS}.id AS id, {order.column} AS sorted "
                f'FROM "{query.kind}" AS {ALIAS}{_where(where)} LIMIT {KEPT_IDS + 1}) AS found '
                f"ORDER BY {order.by('sorted', 'id')}",
                *values,
            )
            if len(rows) <= KEPT_IDS:
                plan.ids = array("q", (row[0] for row in rows))
                plan.count = len(rows)
        return plan

    def _walk(
        self, plan: Plan, order: Order, at: Cursor | None, limit: int, *, only_ids: bool = False
    ) -> list[tuple[Any, ...]]:
        """Rows in an order from a cursor on, with the value they are sorted by at the end."""
        kind = plan.record_type.kind()
        columns = f"{ALIAS}.id" if only_ids else self._rows[kind].columns
        found: list[tuple[Any, ...]] = []
        for condition, values in order.after(at):
            sql = (
                f'SELECT {columns}, {order.column} FROM "{kind}" AS {ALIAS} {order.index}'
                f"{_where(condition, plan.where)} ORDER BY {order.sql} LIMIT {limit - len(found)}"
            )
            found += self._database.rows(sql, *values, *plan.values)
            if len(found) >= limit:
                break
        return found

    def _ids_at(
        self, session: Session, query: Query, plan: Plan, offset: int, limit: int
    ) -> list[int]:
        """Ids from a place on, counted from the nearer end, read from the index alone."""
        total = self.count(session, query)
        limit = min(limit, total - offset)
        if limit <= 0:
            return []
        order, skip = plan.order, offset
        if offset > total // 2:
            order, skip = order.reversed(), total - offset - limit
        rows = self._database.rows(
            f'SELECT {ALIAS}.id FROM "{query.kind}" AS {ALIAS} {order.index}{_where(plan.where)} '
            f"ORDER BY {order.sql} LIMIT {limit} OFFSET {skip}",
            *plan.values,
        )
        ids = [row[0] for row in rows]
        return ids if order is plan.order else ids[::-1]

    def _of_ids(self, session: Session, plan: Plan, ids: Sequence[int]) -> Page:
        kind = plan.record_type.kind()
        if not ids:
            return self._page(session, plan, [])
        marks = ", ".join("?" * len(ids))
        rows = self._database.rows(
            f'SELECT {self._rows[kind].columns}, {plan.order.column} FROM "{kind}" AS {ALIAS} '
            f"WHERE {ALIAS}.id IN ({marks})",
            *ids,
        )
        by_id = {row[0]: row for row in rows}
        return self._page(session, plan, [by_id[one] for one in ids if one in by_id])

    def _page(self, session: Session, plan: Plan, rows: list[tuple[Any, ...]]) -> Page:
        return self._rows[plan.record_type.kind()].page(session, rows)


def _hashable(query: Query) -> Query | str:
    try:
        hash(query)
    except TypeError:  # a filter with a list of values
        return query.to_json()
    return query


def _where(*conditions: str) -> str:
    some = [condition for condition in conditions if condition]
    return " WHERE " + " AND ".join(some) if some else ""


def _slice(
    plan: Plan,
    after: Cursor | None,
    before: Cursor | None,
    offset: int | None,
    last: bool,
    limit: int,
) -> slice:
    """Which of the kept ids a page shows."""
    total = len(plan.ids or ())
    if offset is not None:
        return slice(offset, offset + limit)
    if last:
        return slice(max(0, total - limit), total)
    if before is not None:
        end = plan.place(before.id) or 0
        return slice(max(0, end - limit), end)
    place = plan.place(after.id) if after is not None else None
    start = 0 if place is None else place + 1
    return slice(start, start + limit)
