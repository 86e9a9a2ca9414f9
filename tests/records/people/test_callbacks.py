# SPDX-License-Identifier: MIT
"""Call-backs: where they come from, tries, scores that stand, suggestions, re-calls, figures."""

from datetime import date, timedelta
from typing import Any

import pytest

from desk.db.clocks import run_missed
from desk.db.rulebook import change_rule
from desk.errors import Invalid, Refused
from desk.records.callback import satisfaction
from desk.records.callback.moves import is_drawn
from tests.offices import START, Desk
from tests.records.people.conftest import again, dues, make, step

DAY = timedelta(days=1)
CLOSES = START.replace(hour=9, minute=30)  # 17:30 in the office


def set_to(desk: Desk, name: str, value: Any) -> None:
    """Change a policy of the office."""
    change_rule(
        desk.store, desk["supervisor"], name, {name: value}, since=START.date(), reason="a trial"
    )


def complaint(desk: Desk, **values: Any) -> Any:
    """A complaint closed to the customer's satisfaction."""
    values = {"complainant": "张三", "phone": "13812345678", **values}
    made = make(desk, "complaint", content="late", demand="refund", category="delay", **values)
    step(desk, made, "answer", result="refunded")
    step(desk, made, "opinion", opinion="satisfied", opinion_at=START)
    return step(desk, made, "close")


def followed(desk: Desk, record: Any) -> list[Any]:
    """The call-backs that followed from a record, oldest first."""
    rows = desk.store.database.rows(
        "SELECT other FROM followed_up WHERE kind = ? AND record = ? ORDER BY other",
        record.kind(),
        record.id,
    )
    return [desk.store.get(desk["supervisor"], "callback", row[0]) for row in rows]


def test_a_closed_complaint_is_called_back_by_itself(desk: Desk, customer: int) -> None:
    closed = complaint(desk, customer=customer)
    (callback,) = followed(desk, closed)
    assert (callback.reason, callback.about) == ("complaint", closed.number)
    assert (callback.customer, callback.target) == (customer, "张三")
    assert callback.due_on == date(2026, 11, 23)  # closed on a Friday
    assert dues(desk, callback) == [("Call a customer back", CLOSES + 3 * DAY, None)]
    step(desk, closed, "reopen", reason="not put right")
    assert again(desk, callback).voided
    step(desk, closed, "answer", result="really refunded")
    step(desk, closed, "opinion", opinion="satisfied", opinion_at=START)
    step(desk, closed, "close")
    assert [c.voided for c in followed(desk, closed)] == [True, False]


def test_a_customer_who_does_not_want_it_is_not_called(desk: Desk) -> None:
    card = make(desk, "customer", name="不要打电话", do_not_call=True)
    assert not followed(desk, complaint(desk, customer=card.id))
    assert not followed(desk, complaint(desk, internal=True))


def test_tries_are_kept_and_the_call_comes_again_the_next_day(desk: Desk, customer: int) -> None:
    callback = make(desk, "callback", customer=customer)
    for n in range(1, 4):
        callback = step(desk, callback, "missed", outcome="no_answer", way="phone")
        assert (callback.tries, callback.state) == (n, "trying")
    assert callback.due_on == date(2026, 11, 23)
    assert callback.attempts[0].person == desk.id("staff")
    callback = step(desk, callback, "give_up", reason="moved away")
    assert (callback.state, callback.outcome) == ("given_up", "no_answer")
    assert not dues(desk, callback)


def test_nobody_gives_up_after_one_try(desk: Desk, customer: int) -> None:
    callback = make(desk, "callback", customer=customer)
    step(desk, callback, "missed", outcome="off", way="phone", again_on=date(2026, 12, 1))
    assert again(desk, callback).due_on == date(2026, 12, 1)
    with pytest.raises(Invalid):
        step(desk, callback, "give_up", reason="tired")
    refused = step(desk, make(desk, "callback", customer=customer), "missed",
                   outcome="refused", way="phone")  # fmt: skip
    assert refused.state == "given_up"


def test_a_score_is_entered_once_and_corrected_by_a_second_record(
    desk: Desk, customer: int
) -> None:
    callback = make(desk, "callback", customer=customer)
    callback = step(desk, callback, "reached", way="phone", satisfaction="2", feedback="slow")
    assert (callback.state, callback.done_by) == ("done", desk.id("staff"))
    callback.satisfaction = "5"
    with pytest.raises(Invalid), desk.store.act(desk["supervisor"], "wrong") as act:
        act.save(callback)
    first = step(desk, callback, "correct", "supervisor", satisfaction="4", reason="mistyped")
    second = desk.store.get(desk["supervisor"], "callback", first.corrected_by)
    assert (first.satisfaction, second.satisfaction) == ("2", "4")
    assert (second.corrects, second.state, second.customer) == (first.id, "done", customer)
    with pytest.raises(Invalid):
        step(desk, first, "correct", satisfaction="5", reason="again")


