# SPDX-License-Identifier: MIT
"""The course sheet 培训考核: title, day, teacher, contents, who took part with which mark."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import peewee

from desk.db.fields import Line, Link, Measure, Moment, Name, Note, Tick, Whole, me
from desk.db.record import Ask, Due, Problem, Record, Rows, Step
from desk.errors import Invalid
from desk.records.course.rows import Learned
from desk.records.course.words import HIGHEST, PASSED, STATES
from desk.records.workdays import closing
from desk.sheet import Printout, Sheet
from desk.text import N_, Message
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.session import Session

HOLD = N_("Hold a course")
MARK = N_("Enter the marks of a course")
RESIT = N_("Re-sit of a course")
MARKED_WITHIN = timedelta(days=7)
RUNNERS = "trainer supervisor"
EVERYWHERE = f"{RUNNERS} head_office"


class AskWhy(Ask):
    """Why the course does not take place."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def hold(course: "Course", act: "Act", asked: None) -> None:
    """It took place; who was not ticked as absent was there."""
    if course.held_at is not None and course.held_at > act.now:
        raise Invalid([("held_at", Message(N_("still lies ahead.")))])
    if course.learners and not any(row.present for row in course.learners):
        for row in course.learners:
            row.present = True
    course.state = "held" if course.examined else "finished"
    if not course.examined:
        _close(course, act)


def finish(course: "Course", act: "Act", asked: None) -> None:
    """Every mark is there: from now on changing one asks for a reason."""
    open_rows = [
        n for n, row in enumerate(course.learners, 1) if row.present and row.counts is None
    ]
    if open_rows:
        told = N_("row {position} has no mark yet.")
        raise Invalid([("learners", Message(told, position=open_rows[0]))])
    course.state = "finished"
    _close(course, act)


def cancel(course: "Course", act: "Act", asked: AskWhy) -> None:
    """It does not take place."""
    course.state = "cancelled"


def _close(course: "Course", act: "Act") -> None:
    course.finished_at, course.finished_by = act.now, act.session.person_id


