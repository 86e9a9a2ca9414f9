# SPDX-License-Identifier: MIT
"""One line of the course sheet: a colleague, there or not, the mark, the re-sit."""

from desk.db.fields import Choice, Day, Line, Link, Tick, Whole
from desk.db.record import Row
from desk.records.course.words import PASSED, RESULTS
from desk.text import N_


class Learned(Row):
    """A colleague in a course; marks go from 0 to 100, the better of two counts."""

    person = Link(N_("Colleague"), to="person", required=True)
    present = Tick(N_("Was there"))
    mark = Whole(N_("Course mark"))
    resit_on = Day(N_("Re-sit on"))
    resit_mark = Whole(N_("Mark of the re-sit"))
    result = Choice(N_("How it ended"), RESULTS, by_desk=True)
    remark = Line(N_("Remarks"))
    #: Left empty for the hand; only paper shows it.
    signed = Line(N_("Signature"), by_desk=True, hidden=True)

    listed = "person present mark resit_on resit_mark result remark"
    printed = "person present mark resit_mark result signed"
    to_sign = "signed"

    @property
    def counts(self) -> int | None:
        """The mark that counts: the better one; None where there is none."""
        marks = [mark for mark in (self.mark, self.resit_mark) if mark is not None]
        return max(marks, default=None)

    def judge(self, pass_mark: int | None, *, over: bool) -> str:
        """How it ended by the pass mark (None: without an examination); empty while open."""
        if pass_mark is None:
            return "attended" if self.present else "absent" if over else ""
        if self.counts is None:
            return "absent" if over and not self.present else ""
        if self.mark is not None and self.mark >= pass_mark:
            return "passed"
        return "resit" if self.counts >= pass_mark else "failed"

    @property
    def waits(self) -> bool:
        """Whether a re-sit is agreed and has no mark yet."""
        return self.resit_on is not None and self.resit_mark is None and self.result not in PASSED
