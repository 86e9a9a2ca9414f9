# SPDX-License-Identifier: MIT
"""What the steps of a call-back ask before they are done."""

from desk.db.fields import Choice, Day, Line, Link, Measure, Name, Note, Phone
from desk.db.record import Ask
from desk.records.callback.words import FEEDBACK, MISSED, RECALLED, SCORES, WAYS
from desk.records.complaint.words import CATEGORIES
from desk.text import N_


class AskMissed(Ask):
    """An attempt that reached nobody."""

    outcome = Choice(N_("Outcome"), MISSED, required=True, default="no_answer")
    way = Choice(N_("Reached how"), WAYS, required=True, default="phone")
    phone = Phone(N_("Number called"))
    again_on = Day(N_("Try again on"))
    text = Line(N_("Remarks"))
    drawing = "outcome way phone\n again_on text text"


class AskReached(Ask):
    """What the customer answered; the score is entered once."""

    target = Name(N_("Who was asked"))
    way = Choice(N_("Reached how"), WAYS, required=True, default="phone")
    satisfaction = Choice(N_("Satisfaction"), SCORES)
    feedback_kind = Choice(N_("Kind of feedback"), FEEDBACK)
    feedback = Note(N_("Feedback"))
    suggestion = Note(N_("Suggestion"))
    restock = Note(N_("Wants to restock"))
    praised = Link(N_("Praised colleague"), to="person")
    next_on = Day(N_("Call again on"))
    drawing = """
        target       way          satisfaction  feedback_kind
        feedback     feedback     feedback      feedback
        suggestion   suggestion   suggestion    suggestion
        restock      restock      praised       next_on
    """


class AskRestock(Ask):
    """What is to be ordered for the customer's wish."""

    product = Link(N_("Product"), to="product", required=True)
    quantity = Measure(N_("Quantity"), required=True)
    wanted_by = Day(N_("Wanted by"))
    text = Note(N_("Remarks"))
    drawing = "product product quantity wanted_by\n text text text text"


class AskForward(Ask):
    """Which department answers the suggestion, and until when."""

    unit = Line(N_("Department"), required=True)
    person = Link(N_("Person in charge"), to="person")
    until = Day(N_("Answer until"))
    drawing = "unit person until"


class AskAnswer(Ask):
    """What the department says to the suggestion."""

    answer = Note(N_("Department's answer"), required=True)
    drawing = "answer"


class AskComplaint(Ask):
    """What the customer complains of in a call-back."""

    category = Choice(N_("Category"), CATEGORIES, required=True)
    content = Note(N_("What is complained of"), required=True)
    demand = Note(N_("What the customer wants"), required=True)
    drawing = "category category\n content content\n demand demand"


class AskCorrection(Ask):
    """The right score, and why the first one was wrong."""

    satisfaction = Choice(N_("Satisfaction"), SCORES, required=True)
    reason = Line(N_("Reason"), required=True)
    drawing = "satisfaction\n reason"


class AskRecall(Ask):
    """What the supervisor heard when calling the customer again."""

    result = Choice(N_("Result of the re-call"), RECALLED, required=True)
    text = Note(N_("What the supervisor heard"))
    drawing = "result\n text"


class AskReason(Ask):
    """Why."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"
