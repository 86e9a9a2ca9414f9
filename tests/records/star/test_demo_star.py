# SPDX-License-Identifier: MIT
"""The demo office has assessed its last month, elected its star, and votes on this month's."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from desk.db.database import open_database
from desk.db.people import session_of
from desk.db.store import Store
from desk.records import load_books
from desk.records.star import news, standing
from desk.records.star.photos import photos
from tests.demo import END


@pytest.fixture
def store(demo: Path, tmp_path: Path) -> Any:
    """The demo office, a copy."""
    shutil.copytree(demo, tmp_path / "office")
    opened = Store(open_database(tmp_path / "office"), load_books())
    yield opened
    opened.database.close()


def session(store: Store, login: str) -> Any:
    key = next(p.id for p in store.office.people.values() if p.login == login)
    return session_of(store, key, clock=lambda: END)


def test_what_the_demo_shows_of_supervision(store: Store) -> None:
    boss, clerk = session(store, "supervisor"), session(store, "staff")
    rows = store.database.rows("SELECT month, state, star_names FROM star ORDER BY id")
    assert [(month, state) for month, state, _names in rows] == [
        ("2026-09", "announced"), ("2026-10", "counted"), ("2026-11", "open"),
    ]  # fmt: skip
    assert rows[1][2] == "李婷"
    found = news(store, clerk)
    assert found is not None
    assert found.vote_until is not None
    star: Any = store.get(boss, "star", 2)
    assert photos(store, boss, star).keys() == {star.star}
    assert sum(row.staff_votes for row in star.results) == star.voted
    assert not standing(store, clerk, found.election).has_voted
    states = dict(store.database.rows("SELECT state, COUNT(*) FROM assessment GROUP BY state"))
    assert states == {"signed": 2, "given": 1}
    assert len(store.database.rows("SELECT id FROM course WHERE state = ?", "finished")) >= 3
    assert all(
        row[0] == "" for row in store.database.rows("SELECT changes FROM audit WHERE action='vote'")
    )
