# SPDX-License-Identifier: MIT
"""The orders that wait for a vehicle: dragged onto one, or taken in hand with Enter or a click."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from desk.text import N_, Message
from desk.text.address import split_address
from desk.text.dates import day_text
from desk.text.money import yuan
from desk.ui.board.bars import plain
from desk.ui.board.reading import Ready
from desk.ui.lines import Line, LineList

#: What a dragged order is called among the things that can be dropped.
ORDER = "application/x-desk-order"
_DRAGGED = 170


class ReadyList(LineList):
    """The most pressing first; what is late or due today says so with a word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Orders that wait for a vehicle"), parent)
        self.setObjectName("board.ready")
        self._orders: dict[int, Ready] = {}
        self._pressed: QPoint | None = None

    def show_orders(self, orders: Sequence[Ready], day: date, in_hand: int | None) -> None:
        """Show what waits on a day; the order in hand is marked."""
        self._orders = {order.id: order for order in orders}
        self.show_lines([_line(order, day, order.id == in_hand) for order in orders])

    def order(self, key: int) -> Ready | None:
        """An order of the list."""
        return self._orders.get(key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        held = event.buttons() & Qt.MouseButton.LeftButton and self._pressed is not None
        if not held or self._pressed is None:
            super().mouseMoveEvent(event)
        elif (here - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            at = self._line_at(self._pressed)
            self._pressed = None
            if at >= 0:
                self._drag(self.lines()[at].value)

    def _drag(self, key: int) -> None:
        data = QMimeData()
        data.setData(ORDER, str(key).encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        box = self.line_box(key)
        box.setWidth(min(box.width(), _DRAGGED))
        drag.setPixmap(self.grab(box))
        drag.setHotSpot(QPoint(-14, -14))  # below the mouse, so that what the bar says is seen
        drag.exec(Qt.DropAction.CopyAction)


def _line(order: Ready, day: date, in_hand: bool) -> Line:
    load = [f"{plain(order.weight)} kg"]
    if order.volume:
        load.append(f"{plain(order.volume)} m³")
    if order.to_collect:
        load.append(yuan(order.to_collect))
    right, tone = _when(order, day)
    if in_hand:
        right, tone = N_("in hand"), "accent"
    return Line(
        order.name,
        detail=_near(order.address),
        right=right,
        tone=tone,
        below=" · ".join(load),
        value=order.id,
    )


def _near(address: str) -> str:
    """Street and district first: the province is the same for all of them."""
    parts = split_address(address)
    return f"{parts.district}{parts.street}" or address


def _when(order: Ready, day: date) -> tuple[str | Message, str]:
    if order.urgency == "at_once":
        return N_("At once"), "red"
    if order.deliver_by is None:
        return "", ""
    if order.deliver_by < day:
        return N_("late"), "red"
    if order.deliver_by == day:
        return order.window or N_("today"), "amber"
    return day_text(order.deliver_by)[5:], "plain"
