# SPDX-License-Identifier: MIT
"""A day's figures for the data centre: orders, trips, movements of stock, calls and complaints."""

from collections.abc import Iterator
from datetime import timedelta

from desk.db.query import Condition
from desk.reports import months
from desk.reports.asking import Asking
from desk.reports.kinds import BRANCH, DAY, Making, ReportKind, among, is_
from desk.reports.model import Cell, Column, Section, Table
from desk.text import N_, Message

# Book, when, what it is called, the field that says where, what is left out, money that adds up.
LINES: tuple[tuple[str, str, str, str, tuple[Condition, ...], str], ...] = (
    ("order", "ordered_at", N_("Orders"), "branch",
     (among("state", ("confirmed", "waiting", "ready", "on_road", "part_delivered",
                       "delivered", "called_back")),),
     "total"),
    ("order", "delivered_at", N_("Orders delivered"), "branch", (), "received"),
    ("dispatch", "day", N_("Trips"), "branch", (among("state", ("out", "back", "closed")),),
     "cash_returned"),
    ("stock_move", "at", N_("Goods in"), "", (among("direction", ("in", "back")),), ""),
    ("stock_move", "at", N_("Goods out"), "", (is_("direction", "out"),), ""),
    ("pickup_notice", "arrived_at", N_("Arrivals"), "branch", (), ""),
    ("pickup_notice", "collected_at", N_("Goods collected"), "branch", (), "cash_received"),
    ("complaint", "received_at", N_("Complaints received"), "about_branch", (), ""),
    ("complaint", "closed_at", N_("Complaints closed"), "about_branch", (), "compensation"),
    ("call", "started_at", N_("Calls"), "branch", (), ""),
    ("callback", "done_at", N_("Call-backs done"), "branch", (), ""),
    ("tracing", "asked_at", N_("Tracings"), "branch", (), ""),
    ("service_task", "received_at", N_("Service tasks"), "branch", (), ""),
    ("training", "planned_at", N_("Trainings"), "branch", (), ""),
    ("stay", "arrive_at", N_("Receptions"), "branch", (), ""),
)  # fmt: skip


def sections(making: Making) -> Iterator[Section]:
    """One line for each kind of event, beside the day before and the month so far."""
    day = making.chosen["day"]
    spans = (
        (day, day),
        (day - timedelta(days=1), day - timedelta(days=1)),
        (day.replace(day=1), day),
    )
    rows = []
    for kind, field, label, branch, where, money in LINES:
        if not making.knows(kind):
            continue
        asked = [Asking(making, kind, field, days=days, branch=branch) for days in spans]
        cells = [Cell(Message(label))]
        cells += [Cell(one.count(*where), one.some(*where)) for one in asked]
        cells.append(Cell(asked[0].total(money, *where) if money else None))
        rows.append(tuple(cells))
    columns = (
        Column("", "text", 30),
        Column(months.day_label(day), "count", 14),
        Column(Message(N_("Day before")), "count", 14),
        Column(Message(N_("Month so far")), "count", 14),
        Column(Message(N_("Amount of the day")), "money", 18),
    )
    yield Section(Message(N_("The day in figures")), (Table(columns, tuple(rows)),))


DAILY = ReportKind(
    "daily",
    N_("Daily figures"),
    N_("Orders, trips, stock movements, calls and complaints of a day, for the data centre."),
    (DAY, BRANCH),
    sections,
    (),
)
