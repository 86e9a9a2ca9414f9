# SPDX-License-Identifier: MIT
"""What is done to a tracing slip: look, answer, and with one key make it a complaint."""

from typing import TYPE_CHECKING, Any

from desk.db.fields import Choice, Day, Line, Name, Note, Phone
from desk.db.record import Ask, Step
from desk.text import N_, Message, _

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.tracing.record import Tracing

DESK = "staff trainer supervisor"
RESULTS = {
    "on_way": N_("On its way"),
    "found": N_("Found"),
    "elsewhere": N_("Found elsewhere"),
    "lost": N_("Lost"),
    "damaged": N_("Damaged"),
}
# Which category of complaint a result leads to.
CATEGORIES = {"lost": "loss", "damaged": "damage"}


class AskSearch(Ask):
    """Where somebody looked, whom they asked, and what was found."""

    where = Line(N_("Where looked"), required=True)
    whom = Name(N_("Whom asked"))
    phone = Phone(N_("Telephone"))
    found = Note(N_("What was found"), required=True)
    drawing = "where whom phone\n found found found"


class AskAnswer(Ask):
    """What the person who asked was told."""

    result = Choice(N_("Outcome"), RESULTS, required=True)
    answered_to = Name(N_("Answer given to"), required=True)
    expected_on = Day(N_("Expected on"))
    answer = Note(N_("Answer"), required=True)
    drawing = "result answered_to expected_on\n answer answer answer"


class AskComplaint(Ask):
    """What the customer wants."""

    demand = Note(N_("What the customer wants"), required=True)
    drawing = "demand"


def search(tracing: "Tracing", act: "Act", asked: AskSearch) -> None:
    """Keep a step of the search; from the first one on it is being looked for."""
    from desk.records.tracing.record import Search

    line = Search(
        at=act.now,
        by=act.session.person_id,
        where=asked.where,
        whom=asked.whom,
        phone=asked.phone,
        found=asked.found,
    )
    tracing.searches = [*tracing.searches, line]
    tracing.state = "searching"
    tracing.assigned = tracing.assigned or act.session.person_id


def answer(tracing: "Tracing", act: "Act", asked: AskAnswer) -> None:
    """Who asked was told what became of the goods."""
    tracing.state, tracing.result, tracing.answer = "answered", asked.result, asked.answer
    tracing.answered_at, tracing.answered_to = act.now, asked.answered_to
    tracing.answered_by = act.session.person_id
    tracing.expected_on = asked.expected_on or tracing.expected_on


def search_on(tracing: "Tracing", act: "Act", asked: None) -> None:
    """The answer was not the end of it."""
    tracing.state = "searching"


def complain(tracing: "Tracing", act: "Act", asked: AskComplaint) -> None:
    """The slip becomes a complaint, filled in with what is known."""
    complaint: Any = act.new(
        "complaint",
        complainant=tracing.asked_by,
        phone=tracing.phone,
        customer=tracing.customer,
        concerns=tracing.waybill,
        category=CATEGORIES.get(tracing.result, "delay"),
        content=_story(tracing),
        demand=asked.demand,
    )
    complaint.branch = tracing.branch
    act.save(complaint)
    act.relate(tracing, complaint, "tracing")
    tracing.complaint, tracing.state = complaint.id, "complained"


def _story(tracing: "Tracing") -> str:
    way = " → ".join(s for s in (tracing.from_station, tracing.to_station) if s)
    lines = [
        str(Message(N_("Waybill {waybill} {way}"), waybill=tracing.waybill, way=way)).strip(),
        str(Message(N_("{pieces} pieces sent, {short} short"),
                    pieces=tracing.pieces or "?", short=tracing.short or 0)),
        tracing.question,
        _(RESULTS[tracing.result]) if tracing.result else "",
        tracing.answer,
    ]  # fmt: skip
    return "\n".join(line for line in lines if line)


STEPS = (
    Step("search", N_("Looked for it"), search, DESK,
         when=lambda t: t.state in ("asked", "searching"), asks=AskSearch,
         key="Ctrl+Shift+S", icon="search", main=True),
    Step("answer", N_("Give the answer"), answer, DESK,
         when=lambda t: t.state in ("asked", "searching"), asks=AskAnswer,
         key="Ctrl+Shift+A", icon="phone", main=True),
    Step("search_on", N_("Search on"), search_on, DESK, when=lambda t: t.state == "answered",
         icon="undo"),
    Step("complain", N_("Make it a complaint"), complain, DESK,
         when=lambda t: t.complaint is None, asks=AskComplaint,
         key="Ctrl+Shift+C", icon="complaint"),
)  # fmt: skip
