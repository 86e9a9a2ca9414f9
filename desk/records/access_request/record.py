# SPDX-License-Identifier: MIT
"""The access request 调阅单: who, which sheets or which month, why, view or copy, until when."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

import peewee

from desk.db.fields import Choice, Line, Link, Moment, Note, me
from desk.db.record import Ask, Due, Problem, Record, Row, Rows, Step
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import plain_month, read_month

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.session import Session

#: Who reads every order sheet without asking.
READERS = "staff trainer supervisor manager head_office"
WAYS = {"view": N_("Look at it"), "copy": N_("Look at it and copy it")}
STATES = {
    "asked": N_("Asked for"),
    "approved": N_("Approved"),
    "refused": N_("Refused"),
    "ended": N_("Ended"),
}
DECIDE = N_("Decide on the access request")
ENDS = N_("The access ends")
LONGEST = timedelta(days=92)


class SheetAsked(Row):
    """A sheet that is asked for, by its number."""

    number = Line(N_("Number of the sheet"), required=True)
    sheet_id = Link(N_("Order sheet"), to="order", by_desk=True, hidden=True)

    listed = "number"


class AskApprove(Ask):
    """What is granted; what is left empty is as it was asked."""

    wants = Choice(N_("Granted"), WAYS)
    until = Moment(N_("Until"))
    drawing = "wants until"


class AskRefuse(Ask):
    """Why the request is refused."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def approve(request: "AccessRequest", act: "Act", asked: AskApprove) -> None:
    """The supervisor opens the sheets to the reader for a time."""
    request.state = "approved"
    request.granted = asked.wants or request.wants
    request.valid_until = asked.until or request.until
    request.decided_at, request.decided_by = act.now, act.session.person_id


def refuse_it(request: "AccessRequest", act: "Act", asked: AskRefuse) -> None:
    """The supervisor says no, with the reason."""
    request.state, request.refuse_reason = "refused", asked.reason
    request.decided_at, request.decided_by = act.now, act.session.person_id


def end(request: "AccessRequest", act: "Act", asked: None) -> None:
    """The access is over, by the clock or because it is taken back."""
    request.state = "ended"
    if request.valid_until is None or request.valid_until > act.now:
        request.valid_until = act.now


class AccessRequest(Record):
    """One request of another department to look at order sheets."""

    reader = Link(N_("Reader"), to="person", required=True, default=me)
    department = Line(N_("Department"), default=lambda session: session.department)
    month = Line(N_("Month"))
    of_branch = Link(N_("Of the branch"), to="branch")
    sheets = Rows(N_("Sheets"), SheetAsked)
    purpose = Note(N_("Purpose"), required=True)
    wants = Choice(N_("View or copy"), WAYS, required=True, default="view")
    until = Moment(N_("Until"), required=True)
    asked_at = Moment(N_("Applied at"), by_desk=True)
    granted = Choice(N_("Granted"), WAYS, by_desk=True)
    valid_until = Moment(N_("Valid until"), by_desk=True)
    decided_by = Link(N_("Approved by"), to="person", by_desk=True)
    decided_at = Moment(N_("Approved at"), by_desk=True)
    refuse_reason = Line(N_("Refused because"), by_desk=True)
    month_key = Line(N_("Month"), by_desk=True, hidden=True)
    decide_by = Moment(N_("Decide by"), by_desk=True, hidden=True)

    class Meta:
        indexes = ((("reader", "state"), False),)

    sheet = Sheet(
        title=N_("Access request"),
        book=N_("Access requests"),
        prefix="A",
        drawing="""
            number      reader      department  asked_at
            month       of_branch   wants       until
            sheets      sheets      sheets      sheets
            purpose     purpose     purpose     purpose
            -- Decision
            granted     valid_until decided_by  decided_at
            refuse_reason refuse_reason refuse_reason refuse_reason
        """,
        listed="number reader department month wants until state valid_until decided_by",
        searched="department purpose month reader",
        rights={
            "read": f"{READERS} viewer",
            "write": f"{READERS} viewer",
            "comment": f"{READERS} viewer",
        },
    )
    states = STATES
    closed_states = frozenset({"refused", "ended"})
    steps = (
        Step("approve", N_("Approve"), approve, "supervisor", when=lambda r: r.state == "asked",
             asks=AskApprove, key="Ctrl+Shift+A", icon="check", main=True),
        Step("refuse", N_("Refuse"), refuse_it, "supervisor", when=lambda r: r.state == "asked",
             asks=AskRefuse, icon="cross"),
        Step("end", N_("End the access"), end, "supervisor",
             when=lambda r: r.state == "approved", icon="lock"),
    )  # fmt: skip

    def title(self) -> str:
        """The department that asks."""
        return self.department or self.month

    def work_out(self, act: "Act") -> None:
        """The sheets are found by their numbers, the month by how it was typed."""
        self.asked_at = self.asked_at or act.now
        self.decide_by = self.decide_by or act.calendar().after(act.now, 4 * 60)
        month = read_month(self.month)
        self.month_key = f"{month:%Y%m}" if month is not None else ""
        if month is not None:
            self.month = plain_month(month)
        for line in self.sheets:
            rows = act.store.database.rows(
                'SELECT id FROM "order" WHERE number = ?', line.number.strip().upper()
            )
            line.sheet_id = rows[0][0] if rows else None

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: some sheets are named, and the time has an end."""
        yield from super().problems()
        if self.month and not self.month_key:
            yield "month", Message(N_("is no month. Type it like 2026-11."))
        if not self.month and not self.sheets:
            yield "month", Message(N_("Name the sheets or a month."))
        for position, line in enumerate(self.sheets, 1):
            if line.number and line.sheet_id is None:
                yield "sheets", Message(N_("row {position}: there is no such sheet."),
                                        position=position)  # fmt: skip
        for name in ("until", "valid_until"):
            value = getattr(self, name)
            if value is None or self.asked_at is None:
                continue
            if value - self.asked_at > LONGEST:
                yield name, Message(N_("must end within three months."))
            if value < self.asked_at and self.state != "ended":
                yield name, Message(N_("must lie ahead."))

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """Other departments ask for themselves only."""
        session = act.session
        if not session.has(READERS) and self.reader != session.person_id:
            yield "reader", Message(N_("must be yourself."))

    def dues(self) -> Iterator[Due]:
        """The supervisor's decision; then the end, which comes by itself."""
        if self.state == "asked" and self.decide_by is not None:
            yield Due(DECIDE, self.decide_by, None, "supervisor")
        if self.state == "approved" and self.valid_until is not None:
            yield Due(ENDS, self.valid_until, None, "supervisor", "end")

    def may_change(self, session: "Session") -> bool:
        """A reader changes the own request while nobody has decided on it."""
        if session.has(READERS):
            return True
        return self.id is None or (self.state == "asked" and self.reader == session.person_id)

    @classmethod
    def scope(cls, session: "Session") -> peewee.Expression | None:
        """Other departments see their own requests."""
        if session.has(READERS):
            return None
        return (cls.reader == session.person_id) | (cls.created_by == session.person_id)
