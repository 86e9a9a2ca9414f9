# SPDX-License-Identifier: MIT
"""What is done to a dispatch note: load, out, back, settle the cash; its orders follow."""

from typing import TYPE_CHECKING, Any

from desk.db import rowing
from desk.db.fields import Line, Moment, Money, Tick, Whole, now
from desk.db.record import Ask, Step
from desk.db.saving import as_message
from desk.errors import Invalid
from desk.records.dispatch.carried import HOME, collected_of, taken_of
from desk.records.dispatch.checks import going_out
from desk.records.dispatch.stops import refresh
from desk.records.dispatch.words import BEFORE, GONE
from desk.records.order import READY_TO_GO, come_back, hand_over
from desk.records.order.words import PART
from desk.text import N_, Message
from desk.text.money import figures

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.dispatch.record import Dispatch
    from desk.records.dispatch.stops import Stop

DESK = "staff trainer supervisor"


class AskOut(Ask):
    """When the vehicle leaves, and what its odometer shows."""

    out_at = Moment(N_("Out at"), required=True, default=now)
    odometer = Whole(N_("Odometer (km)"))
    seal_number = Line(N_("Seal no."))
    drawing = "out_at odometer seal_number"


class AskBack(Ask):
    """When the vehicle came back; every stop without an entry was delivered in full."""

    back_at = Moment(N_("Back at"), required=True, default=now)
    odometer = Whole(N_("Odometer (km)"))
    rest_delivered = Tick(N_("All other stops delivered in full"), default=True)
    drawing = "back_at odometer\n rest_delivered rest_delivered"


class AskSettle(Ask):
    """The cash that the driver brought, and why it is not what it should be."""

    cash_returned = Money(N_("Cash brought back"), required=True)
    difference_reason = Line(N_("Reason for the difference"))
    fuel = Money(N_("Fuel"))
    tolls = Money(N_("Tolls"))
    other_costs = Money(N_("Other costs"))
    drawing = """
        cash_returned difference_reason difference_reason
        fuel          tolls             other_costs
    """