class Course(Record):
    """One course for colleagues; material lies with it as attachments."""

    subject = Line(N_("Title of the course"), required=True)
    held_at = Moment(N_("Held at"), required=True)
    hours = Measure(N_("Hours of the course"), places=1)
    place = Line(N_("Where it is held"))
    teacher = Link(N_("Teacher"), to="person", default=me)
    guest_teacher = Name(N_("Teacher from outside"))
    examined = Tick(N_("With an examination"), default=True)
    pass_mark = Whole(N_("Passed from the mark"), default=60)
    content = Note(N_("Contents of the course"), required=True)
    learners = Rows(N_("Colleagues in the course"), Learned)
    remarks = Note(N_("Remarks"))
    present_count = Whole(N_("Were there"), by_desk=True)
    passed_count = Whole(N_("Have passed"), by_desk=True)
    mean_mark = Measure(N_("Mean mark"), places=1, by_desk=True)
    finished_at = Moment(N_("Marks complete at"), by_desk=True)
    finished_by = Link(N_("Marks entered by"), to="person", by_desk=True)
    mark_by = Moment(N_("Marks until"), by_desk=True, hidden=True)
    resit_by = Moment(N_("Next re-sit until"), by_desk=True, hidden=True)

    class Meta:
        indexes = ((("held_at", "state"), False),)

    sheet = Sheet(
        title=N_("Course sheet"),
        book=N_("Staff courses"),
        prefix="TC",
        drawing="""
            number     subject    subject    subject    held_at    state
            teacher    guest_teacher place   hours      examined   pass_mark
            content    content    content    content    content    content
            learners   learners   learners   learners   learners   learners
            remarks    remarks    remarks    remarks    remarks    remarks
            -- Outcome of the course
            present_count passed_count mean_mark finished_at finished_by .
        """,
        listed="number held_at subject teacher guest_teacher place state present_count "
        "passed_count mean_mark pass_mark",
        searched="subject guest_teacher place content remarks",
        rights={
            "read": f"staff {RUNNERS} manager head_office",
            "write": RUNNERS,
            "print": f"{RUNNERS} manager head_office",
            "comment": f"staff {RUNNERS} manager head_office",
        },
        known_as={
            "subject": "课程名称 培训主题 标题 title course",
            "held_at": "培训时间 日期 date",
        },
    )
    states = STATES
    closed_states = frozenset({"finished", "cancelled"})
    signatures = (N_("Teacher's signature"), N_("Supervisor's signature"))
    printouts = (
        Printout(
            "presence",
            N_("Attendance sheet of a course"),
            """
            number     subject    subject    subject    held_at
            teacher    guest_teacher place   hours      examined
            content    content    content    content    content
            learners   learners   learners   learners   learners
            """,
            signatures=(N_("Teacher's signature"),),
        ),
    )
    steps = (
        Step("hold", N_("Course held"), hold, RUNNERS, when=lambda c: c.state == "planned",
             key="Ctrl+Shift+H", icon="check", main=True),
        Step("finish", N_("Marks complete"), finish, RUNNERS, when=lambda c: c.state == "held",
             key="Ctrl+Shift+F", icon="check", main=True),
        Step("cancel", N_("Cancel the course"), cancel, RUNNERS,
             when=lambda c: c.state == "planned", asks=AskWhy, icon="cross"),
    )  # fmt: skip

    def work_out(self, act: "Act") -> None:
        """Who has a mark was there; passed or not by the pass mark; the figures of the sheet."""
        over = self.state in ("held", "finished")
        pass_mark = self.pass_mark if self.examined else None
        for row in self.learners:
            row.present = bool(row.present) or row.counts is not None
            row.result = row.judge(pass_mark, over=over)
        marks = [row.counts for row in self.learners if row.counts is not None]
        self.present_count = sum(bool(row.present) for row in self.learners) if over else None
        self.passed_count = sum(row.result in PASSED for row in self.learners) if marks else None
        self.mean_mark = round(Decimal(sum(marks)) / len(marks), 1) if marks else None
        self._wind(act)

    def _wind(self, act: "Act") -> None:
        self.mark_by = None
        if self.held_at is not None:
            day = local(self.held_at, act.office.zone).date()
            self.mark_by = closing(act, day + MARKED_WITHIN)
        days = [row.resit_on for row in self.learners if row.waits and row.resit_on is not None]
        self.resit_by = closing(act, min(days)) if days else None

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: marks from 0 to 100, everybody once, somebody teaches."""
        yield from super().problems()
        if self.teacher is None and not self.guest_teacher:
            yield "teacher", Message(N_("must be filled in."))
        if self.examined and self.pass_mark is None:
            yield "pass_mark", Message(N_("must be filled in."))
        if not _is_mark(self.pass_mark):
            yield "pass_mark", Message(N_("must lie between 0 and 100."))
        seen: set[int | None] = set()
        for position, row in enumerate(self.learners, 1):
            for value in (row.mark, row.resit_mark):
                if not _is_mark(value):
                    told = N_("row {position}: a mark lies between 0 and 100.")
                    yield "learners", Message(told, position=position)
            if row.person is not None and row.person in seen:
                told = N_("row {position}: is in the list already.")
                yield "learners", Message(told, position=position)
            seen.add(row.person)

    def dues(self) -> Iterator[Due]:
        """The course itself, its marks within a week, the next re-sit."""
        if self.state == "planned" and self.held_at is not None:
            yield Due(HOLD, self.held_at, self.teacher, "trainer")
        if self.state == "held" and self.mark_by is not None:
            yield Due(MARK, self.mark_by, self.teacher, "trainer")
        if self.state in ("held", "finished") and self.resit_by is not None:
            yield Due(RESIT, self.resit_by, self.teacher, "trainer")

    def title(self) -> str:
        """What is taught."""
        return self.subject

    @classmethod
    def scope(cls, session: "Session") -> peewee.Expression | None:
        """Who signed on the sheet sees it; a manager those of the own branch; its runners all."""
        if session.has(EVERYWHERE):
            return None
        own = Learned.select(Learned.owner).where(Learned.person == session.person_id)
        theirs: peewee.Expression = (cls.teacher == session.person_id) | cls.id.in_(own)
        if session.has("manager"):
            theirs = theirs | (cls.branch == session.branch_id)
        return theirs


def _is_mark(value: int | None) -> bool:
    return value is None or 0 <= value <= HIGHEST
