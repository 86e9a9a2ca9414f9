# SPDX-License-Identifier: MIT
"""Paints the board of a day: hours, vehicles, trips, and where an order in hand would go."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from desk.records.dispatch import Lane
from desk.records.dispatch.words import BEFORE
from desk.text import N_, Message
from desk.text.dates import time_text
from desk.ui import theme
from desk.ui.board.bars import more_words, over_words, paint_new, paint_side, paint_trip
from desk.ui.board.plan import HEAD, LANE, SIDE, Plan, Spot
from desk.ui.board.reading import Ready, over_limits

_BETWEEN = 8  # pixels between two hours named at the top


@dataclass(frozen=True)
class Look:
    """Where the keyboard and the mouse are, and what is held over which place."""

    spot: Spot | None = None
    over: Spot | None = None
    held: Ready | None = None
    focused: bool = False

    @property
    def target(self) -> Spot | None:
        """Where the order in hand would go."""
        return (self.over or self.spot) if self.held is not None else None


def paint_board(painter: QPainter, plan: Plan, size: QSize, look: Look) -> None:
    """The whole board."""
    painter.fillRect(QRect(0, 0, size.width(), size.height()), theme.colour("paper"))
    _hours(painter, plan, size)
    if plan.seen.today == plan.seen.day:
        x = plan.axis.x(plan.seen.now)
        painter.fillRect(QRectF(x, HEAD - 6, 2, size.height()), theme.colour("red"))
    for number, lane in enumerate(plan.lanes):
        _lane(painter, plan, number, lane, look, size.width())
    _new_trip(painter, plan, look)


def _hours(painter: QPainter, plan: Plan, size: QSize) -> None:
    painter.setFont(theme.font(theme.LABEL))
    every = plan.axis.named_hours(painter.fontMetrics().horizontalAdvance("00:00") + _BETWEEN)
    for hour, x in plan.axis.hours():
        painter.fillRect(QRectF(x, HEAD, 1, size.height() - HEAD), theme.colour("hairline"))
        if hour % every:
            continue
        painter.setPen(theme.colour("muted"))
        words = QRectF(x - 24, 0, 48, HEAD)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), f"{hour}:00")
    painter.fillRect(0, HEAD - 1, size.width(), 1, theme.colour("border"))


def _lane(painter: QPainter, plan: Plan, number: int, lane: Lane, look: Look, width: int) -> None:
    box = QRect(0, HEAD + number * LANE, SIDE, LANE - 1)
    shown = look.spot if look.focused or look.held is not None else None
    here = shown is not None and shown.lane == number
    target = look.target
    aimed = target is not None and target.lane == number
    paint_side(painter, box, lane, plan.zone, marked=aimed if target is not None else here)
    painter.fillRect(0, box.bottom() + 1, width, 1, theme.colour("hairline"))
    painter.fillRect(SIDE, box.top(), 1, LANE, theme.colour("border"))
    for trip in lane.trips:
        over = more = ""
        held = look.held if aimed and target is not None and target.is_of(trip) else None
        if held is not None and trip.state in BEFORE:
            over = over_words(*over_limits(lane, trip, held))
            more = more_words(lane, trip, held)
        marked = here and shown is not None and shown.is_of(trip)
        hot = look.over is not None and look.over.is_of(trip)
        bar = plan.box_of(number, trip.start, trip.end)
        paint_trip(painter, bar, trip, lane, marked=marked or hot, over=over, more=more)


def _new_trip(painter: QPainter, plan: Plan, look: Look) -> None:
    spot = look.target if look.held is not None else look.spot if look.focused else None
    if spot is None or (look.held is None and spot.trip is not None):
        return
    if look.held is not None and spot.takes() is not None:
        return
    over = ""
    if look.held is not None:
        over = over_words(*over_limits(plan.lanes[spot.lane], None, look.held))
    fresh = plan.fresh(spot)
    text = Message(N_("New trip, {time}"), time=time_text(fresh.start, plan.zone))
    paint_new(painter, plan.box_at(fresh), str(text), over=over)
