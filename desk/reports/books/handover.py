# SPDX-License-Identifier: MIT
"""The hand-over sheet of a shift: open clocks, promises of today, who was not reached."""

from collections.abc import Iterator, Sequence

from desk.records.handover import what_is_open
from desk.records.handover.leaving import Open
from desk.reports.kinds import BRANCH, Making, ReportKind
from desk.reports.model import Cell, Column, Figure, Lines, Section, Table, Tiles
from desk.text import N_, Message


def sections(making: Making) -> Iterator[Section]:
    """What the next shift must know, in the order of time."""
    found = what_is_open(making.store, making.session, making.branch)
    late, today, missed = (
        [one for one in found if one.sort == sort] for sort in ("late", "today", "not_reached")
    )
    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    Figure(Message(N_("Late")), len(late)),
                    Figure(Message(N_("Due until midnight")), len(today)),
                    Figure(Message(N_("Not reached")), len(missed)),
                )
            ),
        ),
    )
    yield Section(Message(N_("Late")), (_table(making, late),))
    yield Section(Message(N_("Due until midnight")), (_table(making, today),))
    yield Section(Message(N_("Not reached")), (_not_reached(making, missed),))
    names = (N_("Handed over by"), N_("Taken over by"))
    yield Section(Message(N_("Signatures")), (Lines(tuple(Message(name) for name in names)),))


def _table(making: Making, lines: Sequence[Open]) -> Table:
    rows = tuple(
        (
            Cell(line.at),
            Cell(Message(line.what)),
            Cell(line.number, making.sheet(line.kind, line.number)),
            Cell(line.title),
            Cell(making.name("person", line.person)),
        )
        for line in lines
    )
    columns = (
        Column(Message(N_("Due at")), "moment", 16),
        Column(Message(N_("What is due")), "text", 30),
        Column(Message(N_("Number")), "text", 14),
        Column(Message(N_("Concerning")), "text", 26),
        Column(Message(N_("Handler")), "text", 12),
    )
    return Table(columns, rows, empty=Message(N_("Nothing.")))


def _not_reached(making: Making, lines: Sequence[Open]) -> Table:
    """Customers nobody has reached yet: arrivals to be told, call-backs that were tried."""
    rows = tuple(
        (
            Cell(Message(line.what)),
            Cell(line.number, making.sheet(line.kind, line.number)),
            Cell(line.title),
            Cell(line.phone),
        )
        for line in lines
    )
    columns = (
        Column(Message(N_("Sheet")), "text", 18),
        Column(Message(N_("Number")), "text", 16),
        Column(Message(N_("Concerning")), "text", 40),
        Column(Message(N_("Telephone")), "text", 18),
    )
    return Table(columns, rows, empty=Message(N_("Everybody was reached.")))


HANDOVER = ReportKind(
    "handover",
    N_("Hand-over sheet"),
    N_("Open clocks, promises of today and customers not reached, for the next shift."),
    (BRANCH,),
    sections,
    (),
    readers="staff trainer supervisor manager head_office",
)
