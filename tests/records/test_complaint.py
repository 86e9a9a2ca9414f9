# SPDX-License-Identifier: MIT
"""Complaints: own words sealed, states in order, closed only satisfied, managers kept to it."""

from datetime import timedelta

import pytest

from desk.db.query import Query
from desk.errors import Invalid, ReasonNeeded, Refused
from tests.offices import Desk
from tests.records.making import again, answered, complain, customer, step


def test_the_customers_own_words_are_sealed(desk: Desk) -> None:
    complaint = complain(desk, own_words="到底在哪条路上？")
    complaint.own_words = "货物晚到"
    with pytest.raises(Invalid) as refused:
        desk.store.save(desk["staff"], complaint)
    assert refused.value.problems[0][0] == "own_words"
    late = complain(desk)
    late.own_words = "补记的原话"
    desk.store.save(desk["staff"], late)
    assert again(desk, late).own_words == "补记的原话"


def test_a_caller_leaves_a_number_a_letter_need_not(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        complain(desk, phone="")
    assert [name for name, _ in refused.value.problems] == ["phone"]
    assert complain(desk, phone="", channel="letter").number


def test_the_states_in_their_order(desk: Desk) -> None:
    complaint = complain(desk)
    assert complaint.state == "registered"
    given = step(desk, complaint, "assign", by="supervisor", person=desk.id("staff"), text="急")
    assert (given.state, given.assigned) == ("assigned", desk.id("staff"))
    assert step(desk, complaint, "take").state == "in_hand"
    worked = step(desk, complaint, "record_step", deed="investigated", text="查了录音", minutes=5)
    assert (worked.steps_taken[0].person, worked.steps_taken[0].at) == (
        desk.id("staff"),
        desk.clock.at,
    )
    done = step(desk, complaint, "answer", result="已送达", compensation=8000)
    assert (done.state, done.in_words) == ("answered", "人民币捌拾元整")
    said = step(desk, complaint, "opinion", opinion="satisfied", opinion_at=desk.clock.at)
    assert said.opinion_by == desk.id("staff")
    closed = step(desk, complaint, "close")
    assert (closed.state, closed.closed_by) == ("closed", desk.id("staff"))
    assert closed.is_closed()


def test_it_cannot_be_closed_before_the_customer_is_satisfied(desk: Desk) -> None:
    complaint = answered(desk)
    with pytest.raises(Invalid):
        step(desk, complaint, "close")
    said = step(desk, complaint, "opinion", opinion="dissatisfied", opinion_at=desk.clock.at)
    assert "close" not in [move.id for move in said.moves()]
    with pytest.raises(Refused):
        step(desk, complaint, "close_although", reason="三次未接")
    with pytest.raises(Invalid):
        step(desk, complaint, "close_although", by="supervisor", reason=" ")
    closed = step(desk, complaint, "close_although", by="supervisor", reason="三次未接")
    assert closed.close_reason == "三次未接"


def test_it_is_reopened_when_the_customer_is_not_satisfied(desk: Desk) -> None:
    complaint = answered(desk)
    step(desk, complaint, "opinion", opinion="fair", opinion_at=desk.clock.at)
    opened = step(desk, complaint, "reopen", reason="货还是不对")
    assert (opened.state, opened.reopened_count) == ("reopened", 1)
    done = step(desk, complaint, "answer", result="已补发")
    assert done.opinion == ""  # the new result needs an opinion of its own
    step(desk, complaint, "opinion", opinion="very_satisfied", opinion_at=desk.clock.at)
    step(desk, complaint, "close")
    assert step(desk, complaint, "reopen", reason="又来电").reopened_count == 2


def test_a_closed_complaint_is_changed_with_a_reason_only(desk: Desk) -> None:
    complaint = answered(desk)
    step(desk, complaint, "close_although", by="supervisor", reason="三次未接")
    closed = again(desk, complaint)
    closed.cause = "车辆故障"
    with pytest.raises(ReasonNeeded) as asked:
        desk.store.save(desk["supervisor"], closed)
    assert asked.value.fields == ("cause",)
    desk.store.save(desk["supervisor"], closed, reason="补记原因")


def test_repeats_within_thirty_days_are_told(desk: Desk) -> None:
    known = customer(desk, phone="0571-88888888")
    first = complain(desk, customer=known.id, phone="13900000001")
    same_number = complain(desk, phone="13900000001")
    same_customer = complain(desk, customer=known.id, phone="13900000002")
    other_matter = complain(desk, phone="13900000001", category="loss")
    assert same_number.repeat_of == first.id
    assert same_customer.repeat_of == first.id
    assert other_matter.repeat_of is None
    desk.clock.pass_by(days=31)
    assert complain(desk, phone="13900000001").repeat_of is None


def test_nothing_happens_after_it_was_received(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        complain(desk, occurred_at=desk.clock.at + timedelta(hours=1))
    assert [name for name, _ in refused.value.problems] == ["occurred_at"]


@pytest.fixture
def managed(desk: Desk) -> Desk:
    """An office whose branch HZ has a manager, and whose branch NB has one of a department."""
    desk.hire("hz", "陈国栋", "manager", branch="HZ")
    desk.hire("nb", "林海峰", "manager", branch="NB", department="仓储部")
    return desk


def test_a_manager_sees_the_complaints_of_the_own_house(managed: Desk) -> None:
    theirs = complain(managed, against_branch=managed.branch("HZ"))
    other = complain(managed, against_branch=managed.branch("NB"), department="仓储部")
    store = managed.store
    assert store.lists.page(managed["hz"], Query("complaint")).ids == (theirs.id,)
    assert store.lists.page(managed["nb"], Query("complaint")).ids == (other.id,)
    with pytest.raises(Refused):
        store.get(managed["hz"], "complaint", other.id)
    assert store.lists.count(managed["head_office"], Query("complaint")) == 2


def test_a_manager_writes_the_answer_but_not_the_receipt(managed: Desk) -> None:
    complaint = complain(managed, against_branch=managed.branch("HZ"))
    session, store = managed["hz"], managed.store
    mine = store.get(session, "complaint", complaint.id)
    mine.cause = "车辆故障"
    store.save(session, mine)
    mine.content = "没有晚到"
    with pytest.raises(Refused):
        store.save(session, mine)
    with pytest.raises(Refused):
        complain(managed, by="hz")
    step(managed, complaint, "first_answer", by="hz", text="已联系客户")
    other = complain(managed, against_branch=managed.branch("NB"))
    with pytest.raises(Refused):
        step(managed, other, "first_answer", by="hz", text="已联系客户")


def test_who_was_called_in_accepts(managed: Desk) -> None:
    complaint = complain(managed, against_branch=managed.branch("HZ"))
    called = step(managed, complaint, "to_manager", reason="客户情绪激动")
    assert called.escalated_to == managed.id("hz")
    managed.clock.pass_by(minutes=5)
    taken = step(managed, complaint, "accept", by="hz")
    assert taken.assigned == managed.id("hz")
    assert taken.escalations[0].accepted_at == managed.clock.at
    up = step(managed, complaint, "to_head_office", by="hz", reason="需要总部协调")
    assert (up.ladder, up.escalated_to) == ("head_office", managed.id("head_office"))


def test_a_viewer_sees_the_number_masked(desk: Desk) -> None:
    from desk.db.revealing import reveal

    complaint = complain(desk)
    seen = desk.store.get(desk["viewer"], "complaint", complaint.id)
    assert seen.phone == "138****5678"
    store = desk.store
    assert reveal(store, desk["viewer"], "complaint", complaint.id, "phone") == "13812345678"
    with pytest.raises(Refused):
        reveal(store, desk["staff"], "complaint", complaint.id, "phone")
    (told,) = store.database.rows("SELECT who, changes FROM audit WHERE action = 'reveal'")
    assert told == (desk["viewer"].name, '{"field":[null,"phone"]}')


def test_every_step_has_a_key_that_means_one_thing_at_a_time(desk: Desk) -> None:
    from desk.records.complaint import Complaint

    by_hand = [step for step in Complaint.steps if step.by]
    assert [step.id for step in by_hand if not step.key] == []
    states = [
        Complaint(state=state, paused=paused, opinion=opinion, ladder=ladder, justified="justified")
        for state in Complaint.states
        for paused in (False, True)
        for opinion in ("", "satisfied", "dissatisfied")
        for ladder in ("staff", "manager", "head_office")
    ]
    for complaint in states:
        keys = [step.key for step in by_hand if step.when(complaint)]
        assert len(keys) == len(set(keys)), (complaint.state, keys)
