# SPDX-License-Identifier: MIT
"""The month's trips: kilometres, load, stops and what went wrong at them, cash and costs."""

from collections.abc import Iterator
from decimal import Decimal

from desk.db.fields import from_millis
from desk.records.dispatch.words import GONE, RESULTS, STATES, TAKEN
from desk.reports.asking import Asking, breakdown
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind, among, filled, is_
from desk.reports.model import Cell, Column, Figure, Section, Share, Table, Tiles
from desk.text import N_, Message
from desk.text.dates import local

MOST = 60
COSTS = ("fuel", "tolls", "other_costs")


def sections(making: Making) -> Iterator[Section]:
    """Figures, stops by outcome, vehicles, cash that does not add up."""
    trips = Asking(making, "dispatch", "day")
    gone = among("state", sorted(GONE))
    stops = _stops(making, trips)
    done = sum(stops.values()) - stops.get("", 0)
    costs = sum(trips.total(name, gone) for name in COSTS)
    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    Figure(Message(N_("Trips")), trips.count(gone), query=trips.some(gone),
                           note=Message(N_("last month {count}"),
                                        count=trips.last_month().count(gone))),
                    Figure(Message(N_("Kilometres")), trips.total("distance", gone),
                           query=trips.some(gone, filled("distance"))),
                    Figure(Message(N_("Load rate, on average (%)")), _load(trips), "number"),
                    Figure(Message(N_("Stops delivered")),
                           Share(stops.get("delivered", 0), done), "share",
                           note=Message(N_("of {count} stops"), count=done)),
                    Figure(Message(N_("Cash to bring back")), trips.total("cash_due", gone),
                           "money", trips.some(gone, filled("cash_due"))),
                    Figure(Message(N_("Cash brought back")), trips.total("cash_returned", gone),
                           "money", trips.some(gone, filled("cash_returned"))),
                    Figure(Message(N_("Cash difference")), trips.total("cash_difference", gone),
                           "money", trips.some(gone, filled("cash_difference"))),
                    Figure(Message(N_("Stops on time")), _on_time(making, trips), "share",
                           note=Message(N_("by the day that was promised"))),
                    Figure(Message(N_("Costs")), costs, "money"),
                    Figure(Message(N_("Cost per stop")), costs // done if done else None, "money"),
                )
            ),
        ),
    )  # fmt: skip
    yield Section(
        Message(N_("Stops")),
        (_outcomes(stops), breakdown(trips, "state", Message(N_("Status")), STATES)),
    )
    yield Section(Message(N_("Stops that went wrong")), (_exceptions(making, trips),))
    yield Section(Message(N_("By vehicle")), (_vehicles(making, trips),))
    yield Section(Message(N_("Cash with a difference")), (_differences(making, trips),))


def _stops(making: Making, trips: Asking) -> dict[str, int]:
    sql, values = trips.condition(among("state", sorted(GONE)))
    return dict(
        making.store.database.rows(
            "SELECT s.result, COUNT(*) FROM dispatch_stops s "
            f"JOIN dispatch t1 ON t1.id = s.owner WHERE {sql} GROUP BY s.result",
            *values,
        )
    )


def _on_time(making: Making, trips: Asking) -> Share:
    """Stops of order sheets that were served by the day promised to the customer."""
    sql, values = trips.condition(among("state", sorted(GONE)))
    rows = making.store.database.rows(
        "SELECT s.signed_at, o.deliver_by FROM dispatch_stops s "
        'JOIN dispatch t1 ON t1.id = s.owner JOIN "order" o ON o.id = s."order" '
        f"WHERE {sql} AND s.result IN (?, ?) AND s.signed_at IS NOT NULL "
        "AND o.deliver_by IS NOT NULL",
        *(*values, *sorted(TAKEN)),
    )
    on_time = sum(
        f"{local(from_millis(at), making.zone):%Y-%m-%d}" <= str(promised) for at, promised in rows
    )
    return Share(on_time, len(rows))


