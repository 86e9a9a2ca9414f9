# SPDX-License-Identifier: MIT
"""Lunch, nights and holidays do not count, pauses stand, missed deadlines escalate once."""

import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desk.db.books import Books
from desk.db.calendar_days import set_day
from desk.db.clocks import run_missed
from desk.db.database import open_database
from desk.db.store import Store
from desk.errors import Invalid
from tests.offices import Desk
from tests.records.conftest import BOOKS
from tests.records.making import again, complain, step

CHINA = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    """A moment on the office's clock in November 2026: '20 11:40'."""
    day, clock = text.split()
    hour, minute = clock.split(":")
    return datetime(2026, 11, int(day), int(hour), int(minute), tzinfo=CHINA).astimezone(UTC)


@pytest.mark.parametrize(
    ("registered", "values", "due"),
    [
        ("20 10:00", {}, "20 11:00"),
        ("20 11:40", {}, "20 14:10"),  # lunch from 12:00 to 13:30
        ("20 17:00", {}, "23 09:00"),  # Friday evening to Monday
        ("21 15:00", {}, "23 09:30"),  # Saturday
        ("20 10:00", {"internal": True}, "20 10:30"),
        ("20 10:00", {"channel": "letter", "phone": ""}, "20 15:30"),
        ("20 17:20", {"level": "grave"}, "20 17:50"),  # round the clock
    ],
)
def test_first_answer_is_due_in_working_time(
    desk: Desk, registered: str, values: dict[str, object], due: str
) -> None:
    desk.clock.at = at(registered)
    assert complain(desk, **values).due_at == at(due)


def test_public_holidays_do_not_count(desk: Desk) -> None:
    set_day(desk.store, desk["supervisor"], at("23 09:00").date(), "closed", name="盘点")
    desk.clock.at = at("20 17:00")
    assert complain(desk).due_at == at("24 09:00")


def test_a_make_up_day_is_worked(desk: Desk) -> None:
    set_day(desk.store, desk["supervisor"], at("21 09:00").date(), "makeup")
    desk.clock.at = at("20 17:00")
    assert complain(desk).due_at == at("21 09:00")


def test_a_pause_moves_the_deadline_by_what_was_left(desk: Desk) -> None:
    complaint = complain(desk)  # 10:00, due 11:00
    desk.clock.pass_by(minutes=20)
    stopped = step(desk, complaint, "pause", waits_for="customer", reason="等照片")
    assert stopped.paused
    assert not list(stopped.dues())
    desk.clock.at = at("20 14:00")
    running = step(desk, complaint, "resume")
    assert running.due_at == at("20 14:40")
    assert running.paused_minutes == 100 + 30  # 10:20 to 12:00, 13:30 to 14:00
    assert not running.overdue


def test_what_was_late_before_the_pause_stays_late(desk: Desk) -> None:
    complaint = complain(desk)
    desk.clock.at = at("20 11:30")
    step(desk, complaint, "pause", waits_for="customer", reason="等照片")
    desk.clock.at = at("20 14:00")
    running = step(desk, complaint, "resume")
    assert running.due_at == at("20 11:00")
    assert running.overdue


def test_a_graver_level_shortens_the_clock_until_it_is_answered(desk: Desk) -> None:
    complaint = complain(desk)
    complaint.level = "grave"
    desk.store.save(desk["staff"], complaint)
    assert complaint.due_at == at("20 10:30")
    answered = step(desk, complaint, "first_answer", text="已致歉")
    answered.level = "ordinary"
    desk.store.save(desk["staff"], answered)
    assert answered.due_at == at("20 10:30")
    assert not answered.overdue


def test_a_late_first_answer_calls_in_the_manager_then_head_office(desk: Desk) -> None:
    desk.hire("hz", "陈国栋", "manager", branch="HZ")
    complaint = complain(desk, against_branch=desk.branch("HZ"))
    desk.clock.at = at("20 10:59")
    assert run_missed(desk.store, desk.office) == []
    desk.clock.at = at("20 11:05")
    (missed,) = run_missed(desk.store, desk["staff"])
    assert (missed.number, missed.step) == (complaint.number, "escalate_late")
    late = again(desk, complaint)
    assert (late.ladder, late.overdue, late.escalated_to) == ("manager", True, desk.id("hz"))
    assert late.escalations[0].by_clock
    assert late.changed_by is None  # nobody at the desk did it
    assert late.manager_due_at == at("20 14:35")
    assert run_missed(desk.store, desk.office) == []
    desk.clock.at = at("20 14:36")
    (missed,) = run_missed(desk.store, desk.office)
    assert missed.step == "escalate_manager_late"
    assert again(desk, complaint).ladder == "head_office"
    desk.clock.at = at("23 14:36")
    assert run_missed(desk.store, desk.office) == []


def test_an_answer_in_time_stops_the_clock(desk: Desk) -> None:
    complaint = complain(desk)
    desk.clock.pass_by(minutes=59)
    answered = step(desk, complaint, "first_answer", text="已致歉", promise_at=at("20 16:00"))
    assert not answered.overdue
    assert [due.at for due in answered.dues()] == [at("20 16:00")]
    desk.clock.at = at("20 12:00")
    assert run_missed(desk.store, desk.office) == []


def test_the_handler_hands_over_before_the_clock_runs_out(desk: Desk) -> None:
    complaint = complain(desk)
    handed = step(desk, complaint, "hand_over")
    assert handed.ladder == "manager"
    assert not handed.escalations[0].by_clock
    desk.clock.at = at("20 11:05")
    assert run_missed(desk.store, desk.office) == []


def test_nobody_does_the_clocks_work_by_hand(desk: Desk) -> None:
    from desk.errors import Refused

    complaint = complain(desk)
    for role in ("staff", "supervisor", "manager", "head_office"):
        with pytest.raises(Refused):
            step(desk, complaint, "escalate_late", by=role)


def test_several_desks_escalate_once(desk: Desk) -> None:
    complaints = [complain(desk, phone=f"1381234567{n}") for n in range(6)]
    desk.clock.pass_by(minutes=70)
    path = desk.store.database.path
    done: list[int] = []

    def look() -> None:
        store = desk.store
        if path is not None:
            store = Store(open_database(path), Books(BOOKS))
        done.append(len(run_missed(store, desk.office)))
        store.database.close()

    office = desk.office
    assert office.is_office
    desks = [threading.Thread(target=look) for _ in range(4)]
    for thread in desks:
        thread.start()
    for thread in desks:
        thread.join()
    assert sum(done) == len(complaints)
    for complaint in complaints:
        assert len(again(desk, complaint).escalations) == 1


def test_a_deadline_moved_meanwhile_is_not_missed(desk: Desk) -> None:
    complaint = complain(desk)
    desk.clock.pass_by(minutes=70)
    with pytest.raises(Invalid):
        desk.store.step(
            desk.office, "complaint", complaint.id, "escalate_late", still=lambda: False
        )
    assert again(desk, complaint).ladder == "staff"


def test_promises_are_due_at_their_time(desk: Desk) -> None:
    complaint = complain(desk)
    promised = step(desk, complaint, "promise", promise_at=at("20 15:00"), text="下午三点回电")
    assert desk.clock.at + timedelta(hours=5) in [due.at for due in promised.dues()]
    assert promised.steps_taken[-1].text == "下午三点回电"
