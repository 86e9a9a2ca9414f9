# SPDX-License-Identifier: MIT
"""The attendance sheet 考勤表 of a branch and day: everyone due is present unless it says else."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from desk.db import rowing
from desk.db.fields import Choice, Day, Line, Link, Moment, Name, Note, Whole, today
from desk.db.record import Ask, Problem, Record, Row, Rows, Step
from desk.db.said import Said, kept
from desk.records.duty.due import due_on
from desk.records.duty.who import names_of, one_of_two, who_of
from desk.records.duty.words import LEAVES, SHEET_STATES, THERE
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import plain_month

if TYPE_CHECKING:
    from desk.db.act import Act

MOST_MINUTES = 720
CAME = ("present", "late", "early")


class AskWhy(Ask):
    """Why a confirmed sheet is changed."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


class AttendanceLine(Row):
    """One person's shift of the day, and whether the person was there."""

    person = Link(N_("Colleague"), to="person")
    driver = Link(N_("Driver"), to="driver")
    name = Name(N_("Name"), by_desk=True, hidden=True)
    shift = Link(N_("Shift"), to="shift")
    planned = Line(N_("Hours planned"), by_desk=True)
    there = Choice(N_("Attendance"), THERE, default="present")
    late_minutes = Whole(N_("Late (min)"))
    early_minutes = Whole(N_("Left early (min)"))
    leave_sort = Choice(N_("Kind of leave"), LEAVES)
    reason = Line(N_("Reason or remarks"))
    details = Said(N_("Kind of leave, reason"), by_desk=True, hidden=True)
    signed = Line(N_("Signature"), hidden=True)

    listed = "person driver shift planned there late_minutes early_minutes leave_sort reason"
    printed = "name shift planned there late_minutes early_minutes details signed"
    to_sign = "signed"
    person.width = driver.width = leave_sort.width = 9
    shift.width, planned.width, there.width = 8, 12, 8
    late_minutes.width, early_minutes.width = 10, 11
    reason.width, signed.width = 15, 14

    def is_blank(self) -> bool:
        """A row without a name is none."""
        return self.person is None and self.driver is None

    def settle(self) -> None:
        """What was typed tells the rest: minutes make it late, a kind of leave makes it leave."""
        self.there = self.there or "present"
        if self.there in CAME:
            if self.leave_sort:
                self.there = "leave"
            elif self.late_minutes:
                self.there = "late"
            elif self.early_minutes:
                self.there = "early"
        if self.there in ("leave", "absent"):
            self.late_minutes = self.early_minutes = None
        if self.there == "present":
            self.late_minutes = self.early_minutes = None
        self.details = self.reason
        if self.there == "leave" and self.leave_sort in LEAVES:
            leave = Message(LEAVES[self.leave_sort])
            told = Message(N_("{leave}: {reason}"), leave=leave, reason=self.reason)
            self.details = kept(told if self.reason else leave)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: who, how many minutes, which kind of leave."""
        yield from super().problems()
        yield from one_of_two(self)
        for name in ("late_minutes", "early_minutes"):
            minutes = getattr(self, name)
            if minutes is not None and not 0 < minutes <= MOST_MINUTES:
                told = N_("must lie between 1 and {most} minutes.")
                yield name, Message(told, most=MOST_MINUTES)
        if self.there == "late" and not self.late_minutes:
            yield "late_minutes", Message(N_("must be filled in."))
        if self.there == "early" and not self.early_minutes:
            yield "early_minutes", Message(N_("must be filled in."))
        if self.there == "leave" and not self.leave_sort:
            yield "leave_sort", Message(N_("must be filled in."))


def fill(sheet: "Attendance", act: "Act", asked: None) -> None:
    """Take in who is on the roster by now and is not on the sheet yet."""
    _fill(sheet, act)


def confirm(sheet: "Attendance", act: "Act", asked: None) -> None:
    """The supervisor stands for it."""
    sheet.state = "confirmed"
    sheet.confirmed_at, sheet.confirmed_by = act.now, act.session.person_id


def reopen(sheet: "Attendance", act: "Act", asked: AskWhy) -> None:
    """Something was wrong."""
    sheet.state = "open"
    sheet.confirmed_at = sheet.confirmed_by = None


class Attendance(Record):
    """One day of a branch: who was due, who came, who was late, away or missing."""

    day = Day(N_("Day"), required=True, default=today)
    lines = Rows(N_("People due"), AttendanceLine)
    remarks = Note(N_("Remarks"))
    due = Whole(N_("Shifts due"), by_desk=True)
    came = Whole(N_("Came"), by_desk=True)
    late = Whole(N_("Came late"), by_desk=True)
    early = Whole(N_("Left early"), by_desk=True)
    away = Whole(N_("On leave"), by_desk=True)
    absent = Whole(N_("Absent"), by_desk=True)
    confirmed_at = Moment(N_("Confirmed at"), by_desk=True)
    confirmed_by = Link(N_("Confirmed by"), to="person", by_desk=True)

    sheet = Sheet(
        title=N_("Attendance sheet"),
        book=N_("Attendance"),
        prefix="AT",
        drawing="""
            number  day     branch  state   confirmed_at confirmed_by
            due     came    late    early   away         absent
            lines   lines   lines   lines   lines        lines
            remarks remarks remarks remarks remarks      remarks
        """,
        printed="""
            day     branch  due     came
            late    early   away    absent
            lines   lines   lines   lines
            remarks remarks remarks remarks
        """,
        listed="number day branch state due came late early away absent confirmed_by",
        searched="lines.reason remarks",
        rights={
            "read": "staff trainer supervisor manager head_office",
            "write": "supervisor",
        },
        known_as={"day": "日期"},
    )
    states = SHEET_STATES
    closed_states = frozenset({"confirmed"})
    steps = (
        Step("fill", N_("Take in from the roster"), fill, "supervisor",
             when=lambda s: s.state == "open", icon="users"),
        Step("confirm", N_("Confirm the sheet"), confirm, "supervisor",
             when=lambda s: s.state == "open", key="Ctrl+Shift+C", icon="check", main=True),
        Step("reopen", N_("Change it again"), reopen, "supervisor",
             when=lambda s: s.state == "confirmed", asks=AskWhy, icon="unlock"),
    )  # fmt: skip
    signatures = (N_("Attendance kept by"), N_("Supervisor's signature"))

    def title(self) -> str:
        """The day."""
        return self.day.isoformat() if self.day else ""

    def work_out(self, act: "Act") -> None:
        """A new sheet begins with everyone who is due; then it is added up."""
        self.state = self.state or "open"
        self.branch = self.branch or act.session.branch_id or min(act.office.branches)
        if self.id is None and not any(not line.is_blank() for line in self.lines):
            _fill(self, act)
        lines = [line for line in self.lines if not line.is_blank()]
        whose = [who for line in lines if (who := who_of(line)) is not None]
        names = names_of(act.store, whose)
        for line in lines:
            line.settle()
            who = who_of(line)
            line.name = names.get(who, "") if who is not None else ""
        self.due = len(lines)
        self.came = sum(line.there in CAME for line in lines)
        self.late = sum(bool(line.late_minutes) for line in lines)
        self.early = sum(bool(line.early_minutes) for line in lines)
        self.away = sum(line.there == "leave" for line in lines)
        self.absent = sum(line.there == "absent" for line in lines)

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """One sheet for a branch and day, and not before the day has come."""
        if self.day is None or self.voided:
            return
        rows = act.store.database.rows(
            "SELECT number FROM attendance WHERE day = ? AND branch = ? AND voided = ? AND id <> ?",
            *(self.day.isoformat(), self.branch, False, self.id or 0),
        )
        if rows:
            yield "day", Message(N_("has a sheet already: {number}."), number=rows[0][0])
        if self.day > act.today:
            yield "day", Message(N_("has not come yet."))

    def locked(self, act: "Act") -> Message | None:
        """What is kept of a closed month stays as it is."""
        if "roster" not in act.store.books:
            return None
        before: dict[str, Any] = rowing.base_of(self)
        here = self.branch or act.session.branch_id or min(act.office.branches)
        months = {(plain_month(self.day), here)} if self.day is not None else set()
        if before.get("day"):  # what is moved to another month is taken out of its own
            months.add((before["day"][:7], before["branch"]))
        for month, branch in sorted(months):
            rows = act.store.database.rows(
                "SELECT number FROM roster "
                "WHERE month = ? AND branch = ? AND state = ? AND voided = ?",
                *(month, branch, "closed", False),
            )
            if rows:
                told = N_("{number}: the month is closed. Open it again first, with a reason.")
                return Message(told, number=rows[0][0])
        return None


def _fill(sheet: "Attendance", act: "Act") -> None:
    if sheet.day is None:
        return
    rows = [line for line in sheet.lines if not line.is_blank()]
    known = {(who_of(line), line.shift) for line in rows}
    for due in due_on(act.store, sheet.day, sheet.branch):
        if (due.who, due.shift) in known:
            continue
        rows.append(
            AttendanceLine(
                **{due.who.kind: due.who.id},
                shift=due.shift,
                planned=due.hours,
                there="leave" if due.leave else "present",
                leave_sort=due.leave,
            )
        )
    sheet.lines = rows
