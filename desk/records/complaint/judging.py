# SPDX-License-Identifier: MIT
"""Whether a complaint is justified and who is responsible; from that desk proposes the fines."""

from datetime import date
from typing import TYPE_CHECKING

from desk.db.record import Step
from desk.errors import Invalid
from desk.records import fine
from desk.records.complaint import asks
from desk.text import N_, Message
from desk.text.dates import local

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.complaint.record import Complaint


def judge(complaint: "Complaint", act: "Act", asked: asks.AskJudge) -> None:
    """Justified or not, and who is responsible; judging anew withdraws what is not confirmed."""
    if asked.justified == "justified" and not (asked.responsible or asked.responsible_unit):
        sentence = Message(N_("Say who, or which department, is responsible."))
        raise Invalid([("responsible", sentence)])
    complaint.justified = asked.justified
    complaint.responsible = asked.responsible if asked.justified == "justified" else None
    complaint.responsible_unit = asked.responsible_unit


def propose_fines(complaint: "Complaint", act: "Act", before: "Complaint | None") -> None:
    """Bring the proposed fines in line when what they follow from has changed."""
    was, stands = _followed(before, act), _followed(complaint, act)
    if was == stands:
        return
    for followed in (was, stands):
        if followed is not None:
            fine.settle(act, *followed)


def _followed(complaint: "Complaint | None", act: "Act") -> tuple[int, date] | None:
    """The person who is fined for the complaint and the day that decides the month."""
    if (
        complaint is None
        or complaint.voided
        or complaint.justified != "justified"
        or complaint.responsible is None
        or complaint.received_at is None
    ):
        return None
    return complaint.responsible, local(complaint.received_at, act.office.zone).date()


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
         when=lambda c: c.justified == "justified", asks=asks.AskNegligence,
         key="Ctrl+Shift+G", icon="shield"),
)  # fmt: skip