class AskCancel(Ask):
    """Why the trip is off."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def load(note: "Dispatch", act: "Act", asked: None) -> None:
    """Loading begins."""
    note.state = "loading"


def all_loaded(note: "Dispatch", act: "Act", asked: None) -> None:
    """Everything on the list is on the vehicle."""
    for stop in note.stops:
        stop.loaded = True


def go_out(note: "Dispatch", act: "Act", asked: AskOut) -> None:
    """The vehicle leaves, if everything is checked and it may."""
    problems = [*note.problems(), *note.clashes(act), *going_out(note, act)]
    if problems:
        raise Invalid([as_message(problem) for problem in problems])
    note.state, note.out_at = "out", asked.out_at
    note.odometer_out = asked.odometer
    note.seal_number = asked.seal_number or note.seal_number


def come_home(note: "Dispatch", act: "Act", asked: AskBack) -> None:
    """The vehicle is back; only the exceptions had to be typed."""
    open_stops = [n for n, stop in enumerate(note.stops, 1) if not stop.result]
    if open_stops and not asked.rest_delivered:
        message = Message(
            N_("What became of these stops: {stops}?"), stops=", ".join(map(str, open_stops))
        )
        raise Invalid([("stops", message)])
    for stop in note.stops:
        if not stop.result:
            stop.result, stop.signed_at = "delivered", stop.signed_at or asked.back_at
            stop.signed_by = stop.signed_by or stop.consignee
    note.state, note.back_at, note.odometer_back = "back", asked.back_at, asked.odometer


def settle(note: "Dispatch", act: "Act", asked: AskSettle) -> None:
    """The cash is counted; a difference needs its reason."""
    assert asked.cash_returned is not None
    difference = asked.cash_returned - (note.cash_due or 0)
    if difference and not asked.difference_reason:
        text = N_("differs by {amount} from what is due. Say why.")
        raise Invalid([("difference_reason", Message(text, amount=figures(difference)))])
    note.state = "closed"
    note.cash_returned, note.cash_difference = asked.cash_returned, difference
    note.difference_reason = asked.difference_reason
    note.fuel, note.tolls, note.other_costs = asked.fuel, asked.tolls, asked.other_costs
    note.settled_by = act.session.person_id


def cancel(note: "Dispatch", act: "Act", asked: AskCancel) -> None:
    """The trip is off; its orders are free for another note."""
    note.state, note.cancel_reason = "cancelled", asked.reason


def move_orders(note: "Dispatch", act: "Act", before: "Dispatch | None") -> None:
    """Bring the orders in line with the stops, those that were taken off the note too."""
    now_on = {stop.order: stop for stop in note.stops if stop.order is not None}
    off = note.voided or note.state == "cancelled"
    were_on = {stop.order for stop in before.stops if stop.order is not None} if before else set()
    desk, old_ones, new_ones = act.as_office(), _outcomes(before), _outcomes(note)
    for key in sorted({*now_on, *were_on}):
        if old_ones.get(key) == new_ones.get(key):
            continue  # what became of the order since is not the note's business any more
        record_type = act.store.books["order"]
        order: Any = rowing.load(act.store.database, record_type, key, lock=True)
        old = order.plain()
        if off or key not in now_on:
            _let_go(order, note, act)
        else:
            _move(order, note, now_on[key], act)
        if order.plain() != old:
            desk.save(order)


def keep_up(note: "Dispatch", act: "Act", before: Any, order: Any) -> None:
    """Bring a note that has not left in line with an order that was changed, or say it there.

    Goods that are loaded already, and a note that cannot become so, need somebody to look.
    """
    stop = next((stop for stop in note.stops if stop.order == order.id), None)
    if note.state not in BEFORE or note.voided or stop is None or not refresh(stop, before, order):
        return
    if stop.loaded:
        told = Message(N_("{order} was changed after its goods were loaded."), order=order.number)
        act.comment(note, str(told))
        return
    try:
        act.as_office().save(note)
    except Invalid as invalid:
        told = Message(N_("{order} was changed, and its stop still stands as before: {problem}"),
                       order=order.number, problem=invalid.message)  # fmt: skip
        act.comment(note, str(told))


def _outcomes(note: "Dispatch | None") -> dict[int, list[Any]]:
    """What of a note concerns each of its orders; while it is the same the order stays."""
    if note is None:
        return {}
    gone = [note.state in GONE, note.state in HOME, note.state == "cancelled", bool(note.voided)]
    found = {stop.order: [gone] for stop in note.stops if stop.order is not None}
    plain = note.plain()
    for row in [*plain["stops"], *plain["goods"]]:
        if row["order"] in found:
            found[row["order"]].append(row)
    return found


def _let_go(order: Any, note: "Dispatch", act: "Act") -> None:
    had_some = any(row.taken for row in note.goods if row.order == order.id)
    if order.dispatch == note.id:
        order.dispatch = None
        if order.state == "on_road":
            come_back(order, taken_of(act, order.id))
    elif order.dispatch is None and order.state == PART and had_some:
        come_back(order, taken_of(act, order.id))
        order.received = collected_of(act, order.id)


def _move(order: Any, note: "Dispatch", stop: "Stop", act: "Act") -> None:
    if order.state in ("called_back", "cancelled") or order.voided:
        return
    if order.dispatch not in (None, note.id):
        return
    home = note.state in HOME
    if note.state not in GONE:
        order.dispatch = note.id
    elif stop.result == "delivered" or (stop.result == "partly" and home):
        at = stop.signed_at or note.back_at or act.now
        hand_over(order, taken_of(act, order.id), at, stop.signed_by)
        order.dispatch = None if order.state == PART else note.id
        order.received = collected_of(act, order.id)
    elif stop.result and home:
        order.dispatch = None
        if order.state in ("on_road", "delivered", PART):
            come_back(order, taken_of(act, order.id))
            order.received = collected_of(act, order.id)
    else:
        order.dispatch = note.id
        if order.state in (*READY_TO_GO, "delivered"):
            order.state, order.delivered_at = "on_road", None


def move_vehicle(note: "Dispatch", act: "Act") -> None:
    """The vehicle's own sheet says where it is and what its odometer shows."""
    if note.vehicle is None:
        return
    record_type = act.store.books["vehicle"]
    vehicle: Any = rowing.load(act.store.database, record_type, note.vehicle, lock=True)
    out = note.state == "out" and not note.voided
    shown = note.odometer_back or note.odometer_out
    if shown is not None and shown > (vehicle.odometer or 0):
        vehicle.odometer = shown
    others = act.store.database.rows(
        "SELECT 1 FROM dispatch WHERE vehicle = ? AND state = ? AND voided = ? AND id <> ?",
        *(note.vehicle, "out", False, note.id),
    )
    if out:
        vehicle.state = "out"
    elif vehicle.state == "out" and not others:
        vehicle.state = "free"
    act.as_office().save(vehicle)


STEPS = (
    Step("load", N_("Start loading"), load, DESK, when=lambda n: n.state == "planned",
         key="Ctrl+Shift+L", icon="stock", main=True),
    Step("all_loaded", N_("All loaded"), all_loaded, DESK,
         when=lambda n: n.state in BEFORE and not all(s.loaded for s in n.stops),
         key="Ctrl+Shift+A", icon="done"),
    Step("out", N_("Vehicle leaves"), go_out, DESK, when=lambda n: n.state in BEFORE,
         asks=AskOut, key="Ctrl+Shift+O", icon="dispatch", main=True),
    Step("back", N_("Vehicle is back"), come_home, DESK, when=lambda n: n.state == "out",
         asks=AskBack, key="Ctrl+Shift+B", icon="home", main=True),
    Step("settle", N_("Settle the cash"), settle, DESK, when=lambda n: n.state == "back",
         asks=AskSettle, key="Ctrl+Shift+S", icon="money", main=True),
    Step("cancel", N_("Cancel the trip"), cancel, DESK, when=lambda n: n.state in BEFORE,
         asks=AskCancel, icon="cross"),
)  # fmt: skip
