# SPDX-License-Identifier: MIT
"""A year of complaints on one page: branches down, months across, three figures."""

from collections.abc import Callable, Iterator
from datetime import date

from desk.db.query import Query
from desk.db.tallies import Kept
from desk.reports import months, showing
from desk.reports.complaints.figures import MonthFigures
from desk.reports.complaints.records import Behind
from desk.reports.kinds import YEAR, Making, ReportKind
from desk.reports.model import Cell, Column, Label, Section, Share, Table, Unit, Value
from desk.text import N_, Message

NAMES = ("received", "answered", "opinion")
Of = Callable[[MonthFigures], Value]


def sections(making: Making) -> Iterator[Section]:
    """Received, answered in time and satisfied, by branch and month."""
    year: date = making.chosen["year"]
    twelve = months.row(date(year.year, 12, 1), 12)
    grid = _read(making, twelve)
    for title, unit, value, behind in _GRIDS:
        yield Section(Message(title), (_grid(making, twelve, grid, unit, value, behind),))


def _read(making: Making, twelve: list[date]) -> dict[int, dict[int, MonthFigures]]:
    """The figures by branch and period; the sum of all branches under None's stand-in, -1."""
    branches = [0, *making.store.office.branches]
    kept = making.store.tallies.read("complaint", map(months.key, twelve), NAMES, branches)
    sums = making.store.tallies.read("complaint", map(months.key, twelve), NAMES)
    lines: dict[int, dict[int, list[Kept]]] = {}
    for line in (*kept, *(one._replace(branch=-1) for one in sums)):
        lines.setdefault(line.branch, {}).setdefault(line.period, []).append(line)
    return {
        branch: {period: MonthFigures(some) for period, some in by_period.items()}
        for branch, by_period in lines.items()
    }


def _grid(
    making: Making,
    twelve: list[date],
    grid: dict[int, dict[int, MonthFigures]],
    unit: Unit,
    value: Of,
    behind: Callable[[Behind], Query],
) -> Table:
    rows = []
    places: list[tuple[int, Label]]
    places = [(b, making.name("branch", b)) for b in making.store.office.branches if b in grid]
    for branch, name in (*places, (-1, Message(N_("All branches")))):
        cells: list[Cell] = [Cell(name)]
        of_branch = Making(making.store, making.session,
                           {"branch": None if branch < 0 else branch}, making.now)  # fmt: skip
        for month in twelve:
            figures = grid.get(branch, {}).get(months.key(month))
            query = behind(Behind(of_branch, month)) if figures is not None else None
            cells.append(Cell(value(figures) if figures else None, query))
        rows.append(tuple(cells))
    columns = (
        Column(Message(N_("Branch")), "text", 16),
        *(Column(showing.short_month(m, with_year=False), unit, 7) for m in twelve),
    )
    return Table(columns, tuple(rows), total=True)


def _received(figures: MonthFigures) -> int:
    return figures.received


def _in_time(figures: MonthFigures) -> Share:
    answered = figures.count("answered")
    return Share(figures.count("answered", "in_time"), answered)


_GRIDS: tuple[tuple[str, Unit, Of, Callable[[Behind], Query]], ...] = (
    (N_("Complaints received"), "count", _received, lambda b: b.some()),
    (N_("Answered in time"), "share", _in_time, lambda b: b.answered(late=False)),
    (N_("Satisfied"), "share", lambda f: f.satisfied, lambda b: b.satisfied()),
)

YEARLY = ReportKind(
    "complaint-year",
    N_("Complaints of a year"),
    N_("All branches and months of a year beside each other."),
    (YEAR,),
    sections,
    ("complaint",),
    own_branch=False,
)
