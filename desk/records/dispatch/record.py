# SPDX-License-Identifier: MIT
"""The dispatch note 派车单: one trip of one vehicle, its stops, its load and its cash bag."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from desk.db import rowing
from desk.db.fields import (
    Day,
    Line,
    Link,
    Measure,
    Moment,
    Money,
    Name,
    Note,
    Phone,
    Whole,
    me,
    today,
)
from desk.db.record import Due, Problem, Record, Rows
from desk.db.said import Said
from desk.db.standing import Standing, in_states
from desk.records import binder
from desk.records.dispatch import checks
from desk.records.dispatch.carried import Carried, fill_goods, goods_problems
from desk.records.dispatch.drawing import ON_PAPER, ON_SCREEN
from desk.records.dispatch.moves import STEPS, keep_up, move_orders, move_vehicle
from desk.records.dispatch.stops import Stop, fill, stop_problems, totals
from desk.records.dispatch.words import BEFORE, GONE, STATES
from desk.records.workdays import closing
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import local
from desk.text.money import capitals

if TYPE_CHECKING:
    from desk.db.act import Act

LEAVES = N_("The vehicle leaves")
RETURNS = N_("The vehicle comes back")
SETTLE = N_("Settle the cash of the trip")


class Dispatch(Record):
    """One trip; the load is reckoned against the vehicle, the cash against what was collected."""

    day = Day(N_("Date"), required=True, default=today)
    vehicle = Link(N_("Vehicle"), to="vehicle", required=True)
    driver = Link(N_("Driver"), to="driver", required=True)
    driver_phone = Phone(N_("Driver's telephone"))
    co_driver = Name(N_("Second man"))
    route = Line(N_("Route"))
    dispatcher = Link(N_("Dispatched by"), to="person", default=me)
    planned_out_at = Moment(N_("To leave at"), required=True)
    planned_back_at = Moment(N_("To be back at"), required=True)
    stops = Rows(N_("Stops"), Stop)
    goods = Rows(N_("Goods on board"), Carried, by_desk=True)
    pieces = Whole(N_("Pieces"), by_desk=True)
    weight = Measure(N_("Weight (kg)"), by_desk=True)
    volume = Measure(N_("Volume (m³)"), places=4, by_desk=True)
    load_rate = Measure(N_("Load rate (%)"), places=1, by_desk=True)
    volume_rate = Measure(N_("Room used (%)"), places=1, by_desk=True)
    loaded_by = Name(N_("Loaded by"))
    freight_total = Money(N_("Freight collect"), by_desk=True)
    cod_total = Money(N_("COD"), by_desk=True)
    cash_due = Money(N_("Cash to bring back"), by_desk=True)
    in_words = Line(N_("In capitals"), by_desk=True)
    out_at = Moment(N_("Out at"), by_desk=True)
    back_at = Moment(N_("Back at"), by_desk=True)
    odometer_out = Whole(N_("Odometer out (km)"), by_desk=True)
    odometer_back = Whole(N_("Odometer back (km)"), by_desk=True)
    distance = Whole(N_("Distance (km)"), by_desk=True)
    seal_number = Line(N_("Seal no."))
    cash_returned = Money(N_("Cash brought back"), by_desk=True)
    cash_difference = Money(N_("Cash difference"), by_desk=True)
    difference_reason = Line(N_("Reason for the difference"), by_desk=True)
    settled_by = Link(N_("Cash settled by"), to="person", by_desk=True)
    fuel = Money(N_("Fuel"), by_desk=True)
    tolls = Money(N_("Tolls"), by_desk=True)
    other_costs = Money(N_("Other costs"), by_desk=True)
    cancel_reason = Said(N_("Cancelled because"), by_desk=True)
    settle_by = Moment(N_("Settle by"), by_desk=True, hidden=True)
    plate = Line(N_("Plate"), by_desk=True, hidden=True)
    remarks = Note(N_("Remarks"))

    class Meta:
        indexes = (
            (("vehicle", "planned_out_at"), False),
            (("driver", "planned_out_at"), False),
            (("day",), False),
        )

    sheet = Sheet(
        title=N_("Dispatch note"),
        book=N_("Dispatch"),
        prefix="DN",
        drawing=ON_SCREEN,
        printed=ON_PAPER,
        listed="number day vehicle driver route state planned_out_at planned_back_at load_rate "
        "cash_due cash_difference",
        searched="plate route driver co_driver remarks stops.consignee stops.phone stops.waybill",
        rights={"read": "staff trainer supervisor manager head_office"},
        copies=(N_("Driver's copy"), N_("Stub"), N_("Customer's sign-off copy")),
        known_as={"day": "派车日期 日期", "route": "线路 路线"},
    )
    states = STATES
    closed_states = frozenset({"closed", "cancelled"})
    standings = (Standing(N_("Vehicles out"), in_states("out")),)
    steps = STEPS
    signatures = (
        N_("Dispatcher's signature"),
        N_("Driver's signature"),
        N_("Warehouse keeper's signature"),
    )

    def work_out(self, act: "Act") -> None:
        """Fill the stops from their orders, add up the load and the cash."""
        before = rowing.base_of(self)
        fill(act, self.stops, before.get("stops", []))
        self.goods = fill_goods(act, self.stops, self.goods, self.state)
        self.pieces, self.weight, self.volume = totals(self.stops)
        self.freight_total = sum(stop.freight or 0 for stop in self.stops)
        self.cod_total = sum(stop.cod or 0 for stop in self.stops)
        self.cash_due = sum(stop.cash() for stop in self.stops)
        self.in_words = capitals(self.cash_due) if self.cash_due else ""
        if self.vehicle is not None:
            vehicle: Any = act.get("vehicle", self.vehicle)
            self.plate = vehicle.plate
            self.load_rate = _share(self.weight, vehicle.load_kg)
            self.volume_rate = _share(self.volume, vehicle.volume_m3)
        if self.driver is not None and not self.driver_phone:
            self.driver_phone = getattr(act.get("driver", self.driver), "phone")  # noqa: B009
        self.distance = None
        if self.odometer_out is not None and self.odometer_back is not None:
            self.distance = self.odometer_back - self.odometer_out
        if self.back_at is not None:
            self.settle_by = closing(act, local(self.back_at, act.office.zone).date())

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: times in order, an odometer that runs forward, stops that can be."""
        yield from super().problems()
        yield from stop_problems(self.stops)
        yield from goods_problems(self.stops, self.goods, self.state)
        for first, then in (("planned_out_at", "planned_back_at"), ("out_at", "back_at")):
            start, end = getattr(self, first), getattr(self, then)
            if start is not None and end is not None and end <= start:
                yield then, Message(N_("must lie after the vehicle has left."))
        if self.distance is not None and self.distance < 0:
            yield "odometer_back", Message(N_("shows less than when the vehicle left."))
        before = rowing.base_of(self)
        if before.get("state") in GONE and self._stops_changed(before["stops"]):
            yield "stops", Message(N_("The vehicle has left; type what became of each stop."))
        if before.get("state") == "closed" and self.cash_due != before.get("cash_due"):
            yield "stops", Message(N_("The cash is settled; it cannot become another sum."))

    def _stops_changed(self, old: list[dict[str, Any]]) -> bool:
        def goods(rows: list[dict[str, Any]]) -> dict[str, Any]:
            names = ("order", "pieces", "weight", "volume", "freight", "cod")
            return {row["uid"]: [row[name] for name in names] for row in rows}

        return goods(self.plain()["stops"]) != goods(old)

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """Limits, double booking, orders on another note."""
        yield from checks.clashes(self, act)

    def follow(self, act: "Act", before: Self | None) -> None:
        """The orders and the vehicle follow; the month's binder stands ready."""
        if before is None:
            binder.open_for(act, self)
        move_orders(self, act, before)
        if before is not None:
            move_vehicle(self, act)

    def order_changed(self, act: "Act", before: Record, order: Record) -> None:
        """A planned stop keeps up with its order."""
        keep_up(self, act, before, order)

    def dues(self) -> Iterator[Due]:
        """Leaving, coming back, settling the cash."""
        if self.state in BEFORE and self.planned_out_at is not None:
            yield Due(LEAVES, self.planned_out_at, self.dispatcher)
        if self.state == "out" and self.planned_back_at is not None:
            yield Due(RETURNS, self.planned_back_at, self.dispatcher)
        if self.state == "back" and self.settle_by is not None:
            yield Due(SETTLE, self.settle_by, self.dispatcher)

    def locked(self, act: "Act") -> Message | None:
        """A note in a sealed binder stays as it is."""
        return binder.sealed(act, self)


def _share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return round(100 * part / whole, 1) if part is not None and whole else None
