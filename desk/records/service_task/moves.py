# SPDX-License-Identifier: MIT
"""What is done with a service task, from the engineer to the customer's confirmation."""

from typing import TYPE_CHECKING

from desk.db.record import Step
from desk.errors import Invalid
from desk.records.service_task import asks
from desk.records.service_task.parts import FEES, add_up, take_from_stock
from desk.records.service_task.rows import Called
from desk.records.service_task.words import AT_WORK, LADDER, OPEN
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.service_task.record import ServiceTask

DESK = "staff trainer supervisor"


def assign(task: "ServiceTask", act: "Act", asked: asks.AskAssign) -> None:
    """The engineer takes it in hand."""
    task.engineer = task.assigned = asked.engineer
    task.appointment_at = asked.appointment_at or task.appointment_at
    task.state = "in_hand"


def arrived(task: "ServiceTask", act: "Act", asked: None) -> None:
    """The engineer stands at the customer's door."""
    task.arrived_at = act.now


def quote(task: "ServiceTask", act: "Act", asked: asks.AskQuote) -> None:
    """The customer hears what it costs before anything is done."""
    for name in FEES:
        if getattr(asked, name) is not None:
            setattr(task, name, getattr(asked, name))
    add_up(task)
    if not task.total:
        raise Invalid([("labour_fee", Message(N_("A quote needs parts or work that cost.")))])
    task.quoted_at, task.quoted = act.now, task.total
    task.consent, task.consent_by, task.consent_at = "", "", None
    task.state = "quoted"


def consent(task: "ServiceTask", act: "Act", asked: asks.AskConsent) -> None:
    """Without the customer's consent nothing that costs is done."""
    task.consent, task.consent_by = asked.consent, asked.consent_by
    task.consent_at = act.now
    task.state = "in_hand"


def wait(task: "ServiceTask", act: "Act", asked: asks.AskParts) -> None:
    """Work stands until the parts are there."""
    task.waits_for, task.state = asked.text, "waiting"


def go_on(task: "ServiceTask", act: "Act", asked: None) -> None:
    """The parts are there."""
    task.waits_for, task.state = "", "in_hand"


def call_in(task: "ServiceTask", act: "Act", asked: asks.AskCall) -> None:
    """Up the ladder; hard and batch faults only go to the technical centre."""
    rungs = list(LADDER)
    if rungs.index(asked.level) <= rungs.index(task.ladder or "desk"):
        raise Invalid([("level", Message(N_("has been called in already.")))])
    if asked.level == "centre" and not (task.hard or task.batch):
        text = N_("Only hard or batch faults go to the technical centre; tick which it is.")
        raise Invalid([("level", Message(text))])
    made = Called(at=act.now, level=asked.level, by=act.session.person_id, reason=asked.reason)
    task.called = [*task.called, made]
    task.ladder = asked.level
    if asked.level == "centre":
        task.centre_sent_at = act.now
    if task.state == "taken":
        task.state = "in_hand"


def centre(task: "ServiceTask", act: "Act", asked: asks.AskCentre) -> None:
    """The technical centre has answered."""
    task.centre_number = asked.centre_number or task.centre_number
    task.centre_answer, task.centre_answered_at = asked.answer, act.now


def hand_over(task: "ServiceTask", act: "Act", asked: asks.AskPartner) -> None:
    """A partner company takes it over until the agreed day."""
    task.partner, task.partner_contact = asked.partner, asked.contact
    task.partner_phone, task.partner_on = asked.phone, asked.agreed_on
    task.partner_result, task.state = "", "partner"


def partner_back(task: "ServiceTask", act: "Act", asked: asks.AskPartnerResult) -> None:
    """The partner company has done its part."""
    task.partner_result, task.state = asked.result, "in_hand"


