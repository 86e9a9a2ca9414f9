# SPDX-License-Identifier: MIT
"""The kinds of shift of the office: the mark on the roster, the name, from when to when."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk.db.fields import Choice, Line, Note, Whole
from desk.db.record import Problem, Record
from desk.records.duty.plan import ShiftKind, clock_of, clock_text
from desk.records.duty.words import TINTS
from desk.sheet import Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

LONGEST_MARK = 2
LONGEST_PAUSE = 240


class Shift(Record):
    """One kind of shift; the mark is the letter that is typed on the roster."""

    code = Line(N_("Mark on the roster"), required=True, once=True)
    name = Line(N_("Name of the shift"), required=True)
    tint = Choice(N_("Sort of duty"), TINTS, required=True, default="day")
    begins = Line(N_("From"))
    ends = Line(N_("To"))
    pause = Whole(N_("Break (minutes)"))
    minutes = Whole(N_("Minutes of work"), by_desk=True)
    remarks = Note(N_("Remarks"))

    code.width, begins.width, ends.width = 8, 8, 8

    sheet = Sheet(
        title=N_("Shift"),
        book=N_("Shifts"),
        prefix="SH",
        drawing="""
            number      code        name        name
            tint        tint        begins      ends
            pause       minutes     .           .
            remarks     remarks     remarks     remarks
        """,
        listed="code name tint begins ends pause minutes number",
        searched="name code remarks",
        rights={
            "read": "staff trainer supervisor manager head_office",
            "write": "supervisor",
        },
        known_as={"code": "代号 符号", "name": "班次", "begins": "上班", "ends": "下班"},
    )

    def title(self) -> str:
        """What it is called."""
        return self.name

    def as_kind(self) -> ShiftKind:
        """The shift as rosters reckon with it."""
        return ShiftKind(
            self.id or 0,
            self.code,
            self.name,
            self.tint,
            clock_of(self.begins),
            clock_of(self.ends),
            self.pause or 0,
        )

    def work_out(self, act: "Act") -> None:
        """Mark in capitals, times as 08:30; a day off has none."""
        self.code = self.code.upper()
        for name in ("begins", "ends"):
            at = clock_of(getattr(self, name))
            if at is not None:
                setattr(self, name, clock_text(at))
        if self.tint == "rest":
            self.begins = self.ends = ""
            self.pause = None
        self.minutes = self.as_kind().minutes or None

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: a mark that can be typed, and times that make sense."""
        yield from super().problems()
        if self.code and (len(self.code) > LONGEST_MARK or not self.code.isalnum()):
            yield "code", Message(N_("is one or two letters or figures."))
        for name in ("begins", "ends"):
            text = getattr(self, name)
            if text and clock_of(text) is None:
                yield name, Message(N_("is not a time of day. Type it like 9:30."))
            elif not text and self.tint != "rest":
                yield name, Message(N_("must be filled in."))
        if self.begins and self.begins == self.ends:
            yield "ends", Message(N_("is the same as the beginning."))
        if self.pause is not None and not 0 <= self.pause <= LONGEST_PAUSE:
            yield "pause", Message(N_("must lie between 0 and {most} minutes."), most=LONGEST_PAUSE)
        elif self.pause and self.as_kind().minutes <= 0:
            yield "pause", Message(N_("is longer than the shift."))

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """A mark stands for one shift."""
        rows = act.store.database.rows(
            "SELECT name FROM shift WHERE code = ? AND voided = ? AND id <> ?",
            *(self.code, False, self.id or 0),
        )
        if rows and not self.voided:
            yield "code", Message(N_("stands for {name} already."), name=rows[0][0])
