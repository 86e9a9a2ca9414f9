# SPDX-License-Identifier: MIT
"""A month that is over has its reports made by desk itself, once, whoever looks at the clock."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from desk.db.books import Books
from desk.db.database import open_database
from desk.db.people import office_session, session_of
from desk.db.store import Store
from desk.errors import Invalid, Refused
from desk.records import load_books
from desk.reports.making import make_report
from desk.reports.model import Figure, Report, Tiles
from desk.reports.ready import make_ready, ready_report
from desk.session import Session
from desk.text import Message
from tests.demo import END, OCTOBER
from tests.offices import Desk
from tests.records.making import complain
from tests.reports.conftest import BOOKS

NEXT = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
NOVEMBER = date(2026, 11, 1)


def received(report: object) -> int:
    """The first figure of the complaint report."""
    (first, *_rest) = report.sections  # type: ignore[attr-defined]
    tiles = first.parts[0]
    assert isinstance(tiles, Tiles)
    figure: Figure = tiles.figures[0]
    assert isinstance(figure.value, int)
    return figure.value


def test_each_is_made_once_for_all_and_signed_ones_for_each_branch(either: Desk) -> None:
    complain(either)
    either.clock.at = NEXT
    made = make_ready(either.store, either["staff"])
    rows = either.store.database.rows("SELECT kind, branch, period FROM report_ready")
    assert made == len(rows)
    assert "assessments" not in {row[0] for row in rows}  # each supervisor sees other people's
    assert {row[2] for row in rows} == {"2026-11"}
    assert {row[1] for row in rows if row[0] == "complaints"} == {0, *either.store.office.branches}
    assert make_ready(either.store, either["supervisor"]) == 0


def test_it_shows_the_figures_as_they_stood_then(either: Desk) -> None:
    complain(either)
    either.clock.at = NEXT
    make_ready(either.store, either["staff"])
    complain(either, received_at=datetime(2026, 11, 28, 2, 0, tzinfo=UTC))
    chosen = {"month": NOVEMBER, "branch": None}
    then = ready_report(either.store, either["supervisor"], "complaints", chosen)
    now = make_report(either.store, either["supervisor"], "complaints", chosen)
    assert then is not None
    assert then.made_at == NEXT
    assert (received(then), received(now)) == (1, 2)


def test_nothing_is_made_of_months_before_the_office(desk: Desk) -> None:
    assert make_ready(desk.store, desk["supervisor"]) == 0
    chosen = {"month": OCTOBER, "branch": None}
    assert ready_report(desk.store, desk["supervisor"], "complaints", chosen) is None


def test_who_may_not_read_a_report_does_not_find_it_ready(either: Desk) -> None:
    complain(either)
    either.clock.at = NEXT
    make_ready(either.store, either["staff"])
    chosen = {"month": NOVEMBER, "branch": None}
    with pytest.raises(Refused):
        ready_report(either.store, either["staff"], "complaints", chosen)


def test_one_that_cannot_be_made_does_not_hold_up_the_others(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make_most(store: Store, session: Session, name: str, chosen: Any) -> Report:
        if name == "complaints":
            raise Invalid([(None, Message("The signed report was altered."))])
        return make_report(store, session, name, chosen)

    complain(desk)
    desk.clock.at = NEXT
    with monkeypatch.context() as broken:
        broken.setattr("desk.reports.ready.make_report", make_most)
        with pytest.raises(Invalid):
            make_ready(desk.store, desk["staff"])
    kept = {row[0] for row in desk.store.database.rows("SELECT kind FROM report_ready")}
    assert kept
    assert "complaints" not in kept
    assert make_ready(desk.store, desk["staff"]) == 1 + len(desk.store.office.branches)


def test_several_desks_at_once_never_make_one_twice(either: Desk) -> None:
    complain(either)
    either.clock.at = NEXT

    def look(_desk: int) -> int:
        store = Store(either.store.database, Books(BOOKS))
        try:
            return make_ready(store, office_session(store, lambda: NEXT))
        finally:
            store.database.close()

    with ThreadPoolExecutor(4) as desks:
        made = sum(desks.map(look, range(4)))
    ((count,),) = either.store.database.rows("SELECT COUNT(*) FROM report_ready")
    assert made == count > 0


def test_the_demos_october_lies_ready(demo: Path) -> None:
    store = Store(open_database(demo), load_books())
    key = next(p.id for p in store.office.people.values() if p.login == "supervisor")
    session = session_of(store, key, clock=lambda: END)
    for name in ("complaints", "orders", "satisfaction", "trail"):
        report = ready_report(store, session, name, {"month": OCTOBER})
        assert report is not None, name
        assert report.made_at < END - timedelta(days=14)
    store.database.close()
