# SPDX-License-Identifier: MIT
"""The hand-over sheet 交接班: open clocks, promises, who was not reached; giver and taker sign."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from desk.db import rowing
from desk.db.fields import Choice, Line, Link, Moment, Note, Phone, Whole, me, now
from desk.db.record import Ask, Due, Record, Row, Rows, Step
from desk.db.said import Said, kept
from desk.errors import Invalid
from desk.records.handover.leaving import what_is_open
from desk.sheet import Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

WRITERS = "staff trainer supervisor"
SORTS = {
    "late": N_("Late"),
    "today": N_("Today"),
    "not_reached": N_("Not reached"),
}
STATES = {"open": N_("Being written"), "given": N_("Shift handed over"), "taken": N_("Taken over")}
TAKE = N_("Take over the shift")
#: The next shift reads at once what was handed over.
TAKEN_WITHIN = timedelta(minutes=30)


class OpenLine(Row):
    """One thing the next shift goes on with."""

    sort = Choice(N_("Sort"), SORTS)
    at = Moment(N_("Due at"))
    what = Said(N_("What is due"))
    record_number = Line(N_("Number of the sheet"))
    concerning = Line(N_("Concerning"))
    who = Link(N_("Handler"), to="person")
    phone = Phone(N_("Telephone"))

    sort.width, what.width, record_number.width, concerning.width = 8, 22, 19, 18
    who.width = 9


class AskTaker(Ask):
    """What the next shift says to it; whoever presses the button signs."""

    words = Note(N_("Words of who takes over"))
    drawing = "words"


def refresh(sheet: "HandOver", act: "Act", asked: None) -> None:
    """Look again at what is open."""
    _fill(sheet, act)


def give(sheet: "HandOver", act: "Act", asked: None) -> None:
    """The shift ends: what is open is written down as it stands now, and signed."""
    _fill(sheet, act)
    sheet.given_at, sheet.given_by = act.now, act.session.person_id
    sheet.state = "given"


def take(sheet: "HandOver", act: "Act", asked: AskTaker) -> None:
    """The next shift has read it and goes on; nobody takes over from oneself."""
    if sheet.given_by == act.session.person_id:
        raise Invalid([(None, Message(N_("Somebody else takes over: sign in as that person.")))])
    sheet.taker_words = asked.words
    sheet.taken_at, sheet.taken_by = act.now, act.session.person_id
    sheet.state = "taken"


class HandOver(Record):
    """One hand-over from shift to shift, kept with the words and signatures of both."""

    at = Moment(N_("End of the shift"), required=True, default=now)
    shift = Link(N_("Shift"), to="shift")
    giver = Link(N_("Handed over by"), to="person", required=True, default=me)
    giver_words = Note(N_("Words of who hands over"))
    cash = Line(N_("Cash, keys and devices handed over"))
    late = Whole(N_("Late"), by_desk=True)
    today = Whole(N_("Due until midnight"), by_desk=True)
    missed = Whole(N_("Not reached"), by_desk=True)
    lines = Rows(N_("What is open"), OpenLine, by_desk=True)
    given_at = Moment(N_("Handed over at"), by_desk=True)
    given_by = Link(N_("Signed by who hands over"), to="person", by_desk=True)
    taken_at = Moment(N_("Taken over at"), by_desk=True)
    taken_by = Link(N_("Signed by who takes over"), to="person", by_desk=True)
    taker_words = Note(N_("Words of who takes over"), by_desk=True)

    class Meta:
        table_name = "handover"

    sheet = Sheet(
        title=N_("Hand-over sheet"),
        book=N_("Hand-overs"),
        prefix="HO",
        drawing="""
            number      at          shift       giver       state
            late        today       missed      cash        cash
            giver_words giver_words giver_words giver_words giver_words
            lines       lines       lines       lines       lines
            -- Signatures
            given_by    given_at    .           taken_by    taken_at
            taker_words taker_words taker_words taker_words taker_words
        """,
        printed="""
            at          at          shift       giver       giver
            late        today       missed      cash        cash
            giver_words giver_words giver_words giver_words giver_words
            lines       lines       lines       lines       lines
            -- Signatures
            given_by    given_at    .           taken_by    taken_at
            taker_words taker_words taker_words taker_words taker_words
        """,
        listed="number at shift giver state late today missed given_at taken_by taken_at",
        searched="giver_words taker_words cash lines.record_number lines.concerning",
        rights={
            "read": "staff trainer supervisor manager head_office",
            "write": WRITERS,
            # What was signed here cannot come from a file.
            "import": "",
        },
    )
    states = STATES
    closed_states = frozenset({"given", "taken"})
    steps = (
        Step("refresh", N_("Look again at what is open"), refresh, WRITERS,
             when=lambda s: s.state == "open", icon="repeat"),
        Step("give", N_("Hand over and sign"), give, WRITERS,
             when=lambda s: s.state == "open", key="Ctrl+Shift+G", icon="right", main=True),
        Step("take", N_("Take over and sign"), take, WRITERS,
             when=lambda s: s.state == "given", asks=AskTaker, key="Ctrl+Shift+T",
             icon="check", main=True),
    )  # fmt: skip
    signatures = (N_("Handed over by"), N_("Taken over by"))

    def title(self) -> str:
        """The giver's first words."""
        return self.giver_words.split("\n")[0][:60]

    def work_out(self, act: "Act") -> None:
        """A new sheet begins with what is open now."""
        self.state = self.state or "open"
        if self.id is None and not self.lines:
            _fill(self, act)
        for name, sort in (("late", "late"), ("today", "today"), ("missed", "not_reached")):
            setattr(self, name, sum(line.sort == sort for line in self.lines))

    def locked(self, act: "Act") -> Message | None:
        """What was signed stands; more is said in a comment, or on the next sheet."""
        before = rowing.base_of(self).get("state")
        if before in ("given", "taken") and self.state == before and not self.voided:
            told = N_("{number} is signed and stands. Write a comment beside it instead.")
            return Message(told, number=self.number)
        return None

    def dues(self) -> Iterator[Due]:
        """The next shift reads it at once."""
        if self.state == "given" and self.given_at is not None:
            yield Due(TAKE, self.given_at + TAKEN_WITHIN, None, "staff")


def _fill(sheet: HandOver, act: "Act") -> None:
    branch = sheet.branch or act.session.branch_id or min(act.office.branches)
    everywhere = act.session.has("supervisor") and branch == min(act.office.branches)
    found = what_is_open(act.store, act.session, None if everywhere else branch)
    # What stood there keeps its row, so that the trail names only what is new or settled.
    rows = {(row.record_number, row.what): row for row in sheet.lines}
    lines = []
    for one in found:
        what = kept(Message(N_(one.what)))
        row = rows.pop((one.number, what), None) or OpenLine(record_number=one.number, what=what)
        row.sort, row.at, row.concerning = one.sort, one.at, one.title
        row.who, row.phone = one.person, one.phone
        lines.append(row)
    sheet.lines = lines
