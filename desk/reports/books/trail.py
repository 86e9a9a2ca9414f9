# SPDX-License-Identifier: MIT
"""The month in the audit trail: what was voided, changed, printed, taken out, refused."""

from collections.abc import Iterator

from desk.db.audit import AUDIT_COLUMNS, last_hash, walk
from desk.db.looks import looks_under
from desk.db.sentences import sentence
from desk.db.tables import Audit
from desk.records.access_request.record import STATES
from desk.reports import months
from desk.reports.asking import Asking
from desk.reports.kinds import MONTH, Making, ReportKind
from desk.reports.model import Cell, Column, Figure, Section, Table, Tiles, Words
from desk.text import N_, Message

MOST = 80
OUT = ("print", "list", "export", "report", "reveal", "look")


def sections(making: Making) -> Iterator[Section]:
    """Counts, voided sheets with their reasons, weighty changes, what left the office."""
    first, last = months.bounds(making.month, making.zone)
    counts = dict(
        making.store.database.rows(
            "SELECT action, COUNT(*) FROM audit WHERE at BETWEEN ? AND ? GROUP BY action",
            first,
            last,
        )
    )
    saved = sum(n for action, n in counts.items() if action in ("create", "change")) + sum(
        n for action, n in counts.items() if action.startswith("step:")
    )
    failed = counts.get("sign-in failed", 0) + counts.get("sign-in locked", 0)
    seal = Message(N_("Last hash of the trail: {hash}"), hash=last_hash(making.store.database))
    proof = _proof(making, first, last)
    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    Figure(Message(N_("Sheets saved")), saved),
                    Figure(Message(N_("Sheets voided")), counts.get("void", 0)),
                    Figure(Message(N_("Printed or taken out")), sum(counts.get(a, 0) for a in OUT)),
                    Figure(Message(N_("Refused")), counts.get("refused", 0)),
                    Figure(Message(N_("Sign-ins")), counts.get("sign-in", 0)),
                    Figure(Message(N_("Sign-ins failed")), failed),
                    Figure(Message(N_("Imports")), counts.get("import", 0)),
                    Figure(Message(N_("Reports signed")), counts.get("report signed", 0)),
                )
            ),
            Words((proof, seal)),
        ),
    )
    for title, where, values in (
        (N_("Voided sheets"), "action = ?", ["void"]),
        (
            N_("Changes of money, times and closed sheets"),
            "action = ? AND reason <> ?",
            ["change", ""],
        ),
        (N_("Printed or taken out"), f"action IN ({', '.join('?' * len(OUT))})", [*OUT]),
        (N_("Refused"), "action = ?", ["refused"]),
    ):
        yield Section(Message(title), (_lines(making, first, last, where, values),))
    yield _loans(making)


def _loans(making: Making) -> Section:
    """What other departments asked to see, who let them, and how often they looked."""
    title = Message(N_("Sheets shown to other departments"))
    if not making.knows("access_request"):
        return Section(title, ())
    asked = Asking(making, "access_request", "asked_at", branch="")
    rows = tuple(
        (
            Cell(one.number, making.sheet("access_request", one.number)),
            Cell(making.name("person", one.reader)),
            Cell(one.department),
            Cell(one.month or ", ".join(row.number for row in one.sheets)),
            Cell(one.purpose),
            Cell(Message(STATES[one.state])),
            Cell(making.name("person", one.decided_by)),
            Cell(len(looks_under(making.store, making.session, "access_request", one.id))),
        )
        for one in asked.records(asked.some(), MOST)
    )
    columns = (
        Column(Message(N_("Number")), "text", 13),
        Column(Message(N_("Reader")), "text", 9),
        Column(Message(N_("Department")), "text", 10),
        Column(Message(N_("Which sheets")), "text", 13),
        Column(Message(N_("Purpose")), "text", 20),
        Column(Message(N_("Status")), "text", 9),
        Column(Message(N_("Approved by")), "text", 10),
        Column(Message(N_("Times looked")), "count", 8),
    )
    table = Table(columns, rows, empty=Message(N_("None in this month.")))
    return Section(title, (table,), kind="access_request")


def _proof(making: Making, first: int, last: int) -> Message:
    """Whether every line of the month has the hash it must have and follows the one before."""
    # By the lines' numbers: where the clocks of two desks differ, a line of the next month may
    # stand before the last of this one.
    ((start, stop),) = making.store.database.rows(
        "SELECT MIN(seq), MAX(seq) FROM audit WHERE at BETWEEN ? AND ?", first, last
    )
    if start is None:
        return Message(N_("The trail has no line in this month."))
    count = 0
    for row, holds in walk(making.store.database, start, stop):
        if not holds:
            return Message(N_("The chain of the trail is broken at line {line}!"), line=row[0])
        count += 1
    return Message.counted(
        N_("{n} line of this month was checked: the chain is whole."),
        N_("{n} lines of this month were checked: the chain is whole."),
        count,
    )


def _lines(making: Making, first: int, last: int, where: str, values: list[str]) -> Table:
    columns = ", ".join(AUDIT_COLUMNS)
    found = making.store.database.rows(
        f"SELECT {columns} FROM audit WHERE at BETWEEN ? AND ? AND {where} "
        f"ORDER BY seq LIMIT {MOST + 1}",
        *(first, last, *values),
    )
    rows = []
    for row in found[:MOST]:
        line = Audit(**dict(zip(AUDIT_COLUMNS, row, strict=True)))
        line.at = Audit.at.python_value(line.at)
        query = making.sheet(line.kind, line.number) if line.number else None
        told = sentence(making.store, making.session, line)
        rows.append((Cell(line.at), Cell(line.number, query), Cell(line.who), Cell(told)))
    shown = (
        Column(Message(N_("When")), "moment", 15),
        Column(Message(N_("Number")), "text", 13),
        Column(Message(N_("Who")), "text", 9),
        Column(Message(N_("What was done")), "text", 60),
    )
    more = Message(N_("Further lines stand in the trail.")) if len(found) > MOST else ""
    return Table(shown, tuple(rows), empty=Message(N_("None in this month.")), note=more)


TRAIL = ReportKind(
    "trail",
    N_("Trail report"),
    N_("What was voided, changed with a reason, printed and taken out in a month."),
    (MONTH,),
    sections,
    (),
    own_branch=False,
    readers="supervisor head_office",
)
