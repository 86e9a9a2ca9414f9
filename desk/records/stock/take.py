# SPDX-License-Identifier: MIT
"""Stock-take 盘点: what was counted against what the book says, each difference with its reason."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from desk.db.fields import Day, Line, Link, Measure, Moment, Note, me, today
from desk.db.record import Problem, Record, Row, Rows, Step
from desk.errors import Invalid
from desk.records.stock.posting import level_of, post
from desk.records.warehouse import usual_warehouse
from desk.sheet import Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

STATES = {"draft": N_("Counting"), "booked": N_("Booked")}


class CountLine(Row):
    """One product as it was counted."""

    product = Link(N_("Product"), to="product", required=True)
    shelf = Line(N_("Shelf"))
    book = Measure(N_("By the book"), by_desk=True)
    counted = Measure(N_("Counted"))
    difference = Measure(N_("Difference"), by_desk=True)
    reason = Line(N_("Reason"))


def list_all(take: "StockTake", act: "Act", asked: None) -> None:
    """Put every product of the warehouse on the list that is not on it yet."""
    listed = {line.product for line in take.lines}
    rows = act.store.database.rows(
        "SELECT product, shelf FROM stock WHERE warehouse = ? AND voided = ? ORDER BY shelf, name",
        *(take.warehouse, False),
    )
    more = [CountLine(product=p, shelf=shelf) for p, shelf in rows if p not in listed]
    take.lines = [*take.lines, *more]


def book(take: "StockTake", act: "Act", asked: None) -> None:
    """Book each difference as a movement; from then on the book says what was counted."""
    take.work_out(act)
    problems = []
    for position, line in enumerate(take.lines, 1):
        if line.difference and not line.reason:
            problem = Message(
                N_("row {position}: say why the count differs by {count}."),
                position=position,
                count=f"{line.difference:+f}",
            )
            problems.append(("lines", problem))
    if problems:
        raise Invalid(problems)
    take.state, take.booked_at, take.booked_by = "booked", act.now, act.session.person_id
    for line in take.lines:
        if line.counted is None or line.product is None or take.warehouse is None:
            continue
        if line.difference:
            direction = "count_up" if line.difference > 0 else "count_down"
            post(
                act, direction, line.product, take.warehouse, abs(line.difference), line.reason,
                take=take.id,
            )  # fmt: skip
        level = level_of(act, line.product, take.warehouse)
        if level is not None:
            level.last_count_on = take.day
            act.as_office().save(level)


class StockTake(Record):
    """One count of a warehouse, or of a part of it."""

    day = Day(N_("Day"), required=True, default=today)
    warehouse = Link(N_("Warehouse"), to="warehouse", required=True)
    counted_by = Link(N_("Counted by"), to="person", default=me)
    checked_by = Link(N_("Checked by"), to="person")
    lines = Rows(N_("Stock-take lines"), CountLine)
    remarks = Note(N_("Remarks"))
    booked_at = Moment(N_("Booked at"), by_desk=True)
    booked_by = Link(N_("Booked by"), to="person", by_desk=True)

    sheet = Sheet(
        title=N_("Stock-take"),
        book=N_("Stock-takes"),
        prefix="SC",
        drawing="""
            number    day       warehouse  counted_by  checked_by
            lines     lines     lines      lines       lines
            remarks   remarks   remarks    booked_at   booked_by
        """,
        listed="number day warehouse state counted_by booked_at booked_by",
        searched="remarks",
    )
    states = STATES
    closed_states = frozenset({"booked"})
    steps = (
        Step("list_all", N_("List all products"), list_all, "staff trainer supervisor",
             when=lambda take: take.state == "draft", icon="new"),
        Step("book", N_("Book the differences"), book, "supervisor",
             when=lambda take: take.state == "draft", key="Ctrl+Shift+B", icon="check", main=True),
    )  # fmt: skip

    def work_out(self, act: "Act") -> None:
        """While counting goes on, each line shows what the book says now."""
        if self.warehouse is None:
            self.warehouse = usual_warehouse(act, self.branch)
        if self.state != "draft" or self.warehouse is None:
            return
        for line in self.lines:
            if line.product is not None:
                level = level_of(act, line.product, self.warehouse)
                line.book = level.on_hand or Decimal(0) if level is not None else Decimal(0)
                line.difference = None if line.counted is None else line.counted - line.book

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: each product once, nothing counted below zero, booked stays booked."""
        yield from super().problems()
        seen = set()
        for position, line in enumerate(self.lines, 1):
            if line.product is not None and line.product in seen:
                yield "lines", Message(N_("row {position} counts a product again."),
                                       position=position)  # fmt: skip
            seen.add(line.product)
            if line.counted is not None and line.counted < 0:
                yield "lines", Message(N_("row {position} counts less than nothing."),
                                       position=position)  # fmt: skip
        if self.voided and self.state == "booked":
            yield None, Message(N_("It is booked. Void its movements instead."))
