# SPDX-License-Identifier: MIT
"""The drivers, with what they may drive and until when."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desk.db.fields import Choice, Day, IdNumber, Line, Link, Name, Note, Phone
from desk.db.record import Due, Record
from desk.records.reminders import days_before, remind_anew, reminders
from desk.sheet import Sheet
from desk.text import N_

if TYPE_CHECKING:
    from desk.db.act import Act

DUTIES = {"on_duty": N_("On duty"), "on_leave": N_("On leave"), "left": N_("Left")}
PAPERS = {
    "licence_until": N_("The driver's licence ends"),
    "qualification_until": N_("The driver's qualification ends"),
}


class Driver(Record):
    """Somebody who drives for the office."""

    name = Name(N_("Driver"), required=True)
    phone = Phone(N_("Telephone"), required=True)
    duty = Choice(N_("Duty"), DUTIES, required=True, default="on_duty")
    id_number = IdNumber(N_("ID number"))
    licence_number = IdNumber(N_("Licence no."))
    licence_class = Line(N_("Licence class"))
    licence_until = Day(N_("Licence until"))
    qualification = IdNumber(N_("Qualification no."))
    qualification_until = Day(N_("Qualification until"))
    emergency = Name(N_("In an emergency"))
    emergency_phone = Phone(N_("Telephone in an emergency"))
    vehicle = Link(N_("Usual vehicle"), to="vehicle")
    person = Link(N_("Sign-in of the driver"), to="person")
    remarks = Note(N_("Remarks"))
    remind_days = Line(N_("Reminded so many days before"), by_desk=True, hidden=True)

    sheet = Sheet(
        title=N_("Driver"),
        book=N_("Drivers"),
        prefix="DR",
        drawing="""
            number         name           phone               duty
            id_number      id_number      licence_class       licence_until
            licence_number licence_number qualification       qualification_until
            vehicle        person         emergency           emergency_phone
            remarks        remarks        remarks             remarks
        """,
        listed="number name phone duty licence_class licence_until vehicle",
        searched="name phone emergency",
        rights={"read": "staff trainer supervisor manager head_office"},
        known_as={"name": "司机 驾驶员 姓名", "phone": "电话 手机 司机电话"},
    )

    def work_out(self, act: "Act") -> None:
        """When the papers are reminded of."""
        self.remind_days = days_before(act)

    def dues(self) -> Iterator[Due]:
        """The papers that run out."""
        if self.duty != "left":
            papers = {text: getattr(self, name) for name, text in PAPERS.items()}
            yield from reminders(papers, self.remind_days)

    @classmethod
    def each_day(cls, act: "Act") -> None:
        """The reminders follow the policy."""
        remind_anew(act, cls.kind())
