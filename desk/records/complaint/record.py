# SPDX-License-Identifier: MIT
"""The complaint form 投诉登记处理表, from the receipt to the customer's opinion."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

import peewee

from desk.db.fields import (
    Choice,
    Line,
    Link,
    Moment,
    Money,
    Name,
    Note,
    Phone,
    Tick,
    Whole,
    me,
    now,
)
from desk.db.record import Due, FollowUp, Problem, Record, Rows
from desk.db.tallies import Tally
from desk.records.callback.sources import call_back
from desk.records.complaint import access, clocks, figures, judging, repeats
from desk.records.complaint.drawing import ON_PAPER, ON_SCREEN
from desk.records.complaint.moves import STEPS
from desk.records.complaint.rows import Escalation, Pause, StepTaken
from desk.records.complaint.words import (
    CATEGORIES,
    CHANNELS,
    JUDGED,
    LADDER,
    LEVELS,
    MOODS,
    OPINIONS,
    SALUTATIONS,
    STATES,
    WITHOUT_PHONE,
)
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import local
from desk.text.money import capitals

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.session import Session


class Complaint(Record):
    """One complaint, from the customer's own words to the customer's opinion of the handling."""

    received_at = Moment(N_("Received at"), required=True, default=now)
    channel = Choice(N_("Channel"), CHANNELS, required=True, default="phone")
    received_by = Link(N_("Received by"), to="person", default=me)
    internal = Tick(N_("Internal matter"))
    complainant = Name(N_("Complainant"), required=True)
    salutation = Choice(N_("Salutation"), SALUTATIONS)
    phone = Phone(N_("Telephone"))
    customer = Link(N_("Customer"), to="customer")
    company = Name(N_("Company"))
    concerns = Line(N_("Order, waybill or task"))
    product = Link(N_("Product concerned"), to="product")
    occurred_at = Moment(N_("Happened at"))
    place = Line(N_("Place"))
    against_branch = Link(N_("Branch complained of"), to="branch")
    department = Line(N_("Department complained of"))
    employee = Link(N_("Employee complained of"), to="person")
    category = Choice(N_("Category"), CATEGORIES, required=True)
    level = Choice(N_("Level"), LEVELS, required=True, default="ordinary")
    mood = Choice(N_("Mood"), MOODS, default="calm")
    several = Tick(N_("Several complain together"))
    content = Note(N_("What is complained of"), required=True)
    own_words = Note(N_("In the customer's own words"), once=True)
    read_back = Tick(N_("Read back to the customer"))
    demand = Note(N_("What the customer wants"), required=True)
    remarks = Note(N_("Remarks"))
    repeat_of = Link(N_("Repeats"), to="complaint", by_desk=True)

    due_at = Moment(N_("First answer by"), by_desk=True)
    first_answer_at = Moment(N_("First answer at"), by_desk=True)
    overdue = Tick(N_("Late"), by_desk=True)
    promise_at = Moment(N_("Promised until"))
    paused = Tick(N_("Clock stands"), by_desk=True)
    pauses = Rows(N_("Pauses"), Pause, by_desk=True)
    paused_minutes = Whole(N_("Minutes the clock stood"), by_desk=True)
    escalate_at = Moment(N_("Goes to the manager at"), by_desk=True, hidden=True)
    answer_minutes = Whole(N_("Minutes for the first answer"), by_desk=True, hidden=True)
    ladder = Choice(N_("Lies with"), LADDER, by_desk=True)
    escalated_to = Link(N_("Called in"), to="person", by_desk=True)
    manager_due_at = Moment(N_("Manager's answer by"), by_desk=True)
    escalations = Rows(N_("Called in"), Escalation, by_desk=True)

    steps_taken = Rows(N_("Steps taken"), StepTaken)
    cause = Note(N_("Cause"))
    plan = Note(N_("Plan"))
    result = Note(N_("Result"))
    prevention = Note(N_("Measures against repetition"))
    compensation = Money(N_("Compensation"), capitals=True)
    in_words = Line(N_("In capitals"), by_desk=True)
    justified = Choice(N_("Justified or not"), JUDGED, by_desk=True)
    responsible = Link(N_("Responsible person"), to="person", by_desk=True)
    responsible_unit = Line(N_("Responsible department"), by_desk=True)

    opinion = Choice(N_("Customer's opinion"), OPINIONS, by_desk=True)
    opinion_at = Moment(N_("Asked at"), by_desk=True)
    opinion_by = Link(N_("Asked by"), to="person", by_desk=True)
    opinion_text = Note(N_("What the customer says of it"), by_desk=True)
    answered_at = Moment(N_("Answered at"), by_desk=True)
    closed_at = Moment(N_("Closed at"), by_desk=True)
    closed_by = Link(N_("Closed by"), to="person", by_desk=True)
    close_reason = Line(N_("Closed although"), by_desk=True)
    reopened_count = Whole(N_("Times reopened"), by_desk=True)

    about_branch = Link(N_("Counted in the branch"), to="branch", by_desk=True, hidden=True)
    answered_in = Whole(N_("Minutes to the first answer"), by_desk=True, hidden=True)
    closed_in = Whole(N_("Minutes to closing"), by_desk=True, hidden=True)

    class Meta:
        indexes = (
            (("phone", "received_at"), False),
            (("responsible", "received_at"), False),
        )

    sheet = Sheet(
        title=N_("Complaint form"),
        book=N_("Complaints"),
        prefix="C",
        drawing=ON_SCREEN,
        printed=ON_PAPER,
        listed="number state complainant category received_at due_at level assigned phone "
        "channel against_branch",
        searched="complainant company concerns phone content own_words",
        rights={
            "write": "staff trainer supervisor manager head_office",
            "void": "supervisor",
        },
        copies=(N_("Department's copy"), N_("Customer-service desk's copy")),
        known_as={
            "received_at": "受理时间 投诉时间 登记时间 日期 received date",
            "complainant": "投诉人 客户姓名 姓名 客户 complainant customer",
            "phone": "电话 联系电话 手机 phone",
            "channel": "渠道 受理渠道 投诉渠道 来源渠道 received-via channel",
            "content": "投诉内容 内容 问题描述 customer-complaint content",
            "demand": "客户要求 诉求 要求 demand",
            "result": "处理结果 处理答复 答复 回复 reply",
            "channel.online": "网络留言 网站 web website online",
            "channel.phone": "热线, 来电, customer care call, hotline",
            "channel.head_office": "诉求件 转办件 上级转办",
        },
    )
    states = STATES
    closed_states = frozenset({"closed"})
    tally_rule = 3
    steps = STEPS

    def work_out(self, act: "Act") -> None:
        """Fill the clock, the repetition and the capitals; keep managers to their answer."""
        access.keep_to_answer(self, act)
        self.ladder = self.ladder or "staff"
        self.justified = self.justified or "open"
        self.reopened_count = self.reopened_count or 0
        self.in_words = capitals(self.compensation) if self.compensation else ""
        repeats.find(self, act)
        clocks.wind(self, act)
        figures.measure(self, act)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: a caller leaves a number, and nothing happened in the future."""
        yield from super().problems()
        if not self.phone and self.channel and self.channel not in WITHOUT_PHONE:
            yield "phone", Message(N_("must be filled in."))
        if self.occurred_at and self.received_at and self.occurred_at > self.received_at:
            yield "occurred_at", Message(N_("lies after the time it was received."))
        if self.compensation is not None and self.compensation < 0:
            yield "compensation", Message(N_("must not be negative."))

    def follow(self, act: "Act", before: Self | None) -> None:
        """What is judged justified makes desk propose fines; judged anew or void, it withdraws."""
        judging.propose_fines(self, act, before)
        figures.move_fines(self, act, before)

    def follow_ups(self, act: "Act") -> Iterator[FollowUp]:
        """Some days after the closing the customer is asked whether all is well."""
        if self.state == "closed" and self.closed_at and not (self.internal or self._of_old()):
            yield from call_back(
                act, self, "complaint", local(self.closed_at, act.office.zone).date(),
                customer=self.customer, target=self.complainant, phone=self.phone,
                why=f"closing {self.reopened_count or 0}",
            )  # fmt: skip

    def _of_old(self) -> bool:
        """Whether it was closed before it was written down here, as in an older register."""
        return bool(self.closed_at and self.created_at and self.closed_at < self.created_at)

    def tallies(self) -> Iterator[Tally]:
        """What the monthly report counts."""
        yield from figures.tallies(self)

    def dues(self) -> Iterator[Due]:
        """First answer, the manager's answer, and what was promised to the customer."""
        yield from clocks.dues(self)

    def may_change(self, session: "Session") -> bool:
        """A manager answers complaints about the own branch or department only."""
        return access.may_change(self, session)

    @classmethod
    def scope(cls, session: "Session") -> peewee.Expression | None:
        """A manager sees the complaints of and about the own branch or department."""
        return access.scope(cls, session)


# The open ones are listed at every month's end; most complaints are closed.
Complaint.add_index(
    Complaint.received_at,
    Complaint.about_branch,
    name=figures.STILL_OPEN,
    where=peewee.SQL("state <> 'closed' AND NOT voided"),
)
