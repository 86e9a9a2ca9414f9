# SPDX-License-Identifier: MIT
"""How much of a product lies in a warehouse, how much is promised, and when to order more."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desk.db.fields import Day, Line, Link, Measure, Moment, Name, Note, Whole, to_millis
from desk.db.record import Ask, Due, Problem, Record, Step
from desk.records.stock.words import STATES
from desk.sheet import Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

ORDER_MORE = N_("Order more of this product")
# What goes out in a day is measured over so many days.
MEASURED = 90
NONE = Decimal(0)


class AskRestock(Ask):
    """How much is asked for; empty for what the lines propose."""

    quantity = Measure(N_("Quantity"))
    wanted_by = Day(N_("Wanted by"))
    remarks = Line(N_("Remarks"))
    drawing = "quantity wanted_by\n remarks remarks"


def ask_restock(stock: "Stock", act: "Act", asked: AskRestock) -> None:
    """Ask the purchasing department for more."""
    request: Any = act.new(
        "restock_request",
        product=stock.product,
        warehouse=stock.warehouse,
        quantity=asked.quantity or stock.suggested() or Decimal(1),
        reason="below_line" if stock.state != "enough" else "other",
        wanted_by=asked.wanted_by,
        remarks=asked.remarks,
    )
    request.branch = stock.branch
    act.save(request)
    act.relate(request, stock)


class Stock(Record):
    """The stock of one product in one warehouse; the figures come from the movements alone."""

    product = Link(N_("Product"), to="product", required=True, once=True)
    warehouse = Link(N_("Warehouse"), to="warehouse", required=True, once=True)
    name = Name(N_("Product"), hidden=True, by_desk=True)
    on_hand = Measure(N_("On hand"), by_desk=True)
    reserved = Measure(N_("Reserved"), by_desk=True)
    free = Measure(N_("Free stock"), by_desk=True)
    warn_at = Measure(N_("Warn at"))
    order_at = Measure(N_("Must order at"))
    most = Measure(N_("Highest stock"))
    daily_out = Measure(N_("Out per day"), by_desk=True)
    days_cover = Whole(N_("Days of cover"), by_desk=True)
    last_count_on = Day(N_("Last stock-take"), by_desk=True)
    low_since = Moment(N_("Low since"), by_desk=True, hidden=True)
    shelf = Line(N_("Shelf"))
    remarks = Note(N_("Remarks"))

    class Meta:
        indexes = ((("product", "warehouse"), False),)

    sheet = Sheet(
        title=N_("Stock"),
        book=N_("Stock"),
        prefix="S",
        drawing="""
            number     product    product    product    warehouse  shelf
            on_hand    reserved   free       daily_out  days_cover last_count_on
            warn_at    order_at   most       state      state      state
            remarks    remarks    remarks    remarks    remarks    remarks
        """,
        listed="number product warehouse on_hand reserved free state warn_at order_at days_cover "
        "shelf",
        searched="name shelf",
        rights={"void": "supervisor"},
    )
    states = STATES
    steps = (
        Step("restock", N_("Ask for restock"), ask_restock, "staff trainer supervisor",
             asks=AskRestock, key="Ctrl+Shift+R", icon="new", main=True),
    )  # fmt: skip

    def suggested(self) -> Decimal | None:
        """How much to order: up to the highest stock, else to twice the warning line."""
        goal = self.most or (2 * self.warn_at if self.warn_at else None)
        if goal is None:
            return None
        missing = goal - (self.free or NONE)
        return missing if missing > 0 else None

    def work_out(self, act: "Act") -> None:
        """Free is what is not promised; the lines say whether that is enough."""
        self.on_hand, self.reserved = self.on_hand or NONE, self.reserved or NONE
        self.free = self.on_hand - self.reserved
        if self.product is not None:
            self.name = act.office.label("product", self.product)
            if self.warehouse is not None:
                self._measure(act)
        before = self.state
        self.state = self._level()
        if self.state == "enough":
            self.low_since = None
        elif self.low_since is None or (before != self.state and self.state == "must_order"):
            self.low_since = act.now

    def _level(self) -> str:
        free = self.free or NONE
        if self.order_at is not None and free <= self.order_at:
            return "must_order"
        if self.warn_at is not None and free <= self.warn_at:
            return "low"
        return "enough"

    def _measure(self, act: "Act") -> None:
        """What goes out in a day, and for how many days the free stock lasts."""
        since = to_millis(act.now - timedelta(days=MEASURED))
        ((gone, first),) = act.store.database.rows(
            "SELECT SUM(quantity), MIN(at) FROM stock_move WHERE product = ? AND warehouse = ? "
            "AND direction = ? AND voided = ? AND at >= ?",
            *(self.product, self.warehouse, "out", False, since),
        )
        if not gone:
            self.daily_out, self.days_cover = None, None
            return
        days = max(1, min(MEASURED, -(-(to_millis(act.now) - int(first)) // 86_400_000)))
        out = Decimal(int(gone)).scaleb(-3)
        self.daily_out = round(out / days, 3)
        self.days_cover = int(max(NONE, self.free or NONE) * days / out)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: the must-order line lies below the warning line."""
        yield from super().problems()
        for name in ("warn_at", "order_at", "most"):
            value = getattr(self, name)
            if value is not None and value < 0:
                yield name, Message(N_("must not be negative."))
        if self.warn_at is not None and self.order_at is not None and self.order_at > self.warn_at:
            yield "order_at", Message(N_("must not lie above the line of the warning."))
        if self.voided and (self.on_hand or self.reserved):
            yield None, Message(N_("There is stock here; book it out first."))

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """One sheet for a product in a warehouse."""
        rows = act.store.database.rows(
            "SELECT number FROM stock WHERE product = ? AND warehouse = ? AND voided = ? "
            "AND id <> ?",
            *(self.product or 0, self.warehouse or 0, False, self.id or 0),
        )
        if rows and not self.voided:
            yield "product", Message(N_("stands on {number} already."), number=rows[0][0])

    def dues(self) -> Iterator[Due]:
        """What must be ordered is due at once."""
        if self.state == "must_order" and self.low_since is not None:
            yield Due(ORDER_MORE, self.low_since)
