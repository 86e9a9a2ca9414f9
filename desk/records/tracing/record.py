# SPDX-License-Identifier: MIT
"""The tracing slip 查货: what is missing, where it was looked for, what the answer was."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk.db.fields import (
    Choice,
    Day,
    Line,
    Link,
    Moment,
    Name,
    Note,
    Phone,
    Whole,
    me,
    now,
)
from desk.db.record import Due, Problem, Record, Row, Rows
from desk.records.pickup.words import PACKAGES
from desk.records.tracing.moves import RESULTS, STEPS
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act

PARTIES = {"customer": N_("Customer"), "branch": N_("Own branch"), "carrier": N_("Carrier")}
STATES = {
    "asked": N_("To be looked for"),
    "searching": N_("Being looked for"),
    "answered": N_("Answered"),
    "complained": N_("Became a complaint"),
}
ANSWER = N_("Answer where the goods are")


class Search(Row):
    """One step of the search: when, who, where, and what was found."""

    at = Moment(N_("When"), required=True, default=now)
    by = Link(N_("By"), to="person", default=me)
    where = Line(N_("Where looked"), required=True)
    whom = Name(N_("Whom asked"))
    phone = Phone(N_("Telephone"))
    found = Note(N_("What was found"))


class Tracing(Record):
    """One question where goods are, until it is answered."""

    asked_at = Moment(N_("Enquired at"), required=True, default=now)
    asked_by = Name(N_("Enquirer"), required=True)
    party = Choice(N_("Who asks"), PARTIES, required=True, default="customer")
    customer = Link(N_("Customer"), to="customer")
    phone = Phone(N_("Telephone"), required=True)
    waybill = Line(N_("Waybill no."), required=True)
    sent_on = Day(N_("Sent on"))
    from_station = Line(N_("Origin station"))
    to_station = Line(N_("Destination"))
    consignee = Name(N_("Consignee"))
    package = Choice(N_("Packaging"), PACKAGES)
    marks = Line(N_("Marks of the goods"))
    pieces = Whole(N_("Pieces sent"))
    short = Whole(N_("Pieces short"))
    question = Note(N_("What is to be found out"))
    due_at = Moment(N_("Answer by"), by_desk=True)
    searches = Rows(N_("Steps of the search"), Search)
    expected_on = Day(N_("Expected on"))
    result = Choice(N_("Outcome"), RESULTS, by_desk=True)
    answer = Note(N_("Answer"), by_desk=True)
    answered_at = Moment(N_("Answered at"), by_desk=True)
    answered_to = Name(N_("Answer given to"), by_desk=True)
    answered_by = Link(N_("Answered by"), to="person", by_desk=True)
    complaint = Link(N_("Complaint"), to="complaint", by_desk=True)
    remarks = Note(N_("Remarks"))

    class Meta:
        indexes = ((("waybill",), False),)

    sheet = Sheet(
        title=N_("Tracing slip"),
        book=N_("Tracing"),
        prefix="CH",
        drawing="""
            number      asked_at     asked_by   party        customer     phone
            waybill     waybill      sent_on    from_station to_station   consignee
            package     marks        marks      marks        pieces       short
            question    question     question   question     question     question
            -- Steps of the search
            searches    searches     searches   searches     searches     searches
            -- Answer
            due_at      state        result     expected_on  answered_at  answered_to
            answer      answer       answer     answer       answer       answer
            answered_by complaint    remarks    remarks      remarks      remarks
        """,
        listed="number asked_at waybill asked_by phone from_station to_station short state result "
        "due_at assigned",
        searched="asked_by waybill consignee phone customer marks question answer",
        rights={"read": "staff trainer supervisor manager head_office"},
        known_as={"waybill": "运单号 单号 货号", "asked_by": "查询人", "phone": "电话 联系电话"},
    )
    states = STATES
    closed_states = frozenset({"answered", "complained"})
    steps = STEPS

    def work_out(self, act: "Act") -> None:
        """A customer is answered as soon as on a complaint, a branch as in an internal matter."""
        if self.asked_at is not None:
            promises = act.rule("promises", local(self.asked_at, act.office.zone).date())
            minutes = int(promises["complaint" if self.party == "customer" else "internal"])
            self.due_at = act.calendar().after(self.asked_at, minutes)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: no more can be short than was sent."""
        yield from super().problems()
        for name in ("pieces", "short"):
            if (getattr(self, name) or 0) < 0:
                yield name, Message(N_("must not be negative."))
        if self.pieces is not None and (self.short or 0) > self.pieces:
            yield "short", Message(N_("are more than were sent."))

    def dues(self) -> Iterator[Due]:
        """The answer."""
        if self.state in ("asked", "searching") and self.due_at is not None:
            yield Due(ANSWER, self.due_at, self.assigned)
