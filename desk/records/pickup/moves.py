# SPDX-License-Identifier: MIT
"""What is done to a pickup notice: the rest arrives, an attempt, the collection, the way back."""

from typing import TYPE_CHECKING

from desk.db.fields import Choice, Day, Line, Moment, Money, Name, Phone, Tick, Whole, now
from desk.db.record import Ask, Step
from desk.errors import Invalid
from desk.records.pickup.rows import Attempt
from desk.records.pickup.words import HERE, ID_KINDS, OUTCOMES, PAID, SALUTATIONS, WAYS
from desk.text import N_, Message
from desk.text.dates import local
from desk.text.money import figures

if TYPE_CHECKING:
    from desk.db.act import Act
    from desk.records.pickup.record import PickupNotice

DESK = "staff trainer supervisor"


class AskArrived(Ask):
    """When the last pieces came, and how many are here now."""

    arrived_at = Moment(N_("Arrived at"), required=True, default=now)
    arrived_pieces = Whole(N_("Pieces arrived"), required=True)
    drawing = "arrived_at arrived_pieces"


class AskAttempt(Ask):
    """Who was called at which number, and what came of it."""

    outcome = Choice(N_("Outcome"), OUTCOMES, required=True, default="told")
    way = Choice(N_("How"), WAYS, default="phone")
    phone = Phone(N_("Number called"))
    answered_by = Name(N_("Who answered"))
    salutation = Choice(N_("Salutation"), SALUTATIONS)
    relation = Line(N_("Relation to the consignee"))
    said = Line(N_("What was said"))
    coming_on = Day(N_("Comes on"))
    drawing = """
        outcome     way         phone       coming_on
        answered_by salutation  relation    relation
        said        said        said        said
    """


class AskCollected(Ask):
    """Who fetched the goods, by which paper, and what was paid."""

    collected_at = Moment(N_("Collected at"), required=True, default=now)
    collector = Name(N_("Collector"), required=True)
    deputy = Tick(N_("Deputy collector"))
    authority_seen = Tick(N_("Letter of authority seen"))
    id_kind = Choice(N_("Kind of ID"), ID_KINDS, required=True, default="id_card")
    id_last4 = Line(N_("Last four of the ID"), required=True)
    cash_received = Money(N_("Cash received"))
    paid = Choice(N_("Paid by"), PAID, default="cash")
    undamaged = Tick(N_("Packaging undamaged"), default=True)
    reason = Line(N_("Reason for a difference or damage"))
    drawing = """
        collected_at  collector      deputy    authority_seen
        id_kind       id_last4       undamaged paid
        cash_received reason         reason    reason
    """


class AskReturned(Ask):
    """Why the goods go back."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def arrive(notice: "PickupNotice", act: "Act", asked: AskArrived) -> None:
    """More pieces are here; when all are, the consignee can be told."""
    notice.arrived_at, notice.arrived_pieces = asked.arrived_at, asked.arrived_pieces


def attempt(notice: "PickupNotice", act: "Act", asked: AskAttempt) -> None:
    """Keep an attempt to tell the consignee."""
    line = Attempt(
        at=act.now,
        by=act.session.person_id,
        way=asked.way or "phone",
        phone=asked.phone or notice.number_to_try(),
        outcome=asked.outcome,
        answered_by=asked.answered_by,
        salutation=asked.salutation,
        relation=asked.relation,
        said=asked.said,
        coming_on=asked.coming_on,
    )
    notice.attempts = [*notice.attempts, line]


def collect(notice: "PickupNotice", act: "Act", asked: AskCollected) -> None:
    """The goods are handed over against paper and money."""
    assert asked.collected_at is not None
    day = local(asked.collected_at, act.office.zone).date()
    due = notice.to_pay(day)
    problems: list[tuple[str | None, Message]] = []
    received = asked.cash_received or 0
    if received != due and not asked.reason:
        text = N_("is not the {amount} that is due. Say why.")
        problems.append(("cash_received", Message(text, amount=figures(due))))
    if asked.deputy and not asked.authority_seen:
        problems.append(("authority_seen", Message(N_("must be seen when somebody else comes."))))
    last = asked.id_last4.strip().upper()
    if len(last) != 4 or not last[:3].isdigit() or not (last[3].isdigit() or last[3] == "X"):
        problems.append(("id_last4", Message(N_("must be the last four characters of the ID."))))
    if not asked.undamaged and not asked.reason:
        problems.append(("reason", Message(N_("must say what is damaged."))))
    if problems:
        raise Invalid(problems)
    notice.collected_at, notice.collector, notice.deputy = (
        asked.collected_at,
        asked.collector,
        asked.deputy,
    )
    notice.id_kind, notice.id_last4 = asked.id_kind, last
    notice.cash_received, notice.paid = received, asked.paid
    notice.undamaged, notice.exception = asked.undamaged, asked.reason
    notice.released_by = act.session.person_id


def send_back(notice: "PickupNotice", act: "Act", asked: AskReturned) -> None:
    """Nobody takes the goods; they go back to the shipper."""
    notice.returned_at, notice.return_reason = act.now, asked.reason


STEPS = (
    Step("arrive", N_("The rest has arrived"), arrive, DESK,
         when=lambda n: n.state == "incomplete", asks=AskArrived, icon="stock", main=True),
    Step("attempt", N_("Attempt to tell"), attempt, DESK, when=lambda n: n.state in HERE,
         asks=AskAttempt, key="Ctrl+Shift+T", icon="phone", main=True),
    Step("collect", N_("Hand over"), collect, DESK, when=lambda n: n.state in HERE,
         asks=AskCollected, key="Ctrl+Shift+H", icon="done"),
    Step("send_back", N_("Send back"), send_back, DESK,
         when=lambda n: n.state in HERE or n.state == "incomplete", asks=AskReturned, icon="undo"),
)  # fmt: skip
