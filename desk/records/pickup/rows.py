# SPDX-License-Identifier: MIT
"""The attempts to tell a consignee: the proof, printed on the notice."""

from desk.db.fields import Choice, Day, Line, Link, Moment, Name, Phone, me, now
from desk.db.record import Row
from desk.records.pickup.words import OUTCOMES, SALUTATIONS, WAYS
from desk.text import N_


class Attempt(Row):
    """One attempt: when, by whom, at which number, who answered, what was said."""

    at = Moment(N_("When"), required=True, default=now)
    by = Link(N_("By"), to="person", default=me)
    way = Choice(N_("How"), WAYS, default="phone")
    phone = Phone(N_("Number called"))
    outcome = Choice(N_("Outcome"), OUTCOMES, required=True)
    answered_by = Name(N_("Who answered"))
    salutation = Choice(N_("Salutation"), SALUTATIONS)
    relation = Line(N_("Relation to the consignee"))
    said = Line(N_("What was said"))
    coming_on = Day(N_("Comes on"))

    printed = "at by phone outcome answered_by salutation said coming_on"
