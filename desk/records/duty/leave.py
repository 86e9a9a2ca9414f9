# SPDX-License-Identifier: MIT
"""The leave slip 请假单: who is away, from when to when, why; the supervisor grants or refuses."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import peewee

from desk.db import rowing
from desk.db.fields import Choice, Day, Line, Link, Moment, Note, Whole, me
from desk.db.record import Ask, Due, Problem, Record, Step
from desk.records.duty.who import all_names, one_of_two, who_of
from desk.records.duty.words import LEAVE_STATES, LEAVES
from desk.records.workdays import closing
from desk.sheet import Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.session import Session

EVERYBODYS = "supervisor manager head_office"
WRITERS = "staff trainer supervisor manager"
DECIDE = N_("Decide on a leave slip")
LONGEST = 366
#: What leave is granted or refused for.
DECIDED = ("person", "driver", "sort", "first_day", "last_day")


class AskRefuse(Ask):
    """Why leave is refused."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def grant(slip: "Leave", act: "Act", asked: None) -> None:
    """The person may stay away; the roster shows it from now on."""
    slip.state = "granted"
    slip.decided_at, slip.decided_by = act.now, act.session.person_id


def refuse_leave(slip: "Leave", act: "Act", asked: AskRefuse) -> None:
    """The person is needed."""
    slip.state, slip.answer = "refused", asked.reason
    slip.decided_at, slip.decided_by = act.now, act.session.person_id


def withdraw(slip: "Leave", act: "Act", asked: None) -> None:
    """The person comes after all."""
    slip.state = "withdrawn"


class Leave(Record):
    """Some days of leave of one person."""

    person = Link(N_("Colleague"), to="person", default=me)
    driver = Link(N_("Driver"), to="driver")
    sort = Choice(N_("Kind of leave"), LEAVES, required=True, default="annual")
    first_day = Day(N_("First day away"), required=True)
    last_day = Day(N_("Last day away"), required=True)
    days = Whole(N_("Working days"), by_desk=True)
    reason = Note(N_("Reason for the leave"))
    stand_in = Link(N_("Stands in"), to="person")
    answer = Line(N_("Refused because"), by_desk=True)
    decided_at = Moment(N_("Leave decided at"), by_desk=True)
    decided_by = Link(N_("Leave decided by"), to="person", by_desk=True)
    decide_by = Moment(N_("To be decided by"), by_desk=True, hidden=True)

    sheet = Sheet(
        title=N_("Leave slip"),
        book=N_("Leave slips"),
        prefix="LV",
        drawing="""
            number        person        driver        sort
            first_day     last_day      days          stand_in
            reason        reason        reason        reason
            -- Decision on the leave
            state         decided_at    decided_by    answer
        """,
        printed="""
            person        driver        sort          stand_in
            first_day     last_day      days          state
            reason        reason        reason        reason
            -- Decision on the leave
            decided_at    decided_by    answer        answer
        """,
        listed="number person driver sort first_day last_day days state decided_by",
        searched="reason answer",
        rights={
            "read": "staff trainer supervisor manager head_office",
            "write": WRITERS,
        },
        known_as={"sort": "请假类别 假别", "first_day": "开始日期", "last_day": "结束日期"},
    )
    states = LEAVE_STATES
    closed_states = frozenset({"granted", "refused", "withdrawn"})
    steps = (
        Step("grant", N_("Grant the leave"), grant, "supervisor",
             when=lambda s: s.state == "asked", key="Ctrl+Shift+G", icon="check", main=True),
        Step("refuse", N_("Refuse the leave"), refuse_leave, "supervisor",
             when=lambda s: s.state == "asked", asks=AskRefuse, icon="cross"),
        Step("withdraw", N_("Withdraw"), withdraw, WRITERS,
             when=lambda s: s.state in ("asked", "granted"), icon="undo"),
    )  # fmt: skip
    signatures = (N_("Signature of the person"), N_("Supervisor's signature"))

    def title(self) -> str:
        """From when to when."""
        if self.first_day is None or self.last_day is None:
            return ""
        return f"{self.first_day:%m-%d} – {self.last_day:%m-%d}"

    def work_out(self, act: "Act") -> None:
        """The working days it takes, and until when it is decided."""
        self.state = self.state or "asked"
        if self.first_day is None or self.last_day is None:
            return
        span = (self.last_day - self.first_day).days + 1
        days = [self.first_day + timedelta(days=n) for n in range(min(max(span, 0), LONGEST))]
        self.days = sum(1 for day in days if act.calendar().day(day))
        self.decide_by = self.decide_by or closing(act, act.today)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: who, and an end after the beginning."""
        yield from super().problems()
        yield from one_of_two(self)
        if self.first_day and self.last_day:
            if self.last_day < self.first_day:
                yield "last_day", Message(N_("lies before the beginning."))
            elif (self.last_day - self.first_day).days >= LONGEST:
                yield "last_day", Message(N_("is more than a year after the first."))

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """Nobody is away twice on a day; what the supervisor decided the person does not alter."""
        yield from self._altered(act)
        if self.voided or self.state not in ("asked", "granted"):
            return
        who = who_of(self)
        if who is None or self.first_day is None or self.last_day is None:
            return
        names = all_names(act.store, who)
        whose = " OR ".join(f"{name.kind} = ?" for name in names)
        rows = act.store.database.rows(
            f"SELECT number FROM leave WHERE ({whose}) AND state IN (?, ?) AND voided = ? "
            "AND id <> ? AND first_day <= ? AND last_day >= ? ORDER BY id",
            *(*(name.id for name in names), "asked", "granted", False, self.id or 0),
            *(self.last_day.isoformat(), self.first_day.isoformat()),
        )
        if rows:
            told = N_("is covered by {number} already.")
            yield "first_day", Message(told, number=rows[0][0])

    def _altered(self, act: "Act") -> Iterator[Problem]:
        before: dict[str, Any] = rowing.base_of(self)
        if act.action or before.get("state") not in ("granted", "refused"):
            return
        if act.session.is_office or act.session.has("supervisor"):
            return
        now = self.plain()
        for name in DECIDED:
            if before[name] != now[name]:
                told = N_("was decided on. Write a new slip; withdraw this one first if granted.")
                yield name, Message(told)

    def dues(self) -> Iterator[Due]:
        """Who asks is answered on the same day."""
        if self.state == "asked" and self.decide_by is not None:
            yield Due(DECIDE, self.decide_by, None, "supervisor")

    def may_change(self, session: "Session") -> bool:
        """One's own slip, or anybody's for who answers for the desk."""
        if session.is_office or session.has("supervisor"):
            return True
        return self.person == session.person_id and self.person is not None

    @classmethod
    def scope(cls, session: "Session") -> peewee.Expression | None:
        """Why somebody is away concerns the person and who answers for the desk."""
        if session.has(EVERYBODYS):
            return None
        return (cls.person == session.person_id) | (cls.created_by == session.person_id)
