# SPDX-License-Identifier: MIT
"""The monthly summary as a report: each figure opens its records, the supervisor's words below.

What is signed is shown as it was signed.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from desk.db.said import spoken
from desk.errors import Invalid
from desk.records.summary import Measured, month_figures, seal_of
from desk.records.summary.shown import change, value_text
from desk.reports import months
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind
from desk.reports.model import Cell, Column, Label, Lines, Section, Table, Words
from desk.text import N_, Message
from desk.text.dates import plain_month

WORDS = (
    ("went_well", N_("What went well")),
    ("went_wrong", N_("What went wrong, and why")),
    ("measures", N_("Measures taken")),
    ("next_month", N_("Plan for next month")),
)


def sections(making: Making) -> Iterator[Section]:
    """Figures, words, signatures."""
    written = _written(making)
    if written is not None and written.state == "signed":
        yield Section(Message(N_("The month in figures")), (_frozen(making, written),))
    else:
        yield Section(Message(N_("The month in figures")), (_figures(making),))
    for name, title in WORDS:
        yield Section(Message(title), (Words(_lines(written, name)),))
    names = (N_("Supervisor's signature"), N_("Head office's signature"))
    yield Section(Message(N_("Signatures")), (Lines(tuple(Message(name) for name in names)),))


def _written(making: Making) -> Any:
    """The summary the supervisor wrote of the month and branch; None while there is none."""
    covers = "office" if making.branch is None else "branch"
    sql = "SELECT id FROM summary WHERE month = ? AND covers = ? AND voided = ?"
    values: list[object] = [plain_month(making.month), covers, False]
    if making.branch is not None:
        sql, values = f"{sql} AND branch = ?", [*values, making.branch]
    rows = making.store.database.rows(f"{sql} ORDER BY id", *values)
    return making.store.get(making.session, "summary", rows[0][0]) if rows else None


def _figures(making: Making) -> Table:
    now = _measured(making, making.month)
    before = _measured(making, months.shifted(making.month, -1))
    rows = []
    for one, then in zip(now, before, strict=True):
        cells = (
            Cell(Message(one.line.area)),
            Cell(Message(one.line.what)),
            Cell(value_text(one), one.query),
            Cell(value_text(then), then.query),
            Cell(change(one, then)),
        )
        rows.append(cells)
    return Table(_columns(), tuple(rows))


def _measured(making: Making, month: date) -> list[Measured]:
    return month_figures(making.store, making.session, month, making.branch)


def _frozen(making: Making, written: Any) -> Table:
    if seal_of(written) != written.figures_hash:
        told = N_("{number} was altered after it was signed; it does not match its hash.")
        raise Invalid([(None, Message(told, number=written.number))])
    rows = tuple(
        (
            Cell(spoken(row.area)),
            Cell(spoken(row.what)),
            Cell(row.value),
            Cell(row.before),
            Cell(spoken(row.change)),
        )
        for row in written.figures
    )
    note = Message(
        N_("Signed by {name}, {number}. Hash: {hash}"),
        name=making.name("person", written.signed_by),
        number=written.number,
        hash=written.figures_hash,
    )
    return Table(_columns(), rows, note=note)


def _columns() -> tuple[Column, ...]:
    return (
        Column(Message(N_("Field of work")), "text", 16),
        Column(Message(N_("Figure")), "text", 30),
        Column(Message(N_("This month")), "number", 14),
        Column(Message(N_("Last month")), "number", 14),
        Column(Message(N_("Against last month")), "number", 18),
    )


def _lines(written: Any, name: str) -> tuple[Label, ...]:
    text = getattr(written, name) if written is not None else ""
    told = tuple(line for line in text.split("\n") if line.strip())
    return told or (Message(N_("Not written yet.")),)


SUMMARY = ReportKind(
    "summary",
    N_("Monthly summary"),
    N_("The month's figures of every book beside last month's, and the supervisor's words."),
    (MONTH, BRANCH),
    sections,
    ("summary",),
)
