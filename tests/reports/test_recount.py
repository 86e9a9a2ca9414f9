# SPDX-License-Identifier: MIT
"""Each figure of each report equals an independent recount from the raw tables, on both databases.

The office is the demo office with its two months; the month is October, for all and each branch.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.db.copying import copy_office
from desk.db.database import create_database, open_database
from desk.db.people import session_of
from desk.db.store import Store
from desk.records import load_books
from desk.reports.making import make_report
from desk.reports.model import Report, Share, Table, Tiles
from tests.demo import END, OCTOBER
from tests.postgres import PostgresServer
from tests.reports import recount
from tests.reports.recount import BREAKDOWNS, OF_ALL, RECOUNTS, Raw

BACKENDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
DAY = date(2026, 11, 20)
# Tables whose rows are figures of their own, by their first heading.
FIGURES = ("", "First answers", "Penalty slips")


@pytest.fixture(scope="module", params=BACKENDS)
def store(request: pytest.FixtureRequest, demo: Path) -> Iterator[Store]:
    """The demo office in its file, and the very same one on a server."""
    books = load_books()
    here = Store(open_database(demo), books)
    if request.param == "sqlite":
        yield here
        here.database.close()
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    url = server.fresh()
    database = create_database(url)
    Store(database, books)
    copy_office(here.database, database, books)
    here.database.close()
    yield Store(database, books)
    database.close()
    server.drop(url)


def report(store: Store, name: str, **chosen: Any) -> Report:
    """A report as the supervisor reads it."""
    key = next(p.id for p in store.office.people.values() if p.login == "supervisor")
    return make_report(store, session_of(store, key, clock=lambda: END), name, chosen)


def branches(store: Store) -> list[int | None]:
    """All together, and each for itself."""
    return [None, *store.office.branches]


def told(made: Report) -> dict[str, Any]:
    """Every figure of a report by its label, shares as parts of wholes."""
    found: dict[str, Any] = {}
    for section in made.sections:
        for part in section.parts:
            if isinstance(part, Tiles):
                found |= {str(one.label): plain(one.value) for one in part.figures}
            elif isinstance(part, Table) and str(part.columns[0].heading) in FIGURES:
                found |= {str(row[0].value): plain(row[1].value) for row in part.rows}
    return found


def plain(value: Any) -> Any:
    """A share as a pair of whole numbers; everything else as it is."""
    return (value.part, value.whole) if isinstance(value, Share) else value


def table(made: Report, heading: str) -> Table:
    """The first table whose first column is called so."""
    return next(
        part
        for section in made.sections
        for part in section.parts
        if isinstance(part, Table) and str(part.columns[0].heading) == heading
    )


@pytest.mark.parametrize("name", RECOUNTS)
def test_every_figure_equals_a_recount_from_the_raw_tables(store: Store, name: str) -> None:
    for branch in [None] if name in OF_ALL else branches(store):
        chosen = {"month": OCTOBER} | ({} if name in OF_ALL else {"branch": branch})
        figures = told(report(store, name, **chosen))
        assert figures == RECOUNTS[name](Raw(store, END, OCTOBER, branch)), branch


@pytest.mark.parametrize("line", BREAKDOWNS, ids=lambda line: f"{line[0]}-{line[1]}")
def test_every_breakdown_equals_a_recount(store: Store, line: Any) -> None:
    name, heading = line[:2]
    for branch in [None] if name in OF_ALL else branches(store):
        chosen = {"month": OCTOBER} | ({} if name in OF_ALL else {"branch": branch})
        rows = table(report(store, name, **chosen), heading).rows
        counted = recount.breakdown(Raw(store, END, OCTOBER, branch), line)
        shown = [value for row in rows if isinstance(value := row[1].value, int)]
        assert sorted(shown, reverse=True) == counted, branch


def test_movement_cards_equal_every_movement_walked_forward(store: Store) -> None:
    cards = recount.stock_cards(Raw(store, END, OCTOBER, None))
    made = report(store, "stock", month=OCTOBER)
    moved = next(s for s in made.sections if str(s.title) == "Movements of the month").parts[0]
    assert isinstance(moved, Table)
    assert len(moved.rows) >= 5
    for name, before, came, went, _transfer, counted, after in moved.rows:
        values = [cell.value for cell in (before, came, went, counted, after)]
        assert values == cards[str(name.value)], name.value


def test_the_days_figures_equal_a_recount(store: Store) -> None:
    for branch in branches(store):
        made = report(store, "daily", day=DAY, branch=branch)
        assert told(made) == recount.daily(Raw(store, END, OCTOBER, branch), DAY)


def test_a_years_grid_equals_a_recount(store: Store) -> None:
    made = report(store, "complaint-year", year=date(2026, 1, 1))
    rows = table(made, "Branch").rows
    shown = {str(row[0].value): [cell.value or 0 for cell in row[1:]] for row in rows}
    assert shown == recount.of_year(Raw(store, END, OCTOBER, None), 2026)
