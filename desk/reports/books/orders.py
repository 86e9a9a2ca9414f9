# SPDX-License-Identifier: MIT
"""The month's orders: what was sold, how it is paid, what was delivered late or short."""

from collections.abc import Iterator

from desk.db.fields import from_millis
from desk.records.order.words import ARRIVED, CHANNELS, DELIVERIES, PAYMENTS, STATES
from desk.reports.asking import Asking, breakdown, person_of
from desk.reports.books.binders import binders
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind, among, filled, is_
from desk.reports.model import Cell, Column, Figure, Section, Share, Table, Tiles
from desk.text import N_, Message
from desk.text.dates import local

MOST = 60
LACKING = among("state", ("confirmed", "waiting", "ready", "on_road", "part_delivered"))


def sections(making: Making) -> Iterator[Section]:
    """Figures, states and payments, what is short, what was late."""
    orders = Asking(making, "order", "ordered_at")
    kept = [state for state in STATES if state not in ("draft", "cancelled")]
    valid = among("state", kept)
    on_time, late = _promised(making, orders)
    short = _short(making, orders)
    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    Figure(Message(N_("Orders")), orders.count(valid), query=orders.some(valid),
                           note=Message(N_("last month {count}"),
                                        count=orders.last_month().count(valid))),
                    Figure(Message(N_("Order value")), orders.total("total", valid), "money",
                           orders.some(valid)),
                    Figure(Message(N_("Delivered by the promised day")),
                           Share(on_time, on_time + len(late)), "share"),
                    Figure(Message(N_("Cancelled")), orders.count(is_("state", "cancelled")),
                           query=orders.some(is_("state", "cancelled"))),
                    Figure(Message(N_("Delivered")), orders.count(among("state", sorted(ARRIVED))),
                           query=orders.some(among("state", sorted(ARRIVED)))),
                    Figure(Message(N_("Waiting for stock")), orders.count(is_("state", "waiting")),
                           query=orders.some(is_("state", "waiting"))),
                    Figure(Message(N_("Lines short")), _count_short(making, orders)),
                    Figure(Message(N_("To collect")), orders.total("to_collect", valid), "money",
                           orders.some(valid, filled("to_collect"))),
                )
            ),
        ),
    )  # fmt: skip
    yield Section(
        Message(N_("How they stand")),
        (
            breakdown(orders, "state", Message(N_("Status")), STATES),
            breakdown(orders, "payment", Message(N_("Payment")), PAYMENTS, valid),
            breakdown(orders, "channel", Message(N_("Ordered by way of")), CHANNELS, valid),
            breakdown(orders, "delivery", Message(N_("Delivery")), DELIVERIES, valid),
        ),
    )
    yield Section(
        Message(N_("Salespeople")),
        (
            breakdown(orders, "salesperson", Message(N_("Salesperson")), person_of(making), valid,
                      total="total"),
        ),
    )  # fmt: skip
    yield Section(Message(N_("Short")), (short,))
    yield Section(Message(N_("Delivered short")), (_taken_short(making, orders),))
    yield Section(Message(N_("Delivered late")), (_late_table(making, late),))
    yield from binders(making)


def _promised(making: Making, orders: Asking) -> tuple[int, list[tuple[str, str, int]]]:
    """How many came by the promised day, and number, day and moment of those that did not."""
    rows = orders.values("number", "deliver_by", "delivered_at")
    late = []
    for number, promised, came in rows:
        day = promised if isinstance(promised, str) else promised.isoformat()
        if f"{local(from_millis(came), making.zone):%Y-%m-%d}" > day:
            late.append((number, day, came))
    return len(rows) - len(late), late


def _late_table(making: Making, late: list[tuple[str, str, int]]) -> Table:
    rows = tuple(
        (
            Cell(number, making.sheet("order", number)),
            Cell(day),
            Cell(from_millis(came)),
        )
        for number, day, came in late[:MOST]
    )
    columns = (
        Column(Message(N_("Number")), "text", 20),
        Column(Message(N_("Deliver by")), "text", 20),
        Column(Message(N_("Delivered at")), "moment", 20),
    )
    return Table(columns, rows, empty=Message(N_("None in this month.")))


def _count_short(making: Making, orders: Asking) -> int:
    """How many lines lack something; the table names the first of them."""
    sql, values = orders.condition(LACKING)
    ((count,),) = making.store.database.rows(
        'SELECT COUNT(*) FROM order_lines l JOIN "order" t1 ON t1.id = l.owner '
        f"WHERE l.short > 0 AND {sql}",
        *values,
    )
    return int(count)


def _short(making: Making, orders: Asking) -> Table:
    """Lines of which something is lacking still, with how much."""
    sql, values = orders.condition(LACKING)
    found = making.store.database.rows(
        "SELECT t1.number, t1.customer_name, l.item, l.spec, l.quantity, l.short "
        f'FROM order_lines l JOIN "order" t1 ON t1.id = l.owner WHERE l.short > 0 AND {sql} '
        f"ORDER BY t1.ordered_at LIMIT {MOST}",
        *values,
    )
    line = making.store.books["order"].tables()["lines"].row.kinds()
    rows = tuple(
        (
            Cell(number, making.sheet("order", number)),
            Cell(customer),
            Cell(f"{item} {spec}".strip()),
            Cell(line["quantity"].python_value(quantity)),
            Cell(line["short"].python_value(lacking)),
        )
        for number, customer, item, spec, quantity, lacking in found
    )
    columns = (
        Column(Message(N_("Number")), "text", 16),
        Column(Message(N_("Customer")), "text", 24),
        Column(Message(N_("Item")), "text", 30),
        Column(Message(N_("Quantity")), "number", 12),
        Column(Message(N_("Short")), "number", 12),
    )
    return Table(columns, rows, empty=Message(N_("Nothing is short.")))


def _taken_short(making: Making, orders: Asking) -> Table:
    """Lines of delivered orders of which the customer got less than was ordered."""
    sql, values = orders.condition(among("state", sorted(ARRIVED)))
    found = making.store.database.rows(
        "SELECT t1.number, t1.customer_name, l.item, l.spec, l.quantity, l.delivered "
        f'FROM order_lines l JOIN "order" t1 ON t1.id = l.owner WHERE l.delivered < l.quantity '
        f"AND {sql} ORDER BY t1.ordered_at, l.position LIMIT {MOST}",
        *values,
    )
    line = making.store.books["order"].tables()["lines"].row.kinds()
    rows = tuple(
        (
            Cell(number, making.sheet("order", number)),
            Cell(customer),
            Cell(f"{item} {spec}".strip()),
            Cell(line["quantity"].python_value(quantity)),
            Cell(line["delivered"].python_value(given)),
        )
        for number, customer, item, spec, quantity, given in found
    )
    columns = (
        Column(Message(N_("Number")), "text", 16),
        Column(Message(N_("Customer")), "text", 24),
        Column(Message(N_("Item")), "text", 30),
        Column(Message(N_("Quantity")), "number", 12),
        Column(Message(N_("Delivered")), "number", 12),
    )
    return Table(columns, rows, empty=Message(N_("None in this month.")))


ORDERS = ReportKind(
    "orders",
    N_("Order report"),
    N_("What was ordered, how it is paid, what was delivered late or short."),
    (MONTH, BRANCH),
    sections,
    ("order",),
)
