# SPDX-License-Identifier: MIT
"""The demo office: made anew each time, whole, lively, and never over a real office."""

from datetime import date
from pathlib import Path

import pytest

from desk.db.audit import broken_lines
from desk.db.books import Books
from desk.db.database import open_database
from desk.db.office import write_setting
from desk.db.people import must_change, sign_in
from desk.db.store import Store
from desk.demo import make_demo
from desk.demo.office import MARK
from desk.errors import Storage
from desk.records import load_books
from desk.records.binder import completeness
from desk.reports.months import bounds
from desk.session import ROLES
from tests.demo import END
from tests.offices import Desk


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The demo office as it stands on a Saturday afternoon."""
    folder = tmp_path_factory.mktemp("demo")
    earlier = Desk(folder, Books([]))
    with earlier.store.database.write():
        write_setting(earlier.store.database, MARK, True)
    earlier.close()
    make_demo(folder, clock=lambda: END)
    return Store(open_database(folder), load_books())


def test_the_same_seed_makes_the_same_office(store: Store, demo: Path) -> None:
    again = open_database(demo)
    tables = [table.kind() for table in store.books]
    tables += ["audit", "tally", "deadline", "attachment", "comment", "print_log", "related"]
    for table in tables:
        sql = f'SELECT * FROM "{table}" ORDER BY 1, 2'
        assert again.rows(sql) == store.database.rows(sql), table
    again.close()


def test_two_months_in_two_branches_are_believable(store: Store) -> None:
    def count(kind: str, field: str, month: int, where: str = "") -> int:
        first, last = bounds(date(2026, month, 1), store.office.zone)
        sql = f'SELECT COUNT(*) FROM "{kind}" WHERE {field} BETWEEN ? AND ? AND NOT voided{where}'
        return int(store.database.rows(sql, first, last)[0][0])

    branches = [place.id for place in store.office.branches.values() if place.code]
    for month in (10, 11):
        assert (60 if month == 10 else 40) <= count("complaint", "received_at", month) <= 90
        assert count("call", "started_at", month) >= 100
        for branch in branches:
            of = f" AND branch = {branch}"
            assert count("order", "ordered_at", month, of) >= 8
            assert count("call", "started_at", month, of) >= 20
            assert count("complaint", "received_at", month, f" AND about_branch = {branch}") >= 20
    drawn = store.database.rows("SELECT COUNT(DISTINCT branch) FROM survey_drawn")
    assert drawn[0][0] == len(store.office.branches)


def test_last_month_waits_for_its_close(store: Store) -> None:
    rows = store.database.rows
    assert not rows("SELECT 1 FROM report_snapshot")
    assert {r[0] for r in rows("SELECT state FROM fine WHERE month = ?", "2026-10")} == {"proposed"}
    binders = rows("SELECT id FROM binder WHERE month = ? AND of_kind = ?", "2026-10", "order")
    assert binders
    supervisor = sign_in(store, "supervisor", "desk-demo")
    for (key,) in binders:
        found = completeness(store, supervisor, key)
        assert found.whole
        assert not found.unfinished
        assert store.get(supervisor, "binder", key).state == "open"
    assert rows("SELECT COUNT(*) FROM binder WHERE state = ?", "sealed")[0][0] > 0


def test_a_fault_belongs_to_its_product(store: Store) -> None:
    faults = store.database.rows(
        "SELECT p.name, t.fault FROM service_task t JOIN product p ON p.id = t.product"
    )
    assert len(faults) > 20
    for product, fault in faults:
        known = {"热敏打印机": "打印", "条码扫描枪": "扫描", "建站商城版": ("网站", "图片")}
        words = known[product]
        assert any(w in fault for w in ([words] if isinstance(words, str) else words)), product


def test_the_board_of_today_shows_vehicles_out_and_back(store: Store) -> None:
    states = store.database.rows("SELECT state FROM dispatch WHERE day = ?", END.date().isoformat())
    assert {"planned", "out", "back"} <= {row[0] for row in states}


def test_everybody_signs_in_with_the_demo_password(store: Store) -> None:
    roles: set[str] = set()
    for login in ("staff", "trainer", "supervisor", "manager", "headoffice", "viewer", "admin"):
        session = sign_in(store, login, "desk-demo")
        assert not must_change(store, session)
        roles |= session.roles
    assert roles == set(ROLES)


def test_it_is_lively(store: Store) -> None:
    rows = store.database.rows
    states = dict(rows("SELECT state, COUNT(*) FROM complaint GROUP BY state"))
    assert set(states) == {"registered", "assigned", "in_hand", "answered", "closed", "reopened"}
    assert sum(states.values()) >= 100
    assert rows("SELECT COUNT(*) FROM customer")[0][0] >= 60
    fines = dict(rows("SELECT state, COUNT(*) FROM fine GROUP BY state"))
    assert {"proposed", "confirmed", "waived"} <= set(fines)
    ladder = {row[0] for row in rows("SELECT DISTINCT ladder FROM complaint")}
    assert ladder == {"staff", "manager", "head_office"}
    for table in ("comment", "attachment", "print_log", "saved_view", "deadline"):
        assert rows(f"SELECT COUNT(*) FROM {table}")[0][0] > 0, table


def test_some_deadlines_are_late_and_some_run_out_soon(store: Store) -> None:
    end = int(END.timestamp() * 1000)
    hour = 3_600_000
    count = "SELECT COUNT(*) FROM deadline WHERE at >= ? AND at < ?"
    assert store.database.rows(count, 0, end)[0][0] > 0
    assert store.database.rows(count, end, end + hour)[0][0] > 0


def test_its_trail_is_true(store: Store) -> None:
    assert not list(broken_lines(store.database))
    rows = store.database.rows("SELECT number FROM complaint ORDER BY id")
    assert len({row[0] for row in rows}) == len(rows)


def test_a_real_office_is_left_alone(tmp_path: Path) -> None:
    Desk(tmp_path, Books([])).close()
    with pytest.raises(Storage):
        make_demo(tmp_path)
    assert (tmp_path / "office.db").exists()


def test_the_people_side_is_lively(store: Store) -> None:
    def states(kind: str) -> dict[str, int]:
        rows = store.database.rows(f'SELECT state, COUNT(*) FROM "{kind}" GROUP BY state')
        return dict(rows)

    calls = store.database.rows("SELECT COUNT(*) FROM call WHERE started_at >= ?",
                                int(END.timestamp() * 1000) - 7_200_000 * 3)  # fmt: skip
    assert calls[0][0] >= 30
    assert {"announced", "preparing", "present", "closed"} <= set(states("stay"))
    assert {"assigned", "done", "closed", "intake"} <= set(states("training"))
    assert {"taken", "in_hand", "quoted", "confirmed"} <= set(states("service_task"))
    assert {"drawn", "reported"} == set(states("survey"))
    assert {"published", "wanted"} <= set(states("article"))
    assert states("callback")["done"] > 50
    blocked = store.database.rows(
        "SELECT COUNT(*) FROM training_stages WHERE stage = ? AND state = ?", "icp", "blocked"
    )
    assert blocked[0][0] == 1
