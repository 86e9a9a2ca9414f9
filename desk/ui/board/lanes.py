# SPDX-License-Identifier: MIT
"""The vehicles of a day as rows, their trips as bars; orders are dropped on them or put by keys."""

from datetime import tzinfo

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.records.dispatch import Trip
from desk.text import N_, Message, _
from desk.text.dates import time_text
from desk.ui.board.bars import told
from desk.ui.board.drawn import Look, paint_board
from desk.ui.board.plan import HEAD, LANE, SIDE, Plan, Spot
from desk.ui.board.reading import DayOnBoard, Placing, Ready
from desk.ui.board.ready import ORDER
from desk.ui.widgets import plain_tip

Key = Qt.Key


class Lanes(QWidget):
    """Arrow keys walk over vehicles and trips; Enter opens, or puts the order in hand there."""

    #: The id of a trip that was clicked or taken with Enter.
    opened = Signal(int)
    #: A Placing: an order was dropped, or put by Enter or a click.
    placed = Signal(object)
    #: A vehicle and a moment where a new trip is wanted.
    new_asked = Signal(object, object)
    #: Esc with an order in hand.
    put_back = Signal()

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board.lanes")
        self._zone = zone
        self._seen: DayOnBoard | None = None
        self.hand: Ready | None = None
        self.spot: Spot | None = None  # where the keyboard is
        self._over: Spot | None = None  # what the mouse or a drag is over
        self._dragged: Ready | None = None
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Vehicles of the day"))

    # what is shown

    @property
    def plan(self) -> Plan | None:
        """The day as it is laid out now."""
        return Plan(self._seen, self._zone, self.width()) if self._seen is not None else None

    def show_day(self, seen: DayOnBoard) -> None:
        """Show a day, or the same one read anew."""
        self._seen = seen
        self._over = None
        if self.spot is not None:
            before, spots = self.spot, self._spots(self.spot.lane)
            self.spot = next((s for s in spots if s.is_of(before.trip)), next(iter(spots), None))
        self.updateGeometry()
        self._moved()

    def take_in_hand(self, order: Ready | None) -> None:
        """Hold an order that the next Enter or click puts on a vehicle; None puts it down."""
        self.hand = order
        if order is not None:
            at = self.spot.lane if self.spot is not None else 0
            self.spot = next(iter(self._spots(at)), None)
        self._moved()

    def sizeHint(self) -> QSize:
        lanes = len(self._seen.lanes) if self._seen is not None else 0
        return QSize(700, HEAD + max(1, lanes) * LANE + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE + 320, self.sizeHint().height())

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Key(event.key())
        if key == Key.Key_Escape and self.hand is not None:
            self.put_back.emit()
        elif key in (Key.Key_Down, Key.Key_Up):
            self._climb(1 if key == Key.Key_Down else -1)
        elif key in (Key.Key_Left, Key.Key_Right) and self.spot is not None:
            self._step(1 if key == Key.Key_Right else -1)
        elif key in (Key.Key_Return, Key.Key_Enter) and self.spot is not None:
            self._act(self.spot)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.spot is None:
            self._climb(1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _climb(self, by: int) -> None:
        now = self.spot.lane if self.spot is not None else -1
        last = len(self._seen.lanes) - 1 if self._seen is not None else -1
        if last >= 0:
            self.spot = self._spots(max(0, min(now + by, last)))[0]
            self._moved()

    def _step(self, by: int) -> None:
        assert self.spot is not None
        spots = self._spots(self.spot.lane)
        at = next((n for n, s in enumerate(spots) if s.is_of(self.spot.trip)), 0)
        self.spot = spots[max(0, min(at + by, len(spots) - 1))]
        self._moved()

    def _spots(self, lane: int) -> list[Spot]:
        plan = self.plan
        if plan is None or not plan.lanes:
            return []
        return plan.spots(min(lane, len(plan.lanes) - 1), holding=self.hand is not None)

    def _act(self, spot: Spot) -> None:
        assert self._seen is not None
        lane = self._seen.lanes[spot.lane]
        if self.hand is not None:
            self._place(self.hand, spot)
        elif spot.trip is not None:
            self.opened.emit(spot.trip.id)
        else:
            self.new_asked.emit(lane, spot.start)

    def _place(self, order: Ready, spot: Spot) -> None:
        plan = self.plan
        assert plan is not None
        trip: Trip | None = spot.takes()
        start = spot.start if trip is not None else plan.fresh(spot).start
        self.placed.emit(Placing(order, plan.lanes[spot.lane], trip, start))

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._under(event)
        if spot is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.spot = spot
        self._moved()
        if spot.trip is not None or self.hand is not None:
            self._act(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._under(event)
        if spot is not None and spot.trip is None:
            self._act(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._under(event)
        if spot == self._over:
            return
        self._over = spot
        tip = ""
        if spot is not None and spot.trip is not None and self._seen is not None:
            tip = told(spot.trip, self._seen.lanes[spot.lane], self._zone)
        self.setToolTip(plain_tip(tip))
        hand = spot is not None and (spot.trip is not None or self.hand is not None)
        pointing, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(pointing if hand else arrow)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = None
        self.update()
        super().leaveEvent(event)

    def _under(self, event: QMouseEvent | QDropEvent) -> Spot | None:
        plan = self.plan
        holding = self.hand is not None or self._dragged is not None
        return plan.at(event.position().toPoint(), holding=holding) if plan is not None else None

    # drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._dragged = self._order_of(event)
        event.setAccepted(self._dragged is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._over = self._under(event)
        event.setAccepted(self._over is not None and self._dragged is not None)
        self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._dragged, self._over = None, None
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        order = self._dragged = self._order_of(event)
        spot = self._under(event)
        self._dragged, self._over = None, None
        self.update()
        if order is not None and spot is not None:
            event.acceptProposedAction()
            self._place(order, spot)

    def _order_of(self, event: QDropEvent) -> Ready | None:
        data = event.mimeData()
        if self._seen is None or not data.hasFormat(ORDER):
            return None
        key = int(bytes(data.data(ORDER).data()).decode())
        return next((order for order in self._seen.ready if order.id == key), None)

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        plan = self.plan
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if plan is not None:
            held = self._dragged or self.hand
            spot = None if self._dragged is not None else self.spot
            look = Look(spot, self._over, held, focused=self.hasFocus())
            paint_board(painter, plan, self.size(), look)

    def _moved(self) -> None:
        """Say anew where the keyboard is, and paint."""
        spot = self.spot
        if spot is None or self._seen is None or spot.lane >= len(self._seen.lanes):
            self.setAccessibleDescription("")
        else:
            lane = self._seen.lanes[spot.lane]
            fresh = Message(N_("New trip, {time}"), time=time_text(spot.start, self._zone))
            words = told(spot.trip, lane, self._zone) if spot.trip is not None else str(fresh)
            self.setAccessibleDescription(f"{lane.plate} · {words}")
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(_("Vehicles of the day"))
            self._moved()
