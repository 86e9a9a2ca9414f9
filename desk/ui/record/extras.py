# SPDX-License-Identifier: MIT
"""Panels that only some kinds of record have beside them, by kind; a new one is one line here."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.db.record import Record
from desk.records.customer.past import Happened, history
from desk.text import N_, Message
from desk.text.dates import day_text, local
from desk.ui.lines import Line, LineList
from desk.ui.record.callback_script import CallbackScript
from desk.ui.record.guest_card import GuestCard
from desk.ui.record.pickup_call import PickupCall
from desk.ui.record.stock_lines import StockLines
from desk.ui.requests import OpenRecord
from desk.ui.widgets import Muted

if TYPE_CHECKING:
    from desk.ui.record.side import SidePanel


class Extra(Protocol):
    """One more part of the side panel."""

    title: str
    icon: str

    def widget(self) -> QWidget:
        """What stands under the bar."""

    def show_record(self, record: Record) -> None:
        """Show what belongs to a record, read beside the window."""


class CustomerPast:
    """Everything ever recorded for a customer, the newest first."""

    title = N_("Everything about this customer")
    icon = "history"

    def __init__(self, side: "SidePanel") -> None:
        self._place = side.workplace
        self._side = side
        self._box = QWidget()
        self.list = LineList(self.title)
        self.list.setObjectName("customer.past")
        self.list.chosen.connect(lambda key: self._place.ask(OpenRecord(*key)))
        self._none = Muted(N_("Nothing has been recorded for this customer yet."), wrap=True)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none)
        column.addWidget(self.list)

    def widget(self) -> QWidget:
        """The list."""
        return self._box

    def show_record(self, record: Record) -> None:
        """Show the customer's records."""
        place = self._place
        work = place.work(self._side, history, place.store, place.session, record.id)
        work.then(self._show).failed(place.trouble)

    def _show(self, past: list[Happened]) -> None:
        self._none.setVisible(not past)
        self.list.show_lines([self._line(one) for one in past])
        self._side.count_extra(self, len(past))

    def _line(self, one: Happened) -> Line:
        record_type = self._place.store.books[one.kind]
        state = record_type.states.get(one.state)
        closed = one.state in record_type.closed_states
        day = day_text(local(one.at, self._place.session.zone))
        return Line(
            one.title or one.number,
            detail=one.number,
            right=Message(state) if state else day,
            tone=("muted" if closed else "accent") if state else "",
            below=day if state else "",
            icon=one.kind,
            value=(one.kind, one.id),
        )


EXTRAS: Mapping[str, tuple[Callable[["SidePanel"], Extra], ...]] = {
    "callback": (CallbackScript,),
    "customer": (CustomerPast,),
    "pickup_notice": (PickupCall,),
    "stay": (GuestCard,),
    "stock": (StockLines,),
}