def done(task: "ServiceTask", act: "Act", asked: asks.AskDone) -> None:
    """Done has a cause and a solution; paid work the consent, an exchange a new serial number."""
    task.replacement_serial = asked.replacement_serial or task.replacement_serial
    if task.mode == "paid" and task.consent != "agreed":
        raise Invalid([(None, Message(N_("The customer has not agreed to the quote yet.")))])
    if task.consent == "agreed" and (task.total or 0) > (task.quoted or 0):
        text = N_("costs more than the customer agreed to: quote it anew.")
        raise Invalid([("total", Message(text))])
    if task.mode == "exchange" and not task.replacement_serial:
        raise Invalid([("replacement_serial", Message(N_("must be filled in.")))])
    task.cause, task.scope_checked, task.solution = asked.cause, asked.scope_checked, asked.solution
    take_from_stock(task, act)
    task.finished_at, task.state = act.now, "done"


def confirm(task: "ServiceTask", act: "Act", asked: asks.AskConfirm) -> None:
    """The customer says whether it works; what does not is taken in hand again."""
    task.check, task.confirmed_by = asked.check, asked.confirmed_by
    task.confirmed_at = act.now
    if asked.text:
        act.comment(task, asked.text)
    task.state = "confirmed" if asked.check == "ok" else "in_hand"


def cancel(task: "ServiceTask", act: "Act", asked: asks.AskReason) -> None:
    """The customer wants nothing done."""
    task.cancelled_because, task.state = asked.reason, "cancelled"


STEPS = (
    Step("arrived", N_("Engineer arrived"), arrived, DESK,
         when=lambda t: t.mode == "on_site" and t.state == "in_hand" and t.arrived_at is None,
         icon="check", main=True),
    Step("done", N_("Work is done"), done, DESK, when=lambda t: t.state == "in_hand",
         asks=asks.AskDone, key="Ctrl+Shift+D", icon="done", main=True),
    Step("assign", N_("Give to an engineer"), assign, DESK,
         when=lambda t: t.state in ("taken", "in_hand"), asks=asks.AskAssign,
         key="Ctrl+Shift+A", icon="user", main=True),
    Step("quote", N_("Quote a price"), quote, DESK, when=lambda t: t.state in ("taken", *AT_WORK),
         asks=asks.AskQuote, key="Ctrl+Shift+Q", icon="money"),
    Step("consent", N_("Customer's consent"), consent, DESK, when=lambda t: t.state == "quoted",
         asks=asks.AskConsent, key="Ctrl+Shift+C", icon="check", main=True),
    Step("wait", N_("Wait for parts"), wait, DESK, when=lambda t: t.state == "in_hand",
         asks=asks.AskParts, icon="pause"),
    Step("go_on", N_("Parts are there"), go_on, DESK, when=lambda t: t.state == "waiting",
         icon="play", main=True),
    Step("call_in", N_("Call in an engineer"), call_in, DESK,
         when=lambda t: t.state in OPEN and t.ladder != "centre", asks=asks.AskCall,
         key="Ctrl+Shift+E", icon="escalate"),
    Step("centre", N_("Centre has answered"), centre, DESK,
         when=lambda t: t.centre_sent_at is not None and t.centre_answered_at is None,
         asks=asks.AskCentre, icon="comment", main=True),
    Step("hand_over", N_("Hand over to a partner"), hand_over, DESK,
         when=lambda t: t.state in ("taken", "in_hand"), asks=asks.AskPartner, icon="right"),
    Step("partner_back", N_("Partner is done"), partner_back, DESK,
         when=lambda t: t.state == "partner", asks=asks.AskPartnerResult, icon="left", main=True),
    Step("confirm", N_("Customer has checked it"), confirm, DESK,
         when=lambda t: t.state == "done", asks=asks.AskConfirm,
         key="Ctrl+Shift+F", icon="check", main=True),
    Step("cancel", N_("Cancel the task"), cancel, DESK, when=lambda t: t.state in OPEN,
         asks=asks.AskReason, icon="cross"),
)  # fmt: skip
