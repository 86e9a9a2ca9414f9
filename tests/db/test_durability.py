# SPDX-License-Identifier: MIT
"""A record told as saved is there: killed writers, failing statements, a cut trail."""

import contextlib
import multiprocessing
import os
import random
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from desk.db import audit
from desk.db.check import check_office
from desk.db.database import open_database
from desk.db.store import Store
from desk.errors import DeskError
from tests.db import slips
from tests.db.slips import session

STAFF = session("staff")
KILLS = int(os.environ.get("DESK_KILLS", "500"))


def write_on(folder: Path, told: Connection) -> None:
    """A clerk at another desk who saves slip after slip and is told each number."""
    store = Store(open_database(folder), slips.books())
    while True:
        slip = store.save(STAFF, store.new(STAFF, "slip", item="Umbrella", remarks="黑色"))
        told.send(slip.number)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a kill that asks nobody")
def test_what_was_told_as_saved_survives_kill_9(tmp_path: Path) -> None:
    office = slips.open_office(tmp_path / "office")
    office.database.close()
    desks = multiprocessing.get_context("forkserver")
    desks.set_forkserver_preload([__name__])
    chance = random.Random(9)
    told: list[str] = []
    for _kill in range(KILLS):
        here, there = desks.Pipe(duplex=False)
        writer = desks.Process(target=write_on, args=(tmp_path / "office", there))
        writer.start()
        there.close()
        # Killed somewhere inside a later save: no clock tells when, the number of saves does.
        for _save in range(chance.randrange(1, 6)):
            told.append(here.recv())
        for _moment in range(chance.randrange(30_000)):
            pass
        writer.kill()
        writer.join()
        with contextlib.suppress(EOFError, OSError):  # the last word may be cut off
            while True:
                told.append(here.recv())
        here.close()
        writer.close()
    again = Store(open_database(tmp_path / "office"), office.books)
    kept = {row[0] for row in again.database.rows("SELECT number FROM slip")}
    assert set(told) <= kept
    assert len(kept) <= len(told) + KILLS
    assert [str(fault) for fault in check_office(again)] == []
    again.database.close()


class Failing:
    """Lets the nth statement of a thread of work fail."""

    def __init__(self, office: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = -1
        engine = type(office.database.engine)
        real = engine.execute_sql

        def execute(engine_: Any, sql: str, *values: Any) -> Any:
            if self.left == 0:
                self.left = -1
                raise RuntimeError("the lamp fell on the computer")
            self.left -= 1
            return real(engine_, sql, *values)

        monkeypatch.setattr(engine, "execute_sql", execute)


def everything(office: Store) -> list[Any]:
    """All rows of all tables."""
    tables = sorted(office.database.engine.get_tables())
    return [office.database.rows(f'SELECT * FROM "{table}" ORDER BY 1') for table in tables]


DEEDS: dict[str, Callable[[Store, int], object]] = {
    "save": lambda office, _: office.save(
        STAFF, office.new(STAFF, "slip", item="x", found_at=slips.NOW), draft="k"
    ),
    "change": lambda office, key: _changed(office, key),
    "void": lambda office, key: office.void(session("supervisor"), "slip", key, "twice"),
    "comment": lambda office, key: office.comment(STAFF, "slip", key, "y"),
    "printed": lambda office, key: office.printed(STAFF, "slip", key),
    "attach": lambda office, key: office.attachments.add(STAFF, "slip", key, "a", b"b"),
}


def _changed(office: Store, key: int) -> object:
    slip: Any = office.get(STAFF, "slip", key)
    slip.remarks = slip.remarks + "z"
    return office.save(STAFF, slip)


@pytest.mark.parametrize("deed", DEEDS)
def test_all_or_nothing_whichever_statement_fails(
    deed: str, either: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    slip = either.save(STAFF, either.new(STAFF, "slip", item="x"))
    either.drafts.keep(STAFF, "k", "slip", None, {"item": "x"})
    failing = Failing(either, monkeypatch)
    before = everything(either)
    for statement in range(200):
        failing.left = statement
        try:
            DEEDS[deed](either, slip.id)
        except (RuntimeError, DeskError):
            failing.left = -1
            assert everything(either) == before
        else:
            assert statement > 3
            break
    else:
        pytest.fail("never done")
    failing.left = -1
    assert everything(either) != before
    assert list(audit.broken_lines(either.database)) == []


def test_any_edited_deleted_or_added_line_of_the_trail_is_found(office: Store) -> None:
    for _ in range(6):
        office.save(STAFF, office.new(STAFF, "slip", item="x"))
    columns = ", ".join(audit.AUDIT_COLUMNS[1:])
    for spoil in (
        "UPDATE audit SET who = 'nobody' WHERE seq = 3",
        "DELETE FROM audit WHERE seq = 3",
        "DELETE FROM audit WHERE seq = 6",
        f"INSERT INTO audit SELECT 7, {columns} FROM audit WHERE seq = 6",
    ):
        with office.database.write(), office.database.engine.atomic() as undone:
            for action in ("update", "delete"):
                office.database.run(f"DROP TRIGGER audit_no_{action}")
            office.database.run(spoil)
            assert list(audit.broken_lines(office.database))
            undone.rollback()
    assert list(audit.broken_lines(office.database)) == []


def test_a_record_altered_behind_desks_back_is_found(office: Store) -> None:
    slip = office.save(STAFF, office.new(STAFF, "slip", item="x"))
    assert list(check_office(office)) == []
    office.database.run("UPDATE slip SET item = 'y' WHERE id = ?", slip.id)
    assert slip.number in " ".join(map(str, check_office(office)))


def test_a_column_of_a_newer_program_alters_no_record(office: Store) -> None:
    slip: Any = office.save(STAFF, office.new(STAFF, "slip", item="x"))
    plain = slip.plain()
    newer = plain | {"added": None, "added_text": "", "added_tick": False, "added_rows": []}
    assert audit.digest_of(slip, newer) == audit.digest_of(slip, plain)
    assert audit.digest_of(slip, plain | {"reward": 0}) != audit.digest_of(slip, plain)
