# SPDX-License-Identifier: MIT
"""One call as the call card keeps it, with the promise of a reply as a deadline."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk.db.fields import Choice, Line, Link, Moment, Name, Note, Phone, Tick, Whole, me, now
from desk.db.record import Ask, Due, Problem, Record, Step
from desk.records.call.words import (
    DIRECTIONS,
    OPEN_ENDED,
    OUTCOMES,
    PURPOSES,
    SALUTATIONS,
    STATES,
)
from desk.sheet import Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

PROMISED = N_("Reply promised to a caller")
MISSED = N_("Missed call: ring back")
IMPORTANT = N_("Important business enquiry")
DESK = "staff trainer supervisor"


class AskReply(Ask):
    """What the caller was told in the end."""

    reply = Note(N_("What the caller was told"), required=True)
    drawing = "reply"


def hang_up(call: "Call", act: "Act", asked: None) -> None:
    """The call is over; its clock stands."""
    call.ended_at = act.now


def replied(call: "Call", act: "Act", asked: AskReply) -> None:
    """The promised reply was given."""
    call.reply = asked.reply
    call.replied_at, call.replied_by = act.now, act.session.person_id


class Call(Record):
    """A call: number, caller, how long it took, what came of it."""

    direction = Choice(N_("In or out"), DIRECTIONS, required=True, default="in")
    purpose = Choice(N_("Kind of call"), PURPOSES, required=True, default="enquiry")
    phone = Phone(N_("Caller's number"))
    caller = Name(N_("Caller"))
    salutation = Choice(N_("Salutation"), SALUTATIONS)
    company = Name(N_("Company"))
    customer = Link(N_("Customer"), to="customer")
    taken_by = Link(N_("Taken by"), to="person", default=me)
    rings = Whole(N_("Rings"))
    apologised = Tick(N_("Apologised for the wait"))
    started_at = Moment(N_("Call began"), required=True, default=now)
    ended_at = Moment(N_("Call ended"))
    seconds = Whole(N_("Seconds"), by_desk=True)
    hold_seconds = Whole(N_("Seconds on hold"))
    important = Tick(N_("Important, for the manager"))
    matter = Line(N_("Matter"))
    content = Note(N_("What was said"))
    outcome = Choice(N_("Outcome"), OUTCOMES)
    passed_to = Link(N_("Put through to"), to="person")
    about = Line(N_("Belongs to"))
    promise_at = Moment(N_("Reply promised until"))
    reply = Note(N_("What the caller was told"), by_desk=True)
    replied_at = Moment(N_("Reply given at"), by_desk=True)
    replied_by = Link(N_("Reply given by"), to="person", by_desk=True)

    class Meta:
        indexes = ((("customer", "started_at"), False), (("phone", "started_at"), False))

    sheet = Sheet(
        title=N_("Call note"),
        book=N_("Calls"),
        prefix="TEL",
        drawing="""
            number       direction    purpose      started_at   ended_at     seconds
            phone        caller       salutation   company      customer     customer
            taken_by     rings        apologised   hold_seconds important    state
            matter       matter       matter       matter       matter       matter
            content      content      content      content      content      content
            -- What came of it
            outcome      passed_to    passed_to    about        about        promise_at
            reply        reply        reply        reply        replied_at   replied_by
        """,
        listed="number started_at direction purpose caller phone customer matter outcome seconds "
        "taken_by state promise_at",
        searched="caller company phone matter content about",
        rights={"write": f"{DESK} manager head_office"},
        known_as={
            "started_at": "来电时间 通话时间 时间 日期 time date",
            "phone": "号码 来电号码 电话 number phone",
            "caller": "来电人 对方姓名 姓名 caller",
            "content": "内容 通话内容 content",
        },
    )
    states = STATES
    closed_states = frozenset({"done"})
    aside_states = frozenset({"promised"})
    steps = (
        Step("hang_up", N_("Hang up"), hang_up, f"{DESK} manager head_office",
             when=lambda c: c.ended_at is None and c.outcome != "missed",
             key="Ctrl+Shift+H", icon="phone"),
        Step("replied", N_("Reply given"), replied, f"{DESK} manager head_office",
             when=lambda c: c.state == "promised", asks=AskReply,
             key="Ctrl+Shift+R", icon="check", main=True),
    )  # fmt: skip
    signatures = ()

    def is_closed(self) -> bool:
        """What was heard may be written down after hanging up; only times ask for a reason."""
        return False

    def work_out(self, act: "Act") -> None:
        """The length of the call, the promise and its clock, the manager of what is important."""
        self.seconds = None
        if self.started_at is not None and self.ended_at is not None:
            self.seconds = max(0, int((self.ended_at - self.started_at).total_seconds()))
        if self.outcome in OPEN_ENDED and self.promise_at is None and self._may_ring_back():
            promised = self.ended_at or self.started_at or act.now
            self.promise_at = act.calendar().after(promised, promised_minutes(self, act))
        if self._is_for_the_manager() and self.assigned is None:
            branch = self.branch or act.session.branch_id
            managers = act.office.with_role("manager", branch)
            self.assigned = managers[0].id if managers else None
        self.state = self._state()

    def _may_ring_back(self) -> bool:
        return self.direction == "in" and bool(self.phone or self.customer)

    def _is_for_the_manager(self) -> bool:
        return bool(self.important) and self.purpose == "business"

    def _waits(self) -> bool:
        return self.replied_at is None and (
            self.outcome in OPEN_ENDED or self.promise_at is not None or self._is_for_the_manager()
        )

    def _state(self) -> str:
        if self._waits():
            return "promised"
        return "running" if self.ended_at is None and self.outcome != "missed" else "done"

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: no call ends before it began; who is put through goes to somebody."""
        yield from super().problems()
        if self.started_at and self.ended_at and self.ended_at < self.started_at:
            yield "ended_at", Message(N_("lies before the call began."))
        for name in ("rings", "hold_seconds"):
            value = getattr(self, name)
            if value is not None and value < 0:
                yield name, Message(N_("must not be negative."))

    def dues(self) -> Iterator[Due]:
        """The promised reply; an important business enquiry is the manager's at once."""
        if self.state != "promised":
            return
        if self._is_for_the_manager() and self.started_at is not None:
            yield Due(IMPORTANT, self.started_at, self.assigned, "manager")
        if self.promise_at is not None:
            what = MISSED if self.outcome == "missed" else PROMISED
            yield Due(what, self.promise_at, self.assigned or self.taken_by, "staff")


def promised_minutes(call: Call, act: "Act") -> int:
    """The minutes of work within which a reply is promised: internal matters 30, others an hour."""
    promises = act.rule("promises")
    return int(promises["internal" if call.purpose == "internal" else "complaint"])
