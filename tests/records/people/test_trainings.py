# SPDX-License-Identifier: MIT
"""Trainings: the trainer's calendar, the walk-through, certificates, the four stages."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from desk.errors import Invalid, Refused
from desk.paper.printing import draw_records
from desk.paper.request import PrintOptions
from desk.records.training import (
    Training,
    WalkTemplate,
    keep_question,
    mark_topic,
    progress,
    resumes_at,
    save_template,
    stuck,
    template_of,
    tick_item,
    trainers_calendar,
)
from desk.records.training.rows import Topic, Trainee
from tests.offices import START, Desk
from tests.paper.reading import words
from tests.records.people.conftest import again, dues, make, step

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BEGINS = START + 3 * DAY  # Monday 10:00


def training(desk: Desk, customer: int, **values: Any) -> Training:
    """An intake from sales with two topics and two trainees."""
    values.setdefault("topics", [Topic(text="publish a page"), Topic(text="upload pictures")])
    values.setdefault("trainees", [Trainee(name="贾会计", post="会计", skill_before="none")])
    made = make(desk, "training", customer=customer, **values)
    assert isinstance(made, Training)
    return made


@pytest.fixture
def days(desk: Desk) -> int:
    """A day of its own for each test, for one trainer gives them all."""
    rows = desk.store.database.rows("SELECT COUNT(*) FROM training")
    return int(rows[0][0]) * 7


def assign(desk: Desk, made: Training, at: Any, trainer: str = "trainer") -> Any:
    """A trainer for three hours."""
    return step(desk, made, "assign", "supervisor", trainer=desk.id(trainer), planned_at=at,
                hours=Decimal("3"))  # fmt: skip


def begun(desk: Desk, customer: int, days: int) -> Any:
    """A training that is under way."""
    made = assign(desk, training(desk, customer), BEGINS + days * DAY)
    return step(desk, made, "begin", "trainer", at=BEGINS + days * DAY)


def finished(desk: Desk, made: Any, **values: Any) -> Any:
    """A training rated and signed."""
    return step(desk, made, "finish", "trainer",
                **{"rating": "5", "signed_by": "贾会计", **values})  # fmt: skip


def test_intake_takes_over_what_the_card_knows(desk: Desk) -> None:
    card = make(desk, "customer", name="益民网店", mobile="13912121212", version_bought="商城版",
                address="银杏大道1号")  # fmt: skip
    made = training(desk, card.id)
    assert (made.phone, made.version_bought) == ("13912121212", "商城版")
    assert (made.title(), made.state) == ("益民网店", "intake")
    ((what, at, _person),) = dues(desk, made)
    assert what == "Assign a trainer"
    assert at == START + 3 * DAY + 7.5 * HOUR  # the next working day is Monday, until 17:30


def test_no_trainer_is_booked_twice_at_one_time(desk: Desk, customer: int, days: int) -> None:
    at = BEGINS + days * DAY
    first = assign(desk, training(desk, customer), at)
    second = training(desk, customer)
    with pytest.raises(Invalid) as wrong:
        assign(desk, second, at + 2 * HOUR)
    assert first.number in str(wrong.value)
    assert again(desk, second).state == "intake"
    assert assign(desk, second, at + 3 * HOUR).state == "assigned"
    third = training(desk, customer)
    with pytest.raises(Invalid):
        assign(desk, third, at - HOUR)
    step(desk, first, "cancel", "supervisor", reason="customer ill")
    assert assign(desk, third, at - HOUR).trainer == desk.id("trainer")
    booked = trainers_calendar(desk.store, desk["supervisor"], at - DAY, at + DAY)
    assert [line.training for line in booked] == [third.id, second.id]


def test_only_the_supervisor_assigns_and_only_trainers(
    desk: Desk, customer: int, days: int
) -> None:
    made = training(desk, customer)
    with pytest.raises(Refused):
        step(desk, made, "assign", trainer=desk.id("trainer"), planned_at=BEGINS, hours=Decimal(1))
    with pytest.raises(Invalid):
        assign(desk, made, BEGINS + days * DAY, "staff")
    made = assign(desk, made, BEGINS + days * DAY)
    assert [due[0] for due in dues(desk, made)] == ["Prepare the training", "Training"]
    assert {due[2] for due in dues(desk, made)} == {desk.id("trainer")}


def test_the_walk_goes_through_five_phases_and_resumes(
    desk: Desk, customer: int, days: int
) -> None:
    made = begun(desk, customer, days)
    trainer = desk["trainer"]
    assert [p.phase for p in progress(made)] == ["prepare", "receive", "teach", "practise", "part"]
    assert resumes_at(made) == "prepare"
    for row in made.checklist:
        if row.phase in ("prepare", "receive"):
            made = tick_item(desk.store, trainer, made.id, row.uid, "done")
    assert resumes_at(made) == "teach"
    assert made.checklist[0].done_by == desk.id("trainer")
    hard, easy = made.topics
    made = mark_topic(desk.store, trainer, made.id, hard.uid, taught=True, can_do="cannot",
                      repeat=True, note="slow machine", minutes=40)  # fmt: skip
    made = mark_topic(desk.store, trainer, made.id, easy.uid, taught=True, can_do="can")
    (teach,) = [p for p in progress(made) if p.phase == "teach"]
    assert (teach.done, teach.total) == (2, 3)
    made = keep_question(desk.store, trainer, made.id, "How is a domain bound?", "in the console")
    assert (made.topics[0].note, made.questions[0].answer) == ("slow machine", "in the console")
    made = finished(desk, made, next_visit=date(2026, 12, 4))
    assert made.state == "repeat"
    assert "Plan the repetition of a training" in [due[0] for due in dues(desk, made)]
    with pytest.raises(Invalid):
        tick_item(desk.store, trainer, made.id, made.checklist[0].uid, "done")


def test_after_it_the_customer_is_called_and_four_stages_begin(
    desk: Desk, customer: int, days: int
) -> None:
    made = finished(desk, begun(desk, customer, days))
    assert made.state == "done"
    assert [row.stage for row in made.stages] == ["academy", "site", "domain", "icp"]
    assert [row.state for row in made.stages] == ["running", "waiting", "waiting", "waiting"]
    rows = desk.store.database.rows(
        "SELECT other_kind, other FROM followed_up WHERE kind = ? AND record = ?",
        *("training", made.id),
    )
    kinds = dict(rows)
    callback: Any = desk.store.get(desk["staff"], "callback", kinds["callback"])
    assert (callback.reason, callback.customer) == ("training", customer)
    assert [due[0][:7] for due in dues(desk, made)] == ["Academy"]


def test_the_stages_are_followed_and_the_longest_stuck_come_first(
    desk: Desk, customer: int, days: int
) -> None:
    one = finished(desk, begun(desk, customer, days))
    two = finished(desk, begun(desk, customer, days + 1))
    desk.clock.pass_by(days=5)
    one = step(desk, one, "stage", "trainer", stage="academy", state="done", last_words="all seen")
    assert [row.state for row in one.stages][:2] == ["done", "running"]
    desk.clock.pass_by(days=30)
    told = {"state": "blocked", "blocker": "no business licence", "last_words": "next week"}
    for stage in ("site", "domain"):
        one = step(desk, one, "stage", "trainer", stage=stage, state="done")
    one = step(desk, one, "stage", "trainer", stage="icp", person=desk.id("staff"), **told)
    desk.clock.pass_by(days=10)
    found = [s for s in stuck(desk.store, desk["staff"]) if s.training in (one.id, two.id)]
    assert [(s.training, s.stage, s.days) for s in found] == [
        (two.id, "academy", 45),
        (one.id, "icp", 10),
    ]
    icp = found[1]
    assert (icp.person, icp.blocker, icp.last_words) == (
        desk.id("staff"), "no business licence", "next week",
    )  # fmt: skip
    assert "10 days" in str(icp.sentence())
    mine = stuck(desk.store, desk["staff"], stage="icp", person=desk.id("staff"))
    assert [s.training for s in mine] == [one.id]
    one = step(desk, one, "stage", "trainer", stage="icp", state="done")
    assert one.state == "closed"
    assert not dues(desk, one)


def test_topics_of_the_template_are_there_until_others_are_typed(
    desk: Desk, customer: int, days: int
) -> None:
    own = [WalkTemplate("receive", "Bow"), WalkTemplate("topic", "Back end")]
    try:
        save_template(desk.store, desk["supervisor"], own, START.date(), "agreed")
        made = assign(desk, training(desk, customer, topics=[]), BEGINS + days * DAY)
    finally:
        save_template(desk.store, desk["supervisor"], None, START.date(), "agreed")
    assert [row.text for row in made.checklist] == ["Bow"]
    assert [row.text for row in made.topics] == ["Back end"]


def test_the_office_writes_its_own_checklist(desk: Desk, customer: int, days: int) -> None:
    built_in = template_of(desk.store.office, START.date())
    try:
        save_template(
            desk.store, desk["supervisor"], [WalkTemplate("receive", "Bow")], START.date(), "agreed"
        )
        made = assign(desk, training(desk, customer), BEGINS + days * DAY)
        assert [row.text for row in made.checklist] == ["Bow"]
        with pytest.raises(Invalid):
            save_template(desk.store, desk["supervisor"], [], START.date(), "agreed")
    finally:
        save_template(desk.store, desk["supervisor"], None, START.date(), "agreed")
    assert template_of(desk.store.office, START.date()) == built_in


def test_checklist_and_certificate_are_printed(desk: Desk, customer: int, days: int) -> None:
    made = finished(desk, begun(desk, customer, days))
    session = desk["trainer"]
    form = PrintOptions(form="certificate", language="zh_CN")
    paper = words(draw_records(desk.store, session, "training", [made.id], form))
    for text in ("培训结业证书", "贾会计", "publish a page", "单位盖章"):
        assert text in paper
    sheet = words(
        draw_records(desk.store, session, "training", [made.id], PrintOptions(language="en"))
    )
    assert "Greeted at the door" in sheet
    assert "☐ Finished" in sheet
    blank = PrintOptions(blank=True, language="en")
    assert draw_records(desk.store, session, "training", [made.id], blank)
