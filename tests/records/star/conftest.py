# SPDX-License-Identifier: MIT
"""An office with all books for each test, on SQLite and on PostgreSQL, copied from one made."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.db.database import open_database
from desk.db.store import Store
from desk.records import load_books
from tests.offices import Desk

BACKENDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
TEMPLATE = "office_with_stars"


def _hire(desk: Desk) -> None:
    desk.hire("li", "李婷", "staff")
    desk.hire("sun", "孙晓晓", "staff")
    desk.hire("far", "马骏", "staff", branch="HZ")
    desk.hire("second", "周主管", "supervisor", branch="HZ")


def _found(url: str) -> None:
    desk = Desk(url, load_books())
    _hire(desk)
    desk.close()


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office nobody works in."""
    folder = tmp_path_factory.mktemp("made") / "office"
    desk = Desk(folder, load_books())
    _hire(desk)
    desk.close()
    return folder


@pytest.fixture(params=BACKENDS)
def desk(request: pytest.FixtureRequest, tmp_path: Path, made_office: Path) -> Iterator[Desk]:
    """An office of this test's own, with clerks in two branches."""
    if request.param == "sqlite":
        target = tmp_path / "office"
        shutil.copytree(made_office, target)
        desk = Desk.opened(Store(open_database(target), load_books()))
        yield desk
        desk.close()
        return
    server = request.getfixturevalue("postgres_server")
    url = server.fresh(server.template(TEMPLATE, _found))
    desk = Desk.opened(Store(open_database(url), load_books()))
    yield desk
    desk.close()
    server.drop(url)


@pytest.fixture
def customer(desk: Desk) -> int:
    """A customer of the desk."""
    staff = desk["staff"]
    card = desk.store.new(staff, "customer", name="恒瑞贸易有限公司", mobile="13812345678")
    return int(desk.store.save(staff, card).id)
