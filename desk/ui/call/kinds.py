# SPDX-License-Identifier: MIT
"""The kinds of call and the form each opens; a kind shows when the office keeps its book."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desk.db.record import Record
from desk.text import N_
from desk.text.phones import digits


@dataclass(frozen=True)
class Ringing:
    """What is known when the form is opened; `began` in UTC, `number` in its normal form.

    `card` is the name on the customer's card: nobody's own name where a company is calling.
    """

    number: str
    name: str
    customer: int | None
    began: datetime
    held: int = 0  # seconds
    card: str = ""


@dataclass(frozen=True)
class CallKind:
    """One kind of call: its book, its icon, how the form is filled in, and how the note of the
    call names its purpose and what came of it."""

    id: str
    label: str
    kind: str
    icon: str
    values: Callable[[Ringing], Mapping[str, Any]]
    purpose: str = ""
    outcome: str = ""


def _complaint(call: Ringing) -> Mapping[str, Any]:
    return {
        "phone": call.number,
        "complainant": call.name,
        "customer": call.customer,
        "received_at": call.began,
        "channel": "phone",
    }


def _customer(call: Ringing) -> Mapping[str, Any]:
    figures = digits(call.number)
    mobile = len(figures) == 11 and figures.startswith("1")
    return {"name": call.name, "mobile" if mobile else "phone": call.number}


def _caller(call: Ringing) -> Mapping[str, Any]:
    return {
        "phone": call.number,
        "caller": call.name,
        "contact": "" if call.name == call.card else call.name,
        "asked_by": call.name,
        "customer": call.customer,
        "channel": "phone",
        "received_at": call.began,
        "asked_at": call.began,
        "ordered_at": call.began,
    }


def _note(purpose: str) -> Callable[[Ringing], Mapping[str, Any]]:
    """The note of the call is itself the form."""
    return lambda call: note_of(call, purpose)


def note_of(call: Ringing, purpose: str, outcome: str = "") -> dict[str, Any]:
    """What the card knows of a call, as its note keeps it."""
    return {
        "phone": call.number,
        "caller": call.name,
        "customer": call.customer,
        "started_at": call.began,
        "hold_seconds": call.held or None,
        "purpose": purpose,
        "outcome": outcome,
    }


NOTE = "call"
KINDS: tuple[CallKind, ...] = (
    CallKind(
        "complaint", N_("Complaint"), "complaint", "complaint", _complaint, "complaint", "complaint"
    ),
    CallKind("enquiry", N_("Enquiry"), NOTE, "call", _note("enquiry")),
    CallKind("business", N_("Business enquiry"), NOTE, "money", _note("business")),
    CallKind("order", N_("Order"), "order", "order", _caller, "order", "order"),
    CallKind("tracing", N_("Tracing"), "tracing", "tracing", _caller, "tracing", "tracing"),
    CallKind("message", N_("Message"), "message", "message", _caller, "message", "message"),
    CallKind(
        "service_task", N_("Technical help"), "service_task", "task", _caller, "technical", "task"
    ),
    CallKind("internal", N_("Internal"), NOTE, "users", _note("internal")),
    CallKind(
        "customer", N_("New customer"), "customer", "customer", _customer, "enquiry", "answered"
    ),
)


def kinds_for(may: Callable[[str, str | None], bool]) -> list[CallKind]:
    """The kinds whose book the office keeps and the person may write into, at most nine."""
    return [kind for kind in KINDS if may("write", kind.kind)][:9]


def filled(record_type: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """Only what is known, and only what the form has."""
    known = record_type.kinds()
    return {n: v for n, v in values.items() if n in known and v not in (None, "")}


#: Where the words typed on the card go in the form of a kind.
WORDS = {"complaint": "content", "service_task": "fault", "message": "content", NOTE: "content"}


def opening(
    kind: CallKind, books: Iterable[type[Record]], call: Ringing, words: str = ""
) -> dict[str, Any]:
    """The values the form of a kind opens with; `words` say what the call is about."""
    record_type = next(t for t in books if t.kind() == kind.kind)
    known = {**kind.values(call), WORDS.get(kind.kind, ""): words}
    return filled(record_type, known)
