# SPDX-License-Identifier: MIT
"""The stock as it stands, what runs low, and what came in and went out in a month."""

from collections.abc import Iterator

from desk.records.stock.words import COUNTS, DIRECTIONS, OF_ORDERS, SIGNS
from desk.reports import months
from desk.reports.asking import Asking, breakdown
from desk.reports.kinds import MONTH, Making, ReportKind, among, is_
from desk.reports.model import Cell, Column, Figure, Section, Table, Tiles
from desk.text import N_, Message

MOST = 60
LOW = ("must_order", "low")
INTO, OUT_OF = ("in", "back", "count_up"), ("out", "count_down")


def sections(making: Making) -> Iterator[Section]:
    """What must be ordered, the month's movements by product, what counting found."""
    moves = Asking(making, "stock_move", "at", branch="")
    real = among("direction", [d for d in DIRECTIONS if d not in OF_ORDERS])
    counted = among("direction", sorted(COUNTS))

    def low(*states: str) -> Figure:
        query = making.query("stock", among("state", states), order="product")
        count = making.store.lists.count(making.session, query)
        label = N_("Must be ordered") if states == ("must_order",) else N_("Running low")
        return Figure(Message(label), count, query=query)

    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    low("must_order"),
                    low("low"),
                    Figure(Message(N_("Movements")), moves.count(real), query=moves.some(real)),
                    Figure(Message(N_("Corrected by counting")), moves.count(counted),
                           query=moves.some(counted)),
                )
            ),
        ),
    )  # fmt: skip
    yield Section(Message(N_("Running low")), (_low(making),))
    yield Section(Message(N_("Movements of the month")), (_moves(making, moves),))
    yield Section(
        Message(N_("Kinds of movement")),
        (breakdown(moves, "direction", Message(N_("Direction")), DIRECTIONS),),
    )


def _low(making: Making) -> Table:
    query = making.query("stock", among("state", LOW), order="state")
    ids = making.store.lists.ids(making.session, query, MOST)
    rows = []
    for key in ids:
        level = making.store.get(making.session, "stock", key, way="file")
        values = level.values()
        rows.append(
            (
                Cell(values["name"], making.sheet("stock", level.number)),
                Cell(making.name("warehouse", values["warehouse"])),
                Cell(values["on_hand"]),
                Cell(values["free"]),
                Cell(values["warn_at"]),
                Cell(values["order_at"]),
                Cell(values["days_cover"]),
            )
        )
    columns = (
        Column(Message(N_("Product")), "text", 30),
        Column(Message(N_("Warehouse")), "text", 14),
        Column(Message(N_("On hand")), "number", 10),
        Column(Message(N_("Free stock")), "number", 10),
        Column(Message(N_("Warn at")), "number", 10),
        Column(Message(N_("Must order at")), "number", 10),
        Column(Message(N_("Days of cover")), "count", 10),
    )
    return Table(columns, tuple(rows), empty=Message(N_("There is enough of everything.")))


def _moves(making: Making, moves: Asking) -> Table:
    """In, out and difference by counting for each product, the busiest first."""
    sql, values = moves.condition()
    found: dict[int, dict[str, int]] = {}
    for product, direction, total in making.store.database.rows(
        "SELECT t1.product, t1.direction, SUM(t1.quantity) FROM stock_move AS t1 "
        f"WHERE {sql} GROUP BY t1.product, t1.direction",
        *values,
    ):
        found.setdefault(product, {})[direction] = int(total)
    kind = making.store.books["stock_move"].kinds()["quantity"]

    def some(of: dict[str, int], *directions: str) -> object:
        return kind.python_value(sum(of.get(direction, 0) for direction in directions))

    names = making.store.office.labels("product", found)
    busiest = sorted(found.items(), key=lambda one: -sum(one[1].values()))[:MOST]
    closing = _closing(making, moves)

    def opening(product: int, of: dict[str, int]) -> object:
        moved = sum(SIGNS[direction][0] * total for direction, total in of.items()
                    if direction != "transfer")  # fmt: skip
        return kind.python_value(closing.get(product, 0) - moved)

    rows = tuple(
        (
            Cell(names.get(product, ""), moves.some(is_("product", product))),
            Cell(opening(product, of)),  # type: ignore[arg-type]
            Cell(some(of, "in", "back")),  # type: ignore[arg-type]
            Cell(some(of, "out")),  # type: ignore[arg-type]
            Cell(some(of, "transfer")),  # type: ignore[arg-type]
            Cell(kind.python_value(of.get("count_up", 0) - of.get("count_down", 0))),
            Cell(kind.python_value(closing.get(product, 0))),
        )
        for product, of in busiest
    )
    columns = (
        Column(Message(N_("Product")), "text", 32),
        Column(Message(N_("On hand before")), "number", 12),
        Column(Message(N_("Goods in")), "number", 11),
        Column(Message(N_("Goods out")), "number", 11),
        Column(Message(N_("Transfer")), "number", 11),
        Column(Message(N_("Found by counting")), "number", 12),
        Column(Message(N_("On hand after")), "number", 12),
    )
    return Table(columns, rows, empty=Message(N_("None in this month.")))


def _closing(making: Making, moves: Asking) -> dict[int, int]:
    """What of each product lay in all warehouses when the month ended, in thousandths.

    It is today's stock without what was moved since.
    """
    database = making.store.database
    sums = "SELECT product, SUM(on_hand) FROM stock WHERE NOT voided GROUP BY product"
    found = {product: int(total or 0) for product, total in database.rows(sums)}
    _first, until = months.day_span(moves.first, moves.last, making.zone)
    later = (
        "SELECT product, direction, SUM(quantity) FROM stock_move WHERE at > ? AND NOT voided "
        "AND direction <> ? GROUP BY product, direction"
    )
    for product, direction, total in database.rows(later, until, "transfer"):
        found[product] = found.get(product, 0) - SIGNS[direction][0] * int(total)
    return found


STOCK = ReportKind(
    "stock",
    N_("Stock report"),
    N_("What must be ordered, what came in and went out, what counting found."),
    (MONTH,),
    sections,
    ("stock", "stock_move"),
    own_branch=False,
)
