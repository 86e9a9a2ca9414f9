# SPDX-License-Identifier: MIT
"""The reception form of one stay: who comes when, who receives, what is done by when."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self

from desk.db.fields import Choice, Line, Link, Moment, Name, Note, Tick, Whole, me
from desk.db.record import Due, FollowUp, Problem, Record, Row, Rows
from desk.db.standing import Standing, in_states, on_this_day
from desk.records.callback.sources import call_back
from desk.records.stay import checklist, memory
from desk.records.stay.checklist import ChecklistItem
from desk.records.stay.moves import STEPS
from desk.records.stay.words import COMING, RUNNING, SERVED, STATES, TAKEN
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act

MEND = N_("Defect in the guest's room")
READERS = "staff trainer supervisor manager head_office"


class ProgrammeItem(Row):
    """One point of the visit's programme."""

    at = Moment(N_("When"))
    place = Line(N_("Where"))
    text = Line(N_("What is planned"), required=True)
    person = Link(N_("Who goes along"), to="person")


class Served(Row):
    """What was offered to the guest and how it was taken."""

    sort = Choice(N_("Kind of offer"), SERVED)
    item = Line(N_("Offered"), required=True)
    taken = Choice(N_("How it was taken"), TAKEN)
    remarks = Line(N_("Remarks"))


class Defect(Row):
    """A defect found when the room was checked together with engineering."""

    text = Line(N_("Defect"), required=True)
    found_by = Link(N_("Found by"), to="person")
    mended_at = Moment(N_("Mended at"))
    mended_by = Line(N_("Mended by"))


class Stay(Record):
    """One visit of a guest, from the announcement to the guest's opinion."""

    guest = Link(N_("Guest"), to="guest", required=True)
    purpose = Line(N_("Purpose of the visit"))
    people = Whole(N_("Persons"))
    arrive_at = Moment(N_("Guest arrives"), required=True)
    leave_at = Moment(N_("Guest leaves"))
    transport = Line(N_("Flight, train or car"))
    vehicle = Line(N_("Picked up by"))
    room = Line(N_("Room"))
    host = Link(N_("Host"), to="person", default=me)
    escort = Link(N_("Escort"), to="person")
    specialist = Name(N_("Named specialist"))
    budget = Line(N_("Standard of expenses"))
    escorted = Tick(N_("Escorted throughout"), default=True)
    no_waiting = Tick(N_("No waiting"), default=True)
    has_specialist = Tick(N_("Specialist named"))
    consultation = Tick(N_("Joint consultation"))
    comforts = Tick(N_("Extra comforts"))
    programme = Rows(N_("Programme"), ProgrammeItem)
    room_checked_by = Name(N_("Room checked by engineer"))
    defects = Rows(N_("Defects"), Defect)
    checklist = Rows(N_("Checklist"), ChecklistItem, by_desk=True)
    open_items = Whole(N_("Items open"), by_desk=True)
    served = Rows(N_("What was offered"), Served)
    guest_opinion = Note(N_("Guest's opinion"), by_desk=True)
    summary = Note(N_("Summary"), by_desk=True)
    summed_up_at = Moment(N_("Summed up at"), by_desk=True)
    summed_up_by = Link(N_("Summed up by"), to="person", by_desk=True)
    called_off_because = Line(N_("Called off because"), by_desk=True)
    guest_name = Name(N_("Guest"), by_desk=True, hidden=True)
    template = Note(N_("Template"), by_desk=True, hidden=True)

    class Meta:
        indexes = ((("guest", "arrive_at"), False),)

    sheet = Sheet(
        title=N_("Reception form"),
        book=N_("Receptions"),
        prefix="VS",
        drawing="""
            number      guest       guest       purpose     purpose     state
            arrive_at   leave_at    transport   vehicle     room        people
            host        escort      specialist  budget      open_items  open_items
            escorted    no_waiting  has_specialist consultation comforts .
            -- Programme
            programme   programme   programme   programme   programme   programme
            -- Checklist
            room_checked_by room_checked_by . . . .
            defects     defects     defects     defects     defects     defects
            checklist   checklist   checklist   checklist   checklist   checklist
            -- Afterwards
            served      served      served      served      served      served
            guest_opinion guest_opinion guest_opinion summary summary   summary
            summed_up_at summed_up_by called_off_because called_off_because called_off_because .
        """,
        printed="""
            number      guest       guest       purpose     purpose     people
            arrive_at   leave_at    transport   room        host        escort
            specialist  specialist  budget      budget      room_checked_by room_checked_by
            escorted    no_waiting  has_specialist consultation comforts    comforts
            -- Checklist
            checklist   checklist   checklist   checklist   checklist   checklist
            -- Defects
            defects     defects     defects     defects     defects     defects
            -- Programme
            programme   programme   programme   programme   programme   programme
        """,
        listed="number guest arrive_at leave_at room state host escort open_items purpose",
        searched="guest_name room purpose transport specialist summary guest_opinion",
        rights={"read": READERS},
    )
    states = STATES
    closed_states = frozenset({"closed", "cancelled"})
    standings = (
        Standing(N_("Guests in the house"), in_states("present")),
        Standing(N_("Guests who arrive today"), on_this_day("arrive_at", *COMING)),
    )
    steps = STEPS
    signatures = (N_("Host"), N_("Checked by the supervisor"))

    def title(self) -> str:
        """Whose stay it is."""
        return self.guest_name

    def work_out(self, act: "Act") -> None:
        """The checklist with its times, and how much of it is open."""
        self.state = self.state or "announced"
        guest: Any = act.get("guest", self.guest) if self.guest is not None else None
        self.guest_name = guest.name if guest is not None else ""
        checklist.build(self, guest, act)
        self.open_items = sum(1 for row in self.checklist if not row.result)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: nobody leaves before arriving."""
        yield from super().problems()
        if self.arrive_at and self.leave_at and self.leave_at < self.arrive_at:
            yield "leave_at", Message(N_("lies before the arrival."))

    def dues(self) -> Iterator[Due]:
        """Every item not ticked yet, and the defects that must be gone before the guest comes."""
        if self.state not in RUNNING:
            return
        for row in self.checklist:
            if not row.result and row.due_at is not None:
                person = row.person or (self.host if row.role == "supervisor" else None)
                yield Due(row.text, row.due_at, person or self.assigned, row.role)
        broken = any(row.text and row.mended_at is None for row in self.defects)
        if broken and self.state in COMING and self.arrive_at is not None:
            yield Due(MEND, self.arrive_at, self.host)

    def follow(self, act: "Act", before: Self | None) -> None:
        """The guest's file remembers the stay once it is over."""
        gone = memory.GONE
        if self.guest is not None and (
            self.state in gone or (before is not None and before.state in gone)
        ):
            memory.remember(act.as_office(), self.guest)

    def follow_ups(self, act: "Act") -> Iterator[FollowUp]:
        """The day after the departure the guest, or the assistant, is called."""
        if self.state in memory.GONE and self.leave_at is not None and self.guest is not None:
            guest: Any = act.get("guest", self.guest)
            yield from call_back(
                act, self, "stay", local(self.leave_at, act.office.zone).date(),
                customer=guest.customer, target=guest.name,
                phone=guest.assistant_phone or guest.phone,
            )  # fmt: skip