def test_another_call_follows_on_the_wished_day(desk: Desk, customer: int) -> None:
    callback = make(desk, "callback", customer=customer)
    callback = step(desk, callback, "reached", way="phone", next_on=date(2026, 12, 7))
    (wished,) = followed(desk, callback)
    assert (wished.reason, wished.due_on) == ("wished", date(2026, 12, 7))


def test_a_suggestion_is_passed_on_and_answered(desk: Desk, customer: int) -> None:
    callback = make(desk, "callback", customer=customer)
    callback = step(desk, callback, "reached", way="phone", suggestion="open on Saturdays")
    manager = desk.id("manager")
    callback = step(desk, callback, "forward", unit="Warehouse", person=manager)
    assert ("Answer to a customer's suggestion", CLOSES + 7 * DAY, manager) in dues(desk, callback)
    callback = step(desk, callback, "answer", "manager", answer="from January on")
    assert callback.unit_answered_by == manager
    assert not [due for due in dues(desk, callback) if due[0].startswith("Answer")]


def test_a_complaint_comes_out_of_a_call_back(desk: Desk, customer: int) -> None:
    callback = make(desk, "callback", customer=customer, target="张三", phone="13812345678")
    callback = step(desk, callback, "complain", category="manner", content="rude", demand="sorry")
    raised = desk.store.get(desk["staff"], "complaint", callback.raised)
    assert (raised.complainant, raised.customer) == ("张三", customer)


def test_the_supervisor_re_calls_the_share_that_is_drawn(desk: Desk, customer: int) -> None:
    set_to(desk, "recall_share", 100)
    callback = make(desk, "callback", customer=customer)
    callback = step(desk, callback, "reached", way="phone", satisfaction="5")
    assert callback.recall_due
    assert [due[0] for due in dues(desk, callback)] == ["Re-call a customer"]
    with pytest.raises(Refused):
        step(desk, callback, "recall", result="agrees")
    callback = step(desk, callback, "recall", "supervisor", result="differs", text="was a 3")
    assert not dues(desk, callback)
    set_to(desk, "recall_share", 0)
    other = step(desk, make(desk, "callback", customer=customer), "reached", way="phone")
    assert not other.recall_due
    drawn = sum(is_drawn(f"{n}", 10) for n in range(2000))
    assert 150 < drawn < 250


def test_customers_are_called_by_their_cycle(desk: Desk) -> None:
    card = make(desk, "customer", name="每月回访", callback_days=30, mobile="13911112222")
    make(desk, "customer", name="从不")

    def calls() -> list[Any]:
        rows = desk.store.database.rows("SELECT id FROM callback WHERE customer = ?", card.id)
        return [desk.store.get(desk["supervisor"], "callback", row[0]) for row in rows]

    run_missed(desk.store, desk.office)
    assert not calls()
    desk.clock.pass_by(days=31)
    run_missed(desk.store, desk.office)
    (callback,) = calls()
    assert (callback.reason, callback.phone, callback.state) == ("periodic", "13911112222", "due")
    assert callback.questions()
    desk.clock.pass_by(days=31)
    run_missed(desk.store, desk.office)
    assert len(calls()) == 1  # the first one is still open
    step(desk, callback, "reached", way="phone", satisfaction="5")
    desk.clock.pass_by(days=31)
    run_missed(desk.store, desk.office)
    assert len(calls()) == 2


def test_the_figures_count_corrected_scores_once(desk: Desk, customer: int) -> None:
    desk.clock.pass_by(days=200)
    start = desk.clock.at
    made = []
    for score in ("5", "4", "3", ""):
        callback = make(desk, "callback", customer=customer, reason="delivery")
        made.append(step(desk, callback, "reached", way="phone", satisfaction=score))
    step(desk, made[2], "correct", "supervisor", satisfaction="4", reason="mistyped")
    gone = make(desk, "callback", customer=customer, reason="delivery")
    step(desk, gone, "missed", outcome="refused", way="phone")
    found = satisfaction(desk.store, desk["supervisor"], start, start + DAY, reason="delivery")
    assert (found.done, found.given_up, found.scored, found.satisfied) == (4, 1, 3, 3)
    assert found.by_score == {"5": 1, "4": 2}
    assert found.share == 1
    assert found.mean == pytest.approx(13 / 3)
    nothing = satisfaction(desk.store, desk["supervisor"], start + DAY, start + 2 * DAY)
    assert nothing.share is None


def test_there_is_somebody_to_call(desk: Desk) -> None:
    with pytest.raises(Invalid):
        make(desk, "callback")
