# SPDX-License-Identifier: MIT
"""The call-back form: who is asked after what, every try, and an answer that is never altered."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Self

from desk.db.fields import (
    Choice,
    Day,
    Line,
    Link,
    Moment,
    Name,
    Note,
    Phone,
    Tick,
    Whole,
    today,
)
from desk.db.follow_ups import source_of
from desk.db.record import Due, FollowUp, Problem, Record, Rows
from desk.db.said import Told
from desk.records.callback.moves import OPEN, STEPS, Attempt
from desk.records.callback.sources import KIND, call_back, plan_periodic, plan_restocking
from desk.records.callback.words import (
    FEEDBACK,
    OUTCOMES,
    QUESTIONS,
    REASONS,
    RECALLED,
    SCORES,
    STATES,
)
from desk.records.workdays import closing
from desk.sheet import Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

CALL = N_("Call a customer back")
ANSWER = N_("Answer to a customer's suggestion")
RECALL = N_("Re-call a customer")


class Callback(Record):
    """One call-back: due by itself, tried until the customer answers, scored once."""

    reason = Choice(N_("Call-back after"), REASONS, required=True, default="other")
    about = Line(N_("Belongs to"))
    customer = Link(N_("Customer"), to="customer")
    target = Name(N_("Who is asked"))
    phone = Phone(N_("Telephone"))
    due_on = Day(N_("Call back on"), required=True, default=today)
    remarks = Told(N_("Remarks"))
    attempts = Rows(N_("Attempts"), Attempt, by_desk=True)
    tries = Whole(N_("Tries"), by_desk=True)
    outcome = Choice(N_("Outcome"), OUTCOMES, by_desk=True)
    done_at = Moment(N_("Called back at"), by_desk=True)
    done_by = Link(N_("Called back by"), to="person", by_desk=True)
    satisfaction = Choice(N_("Satisfaction"), SCORES, by_desk=True, once=True)
    feedback_kind = Choice(N_("Kind of feedback"), FEEDBACK, by_desk=True)
    feedback = Note(N_("Feedback"), by_desk=True, once=True)
    restock = Note(N_("Wants to restock"), by_desk=True)
    restock_request = Link(N_("Restock request"), to="restock_request", by_desk=True)
    praised = Link(N_("Praised colleague"), to="person", by_desk=True)
    next_on = Day(N_("Call again on"), by_desk=True)
    given_up_because = Line(N_("Given up because"), by_desk=True)
    suggestion = Note(N_("Suggestion"), by_desk=True)
    forwarded_unit = Line(N_("Passed on to department"), by_desk=True)
    forwarded_to = Link(N_("Person in charge"), to="person", by_desk=True)
    forwarded_at = Moment(N_("Passed on at"), by_desk=True)
    unit_answer = Note(N_("Department's answer"), by_desk=True)
    unit_answered_at = Moment(N_("Department answered at"), by_desk=True)
    unit_answered_by = Link(N_("Answer noted by"), to="person", by_desk=True)
    raised = Link(N_("Complaint from it"), to="complaint", by_desk=True)
    corrects = Link(N_("Corrects"), to=KIND, by_desk=True)
    corrected_by = Link(N_("Corrected by"), to=KIND, by_desk=True)
    recall_due = Tick(N_("To be re-called"), by_desk=True)
    recalled_at = Moment(N_("Re-called at"), by_desk=True)
    recalled_by = Link(N_("Re-called by"), to="person", by_desk=True)
    recall_result = Choice(N_("Result of the re-call"), RECALLED, by_desk=True)
    recall_text = Note(N_("What the supervisor heard"), by_desk=True)
    due_at = Moment(N_("Call back until"), by_desk=True, hidden=True)
    recall_by = Moment(N_("Re-call until"), by_desk=True, hidden=True)
    answer_by = Moment(N_("Answer until"), by_desk=True, hidden=True)

    class Meta:
        indexes = ((("customer", "done_at"), False), (("done_at", "satisfaction"), False))

    sheet = Sheet(
        title=N_("Call-back form"),
        book=N_("Call-backs"),
        prefix="CB",
        drawing="""
            number      reason      about      due_on      state       assigned
            customer    customer    target     phone       phone       tries
            remarks     remarks     remarks    remarks     remarks     remarks
            attempts    attempts    attempts   attempts    attempts    attempts
            -- Answer of the customer
            satisfaction outcome    done_at    done_by     feedback_kind praised
            feedback    feedback    feedback   feedback    feedback    feedback
            restock     restock     restock_request next_on raised given_up_because
            -- Suggestion
            suggestion  suggestion  suggestion suggestion  suggestion  suggestion
            forwarded_unit forwarded_to forwarded_at unit_answered_at unit_answered_by .
            unit_answer unit_answer unit_answer unit_answer unit_answer unit_answer
            -- Check by the supervisor
            recall_due  recalled_at recalled_by recall_result corrects corrected_by
            recall_text recall_text recall_text recall_text recall_text recall_text
        """,
        listed="number due_on reason customer target phone state tries satisfaction done_by "
        "done_at about recall_due",
        searched="target phone about feedback suggestion remarks",
        rights={
            "read": "staff trainer supervisor manager head_office",
            "write": "staff trainer supervisor manager head_office",
        },
        known_as={
            "due_on": "回访日期 应回访日期 日期 due date",
            "target": "回访对象 联系人 姓名 contact name",
            "phone": "电话 联系电话 phone",
        },
    )
    states = STATES
    closed_states = frozenset({"done", "given_up"})
    aside_states = frozenset({"trying"})
    steps = STEPS

    def questions(self) -> tuple[str, ...]:
        """What is asked beside the satisfaction (msgids), in the order of the conversation."""
        return QUESTIONS.get(self.reason, ())

    def work_out(self, act: "Act") -> None:
        """Contact and number from the card where none was typed; the end of the day it is due."""
        self.state = self.state or "due"
        if self.due_on is not None:
            self.due_at = closing(act, self.due_on)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: there is somebody to call."""
        yield from super().problems()
        if self.customer is None and not self.target:
            yield "target", Message(N_("must be filled in."))

    def dues(self) -> Iterator[Due]:
        """The call itself, the department's answer, the supervisor's re-call."""
        if self.state in OPEN and self.due_at is not None:
            yield Due(CALL, self.due_at, self.assigned)
        if self.answer_by is not None and self.unit_answered_at is None:
            yield Due(ANSWER, self.answer_by, self.forwarded_to, "supervisor")
        if self.recall_by is not None and self.recalled_at is None:
            yield Due(RECALL, self.recall_by, None, "supervisor")

    def follow(self, act: "Act", before: Self | None) -> None:
        """Who was asked after something: its own sheet hears of it."""
        if self.state != "done" or (before is not None and before.state == "done"):
            return
        source = source_of(act, self)
        if source is not None and source[0] in act.store.books:
            act.get(*source).called_back(act.as_office(), self)

    def follow_ups(self, act: "Act") -> Iterator[FollowUp]:
        """Another call on the day the customer wished, of the customer who asked for it."""
        if self.state == "done" and self.next_on is not None and self.corrects is None:
            yield from call_back(
                act, self, "wished", _day(self.next_on), customer=self.customer,
                target=self.target, phone=self.phone, wait=0,
            )  # fmt: skip

    @classmethod
    def each_day(cls, act: "Act") -> None:
        """Who has a cycle is called again when it is over; who runs out soon is reminded."""
        plan_restocking(act)
        plan_periodic(act)


def _day(day: date | None) -> date:
    assert day is not None
    return day
