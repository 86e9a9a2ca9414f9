# SPDX-License-Identifier: MIT
"""Every report of the office, made of the demo office: right, readable, for those who may."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.db.copying import copy_office
from desk.db.database import create_database, open_database
from desk.db.people import session_of
from desk.db.store import Store
from desk.errors import Refused
from desk.exchange.reporting import workbook
from desk.paper.report import print_report
from desk.paper.request import PrintOptions
from desk.records import load_books
from desk.reports.complaints.figures import NAMES as NAMES_OF_COMPLAINTS
from desk.reports.complaints.figures import read_months
from desk.reports.every import REPORTS
from desk.reports.interval import interval, interval_text
from desk.reports.keeping import plain, unplain
from desk.reports.kinds import Making
from desk.reports.making import make_report, offered
from desk.reports.model import Cell, Chart, Figure, Report, Share, Table, Tiles
from desk.session import Session
from desk.text import speaking
from tests.demo import END
from tests.offices import Clock, Desk
from tests.paper.reading import dense, words
from tests.postgres import PostgresServer
from tests.reports.filling import Recount
from tests.reports.test_complaint_month import compare, figures

NAMES = [kind.name for kind in REPORTS]
CHOSEN: dict[str, Any] = {
    "month": date(2026, 10, 1),
    "year": date(2026, 1, 1),
    "day": date(2026, 11, 20),
    "branch": None,
}
# What stands beside a query without being how many records it finds.
SUMS = {"distance", "due", "late", "early", "away", "absent"}
NO_COUNT = ("money", "minutes", "seconds", "number", "text", "moment", "day")


@pytest.fixture(scope="module")
def store(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A copy of the demo office; tests only read it, and are refused in it."""
    folder = shutil.copytree(demo, tmp_path_factory.mktemp("every") / "office")
    opened = Store(open_database(folder), load_books())
    yield opened
    opened.database.close()


@pytest.fixture(scope="module")
def served(store: Store, postgres_server: PostgresServer) -> Iterator[Store]:
    """The very same office on a server."""
    url = postgres_server.fresh()
    database = create_database(url)
    books = load_books()
    Store(database, books)
    copy_office(store.database, database, books)
    yield Store(database, books)
    database.close()
    postgres_server.drop(url)


def session(store: Store, login: str) -> Session:
    """A colleague of the demo office."""
    key = next(p.id for p in store.office.people.values() if p.login == login)
    return session_of(store, key, clock=lambda: END)


def report(store: Store, name: str, branch: int | None = None) -> Report:
    """A report as the supervisor reads it."""
    kind = next(kind for kind in REPORTS if kind.name == name)
    chosen = {option.name: CHOSEN[option.name] for option in kind.options}
    if "branch" in chosen:
        chosen["branch"] = branch
    return make_report(store, session(store, "supervisor"), name, chosen)


def units(made: Report) -> Iterator[tuple[Figure | Cell, str]]:
    """Every value with its unit."""
    for section in made.sections:
        for part in section.parts:
            if isinstance(part, Tiles):
                yield from ((figure, figure.unit) for figure in part.figures)
            elif isinstance(part, Table):
                for row in part.rows:
                    yield from zip(row, (c.unit for c in part.columns), strict=True)
            elif isinstance(part, Chart):
                for series in part.series:
                    for value, query in zip(series.values, series.queries, strict=False):
                        yield Cell(value, query), part.unit


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_opens_as_many_records_as_it_says(store: Store, name: str) -> None:
    supervisor = session(store, "supervisor")
    for branch in (None, 2):
        for figure, unit in units(report(store, name, branch)):
            if figure.query is None:
                continue
            behind = store.lists.count(supervisor, figure.query)
            if unit == "text":
                assert behind == 1 or not is_number(figure), figure
            elif isinstance(figure.value, Share):
                assert behind == figure.value.part, figure
            elif unit not in NO_COUNT and not is_sum(figure):
                assert behind == (figure.value or 0), figure


@pytest.mark.postgres
@pytest.mark.parametrize("name", NAMES)
def test_a_server_gives_the_same_report(store: Store, served: Store, name: str) -> None:
    for branch in (None, 2):
        assert report(served, name, branch).sections == report(store, name, branch).sections
    assert not list(served.tallies.check())


def test_the_demos_october_equals_a_recount_from_the_raw_tables(store: Store) -> None:
    desk = Desk.opened(store, Clock(END))
    october = date(2026, 10, 1)
    for branch in (None, *store.office.branches):
        making = Making(store, session(store, "supervisor"), {"branch": branch}, END)
        read = read_months(making, [october], NAMES_OF_COMPLAINTS, [october])
        compare(read[october], Recount(desk, 2026, 10, branch))


def is_number(figure: Figure | Cell) -> bool:
    """Whether a text is the number of one sheet, which opens that very sheet."""
    assert figure.query is not None
    return any(c.field == "number" for c in figure.query.where)


def is_sum(figure: Figure | Cell) -> bool:
    """Whether a whole number adds something up: kilometres, the people of attendance sheets."""
    assert figure.query is not None
    return any(c.field in SUMS for c in figure.query.where)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_report_comes_on_paper_and_as_a_workbook(
    store: Store, name: str, language: str
) -> None:
    supervisor = session(store, "supervisor")
    with speaking(language):
        made = report(store, name)
        data = print_report(store, supervisor, made, PrintOptions(language=language))
        assert dense(str(made.title)) in dense(words(data))
        assert workbook(made, supervisor.zone).startswith(b"PK")
    assert unplain(plain(made)) == made


@pytest.mark.parametrize("name", NAMES)
def test_who_may_read_it_is_offered_it_and_others_are_refused(store: Store, name: str) -> None:
    kind = next(kind for kind in REPORTS if kind.name == name)
    chosen = {option.name: CHOSEN[option.name] for option in kind.options}
    for login in ("supervisor", "staff", "headoffice", "viewer", "admin"):
        person = session(store, login)
        if kind in offered(store, person):
            assert make_report(store, person, name, chosen).name == name
        else:
            with pytest.raises(Refused):
                make_report(store, person, name, chosen)


def test_the_desk_has_its_hand_over_sheet_and_no_more(store: Store) -> None:
    assert [kind.name for kind in offered(store, session(store, "staff"))] == ["handover"]
    assert not offered(store, session(store, "viewer"))


def test_figures_of_the_demo_are_there(store: Store) -> None:
    for name in ("orders", "dispatches", "pickups", "calls", "satisfaction", "tasks", "trainings"):
        first = report(store, name).sections[0].parts[0]
        assert isinstance(first, Tiles)
        assert first.figures[0].value, name
    assert len(list(figures(report(store, "daily")))) > 40


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [((95, 100), 0.8882, 0.9785), ((0, 10), 0.0, 0.2775), ((10, 10), 0.7225, 1.0)],
)
def test_the_interval_is_wilsons(share: tuple[int, int], low: float, high: float) -> None:
    found = interval(Share(*share))
    assert found is not None
    assert found == pytest.approx((low, high), abs=0.0001)


def test_the_interval_says_what_it_means_for_the_goal() -> None:
    assert interval(Share(0, 0)) is None
    assert "surely reached" in str(interval_text(Share(9990, 10000), 95))
    assert "surely missed" in str(interval_text(Share(50, 100), 95))
    assert "too few" in str(interval_text(Share(19, 20), 95))
