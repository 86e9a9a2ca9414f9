# SPDX-License-Identifier: MIT
"""An office with the complaint books, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.db.books import Books
from desk.records.complaint import Complaint
from desk.records.customer import Customer
from desk.records.fine import Fine
from tests.offices import Desk

BACKENDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
BOOKS = (Complaint, Customer, Fine)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An office of this test's own."""
    made = Desk(tmp_path / "office", Books(BOOKS))
    yield made
    made.close()


@pytest.fixture(params=BACKENDS)
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """An office in a file, and one on a server."""
    sqlite = request.param == "sqlite"
    target = tmp_path / "office" if sqlite else request.getfixturevalue("postgres_url")
    made = Desk(target, Books(BOOKS))
    yield made
    made.close()
