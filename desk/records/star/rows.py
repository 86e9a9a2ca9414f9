# SPDX-License-Identifier: MIT
"""One line of the result: a candidate with votes, points and what a tie is decided by."""

from desk.db.fields import Line, Link, Measure, Tick, Whole
from desk.db.record import Row
from desk.text import N_


class StarResult(Row):
    """A candidate who got votes; the elected stand first."""

    place = Whole(N_("Place in the election"))
    person = Link(N_("Candidate"), to="person")
    staff_votes = Whole(N_("Colleagues' votes"))
    customer_votes = Whole(N_("Customers' votes"))
    points = Whole(N_("Points in all"))
    satisfaction = Measure(N_("Satisfied customers (%)"), places=1)
    justified = Whole(N_("Justified complaints"))
    last_star = Line(N_("Was star last in"))
    elected = Tick(N_("Elected"))
