# SPDX-License-Identifier: MIT
"""One office for the whole contract on each database; every promise makes its own records."""

from collections.abc import Iterator

import pytest

from desk.records import load_books
from tests.offices import Desk

BACKENDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session", params=BACKENDS)
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """An office with every book, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        target: str = str(tmp_path_factory.mktemp("contract"))
    else:
        target = request.getfixturevalue("postgres_server").fresh()
    made = Desk(target, load_books())
    yield made
    made.close()
