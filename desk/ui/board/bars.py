# SPDX-License-Identifier: MIT
"""Paints the lanes of the board: the vehicle at the left, its trips as bars, what is too much."""

from datetime import tzinfo
from decimal import Decimal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desk.records.dispatch import Lane, Trip
from desk.records.dispatch.words import STATES
from desk.records.vehicle import STATES as WHERE
from desk.text import N_, Message, _
from desk.text.dates import time_text
from desk.text.money import yuan
from desk.ui import theme
from desk.ui.board.reading import Ready
from desk.ui.widgets import badge_width, paint_badge

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
TONES = {
    "planned": "plain",
    "loading": "amber",
    "out": "accent",
    "back": "green",
    "closed": "muted",
}
_WHERE_TONES = {"free": "green", "out": "accent", "in_repair": "red"}


def plain(count: Decimal) -> str:
    """A weight or a volume without needless zeros."""
    return f"{count:,.2f}".rstrip("0").rstrip(".")


def trip_words(trip: Trip, lane: Lane) -> tuple[str, str]:
    """The two lines on a bar: who and where to; stops, load and cash."""
    first = " · ".join(word for word in (trip.driver, trip.route or trip.number) if word)
    stops = Message.counted(N_("{n} stop"), N_("{n} stops"), trip.stops)
    parts = [str(stops), f"{plain(trip.weight)}/{plain(lane.load_kg)} kg"]
    if trip.cash_due:
        parts.append(yuan(trip.cash_due))
    return first, " · ".join(parts)


def told(trip: Trip, lane: Lane, zone: tzinfo) -> str:
    """A trip in words, for the tip and the screen reader."""
    parts = [
        trip.number,
        _(STATES[trip.state]),
        f"{time_text(trip.start, zone)}–{time_text(trip.end, zone)}",
        *trip_words(trip, lane),
    ]
    if trip.late:
        parts.insert(2, _("late"))
    return " · ".join(parts)


def paint_side(painter: QPainter, box: QRect, lane: Lane, zone: tzinfo, *, marked: bool) -> None:
    """The vehicle: plate and state, where it is, what it may carry."""
    painter.fillRect(box, theme.colour("selection" if marked else "paper"))
    painter.setFont(theme.font(strong=True))
    painter.setPen(theme.colour("text"))
    room = box.adjusted(12, 7, -8, 0)
    painter.drawText(QRect(room.x(), room.y(), room.width(), 20), _LEFT, lane.plate)
    state = _(WHERE.get(lane.state, lane.state))
    painter.setFont(theme.font(theme.LABEL))
    width = badge_width(state, painter.font())
    badge = QRect(room.right() - width, room.y(), width, 20)
    paint_badge(painter, badge, state, _WHERE_TONES.get(lane.state, "muted"))
    painter.setPen(theme.colour("muted"))
    limits = f"{lane.model} {plain(lane.load_kg)} kg".strip()
    if lane.volume_m3 is not None:
        limits += f" · {plain(lane.volume_m3)} m³"
    lower = QRect(room.x(), room.y() + 24, room.width(), 18)
    out = next((trip for trip in lane.trips if trip.state == "out"), None)
    if out is not None:
        until = time_text(out.end, zone)
        limits = str(Message(N_("{route}, back at {time}"), route=out.route or out.number,
                             time=until))  # fmt: skip
    words = painter.fontMetrics().elidedText(limits, Qt.TextElideMode.ElideRight, lower.width())
    painter.drawText(lower, _LEFT, words)


def paint_trip(
    painter: QPainter,
    bar: QRectF,
    trip: Trip,
    lane: Lane,
    *,
    marked: bool,
    over: str,
    more: str = "",
) -> None:
    """One trip: a bar in the tint of its state with its load along the foot; red when too much.

    `more` says what the load would be with the order in hand.
    """
    tone = "red" if over or trip.late else TONES.get(trip.state, "plain")
    ink, tint = theme.tones(tone)
    painter.setPen(QPen(ink, 2 if marked or over else 1))
    painter.setBrush(tint)
    painter.drawRoundedRect(bar, 5, 5)
    rate = float(trip.load_rate or 0) / 100
    foot = QRectF(bar.x() + 4, bar.bottom() - 6, bar.width() - 8, 3)
    painter.fillRect(foot, theme.colour("pressed"))
    foot.setWidth(foot.width() * min(1.0, rate))
    painter.fillRect(foot, theme.colour("red") if rate > 1 else ink)
    first, second = trip_words(trip, lane)
    if trip.late:
        second = f"{_('late')} · {second}"
    upper = QRectF(bar.x() + 8, bar.y() + 3, bar.width() - 14, 18)
    _write(painter, upper, first, "text", strong=True)
    lower = QRectF(upper.x(), upper.y() + 18, upper.width(), 16)
    ink_role = "red" if over or (trip.late and not more) else "accent_ink" if more else "muted"
    _write(painter, lower, over or more or second, ink_role)


def paint_new(painter: QPainter, bar: QRectF, text: str, *, over: str) -> None:
    """Where a new trip would stand."""
    tone = "red" if over else "accent"
    ink, tint = theme.tones(tone)
    painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
    painter.setBrush(tint)
    painter.drawRoundedRect(bar, 5, 5)
    upper = QRectF(bar.x() + 8, bar.y() + 3, max(120.0, bar.width() - 14), 18)
    _write(painter, upper, text, "text", strong=True)
    if over:
        _write(painter, upper.translated(0, 18), over, "red")


def _write(painter: QPainter, box: QRectF, text: str, role: str, *, strong: bool = False) -> None:
    painter.setFont(theme.font(12 if strong else theme.LABEL, strong=strong))
    painter.setPen(theme.colour(role))
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
    painter.drawText(box, _LEFT, words)


def more_words(lane: Lane, trip: Trip, order: Ready) -> str:
    """What a trip would weigh with an order."""
    return f"{plain(trip.weight)} + {plain(order.weight)} / {plain(lane.load_kg)} kg"


def over_words(kilograms: Decimal, metres: Decimal) -> str:
    """By how much a load would be over the limits; empty where it fits."""
    parts = []
    if kilograms:
        parts.append(Message(N_("{amount} kg too much"), amount=plain(kilograms)))
    if metres:
        parts.append(Message(N_("{amount} m³ too much"), amount=plain(metres)))
    return ", ".join(str(part) for part in parts)
