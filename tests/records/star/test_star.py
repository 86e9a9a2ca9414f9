# SPDX-License-Identifier: MIT
"""The service star: one vote each, not for oneself, secret; customers' votes; the tie rule."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from desk.db.audit import trail_of
from desk.db.board import board
from desk.db.clocks import run_missed
from desk.db.policies import save_policy
from desk.db.query import Query
from desk.db.timeline import timeline
from desk.errors import Invalid, Refused
from desk.exchange.exporting import export
from desk.records.star import POLICY, cast_vote, open_election, standing
from desk.records.star.record import VOTE
from tests.offices import Desk
from tests.records.people.conftest import again, dues, make, step

MONTH = "2026-11"


@pytest.fixture
def star(desk: Desk) -> Any:
    """An open election of the whole office."""
    return make(desk, "star", "supervisor", month=MONTH)


def vote(desk: Desk, star: Any, who: str, whom: str, words: str = "") -> None:
    cast_vote(desk.store, desk[who], star.id, desk.id(whom), words)


def praise(desk: Desk, whom: str, customer: int | None = None, by: str = "staff") -> Any:
    """A call-back in which a customer praised somebody by name."""
    callback = make(desk, "callback", by, target="王女士", phone="13900001111", customer=customer)
    return step(desk, callback, "reached", by, way="phone", satisfaction="5", praised=desk.id(whom))


def close(desk: Desk, star: Any) -> Any:
    desk.clock.pass_by(days=7)
    run_missed(desk.store, desk.office)
    return again(desk, star)


def test_each_votes_once(desk: Desk, star: Any) -> None:
    vote(desk, star, "li", "sun")
    with pytest.raises(Invalid, match="voted already"):
        vote(desk, star, "li", "staff")
    stands = standing(desk.store, desk["supervisor"], star.id)
    assert "李婷" in stands.voted
    assert "李婷" not in stands.waiting


def test_nobody_votes_for_himself(desk: Desk, star: Any) -> None:
    with pytest.raises(Invalid, match="yourself"):
        vote(desk, star, "li", "li")
    assert desk.id("li") not in {c.id for c in standing(desk.store, desk["li"], star.id).candidates}


def test_only_the_desk_votes_and_is_elected(desk: Desk, star: Any) -> None:
    with pytest.raises(Invalid, match="do not vote"):
        vote(desk, star, "manager", "li")
    with pytest.raises(Refused):
        vote(desk, star, "viewer", "li")
    with pytest.raises(Invalid, match="candidates"):
        vote(desk, star, "li", "supervisor")


def test_an_election_of_a_branch_is_its_own(desk: Desk, star: Any) -> None:
    desk.store.void(desk["supervisor"], "star", star.id, "another")
    own = make(desk, "star", "supervisor", month=MONTH, of_branch=desk.branch("HZ"))
    with pytest.raises(Invalid, match="do not vote"):
        vote(desk, own, "li", "far")
    with pytest.raises(Invalid, match="yourself"):
        vote(desk, own, "far", "far")


def test_before_and_after_nobody_votes(desk: Desk, star: Any) -> None:
    desk.store.void(desk["supervisor"], "star", star.id, "another")
    today = desk["supervisor"].today()
    later = make(desk, "star", "supervisor", month=MONTH, opens_on=today + timedelta(days=2))
    with pytest.raises(Invalid, match="not open"):
        vote(desk, later, "li", "sun")
    desk.clock.pass_by(days=2)
    run_missed(desk.store, desk.office)
    vote(desk, later, "li", "sun")
    desk.clock.pass_by(days=10)
    with pytest.raises(Invalid, match="not open"):  # before anybody looked at the clock
        vote(desk, later, "sun", "li")
    run_missed(desk.store, desk.office)
    with pytest.raises(Invalid, match="not open"):
        vote(desk, later, "sun", "li")
    assert again(desk, later).state == "counted"


def test_nothing_tells_for_whom(desk: Desk, star: Any) -> None:
    store, session = desk.store, desk["supervisor"]
    vote(desk, star, "li", "sun", "she stayed until nine")
    (line,) = [x for x in trail_of(store.database, "star", star.id) if x.action == "vote"]
    assert (line.person, line.changes, line.reason) == (desk.id("li"), "", "")
    assert any("voted in" in event.text for event in timeline(store, session, "star", star.id))
    told = json.dumps(again(desk, star).plain(), ensure_ascii=False)
    assert "nine" not in told
    assert not again(desk, star).results
    assert not store.search.find(session, "she stayed until nine")
    columns = store.database.rows("SELECT * FROM voted WHERE record = ?", star.id)
    assert [row[1:4] for row in columns] == [("star", star.id, desk.id("li"))]
    (box,) = store.database.rows("SELECT votes FROM ballot_box WHERE record = ?", star.id)
    assert json.loads(box[0]) == {
        "votes": [[desk.id("sun"), 1]],
        "words": [[desk.id("sun"), "she stayed until nine"]],
    }
    assert not store.drafts.of(desk["li"])
    assert board(store, session, mine=False) is not None


def test_the_order_of_votes_is_not_kept(desk: Desk, star: Any) -> None:
    def box() -> str:
        rows = desk.store.database.rows("SELECT votes FROM ballot_box WHERE record = ?", star.id)
        return str(rows[0][0])

    vote(desk, star, "li", "sun", "b")
    vote(desk, star, "sun", "li", "a")
    vote(desk, star, "staff", "li", "c")
    kept = json.loads(box())
    assert kept["votes"] == sorted(kept["votes"])
    assert kept["words"] == sorted(kept["words"])


def test_counts_are_seen_after_closing_only(desk: Desk, star: Any) -> None:
    vote(desk, star, "li", "sun", "kind")
    vote(desk, star, "sun", "staff")
    with pytest.raises(Invalid, match="not everybody has voted"):
        step(desk, star, "close", "supervisor")
    counted = close(desk, star)
    assert counted.state == "counted"
    assert {r.person: r.staff_votes for r in counted.results} == {
        desk.id("sun"): 1,
        desk.id("staff"): 1,
    }
    assert counted.voted == 2
    assert counted.entitled >= 5
    assert "2" in counted.kinds()["box_check"].show(
        counted.box_check, desk.store.office.place(desk["supervisor"])
    )
    assert counted.voices == "孙晓晓: kind"


def test_a_box_that_was_tampered_with_is_told(desk: Desk, star: Any) -> None:
    vote(desk, star, "li", "sun")
    kept = json.dumps({"votes": [[desk.id("sun"), 5]], "words": []})
    with desk.store.database.write():
        desk.store.database.run("UPDATE ballot_box SET votes = ? WHERE record = ?", kept, star.id)
    counted = close(desk, star)
    told = counted.kinds()["box_check"].show(
        counted.box_check, desk.store.office.place(desk["supervisor"])
    )
    assert "5 votes, 1 voters" in told


def test_customers_votes_count_with_their_weight(desk: Desk, star: Any, customer: int) -> None:
    save_policy(
        desk.store, desk["supervisor"], POLICY, {"staff": 2, "customers": 3},
        since=date(2026, 11, 1), reason="agreed",
    )  # fmt: skip
    vote(desk, star, "staff", "sun")
    praise(desk, "li", customer)
    praise(desk, "li", customer)  # the same customer once more
    praise(desk, "li", None, by="li")  # noted down by the praised
    counted = close(desk, star)
    (first, second, *_rest) = counted.results
    assert (first.person, first.customer_votes, first.points) == (desk.id("li"), 1, 3)
    assert (second.person, second.staff_votes, second.points) == (desk.id("sun"), 1, 2)
    assert counted.star_names == "李婷"


def test_whom_nobody_votes_for_is_not_elected(desk: Desk, star: Any) -> None:
    counted = close(desk, star)
    assert counted.star is None
    with pytest.raises(Invalid):
        step(desk, counted, "announce", "supervisor")
    cancelled = step(desk, counted, "cancel", "supervisor", reason="nobody voted")
    assert cancelled.state == "cancelled"
    assert make(desk, "star", "supervisor", month=MONTH).state == "open"


def test_a_counted_star_is_not_cancelled(desk: Desk, star: Any) -> None:
    vote(desk, star, "li", "sun")
    with pytest.raises(Invalid):
        step(desk, close(desk, star), "cancel", "supervisor", reason="another one")


def test_announced_to_everybody(desk: Desk, star: Any) -> None:
    vote(desk, star, "li", "sun")
    vote(desk, star, "staff", "sun")
    counted = close(desk, star)
    with pytest.raises(Refused):
        step(desk, counted, "announce", "staff")
    step(desk, counted, "announce", "supervisor")
    assert again(desk, star).state == "announced"


def test_each_is_asked_until_the_vote_is_cast(desk: Desk, star: Any) -> None:
    asked = {person for what, _at, person in dues(desk, star) if what == VOTE}
    assert {desk.id("li"), desk.id("supervisor")} <= asked
    assert desk.id("manager") not in asked
    assert open_election(desk.store, desk["li"]) == star.id
    vote(desk, star, "li", "sun")
    asked = {person for what, _at, person in dues(desk, star) if what == VOTE}
    assert desk.id("li") not in asked
    star = again(desk, star)
    star.remarks = "changed"
    desk.store.save(desk["supervisor"], star)
    assert desk.id("li") not in {p for what, _at, p in dues(desk, star) if what == VOTE}


def test_what_was_voted_on_stays(desk: Desk, star: Any) -> None:
    vote(desk, star, "li", "sun")
    now = again(desk, star)
    now.month = "2026-08"
    with pytest.raises(Invalid, match="first vote"):
        desk.store.save(desk["supervisor"], now)


def test_an_export_tells_nothing(desk: Desk, star: Any, tmp_path: Any) -> None:
    vote(desk, star, "li", "sun", "secret words")
    file = tmp_path / "star.csv"
    export(desk.store, desk["supervisor"], Query("star"), file)
    assert "secret words" not in file.read_text(encoding="utf-8-sig")
