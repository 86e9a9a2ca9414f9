# SPDX-License-Identifier: MIT
"""Where everything lies on the board of a day: vehicles, their trips, the places for new ones."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from PySide6.QtCore import QPoint, QRectF

from desk.records.dispatch import Lane, Trip
from desk.records.dispatch.words import BEFORE
from desk.ui.board.axis import Axis, hours_for, next_start
from desk.ui.board.reading import USUAL, DayOnBoard

HEAD = 26
LANE = 60
SIDE = 190
_LEAST = 74


@dataclass(frozen=True)
class Spot:
    """A place on the board: a vehicle, one of its trips or none, and a moment (UTC)."""

    lane: int
    trip: Trip | None
    start: datetime

    def takes(self) -> Trip | None:
        """The trip that can still take a stop here; one that is out takes nothing more."""
        return self.trip if self.trip is not None and self.trip.state in BEFORE else None

    def is_of(self, trip: Trip | None) -> bool:
        """Whether it is the place of a trip, or of a new one for None."""
        return (self.trip.id if self.trip else None) == (trip.id if trip else None)


class Plan:
    """A day laid out at a width in pixels."""

    def __init__(self, seen: DayOnBoard, zone: tzinfo, width: int) -> None:
        self.seen = seen
        self.zone = zone
        self.lanes: list[Lane] = list(seen.lanes)
        trips = [trip for lane in seen.lanes for trip in lane.trips]
        first, last = hours_for(seen.day, zone, trips)
        left = SIDE + 24
        self.axis = Axis(seen.day, zone, first, last, left, max(1, width - left - 28))

    def box_of(self, lane: int, start: datetime, end: datetime) -> QRectF:
        """Where a bar lies."""
        axis = self.axis
        left = min(axis.x(start), axis.left + axis.width - _LEAST)
        top = HEAD + lane * LANE + 6
        return QRectF(left, top, max(_LEAST, axis.x(end) - left), LANE - 13)

    def box_at(self, spot: Spot) -> QRectF:
        """Where the bar of a place lies; of a new trip as long as trips usually take."""
        if spot.trip is not None:
            return self.box_of(spot.lane, spot.trip.start, spot.trip.end)
        return self.box_of(spot.lane, spot.start, spot.start + USUAL)

    def spots(self, lane: int, *, holding: bool) -> list[Spot]:
        """The places of a vehicle that keys reach; with an order in hand only what takes it."""
        one = self.lanes[lane]
        trips = [t for t in one.trips if not holding or t.state in BEFORE]
        fresh = next_start(self.seen.day, self.zone, self.seen.now, one.trips)
        return [*(Spot(lane, trip, trip.start) for trip in trips), Spot(lane, None, fresh)]

    def fresh(self, spot: Spot) -> Spot:
        """Where a new trip would stand instead of one that takes nothing more."""
        return spot if spot.trip is None else self.spots(spot.lane, holding=True)[-1]

    def at(self, point: QPoint, *, holding: bool) -> Spot | None:
        """The place under the mouse; beside the hours only with an order in hand."""
        lane = (point.y() - HEAD) // LANE
        if point.y() < HEAD or not 0 <= lane < len(self.lanes):
            return None
        for trip in self.lanes[lane].trips:
            if self.box_of(lane, trip.start, trip.end).contains(point.toPointF()):
                return Spot(lane, trip, trip.start)
        if point.x() >= self.axis.left:
            return Spot(lane, None, self.axis.moment(point.x()))
        return self.spots(lane, holding=True)[0] if holding else None
