# SPDX-License-Identifier: MIT
"""Offices with many random slips, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.db.store import Store
from tests.db import slips

BACKENDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    """An empty office with two books."""
    store = slips.open_office(tmp_path / "office")
    yield store
    store.database.close()


@pytest.fixture(scope="module", params=BACKENDS)
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """An office with 240 random slips; tests only read it."""
    server = url = None
    if request.param == "postgres":
        server = request.getfixturevalue("postgres_server")
        url = server.fresh()
    store = slips.open_office(url or tmp_path_factory.mktemp("filled"))
    slips.fill(store, slips.session(), 240, seed=7)
    yield store
    store.database.close()
    if server is not None:
        server.drop(url)


@pytest.fixture(params=BACKENDS)
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty office in a file, and one on a server."""
    target = tmp_path / "office" if request.param == "sqlite" else None
    made = slips.open_office(target or request.getfixturevalue("postgres_url"))
    yield made
    made.database.close()
