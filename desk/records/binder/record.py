# SPDX-License-Identifier: MIT
"""A binder of one month: its place on the shelf, its seal, and when it was opened again."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk.db.fields import Choice, Line, Link, Moment, Note, Whole
from desk.db.record import Ask, Problem, Record, Row, Rows, Step
from desk.errors import Invalid
from desk.records.binder.contents import look_through
from desk.records.binder.filing import SEALED
from desk.sheet import Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

KINDS = {
    "order": N_("Order sheet"),
    "dispatch": N_("Dispatch note"),
    "pickup_notice": N_("Pickup notice"),
}
STATES = {"open": N_("Not sealed yet"), SEALED: N_("Sealed")}
MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
SHOWN = 5


class Seal(Row):
    """One sealing, and why the seal was broken."""

    sealed_at = Moment(N_("Sealed at"), by_desk=True)
    sealed_by = Link(N_("Sealed by"), to="person", by_desk=True)
    sheets = Whole(N_("Number of sheets"), by_desk=True)
    voided = Whole(N_("Void sheets"), by_desk=True)
    mark = Line(N_("Check mark"), by_desk=True)
    unsealed_at = Moment(N_("Unsealed at"), by_desk=True)
    unsealed_by = Link(N_("Unsealed by"), to="person", by_desk=True)
    reason = Line(N_("Reason"), by_desk=True)


class AskUnseal(Ask):
    """Why the seal is broken."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def seal(binder: "Binder", act: "Act", asked: None) -> None:
    """Seal a binder that is complete and finished; from then on its sheets cannot change."""
    if binder.month >= f"{act.today:%Y-%m}":
        raise Invalid(
            [(None, Message(N_("The month is not over yet; new sheets still go in here.")))]
        )
    found = look_through(act.store, binder)
    problems = [
        (None, Message(sentence, count=len(numbers), numbers=", ".join(numbers[:SHOWN])))
        for sentence, numbers in (
            (N_("{count} sheets are missing: {numbers}"), found.missing),
            (N_("{count} sheets were altered without desk: {numbers}"), found.altered),
            (N_("{count} sheets are not finished yet: {numbers}"), found.unfinished),
            (
                N_("{count} sheets were never printed: {numbers}"),
                found.unprinted if act.setting("keeps_paper") else (),
            ),
        )
        if numbers
    ]
    if problems:
        raise Invalid(problems)
    binder.state = SEALED
    binder.sheets, binder.voided_sheets = len(found.sheets), found.voided
    binder.first_number = found.sheets[0].number if found.sheets else ""
    binder.last_number = found.sheets[-1].number if found.sheets else ""
    line = Seal(
        sealed_at=act.now,
        sealed_by=act.session.person_id,
        sheets=len(found.sheets),
        voided=found.voided,
        mark=found.seal,
    )
    binder.seals = [*binder.seals, line]


def unseal(binder: "Binder", act: "Act", asked: AskUnseal) -> None:
    """Break the seal, with the reason; the next sealing shows what has changed."""
    binder.state = "open"
    last = binder.seals[-1]
    last.unsealed_at, last.unsealed_by = act.now, act.session.person_id
    last.reason = asked.reason


class Binder(Record):
    """One binder on the shelf; its sheets are those of its kind, branch and month."""

    of_kind = Choice(N_("Of which sheets"), KINDS, required=True, once=True)
    month = Line(N_("Month"), required=True, once=True)
    location = Line(N_("Where it stands"))
    first_number = Line(N_("First number"), by_desk=True)
    last_number = Line(N_("Last number"), by_desk=True)
    sheets = Whole(N_("Number of sheets"), by_desk=True)
    voided_sheets = Whole(N_("Void sheets"), by_desk=True)
    seals = Rows(N_("Seals"), Seal, by_desk=True)
    remarks = Note(N_("Remarks"))

    class Meta:
        indexes = ((("of_kind", "branch", "month"), False),)

    sheet = Sheet(
        title=N_("Binder"),
        book=N_("Binders"),
        prefix="B",
        drawing="""
            number        of_kind      month    location
            first_number  last_number  sheets   voided_sheets
            seals         seals        seals    seals
            remarks       remarks      remarks  remarks
        """,
        listed="number of_kind month branch state first_number last_number sheets voided_sheets "
        "location",
        searched="month location",
        rights={
            "read": "staff trainer supervisor manager head_office",
            "write": "supervisor",
        },
    )
    states = STATES
    steps = (
        Step("seal", N_("Seal"), seal, "supervisor", when=lambda b: b.state != SEALED,
             key="Ctrl+Shift+L", icon="seal", main=True),
        Step("unseal", N_("Unseal"), unseal, "supervisor", when=lambda b: b.state == SEALED,
             asks=AskUnseal, icon="unlock"),
    )  # fmt: skip

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: a month is written 2026-11; a sealed binder is not thrown away."""
        yield from super().problems()
        if self.month and not MONTH.fullmatch(self.month):
            yield "month", Message(N_("is no month. Type it like 2026-11."))
        if self.voided and self.state == SEALED:
            yield None, Message(N_("It is sealed. Unseal it first."))

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """One binder for a kind, branch and month."""
        rows = act.store.database.rows(
            "SELECT number FROM binder WHERE of_kind = ? AND branch = ? AND month = ? "
            "AND voided = ? AND id <> ?",
            *(self.of_kind, self.branch or act.session.branch_id or 0, self.month, False),
            self.id or 0,
        )
        if rows and not self.voided:
            yield "month", Message(N_("stands on {number} already."), number=rows[0][0])
