# SPDX-License-Identifier: MIT
"""The monthly assessment 员工考核: one sheet a person and month, frozen when the person signs it.

Figures move with the records until the first sheet of a branch's month is given: then scores and
ranks of that branch stand, for ranks compare. A person sees the own sheet only, once it is given.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import peewee

from desk.db import rowing
from desk.db.fields import Line, Link, Measure, Moment, Name, Note, Whole
from desk.db.record import Due, Problem, Record, Rows
from desk.records.assessment import moves
from desk.records.assessment.measures import MonthOfWork
from desk.records.assessment.months import last_month
from desk.records.assessment.policy import target, weights
from desk.records.assessment.rows import Indicator, row_of
from desk.records.assessment.rules import assess
from desk.records.assessment.words import STATES
from desk.records.workdays import closing
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import local, plain_month, read_month

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.db.steps import Step
    from desk.session import Session

GIVE = N_("Give an assessment")
SIGN = N_("Read and sign your assessment")
#: Given until this day of the month after, signed within so many days.
GIVEN_UNTIL, SIGNED_WITHIN = 10, timedelta(days=3)
TYPED = ("person", "month", "quality", "quality_text", "praise", "praise_text", "remarks")
#: What the total hangs on.
SCORING = ("person", "month", "quality", "praise")


class Assessment(Record):
    """The assessment of one person for one month."""

    person = Link(N_("Assessed person"), to="person", required=True)
    month = Line(N_("Month"), required=True, default=last_month)
    indicators = Rows(N_("Indicators"), Indicator, by_desk=True)
    score = Measure(N_("Total score"), places=2, by_desk=True)
    rank = Whole(N_("Rank in the branch"), by_desk=True)
    ranked = Whole(N_("Of so many"), by_desk=True)
    scored_at = Moment(N_("Figures stand since"), by_desk=True)
    quality = Whole(N_("Quality checks (0–100)"))
    quality_text = Line(N_("What was checked"))
    praise = Whole(N_("Praise (times)"))
    praise_text = Line(N_("Praised for"))
    remarks = Note(N_("Supervisor's remarks"))
    given_at = Moment(N_("Given at"), by_desk=True)
    given_by = Link(N_("Given by"), to="person", by_desk=True)
    signed_at = Moment(N_("Signed by the person at"), by_desk=True)
    signed_by = Link(N_("Signature given by"), to="person", by_desk=True)
    answer = Note(N_("Answer of the person"), by_desk=True)
    person_name = Name(N_("Assessed person"), by_desk=True, hidden=True)
    give_by = Moment(N_("Give until"), by_desk=True, hidden=True)
    sign_by = Moment(N_("Sign until"), by_desk=True, hidden=True)

    class Meta:
        indexes = ((("month", "branch"), False), (("person", "month"), False))

    sheet = Sheet(
        title=N_("Assessment form"),
        book=N_("Assessments"),
        prefix="PA",
        drawing="""
            number      person      month       score       rank        ranked
            indicators  indicators  indicators  indicators  indicators  indicators
            quality     quality_text quality_text praise    praise_text praise_text
            remarks     remarks     remarks     remarks     remarks     remarks
            -- Given and signed
            given_at    given_by    signed_at   signed_by   scored_at   scored_at
            answer      answer      answer      answer      answer      answer
        """,
        listed="number month person score rank state given_at signed_at",
        searched="person_name month remarks",
        rights={
            "read": "staff trainer supervisor head_office",
            "write": "supervisor",
            "print": "staff trainer supervisor head_office",
            "comment": "staff trainer supervisor head_office",
            # Figures come from the records and signatures from the persons, none from a file.
            "import": "",
        },
    )
    states = STATES
    one_of = ("month", "person")
    closed_states = frozenset({"signed"})
    steps = moves.STEPS
    signatures = (N_("Supervisor's signature"), N_("Assessed person's signature"))

    #: Everybody's figures of the month, where many sheets are made of one reading.
    work: MonthOfWork | None = None

    def work_out(self, act: "Act") -> None:
        """The month as it is written, the person's branch, and the figures while they move."""
        self.state = self.state or "draft"
        month = read_month(self.month)
        colleague = act.office.people.get(self.person or 0)
        if colleague is not None:
            self.person_name = colleague.name
            self.branch = colleague.branch or self.branch
        if month is None:
            return
        self.month = plain_month(month)
        if self.scored_at is None and self.person is not None:
            self.measure(act, month)
        self._wind(act, month)

    def measure(self, act: "Act", month: date) -> None:
        """Work the indicators and the total out of the records as they stand."""
        work = self.work or MonthOfWork(act.store, month, act.now)
        lines, total = assess(
            work,
            self.person or 0,
            weights(act.office, month),
            target(act.office, month),
            quality=self.quality if _may_score(self.quality) else None,
            praise=self.praise if (self.praise or 0) >= 0 else None,
        )
        kept = {row.indicator: row for row in self.indicators}
        self.indicators = [row_of(line, kept.get(line.indicator)) for line in lines]
        self.score, self.rank, self.ranked = total, None, None

    def _wind(self, act: "Act", month: date) -> None:
        following = (month.replace(day=28) + timedelta(days=5)).replace(day=GIVEN_UNTIL)
        self.give_by = closing(act, following)
        self.sign_by = None
        if self.given_at is not None:
            given = local(self.given_at, act.office.zone).date()
            self.sign_by = closing(act, given + SIGNED_WITHIN)

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: a month that can be read, checks from 0 to 100."""
        yield from super().problems()
        if self.month and read_month(self.month) is None:
            yield "month", Message(N_("is no month. Type it like 2026-11."))
        if self.quality is not None and not _may_score(self.quality):
            yield "quality", Message(N_("must lie between 0 and 100."))
        if self.praise is not None and self.praise < 0:
            yield "praise", Message(N_("must not be negative."))

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """One sheet a person and month; what stands is not typed over; nobody assesses himself."""
        if self.voided:
            return
        rows = act.store.database.rows(
            "SELECT number FROM assessment WHERE person = ? AND month = ? AND voided = ? "
            "AND id <> ?",
            *(self.person, self.month, False, self.id or 0),
        )
        if rows:
            yield "month", Message(N_("stands on {number} already."), number=rows[0][0])
        if self.person == act.session.person_id and not act.action:
            yield "person", Message(N_("must be somebody else than yourself."))
        if act.action:
            return
        before, now = rowing.base_of(self), self.plain()
        changed = [n for n in TYPED if before and before.get(n) != now[n]]
        for name in changed:
            if before["state"] != "draft":
                told = N_("was given to the person. Take the assessment back first.")
                yield name, Message(told)
            elif before.get("scored_at") and name in SCORING:
                told = N_("counts for ranks that were given. Take the given ones back first.")
                yield name, Message(told)

    def locked(self, act: "Act") -> Message | None:
        """What the person signed stays as it was signed."""
        if rowing.base_of(self).get("state") != "signed":
            return None
        return Message(N_("{number} is signed and stays as it is."), number=self.number)

    def hinders(self, session: "Session", step: "Step") -> Message | None:
        """Only the person signs; nobody gives or takes back the own assessment."""
        mine = session.person_id is not None and self.person == session.person_id
        if step.id == "sign" and not mine:
            return Message(N_("Only the assessed person can sign {number}."), number=self.number)
        if step.id != "sign" and mine:
            return Message(N_("Nobody decides on the own assessment."))
        return None

    def may_change(self, session: "Session") -> bool:
        """The own assessment is written by somebody else; what is given, the person signs."""
        if session.is_office or self.id is None or self.person != session.person_id:
            return True
        return rowing.base_of(self).get("state") == "given"

    def dues(self) -> Iterator[Due]:
        """To be given until the tenth; then to be read and signed."""
        if self.state == "draft" and self.give_by is not None:
            yield Due(GIVE, self.give_by, None, "supervisor")
        if self.state == "given" and self.sign_by is not None:
            yield Due(SIGN, self.sign_by, self.person, "staff")

    def title(self) -> str:
        """Whose it is."""
        return self.person_name

    @classmethod
    def scope(cls, session: "Session") -> peewee.Expression | None:
        """The own one once it is given; a supervisor the branch's; head office every one."""
        if session.has("head_office"):
            return None
        own = (cls.person == session.person_id) & (cls.state != "draft")
        if not session.has("supervisor"):
            return own
        if session.branch_id is None:
            return (cls.person != session.person_id) | own
        return own | ((cls.branch == session.branch_id) & (cls.person != session.person_id))


def _may_score(value: int | None) -> bool:
    return value is not None and 0 <= value <= 100
