# SPDX-License-Identifier: MIT
"""The message slip: nothing said for a colleague is lost; it is delivered, read and answered."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk.db.fields import Choice, Link, Moment, Name, Note, Phone, Tick, me, now
from desk.db.record import Ask, Due, Problem, Record, Step
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act

SALUTATIONS = {"mr": N_("Mr"), "ms": N_("Ms")}
ASKS = {
    "call_back": N_("Please call back"),
    "calls_again": N_("Will call again"),
    "came": N_("Came in person"),
    "tell": N_("Only to be told"),
}
WAYS = {
    "by_hand": N_("By hand"),
    "phone": N_("Telephone"),
    "desk": N_("On the desk"),
    "wechat": N_("WeChat"),
    "email": N_("By e-mail"),
}
STATES = {
    "new": N_("Not handed on yet"),
    "delivered": N_("Handed on"),
    "read": N_("Read"),
    "done": N_("Settled"),
}
DELIVER = N_("Hand on a message")
READ = N_("Read a message")
CALL_BACK = N_("Call back as the message asks")
WRITERS = "staff trainer supervisor manager head_office"


class AskDelivery(Ask):
    """When and how the message was handed on."""

    delivered_at = Moment(N_("Handed on at"), required=True, default=now)
    way = Choice(N_("Handed on how"), WAYS, required=True, default="by_hand")
    drawing = "delivered_at way"


class AskResult(Ask):
    """What was done about it."""

    result = Note(N_("What was done about it"), required=True)
    drawing = "result"


def deliver(slip: "MessageSlip", act: "Act", asked: AskDelivery) -> None:
    """Handed on, with the time and the way."""
    slip.delivered_at, slip.delivered_how = asked.delivered_at, asked.way
    slip.delivered_by = act.session.person_id
    slip.state = "delivered"


def read(slip: "MessageSlip", act: "Act", asked: None) -> None:
    """Who reads it says so; what lies read on the desk counts as delivered."""
    slip.read_at, slip.read_by = act.now, act.session.person_id
    slip.delivered_at = slip.delivered_at or act.now
    slip.delivered_how = slip.delivered_how or "desk"
    slip.state = "read"


def settle(slip: "MessageSlip", act: "Act", asked: AskResult) -> None:
    """The caller was called back, or whatever was asked is done."""
    slip.result = asked.result
    slip.done_at, slip.done_by = act.now, act.session.person_id
    slip.state = "done"


class MessageSlip(Record):
    """What a caller or visitor leaves for a colleague who is not there."""

    for_person = Link(N_("For whom"), to="person", required=True)
    received_at = Moment(N_("Called at"), required=True, default=now)
    caller = Name(N_("Who called"), required=True)
    salutation = Choice(N_("Salutation"), SALUTATIONS)
    company = Name(N_("Company"))
    phone = Phone(N_("Number to call back"))
    customer = Link(N_("Customer"), to="customer")
    content = Note(N_("The message"), required=True)
    asks = Choice(N_("What is asked"), ASKS, required=True, default="call_back")
    urgent = Tick(N_("Urgent"))
    read_back = Tick(N_("Read back to the caller"))
    promise_at = Moment(N_("Reply promised until"))
    taken_by = Link(N_("Written down by"), to="person", default=me)
    delivered_at = Moment(N_("Handed on at"), by_desk=True)
    delivered_how = Choice(N_("Handed on how"), WAYS, by_desk=True)
    delivered_by = Link(N_("Handed on by"), to="person", by_desk=True)
    read_at = Moment(N_("Read at"), by_desk=True)
    read_by = Link(N_("Read by"), to="person", by_desk=True)
    result = Note(N_("What was done about it"), by_desk=True)
    done_at = Moment(N_("Settled at"), by_desk=True)
    done_by = Link(N_("Settled by"), to="person", by_desk=True)
    deliver_by = Moment(N_("To be handed on by"), by_desk=True, hidden=True)
    answer_by = Moment(N_("To be answered by"), by_desk=True, hidden=True)

    class Meta:
        table_name = "message"
        indexes = ((("for_person", "received_at"), False),)

    sheet = Sheet(
        title=N_("Message slip"),
        book=N_("Messages"),
        prefix="MS",
        drawing="""
            number        for_person    received_at   urgent
            caller        salutation    company       company
            phone         phone         customer      asks
            content       content       content       content
            taken_by      read_back     promise_at    state
            -- Handing on
            delivered_at  delivered_how delivered_by  delivered_by
            read_at       read_by       done_at       done_by
            result        result        result        result
        """,
        printed="""
            for_person    urgent        received_at   received_at
            caller        salutation    company       company
            phone         phone         asks          asks
            content       content       content       content
            taken_by      read_back     delivered_at  read_by
        """,
        listed="number received_at for_person caller company phone asks urgent state taken_by "
        "delivered_at read_by",
        searched="caller company phone content result",
        rights={"write": WRITERS},
    )
    states = STATES
    closed_states = frozenset({"done"})
    steps = (
        Step("deliver", N_("Message handed on"), deliver, WRITERS,
             when=lambda m: m.state == "new", asks=AskDelivery,
             key="Ctrl+Shift+D", icon="right", main=True),
        Step("read", N_("I have read it"), read, WRITERS,
             when=lambda m: m.state in ("new", "delivered"), key="Ctrl+Shift+E", icon="view"),
        Step("settle", N_("Message settled"), settle, WRITERS,
             when=lambda m: m.state in ("delivered", "read"), asks=AskResult,
             key="Ctrl+Shift+R", icon="check", main=True),
    )  # fmt: skip
    signatures = (N_("Written down by"), N_("Signed for by"))

    def title(self) -> str:
        """Who called."""
        return self.caller

    def work_out(self, act: "Act") -> None:
        """The half hour to hand it on and, where a call back is asked, to ring the caller."""
        self.state = self.state or "new"
        start = self.received_at or act.now
        promises = act.rule("promises", local(start, act.office.zone).date())
        minutes = int(promises["internal"])
        self.deliver_by = act.calendar().after(start, 0 if self.urgent else minutes)
        hour = int(promises["complaint"])
        self.answer_by = self.promise_at or act.calendar().after(start, hour)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: who is to be called back left a number."""
        yield from super().problems()
        if self.asks == "call_back" and not (self.phone or self.customer):
            yield "phone", Message(N_("must be filled in."))

    def dues(self) -> Iterator[Due]:
        """First to be delivered, then what the caller was promised; others are read at least."""
        if self.state == "new" and self.deliver_by is not None:
            yield Due(DELIVER, self.deliver_by, self.taken_by, "staff")
        if self.state in ("delivered", "read") and self._waits() and self.answer_by is not None:
            yield Due(CALL_BACK, self.answer_by, self.for_person, "staff")
        elif self.state == "delivered" and self.answer_by is not None:
            yield Due(READ, self.answer_by, self.for_person, "staff")

    def _waits(self) -> bool:
        return self.asks == "call_back" or self.promise_at is not None
