# SPDX-License-Identifier: MIT
"""The demo office: made anew each time, whole, lively, and never over a real office."""

from datetime import UTC, datetime
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
from desk.session import ROLES
from tests.offices import Desk

END = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)  # a Friday, 15:30 in Shanghai


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The demo office as it stands on a Friday afternoon."""
    folder = tmp_path_factory.mktemp("demo")
    earlier = Desk(folder, Books([]))
    with earlier.store.database.write():
        write_setting(earlier.store.database, MARK, True)
    earlier.close()
    make_demo(folder, clock=lambda: END)
    return Store(open_database(folder), load_books())


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
