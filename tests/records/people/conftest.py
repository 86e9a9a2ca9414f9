# SPDX-License-Identifier: MIT
"""A front desk with a customer, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from typing import Any

import pytest

from desk.records import load_books
from tests.offices import Desk
from tests.postgres import PostgresServer

BACKENDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="module", params=BACKENDS)
def whole(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """The office of one file of tests; each test makes its own records in it."""
    target: Any = tmp_path_factory.mktemp("people")
    if request.param == "postgres":
        server: PostgresServer = request.getfixturevalue("postgres_server")
        target = server.fresh()
    desk = Desk(target, load_books())
    yield desk
    desk.close()


@pytest.fixture
def desk(whole: Desk) -> Iterator[Desk]:
    """The office at its usual hour."""
    at = whole.clock.at
    yield whole
    whole.clock.at = at


@pytest.fixture
def customer(desk: Desk) -> int:
    """A customer of the desk."""
    staff = desk["staff"]
    card = desk.store.new(staff, "customer", name="恒瑞贸易有限公司", mobile="13812345678")
    return int(desk.store.save(staff, card).id)


def make(desk: Desk, kind: str, who: str = "staff", **values: Any) -> Any:
    """A saved record of a kind."""
    session = desk[who]
    return desk.store.save(session, desk.store.new(session, kind, **values))


def step(desk: Desk, record: Any, name: str, who: str = "staff", **answers: Any) -> Any:
    """A step done to a record."""
    return desk.store.step(desk[who], record.kind(), record.id, name, answers)


def again(desk: Desk, record: Any) -> Any:
    """The record as the store has it now."""
    return desk.store.get(desk["supervisor"], record.kind(), record.id)


def dues(desk: Desk, record: Any) -> list[tuple[Any, ...]]:
    """What is due on a record: what, when (UTC), for whom."""
    from desk.db.fields import from_millis

    rows = desk.store.database.rows(
        "SELECT what, at, person FROM deadline WHERE kind = ? AND record = ? ORDER BY at, id",
        record.kind(),
        record.id,
    )
    return [(what, from_millis(at), person) for what, at, person in rows]
