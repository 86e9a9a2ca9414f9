# SPDX-License-Identifier: MIT
"""What is read aloud to a consignee: greeting, goods, money, papers, place, and until when."""

from datetime import date, tzinfo
from typing import TYPE_CHECKING

from desk.text import N_, Message, _
from desk.text.dates import long_day, long_moment
from desk.text.money import capitals, yuan

if TYPE_CHECKING:
    from desk.records.pickup.record import PickupNotice


def script(notice: "PickupNotice", office: str, zone: tzinfo, today: date) -> str:
    """The sentences to read aloud, a paragraph each, in the current language."""
    due = notice.to_pay(today)
    lines = [
        Message(N_("Hello, is that {name}? This is {office}."),
                name=notice.consignee, office=office),
        Message(
            N_("Goods have arrived for you: {goods}, {pieces} pieces, waybill {waybill}{origin}."),
            goods=notice.goods or _("goods"), pieces=notice.pieces or 0, waybill=notice.waybill,
            origin=Message(N_(", from {station}"), station=notice.from_station)
            if notice.from_station else "",
        ),
        Message(N_("They came on {moment}."), moment=long_moment(notice.arrived_at, zone))
        if notice.arrived_at is not None else None,
        Message(N_("Please bring {amount} in cash, in words {words}."),
                amount=yuan(due), words=capitals(due))
        if due else Message(N_("There is nothing to pay.")),
        Message(N_("Please bring: {papers}."), papers=papers(notice)),
        Message(N_("The goods are at {place}, open {hours}."),
                place=notice.place, hours=notice.hours)
        if notice.place else None,
        _storage(notice, today),
        Message(N_("When will you come, and who answers the telephone here?")),
    ]  # fmt: skip
    return "\n".join(str(line) for line in lines if line is not None)


def papers(notice: "PickupNotice") -> str:
    """The papers to bring, in one line."""
    wanted = [
        (notice.needs_id, N_("a valid ID")),
        (notice.needs_letter, N_("a letter of introduction of the company")),
        (notice.needs_waybill, N_("the consignee's part of the waybill")),
        (True, N_("for another person a letter of authority and both IDs")),
    ]
    return _("; ").join(_(text) for needed, text in wanted if needed)


def _storage(notice: "PickupNotice", today: date) -> Message | None:
    if notice.free_until is None:
        return None
    if today > notice.free_until:
        return Message(
            N_("Free storage ended on {day}; {fee} of storage fee is in the amount."),
            day=long_day(notice.free_until),
            fee=yuan(notice.fee_on(today)),
        )
    if not notice.storage_rate:
        return Message(N_("Storage is free until {day}."), day=long_day(notice.free_until))
    return Message(
        N_("Storage is free until {day}; after that {rate} a day are charged."),
        day=long_day(notice.free_until),
        rate=yuan(notice.storage_rate),
    )
