# SPDX-License-Identifier: MIT
"""What is done with a stay: moved, made ready, arrived, left, summed up, called off."""

from typing import TYPE_CHECKING

from desk.db.fields import Choice, Line, Link, Moment, Note, Phrase, now
from desk.db.record import Ask, Step
from desk.errors import Invalid
from desk.records.stay.checklist import ChecklistItem
from desk.records.stay.words import COMING, PHASES, RUNNING
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.stay.record import Stay

DESK = "staff trainer supervisor"


class AskMove(Ask):
    """When the guest comes and goes now."""

    arrive_at = Moment(N_("Guest arrives"), required=True)
    leave_at = Moment(N_("Guest leaves"))
    reason = Line(N_("Reason"))
    drawing = "arrive_at leave_at\n reason reason"


class AskItem(Ask):
    """Something more to be done for this guest."""

    text = Phrase(N_("What is to be done"), required=True)
    phase = Choice(N_("Phase"), PHASES, required=True, default="stay")
    due_at = Moment(N_("Due at"), required=True)
    person = Link(N_("Person in charge"), to="person")
    drawing = "text text text\n phase due_at person"


class AskArrived(Ask):
    """When the guest really came."""

    at = Moment(N_("Guest arrived at"), required=True, default=now)
    drawing = "at"


class AskLeft(Ask):
    """When the guest really left."""

    at = Moment(N_("Guest departed at"), required=True, default=now)
    drawing = "at"


class AskSummary(Ask):
    """What the guest says, and what we take from it."""

    guest_opinion = Note(N_("Guest's opinion"), required=True)
    summary = Note(N_("Summary"))
    drawing = "guest_opinion\n summary"


class AskReason(Ask):
    """Why."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def move(stay: "Stay", act: "Act", asked: AskMove) -> None:
    """The guest comes earlier or later: every due time moves along."""
    assert asked.arrive_at is not None
    if asked.leave_at is not None:
        stay.leave_at = asked.leave_at
    elif stay.leave_at is not None and stay.arrive_at is not None:
        stay.leave_at = max(stay.leave_at, asked.arrive_at)
    stay.arrive_at = asked.arrive_at


def add_item(stay: "Stay", act: "Act", asked: AskItem) -> None:
    """An item of this stay only."""
    item = ChecklistItem(
        due_at=asked.due_at, phase=asked.phase, text=asked.text, role="staff", person=asked.person
    )
    stay.checklist = [*stay.checklist, item]


def make_ready(stay: "Stay", act: "Act", asked: None) -> None:
    """Ready is what has no defect left and nothing open that was due by now."""
    broken = [row.text for row in stay.defects if row.text and row.mended_at is None]
    if broken:
        text = Message(N_("There are defects to be mended: {defects}."), defects=broken)
        raise Invalid([("defects", text)])
    late = [
        Message(row.text)
        for row in stay.checklist
        if row.phase == "before" and not row.result and row.due_at and row.due_at <= act.now
    ]
    if late:
        raise Invalid([("checklist", Message(N_("Still to be done: {items}."), items=late))])
    stay.state = "ready"


def arrive(stay: "Stay", act: "Act", asked: AskArrived) -> None:
    """The guest is here; what follows counts from now."""
    assert asked.at is not None
    stay.arrive_at = asked.at
    if stay.leave_at is not None:
        stay.leave_at = max(stay.leave_at, asked.at)
    stay.state = "present"


def leave(stay: "Stay", act: "Act", asked: AskLeft) -> None:
    """The guest has left; the opinion is asked within a day."""
    stay.leave_at, stay.state = asked.at, "left"


def sum_up(stay: "Stay", act: "Act", asked: AskSummary) -> None:
    """What the guest said is kept for the next time."""
    stay.guest_opinion, stay.summary = asked.guest_opinion, asked.summary
    stay.summed_up_at, stay.summed_up_by = act.now, act.session.person_id
    stay.state = "closed"


def call_off(stay: "Stay", act: "Act", asked: AskReason) -> None:
    """The guest does not come."""
    stay.state, stay.called_off_because = "cancelled", asked.reason


STEPS = (
    Step("move", N_("Move the visit"), move, DESK,
         when=lambda s: s.state in (*COMING, "present"), asks=AskMove,
         key="Ctrl+Shift+M", icon="clock"),
    Step("add_item", N_("Add to the checklist"), add_item, DESK,
         when=lambda s: s.state in RUNNING, asks=AskItem, icon="new"),
    Step("make_ready", N_("All is ready"), make_ready, DESK,
         when=lambda s: s.state in ("announced", "preparing"),
         key="Ctrl+Shift+R", icon="check", main=True),
    Step("arrive", N_("Guest has arrived"), arrive, DESK, when=lambda s: s.state in COMING,
         asks=AskArrived, key="Ctrl+Shift+A", icon="reception", main=True),
    Step("leave", N_("Guest has left"), leave, DESK, when=lambda s: s.state == "present",
         asks=AskLeft, key="Ctrl+Shift+L", icon="right", main=True),
    Step("sum_up", N_("Sum up the stay"), sum_up, DESK, when=lambda s: s.state == "left",
         asks=AskSummary, key="Ctrl+Shift+U", icon="note", main=True),
    Step("call_off", N_("Call off the visit"), call_off, DESK,
         when=lambda s: s.state in COMING, asks=AskReason, icon="cross"),
)  # fmt: skip
