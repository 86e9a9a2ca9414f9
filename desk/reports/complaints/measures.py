# SPDX-License-Identifier: MIT
"""The measures against repetition that a month's justified complaints led to."""

from collections.abc import Iterator

from desk.records.complaint.words import CATEGORIES
from desk.reports.asking import Asking
from desk.reports.kinds import BRANCH, MONTH, Making, ReportKind, empty, filled, is_
from desk.reports.model import Cell, Column, Figure, Section, Share, Table, Tiles
from desk.text import N_, Message

MOST = 100


def sections(making: Making) -> Iterator[Section]:
    """How many justified complaints led to a measure, and each measure in words."""
    found = Asking(making, "complaint", "received_at", branch="about_branch")
    just = is_("justified", "justified")
    query = found.some(just, filled("prevention"))
    without = found.some(just, empty("prevention"))
    share = Share(found.count(just, filled("prevention")), found.count(just))
    yield Section(
        Message(N_("At a glance")),
        (
            Tiles(
                (
                    Figure(Message(N_("With a measure")), share, "share", query,
                           Message(N_("goal {goal}%"), goal=100), 100),
                    Figure(Message(N_("Without a measure")),
                           found.count(just, empty("prevention")), query=without),
                )
            ),
        ),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(one.number, making.sheet("complaint", one.number)),
            Cell(Message(CATEGORIES[one.category]) if one.category in CATEGORIES else ""),
            Cell(one.cause),
            Cell(one.prevention),
            Cell(one.responsible_unit or making.name("person", one.responsible)),
        )
        for one in found.records(query, MOST)
    )
    columns = (
        Column(Message(N_("Number")), "text", 13),
        Column(Message(N_("Category")), "text", 11),
        Column(Message(N_("Cause")), "text", 28),
        Column(Message(N_("Measures against repetition")), "text", 34),
        Column(Message(N_("Responsible")), "text", 12),
    )
    listed = Table(columns, rows, empty=Message(N_("None in this month.")))
    yield Section(Message(N_("Measures against repetition")), (listed,))


MEASURES = ReportKind(
    "measures",
    N_("Measures against repetition"),
    N_("What justified complaints of a month led to."),
    (MONTH, BRANCH),
    sections,
    ("complaint",),
)
