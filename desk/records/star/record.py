# SPDX-License-Identifier: MIT
"""The election of the service star of a month 服务标兵, of a branch or of the whole office.

Colleagues vote once each and not for themselves; customers vote by praising somebody by name in a
call-back. Who voted is known, for whom is not: see box.py.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from desk.db import rowing
from desk.db.fields import Day, Line, Link, Moment, Name, Note, Whole, today
from desk.db.record import Due, Problem, Record, Rows
from desk.db.said import Said
from desk.records.assessment.months import last_month
from desk.records.star import moves
from desk.records.star.box import KIND, voters
from desk.records.star.electorate import entitled
from desk.records.star.rows import StarResult
from desk.records.star.words import READERS, STATES
from desk.records.workdays import closing
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import day_bounds, local, plain_month, read_month

if TYPE_CHECKING:
    from desk.db.act import Act

VOTE = N_("Vote for the service star")
OPEN = N_("Open the election of the service star")
CLOSE = N_("Count the votes for the service star")
ANNOUNCE = N_("Announce the service star")
ANNOUNCED_WITHIN = timedelta(days=2)
#: What stands once the first vote is cast.
STANDING = ("month", "of_branch", "opens_on")


def in_five_days(session: Any) -> Any:
    """Default of the last day."""
    return session.today() + timedelta(days=5)


class Star(Record):
    """One election; the box beside it knows the votes, this form only the result."""

    month = Line(N_("Month"), required=True, default=last_month)
    of_branch = Link(N_("Branch (empty: whole office)"), to="branch")
    opens_on = Day(N_("Votes from"), required=True, default=today)
    closes_on = Day(N_("Votes until"), required=True, default=in_five_days)
    remarks = Note(N_("Remarks"))
    star_names = Name(N_("Service star"), by_desk=True)
    decided = Said(N_("How it was decided"), by_desk=True)
    results = Rows(N_("Result of the election"), StarResult, by_desk=True)
    entitled = Whole(N_("Could vote"), by_desk=True)
    voted = Whole(N_("Have voted"), by_desk=True)
    customers = Whole(N_("Customers' votes"), by_desk=True)
    box_check = Said(N_("Ballot box"), by_desk=True)
    counted_at = Moment(N_("Counted at"), by_desk=True)
    reason = Note(N_("Reason in words"))
    proposal = Said(N_("Reason as the figures say it"), by_desk=True)
    voices = Note(N_("What colleagues wrote"), by_desk=True)
    announced_at = Moment(N_("Announced at"), by_desk=True)
    announced_by = Link(N_("Announced by"), to="person", by_desk=True)
    star = Link(N_("Service star"), to="person", by_desk=True, hidden=True)
    opens_at = Moment(N_("Votes from"), by_desk=True, hidden=True)
    closes_at = Moment(N_("Votes until"), by_desk=True, hidden=True)
    announce_by = Moment(N_("Announce until"), by_desk=True, hidden=True)

    class Meta:
        table_name = KIND
        indexes = ((("month", "of_branch"), False), (("state", "closes_at"), False))

    sheet = Sheet(
        title=N_("Election of the service star"),
        book=N_("Service star"),
        prefix="ST",
        drawing="""
            number     month      of_branch  opens_on   closes_on  state
            remarks    remarks    remarks    remarks    remarks    remarks
            -- Result of the votes
            star_names star_names counted_at entitled   voted      customers
            results    results    results    results    results    results
            decided    decided    decided    box_check  box_check  box_check
            -- Announcement
            reason     reason     reason     reason     reason     reason
            proposal   proposal   proposal   proposal   announced_at announced_by
            voices     voices     voices     voices     voices     voices
        """,
        listed="number month of_branch star_names state opens_on closes_on voted customers "
        "announced_at",
        searched="month star_names reason remarks",
        rights={
            "read": READERS,
            "write": "supervisor",
            "print": READERS,
            "comment": READERS,
        },
    )
    states = STATES
    one_of = ("month", "of_branch")
    closed_states = frozenset({"announced", "cancelled"})
    steps = moves.STEPS
    signatures = (N_("Votes counted by"), N_("Supervisor's signature"))

    #: Who may vote and has not yet, as the last save found it.
    waiting: tuple[int, ...] = ()

    def takes_votes(self, now: datetime) -> bool:
        """Whether a vote can be cast at a moment (UTC)."""
        if self.state != "open" or self.voided:
            return False
        return self.closes_at is None or now < self.closes_at

    def work_out(self, act: "Act") -> None:
        """The days as moments, from the office's midnight to midnight; who has yet to vote."""
        month = read_month(self.month)
        self.month = plain_month(month) if month is not None else self.month
        zone = act.office.zone
        if self.opens_on is not None and self.state == "planned":
            self.opens_at = day_bounds(self.opens_on, zone)[0]
        if self.closes_on is not None and self.state in ("planned", "open"):
            self.closes_at = day_bounds(self.closes_on, zone)[1]
        if self.counted_at is not None:
            day = local(self.counted_at, zone).date()
            self.announce_by = closing(act, day + ANNOUNCED_WITHIN)
        have = voters(act.store.database, self.id) if self.id else set()
        self.waiting = tuple(p.id for p in entitled(act.office, self.of_branch) if p.id not in have)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: a month that can be read, days in their order."""
        yield from super().problems()
        if self.month and read_month(self.month) is None:
            yield "month", Message(N_("is no month. Type it like 2026-11."))
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            yield "closes_on", Message(N_("lies before the first day."))

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """One election a month and branch; what colleagues voted on stays."""
        if self.voided or self.state == "cancelled":
            return
        rows = act.store.database.rows(
            "SELECT number FROM star WHERE month = ? AND COALESCE(of_branch, 0) = ? "
            "AND voided = ? AND state <> ? AND id <> ?",
            *(self.month, self.of_branch or 0, False, "cancelled", self.id or 0),
        )
        if rows:
            yield "month", Message(N_("stands on {number} already."), number=rows[0][0])
        before = rowing.base_of(self)
        if not before or act.action:
            return
        now = self.plain()
        late = self.counted_at is not None
        fixed = (*STANDING, "closes_on") if late else STANDING
        if late or voters(act.store.database, self.id):
            for name in fixed:
                if before[name] != now[name]:
                    yield name, Message(N_("stands since the first vote was cast."))

    def follow(self, act: "Act", before: Self | None) -> None:
        """What begins today is open at once, as a step of its own."""
        if self.state == "planned" and self.opens_at is not None and self.opens_at <= act.now:
            said, act.action = act.action, "step:open"
            self.state = "open"
            act.save(self)
            act.action = said

    def dues(self) -> Iterator[Due]:
        """Opening and counting come by the clock; each colleague is asked for a vote."""
        if self.state == "planned" and self.opens_at is not None:
            yield Due(OPEN, self.opens_at, None, "supervisor", "open")
        if self.state == "open" and self.closes_at is not None:
            for person in self.waiting:
                yield Due(VOTE, self.closes_at, person, "staff")
            yield Due(CLOSE, self.closes_at, None, "supervisor", "close")
        if self.state == "counted" and self.star is not None and self.announce_by is not None:
            yield Due(ANNOUNCE, self.announce_by, None, "supervisor")

    def title(self) -> str:
        """The star, else the month."""
        return self.star_names or self.month
