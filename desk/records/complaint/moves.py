# SPDX-License-Identifier: MIT
"""What is done to a complaint besides typing, in the order of the handbook."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desk.db.record import Step
from desk.records.complaint import asks, closing, judging, ladder
from desk.records.complaint.clocks import resume
from desk.records.complaint.rows import Pause, StepTaken
from desk.records.complaint.words import OPEN_STATES
from desk.text import N_, _

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.complaint.record import Complaint

DESK = "staff trainer supervisor"
ANSWERERS = f"{DESK} manager head_office"


def assign(complaint: "Complaint", act: "Act", asked: asks.AskAssign) -> None:
    """The supervisor gives it to a handler; the clock goes on."""
    complaint.assigned = asked.person
    if complaint.state in ("registered", "reopened"):
        complaint.state = "assigned"
    if asked.text:
        act.comment(complaint, asked.text)


def take(complaint: "Complaint", act: "Act", asked: None) -> None:
    """Who takes it in hand is its handler from now on."""
    complaint.assigned = act.session.person_id or complaint.assigned
    complaint.state = "in_hand"


def record_step(complaint: "Complaint", act: "Act", asked: asks.AskDeed) -> None:
    """Each step of the handling is kept with its time and who did it."""
    add_step(complaint, act, asked.deed, asked.text, asked.minutes)
    if complaint.state in ("registered", "assigned", "reopened"):
        complaint.state = "in_hand"


def first_answer(complaint: "Complaint", act: "Act", asked: asks.AskFirstAnswer) -> None:
    """Within the hour the customer hears what is being done; that stops the first clock."""
    complaint.first_answer_at = act.now
    complaint.manager_due_at = None
    complaint.assigned = complaint.assigned or act.session.person_id
    if asked.promise_at is not None:
        complaint.promise_at = asked.promise_at
    add_step(complaint, act, "contacted", asked.text)
    complaint.state = "in_hand"


def answer(complaint: "Complaint", act: "Act", asked: asks.AskAnswer) -> None:
    """The result was told to the customer; from now on only the opinion is missing."""
    complaint.result = asked.result
    complaint.cause = asked.cause or complaint.cause
    if asked.compensation is not None:
        complaint.compensation = asked.compensation
    complaint.first_answer_at = complaint.first_answer_at or act.now
    complaint.answered_at = act.now
    complaint.manager_due_at = None
    complaint.assigned = complaint.assigned or act.session.person_id
    complaint.opinion, complaint.opinion_text = "", ""
    complaint.opinion_at, complaint.opinion_by = None, None
    complaint.state = "answered"


def pause(complaint: "Complaint", act: "Act", asked: asks.AskPause) -> None:
    """The clock stands while nothing can be done here, with its reason."""
    complaint.pauses = [
        *complaint.pauses,
        Pause(
            started_at=act.now,
            waits_for=asked.waits_for,
            reason=asked.reason,
            person=act.session.person_id,
        ),
    ]
    complaint.paused = True


def run_on(complaint: "Complaint", act: "Act", asked: None) -> None:
    """The clock runs on with what was left of it."""
    resume(complaint, act)


def promise(complaint: "Complaint", act: "Act", asked: asks.AskPromise) -> None:
    """A time promised to the customer becomes a deadline."""
    complaint.promise_at = asked.promise_at
    if asked.text:
        add_step(complaint, act, "contacted", asked.text)


def add_step(
    complaint: "Complaint", act: "Act", deed: str, text: str, minutes: int | None = None
) -> None:
    """Write one dated step of the handling."""
    complaint.steps_taken = [
        *complaint.steps_taken,
        StepTaken(
            at=act.now, person=act.session.person_id, deed=deed, text=_(text), minutes=minutes
        ),
    ]


def _in(*states: str) -> "Callable[[Complaint], bool]":
    return lambda complaint: complaint.state in states


def _running(complaint: "Complaint") -> bool:
    return complaint.state in OPEN_STATES and not complaint.paused


STEPS = (
    Step("assign", N_("Assign"), assign, "supervisor",
         when=_in("registered", "assigned", "in_hand", "reopened"),
         asks=asks.AskAssign, key="Ctrl+Shift+A", icon="user"),
    Step("take", N_("Take in hand"), take, ANSWERERS,
         when=_in("registered", "assigned", "reopened"),
         key="Ctrl+Shift+T", icon="done", main=True),
    Step("first_answer", N_("First answer given"), first_answer, ANSWERERS,
         when=lambda c: c.state in OPEN_STATES and c.first_answer_at is None and not c.paused,
         asks=asks.AskFirstAnswer, key="Ctrl+Shift+F", icon="phone", main=True),
    Step("record_step", N_("Record a step"), record_step, ANSWERERS,
         when=lambda c: c.state in OPEN_STATES,
         asks=asks.AskDeed, key="Ctrl+Shift+E", icon="new"),
    Step("answer", N_("Answered"), answer, ANSWERERS,
         when=_running, asks=asks.AskAnswer, key="Ctrl+Shift+R", icon="check", main=True),
    Step("promise", N_("Promise a time"), promise, ANSWERERS,
         when=lambda c: c.state in OPEN_STATES, asks=asks.AskPromise,
         key="Ctrl+Shift+D", icon="clock"),
    Step("pause", N_("Stop the clock"), pause, ANSWERERS,
         when=_running, asks=asks.AskPause, key="Ctrl+Shift+P", icon="pause"),
    Step("resume", N_("Let the clock run on"), run_on, ANSWERERS,
         when=lambda c: c.state in OPEN_STATES and c.paused,
         key="Ctrl+Shift+P", icon="play", main=True),
    *ladder.STEPS,
    *closing.STEPS,
    *judging.STEPS,
)  # fmt: skip
