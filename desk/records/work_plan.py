# SPDX-License-Identifier: MIT
"""The work plan 工作计划 of a person for a day, week or month; what is left is carried over."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import peewee

from desk.db.fields import Choice, Day, Line, Link, Moment, Note, Tick, Whole, me, today
from desk.db.record import Ask, Due, Problem, Record, Row, Rows, Step
from desk.errors import Invalid
from desk.records.workdays import closing
from desk.sheet import Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.session import Session

PERIODS = {"day": N_("Day plan"), "week": N_("Week plan"), "month": N_("Month plan")}
PRIORITIES = {"high": N_("Urgent first"), "normal": N_("In turn"), "low": N_("If time allows")}
STATES = {"running": N_("In hand"), "reviewed": N_("Reviewed")}
WRITERS = "staff trainer supervisor manager"
EVERYBODYS = "supervisor head_office"
ITEM = N_("Finish an item of the work plan")
REVIEW = N_("Review the work plan")
DONE = 100
_DAY = timedelta(days=1)


class PlanItem(Row):
    """One piece of work: what, until when, how far it is, what came of it."""

    content = Line(N_("What is to be done"), required=True)
    due = Day(N_("To be done until"))
    priority = Choice(N_("Priority"), PRIORITIES, default="normal")
    progress = Whole(N_("Done (%)"), default=0)
    result = Line(N_("Outcome of the item"))
    carried = Tick(N_("Carried over"), by_desk=True)
    due_at = Moment(N_("To be done by"), by_desk=True, hidden=True)

    content.width, result.width, carried.width = 34, 22, 7

    @property
    def is_done(self) -> bool:
        """Whether nothing is left of it."""
        return (self.progress or 0) >= DONE

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: a share of the whole."""
        yield from super().problems()
        if self.progress is not None and not 0 <= self.progress <= DONE:
            yield "progress", Message(N_("must lie between 0 and 100."))


class AskReview(Ask):
    """The supervisor's words on a plan that is over."""

    review = Note(N_("Supervisor's review"), required=True)
    drawing = "review"


def carry(plan: "WorkPlan", act: "Act", asked: None) -> None:
    """Take what is left into the plan that follows, which is begun where there is none yet."""
    left = [item for item in plan.items if not item.is_done]
    if not left or plan.ends is None:
        raise Invalid([("items", Message(N_("Nothing is left: every item is done.")))])
    follows: Any = _next(plan, act)
    follows.items = [
        *[item for item in follows.items if not item.is_blank()],
        *[
            PlanItem(
                content=item.content,
                due=max(item.due, follows.begins) if item.due else None,
                priority=item.priority,
                progress=item.progress,
                result=item.result,
                carried=True,
            )
            for item in left
        ],
    ]
    saved = act.save(follows)
    plan.carried_to = saved.id
    act.relate(plan, saved, "carried")


def _next(plan: "WorkPlan", act: "Act") -> Record:
    assert plan.ends is not None
    begins = plan.ends + _DAY
    if plan.period == "day":
        while not act.calendar().day(begins):
            begins += _DAY
    known = act.select(
        "work_plan",
        "owner = ? AND period = ? AND begins = ? AND voided = ? AND state = ?",
        *(plan.owner, plan.period, begins.isoformat(), False, "running"),
    )
    if known:
        return known[0]
    return act.new("work_plan", owner=plan.owner, period=plan.period, begins=begins, aim=plan.aim)


def review_plan(plan: "WorkPlan", act: "Act", asked: AskReview) -> None:
    """The supervisor has read it and says what there is to say."""
    plan.review = asked.review
    plan.reviewed_at, plan.reviewed_by = act.now, act.session.person_id
    plan.state = "reviewed"


