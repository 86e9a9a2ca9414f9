# SPDX-License-Identifier: MIT
"""The vehicles: what each may carry, when its papers end, where it is."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from desk.db.fields import Choice, Day, Line, Link, Measure, Note, Whole
from desk.db.record import Ask, Due, Problem, Record, Step
from desk.records.reminders import days_before, remind_anew, reminders
from desk.sheet import Sheet
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

OWNERS = {"own": N_("Own"), "attached": N_("Attached"), "hired": N_("Hired")}
BOXES = {
    "flat": N_("Flatbed"),
    "rails": N_("With side rails"),
    "box": N_("Box"),
    "cold": N_("Refrigerated"),
}
STATES = {
    "free": N_("Free"),
    "out": N_("Out"),
    "in_repair": N_("In repair"),
    "retired": N_("Out of use"),
}
PAPERS = {
    "inspection_until": N_("The vehicle's inspection ends"),
    "insurance_until": N_("The vehicle's insurance ends"),
    "permit_until": N_("The vehicle's transport permit ends"),
}


class AskRepair(Ask):
    """What is repaired."""

    reason = Line(N_("Reason"), required=True)
    drawing = "reason"


def to_repair(vehicle: "Vehicle", act: "Act", asked: AskRepair) -> None:
    """The vehicle is not there until it is repaired."""
    vehicle.state = "in_repair"
    act.comment(vehicle, asked.reason)


def to_use(vehicle: "Vehicle", act: "Act", asked: None) -> None:
    """The vehicle stands ready again."""
    vehicle.state = "free"


def retire(vehicle: "Vehicle", act: "Act", asked: None) -> None:
    """The vehicle is not used any more."""
    vehicle.state = "retired"


class Vehicle(Record):
    """One vehicle with its limits and the days its papers end."""

    plate = Line(N_("Plate"), required=True)
    model = Line(N_("Vehicle type"))
    brand = Line(N_("Brand and model"))
    owner = Choice(N_("Owner"), OWNERS, default="own")
    load_kg = Measure(N_("May carry (kg)"), places=1, required=True)
    volume_m3 = Measure(N_("Room (m³)"), places=2)
    length_m = Measure(N_("Length (m)"), places=2)
    box = Choice(N_("Body"), BOXES)
    vin = Line(N_("Chassis no."))
    engine_number = Line(N_("Engine no."))
    bought_on = Day(N_("Bought on"))
    odometer = Whole(N_("Odometer (km)"))
    inspection_until = Day(N_("Inspection until"))
    insurance_until = Day(N_("Insurance until"))
    permit_number = Line(N_("Transport permit"))
    permit_until = Day(N_("Permit until"))
    usual_driver = Link(N_("Usual driver"), to="driver")
    remarks = Note(N_("Remarks"))
    remind_days = Line(N_("Reminded so many days before"), by_desk=True, hidden=True)

    sheet = Sheet(
        title=N_("Vehicle"),
        book=N_("Vehicles"),
        prefix="V",
        drawing="""
            number            plate            model         brand         owner
            load_kg           volume_m3        length_m      box           odometer
            vin               vin              engine_number engine_number bought_on
            inspection_until  insurance_until  permit_number permit_until  usual_driver
            remarks           remarks          remarks       remarks       remarks
        """,
        listed="number plate model load_kg volume_m3 state usual_driver inspection_until "
        "insurance_until odometer",
        searched="plate model brand vin usual_driver",
        rights={"read": "staff trainer supervisor manager head_office"},
        known_as={
            "plate": "车牌号 车牌 plate",
            "model": "车型 车辆类型",
            "load_kg": "核载 载重 额定载重",
            "volume_m3": "容积 车厢容积",
        },
    )
    states = STATES
    closed_states = frozenset({"retired"})
    steps = (
        Step("to_repair", N_("Into repair"), to_repair, "staff trainer supervisor",
             when=lambda v: v.state == "free", asks=AskRepair, icon="pause"),
        Step("to_use", N_("Ready again"), to_use, "staff trainer supervisor",
             when=lambda v: v.state in ("in_repair", "retired"), icon="play", main=True),
        Step("retire", N_("Take out of use"), retire, "supervisor",
             when=lambda v: v.state in ("free", "in_repair"), icon="cross"),
    )  # fmt: skip

    def work_out(self, act: "Act") -> None:
        """A plate is written without blanks and dots, in capitals; when papers are reminded of."""
        self.remind_days = days_before(act)
        self.plate = self.plate.upper().replace(" ", "").replace("·", "").replace(".", "")

    def problems(self) -> Iterator[Problem]:
        """Beside the cells: limits are more than zero."""
        yield from super().problems()
        for name in ("load_kg", "volume_m3"):
            value = getattr(self, name)
            if value is not None and value <= 0:
                yield name, Message(N_("must be more than zero."))

    def clashes(self, act: "Act") -> Iterator[Problem]:
        """A plate hangs on one vehicle; what is out is not thrown away."""
        rows = act.store.database.rows(
            "SELECT number FROM vehicle WHERE plate = ? AND voided = ? AND id <> ?",
            *(self.plate, False, self.id or 0),
        )
        if rows and not self.voided:
            yield "plate", Message(N_("stands for {number} already."), number=rows[0][0])
        if self.voided and self.state == "out":
            yield None, Message(N_("It is out now."))

    def ended(self, day: date) -> list[str]:
        """The fields of the papers that have ended by a day."""
        ends = {name: getattr(self, name) for name in PAPERS}
        return [name for name, until in ends.items() if until is not None and until < day]

    def dues(self) -> Iterator[Due]:
        """The papers that run out."""
        if self.state != "retired":
            papers = {text: getattr(self, name) for name, text in PAPERS.items()}
            yield from reminders(papers, self.remind_days)

    @classmethod
    def each_day(cls, act: "Act") -> None:
        """The reminders follow the policy."""
        remind_anew(act, cls.kind())
