# SPDX-License-Identifier: MIT
"""The training form: intake from sales, trainer, trainees, topics, checklist, the stages after."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desk.db import rowing
from desk.db.fields import (
    Address,
    Choice,
    Day,
    Line,
    Link,
    Measure,
    Moment,
    Name,
    Note,
    Phone,
    Whole,
)
from desk.db.record import Due, FollowUp, Problem, Record, Rows
from desk.db.standing import Standing, on_this_day
from desk.records.callback.sources import call_back
from desk.records.training import booking, stages
from desk.records.training.drawing import CERTIFICATE, ON_PAPER, ON_SCREEN
from desk.records.training.moves import STEPS
from desk.records.training.rows import Question, Stage, Topic, Trainee, WalkItem
from desk.records.training.words import BOOKED, MODES, RATINGS, SKILLS, STATES
from desk.records.workdays import closing
from desk.sheet import Printout, Sheet
from desk.text import N_
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act

ASSIGN = N_("Assign a trainer")
PREPARE = N_("Prepare the training")
TRAIN = N_("Training")
REPEAT = N_("Plan the repetition of a training")
# So long before it begins everything should be prepared.
PREPARED = timedelta(hours=2)


class Training(Record):
    """One training of a customer, and how the customer gets on after it."""

    customer = Link(N_("Customer"), to="customer", required=True)
    contact = Name(N_("Contact person"))
    phone = Phone(N_("Telephone"))
    address = Address(N_("Address"))
    sold_by = Link(N_("Sold by"), to="person")
    from_where = Line(N_("Where the customer came from"))
    version_bought = Line(N_("Version bought"))
    bought_on = Day(N_("Bought on"))
    licence = Line(N_("Licence of the software"))
    people = Whole(N_("Persons"))
    skill = Choice(N_("Computer skill"), SKILLS)
    environment = Line(N_("Machines, network, projector"))
    wishes = Note(N_("What is to be learnt"))
    wanted_on = Day(N_("Wanted on"))
    mode = Choice(N_("Kind of training"), MODES, default="onsite")
    trainer = Link(N_("Trainer"), to="person", by_desk=True)
    planned_at = Moment(N_("Training begins"), by_desk=True)
    hours = Measure(N_("Length in hours"), places=1, by_desk=True)
    ends_at = Moment(N_("Training ends"), by_desk=True)
    assigned_by = Link(N_("Assigned by"), to="person", by_desk=True)
    assigned_at = Moment(N_("Assigned at"), by_desk=True)
    set_out_at = Moment(N_("Set out at"), by_desk=True)
    arrived_at = Moment(N_("Trainer arrived at"), by_desk=True)
    finished_at = Moment(N_("Training finished at"), by_desk=True)
    trainees = Rows(N_("Trainees"), Trainee)
    topics = Rows(N_("Topics"), Topic)
    checklist = Rows(N_("Trainer's checklist"), WalkItem, by_desk=True)
    questions = Rows(N_("Questions asked"), Question)
    rating = Choice(N_("Customer's rating"), RATINGS, by_desk=True)
    opinion = Note(N_("Customer's remarks"), by_desk=True)
    signed_by = Name(N_("Signed for the customer by"), by_desk=True)
    trainer_remarks = Note(N_("Trainer's remarks"), by_desk=True)
    materials = Line(N_("Materials handed over"), by_desk=True)
    next_visit = Day(N_("Repeat on"), by_desk=True)
    stages = Rows(N_("Stages after the training"), Stage, by_desk=True)
    icp_subject = Name(N_("Subject of the filing"))
    icp_papers = Line(N_("Papers for the filing"))
    icp_submitted_on = Day(N_("Filing submitted on"))
    icp_approved_on = Day(N_("Filing approved on"))
    icp_number = Line(N_("ICP number"))
    cancelled_because = Line(N_("Cancelled because"), by_desk=True)
    customer_name = Name(N_("Customer"), by_desk=True, hidden=True)
    assign_by = Moment(N_("To be assigned by"), by_desk=True, hidden=True)
    repeat_by = Moment(N_("To be repeated by"), by_desk=True, hidden=True)

    class Meta:
        indexes = ((("trainer", "planned_at"), False), (("customer", "planned_at"), False))

    sheet = Sheet(
        title=N_("Training form"),
        book=N_("Trainings"),
        prefix="TR",
        drawing=ON_SCREEN,
        printed=ON_PAPER,
        listed="number customer planned_at trainer state mode people rating sold_by wanted_on",
        searched="customer_name contact phone version_bought licence wishes icp_number",
        known_as={
            "customer": "客户名称, 客户, customer",
            "version_bought": "购买版本, 版本, version",
            "sold_by": "来源业务员, 业务员, salesperson",
        },
    )
    states = STATES
    closed_states = frozenset({"closed", "cancelled"})
    standings = (Standing(N_("Trainings today"), on_this_day("planned_at", *BOOKED)),)
    aside_states = frozenset({"on_way", "repeat"})
    steps = STEPS
    signatures = (N_("Trainer's signature"), N_("Customer's signature and stamp"))
    printouts = (
        Printout("certificate", N_("Certificate of attendance"), CERTIFICATE,
                 signatures=(N_("Trainer's signature"), N_("Stamp of the house"))),
    )  # fmt: skip

    def work_out(self, act: "Act") -> None:
        """Contact and version from the customer's card, and the moments things are due."""
        self.state = self.state or "intake"
        before = rowing.base_of(self)
        if self.customer is not None and before.get("customer") != self.customer:
            card: Any = act.get("customer", self.customer)
            self.customer_name = card.name
            main = next((c for c in card.contacts if c.main), None)
            self.contact = self.contact or (main.name if main is not None else card.name)
            self.phone = self.phone or (main.mobile if main else "") or card.mobile or card.phone
            self.address = self.address or card.address
            self.version_bought = self.version_bought or card.version_bought
            self.bought_on = self.bought_on or card.bought_on
            self.sold_by = self.sold_by or card.salesperson
        created = local(self.created_at or act.now, act.office.zone).date()
        self.assign_by = closing(act, created + timedelta(days=1))
        self.repeat_by = closing(act, self.next_visit) if self.next_visit is not None else None
        stages.wind(self, act)

    def title(self) -> str:
        """Whose training it is."""
        return self.customer_name

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """A trainer gives one training at a time."""
        yield from booking.clashes(self, act)

    def dues(self) -> Iterator[Due]:
        """To be assigned, prepared, given, repeated; then the stages."""
        if self.state == "intake" and self.assign_by is not None:
            yield Due(ASSIGN, self.assign_by, None, "supervisor")
        if self.state in ("assigned", "on_way") and self.planned_at is not None:
            if any(row.phase == "prepare" and not row.result for row in self.checklist):
                yield Due(PREPARE, self.planned_at - PREPARED, self.trainer, "trainer")
            yield Due(TRAIN, self.planned_at, self.trainer, "trainer")
        if self.state == "repeat":
            at = self.repeat_by or self.assign_by
            if at is not None:
                yield Due(REPEAT, at, None, "supervisor")
        yield from stages.dues(self)

    def _is_asked_already(self, act: "Act", row: Question) -> bool:
        """Whether another training asked the same, so that the article is wanted or there."""
        return bool(
            act.store.database.rows(
                "SELECT 1 FROM article WHERE question = ? AND voided = ? AND asked_in <> ? LIMIT 1",
                *(row.question, False, self.number),
            )
        )

    def follow_ups(self, act: "Act") -> Iterator[FollowUp]:
        """The customer is called back; what the knowledge base does not answer is written down."""
        if self.finished_at is not None and self.state != "cancelled":
            day = local(self.finished_at, act.office.zone).date()
            yield from call_back(
                act, self, "training", day, customer=self.customer, target=self.contact,
                phone=self.phone, why=f"training {day}",
            )  # fmt: skip
        for row in self.questions:
            if row.article is None and row.question and not self._is_asked_already(act, row):
                values = {
                    "title_text": row.question,
                    "question": row.question,
                    "body": row.answer,
                    "asked_in": self.number,
                }
                yield FollowUp("article", row.uid, values)
