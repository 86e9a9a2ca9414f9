# SPDX-License-Identifier: MIT
"""The open complaints at the end of the report: what came in until the month's end and waits."""

from desk.db.fields import from_millis
from desk.records.complaint.words import CATEGORIES, LEVELS, STATES
from desk.reports import months
from desk.reports.complaints.figures import count_open, open_ones
from desk.reports.complaints.records import Behind
from desk.reports.kinds import Making
from desk.reports.model import Cell, Column, Figure, Label, Section, Table, Tiles
from desk.text import N_, Message

MOST = 40


def opened(making: Making, behind: Behind) -> Section:
    """How many are open, and the oldest of them."""
    _first, until = months.bounds(making.month, making.zone)
    count = count_open(making, until)
    rows = open_ones(making, until, MOST)
    known = CATEGORIES | LEVELS | STATES

    def word(code: str) -> Label:
        return Message(known[code]) if code in known else code

    listed = tuple(
        (
            Cell(number, making.sheet("complaint", number)),
            Cell(from_millis(received)),
            Cell(complainant),
            Cell(word(category)),
            Cell(word(level)),
            Cell(word(state)),
            Cell(making.name("person", assigned)),
            Cell(_waits(making, due, answered)),
        )
        for _id, number, received, complainant, category, level, state, assigned, due, answered
        in rows
    )  # fmt: skip
    more = count - len(rows)
    figure = Figure(Message(N_("Still open")), count, query=behind.open_until(), note=_since(rows))
    return Section(
        Message(N_("Open complaints")),
        (
            Tiles((figure,)),
            Table(
                COLUMNS,
                listed,
                empty=Message(N_("All complaints until the end of the month are closed.")),
                note=Message.counted(N_("{n} more is open."), N_("{n} more are open."), more)
                if more > 0
                else "",
            ),
        ),
    )


COLUMNS = (
    Column(Message(N_("Number")), "text", 13),
    Column(Message(N_("Received at")), "moment", 15),
    Column(Message(N_("Complainant")), "text", 12),
    Column(Message(N_("Category")), "text", 11),
    Column(Message(N_("Level")), "text", 8),
    Column(Message(N_("Status")), "text", 9),
    Column(Message(N_("Handler")), "text", 9),
    Column(Message(N_("First answer")), "text", 11),
)


def _since(rows: list[tuple[object, ...]]) -> Label:
    if not rows:
        return ""
    return Message(N_("the oldest is {number}"), number=str(rows[0][1]))


def _waits(making: Making, due: int | None, answered: int | None) -> Label:
    """Whether the customer has heard anything yet."""
    if answered is not None:
        return Message(N_("given"))
    if due is not None and from_millis(due) < making.now:
        return Message(N_("overdue"))
    return Message(N_("not yet"))
