# SPDX-License-Identifier: MIT
"""A server that goes and comes again: nothing told as saved is lost, and nothing is kept twice."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import peewee
import pytest

from desk.db.check import check_office
from desk.db.database import open_database
from desk.db.store import Store
from desk.errors import Storage
from tests.db import slips
from tests.db.slips import session
from tests.postgres import PostgresServer

RESTARTS = int(os.environ.get("DESK_RESTARTS", "4"))
STAFF = session("staff")


def test_an_answer_that_was_lost_does_not_make_a_second_slip(
    either: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server kept the slip and went before it could say so; the clerk saves once more."""
    real = type(either.database.engine).commit
    answers = iter([False])

    def commit(engine: Any) -> Any:
        done = real(engine)
        if not next(answers, True):
            raise peewee.OperationalError("server closed the connection unexpectedly")
        return done

    slip: Any = either.new(STAFF, "slip", item="umbrella", reward=500)
    with monkeypatch.context() as patch:
        patch.setattr(type(either.database.engine), "commit", commit)
        with pytest.raises(Storage, match="cannot be reached"):
            either.save(STAFF, slip)
    assert (slip.id, slip.number) == (None, "")
    slip.remarks = "black"
    saved = either.save(STAFF, slip)
    assert either.database.rows("SELECT number, remarks FROM slip") == [(saved.number, "black")]
    assert list(check_office(either)) == []


@pytest.fixture
def own_server(postgres_server: PostgresServer, tmp_path: Path) -> Iterator[PostgresServer]:
    """A server of this test's own, since others would not like it to go."""
    folder = postgres_server.folder / "restarted"
    folder.mkdir()
    if os.geteuid() == 0:
        kept = postgres_server.folder.stat()
        os.chown(folder, kept.st_uid, kept.st_gid)
    server = PostgresServer(postgres_server.programs, folder)
    server.create()
    server.start()
    yield server
    server.stop()


class Clerk(threading.Thread):
    """Saves slip after slip; when the server is gone the same slip is saved again."""

    def __init__(self, address: str, name: str, stop: threading.Event) -> None:
        super().__init__()
        self.address = address
        self.label, self.stop, self.told = name, stop, list[str]()
        self.goes_on = threading.Event()

    def run(self) -> None:
        store = Store(open_database(self.address), slips.books())
        while not self.stop.is_set():
            slip = store.new(STAFF, "slip", item=f"{self.label} {len(self.told)}")
            while slip.id is None:
                try:
                    store.save(STAFF, slip)
                except Storage:
                    continue
            self.told.append(slip.number)
            self.goes_on.set()
        store.database.close()


@pytest.mark.postgres
def test_restarts_of_the_server_lose_nothing_and_double_nothing(own_server: PostgresServer) -> None:
    address = own_server.fresh()
    office = slips.open_office(address)
    # Kept by the server before it says so, as an office runs it.
    office.database.run(f'ALTER DATABASE "{address.rsplit("/", 1)[1]}" SET synchronous_commit = on')
    office.database.close()
    stop = threading.Event()
    clerks = [Clerk(address, name, stop) for name in ("first desk", "second desk")]
    for clerk in clerks:
        clerk.start()
    for _restart in range(RESTARTS):
        for clerk in clerks:
            clerk.goes_on.clear()
            assert clerk.goes_on.wait(30), "not working again"
        own_server.restart()
    stop.set()
    for clerk in clerks:
        clerk.join(30)
    kept = office.database.rows("SELECT number, item FROM slip ORDER BY number")
    told = [number for clerk in clerks for number in clerk.told]
    assert sorted(told) == [number for number, _item in kept]
    assert len({item for _number, item in kept}) == len(kept)
    assert [int(number[-4:]) for number, _item in kept] == list(range(1, len(kept) + 1))
    assert list(check_office(office)) == []
    office.database.close()