def _exceptions(making: Making, trips: Asking) -> Table:
    """Stops where not everything was handed over, with what the driver wrote."""
    sql, values = trips.condition(among("state", sorted(GONE)))
    wrong = [result for result in RESULTS if result != "delivered"]
    marks = ", ".join("?" * len(wrong))
    found = making.store.database.rows(
        "SELECT t1.number, t1.day, s.consignee, s.result, s.note FROM dispatch_stops s "
        f"JOIN dispatch t1 ON t1.id = s.owner WHERE {sql} AND s.result IN ({marks}) "
        f"ORDER BY t1.number, s.position LIMIT {MOST}",
        *(*values, *wrong),
    )
    rows = tuple(
        (
            Cell(number, making.sheet("dispatch", number)),
            Cell(str(day)),
            Cell(consignee),
            Cell(Message(RESULTS[result])),
            Cell(note),
        )
        for number, day, consignee, result, note in found
    )
    columns = (
        Column(Message(N_("Number")), "text", 16),
        Column(Message(N_("Date")), "text", 11),
        Column(Message(N_("Consignee")), "text", 18),
        Column(Message(N_("Outcome")), "text", 18),
        Column(Message(N_("Remarks")), "text", 34),
    )
    return Table(columns, rows, empty=Message(N_("Everything was handed over.")))


def _load(trips: Asking) -> Decimal | None:
    rates = [row[0] for row in trips.values("load_rate", where=[among("state", sorted(GONE))])]
    kind = trips.record_type.kinds()["load_rate"]
    values = [kind.python_value(rate) for rate in rates]
    if not values:
        return None
    average: Decimal = sum(values, Decimal(0)) / len(values)
    return average.quantize(Decimal("0.1"))


def _outcomes(stops: dict[str, int]) -> Table:
    whole = sum(stops.values())
    rows = tuple(
        (
            Cell(Message(RESULTS[result]) if result in RESULTS else Message(N_("Not told yet"))),
            Cell(count),
            Cell(Share(count, whole)),
        )
        for result, count in sorted(stops.items(), key=lambda one: -one[1])
    )
    columns = (
        Column(Message(N_("Outcome")), "text", 24),
        Column(Message(N_("Stops")), "count", 18, bars=True),
        Column(Message(N_("Share")), "share", 10),
    )
    return Table(columns, rows, empty=Message(N_("None in this month.")))


def _vehicles(making: Making, trips: Asking) -> Table:
    gone = among("state", sorted(GONE))
    rows = tuple(
        (
            Cell(making.name("vehicle", vehicle)),
            Cell(count, trips.some(gone, is_("vehicle", vehicle))),
            Cell(distance),
            Cell(trips.total("weight", gone, is_("vehicle", vehicle)) // 1000),
            Cell(sum(trips.total(name, gone, is_("vehicle", vehicle)) for name in COSTS)),
        )
        for vehicle, (count, distance) in sorted(
            trips.by("vehicle", gone, total="distance").items(), key=lambda one: -one[1][0]
        )
        if vehicle is not None
    )
    columns = (
        Column(Message(N_("Vehicle")), "text", 24),
        Column(Message(N_("Trips")), "count", 20, bars=True),
        Column(Message(N_("Kilometres")), "count", 12),
        Column(Message(N_("Weight (kg)")), "count", 12),
        Column(Message(N_("Costs")), "money", 14),
    )
    return Table(columns, rows, empty=Message(N_("None in this month.")))


def _differences(making: Making, trips: Asking) -> Table:
    query = trips.some(filled("cash_difference"))
    rows = tuple(
        (
            Cell(trip.number, making.sheet("dispatch", trip.number)),
            Cell(trip.day),
            Cell(making.name("driver", trip.driver)),
            Cell(trip.cash_due),
            Cell(trip.cash_returned),
            Cell(trip.cash_difference),
            Cell(trip.difference_reason),
        )
        for trip in trips.records(query, 1000)
        if trip.cash_difference
    )
    columns = (
        Column(Message(N_("Number")), "text", 14),
        Column(Message(N_("Date")), "day", 11),
        Column(Message(N_("Driver")), "text", 11),
        Column(Message(N_("Cash to bring back")), "money", 12),
        Column(Message(N_("Cash brought back")), "money", 12),
        Column(Message(N_("Difference")), "money", 11),
        Column(Message(N_("Reason")), "text", 28),
    )
    return Table(columns, rows, empty=Message(N_("Everything adds up.")))


DISPATCHES = ReportKind(
    "dispatches",
    N_("Dispatch report"),
    N_("Trips, kilometres and load, what happened at the stops, cash and costs."),
    (MONTH, BRANCH),
    sections,
    ("dispatch",),
)
