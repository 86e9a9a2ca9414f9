# SPDX-License-Identifier: MIT
"""Restock requests 补货申请: asked, ordered, arrived or refused; what arrives goes into stock."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desk.db.fields import Choice, Day, Line, Link, Measure, Moment, Name, Note, me
from desk.db.record import Ask, Due, Problem, Record, Step
from desk.db.said import Said
from desk.records.stock.posting import level_of, post
from desk.records.warehouse import usual_warehouse
from desk.records.workdays import closing
from desk.sheet import Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

REASONS = {
    "short": N_("Short for an order"),
    "below_line": N_("Below the line"),
    "customer": N_("Customer asks for it"),
    "campaign": N_("Campaign"),
    "other": N_("Other"),
}
STATES = {
    "asked": N_("Asked for"),
    "ordered": N_("Ordered"),
    "arrived": N_("Arrived"),
    "refused": N_("Refused"),
}
ANSWER = N_("Answer the restock request")
EXPECTED = N_("Goods expected today")
# A request is answered within a working day of eight hours.
ANSWER_MINUTES = 8 * 60
NONE = Decimal(0)


class AskOrdered(Ask):
    """What was ordered from whom; without a quantity all that was asked for."""

    quantity = Measure(N_("Quantity ordered"))
    supplier = Name(N_("Supplier"))
    expected_on = Day(N_("Expected on"))
    drawing = "quantity expected_on\n supplier supplier"


class AskArrived(Ask):
    """What arrived; without a quantity all that was still expected."""

    quantity = Measure(N_("Quantity arrived"))
    batch = Line(N_("Batch"))
    drawing = "quantity batch"


class AskRefused(Ask):
    """Why the request is refused."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def place_order(request: "RestockRequest", act: "Act", asked: AskOrdered) -> None:
    """Purchasing has ordered it."""
    request.state = "ordered"
    request.ordered = asked.quantity or request.quantity
    request.supplier = asked.supplier or request.supplier
    request.expected_on = asked.expected_on
    request.ordered_on, request.decided_by = act.today, act.session.person_id


def arrive(request: "RestockRequest", act: "Act", asked: AskArrived) -> None:
    """Goods came in; they go into stock, and what was expected shrinks by them."""
    wanted = request.ordered or request.quantity or NONE
    count = asked.quantity or max(NONE, wanted - (request.arrived or NONE))
    request.arrived = (request.arrived or NONE) + count
    request.arrived_on = act.today
    if request.arrived >= wanted:
        request.state = "arrived"
    assert request.product is not None
    assert request.warehouse is not None
    if count > 0:
        links = {"restock": request.id, "batch": asked.batch}
        post(act, "in", request.product, request.warehouse, count, request.number, **links)


def refuse_it(request: "RestockRequest", act: "Act", asked: AskRefused) -> None:
    """It is not ordered, with the reason."""
    request.state, request.refuse_reason = "refused", asked.reason
    request.decided_by = act.session.person_id


