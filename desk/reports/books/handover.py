# SPDX-License-Identifier: MIT
"""The hand-over sheet of a shift: open clocks, promises of today, who was not reached."""

from collections.abc import Iterator, Sequence

from desk.db.dues import Upcoming, upcoming
from desk.reports.kinds import BRANCH, Making, ReportKind, is_
from desk.reports.model import Cell, Column, Figure, Lines, Section, Table, Tiles
from desk.text import N_, Message
from desk.text.dates import day_bounds

MOST = 200
NOT_REACHED = {"pickup_notice": "not_reached", "callback": "trying"}


def sections(making: Making) -> Iterator[Section]:
    """What the next shift must know, in the order of time."""
    _start, midnight = day_bounds(making.session.today(), making.zone)
    lines = upcoming(making.store, making.session, False, MOST, before=midnight)
    if making.branch is not None:
        lines = _of_branch(making, lines)
    late = [line for line in lines if line.at < making.now]
    today = [line for line in lines if line.at >= making.now]
    missed = _not_reached(making)
    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    Figure(Message(N_("Late")), len(late)),
                    Figure(Message(N_("Due until midnight")), len(today)),
                    Figure(Message(N_("Not reached")), len(missed.rows)),
                )
            ),
        ),
    )
    yield Section(Message(N_("Late")), (_table(making, late),))
    yield Section(Message(N_("Due until midnight")), (_table(making, today),))
    yield Section(Message(N_("Not reached")), (missed,))
    names = (N_("Handed over by"), N_("Taken over by"))
    yield Section(Message(N_("Signatures")), (Lines(tuple(Message(name) for name in names)),))


def _of_branch(making: Making, lines: Sequence[Upcoming]) -> list[Upcoming]:
    rows = making.store.database.rows("SELECT id FROM deadline WHERE branch = ?", making.branch)
    here = {row[0] for row in rows}
    return [line for line in lines if line.id in here]


def _table(making: Making, lines: Sequence[Upcoming]) -> Table:
    rows = tuple(
        (
            Cell(line.at),
            Cell(Message(line.what)),
            Cell(line.number, making.sheet(line.kind, line.number)),
            Cell(line.title),
            Cell(line.who),
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


def _not_reached(making: Making) -> Table:
    """Customers nobody has reached yet: arrivals to be told, call-backs that were tried."""
    rows = []
    for kind, state in NOT_REACHED.items():
        if not making.knows(kind):
            continue
        where = [is_("state", state)]
        if making.branch is not None:
            where.append(is_("branch", making.branch))
        title = Message(making.store.books[kind].sheet.title)
        for key in making.store.lists.ids(making.session, making.query(kind, *where), MOST):
            record = making.store.get(making.session, kind, key, way="file")
            phone = str(record.values().get("phone") or "")
            query = making.sheet(kind, record.number)
            rows.append(
                (Cell(title), Cell(record.number, query), Cell(record.title()), Cell(phone))
            )
    columns = (
        Column(Message(N_("Sheet")), "text", 18),
        Column(Message(N_("Number")), "text", 16),
        Column(Message(N_("Concerning")), "text", 40),
        Column(Message(N_("Telephone")), "text", 18),
    )
    return Table(columns, tuple(rows), empty=Message(N_("Everybody was reached.")))


HANDOVER = ReportKind(
    "handover",
    N_("Hand-over sheet"),
    N_("Open clocks, promises of today and customers not reached, for the next shift."),
    (BRANCH,),
    sections,
    (),
    readers="staff trainer supervisor manager head_office",
)
