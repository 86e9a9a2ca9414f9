# SPDX-License-Identifier: MIT
"""The service task: what is broken, whether it is in warranty, how it is mended, who agrees."""

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
from desk.db.said import Said
from desk.records.callback.sources import call_back
from desk.records.service_task import warranty
from desk.records.service_task.drawing import (
    CHARGES,
    LETTER,
    OF_MODE,
    ON_PAPER,
    ON_SCREEN,
    PRINTOUTS,
)
from desk.records.service_task.moves import STEPS
from desk.records.service_task.parts import FEES, add_up
from desk.records.service_task.rows import Called, Part
from desk.records.service_task.words import (
    CHECKS,
    CONSENTS,
    DOA,
    LADDER,
    LEVELS,
    MODES,
    OF_MODES,
    OPEN,
    STATES,
    WARRANTIES,
)
from desk.records.workdays import closing
from desk.sheet import Printout, Sheet
from desk.text import N_, Message
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act

ASSIGN = N_("Give the service task to an engineer")
VISIT = N_("Engineer's appointment")
CONSENT = N_("Ask for the consent to a quote")
PARTNER = N_("Agreed day of a partner company")
CONFIRM = N_("Ask whether the repair holds")
CENTRE = N_("Ask the technical centre for its answer")
# Customers whose tasks come before others.
LEVEL_OF = {"vip": "very_urgent", "important": "urgent"}