class RestockRequest(Record):
    """One product that is to be ordered, why, and for which order."""

    product = Link(N_("Product"), to="product", required=True)
    quantity = Measure(N_("Quantity"), required=True)
    unit = Line(N_("Unit"), by_desk=True)
    warehouse = Link(N_("Warehouse"), to="warehouse")
    reason = Choice(N_("Why"), REASONS, required=True, default="other")
    order = Link(N_("For the order"), to="order")
    callback = Link(N_("From the call-back"), to="callback", by_desk=True)
    wanted_by = Day(N_("Wanted by"))
    asked_by = Link(N_("Applicant"), to="person", default=me)
    department = Line(N_("Department"))
    on_hand = Measure(N_("On hand"), by_desk=True)
    free = Measure(N_("Free stock"), by_desk=True)
    suggested = Measure(N_("Suggested quantity"), by_desk=True)
    supplier = Name(N_("Supplier"))
    ordered = Measure(N_("Quantity ordered"), by_desk=True)
    ordered_on = Day(N_("Ordered on"), by_desk=True)
    expected_on = Day(N_("Expected on"))
    arrived = Measure(N_("Quantity arrived"), by_desk=True)
    arrived_on = Day(N_("Arrived on"), by_desk=True)
    decided_by = Link(N_("Approved by"), to="person", by_desk=True)
    refuse_reason = Said(N_("Refused because"), by_desk=True)
    name = Name(N_("Product"), by_desk=True, hidden=True)
    answer_by = Moment(N_("Answer by"), by_desk=True, hidden=True)
    expected_at = Moment(N_("Expected at"), by_desk=True, hidden=True)
    remarks = Note(N_("Remarks"))

    class Meta:
        indexes = ((("order", "product"), False),)

    sheet = Sheet(
        title=N_("Restock request"),
        book=N_("Restock requests"),
        prefix="RR",
        drawing="""
            number      product     product     quantity    unit        warehouse
            reason      reason      order       order       callback    wanted_by
            on_hand     free        suggested   asked_by    asked_by    department
            remarks     remarks     remarks     remarks     remarks     remarks
            -- Ordering
            supplier    supplier    ordered     ordered_on  expected_on decided_by
            arrived     arrived_on  refuse_reason  refuse_reason  refuse_reason  refuse_reason
        """,
        listed="number product quantity unit reason order state wanted_by asked_by supplier "
        "expected_on arrived",
        searched="name supplier department remarks",
        rights={"write": "staff trainer supervisor manager"},
        known_as={
            "product": "品名 商品 产品",
            "quantity": "申请数量 数量",
            "reason": "申请原因 原因",
        },
    )
    states = STATES
    closed_states = frozenset({"arrived", "refused"})
    steps = (
        Step("order", N_("Ordered"), place_order, "staff supervisor manager",
             when=lambda request: request.state == "asked", asks=AskOrdered,
             key="Ctrl+Shift+O", icon="check", main=True),
        Step("arrive", N_("Arrived"), arrive, "staff supervisor manager",
             when=lambda request: request.state == "ordered", asks=AskArrived,
             key="Ctrl+Shift+A", icon="stock", main=True),
        Step("refuse", N_("Refuse"), refuse_it, "supervisor manager",
             when=lambda request: request.state in ("asked", "ordered"), asks=AskRefused,
             icon="cross"),
    )  # fmt: skip

    def work_out(self, act: "Act") -> None:
        """While it is open the request shows the stock; its clocks are the office's."""
        self.warehouse = self.warehouse or usual_warehouse(act, self.branch)
        if self.product is not None:
            product: Any = act.get("product", self.product)
            self.name, self.unit = product.name, product.unit
            if self.state == "asked" and self.warehouse is not None:
                self._show_stock(act, self.product, self.warehouse)
        if self.answer_by is None:
            self.answer_by = act.calendar().after(act.now, ANSWER_MINUTES)
        day = self.expected_on
        self.expected_at = closing(act, day) if day is not None else None

    def _show_stock(self, act: "Act", product: int, warehouse: int) -> None:
        level = level_of(act, product, warehouse)
        self.on_hand = level.on_hand if level is not None else NONE
        self.free = level.free if level is not None else NONE
        self.suggested = level.suggested() if level is not None else None

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: something is asked for, and it is not wanted before it is asked."""
        yield from super().problems()
        if self.quantity is not None and self.quantity <= 0:
            yield "quantity", Message(N_("must be more than zero."))
        if self.state == "ordered" and self.warehouse is None:
            yield "warehouse", Message(N_("must be filled in."))
        if self.voided and self.arrived:
            yield None, Message(N_("Goods arrived on it. Void their movements instead."))

    def dues(self) -> Iterator[Due]:
        """The answer of purchasing, then the goods."""
        if self.state == "asked" and self.answer_by is not None:
            yield Due(ANSWER, self.answer_by, None, "supervisor")
        if self.state == "ordered" and self.expected_at is not None:
            yield Due(EXPECTED, self.expected_at, None, "staff")
