# SPDX-License-Identifier: MIT
"""The kept figures equal a recount, however records come, change, become void and come back."""

import threading
from typing import Any

import pytest

from desk.db import bulk
from desk.db.books import Books
from desk.db.store import Store
from desk.records.complaint import Complaint
from desk.records.customer import Customer
from desk.records.fine import Fine
from tests.offices import Desk
from tests.records.making import again, complain, step

NOVEMBER = 202611


def kept(desk: Desk, name: str, *branches: int) -> dict[str, int]:
    """How many stand under each heading of a figure in November."""
    read = desk.store.tallies.read("complaint", [NOVEMBER], [name], branches)
    return {line.what: line.times for line in read}


def test_a_new_record_counts_in_its_month_and_branch(either: Desk) -> None:
    complain(either, against_branch=either.branch("HZ"))
    complain(either, category="loss")
    assert kept(either, "category") == {"delay": 1, "loss": 1}
    assert kept(either, "category", either.branch("HZ")) == {"delay": 1}
    assert not list(either.store.tallies.check())


def test_a_change_moves_what_it_changes_and_nothing_else(either: Desk) -> None:
    one = complain(either)
    before = either.store.database.rows("SELECT * FROM tally ORDER BY 1, 2, 3, 4, 5")
    one.content = "货物晚到两天"
    either.store.save(either["staff"], one)
    assert either.store.database.rows("SELECT * FROM tally ORDER BY 1, 2, 3, 4, 5") == before
    one = again(either, one)
    one.category = "loss"
    either.store.save(either["staff"], one)
    assert kept(either, "category") == {"loss": 1}


def test_a_record_that_moves_to_another_branch_or_month_takes_its_figures_along(
    either: Desk,
) -> None:
    one = complain(either)
    one.against_branch = either.branch("NB")
    one.received_at = either.clock().replace(month=10)
    either.store.save(either["staff"], one, reason="read wrongly")
    assert kept(either, "received") == {}
    october = either.store.tallies.read("complaint", [202610], ["received"], [either.branch("NB")])
    assert [line.times for line in october] == [1]
    assert not list(either.store.tallies.check())


def test_void_records_stand_for_nothing(either: Desk) -> None:
    one = complain(either)
    either.store.void(either["supervisor"], "complaint", one.id, "twice")
    assert kept(either, "received") == {}
    assert not list(either.store.tallies.check())


def test_many_at_once_count_like_one_by_one(either: Desk) -> None:
    with either.store.act(either["supervisor"]) as act:
        cards: list[Any] = []
        for number in range(40):
            card: Any = act.new("complaint", complainant="张三", phone="13812345678")
            card.category = "delay" if number % 4 else "loss"
            card.content = card.demand = "货物晚到"
            assert not bulk.problems_of(act, card)
            cards.append(card)
        bulk.save_new(act, cards)
    assert kept(either, "category") == {"delay": 30, "loss": 10}
    assert not list(either.store.tallies.check())


def test_what_fails_leaves_the_figures_alone(desk: Desk) -> None:
    def break_off() -> None:
        with desk.store.act(desk["staff"]) as act:
            card = act.new("complaint", complainant="张三", phone="13812345678", category="delay")
            card.content = card.demand = "货物晚到"  # type: ignore[attr-defined]
            act.save(card)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert kept(desk, "received") == {}


def test_desks_at_the_same_time_lose_nothing(either: Desk) -> None:
    def register() -> None:
        for _at in range(10):
            complain(either)
        either.store.database.close()

    for who in ("staff", "supervisor"):
        assert either[who]
    desks = [threading.Thread(target=register) for _one in range(3)]
    for one in desks:
        one.start()
    for one in desks:
        one.join()
    assert kept(either, "received") == {"": 30}
    assert not list(either.store.tallies.check())


def test_the_check_finds_wrong_figures_and_a_rebuild_mends_them(either: Desk) -> None:
    complain(either)
    step(either, complain(either), "take")
    with either.store.database.write():
        either.store.database.run("UPDATE tally SET times = times + 1 WHERE name = 'category'")
        either.store.database.run("DELETE FROM tally WHERE name = 'channel'")
    (told,) = either.store.tallies.check()
    assert "differ" in str(told)
    either.store.tallies.rebuild()
    assert not list(either.store.tallies.check())
    assert kept(either, "category") == {"delay": 2}
    assert kept(either, "state") == {"registered": 1, "in_hand": 1}


def test_an_office_that_never_counted_counts_when_it_is_opened(desk: Desk) -> None:
    complain(desk)
    with desk.store.database.write():
        desk.store.database.run("DELETE FROM tally")
        desk.store.database.run("DELETE FROM office_setting WHERE name = 'tallies'")
    opened = Store(desk.store.database, Books((Complaint, Customer, Fine)))
    assert not list(opened.tallies.check())
    assert len(opened.tallies.read("complaint", [NOVEMBER], ["received"])) == 1


def test_a_rule_that_was_changed_is_counted_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    complain(desk)
    with desk.store.database.write():
        desk.store.database.run("DELETE FROM tally")
    assert list(Store(desk.store.database, desk.store.books).tallies.check())
    monkeypatch.setattr(Complaint, "tally_rule", 99)
    assert not list(Store(desk.store.database, desk.store.books).tallies.check())


def test_the_office_check_tells_of_wrong_figures(desk: Desk) -> None:
    from desk.db.check import check_office

    complain(desk)
    assert not list(check_office(desk.store))
    with desk.store.database.write():
        desk.store.database.run("UPDATE tally SET amount = 7")
    assert len(list(check_office(desk.store))) == 1


def test_minutes_are_those_of_work_without_the_pauses(desk: Desk) -> None:
    one = complain(desk)  # 10:00 on a Friday
    desk.clock.pass_by(minutes=10)
    step(desk, one, "take")
    step(desk, one, "pause", waits_for="customer", reason="rings back")
    desk.clock.pass_by(minutes=20)
    step(desk, one, "resume")
    desk.clock.pass_by(minutes=5)
    one = step(desk, one, "first_answer", text="we are looking into it")
    assert one.answered_in == 15
    desk.clock.pass_by(days=3)  # over the weekend to Monday, the same hour
    step(desk, one, "answer", result="delivered")
    step(desk, one, "opinion", opinion="satisfied", opinion_at=desk.clock())
    one = step(desk, one, "close")
    assert one.closed_in == 15 + 7 * 60 + 30
    read = desk.store.tallies.read("complaint", [NOVEMBER], ["answered", "closed"])
    assert {(line.name, line.what, line.amount) for line in read} == {
        ("answered", "in_time", 15),
        ("closed", "", 465),
    }


def test_a_rank_is_found_from_the_top_however_many_headings_there_are(
    either: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.db.tallies._STEP", 2)
    for minutes in (5, 17, 17, 30, 45):
        one = complain(either)
        either.clock.pass_by(minutes=minutes)
        step(either, one, "first_answer", text="told")
    walked = list(either.store.tallies.from_the_top("complaint", NOVEMBER, "answered_in"))
    assert [(int(what), times) for what, times in walked] == [(45, 1), (30, 1), (17, 2), (5, 1)]
