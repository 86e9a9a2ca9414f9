# SPDX-License-Identifier: MIT
"""The month's fines: how many were proposed, confirmed and waived; and the sheet that is signed."""

from collections.abc import Iterator
from datetime import date

from desk.records.fine import Fine
from desk.records.fine.words import BASES, MEASURES, ROLES_FINED, STATES
from desk.reports import months, showing
from desk.reports.complaints.records import Behind
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind
from desk.reports.model import Cell, Column, Figure, Lines, Section, Table, Tiles, Words
from desk.text import N_, Message
from desk.text.money import capitals

DECIDED = ("confirmed", "proposed", "waived")
STANDING = ("confirmed", "proposed")


def fines(making: Making, month: date, earlier: tuple[date, date], behind: Behind) -> Section:
    """The fines of the month beside those of last month and of the same month last year."""
    title = Message(N_("Fines"))
    if "fine" not in making.store.books:
        return Section(title, ())
    branches = [] if making.branch is None else [making.branch]
    three = (month, *earlier)
    read = making.store.tallies.read
    kept = read("fine", map(months.key, three), ["decided"], branches)
    found = {(line.period, line.what): line for line in kept}
    rows = []
    for state in DECIDED:
        cells = [Cell(Message(STATES[state]))]
        for m in three:
            line = found.get((months.key(m), state))
            query = Behind(making, m).fines(state)
            cells.append(Cell(line.times if line else 0, query))
            if m == month:
                cells.append(Cell(line.amount if line else 0, query))
        rows.append(tuple(cells))
    columns = (
        Column(Message(N_("Penalty slips")), "text", 22),
        Column(showing.month(month), "count"),
        Column(Message(N_("Amount")), "money", 12),
        *(Column(showing.month(m), "count") for m in earlier),
    )
    return Section(title, (Table(columns, tuple(rows)),), kind="fine")


def sheet(making: Making) -> Iterator[Section]:
    """The penalty slips of a month, one line each, for those who sign."""
    behind = Behind(making, making.month)
    slips = _slips(making)
    standing = [slip for slip in slips if slip.state in STANDING]
    total = sum(slip.amount or 0 for slip in standing)
    yield Section(
        Message(N_("Sum")),
        (
            Tiles(
                (
                    Figure(Message(N_("Slips")), len(standing), query=behind.fines(*STANDING)),
                    Figure(Message(N_("People")), len({slip.person for slip in standing})),
                    Figure(Message(N_("Sum")), total, "money"),
                    Figure(
                        Message(N_("Not decided yet")),
                        sum(slip.state == "proposed" for slip in slips),
                        query=behind.fines("proposed"),
                    ),
                )
            ),
            Words((Message(N_("In capitals: {capitals}"), capitals=capitals(total)),)),
        ),
    )
    yield Section(Message(N_("Penalty slips")), (_listed(making, slips),))
    names = (N_("Supervisor"), N_("Manager"), N_("Head office"))
    yield Section(Message(N_("Signatures")), (Lines(tuple(Message(name) for name in names)),))


def _slips(making: Making) -> list[Fine]:
    where = "month = ? AND state <> ? AND voided = ?"
    values: list[object] = [months.text(making.month), "withdrawn", False]
    if making.branch is not None:
        where, values = f"{where} AND about_branch = ?", [*values, making.branch]
    ids = making.store.database.rows(
        f"SELECT id FROM fine WHERE {where} ORDER BY person, nth, role, id", *values
    )
    found = [making.store.get(making.session, "fine", row[0], way="file") for row in ids]
    return [slip for slip in found if isinstance(slip, Fine)]


def _listed(making: Making, slips: list[Fine]) -> Table:
    numbers = _numbers(making, [slip.complaint for slip in slips if slip.complaint])
    rows = tuple(
        (
            Cell(slip.number, making.sheet("fine", slip.number)),
            Cell(making.name("person", slip.person)),
            Cell(Message(ROLES_FINED[slip.role]) if slip.role in ROLES_FINED else slip.role),
            Cell(numbers.get(slip.complaint or 0, "")),
            Cell(Message(BASES[slip.basis]) if slip.basis in BASES else slip.remarks),
            Cell(Message(MEASURES[slip.measure]) if slip.measure in MEASURES else ""),
            Cell(slip.amount),
            Cell(_decision(slip)),
            Cell(None),
        )
        for slip in slips
    )
    columns = (
        Column(Message(N_("Number")), "text", 12),
        Column(Message(N_("Person fined")), "text", 10),
        Column(Message(N_("As")), "text", 10),
        Column(Message(N_("Complaint")), "text", 12),
        Column(Message(N_("Rule")), "text", 18),
        Column(Message(N_("Measure")), "text", 12),
        Column(Message(N_("Fine")), "money", 9),
        Column(Message(N_("Decision")), "text", 12),
        Column(Message(N_("Signature")), "text", 13, blank=True),
    )
    return Table(columns, rows, empty=Message(N_("Nobody was fined in this month.")))


def _numbers(making: Making, complaints: list[int]) -> dict[int, str]:
    marks = ", ".join("?" * len(complaints)) or "NULL"
    sql = f"SELECT id, number FROM complaint WHERE id IN ({marks})"
    return dict(making.store.database.rows(sql, *complaints))


def _decision(slip: Fine) -> Message:
    state = Message(STATES[slip.state])
    if slip.state == "waived" and slip.waive_reason:
        return Message(N_("{state}: {reason}"), state=state, reason=slip.waive_reason)
    return state


FINES = ReportKind(
    "fines",
    N_("Penalty sheet"),
    N_("The fines of a month, one line each, to be signed by those concerned."),
    (MONTH, BRANCH),
    sheet,
    ("fine", "complaint"),
)
