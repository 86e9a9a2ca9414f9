# SPDX-License-Identifier: MIT
"""Fines of the complaint rules: desk proposes them, a person confirms or waives; none is silent.

The handbook: justified complaints against one employee within a calendar month cost ¥10, ¥20, then
¥50 with a notice of criticism, the manager ¥10 jointly with each of these; from the fourth on the
dismissal is proposed. A manager's negligence costs ¥50 to ¥200, the coordinator at head office ¥50.
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from desk.db.fields import Choice, Line, Link, Moment, Money, Name, Note, Whole
from desk.db.record import Ask, Problem, Record, Step
from desk.db.tallies import Tally
from desk.records.fine.rules import check_negligence
from desk.records.fine.words import BASES, MEASURES, ROLES_FINED, STATES
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act


class AskWaive(Ask):
    """Why the fine is waived."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def confirm(fine: "Fine", act: "Act", asked: None) -> None:
    """A person stands for the fine."""
    fine.state = "confirmed"
    fine.decided_at, fine.decided_by = act.now, act.session.person_id


def waive(fine: "Fine", act: "Act", asked: AskWaive) -> None:
    """The fine is let off, with the reason."""
    fine.state, fine.waive_reason = "waived", asked.reason
    fine.decided_at, fine.decided_by = act.now, act.session.person_id


def _proposed(fine: "Fine") -> bool:
    return fine.state == "proposed"


def _standing(fine: "Fine") -> bool:
    return fine.state in ("proposed", "confirmed")


class Fine(Record):
    """One fine or measure against one person, from one complaint."""

    complaint = Link(N_("Complaint"), to="complaint", required=True)
    person = Link(N_("Person fined"), to="person", required=True)
    role = Choice(N_("As"), ROLES_FINED, required=True, default="negligence")
    month = Line(N_("Month"), by_desk=True)
    nth = Whole(N_("Complaint of the month"), by_desk=True)
    jointly_with = Link(N_("Jointly with"), to="person", by_desk=True)
    amount = Money(N_("Fine"), capitals=True)
    measure = Choice(N_("Measure"), MEASURES, by_desk=True)
    basis = Choice(N_("Rule"), BASES, by_desk=True)
    remarks = Note(N_("Circumstances"))
    waive_reason = Line(N_("Waived because"), by_desk=True)
    decided_at = Moment(N_("Decided at"), by_desk=True)
    decided_by = Link(N_("Decided by"), to="person", by_desk=True)
    fined_name = Name(N_("Person fined"), by_desk=True, hidden=True)
    about_branch = Link(N_("Counted in the branch"), to="branch", by_desk=True, hidden=True)

    sheet = Sheet(
        title=N_("Penalty slip"),
        book=N_("Fines"),
        prefix="F",
        drawing="""
            number       month        complaint    complaint
            person       role         role         jointly_with
            nth          amount       measure      measure
            basis        basis        basis        basis
            remarks      remarks      remarks      remarks
            -- Decision
            state        decided_at   decided_by   waive_reason
        """,
        listed="number month person role nth amount measure complaint state decided_by",
        searched="fined_name month remarks waive_reason",
        rights={
            "read": "supervisor head_office",
            "write": "supervisor head_office",
            "print": "supervisor head_office",
            "comment": "supervisor head_office",
        },
    )
    states = STATES
    closed_states = frozenset({"confirmed", "waived", "withdrawn"})
    steps = (
        Step("confirm", N_("Confirm"), confirm, "supervisor head_office", when=_proposed,
             key="Ctrl+Shift+C", icon="check", main=True),
        Step("waive", N_("Waive"), waive, "supervisor head_office", when=_standing,
             asks=AskWaive, key="Ctrl+Shift+W", icon="cross"),
    )  # fmt: skip

    def work_out(self, act: "Act") -> None:
        """The month is the complaint's, by the office's midnight; what was typed is checked."""
        if self.complaint is None:
            return
        complaint: Any = act.get("complaint", self.complaint)
        self.month = self.month or f"{local(complaint.received_at, act.office.zone):%Y-%m}"
        self.about_branch = complaint.about_branch
        self.fined_name = act.office.label("person", self.person or 0)
        if self.role in ("negligence", "coordinator"):
            self.measure, self.basis = "fine", self.role
        if self.id is None and self.role == "negligence":
            check_negligence(act, complaint, self.amount)

    def tallies(self) -> Iterator[Tally]:
        """What the monthly report counts: slips and amounts by how they were decided."""
        if self.month:
            year, month = map(int, self.month.split("-"))
            figures = {"decided": self.state}
            if _standing(self):
                figures["measure"] = self.measure
            yield Tally(date(year, month, 1), self.about_branch, figures, {"decided": self.amount})

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: what the ladder decides is not typed."""
        yield from super().problems()
        if self.role in ("responsible", "jointly") and not self.basis:
            yield "role", Message(N_("is proposed by desk when the complaint is judged."))
        if self.amount is None and self.role:
            yield "amount", Message(N_("must be filled in."))
