# SPDX-License-Identifier: MIT
"""What a month's summary counts in each book, with the records behind every figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from desk.db.conditions import Conditions
from desk.db.fields import to_millis
from desk.db.query import Condition, Query
from desk.db.scope import ALIAS
from desk.records.callback.words import SATISFIED as PLEASED
from desk.records.complaint.words import SATISFIED
from desk.records.dispatch.words import GONE
from desk.records.duty.plan import days_of
from desk.text import N_
from desk.text.dates import month_bounds, plain_month

if TYPE_CHECKING:
    from desk.db.store import Store
    from desk.session import Session

Unit = Literal["count", "money", "seconds", "share"]
Where = tuple[Condition, ...]
NO_ORDER = ("draft", "cancelled")


@dataclass(frozen=True)
class Figured:
    """One line of the summary: of which book, counted when and where, and what makes a share.

    `when` is the field that says when, `month` if it holds the month itself; `part` are the
    conditions of a share's part, `less` what its whole leaves out; `amount` is added up instead of
    counted, its mean if `mean`.
    """

    area: str
    what: str
    kind: str
    when: str
    where: Where = ()
    part: Where | None = None
    less: Where = ()
    amount: str = ""
    mean: bool = False
    branch: str = "branch"
    unit: Unit = "count"


@dataclass(frozen=True)
class Measured:
    """A line of the summary in figures: a count, fen, seconds, or part and whole of a share."""

    line: Figured
    value: int | None
    whole: int | None
    query: Query


def _is(field: str, value: Any) -> Condition:
    return Condition(field, "is", value)


def _among(field: str, values: Iterable[str]) -> Condition:
    return Condition(field, "in", tuple(sorted(values)))


def _filled(field: str) -> Condition:
    return Condition(field, "filled")


COMPLAINTS, CALLS, ORDERS, GOODS = (
    N_("Complaints"),
    N_("Calls"),
    N_("Orders"),
    N_("Goods and trips"),
)
AFTER, TEACHING, TASKS, DESK = N_("Satisfaction"), N_("Training"), N_("Service"), N_("The desk")
_SCORED = (_filled("satisfaction"), Condition("corrected_by", "empty"))

LINES: tuple[Figured, ...] = (
    Figured(COMPLAINTS, N_("Complaints received"), "complaint", "received_at",
            branch="about_branch"),
    Figured(COMPLAINTS, N_("Of these handled"), "complaint", "received_at", unit="share",
            part=(_among("state", ("answered", "closed")),), branch="about_branch"),
    Figured(COMPLAINTS, N_("First answers in time"), "complaint", "received_at", unit="share",
            less=(Condition("first_answer_at", "empty"), _is("overdue", False)),
            part=(_filled("first_answer_at"), _is("overdue", False)), branch="about_branch"),
    Figured(COMPLAINTS, N_("Justified, of those judged"), "complaint", "received_at", unit="share",
            where=(_among("justified", ("justified", "unjustified")),),
            part=(_is("justified", "justified"),), branch="about_branch"),
    Figured(COMPLAINTS, N_("Satisfied with the handling"), "complaint", "received_at",
            unit="share", where=(_filled("opinion"),), part=(_among("opinion", SATISFIED),),
            branch="about_branch"),
    Figured(COMPLAINTS, N_("Fines confirmed"), "fine", "month",
            where=(_is("state", "confirmed"),), amount="amount", unit="money",
            branch="about_branch"),
    Figured(CALLS, N_("Calls taken and made"), "call", "started_at"),
    Figured(CALLS, N_("Nobody answered"), "call", "started_at", where=(_is("outcome", "missed"),)),
    Figured(CALLS, N_("Enquiry, on average"), "call", "started_at", amount="seconds", mean=True,
            unit="seconds", where=(_among("purpose", ("enquiry", "business")), _filled("seconds"))),
    Figured(ORDERS, N_("Orders confirmed"), "order", "ordered_at",
            where=(_among("state", ("confirmed", "waiting", "ready", "on_road", "delivered",
                                    "called_back")),)),
    Figured(ORDERS, N_("Amount of the orders"), "order", "ordered_at", amount="total", unit="money",
            where=(_among("state", ("confirmed", "waiting", "ready", "on_road", "delivered",
                                    "called_back")),)),
    Figured(GOODS, N_("Trips"), "dispatch", "day", where=(_among("state", GONE),)),
    Figured(GOODS, N_("Arrivals to be collected"), "pickup_notice", "arrived_at"),
    Figured(GOODS, N_("Of these collected"), "pickup_notice", "arrived_at", unit="share",
            part=(_is("state", "collected"),)),
    Figured(GOODS, N_("Tracings"), "tracing", "asked_at"),
    Figured(AFTER, N_("Call-backs done"), "callback", "done_at"),
    Figured(AFTER, N_("Satisfied in the call-back"), "callback", "done_at", unit="share",
            where=_SCORED, part=(_among("satisfaction", PLEASED),)),
    Figured(TASKS, N_("Service tasks taken"), "service_task", "received_at"),
    Figured(TASKS, N_("Of these finished"), "service_task", "received_at", unit="share",
            part=(_filled("finished_at"),)),
    Figured(TEACHING, N_("Trainings held"), "training", "finished_at"),
    Figured(TEACHING, N_("Receptions"), "stay", "arrive_at"),
    Figured(DESK, N_("Shifts due"), "attendance", "day", amount="due"),
    Figured(DESK, N_("Of these attended"), "attendance", "day", unit="share", amount="came/due"),
    Figured(DESK, N_("Late arrivals"), "attendance", "day", amount="late"),
    Figured(DESK, N_("Items of work plans"), "work_plan", "ends", amount="count"),
    Figured(DESK, N_("Of these done"), "work_plan", "ends", unit="share", amount="done/count"),
)  # fmt: skip


def month_figures(
    store: "Store", session: "Session", month: date, branch: int | None
) -> list[Measured]:
    """Every line of the summary of a month for what the person may read; None is every branch."""
    return list(_measured(store, session, month, branch))


def _measured(
    store: "Store", session: "Session", month: date, branch: int | None
) -> Iterator[Measured]:
    for line in LINES:
        if line.kind not in store.books or not session.may("read", store.books[line.kind].sheet):
            continue
        query = _query(store, session, line, month, branch)
        if "/" in line.amount:
            part, whole = line.amount.split("/")
            value = _sum(store, session, query, part)
            yield Measured(line, value, _sum(store, session, query, whole), query)
        elif line.part is not None:
            narrow = Query(line.kind, (*query.where, *line.part), with_void=False)
            counts = [_asked(store, session, one, "COUNT(*)") for one in (narrow, query)]
            if line.less:
                left_out = Query(line.kind, (*query.where, *line.less), with_void=False)
                counts[1] -= _asked(store, session, left_out, "COUNT(*)")
            yield Measured(line, counts[0], counts[1], narrow)
        elif line.mean:
            count = _asked(store, session, query, "COUNT(*)")
            total = _sum(store, session, query, line.amount)
            yield Measured(line, (2 * total + count) // (2 * count) if count else None, None, query)
        elif line.amount:
            yield Measured(line, _sum(store, session, query, line.amount), None, query)
        else:
            yield Measured(line, _asked(store, session, query, "COUNT(*)"), None, query)


def _query(
    store: "Store", session: "Session", line: Figured, month: date, branch: int | None
) -> Query:
    where = [*_when(store, session, line, month), *line.where]
    if branch is not None and line.branch:
        where.append(_is(line.branch, branch))
    return Query(line.kind, tuple(where), with_void=False)


def _when(store: "Store", session: "Session", line: Figured, month: date) -> Where:
    if line.when == "month":
        return (_is("month", plain_month(month)),)
    first: Any
    last: Any
    if store.books[line.kind].kinds()[line.when].field_type == "DATE":
        days = days_of(month)
        first, last = days[0].isoformat(), days[-1].isoformat()
    else:
        bounds: tuple[datetime, datetime] = month_bounds(month.year, month.month, session.zone)
        first, last = to_millis(bounds[0]), to_millis(bounds[1]) - 1
    return Condition(line.when, "from", first), Condition(line.when, "to", last)


def _sum(store: "Store", session: "Session", query: Query, field: str) -> int:
    return _asked(store, session, query, f'COALESCE(SUM({ALIAS}."{field}"), 0)')


def _asked(store: "Store", session: "Session", query: Query, columns: str) -> int:
    sql, values = Conditions(store.database, store.search).of(
        session, store.books[query.kind], query
    )
    rows = store.database.rows(
        f'SELECT {columns} FROM "{query.kind}" AS {ALIAS} WHERE {sql}', *values
    )
    return int(rows[0][0])
