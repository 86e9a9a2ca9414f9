# SPDX-License-Identifier: MIT
"""The month's list of assessments: everybody's points and rank, what is given and signed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from desk.records.assessment.measures import MonthOfWork
from desk.records.assessment.policy import target, weights
from desk.records.assessment.rules import assess
from desk.records.assessment.words import INDICATORS, STATES
from desk.reports.asking import rest_of_list
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind, is_
from desk.reports.model import Cell, Column, Figure, Lines, Section, Share, Table, Tiles
from desk.text import N_, Message
from desk.text.dates import plain_month

MOST = 500


def sections(making: Making) -> Iterator[Section]:
    """Figures, the list by rank, how points are given, where it is signed."""
    where = [is_("month", plain_month(making.month))]
    if making.branch is not None:
        where.append(is_("branch", making.branch))
    query = making.query("assessment", *where)
    sheets = _sheets(making, query)
    yield Section(Message(N_("At a glance")), (_tiles(making, sheets, query),))
    yield Section(Message(N_("Everybody, by total")), (_list(making, sheets),))
    yield Section(Message(N_("How the points are weighed")), (_weights(making),))
    names = (Message(N_("Supervisor's signature")), Message(N_("Seen by head office")))
    yield Section(Message(N_("Signatures")), (Lines(names),))


def _sheets(making: Making, query: Any) -> list[Any]:
    store, session = making.store, making.session
    keys = store.lists.ids(session, query)
    sheets: list[Any] = [store.get(session, "assessment", key, way="file") for key in keys]
    return sorted(sheets, key=lambda s: (-(s.score or Decimal(-1)), s.number))


def _tiles(making: Making, sheets: list[Any], query: Any) -> Tiles:
    scores = [sheet.score for sheet in sheets if sheet.score is not None]
    mean = round(sum(scores, Decimal(0)) / len(scores), 1) if scores else None
    signed = sum(sheet.state == "signed" for sheet in sheets)
    given = sum(sheet.state != "draft" for sheet in sheets)
    return Tiles(
        (
            Figure(Message(N_("Assessed")), len(sheets), query=query),
            Figure(Message(N_("Mean total")), mean, "number"),
            Figure(Message(N_("Given")), Share(given, len(sheets)), "share"),
            Figure(Message(N_("Signed")), Share(signed, len(sheets)), "share"),
        )
    )


def _list(making: Making, sheets: list[Any]) -> Table:
    policy = weights(making.store.office, making.month)
    used = [name for name in INDICATORS if int(policy[name]) > 0]
    columns = (
        Column(Message(N_("Rank")), "count", 7),
        Column(Message(N_("Person")), "text", 12),
        *(Column(Message(INDICATORS[name]), "number", 10) for name in used),
        Column(Message(N_("Total score")), "number", 9),
        Column(Message(N_("Status")), "text", 13),
    )
    totals = [sheet.score for sheet in sheets if sheet.score is not None]
    rows = []
    for sheet in sheets[:MOST]:
        scores = {row.indicator: row.score for row in sheet.indicators}
        rank = sheet.rank
        if rank is None and sheet.score is not None and making.branch is not None:
            rank = 1 + sum(other > sheet.score for other in totals)
        rows.append(
            (
                Cell(rank),
                Cell(sheet.person_name, making.sheet("assessment", sheet.number)),
                *(Cell(scores.get(name)) for name in used),
                Cell(sheet.score),
                Cell(Message(STATES[sheet.state])),
            )
        )
    nobody = Message(N_("Nobody has been assessed yet."))
    return Table(columns, tuple(rows), empty=nobody, note=rest_of_list(len(sheets), MOST))


def _weights(making: Making) -> Table:
    """The rules by which nobody in particular would be assessed."""
    office = making.store.office
    work = MonthOfWork(making.store, making.month, making.now)
    policy, goal = weights(office, making.month), target(office, making.month)
    lines, _total = assess(work, 0, policy, goal, quality=None, praise=None)
    rows = tuple(
        (Cell(Message(INDICATORS[line.indicator])), Cell(f"{line.weight}%"), Cell(line.rule))
        for line in lines
    )
    columns = (
        Column(Message(N_("Indicator")), "text", 16),
        Column(Message(N_("Weight %")), "text", 9),
        Column(Message(N_("How points are given")), "text", 60),
    )
    rest = N_("What cannot be measured is left out; the weights of the others stand for the whole.")
    return Table(columns, rows, note=Message(rest))


ASSESSMENTS = ReportKind(
    "assessments",
    N_("Assessments of the month"),
    N_("Everybody's points, total and rank in a month, and who has signed."),
    (MONTH, BRANCH),
    sections,
    ("assessment",),
    own_branch=False,
    readers="supervisor head_office",
    personal=True,
)
