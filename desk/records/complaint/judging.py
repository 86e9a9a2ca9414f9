# SPDX-License-Identifier: MIT
"""Whether a complaint is justified and who is responsible; from that desk proposes the fines."""

from typing import TYPE_CHECKING

from desk.db.record import Step
from desk.errors import Invalid
from desk.records import fine
from desk.records.complaint import asks
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.complaint.record import Complaint


def judge(complaint: "Complaint", act: "Act", asked: asks.AskJudge) -> None:
    """Justified or not, and who is responsible; judging anew withdraws what is not confirmed."""
    if asked.justified == "justified" and not (asked.responsible or asked.responsible_unit):
        sentence = Message(N_("Say who, or which department, is responsible."))
        raise Invalid([("responsible", sentence)])
    before = complaint.responsible
    complaint.justified = asked.justified
    complaint.responsible = asked.responsible if asked.justified == "justified" else None
    complaint.responsible_unit = asked.responsible_unit
    for person in {before, complaint.responsible}:
        if person is not None:
            fine.settle(act, complaint, person)


def negligent(complaint: "Complaint", act: "Act", asked: asks.AskNegligence) -> None:
    """A manager who neglected a complaint: a fine by circumstances, the coordinator's jointly."""
    fined = asked.person or 0
    fine.propose_negligence(
        act, complaint, fined, asked.amount or 0, asked.coordinator, asked.reason
    )


STEPS = (
    Step("judge", N_("Justified or not"), judge, "supervisor head_office",
         asks=asks.AskJudge, key="Ctrl+Shift+J", icon="shield"),
    Step("negligent", N_("Manager's negligence"), negligent, "supervisor head_office",
         when=lambda c: c.justified == "justified", asks=asks.AskNegligence, icon="shield"),
)  # fmt: skip
