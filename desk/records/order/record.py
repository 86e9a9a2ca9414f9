# SPDX-License-Identifier: MIT
"""The order sheet 客户下单表, from the customer's call to the call-back."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self

import peewee

from desk.db import rowing
from desk.db.fields import (
    Address,
    Choice,
    Day,
    Line,
    Link,
    Measure,
    Moment,
    Money,
    Name,
    Note,
    Phone,
    Whole,
    me,
    now,
)
from desk.db.record import Due, FollowUp, Problem, Record, Rows
from desk.records import access_request as access
from desk.records import binder
from desk.records.callback.sources import call_back
from desk.records.order import supply
from desk.records.order.drawing import ON_PAPER, ON_SCREEN
from desk.records.order.lines import (
    OrderLine,
    fill,
    goods_of,
    line_problems,
    load_of,
    work_out_amounts,
)
from desk.records.order.moves import STEPS
from desk.records.order.words import (
    CHANNELS,
    DELIVERIES,
    GONE,
    INVOICES,
    KEPT,
    PART,
    PAYMENTS,
    STATES,
    URGENCIES,
    WITH_ADDRESS,
)
from desk.records.warehouse import usual_warehouse
from desk.records.workdays import closing
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import local
from desk.text.money import capitals

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.session import Session

DELIVER = N_("Deliver the order")
# What the sheet takes over from the customer's card when the customer is filled in.
FROM_CARD = {"phone": ("mobile", "phone", "other_phone"), "address": ("address",),
             "salesperson": ("salesperson",), "version_bought": ("version_bought",)}  # fmt: skip


class Order(Record):
    """One order of one customer; its goods are kept, sent and counted by how it stands."""

    ordered_at = Moment(N_("Ordered at"), required=True, default=now)
    customer = Link(N_("Customer"), to="customer", required=True)
    customer_name = Name(N_("Customer"), by_desk=True, hidden=True)
    contact = Name(N_("Contact person"))
    phone = Phone(N_("Telephone"))
    channel = Choice(N_("Ordered by way of"), CHANNELS, default="phone")
    their_number = Line(N_("Customer's order no."))
    salesperson = Link(N_("Salesperson"), to="person")
    taken_by = Link(N_("Order taken by"), to="person", default=me)
    urgency = Choice(N_("Urgency"), URGENCIES, default="ordinary")
    delivery = Choice(N_("Delivery"), DELIVERIES, default="deliver")
    deliver_by = Day(N_("Deliver by"))
    window = Line(N_("Time of delivery"))
    receiver = Name(N_("Consignee"))
    receiver_phone = Phone(N_("Consignee's telephone"))
    address = Address(N_("Delivery address"))
    warehouse = Link(N_("Warehouse"), to="warehouse")
    lines = Rows(N_("Lines"), OrderLine, required=True)
    goods_total = Money(N_("Goods total"), by_desk=True)
    discount = Money(N_("Discount"))
    freight = Money(N_("Freight"))
    total = Money(N_("Total"), by_desk=True)
    in_words = Line(N_("In capitals"), by_desk=True)
    payment = Choice(N_("Payment"), PAYMENTS, default="prepaid")
    deposit = Money(N_("Deposit"))
    to_collect = Money(N_("To collect"), by_desk=True)
    invoice = Choice(N_("Invoice"), INVOICES, default="none")
    version_bought = Line(N_("Version bought"))
    requests = Note(N_("Special requests"))
    remarks = Note(N_("Remarks"))
    pieces = Whole(N_("Pieces"), by_desk=True)
    weight = Measure(N_("Weight (kg)"), by_desk=True)
    volume = Measure(N_("Volume (m³)"), places=4, by_desk=True)
    confirmed_at = Moment(N_("Confirmed at"), by_desk=True)
    confirmed_by = Link(N_("Confirmed by"), to="person", by_desk=True)
    dispatch = Link(N_("Dispatch note"), to="dispatch", by_desk=True)
    carrier = Name(N_("Carrier"), by_desk=True)
    carrier_number = Line(N_("Waybill no."), by_desk=True)
    delivered_at = Moment(N_("Delivered at"), by_desk=True)
    signed_by = Name(N_("Signed by"), by_desk=True)
    received = Money(N_("Cash received"), by_desk=True)
    called_back_at = Moment(N_("Called back at"), by_desk=True)
    rest_off = Line(N_("Rest not sent because"), by_desk=True)
    cancel_reason = Line(N_("Cancelled because"), by_desk=True)
    deliver_at = Moment(N_("Deliver by"), by_desk=True, hidden=True)

    class Meta:
        indexes = (
            (("customer", "ordered_at"), False),
            (("their_number",), False),
            (("state", "warehouse"), False),
        )

    sheet = Sheet(
        title=N_("Order sheet"),
        book=N_("Orders"),
        prefix="D",
        drawing=ON_SCREEN,
        printed=ON_PAPER,
        listed="number ordered_at customer state total payment deliver_by receiver phone "
        "salesperson their_number",
        searched="customer_name their_number customer receiver contact phone receiver_phone "
        "address carrier_number requests remarks lines.item",
        rights={
            "read": "staff trainer supervisor manager head_office viewer",
            "print": "staff trainer supervisor manager head_office viewer",
        },
        copies=(N_("Stub"), N_("Customer's copy"), N_("Accounts' copy"), N_("Warehouse copy")),
        known_as={
            "ordered_at": "下单日期, 订单日期, 下单时间, 日期, order date, ordered",
            "customer": "客户 ID, 客户编号, 客户名称, 客户, 公司名称, 单位, customer, customer id",
            "their_number": "订单 ID, 订单号, 订单编号, 客户订单号, order id, order no.",
            "phone": "联系电话, 电话, 手机, phone",
            "contact": "联系人, contact",
            "address": "送货地址, 收货地址, 地址, address",
            "receiver": "收货人, consignee",
            "deliver_by": "要求交货日期, 交货日期, 发货日期, deliver by",
            "lines.item": "产品名称, 品名, 商品名称, 货物名称, product name, item",
            "lines.quantity": "数量, 订购数量, qty, quantity",
            "lines.price": "单价, 价格, price, unit price",
            "lines.product": "产品 ID, 商品编码, 产品编码, 货号, product id, sku",
            "lines.discount": "折扣(%), 折扣%, discount %",
            "lines.amount": "销售额, 金额, 小计, amount, sales",
            "lines.spec": "规格, 规格型号, spec",
            "lines.unit": "单位, 计量单位, unit",
        },
    )
    states = STATES
    one_of = ("their_number", "customer", "ordered_at")
    aside_states = frozenset({"waiting", PART})
    closed_states = frozenset({"delivered", "called_back", "cancelled"})
    steps = STEPS
    signatures = (
        N_("Order taken by"),
        N_("Supervisor's signature"),
        N_("Customer's signature"),
    )

    def work_out(self, act: "Act") -> None:
        """Fill from the card and the catalogue, add up, and give the order what is in stock."""
        before = rowing.base_of(self)
        if self.state == "draft" or self.state in KEPT:
            self.warehouse = self.warehouse or usual_warehouse(act, self.branch)
        if self.customer is not None and before.get("customer") != self.customer:
            self._take_over(act, self.customer)
        goods = goods_of(act, self.lines)
        fill(self.lines, goods, before.get("lines", []))
        work_out_amounts(self.lines, before.get("lines", []))
        if self.state == "delivered" and self.is_short_of_goods() and not self.rest_off:
            self.state, self.delivered_at = PART, None
        rest = self.state in KEPT or self.state == "on_road"
        self.pieces, self.weight, self.volume = load_of(self.lines, goods, rest=rest)
        self._add_up()
        supply.allocate(self, act, goods)
        self.deliver_at = closing(act, self.deliver_by) if self.deliver_by is not None else None

    def left_to_collect(self) -> int:
        """The fen that are still to be collected at the door."""
        return max(0, (self.to_collect or 0) - (self.received or 0))

    def is_short_of_goods(self) -> bool:
        """Whether the customer was handed less of a line than was ordered."""
        return any(line.delivered is not None and line.rest() > 0 for line in self.lines)

    def _take_over(self, act: "Act", customer: int) -> None:
        card: Any = act.get("customer", customer)
        self.customer_name = card.name
        for name, sources in FROM_CARD.items():
            if not getattr(self, name):
                setattr(self, name, next((v for s in sources if (v := getattr(card, s))), None))
                setattr(self, name, getattr(self, name) or type(self).kinds()[name].empty)
        if not self.contact:
            main = next((c for c in card.contacts if c.main), None)
            self.contact = main.name if main is not None else card.name

    def _add_up(self) -> None:
        self.goods_total = sum(line.amount or 0 for line in self.lines)
        self.total = self.goods_total - (self.discount or 0) + (self.freight or 0)
        self.in_words = capitals(self.total) if self.total else ""
        left = self.total - (self.deposit or 0) if self.payment == "cod" else 0
        self.to_collect = max(0, left)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: lines that can be, and nothing changed in goods that have left."""
        yield from super().problems()
        before = rowing.base_of(self)
        old_lines = before.get("lines", [])
        binding = self.state in KEPT | GONE
        yield from line_problems(self.lines, old_lines, priced=binding)
        for name in ("discount", "freight", "deposit"):
            if (getattr(self, name) or 0) < 0:
                yield name, Message(N_("must not be negative."))
        if (self.total or 0) < 0:
            yield "discount", Message(N_("is more than the goods cost."))
        going = self.state in KEPT or self.state == "on_road"
        if going and self.delivery in WITH_ADDRESS and not self.address:
            yield "address", Message(N_("must be filled in."))
        if before.get("state") in GONE and self.state in GONE and self._goods_changed(old_lines):
            yield "lines", Message(N_("The goods have left; type what was delivered instead."))

    def _goods_changed(self, old_lines: list[dict[str, Any]]) -> bool:
        new = self.plain()["lines"]
        old, now_ = (
            {row["uid"]: (row["product"], row["quantity"]) for row in rows}
            for rows in (old_lines, new)
        )
        return old != now_

    def follow(self, act: "Act", before: Self | None) -> None:
        """The stock and the restock requests follow the order; its binder stands ready for it."""
        if before is None:
            binder.open_for(act, self)
        settled = ("draft", "cancelled")
        if before is not None or self.state not in settled:
            supply.settle(self, act)
            supply.ask_for_missing(self, act)
        if before is not None and self.dispatch is not None and before.dispatch == self.dispatch:
            note: Any = act.get("dispatch", self.dispatch)
            note.order_changed(act, before, self)

    def dues(self) -> Iterator[Due]:
        """The delivery that was promised."""
        if self.state in KEPT and self.deliver_at is not None:
            yield Due(DELIVER, self.deliver_at, self.assigned)

    def of_the_past(self) -> None:
        """An order of another year came and went; it moves no stock of today."""
        self.state, self.warehouse = "called_back", None

    def follow_ups(self, act: "Act") -> Iterator[FollowUp]:
        """Who got the goods is asked whether all is well."""
        if self.state == "delivered" and self.delivered_at is not None:
            day = local(self.delivered_at, act.office.zone).date()
            yield from call_back(
                act, self, "delivery", day, customer=self.customer,
                target=self.contact or self.receiver, phone=self.phone or self.receiver_phone,
            )  # fmt: skip

    def called_back(self, act: "Act", callback: Record) -> None:
        """The call-back closes the sheet; one that is sealed in its binder stays as it is."""
        if self.state == "delivered" and self.locked(act) is None:
            self.state, self.called_back_at = "called_back", act.now
            act.save(self)

    def locked(self, act: "Act") -> Message | None:
        """A sheet in a sealed binder stays as it is."""
        return binder.sealed(act, self)

    @classmethod
    def scope(cls, session: "Session") -> peewee.Expression | None:
        """Other departments see the sheets an approved access request opens to them."""
        return access.open_to(cls, session)

    @classmethod
    def watched(cls, session: "Session") -> bool:
        """Each look of another department is kept."""
        return access.needs_leave(session)

    def look(self, act: "Act", way: str) -> str:
        """The access request under which another department looks; copies need leave to copy."""
        return access.leave_for(act, self, way)

    @classmethod
    def watermark(cls, session: "Session") -> str:
        """Name and time of a reader of another department."""
        return access.watermark(session)
