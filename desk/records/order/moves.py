# SPDX-License-Identifier: MIT
"""What is done to an order besides typing: confirm, ready, send, deliver, call back, cancel."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from desk.db.fields import Line, Moment, Money, Name, Note, now
from desk.db.record import Ask, Step
from desk.records.order.words import PART
from desk.text import N_

if TYPE_CHECKING:
    from datetime import datetime

    from desk.db.act import Act
    from desk.records.order.record import Order

DESK = "staff trainer supervisor"
NONE = Decimal(0)


class AskSend(Ask):
    """With whom the goods go, where no vehicle of the office takes them."""

    carrier = Name(N_("Carrier"))
    carrier_number = Line(N_("Waybill no."))
    drawing = "carrier carrier_number"


class AskDelivered(Ask):
    """Who took the goods, when, and what was paid."""

    delivered_at = Moment(N_("Delivered at"), required=True, default=now)
    signed_by = Name(N_("Signed by"))
    received = Money(N_("Cash received"))
    drawing = "delivered_at signed_by received"


class AskRestOff(Ask):
    """Why the rest of an order does not go any more."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


class AskCalledBack(Ask):
    """What the customer said."""

    text = Note(N_("What the customer says of it"))
    drawing = "text"


class AskCancel(Ask):
    """Why the order is cancelled."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def confirm(order: "Order", act: "Act", asked: None) -> None:
    """From now on the goods are kept for the customer; what is missing is asked for."""
    order.state = "confirmed"
    order.confirmed_at, order.confirmed_by = act.now, act.session.person_id


def make_ready(order: "Order", act: "Act", asked: None) -> None:
    """The goods stand ready in the warehouse."""
    order.state = "ready"


def send(order: "Order", act: "Act", asked: AskSend) -> None:
    """The goods leave the house, with a carrier or as they are."""
    order.state = "on_road"
    order.carrier = asked.carrier or order.carrier
    order.carrier_number = asked.carrier_number or order.carrier_number


def deliver(order: "Order", act: "Act", asked: AskDelivered) -> None:
    """The customer has the goods."""
    assert asked.delivered_at is not None
    arrive(order, asked.delivered_at, asked.signed_by)
    if asked.received is not None:
        order.received = asked.received


def arrive(order: "Order", at: "datetime", signed_by: str) -> None:
    """Set an order delivered, its rest too; the call-back follows from that."""
    order.state, order.delivered_at = "delivered", at
    order.signed_by = signed_by or order.signed_by
    for line in order.lines:
        if line.delivered is not None:
            line.delivered = line.quantity


def hand_over(order: "Order", taken: Mapping[str, Decimal], at: "datetime", signed_by: str) -> None:
    """The customer has so much of each line (by its key) by now; the rest goes another time."""
    _note_taken(order, taken)
    if not order.is_short_of_goods() or order.rest_off:
        order.state, order.delivered_at = "delivered", at
    else:
        order.state, order.delivered_at = PART, None
    order.signed_by = signed_by or order.signed_by


def come_back(order: "Order", taken: Mapping[str, Decimal]) -> None:
    """Nothing more than `taken` was handed over; the rest is in the warehouse again."""
    _note_taken(order, taken)
    order.state = PART if any(taken.values()) else "ready"
    order.delivered_at = None


def _note_taken(order: "Order", taken: Mapping[str, Decimal]) -> None:
    some = any(taken.values())
    for line in order.lines:
        line.delivered = taken.get(line.uid, NONE) if some else None


def close_rest(order: "Order", act: "Act", asked: AskRestOff) -> None:
    """What is missing does not go any more: the order is delivered as far as it was."""
    order.state, order.rest_off, order.delivered_at = "delivered", asked.reason, act.now


def call_back(order: "Order", act: "Act", asked: AskCalledBack) -> None:
    """The customer was asked whether all is well."""
    order.state, order.called_back_at = "called_back", act.now
    if asked.text:
        act.comment(order, asked.text)


def cancel(order: "Order", act: "Act", asked: AskCancel) -> None:
    """The order is off; what was kept for it is free again."""
    order.state, order.cancel_reason = "cancelled", asked.reason


# Orders whose goods, or the rest of them, may leave the house.
READY_TO_GO = ("confirmed", "ready", PART)
STEPS = (
    Step("confirm", N_("Confirm the order"), confirm, DESK, when=lambda o: o.state == "draft",
         key="Ctrl+Shift+C", icon="check", main=True),
    Step("make_ready", N_("Goods ready"), make_ready, DESK, when=lambda o: o.state == "confirmed",
         key="Ctrl+Shift+G", icon="stock", main=True),
    Step("send", N_("Send off"), send, DESK,
         when=lambda o: o.state in READY_TO_GO and o.delivery != "collect" and o.dispatch is None,
         asks=AskSend, icon="dispatch"),
    Step("deliver", N_("Delivered"), deliver, DESK,
         when=lambda o: o.state == "on_road"
         or (o.state in READY_TO_GO and o.delivery == "collect"),
         asks=AskDelivered, key="Ctrl+Shift+D", icon="done", main=True),
    Step("close_rest", N_("Rest not wanted"), close_rest, DESK,
         when=lambda o: o.state == PART and o.dispatch is None, asks=AskRestOff, icon="cross"),
    Step("call_back", N_("Called back"), call_back, DESK, when=lambda o: o.state == "delivered",
         asks=AskCalledBack, key="Ctrl+Shift+B", icon="callback", main=True),
    Step("cancel", N_("Cancel the order"), cancel, DESK,
         when=lambda o: o.state in ("draft", "confirmed", "waiting", "ready"),
         asks=AskCancel, icon="cross"),
)  # fmt: skip
