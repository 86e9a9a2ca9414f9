# SPDX-License-Identifier: MIT
"""The month's attendance per person: due, came, late, left early, away, missing; to be signed."""

from collections.abc import Iterator
from decimal import Decimal

from desk.db.query import Condition
from desk.records.duty import Attended, attendance_of_all
from desk.records.duty.who import Who, names_of
from desk.records.duty.words import LEAVES
from desk.reports.asking import Asking
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind, is_
from desk.reports.model import Cell, Column, Figure, Section, Share, Table, Tiles
from desk.text import N_, Message


def sections(making: Making) -> Iterator[Section]:
    """Figures of the month, then a line for each person."""
    sheets = Asking(making, "attendance", "day")
    people = attendance_of_all(making.store, making.session, making.month, making.branch)
    due, came = sheets.total("due"), sheets.total("came")
    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    Figure(Message(N_("Shifts due")), due, query=sheets.some(_some("due"))),
                    Figure(Message(N_("Attended")), Share(came, due), "share"),
                    Figure(Message(N_("Late arrivals")), sheets.total("late"),
                           query=sheets.some(_some("late"))),
                    Figure(Message(N_("Left early")), sheets.total("early"),
                           query=sheets.some(_some("early"))),
                    Figure(Message(N_("Shifts on leave")), sheets.total("away"),
                           query=sheets.some(_some("away"))),
                    Figure(Message(N_("Absent")), sheets.total("absent"),
                           query=sheets.some(_some("absent"))),
                    Figure(Message(N_("Sheets not confirmed")),
                           sheets.count(is_("state", "open")),
                           query=sheets.some(is_("state", "open"))),
                )
            ),
        ),
    )  # fmt: skip
    yield Section(Message(N_("Each person's month")), (_people(making, people),))
    yield Section(Message(N_("Leave taken")), (_leaves(making, people),))


def _some(field: str) -> Condition:
    return Condition(field, "from", 1)


def _people(making: Making, people: dict[Who, Attended]) -> Table:
    names = names_of(making.store, people)
    rows = tuple(
        (
            Cell(names.get(who, "")),
            Cell(one.due),
            Cell(one.present),
            Cell(Share(one.present, one.due)),
            Cell(one.late),
            Cell(one.late_minutes),
            Cell(one.early),
            Cell(one.leave),
            Cell(one.absent),
            Cell(Decimal(one.minutes * 10 // 60) / 10),
            Cell(""),
        )
        for who, one in people.items()
    )
    columns = (
        Column(Message(N_("Name")), "text", 14),
        Column(Message(N_("Shifts due")), "count", 8),
        Column(Message(N_("Came")), "count", 7),
        Column(Message(N_("Attended")), "share", 10),
        Column(Message(N_("Late (times)")), "count", 8),
        Column(Message(N_("Late (min)")), "count", 8),
        Column(Message(N_("Left early")), "count", 8),
        Column(Message(N_("On leave")), "count", 8),
        Column(Message(N_("Absent")), "count", 7),
        Column(Message(N_("Hours of work")), "number", 9),
        Column(Message(N_("Signature")), "text", 14, blank=True),
    )
    return Table(columns, rows, empty=Message(N_("No attendance was kept in this month.")))


def _leaves(making: Making, people: dict[Who, Attended]) -> Table:
    """Shifts on leave by kind, for whoever had any."""
    names = names_of(making.store, people)
    used = [sort for sort in LEAVES if any(sort in one.leaves for one in people.values())]
    rows = tuple(
        (
            Cell(names.get(who, "")),
            *(Cell(one.leaves.get(sort, 0)) for sort in used),
            Cell(one.leave),
        )
        for who, one in people.items()
        if one.leave
    )
    columns = (
        Column(Message(N_("Name")), "text", 18),
        *(Column(Message(LEAVES[sort]), "count", 12) for sort in used),
        Column(Message(N_("Total")), "count", 10),
    )
    return Table(columns, rows, empty=Message(N_("Nobody was on leave.")))


ATTENDANCE = ReportKind(
    "attendance",
    N_("Attendance of the month"),
    N_("Shifts due and attended, late, left early, leave and absence per person, to be signed."),
    (MONTH, BRANCH),
    sections,
    ("attendance",),
)
