# SPDX-License-Identifier: MIT
"""Every figure of the monthly complaint report equals a plain recount and opens its records."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desk.db.books import Books
from desk.errors import Invalid, Refused
from desk.reports import months
from desk.reports.complaints.figures import NAMES, MonthFigures, read_months
from desk.reports.keeping import plain, unplain
from desk.reports.kinds import Making
from desk.reports.making import make_report, offered, read_option, report_kind
from desk.reports.model import Cell, Chart, Figure, Report, Share, Table, Tiles, Value
from tests.offices import Desk
from tests.records.making import complain, step
from tests.reports.conftest import BACKENDS, BOOKS
from tests.reports.filling import Recount, fill

MONTHS = [(2026, 11), (2026, 10), (2025, 12)]
HANDLED = ("answered", "closed")
SATISFIED = ("satisfied", "very_satisfied")


@pytest.fixture(scope="module", params=BACKENDS)
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """An office with random complaints; tests only read it."""
    server = url = None
    if request.param == "postgres":
        server = request.getfixturevalue("postgres_server")
        url = server.fresh()
    desk = Desk(url or tmp_path_factory.mktemp("filled"), Books(BOOKS))
    fill(desk, 400, seed=11)
    yield desk
    desk.close()
    if server is not None:
        server.drop(url)


def branches(desk: Desk) -> list[int | None]:
    """All together, and each for itself."""
    return [None, *desk.store.office.branches]


def report(desk: Desk, year: int, month: int, branch: int | None = None) -> Report:
    """The monthly report as the supervisor reads it."""
    chosen = {"month": date(year, month, 1), "branch": branch}
    return make_report(desk.store, desk["supervisor"], "complaints", chosen)


def figures(made: Report) -> Iterator[Figure | Cell]:
    """Every value of a report that has records behind it."""
    for section in made.sections:
        for part in section.parts:
            if isinstance(part, Tiles):
                yield from part.figures
            elif isinstance(part, Table):
                yield from (cell for row in part.rows for cell in row)
            elif isinstance(part, Chart):
                for series in part.series:
                    for value, query in zip(series.values, series.queries, strict=True):
                        yield Cell(value, query)


def test_the_kept_figures_equal_a_recount(filled: Desk) -> None:
    assert not list(filled.store.tallies.check())
    for branch in branches(filled):
        making = Making(filled.store, filled["supervisor"], {"branch": branch}, filled.clock())
        wanted = [date(y, m, 1) for y, m in MONTHS]
        read = read_months(making, wanted, NAMES, wanted)
        for month in wanted:
            compare(read[month], Recount(filled, month.year, month.month, branch))


def compare(kept: MonthFigures, raw: Recount) -> None:
    """One month and branch, figure by figure."""
    assert kept.received == len(raw.rows)
    for name, field in (
        ("category", "category"), ("channel", "channel"), ("level", "level"), ("state", "state"),
        ("opinion", "opinion"), ("department", "responsible_unit"), ("person", "responsible"),
    ):  # fmt: skip
        assert kept.under(name) == raw.by(field)
    judged = raw.by("justified")
    judged.pop("open", None)
    assert kept.under("judged") == judged
    assert kept.justified == Share(judged.get("justified", 0), sum(judged.values()))
    assert kept.count("repeat") == raw.count(lambda r: r["repeat_of"] is not None)
    assert kept.count("ladder") == raw.count(lambda r: r["ladder"] in ("manager", "head_office"))
    assert kept.amount("compensation") == sum(r["compensation"] or 0 for r in raw.rows)
    answered = raw.count(lambda r: r["first_answer_at"] is not None)
    in_time = raw.count(
        lambda r: r["first_answer_at"] is not None, lambda r: r["first_answer_at"] <= r["due_at"]
    )
    overdue = raw.count(
        lambda r: r["first_answer_at"] is None and r["state"] != "closed",
        lambda r: r["due_at"] < raw.now and not r["paused"],
    )
    assert kept.in_time == Share(in_time, answered + overdue)
    assert kept.handled == Share(raw.count(lambda r: r["state"] in HANDLED), len(raw.rows))
    asked = raw.count(lambda r: r["opinion"] != "")
    assert kept.satisfied == Share(raw.count(lambda r: r["opinion"] in SATISFIED), asked)
    for mean, name in (("answered", "answered_in"), ("closed", "closed_in")):
        minutes = raw.minutes(name)
        assert kept.mean(mean) == (round_half_up(sum(minutes), len(minutes)) if minutes else None)
        top = minutes[-(-len(minutes) * 9 // 10) - 1] if minutes else None
        assert kept.tops.get(name) == top


def round_half_up(total: int, count: int) -> int:
    """The average, a half rounded up."""
    return int(total / count + 0.5)


@pytest.mark.parametrize("month", MONTHS)
def test_every_figure_opens_exactly_its_records(filled: Desk, month: tuple[int, int]) -> None:
    opened = 0
    for branch in branches(filled)[:3]:
        for figure in figures(report(filled, *month, branch)):
            if figure.query is None:
                continue
            behind = filled.store.lists.count(filled["supervisor"], figure.query)
            assert behind == expected(figure, behind), figure
            opened += 1
    assert opened > 200


def expected(figure: Figure | Cell, behind: int) -> Value:
    """How many records a figure stands for; amounts and minutes say nothing of that."""
    if isinstance(figure.value, Share):
        return figure.value.part
    if isinstance(figure, Figure):
        return figure.value if figure.unit == "count" else behind
    return figure.value if isinstance(figure.value, int) and is_count(figure) else behind


def is_count(cell: Cell) -> bool:
    """Whether a cell counts records: minutes and amounts lie behind filled fields."""
    assert cell.query is not None
    fields = {condition.field for condition in cell.query.where if condition.operator == "filled"}
    return cell.query.kind != "fine" and not fields & {"first_answer_at", "closed_at"}


def test_the_open_ones_are_listed_with_the_oldest_first(filled: Desk) -> None:
    made = report(filled, 2026, 10)
    section = made.sections[-1]
    tiles, table = section.parts
    assert isinstance(tiles, Tiles)
    assert isinstance(table, Table)
    rows = filled.store.database.rows(
        "SELECT number, received_at FROM complaint WHERE state <> 'closed' AND NOT voided "
        "ORDER BY received_at, id"
    )
    last = months.bounds(date(2026, 10, 1), filled.store.office.zone)[1]
    numbers = [number for number, at in rows if at <= last]
    assert tiles.figures[0].value == len(numbers)
    assert [row[0].value for row in table.rows] == numbers[:40]


def test_a_year_is_the_sum_of_its_months(filled: Desk) -> None:
    made = make_report(
        filled.store, filled["supervisor"], "complaint-year", {"year": date(2026, 1, 1)}
    )
    (table,) = made.sections[0].parts
    assert isinstance(table, Table)
    for number, month in enumerate(range(1, 13), 1):
        column = [row[number].value or 0 for row in table.rows]
        assert sum(column[:-1]) == column[-1] == len(Recount(filled, 2026, month, None).rows)  # type: ignore[arg-type]


def test_a_report_is_kept_as_json_and_comes_back_the_same(filled: Desk) -> None:
    made = report(filled, 2026, 10)
    assert unplain(plain(made)) == made


def test_an_empty_month_says_so(desk: Desk) -> None:
    made = report(desk, 2026, 10)
    assert made.sections[0].parts[0].figures[0].value == 0  # type: ignore[union-attr]


def test_a_manager_reads_the_own_branch_only(either: Desk) -> None:
    either.hire("boss", "周", "manager", branch="HZ")
    hz = either.branch("HZ")
    complain(either, against_branch=hz)
    own = make_report(either.store, either["boss"], "complaints", {"branch": hz})
    assert all(section.kind != "fine" for section in own.sections)
    for branch in (None, either.branch("NB")):
        with pytest.raises(Refused):
            make_report(either.store, either["boss"], "complaints", {"branch": branch})
    assert "complaints" in {kind.name for kind in offered(either.store, either["boss"])}
    assert "fines" not in {kind.name for kind in offered(either.store, either["boss"])}


@pytest.mark.parametrize("role", ["staff", "trainer", "viewer", "administrator"])
def test_others_are_refused_and_the_trail_tells(desk: Desk, role: str) -> None:
    assert "complaints" not in {kind.name for kind in offered(desk.store, desk[role])}
    with pytest.raises(Refused):
        make_report(desk.store, desk[role], "complaints")
    rows = desk.store.database.rows("SELECT action FROM audit ORDER BY seq DESC LIMIT 1")
    assert rows == [("refused",)]


def test_options_are_read_as_they_are_typed(desk: Desk) -> None:
    month, branch = report_kind("complaints").options
    session = desk["supervisor"]
    assert read_option(month, "2026-10", desk.store, session) == date(2026, 10, 1)
    assert read_option(month, "", desk.store, session) == date(2026, 10, 1)
    assert read_option(branch, "HZ", desk.store, session) == desk.branch("HZ")
    assert read_option(branch, "", desk.store, session) is None
    for option, typed in ((month, "2026-13"), (month, "soon"), (branch, "XX")):
        with pytest.raises(Invalid):
            read_option(option, typed, desk.store, session)
    with pytest.raises(Invalid):
        report_kind("weather")


def test_fines_go_along_when_the_branch_is_corrected(either: Desk) -> None:
    one = complain(either, against_branch=either.branch("HZ"))
    step(either, one, "judge", "supervisor", justified="justified", responsible=either.id("staff"))
    again = either.store.get(either["supervisor"], "complaint", one.id)
    again.against_branch = either.branch("NB")  # type: ignore[attr-defined]
    either.store.save(either["supervisor"], again)
    read = either.store.tallies.read
    assert not read("fine", [202611], ["decided"], [either.branch("HZ")])
    assert read("fine", [202611], ["decided"], [either.branch("NB")])
    assert not list(either.store.tallies.check())


def test_a_month_ends_at_the_offices_midnight(desk: Desk, tmp_path: Path) -> None:
    first, last = months.bounds(date(2026, 10, 1), desk.store.office.zone)
    assert (last - first + 1) == 31 * 24 * 3600 * 1000
    assert months.shifted(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert [m.month for m in months.row(date(2026, 2, 1), 3)] == [12, 1, 2]
