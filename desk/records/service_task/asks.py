# SPDX-License-Identifier: MIT
"""What the steps of a service task ask before they are done."""

from desk.db.fields import Choice, Day, Line, Link, Moment, Money, Name, Note, Phone, me
from desk.db.record import Ask
from desk.records.service_task.words import CHECKS, CONSENTS, LADDER
from desk.text import N_


class AskAssign(Ask):
    """Who works on it, and when a visit is agreed."""

    engineer = Link(N_("Engineer"), to="person", required=True, default=me)
    appointment_at = Moment(N_("Appointment"))
    drawing = "engineer appointment_at"


class AskQuote(Ask):
    """What the work costs beside the parts."""

    labour_fee = Money(N_("Labour fee"))
    visit_fee = Money(N_("Visit fee"))
    post_fee = Money(N_("Postage"))
    drawing = "labour_fee visit_fee post_fee"


class AskConsent(Ask):
    """What the customer says to the quote."""

    consent = Choice(N_("Consent"), CONSENTS, required=True, default="agreed")
    consent_by = Name(N_("Consent given by"), required=True)
    drawing = "consent consent_by"


class AskParts(Ask):
    """Which parts it waits for."""

    text = Line(N_("Waits for which parts"), required=True)
    drawing = "text"


class AskCall(Ask):
    """Who is called in, and why."""

    level = Choice(N_("Called level"), {k: v for k, v in LADDER.items() if k != "desk"},
                   required=True, default="hotline")  # fmt: skip
    reason = Line(N_("Reason"), required=True)
    drawing = "level\n reason"


class AskCentre(Ask):
    """What the technical centre answers."""

    centre_number = Line(N_("Number at the centre"))
    answer = Note(N_("Answer of the centre"), required=True)
    drawing = "centre_number\n answer"


class AskPartner(Ask):
    """Which company takes it over, and what was agreed."""

    partner = Name(N_("Partner company"), required=True)
    contact = Name(N_("Contact at the partner"))
    phone = Phone(N_("Telephone of the partner"))
    agreed_on = Day(N_("Agreed day"), required=True)
    drawing = "partner contact\n phone agreed_on"


class AskPartnerResult(Ask):
    """What the partner company did."""

    result = Note(N_("Partner's result"), required=True)
    drawing = "result"


class AskDone(Ask):
    """The four-part diagnosis: the customer's words stand already; cause, scope, solution."""

    cause = Note(N_("Cause of the fault"), required=True)
    scope_checked = Note(N_("Scope checked"), required=True)
    solution = Note(N_("Solution"), required=True)
    replacement_serial = Line(N_("Serial number handed out"))
    drawing = """
        cause cause
        scope_checked scope_checked
        solution solution
        replacement_serial .
    """


class AskConfirm(Ask):
    """Whether it works, and who says so."""

    check = Choice(N_("Customer's check"), CHECKS, required=True, default="ok")
    confirmed_by = Name(N_("Confirmed for the customer by"), required=True)
    text = Line(N_("Remarks"))
    drawing = "check confirmed_by\n text text"


class AskReason(Ask):
    """Why."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"
