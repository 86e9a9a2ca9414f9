# SPDX-License-Identifier: MIT
"""A day's dispatch board: which vehicle is where, which order goes with which trip."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk.errors import DeskError, Invalid
from desk.records.dispatch import Lane
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.actions import Action
from desk.ui.board.head import BoardHead
from desk.ui.board.lanes import Lanes
from desk.ui.board.reading import (
    USUAL,
    DayOnBoard,
    Placed,
    Placing,
    Ready,
    look_at_board,
    put_on,
    take_off,
    values_for,
)
from desk.ui.board.waiting import Waiting
from desk.ui.dayview import DayView, day_actions
from desk.ui.problems import told
from desk.ui.record.pages import LOADING_LIST
from desk.ui.requests import OpenRecord, Print
from desk.ui.widgets import EmptyState, Notice
from desk.ui.workplace import Workplace

KIND = "dispatch"
WHERE = N_("Dispatch board")
ACTIONS = (
    *day_actions("board", WHERE),
    Action("board.waiting", N_("To the orders that wait"), "go_waiting", "Alt+1", where=WHERE),
    Action("board.lanes", N_("To the vehicles"), "go_lanes", "Alt+2", where=WHERE),
    Action("board.print", N_("Print the dispatch note"), "print_note", "Ctrl+P", where=WHERE),
    Action(
        "board.loading", N_("Print the loading list"), "print_list", "Ctrl+Shift+P", where=WHERE
    ),
    Action("board.new", N_("New"), "new", "", "new", where=WHERE),
)
_MINUTE = 60_000


class BoardView(DayView):
    """Orders that wait at the left, vehicles with their trips along the hours at the right."""

    name = N_("As a board")
    icon = "dispatch"
    # What changes the board: notes, orders, and what may go or drive.
    kinds = frozenset({KIND, "order", "vehicle", "driver"})
    deeds = ACTIONS

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace, "board")
        self._seen: DayOnBoard | None = None
        self.head = BoardHead(workplace, self.actions_)
        self.head_row = self.head.row
        self.waiting = Waiting()
        self.lanes = Lanes(workplace.session.zone)
        self.notice = Notice()
        self.notice.setObjectName("board.notice")
        self.notice.hide()
        self.empty = EmptyState(
            "empty-list",
            N_("No vehicle yet"),
            N_("The board has a row for each vehicle of the book of vehicles."),
            Message(N_("New: {title}"), title=Message(N_("Vehicle"))),
        )
        self._assemble()
        self._connect()
        self.look()

    def _assemble(self) -> None:
        self._area = QScrollArea()
        self._area.setWidget(self.lanes)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        notice = QVBoxLayout()
        notice.setContentsMargins(theme.space(3), 0, theme.space(3), 0)
        notice.addWidget(self.notice)
        column.addLayout(notice)
        column.addWidget(self._area, 1)
        column.addWidget(self.empty, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.waiting)
        row.addWidget(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(row, 1)
        self.empty.hide()

    def _connect(self) -> None:
        place = self.workplace
        self.waiting.ready.chosen.connect(self.take)
        self.waiting.paper_chosen.connect(lambda kind, key: place.ask(OpenRecord(kind, key)))
        self.lanes.opened.connect(lambda trip: place.ask(OpenRecord(KIND, trip)))
        self.lanes.placed.connect(self.place)
        self.lanes.new_asked.connect(self._new_trip)
        self.lanes.put_back.connect(self.put_back)
        self.empty.asked.connect(lambda: place.ask(OpenRecord("vehicle")))
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE)
        self._minute.timeout.connect(self.look)
        self._minute.start()

    def focus_start(self) -> None:
        """The cursor to the orders that wait, or to the vehicles where none does."""
        if self._seen is not None and not self._seen.ready:
            self.go_lanes()
        else:
            self.go_waiting()

    # the day

    def look(self) -> None:
        """Read the board of the day anew."""
        place = self.workplace
        work = place.work(self, look_at_board, place.store, place.session, self.day)
        work.then(self._show).failed(place.trouble)

    def _show(self, seen: DayOnBoard) -> None:
        if seen.day != self.day:
            return
        self._seen = seen
        held = self.lanes.hand
        if held is not None and held.id not in {order.id for order in seen.ready}:
            self.lanes.take_in_hand(None)
        self.head.show_day(seen)
        self._show_waiting()
        self.lanes.show_day(seen)
        self._area.setVisible(bool(seen.lanes))
        self.empty.setVisible(not seen.lanes)

    def _show_waiting(self) -> None:
        if self._seen is not None:
            self.waiting.show_day(self._seen, self.lanes.hand)

    # an order onto a vehicle

    def go_waiting(self) -> None:
        """The cursor to the orders that wait."""
        self.waiting.ready.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_lanes(self) -> None:
        """The cursor to the vehicles."""
        self.lanes.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take(self, order: int) -> None:
        """Take a waiting order in hand, and go on to choose its vehicle."""
        self._hold(self.waiting.ready.order(order))
        self.go_lanes()

    def put_back(self) -> None:
        """Put the order in hand back among those that wait."""
        self._hold(None)
        self.go_waiting()

    def _hold(self, order: Ready | None) -> None:
        self.notice.hide()
        self.lanes.take_in_hand(order)
        self._show_waiting()

    def place(self, placing: Placing) -> None:
        """Put an order on a vehicle; what speaks against it is said with how much it is."""
        place = self.workplace
        if not place.may("write", KIND):
            return
        self.notice.hide()
        work = place.work(self, put_on, place.store, place.session, placing)
        work.then(self._placed).failed(self._refused)

    def _placed(self, placed: Placed) -> None:
        place, placing = self.workplace, placed.placing
        self._hold(None)
        if placed.note is None:
            place.ask(OpenRecord(KIND, values=values_for(placing, place.session)))
            return
        self.go_waiting()
        done = Message(
            N_("{order} goes with {plate}, {number}."),
            order=placing.order.number,
            plate=placing.lane.plate,
            number=placed.note.number,
        )
        place.tell(done, partial(self._take_off, placed))
        self.look()

    def _take_off(self, placed: Placed) -> None:
        place = self.workplace
        place.work(self, take_off, place.store, place.session, placed).failed(place.trouble)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self.notice.tell(told(self.workplace.store.books[KIND], error), "red")
            self.notice.show()
        elif isinstance(error, DeskError):
            self.notice.tell(error.message, "red")
            self.notice.show()
        else:
            self.workplace.trouble(error)

    def _new_trip(self, lane: Lane, start: datetime) -> None:
        values = {
            "vehicle": lane.vehicle,
            "day": self.day,
            "planned_out_at": start,
            "planned_back_at": start + USUAL,
        }
        self.workplace.ask(OpenRecord(KIND, values=values))

    # the rest

    def new(self) -> None:
        """An empty note for the day."""
        self.workplace.ask(OpenRecord(KIND, values={"day": self.day}))

    def print_note(self) -> None:
        """Preview and print the note of the trip looked at."""
        trip = self.lanes.spot.trip if self.lanes.spot is not None else None
        if trip is not None:
            self.workplace.ask(Print(KIND, [trip.id]))

    def print_list(self) -> None:
        """Preview and print the loading list of the trip looked at."""
        trip = self.lanes.spot.trip if self.lanes.spot is not None else None
        if trip is not None:
            self.workplace.ask(LOADING_LIST.of(KIND, trip.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.lanes.hand is not None:
            self.put_back()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._seen is not None:
            self.head.show_day(self._seen)
            self._show_waiting()
