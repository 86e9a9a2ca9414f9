# SPDX-License-Identifier: MIT
"""What the steps of a training ask before they are done."""

from desk.db.fields import Choice, Day, Line, Link, Measure, Moment, Name, Note, now
from desk.db.record import Ask
from desk.records.training.words import RATINGS, STAGE_STATES, STAGES
from desk.text import N_


class AskAssign(Ask):
    """Who teaches, when and how long."""

    trainer = Link(N_("Trainer"), to="person", required=True)
    planned_at = Moment(N_("Training begins"), required=True)
    hours = Measure(N_("Length in hours"), places=1, required=True)
    drawing = "trainer planned_at hours"


class AskArrived(Ask):
    """When the trainer came."""

    at = Moment(N_("Trainer arrived at"), required=True, default=now)
    drawing = "at"


class AskFinish(Ask):
    """The customer's rating, remarks and signature."""

    rating = Choice(N_("Customer's rating"), RATINGS, required=True)
    signed_by = Name(N_("Signed for the customer by"), required=True)
    opinion = Note(N_("Customer's remarks"))
    trainer_remarks = Note(N_("Trainer's remarks"))
    materials = Line(N_("Materials handed over"))
    next_visit = Day(N_("Repeat on"))
    drawing = """
        rating          signed_by       next_visit
        opinion         opinion         opinion
        trainer_remarks trainer_remarks trainer_remarks
        materials       materials       materials
    """


class AskStage(Ask):
    """How one of the four stages stands."""

    stage = Choice(N_("Stage"), STAGES, required=True)
    state = Choice(N_("Status"), STAGE_STATES, required=True)
    person = Link(N_("Person in charge"), to="person")
    helper = Line(N_("Who helps"))
    due_on = Day(N_("Due on"))
    contact_on = Day(N_("Last contact"))
    blocker = Line(N_("What holds it up"))
    last_words = Line(N_("Last words"))
    drawing = """
        stage      state      due_on
        person     helper     contact_on
        blocker    blocker    blocker
        last_words last_words last_words
    """


class AskReason(Ask):
    """Why."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"
