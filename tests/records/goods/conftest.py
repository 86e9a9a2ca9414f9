# SPDX-License-Identifier: MIT
"""An office of a distribution company on both databases, copied from one made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.db.database import open_database
from desk.db.store import Store
from desk.records import load_books
from tests.offices import Desk

BACKENDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office with every book and a colleague of each role."""
    folder = tmp_path_factory.mktemp("template")
    desk = Desk(folder, load_books())
    desk.close()
    return folder / "office.db"


@pytest.fixture(params=BACKENDS)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """An office of this test's own, in a file and on a server."""
    if request.param == "sqlite":
        target = str(tmp_path / "office.db")
        shutil.copy(request.getfixturevalue("office_file"), target)
    else:
        server = request.getfixturevalue("postgres_server")
        name = server.template("goods_office", lambda url: Desk(url, load_books()).close())
        target = server.fresh(name)
    made = Desk.opened(Store(open_database(target), load_books()))
    yield made
    made.close()
    if request.param != "sqlite":
        server.drop(target)
