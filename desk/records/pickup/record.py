# SPDX-License-Identifier: MIT
"""The pickup notice 提货通知, from the arrival of the goods to the signature of the collector."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from desk.db import rowing
from desk.db.fields import (
    Choice,
    Day,
    Line,
    Link,
    Measure,
    Moment,
    Money,
    Name,
    Note,
    Phone,
    Tick,
    Whole,
)
from desk.db.record import Due, Problem, Record, Rows
from desk.db.standing import Standing, in_states
from desk.records import binder
from desk.records.pickup.drawing import ON_PAPER, ON_SCREEN
from desk.records.pickup.moves import STEPS
from desk.records.pickup.rows import Attempt
from desk.records.pickup.words import HERE, ID_KINDS, PACKAGES, PAID, STATES, TOLD
from desk.records.workdays import closing
from desk.sheet import Sheet
from desk.text import N_, Message
from desk.text.dates import local
from desk.text.money import capitals

if TYPE_CHECKING:
    from desk.db.act import Act

TELL = N_("Tell the consignee of the arrival")
TRY_AGAIN = N_("Try again to reach the consignee")
COMING = N_("The consignee comes for the goods")
OVERDUE = N_("Goods not collected after the free days")
CHARGES = ("freight", "cod", "delivery_fee", "advance", "other_charges")
FROM_SETTINGS = {
    "place": "pickup_place",
    "hours": "pickup_hours",
    "contact_phone": "pickup_phone",
}


class PickupNotice(Record):
    """One shipment that lies here; its state follows from what arrived, who was told, who came."""

    waybill = Line(N_("Waybill no."), required=True)
    sent_on = Day(N_("Sent on"))
    from_station = Line(N_("Origin station"))
    to_station = Line(N_("Destination"))
    shipper = Name(N_("Shipper"))
    shipper_phone = Phone(N_("Shipper's telephone"))
    consignee = Name(N_("Consignee"), required=True)
    phone = Phone(N_("Consignee's telephone"), required=True)
    other_phone = Phone(N_("Other number"))
    company = Name(N_("Company"))
    goods = Line(N_("Goods carried"))
    package = Choice(N_("Packaging"), PACKAGES)
    pieces = Whole(N_("Pieces"), required=True)
    weight = Measure(N_("Weight (kg)"))
    volume = Measure(N_("Volume (m³)"), places=4)
    arrived_at = Moment(N_("Arrived at"))
    arrived_pieces = Whole(N_("Pieces arrived"))
    place = Line(N_("Place of collection"))
    hours = Line(N_("Opening hours"))
    contact_phone = Phone(N_("Telephone for questions"))
    freight = Money(N_("Freight collect"))
    cod = Money(N_("COD"))
    delivery_fee = Money(N_("Delivery fee"))
    advance = Money(N_("Advance"))
    other_charges = Money(N_("Other charges"))
    prepaid = Money(N_("Paid already"))
    storage_fee = Money(N_("Storage fee"), by_desk=True)
    cash_due = Money(N_("Cash to bring"), by_desk=True)
    in_words = Line(N_("In capitals"), by_desk=True)
    needs_id = Tick(N_("Valid ID"), default=True)
    needs_letter = Tick(N_("Letter of introduction"))
    needs_waybill = Tick(N_("Consignee's part of the waybill"))
    pickup_code = Line(N_("Collection code"))
    free_days = Whole(N_("Free days"))
    free_until = Day(N_("Free storage until"), by_desk=True)
    storage_rate = Money(N_("Storage fee per day"))
    attempts = Rows(N_("Attempts to tell"), Attempt)
    next_try = Moment(N_("Next try"), by_desk=True)
    collected_at = Moment(N_("Collected at"), by_desk=True)
    collector = Name(N_("Collector"), by_desk=True)
    deputy = Tick(N_("Deputy collector"), by_desk=True)
    id_kind = Choice(N_("Kind of ID"), ID_KINDS, by_desk=True)
    id_last4 = Line(N_("Last four of the ID"), by_desk=True)
    cash_received = Money(N_("Cash received"), by_desk=True)
    paid = Choice(N_("Paid by"), PAID, by_desk=True)
    undamaged = Tick(N_("Packaging undamaged"), by_desk=True)
    exception = Line(N_("Difference or damage"), by_desk=True)
    released_by = Link(N_("Released by"), to="person", by_desk=True)
    returned_at = Moment(N_("Sent back at"), by_desk=True)
    return_reason = Line(N_("Sent back because"), by_desk=True)
    tell_by = Moment(N_("Tell by"), by_desk=True, hidden=True)
    coming_at = Moment(N_("Comes by"), by_desk=True, hidden=True)
    overdue_at = Moment(N_("Overdue from"), by_desk=True, hidden=True)
    remarks = Note(N_("Remarks"))

    class Meta:
        indexes = ((("waybill",), False), (("state", "free_until"), False))

    sheet = Sheet(
        title=N_("Pickup notice"),
        book=N_("Pickup"),
        prefix="PN",
        drawing=ON_SCREEN,
        printed=ON_PAPER,
        listed="number waybill consignee state phone goods pieces arrived_at cash_due free_until "
        "next_try",
        searched="consignee waybill shipper phone other_phone company goods collector",
        rights={
            "read": "staff trainer supervisor manager head_office",
            # The clerk who meets the lorry takes in its list of arrivals.
            "import": "staff supervisor",
        },
        copies=(N_("Consignee's copy"), N_("Stub")),
        known_as={
            "waybill": "运单号, 货号, 托运单号, 单号, waybill, waybill no.",
            "from_station": "始发站, 发站, 始发地, origin",
            "to_station": "到达站, 到站, 目的站, destination",
            "shipper": "发货人, 托运人, 寄件人, shipper",
            "shipper_phone": "发货人电话, 发货电话",
            "consignee": "收货人, 收件人, consignee",
            "phone": "收货人电话, 收货电话, 联系电话, 电话, 手机, phone",
            "goods": "货物名称, 品名, 货名, goods",
            "package": "包装",
            "pieces": "件数, 总件数, pieces",
            "arrived_pieces": "到货件数, 实到件数, 到件",
            "arrived_at": "到货时间, 到货日期, 到达时间, arrived",
            "weight": "重量, 重量(kg), weight",
            "volume": "体积, 体积(m3), volume",
            "freight": "到付运费, 到付, 提付, 运费, freight collect",
            "cod": "代收货款, 代收, cod",
        },
    )
    states = STATES
    closed_states = frozenset({"collected", "returned"})
    standings = (
        Standing(N_("Arrivals not told"), in_states("to_tell", "not_reached"), pressing=True),
    )
    steps = STEPS
    signatures = (N_("Collector's signature"), N_("Released by"))

    def work_out(self, act: "Act") -> None:
        """Fill from the settings, add up the money, count the free days, plan the next try."""
        for name, setting in FROM_SETTINGS.items():
            setattr(self, name, getattr(self, name) or act.setting(setting))
        storage = act.rule("storage")
        if self.free_days is None:
            self.free_days = int(storage["free_days"])
        if self.storage_rate is None:
            self.storage_rate = int(storage["per_day"])
        if self.arrived_at is not None and self.arrived_pieces is None:
            self.arrived_pieces = self.pieces
        self.state = self._stands()
        self._count_days(act)
        day = local(self.collected_at, act.office.zone).date() if self.collected_at else act.today
        self.storage_fee = self.fee_on(day)
        self.cash_due = self.to_pay(day)
        self.in_words = capitals(self.cash_due) if self.cash_due else ""
        self._plan_next_try(act)

    def _stands(self) -> str:
        if self.returned_at is not None:
            return "returned"
        if self.collected_at is not None:
            return "collected"
        if self.arrived_at is None or (self.arrived_pieces or 0) < (self.pieces or 0):
            return "incomplete"
        last = self.attempts[-1] if self.attempts else None
        if last is None:
            return "to_tell"
        if last.outcome == "refused":
            return "refused"
        told = [line for line in self.attempts if line.outcome in TOLD]
        if not told:
            return "not_reached"
        return "coming" if told[-1].coming_on is not None else "told"

    def _count_days(self, act: "Act") -> None:
        self.free_until = self.tell_by = self.overdue_at = self.coming_at = None
        if self.arrived_at is None or self.state == "incomplete":
            return
        arrived = local(self.arrived_at, act.office.zone).date()
        self.tell_by = closing(act, arrived)
        if self.tell_by <= self.arrived_at:
            self.tell_by = closing(act, arrived + timedelta(days=1))
        self.free_until = arrived + timedelta(days=self.free_days or 0)
        self.overdue_at = closing(act, self.free_until)
        coming = [line.coming_on for line in self.attempts if line.outcome in TOLD]
        if self.state == "coming" and coming[-1] is not None:
            self.coming_at = closing(act, coming[-1])

    def _plan_next_try(self, act: "Act") -> None:
        self.next_try = None
        if self.state == "not_reached":
            last = self.attempts[-1]
            minutes = 0 if last.outcome == "wrong" else int(act.rule("pickup_retry"))
            self.next_try = act.calendar().after(last.at or act.now, minutes)

    def number_to_try(self) -> str:
        """The number to call next: the other one after a wrong or silent number."""
        tried = [line.phone for line in self.attempts if line.outcome not in TOLD]
        numbers = [n for n in (self.phone, self.other_phone) if n]
        fresh = [n for n in numbers if n not in tried]
        return next(iter(fresh or numbers), "")

    def fee_on(self, day: date) -> int:
        """The storage fee in fen for goods fetched on a day."""
        if self.free_until is None or day <= self.free_until:
            return 0
        return (day - self.free_until).days * (self.storage_rate or 0)

    def to_pay(self, day: date) -> int:
        """The fen to bring on a day: charges and storage, less what is paid already."""
        charges = sum(getattr(self, name) or 0 for name in CHARGES)
        return max(0, charges + self.fee_on(day) - (self.prepaid or 0))

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: nobody is told of goods that have not all arrived."""
        yield from super().problems()
        if self.pieces is not None and self.pieces < 1:
            yield "pieces", Message(N_("must be more than zero."))
        if (self.arrived_pieces or 0) > (self.pieces or 0):
            yield "arrived_pieces", Message(N_("are more than were sent."))
        if (self.arrived_pieces or 0) < 0:
            yield "arrived_pieces", Message(N_("must not be negative."))
        for name in (*CHARGES, "prepaid", "storage_rate", "free_days"):
            if (getattr(self, name) or 0) < 0:
                yield name, Message(N_("must not be negative."))
        told_before = len(rowing.base_of(self).get("attempts", []))
        if self.state == "incomplete" and len(self.attempts) > told_before:
            yield (
                "attempts",
                Message(
                    N_("Only {here} of {pieces} pieces are here; the consignee is not told yet."),
                    here=self.arrived_pieces or 0,
                    pieces=self.pieces or 0,
                ),
            )

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """A waybill has one notice."""
        rows = act.store.database.rows(
            "SELECT number FROM pickup_notice WHERE waybill = ? AND voided = ? AND id <> ? "
            "AND state <> ?",
            *(self.waybill, False, self.id or 0, "returned"),
        )
        if rows and not self.voided and self.state != "returned":
            yield "waybill", Message(N_("stands on {number} already."), number=rows[0][0])

    def follow(self, act: "Act", before: Self | None) -> None:
        """The month's binder stands ready."""
        if before is None:
            binder.open_for(act, self)

    def dues(self) -> Iterator[Due]:
        """Telling, trying again, the promised visit, the end of the free days."""
        if self.state == "to_tell" and self.tell_by is not None:
            yield Due(TELL, self.tell_by, self.assigned)
        if self.state == "not_reached" and self.next_try is not None:
            yield Due(TRY_AGAIN, self.next_try, self.assigned)
        if self.state == "coming" and self.coming_at is not None:
            yield Due(COMING, self.coming_at, self.assigned)
        if self.state in HERE and self.overdue_at is not None:
            yield Due(OVERDUE, self.overdue_at, self.assigned)

    @classmethod
    def each_day(cls, act: "Act") -> None:
        """What lies here longer than it may costs a day more."""
        marks = ", ".join("?" * len(HERE))
        rows: list[Any] = act.select(
            "pickup_notice",
            f"state IN ({marks}) AND voided = ? AND free_until < ? AND storage_rate > 0",
            *(*sorted(HERE), False, act.today.isoformat()),
        )
        for notice in rows:
            act.save(notice)

    def locked(self, act: "Act") -> Message | None:
        """A notice in a sealed binder stays as it is."""
        return binder.sealed(act, self)
