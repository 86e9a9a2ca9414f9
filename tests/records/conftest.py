# SPDX-License-Identifier: MIT
"""An office with the complaint books, in a file and on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.db.books import Books
from desk.db.database import open_database
from desk.db.store import Store
from desk.records.complaint import Complaint
from desk.records.customer import Customer
from desk.records.fine import Fine
from tests.offices import Desk

BACKENDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
BOOKS = (Complaint, Customer, Fine)
TEMPLATE = "office_with_complaints"


def _found(url: str) -> None:
    Desk(url, Books(BOOKS)).close()


@pytest.fixture(params=BACKENDS)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """An office of this test's own."""
    if request.param == "sqlite":
        made = Desk(tmp_path / "office", Books(BOOKS))
        yield made
        made.close()
        return
    server = request.getfixturevalue("postgres_server")
    url = server.fresh(server.template(TEMPLATE, _found))
    made = Desk.opened(Store(open_database(url), Books(BOOKS)))
    yield made
    made.close()
    server.drop(url)
