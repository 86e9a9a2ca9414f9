# SPDX-License-Identifier: MIT
"""The end of a complaint: the customer's opinion, closing, and opening it again."""

from typing import TYPE_CHECKING

from desk.db.record import Step
from desk.records.complaint import asks
from desk.records.complaint.words import SATISFIED
from desk.text import N_

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.complaint.record import Complaint

DESK = "staff trainer supervisor"


def take_opinion(complaint: "Complaint", act: "Act", asked: asks.AskOpinion) -> None:
    """The customer is asked, and the answer is kept in the customer's words."""
    complaint.opinion = asked.opinion
    complaint.opinion_text = asked.opinion_text
    complaint.opinion_at = asked.opinion_at
    complaint.opinion_by = asked.opinion_by or act.session.person_id


def close(complaint: "Complaint", act: "Act", asked: None) -> None:
    """Only a satisfied customer's complaint is closed without more ado."""
    _close(complaint, act, "")


def close_although(complaint: "Complaint", act: "Act", asked: asks.AskReason) -> None:
    """The supervisor closes although the customer is not satisfied, with a reason."""
    _close(complaint, act, asked.reason)


def reopen(complaint: "Complaint", act: "Act", asked: asks.AskReason) -> None:
    """A customer who is not satisfied is heard again; the count shows how often."""
    complaint.state = "reopened"
    complaint.reopened_count = (complaint.reopened_count or 0) + 1
    complaint.closed_at, complaint.closed_by, complaint.close_reason = None, None, ""


def _close(complaint: "Complaint", act: "Act", reason: str) -> None:
    complaint.state = "closed"
    complaint.closed_at = act.now
    complaint.closed_by = act.session.person_id
    complaint.close_reason = reason
    complaint.paused = False
    for stood in complaint.pauses:
        stood.ended_at = stood.ended_at or act.now


STEPS = (
    Step("opinion", N_("Customer's opinion"), take_opinion, f"{DESK} manager head_office",
         when=lambda c: c.state == "answered", asks=asks.AskOpinion,
         key="Ctrl+Shift+O", icon="survey", main=True),
    Step("close", N_("Close the complaint"), close, DESK,
         when=lambda c: c.state == "answered" and c.opinion in SATISFIED,
         key="Ctrl+Shift+L", icon="lock", main=True),
    Step("close_although", N_("Close with a reason"), close_although, "supervisor",
         when=lambda c: c.state != "closed"
         and not (c.state == "answered" and c.opinion in SATISFIED),
         asks=asks.AskReason, key="Ctrl+Shift+L", icon="lock"),
    Step("reopen", N_("Reopen"), reopen, DESK,
         when=lambda c: c.state == "closed"
         or (c.state == "answered" and bool(c.opinion) and c.opinion not in SATISFIED),
         asks=asks.AskReason, key="Ctrl+Shift+B", icon="undo"),
)  # fmt: skip