class ServiceTask(Record):
    """One fault of one product, from the customer's description to the confirmation."""

    received_at = Moment(N_("Received at"), required=True, default=now)
    received_by = Link(N_("Received by"), to="person", default=me)
    mode = Choice(N_("Service mode"), MODES, required=True, default="phone")
    level = Choice(N_("Urgency of the task"), LEVELS)
    customer = Link(N_("Customer"), to="customer", required=True)
    contact = Name(N_("Contact person"))
    phone = Phone(N_("Telephone"))
    address = Address(N_("Address"))
    product = Link(N_("Product on file"), to="product")
    product_name = Name(N_("Product name"))
    model = Line(N_("Model"))
    serial = Line(N_("Serial number"))
    seller = Name(N_("Bought from"))
    bought_on = Day(N_("Bought on"))
    warranty_months = Whole(N_("Warranty (months)"))
    doa_days = Whole(N_("DOA window (days)"))
    disputed = Tick(N_("Disputed"))
    days_owned = Whole(N_("Days owned"), by_desk=True)
    warranty_until = Day(N_("Warranty until"), by_desk=True)
    warranty = Choice(N_("Warranty"), WARRANTIES, by_desk=True)
    doa = Choice(N_("Dead on arrival"), DOA, by_desk=True)
    rule = Said(N_("What the rule says"), by_desk=True)
    fault = Note(N_("Fault as the customer describes it"), required=True)
    hard = Tick(N_("Hard fault"))
    batch = Tick(N_("Batch fault"))
    appearance = Note(N_("Appearance and accessories"))
    ship_in = Line(N_("Came in by (carrier, no.)"))
    engineer = Link(N_("Engineer"), to="person", by_desk=True)
    appointment_at = Moment(N_("Appointment"))
    arrived_at = Moment(N_("Engineer arrived at"), by_desk=True)
    finished_at = Moment(N_("Work finished at"), by_desk=True)
    waits_for = Line(N_("Waits for which parts"), by_desk=True)
    ladder = Choice(N_("Now with"), LADDER, by_desk=True)
    called = Rows(N_("Who was called in"), Called, by_desk=True)
    cause = Note(N_("Cause of the fault"))
    scope_checked = Note(N_("Scope checked"))
    solution = Note(N_("Solution"))
    centre_number = Line(N_("Number at the centre"))
    centre_sent_at = Moment(N_("Sent to the centre at"), by_desk=True)
    centre_answered_at = Moment(N_("Centre answered at"), by_desk=True)
    centre_answer = Note(N_("Answer of the centre"), by_desk=True)
    partner = Name(N_("Partner company"), by_desk=True)
    partner_contact = Name(N_("Contact at the partner"), by_desk=True)
    partner_phone = Phone(N_("Telephone of the partner"), by_desk=True)
    partner_on = Day(N_("Agreed day"), by_desk=True)
    partner_result = Note(N_("Partner's result"), by_desk=True)
    changed_parts = Rows(N_("Parts"), Part)
    labour_fee = Money(N_("Labour fee"))
    visit_fee = Money(N_("Visit fee"))
    post_fee = Money(N_("Postage"))
    parts_fee = Money(N_("Cost of parts"), by_desk=True)
    total = Money(N_("Total charges"), by_desk=True, capitals=True)
    in_words = Line(N_("In capitals"), by_desk=True)
    quoted_at = Moment(N_("Quoted at"), by_desk=True)
    quoted = Money(N_("Quoted"), by_desk=True)
    consent = Choice(N_("Consent"), CONSENTS, by_desk=True)
    consent_by = Name(N_("Consent given by"), by_desk=True)
    consent_at = Moment(N_("Consent given at"), by_desk=True)
    replacement_serial = Line(N_("Serial number handed out"))
    ship_out = Line(N_("Went out by (carrier, no.)"))
    check = Choice(N_("Customer's check"), CHECKS, by_desk=True)
    confirmed_by = Name(N_("Confirmed for the customer by"), by_desk=True)
    confirmed_at = Moment(N_("Customer confirmed at"), by_desk=True)
    cancelled_because = Line(N_("Cancelled because"), by_desk=True)
    customer_name = Name(N_("Customer"), by_desk=True, hidden=True)
    assign_by = Moment(N_("To be assigned by"), by_desk=True, hidden=True)
    answer_by = Moment(N_("To be answered by"), by_desk=True, hidden=True)
    partner_by = Moment(N_("Agreed day"), by_desk=True, hidden=True)

    class Meta:
        indexes = ((("customer", "received_at"), False), (("serial",), False))

    sheet = Sheet(
        title=N_("Service task"),
        book=N_("Service tasks"),
        prefix="RW",
        drawing=ON_SCREEN,
        printed=ON_PAPER,
        listed="number received_at customer product_name serial mode level state warranty "
        "engineer appointment_at partner_on",
        searched="customer_name contact phone product_name model serial fault solution partner",
        known_as={
            "received_at": "受理时间, 报修时间, 日期, date",
            "customer": "客户名称, 客户, customer",
            "serial": "序列号, 机身号, SN, serial no.",
            "fault": "故障现象, 故障描述, 问题描述, fault",
            "product_name": "产品, 品名, 机型, product",
        },
    )
    states = STATES
    closed_states = frozenset({"confirmed", "cancelled"})
    aside_states = frozenset({"quoted", "waiting", "partner"})
    steps = STEPS
    signatures = (N_("Engineer's signature"), N_("Customer's signature"))
    printouts = PRINTOUTS

    def papers(self) -> Iterator[Printout]:
        """The sheet itself, the slip of its mode, charges and letter where there are any."""
        yield self.printout()
        slips = [OF_MODE[self.mode]] if self.mode in OF_MODE else []
        if self.total:
            slips.append(CHARGES)
        if self.centre_sent_at is not None:
            slips.append(LETTER)
        yield from dict.fromkeys(slips)

    def idle(self) -> frozenset[str]:
        """What the way of serving does not need."""
        kinds = self.kinds()
        return frozenset(
            name
            for name, modes in OF_MODES.items()
            if self.mode not in modes and kinds[name].is_empty(getattr(self, name))
        )

    def title(self) -> str:
        """Whose product it is."""
        return self.customer_name

    def work_out(self, act: "Act") -> None:
        """Card, catalogue, warranty, sums, and how urgent it is."""
        self.state = self.state or "taken"
        self.ladder = self.ladder or "desk"
        before = rowing.base_of(self)
        if self.customer is not None and before.get("customer") != self.customer:
            self._take_over(act.get("customer", self.customer))
        if self.product is not None and before.get("product") != self.product:
            self._from_catalogue(act)
        self._from_policy(act)
        if not self.level:
            self.level = "urgent" if self.hard or self.batch else "ordinary"
        warranty.work_out(self, act)
        add_up(self)
        taken = self.received_at or act.now
        promises = act.rule("promises", local(taken, act.office.zone).date())
        minutes = int(promises["internal" if self.level != "ordinary" else "complaint"])
        self.assign_by = act.calendar().after(taken, minutes)
        waiting = self.quoted_at if self.state == "quoted" else self.finished_at
        if self.centre_sent_at is not None and self.centre_answered_at is None:
            waiting = self.centre_sent_at
        self.partner_by = closing(act, self.partner_on) if self.partner_on is not None else None
        self.answer_by = None
        if waiting is not None:
            day = local(waiting, act.office.zone).date() + timedelta(days=1)
            self.answer_by = closing(act, day)

    def _take_over(self, card: Any) -> None:
        self.customer_name = card.name
        main = next((c for c in card.contacts if c.main), None)
        self.contact = self.contact or (main.name if main is not None else card.name)
        self.phone = self.phone or (main.mobile if main else "") or card.mobile or card.phone
        self.address = self.address or card.address
        self.level = self.level or LEVEL_OF.get(card.level, "")

    def _from_catalogue(self, act: "Act") -> None:
        product: Any = act.get("product", self.product or 0)
        self.product_name = self.product_name or product.name
        self.model = self.model or product.model
        if self.warranty_months is None:
            self.warranty_months = product.warranty_months
        if self.doa_days is None:
            self.doa_days = product.doa_days

    def _from_policy(self, act: "Act") -> None:
        """What the office grants where the product says nothing itself."""
        policy = act.rule("warranty", local(self.received_at or act.now, act.office.zone).date())
        if self.warranty_months is None:
            self.warranty_months = policy["months"] or None
        if self.doa_days is None:
            self.doa_days = policy["doa_days"] or None

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: a product is named, and who is visited or sent to has an address."""
        yield from super().problems()
        if self.product is None and not self.product_name:
            yield "product_name", Message(N_("must be filled in."))
        if self.mode in ("on_site", "mail_in") and not self.address:
            yield "address", Message(N_("must be filled in."))
        if self.bought_on is not None and (self.days_owned or 0) < 0:
            yield "bought_on", Message(N_("lies after the time it was received."))
        for name in (*FEES, "warranty_months", "doa_days"):
            if (getattr(self, name) or 0) < 0:
                yield name, Message(N_("must not be negative."))

    def dues(self) -> Iterator[Due]:
        """To be assigned, visited, agreed to, got back from others, confirmed."""
        if self.state == "taken" and self.assign_by is not None:
            yield Due(ASSIGN, self.assign_by, self.assigned)
        if self.state in OPEN and self.appointment_at is not None and self.arrived_at is None:
            yield Due(VISIT, self.appointment_at, self.engineer)
        if self.state == "partner" and self.partner_by is not None:
            yield Due(PARTNER, self.partner_by, self.engineer)
        if self.answer_by is None:
            return
        if self.state == "quoted":
            yield Due(CONSENT, self.answer_by, self.engineer)
        elif self.state == "done":
            yield Due(CONFIRM, self.answer_by, self.engineer)
        elif self.state in OPEN and self.centre_answered_at is None and self.centre_sent_at:
            yield Due(CENTRE, self.answer_by, self.engineer)

    def follow_ups(self, act: "Act") -> Iterator[FollowUp]:
        """Some days after the customer's confirmation somebody asks whether it holds."""
        if self.state == "confirmed" and self.confirmed_at is not None:
            yield from call_back(
                act, self, "service_task", local(self.confirmed_at, act.office.zone).date(),
                customer=self.customer, target=self.contact, phone=self.phone,
            )  # fmt: skip
