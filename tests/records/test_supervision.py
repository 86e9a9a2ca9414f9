# SPDX-License-Identifier: MIT
"""Policies, reminders put off and the proof of the trail, in a file and on a server alike."""

from datetime import date, timedelta

import pytest

from desk.db.dues import upcoming
from desk.db.proof import prove
from desk.db.rulebook import change_rule, decisions, withdraw_policy
from desk.db.snoozes import key_of, snooze, snoozed
from desk.errors import Invalid, Refused
from tests.offices import Desk
from tests.records.making import complain

NEXT = date(2026, 12, 1)


def test_a_policy_is_changed_and_withdrawn(desk: Desk) -> None:
    store, boss = desk.store, desk["supervisor"]
    for phone in (50, 40):
        change_rule(store, boss, "answer_minutes", {"phone": phone}, since=NEXT, reason="sooner")
    assert store.office.rule("answer_minutes", NEXT)["phone"] == 40
    assert store.office.rule("answer_minutes", desk.office.today())["phone"] == 60
    withdraw_policy(store, boss, "answer_minutes", NEXT, reason="too soon")
    assert store.office.rule("answer_minutes", NEXT)["phone"] == 60
    told = [(one.withdrawn, one.reason) for one in decisions(store, boss, "answer_minutes")]
    assert told == [(True, "too soon"), (False, "sooner"), (False, "sooner")]


def test_a_reminder_is_put_off_for_one_person_at_every_desk(desk: Desk) -> None:
    store, clerk = desk.store, desk["staff"]
    complain(desk)
    desk.hire("hz", "陈国栋", "manager", branch="HZ")
    due = upcoming(store, clerk)[0]
    for minutes in (5, 60):
        until = desk.clock() + timedelta(minutes=minutes)
        snooze(store, clerk, due, until, "the customer calls again")
    assert snoozed(store, clerk) == {key_of(due): until}
    assert snoozed(store, desk["supervisor"]) == {}
    assert upcoming(store, clerk)[0] == due, "the deadline itself stands"
    for wrong, reason in ((desk.clock(), "now"), (until, " "), (until, "x" * 300)):
        with pytest.raises(Invalid):
            snooze(store, clerk, due, wrong, reason)
    with pytest.raises(Invalid):
        snooze(store, clerk, due, desk.clock() + timedelta(days=8), "much later")
    with pytest.raises(Refused):
        snooze(store, desk["hz"], due, until, "of another branch")


def test_the_trail_is_proved(desk: Desk) -> None:
    made = complain(desk)
    desk.store.void(desk["supervisor"], "complaint", made.id or 0, "typed twice")
    day = desk.office.today()
    proof = prove(desk.store, desk["supervisor"], day, day)
    assert proof.whole, [str(fault) for fault in proof.faults]
    assert (proof.sheets, [one.number for one in proof.voided]) == (1, [made.number])
    again = prove(desk.store, desk["head_office"], day, day)
    assert again.lines == proof.lines + 1, "the check itself stands in the trail"
    desk.store.database.run("UPDATE complaint SET content = 'other' WHERE id = ?", made.id)
    assert not prove(desk.store, desk["supervisor"], day, day).whole
