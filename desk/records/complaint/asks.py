# SPDX-License-Identifier: MIT
"""What the steps of a complaint ask before they are done."""

from desk.db.fields import Choice, Line, Link, Moment, Money, Note, Whole, me, now
from desk.db.record import Ask
from desk.records.complaint.words import DEEDS, JUDGED, OPINIONS, WAITS
from desk.text import N_


class AskAssign(Ask):
    """Who takes it."""

    person = Link(N_("Handler"), to="person", required=True)
    text = Line(N_("Hint for the handler"))
    drawing = "person\n text"


class AskDeed(Ask):
    """What was done."""

    deed = Choice(N_("What was done"), DEEDS, required=True, default="contacted")
    minutes = Whole(N_("Minutes"))
    text = Note(N_("Process"), required=True)
    drawing = "deed minutes\n text text"


class AskFirstAnswer(Ask):
    """What the customer was told first."""

    text = Note(N_("What the customer was told"), required=True)
    promise_at = Moment(N_("Promised until"))
    drawing = "text text\n promise_at ."


class AskAnswer(Ask):
    """What came out, as the customer was told it."""

    result = Note(N_("Result"), required=True)
    cause = Note(N_("Cause"))
    compensation = Money(N_("Compensation"))
    drawing = "result result\n cause cause\n compensation ."


class AskPause(Ask):
    """What the clock waits for."""

    waits_for = Choice(N_("Waits for"), WAITS, required=True, default="customer")
    reason = Line(N_("Reason"), required=True)
    drawing = "waits_for\n reason"


class AskPromise(Ask):
    """What the customer was promised, and until when."""

    promise_at = Moment(N_("Promised until"), required=True)
    text = Line(N_("What the customer was told"))
    drawing = "promise_at\n text"


class AskEscalate(Ask):
    """Who is called in, and why."""

    person = Link(N_("Called in"), to="person")
    reason = Line(N_("Reason"), required=True)
    drawing = "person\n reason"


class AskOpinion(Ask):
    """What the customer says of the handling."""

    opinion = Choice(N_("Customer's opinion"), OPINIONS, required=True)
    opinion_at = Moment(N_("Asked at"), required=True, default=now)
    opinion_by = Link(N_("Asked by"), to="person", default=me)
    opinion_text = Note(N_("In the customer's words"))
    drawing = "opinion opinion_at opinion_by\n opinion_text opinion_text opinion_text"


class AskReason(Ask):
    """Why."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


class AskJudge(Ask):
    """Whether the complaint is justified, and who is responsible."""

    justified = Choice(N_("Justified or not"), JUDGED, required=True, default="justified")
    responsible = Link(N_("Responsible person"), to="person")
    responsible_unit = Line(N_("Responsible department"))
    reason = Line(N_("Reason"))
    drawing = "justified responsible responsible_unit\n reason reason reason"


class AskNegligence(Ask):
    """How heavy the manager's negligence weighs."""

    person = Link(N_("Manager"), to="person", required=True)
    amount = Money(N_("Fine"), required=True)
    coordinator = Link(N_("Coordinator at head office"), to="person")
    reason = Line(N_("Circumstances"), required=True)
    drawing = "person amount\n coordinator .\n reason reason"
