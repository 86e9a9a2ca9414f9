# SPDX-License-Identifier: MIT
"""The trail of a period is proved line by line; what was changed behind desk's back is found."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.db import rowing
from desk.db.proof import Proof, prove
from desk.db.said import kept
from desk.errors import Invalid, Refused
from desk.paper.report import print_report
from desk.paper.request import PrintOptions
from desk.records import load_books
from desk.reports.certificate import certificate
from desk.text import N_, Message, speaking
from tests.offices import Desk
from tests.paper.reading import words

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
DAY = date(2026, 11, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An office with three customers, one of them void."""
    made = Desk(tmp_path / "office", load_books())
    for name in ("张三", "李四", "王五"):
        made.store.save(made["staff"], made.store.new(made["staff"], "customer", name=name))
    made.store.void(made["supervisor"], "customer", 2, "typed twice")
    made.clock.pass_by(days=1)
    return made


def check(desk: Desk, first: date = FIRST, last: date = LAST) -> Proof:
    """What the supervisor's check finds."""
    return prove(desk.store, desk["supervisor"], first, last)


def printed(desk: Desk, proof: Proof) -> str:
    """What the certificate says on paper."""
    report = certificate(proof, desk.office.zone)
    options = PrintOptions(language="en")
    return words(print_report(desk.store, desk["supervisor"], report, options))


def behind(desk: Desk, sql: str) -> None:
    """Somebody with a tool changes the file itself."""
    engine = desk.store.database.engine
    with desk.store.database.write():
        for action in ("update", "delete"):
            engine.execute_sql(f"DROP TRIGGER IF EXISTS audit_no_{action}")
        engine.execute_sql(sql)


def test_a_whole_trail_is_certified(desk: Desk) -> None:
    proof = check(desk)
    assert proof.whole
    assert proof.lines == proof.last_seq
    assert proof.first_seq == 1
    assert proof.sheets == 3
    assert [(one.number, one.reason) for one in proof.voided] == [("K202611-0002", "typed twice")]
    page = printed(desk, proof)
    for told in (
        proof.first_hash,
        proof.last_hash,
        "typed twice",
        "Certificate of the audit trail",
    ):
        assert told in page
    (line,) = desk.store.database.rows(
        "SELECT changes FROM audit WHERE action = ?", "trail checked"
    )
    assert '"faults":[null,0]' in line[0]


def test_a_reason_of_desks_own_stands_in_the_language_of_the_paper(desk: Desk) -> None:
    reason = kept(Message(N_("Import of {file} undone"), file="may.csv"))
    desk.store.void(desk["supervisor"], "customer", 3, reason)
    with speaking("zh_CN"):
        assert "Import of may.csv undone" in printed(desk, check(desk))


def test_a_period_begins_in_the_middle_of_the_chain(desk: Desk) -> None:
    desk.store.save(desk["staff"], desk.store.new(desk["staff"], "customer", name="赵六"))
    later = check(desk, date(2026, 11, 21), LAST)
    earlier = check(desk, FIRST, DAY)
    assert later.whole
    assert earlier.whole
    assert later.first_seq == earlier.last_seq + 1
    assert later.sheets == 1
    assert check(desk, date(2020, 1, 1), date(2020, 1, 2)).lines == 0


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE audit SET reason = 'nothing' WHERE action = 'void'", "tampered with at line"),
        ("DELETE FROM audit WHERE seq = 4", "tampered with at line"),
        ("DELETE FROM audit WHERE seq = (SELECT MAX(seq) FROM audit)", "end of the trail"),
        ("UPDATE customer SET name = '张散' WHERE id = 1", "K202611-0001 was altered"),
        ("DELETE FROM customer WHERE id = 3", "K202611-0003 was altered"),
    ],
)
def test_what_was_changed_behind_the_desk_is_found(desk: Desk, sql: str, told: str) -> None:
    behind(desk, sql)
    proof = check(desk)
    assert not proof.whole
    assert any(told in str(fault) for fault in proof.faults)
    page = printed(desk, proof)
    assert "Damage found" in page


def test_a_check_can_be_stopped(desk: Desk) -> None:
    class Stopped(Exception):
        """Somebody pressed Stop."""

    def stop(_done: int, _total: int, _text: object) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        prove(desk.store, desk["supervisor"], FIRST, LAST, stop)
    assert not desk.store.database.rows("SELECT 1 FROM audit WHERE action = ?", "trail checked")


def test_only_who_reads_the_trail_checks_it(desk: Desk) -> None:
    with pytest.raises(Refused):
        prove(desk.store, desk["staff"], FIRST, LAST)
    with pytest.raises(Invalid):
        check(desk, LAST, FIRST)


def test_what_is_saved_while_the_check_runs_is_no_damage(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, met = rowing.load, list[int]()

    def slow(database: Any, record_type: Any, record: int, **more: Any) -> Any:
        if not met:
            met.append(record)
            card = desk.store.get(desk["staff"], "customer", record)
            card.name = "张三丰"  # type: ignore[attr-defined]
            desk.store.save(desk["staff"], card)
        return read(database, record_type, record, **more)

    monkeypatch.setattr(rowing, "load", slow)
    assert check(desk).whole
    assert met == [1]