class WorkPlan(Record):
    """What somebody means to do in a day, a week or a month."""

    period = Choice(N_("Plan for"), PERIODS, required=True, default="week")
    begins = Day(N_("Plan from"), required=True, default=today)
    ends = Day(N_("Plan to"), by_desk=True)
    owner = Link(N_("Whose plan"), to="person", required=True, default=me)
    aim = Line(N_("Aim of the plan"))
    items = Rows(N_("Items of the plan"), PlanItem)
    count = Whole(N_("Items"), by_desk=True)
    done = Whole(N_("Items done"), by_desk=True)
    remarks = Note(N_("Remarks"))
    review = Note(N_("Supervisor's review"), by_desk=True)
    reviewed_at = Moment(N_("Reviewed at"), by_desk=True)
    reviewed_by = Link(N_("Reviewed by"), to="person", by_desk=True)
    carried_to = Link(N_("Carried over to"), to="work_plan", by_desk=True)
    review_due = Moment(N_("To be reviewed by"), by_desk=True, hidden=True)

    sheet = Sheet(
        title=N_("Work plan"),
        book=N_("Work plans"),
        prefix="PL",
        drawing="""
            number      owner       period      begins      ends
            aim         aim         aim         count       done
            items       items       items       items       items
            remarks     remarks     remarks     remarks     remarks
            -- Review
            state       reviewed_by reviewed_at carried_to  carried_to
            review      review      review      review      review
        """,
        printed="""
            owner       owner       period      begins      ends
            aim         aim         aim         count       done
            items       items       items       items       items
            remarks     remarks     remarks     remarks     remarks
            -- Review
            review      review      review      review      review
            reviewed_by reviewed_by reviewed_at carried_to  carried_to
        """,
        listed="number owner period begins ends aim count done state reviewed_by",
        searched="aim items.content items.result remarks review",
        rights={
            "read": "staff trainer supervisor manager head_office",
            "write": WRITERS,
        },
        known_as={"owner": "计划人 姓名", "begins": "开始日期"},
    )
    states = STATES
    closed_states = frozenset({"reviewed"})
    steps = (
        Step("carry", N_("Carry over what is left"), carry, WRITERS,
             when=lambda p: p.carried_to is None and any(not i.is_done for i in p.items),
             key="Ctrl+Shift+N", icon="right"),
        Step("review", N_("Review"), review_plan, "supervisor manager",
             when=lambda p: p.state == "running", asks=AskReview, key="Ctrl+Shift+R",
             icon="check", main=True),
    )  # fmt: skip
    signatures = (N_("Made by"), N_("Supervisor's signature"))

    def title(self) -> str:
        """Its aim, else from when to when."""
        if self.aim or self.begins is None or self.ends is None:
            return self.aim
        if self.begins == self.ends:
            return self.begins.isoformat()
        return f"{self.begins.isoformat()} – {self.ends.isoformat()}"

    def work_out(self, act: "Act") -> None:
        """A week begins on Monday, a month on the first; when its items are due."""
        self.state = self.state or "running"
        if self.begins is None:
            return
        self.begins, self.ends = span_of(self.period, self.begins)
        items = [item for item in self.items if not item.is_blank()]
        self.count, self.done = len(items), sum(item.is_done for item in items)
        for item in items:
            day = item.due or self.ends
            item.due_at = None if item.is_done else closing(act, day)
        self.review_due = closing(act, self.ends)

    def dues(self) -> Iterator[Due]:
        """Each day on which something must be done; the supervisor's word at the end."""
        if self.state != "running" or self.carried_to is not None:
            return
        ends = {item.due_at for item in self.items if item.due_at is not None}
        for at in sorted(ends):
            yield Due(ITEM, at, self.owner)
        if self.review_due is not None:
            yield Due(REVIEW, self.review_due, None, "supervisor")

    def of_the_past(self) -> None:
        """A plan of long ago was talked over then."""
        self.state = "reviewed"

    def may_change(self, session: "Session") -> bool:
        """One's own plan, or anybody's for who answers for the desk or the branch."""
        if session.is_office or session.has("supervisor") or self.owner == session.person_id:
            return True
        return session.has("manager") and self.branch == session.branch_id

    @classmethod
    def scope(cls, session: "Session") -> peewee.Expression | None:
        """One's own plans; a manager those of the branch; who answers for the desk all."""
        if session.has(EVERYBODYS):
            return None
        own = (cls.owner == session.person_id) | (cls.created_by == session.person_id)
        if session.has("manager") and session.branch_id is not None:
            return own | (cls.branch == session.branch_id)
        return own


def span_of(period: str, day: date | datetime) -> tuple[date, date]:
    """The first and last day of the day's, week's (from Monday) or month's plan."""
    first = date(day.year, day.month, day.day)
    if period == "week":
        first -= timedelta(days=first.weekday())
        return first, first + timedelta(days=6)
    if period == "month":
        return first.replace(day=1), first.replace(day=monthrange(first.year, first.month)[1])
    return first, first
