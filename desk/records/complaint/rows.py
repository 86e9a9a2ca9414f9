# SPDX-License-Identifier: MIT
"""The tables inside the complaint form: what was done, who was called in, when the clock stood."""

from desk.db.fields import Choice, Line, Link, Moment, Note, Tick, Whole
from desk.db.record import Row
from desk.records.complaint.words import DEEDS, LADDER, WAITS
from desk.text import N_


class StepTaken(Row):
    """One dated step of the handling, by whom."""

    at = Moment(N_("When"), required=True)
    person = Link(N_("Done by"), to="person")
    deed = Choice(N_("What was done"), DEEDS)
    text = Note(N_("Process"), required=True)
    minutes = Whole(N_("Minutes"))


class Escalation(Row):
    """One step up the ladder: handler, manager, head office; by hand or by a missed deadline."""

    at = Moment(N_("When"))
    level = Choice(N_("Called level"), LADDER)
    by = Link(N_("Done by"), to="person")
    person = Link(N_("Called in"), to="person")
    reason = Line(N_("Reason"))
    by_clock = Tick(N_("By the clock"))
    accepted_at = Moment(N_("Accepted"))


class Pause(Row):
    """A time in which the clock stood, with its reason."""

    started_at = Moment(N_("Stood from"))
    ended_at = Moment(N_("Stood until"))
    waits_for = Choice(N_("Waits for"), WAITS)
    reason = Line(N_("Reason"))
    person = Link(N_("Done by"), to="person")
