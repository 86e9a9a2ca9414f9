# SPDX-License-Identifier: MIT
"""The month's arrivals: how soon they were told, who was not reached, what was collected."""

from collections.abc import Iterator
from datetime import timedelta

from desk.db.fields import from_millis
from desk.records.pickup.words import HERE, OUTCOMES, STATES, TOLD
from desk.reports.asking import Asking, breakdown, mean, rank
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind, among, filled, is_
from desk.reports.model import Cell, Column, Figure, Section, Share, Table, Tiles
from desk.text import N_, Message
from desk.text.dates import local

TRIES = 3
MOST = 60


def sections(making: Making) -> Iterator[Section]:
    """Figures, states and attempts, what lies longer than it may."""
    notices = Asking(making, "pickup_notice", "arrived_at")
    told = _told(making, notices)
    arrived = notices.count()
    hard = _hard_to_reach(making, notices)
    waits = _waits(making, notices)
    overdue = _overdue(making, notices)
    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    Figure(Message(N_("Arrivals")), arrived, query=notices.some(),
                           note=Message(N_("last month {count}"),
                                        count=notices.last_month().count())),
                    Figure(Message(N_("Told on the day of arrival")),
                           Share(sum(told.values()), arrived), "share",
                           note=Message(N_("goal {goal}%"), goal=100), goal=100),
                    Figure(Message(N_("Told after, on average")), mean(waits), "minutes",
                           note=Message(N_("of work since the arrival"))),
                    Figure(Message(N_("Told, 90 of 100 within")), rank(waits), "minutes"),
                    Figure(Message(N_("Goods collected")), notices.count(is_("state", "collected")),
                           query=notices.some(is_("state", "collected"))),
                    Figure(Message(N_("Returned to the shipper")),
                           notices.count(is_("state", "returned")),
                           query=notices.some(is_("state", "returned"))),
                    Figure(Message(N_("Not reached after three tries")), len(hard),
                           query=making.query("pickup_notice", among("number", sorted(hard)))),
                    Figure(Message(N_("Beyond the free days")), len(overdue.rows)),
                    Figure(Message(N_("Cash received")), notices.total("cash_received"), "money",
                           notices.some(filled("cash_received"))),
                    Figure(Message(N_("Storage fee")), notices.total("storage_fee"), "money"),
                )
            ),
        ),
    )  # fmt: skip
    yield Section(
        Message(N_("How they stand")),
        (
            breakdown(notices, "state", Message(N_("Status")), STATES),
            _attempts(making, notices),
        ),
    )
    yield Section(Message(N_("Beyond the free days")), (overdue,))


def _told(making: Making, notices: Asking) -> dict[int, bool]:
    """For each notice that was told: whether on the day of its arrival."""
    found: dict[int, bool] = {}
    for owner, arrived, at, outcome in _tries(making, notices):
        if outcome in TOLD and owner not in found:
            days = (local(from_millis(m), making.zone).date() for m in (arrived, at))
            found[owner] = next(days) == next(days)
    return found


def _waits(making: Making, notices: Asking) -> list[int]:
    """The minutes of work from each arrival until somebody was told of it."""
    between = making.store.office.calendar.minutes_between
    waits: dict[int, int] = {}
    for owner, arrived, at, outcome in _tries(making, notices):
        if outcome in TOLD and owner not in waits:
            waits[owner] = max(between(from_millis(arrived), from_millis(at)), 0)
    return list(waits.values())


def _hard_to_reach(making: Making, notices: Asking) -> list[str]:
    """The numbers of the notices that were tried three times and reached nobody."""
    tries: dict[int, int] = {}
    reached = set()
    for owner, _arrived, _at, outcome in _tries(making, notices):
        tries[owner] = tries.get(owner, 0) + 1
        if outcome in TOLD:
            reached.add(owner)
    hard = [owner for owner, count in tries.items() if count >= TRIES and owner not in reached]
    marks = ", ".join("?" * len(hard)) or "NULL"
    sql = f"SELECT number FROM pickup_notice WHERE id IN ({marks})"
    return [row[0] for row in making.store.database.rows(sql, *hard)]


def _tries(making: Making, notices: Asking) -> list[tuple[int, int, int, str]]:
    sql, values = notices.condition()
    rows = making.store.database.rows(
        "SELECT a.owner, t1.arrived_at, a.at, a.outcome FROM pickup_notice_attempts a "
        f"JOIN pickup_notice t1 ON t1.id = a.owner WHERE {sql} ORDER BY a.at",
        *values,
    )
    return [(owner, arrived, at, outcome) for owner, arrived, at, outcome in rows]


def _attempts(making: Making, notices: Asking) -> Table:
    counts: dict[str, int] = {}
    for _owner, _arrived, _at, outcome in _tries(making, notices):
        counts[outcome] = counts.get(outcome, 0) + 1
    whole = sum(counts.values())
    rows = tuple(
        (Cell(Message(OUTCOMES.get(o, o))), Cell(count), Cell(Share(count, whole)))
        for o, count in sorted(counts.items(), key=lambda one: -one[1])
    )
    columns = (
        Column(Message(N_("Attempts to tell")), "text", 24),
        Column(Message(N_("How many")), "count", 18, bars=True),
        Column(Message(N_("Share")), "share", 10),
    )
    return Table(columns, rows, empty=Message(N_("None in this month.")))


def _overdue(making: Making, notices: Asking) -> Table:
    """What still lies here after its free days, the oldest first."""
    today = making.session.today()
    rows = []
    for notice in notices.records(notices.some(among("state", sorted(HERE))), 1000):
        if notice.free_until is None or notice.free_until >= today:
            continue
        days = today - notice.free_until
        rows.append(
            (
                Cell(notice.number, making.sheet("pickup_notice", notice.number)),
                Cell(notice.waybill),
                Cell(notice.consignee),
                Cell(Message(STATES[notice.state])),
                Cell(notice.free_until),
                Cell(days // timedelta(days=1)),
            )
        )
    rows.sort(key=lambda row: -int(str(row[-1].value)))
    columns = (
        Column(Message(N_("Number")), "text", 14),
        Column(Message(N_("Waybill no.")), "text", 14),
        Column(Message(N_("Consignee")), "text", 16),
        Column(Message(N_("Status")), "text", 12),
        Column(Message(N_("Free storage until")), "day", 12),
        Column(Message(N_("Days over")), "count", 10),
    )
    return Table(columns, tuple(rows[:MOST]), empty=Message(N_("Nothing lies here too long.")))


PICKUPS = ReportKind(
    "pickups",
    N_("Pickup report"),
    N_("How soon arrivals were told, who was not reached, what was collected."),
    (MONTH, BRANCH),
    sections,
    ("pickup_notice",),
)
