# SPDX-License-Identifier: MIT
"""The tables of a service task: parts changed, and who was called in on the ladder."""

from desk.db.fields import Choice, Line, Link, Measure, Moment, Money, Tick
from desk.db.record import Row
from desk.records.service_task.words import LADDER, SOURCES
from desk.text import N_


class Part(Row):
    """A part that is changed, and where it comes from."""

    product = Link(N_("Product"), to="product")
    item = Line(N_("Part"))
    quantity = Measure(N_("Quantity"), places=2)
    price = Money(N_("Unit price"))
    amount = Money(N_("Amount"), by_desk=True)
    source = Choice(N_("Comes from"), SOURCES, default="stock")
    old_returned = Tick(N_("Old part returned"))
    issued = Measure(N_("Taken from stock"), places=2, by_desk=True)

    printed = "product item quantity price amount old_returned"


class Called(Row):
    """One step up the ladder: hotline engineer, service point, technical centre."""

    at = Moment(N_("When"))
    level = Choice(N_("Called level"), LADDER)
    by = Link(N_("Done by"), to="person")
    reason = Line(N_("Reason"))
