# SPDX-License-Identifier: MIT
"""What is done with a call-back: tries, answers, suggestions passed on, corrections, re-calls."""

from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from desk.db.fields import Choice, Line, Link, Moment, Phone
from desk.db.record import Row, Step
from desk.records.callback import asks
from desk.records.callback.words import OUTCOMES, WAYS
from desk.records.workdays import closing, open_day
from desk.text import N_

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.callback.record import Callback

DESK = "staff trainer supervisor"
OPEN = ("due", "trying")
# From so many tries without an answer on a call-back may be given up.
TRIES = 3
RECALL_WITHIN = 3
ANSWER_WITHIN = 7


class Attempt(Row):
    """One try to reach the customer."""

    at = Moment(N_("When"))
    person = Link(N_("Done by"), to="person")
    way = Choice(N_("Reached how"), WAYS)
    phone = Phone(N_("Number called"))
    outcome = Choice(N_("Outcome"), OUTCOMES)
    text = Line(N_("Remarks"))


def missed(callback: "Callback", act: "Act", asked: asks.AskMissed) -> None:
    """Nobody was reached; who will not be asked is left in peace."""
    _attempt(callback, act, asked.way, asked.outcome, asked.phone or callback.phone, asked.text)
    if asked.outcome == "refused":
        callback.state = "given_up"
        return
    callback.state = "trying"
    callback.due_on = asked.again_on or open_day(act, act.today + timedelta(days=1))


def reached(callback: "Callback", act: "Act", asked: asks.AskReached) -> None:
    """The customer answered; from now on the score stands."""
    _attempt(callback, act, asked.way, "reached", callback.phone, "")
    callback.target = asked.target or callback.target
    for name in ("satisfaction", "feedback_kind", "feedback", "suggestion", "restock", "praised"):
        setattr(callback, name, getattr(asked, name))
    callback.next_on = asked.next_on
    callback.done_at, callback.done_by = act.now, act.session.person_id
    callback.state = "done"
    callback.recall_due = is_drawn(callback.uid, int(act.rule("recall_share")))
    callback.recall_by = None
    if callback.recall_due:
        callback.recall_by = closing(act, act.today + timedelta(days=RECALL_WITHIN))


def give_up(callback: "Callback", act: "Act", asked: asks.AskReason) -> None:
    """After several tries it is given up, with the reason."""
    callback.state, callback.given_up_because = "given_up", asked.reason


def restock(callback: "Callback", act: "Act", asked: asks.AskRestock) -> None:
    """What the customer wishes is asked of purchasing; both sheets know each other."""
    made: Any = act.new("restock_request", product=asked.product, callback=callback.id)
    made.reason, made.quantity, made.wanted_by = "customer", asked.quantity, asked.wanted_by
    made.remarks, made.branch = asked.text or callback.restock, callback.branch
    made = act.save(made)
    callback.restock_request = made.id


def forward(callback: "Callback", act: "Act", asked: asks.AskForward) -> None:
    """The suggestion goes to the department that can answer it."""
    callback.forwarded_unit, callback.forwarded_to = asked.unit, asked.person
    callback.forwarded_at = act.now
    until = asked.until or act.today + timedelta(days=ANSWER_WITHIN)
    callback.answer_by = closing(act, until)


def answer(callback: "Callback", act: "Act", asked: asks.AskAnswer) -> None:
    """What the department answers is kept with the suggestion."""
    callback.unit_answer = asked.answer
    callback.unit_answered_at, callback.unit_answered_by = act.now, act.session.person_id


def complain(callback: "Callback", act: "Act", asked: asks.AskComplaint) -> None:
    """What goes wrong in a call-back becomes a complaint of its own."""
    made: Any = act.new("complaint", customer=callback.customer, phone=callback.phone)
    made.complainant = callback.target or act.office.label("customer", callback.customer or 0)
    made.category, made.content, made.demand = asked.category, asked.content, asked.demand
    made.concerns, made.branch = callback.about, callback.branch
    made = act.save(made)
    callback.raised = made.id


def correct(callback: "Callback", act: "Act", asked: asks.AskCorrection) -> None:
    """A wrong score stays; a second record with the right one counts in its place."""
    again: Any = act.new("callback", reason=callback.reason, about=callback.number)
    for name in ("customer", "target", "phone", "due_on", "branch", "done_at", "done_by"):
        setattr(again, name, getattr(callback, name))
    again.satisfaction, again.feedback = asked.satisfaction, asked.reason
    again.feedback_kind = "other"
    again.corrects, again.state = callback.id, "done"
    again = act.save(again)
    callback.corrected_by = again.id


def recall(callback: "Callback", act: "Act", asked: asks.AskRecall) -> None:
    """The supervisor called the customer, too."""
    callback.recalled_at, callback.recalled_by = act.now, act.session.person_id
    callback.recall_result, callback.recall_text = asked.result, asked.text
    callback.recall_due = True


def is_drawn(uid: str, share: int) -> bool:
    """Whether a call-back is among the share (in percent) re-called; nobody can know before."""
    return int(sha256(uid.encode()).hexdigest()[:8], 16) % 100 < share


def _attempt(
    callback: "Callback", act: "Act", way: str, outcome: str, phone: str, text: str
) -> None:
    made = Attempt(
        at=act.now, person=act.session.person_id, way=way, outcome=outcome, phone=phone, text=text
    )
    callback.attempts = [*callback.attempts, made]
    callback.outcome = outcome
    callback.tries = len(callback.attempts)


def _is_done(callback: "Callback") -> bool:
    return callback.state == "done"


STEPS = (
    Step("reached", N_("Customer reached"), reached, DESK, when=lambda c: c.state in OPEN,
         asks=asks.AskReached, key="Ctrl+Shift+R", icon="phone", main=True),
    Step("missed", N_("Nobody reached"), missed, DESK, when=lambda c: c.state in OPEN,
         asks=asks.AskMissed, key="Ctrl+Shift+N", icon="repeat"),
    Step("give_up", N_("Give up"), give_up, DESK,
         when=lambda c: c.state == "trying" and (c.tries or 0) >= TRIES,
         asks=asks.AskReason, icon="cross"),
    Step("restock", N_("Ask for restocking"), restock, DESK,
         when=lambda c: _is_done(c) and bool(c.restock), asks=asks.AskRestock,
         key="Ctrl+Shift+T", icon="stock"),
    Step("forward", N_("Pass the suggestion on"), forward, DESK,
         when=lambda c: bool(c.suggestion) and c.unit_answered_at is None,
         asks=asks.AskForward, icon="right"),
    Step("answer", N_("Department answered"), answer, f"{DESK} manager head_office",
         when=lambda c: c.forwarded_at is not None and c.unit_answered_at is None,
         asks=asks.AskAnswer, icon="comment"),
    Step("correct", N_("Correct the score"), correct, DESK,
         when=lambda c: _is_done(c) and bool(c.satisfaction) and c.corrected_by is None,
         asks=asks.AskCorrection, icon="edit"),
    Step("recall", N_("Re-called"), recall, "supervisor head_office",
         when=lambda c: _is_done(c) and c.recalled_at is None and c.corrects is None,
         asks=asks.AskRecall, icon="shield"),
    Step("complain", N_("Make it a complaint"), complain, DESK,
         when=lambda c: c.raised is None, asks=asks.AskComplaint, icon="complaint"),
)  # fmt: skip
