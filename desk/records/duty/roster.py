# SPDX-License-Identifier: MIT
"""The duty roster 排班表 of a branch for a month: who works which shift on which day.

One person never stands in two shifts that overlap, nobody on a day of leave; a closed month stays.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from desk.db import rowing
from desk.db.fields import Line, Link, Moment, Note, Whole
from desk.db.record import Ask, Problem, Record, Row, Rows, Step
from desk.records.duty import checks
from desk.records.duty.plan import days_of, marks_of, plan_of, shift_kinds, turns
from desk.records.duty.who import one_of_two
from desk.records.duty.words import ROSTER_STATES
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import plain_month, read_month

if TYPE_CHECKING:
    from desk.db.act import Act

READERS = "staff trainer supervisor manager head_office"


class AskWhy(Ask):
    """Why a closed month is opened again."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


class RosterLine(Row):
    """One person's month: a mark for each day from the first on, - where nothing is planned."""

    person = Link(N_("Colleague"), to="person")
    driver = Link(N_("Driver"), to="driver")
    plan = Line(N_("Marks of the month, day by day"))

    plan.width = 62

    def is_blank(self) -> bool:
        """A person without any shift stays on the roster."""
        return self.person is None and self.driver is None and not self.plan

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: whose month it is."""
        yield from super().problems()
        yield from one_of_two(self)


def publish(roster: "Roster", act: "Act", asked: None) -> None:
    """Everybody may rely on it now."""
    roster.state = "published"
    roster.published_at, roster.published_by = act.now, act.session.person_id


def close(roster: "Roster", act: "Act", asked: None) -> None:
    """The month is over: what was planned stays as it was."""
    roster.state = "closed"
    roster.closed_at, roster.closed_by = act.now, act.session.person_id


def reopen(roster: "Roster", act: "Act", asked: AskWhy) -> None:
    """Something in a closed month was wrong."""
    roster.state = "published"
    roster.closed_at = roster.closed_by = None


class Roster(Record):
    """A branch's month of duty, on screen the grid and on paper the sheet on the wall."""

    month = Line(N_("Month"), required=True)
    lines = Rows(N_("People on duty"), RosterLine)
    remarks = Note(N_("Remarks"))
    people = Whole(N_("People"), by_desk=True)
    shifts = Whole(N_("Shifts planned"), by_desk=True)
    published_at = Moment(N_("Made known at"), by_desk=True)
    published_by = Link(N_("Made known by"), to="person", by_desk=True)
    closed_at = Moment(N_("Month closed at"), by_desk=True)
    closed_by = Link(N_("Month closed by"), to="person", by_desk=True)

    sheet = Sheet(
        title=N_("Duty roster"),
        book=N_("Duty rosters"),
        prefix="DU",
        drawing="""
            number        month         branch        state
            people        shifts        .             .
            lines         lines         lines         lines
            remarks       remarks       remarks       remarks
            -- Standing
            published_at  published_by  closed_at     closed_by
        """,
        listed="number month branch state people shifts published_at closed_at",
        searched="month remarks",
        rights={"read": READERS, "write": "supervisor"},
        known_as={"month": "月份 月"},
    )
    states = ROSTER_STATES
    closed_states = frozenset({"closed"})
    steps = (
        Step("publish", N_("Make known"), publish, "supervisor",
             when=lambda r: r.state == "draft", key="Ctrl+Shift+R", icon="bell", main=True),
        Step("close", N_("Close the month"), close, "supervisor",
             when=lambda r: r.state == "published", key="Ctrl+Shift+L", icon="lock"),
        Step("reopen", N_("Open the month again"), reopen, "supervisor",
             when=lambda r: r.state == "closed", asks=AskWhy, icon="unlock"),
    )  # fmt: skip
    signatures = (N_("Made by"), N_("Supervisor's signature"))

    @property
    def first(self) -> date | None:
        """The first day of its month."""
        return read_month(self.month)

    def title(self) -> str:
        """The month."""
        return self.month

    def work_out(self, act: "Act") -> None:
        """Marks in capitals with one blank between; how many people and shifts there are."""
        self.state = self.state or "draft"
        self.branch = self.branch or act.session.branch_id or min(act.office.branches)
        month = self.first
        if month is None:
            return
        self.month = plain_month(month)
        kinds = shift_kinds(act.store.database)
        self.people, self.shifts = 0, 0
        for line in self.lines:
            marks = marks_of(line.plan, month)
            line.plan = plan_of(marks)
            self.people += 1
            self.shifts += len(turns(month, marks, kinds))

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: a month, and no more marks than it has days."""
        yield from super().problems()
        month = self.first
        if month is None:
            if self.month:
                yield "month", Message(N_("is not a month like 2026-11."))
            return
        most = len(days_of(month))
        for position, line in enumerate(self.lines, 1):
            if len(marks_of(line.plan, month)) > most:
                yield (
                    "lines",
                    Message(
                        N_("row {position} has more marks than the month has days ({days})."),
                        position=position,
                        days=most,
                    ),
                )

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """One roster for a branch and month; marks that are known; nobody twice, none on leave."""
        if self.first is not None and not self.voided:
            yield from checks.clashes(act, self, self.first)

    def locked(self, act: "Act") -> Message | None:
        """A closed month is opened again before anything in it is changed."""
        before: dict[str, Any] = rowing.base_of(self)
        if before.get("state") == "closed" and self.state == "closed":
            return Message(
                N_("{number}: the month is closed. Open it again first, with a reason."),
                number=self.number,
            )
        return None
