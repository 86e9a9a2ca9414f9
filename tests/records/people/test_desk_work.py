# SPDX-License-Identifier: MIT
"""Work plans, hand-overs and monthly summaries: carried over, signed by two, frozen when signed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from desk.db import rowing
from desk.db.said import spoken
from desk.errors import Invalid, Refused
from desk.records.handover import hand_over_now, leaving
from desk.records.summary import month_figures, seal_of
from desk.records.work_plan import ITEM, REVIEW, PlanItem, span_of
from desk.reports.making import make_report
from desk.text import speaking
from tests.offices import Desk
from tests.records.making import complain
from tests.records.making import step as move
from tests.records.people.conftest import again, dues, make, step

FRIDAY = date(2026, 11, 20)


def items(*done: int) -> list[PlanItem]:
    return [PlanItem(content=f"事项{n}", progress=share, due=FRIDAY)
            for n, share in enumerate(done, 1)]  # fmt: skip


def test_a_plan_lasts_a_day_a_week_or_a_month() -> None:
    assert span_of("day", FRIDAY) == (FRIDAY, FRIDAY)
    assert span_of("week", FRIDAY) == (date(2026, 11, 16), date(2026, 11, 22))
    assert span_of("month", date(2028, 2, 9)) == (date(2028, 2, 1), date(2028, 2, 29))


def test_items_fall_due_and_the_supervisor_reviews(desk: Desk) -> None:
    plan = make(desk, "work_plan", items=items(100, 40, 0))
    assert (plan.begins, plan.ends) == (date(2026, 11, 16), date(2026, 11, 22))
    assert (plan.count, plan.done, plan.owner) == (3, 1, desk.id("staff"))
    closes = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)  # half past five in Shanghai
    assert dues(desk, plan)[0] == (ITEM, closes, desk.id("staff"))
    assert [what for what, _at, _who in dues(desk, plan)] == [ITEM, REVIEW]
    for item in plan.items:
        item.progress = 100
    plan = desk.store.save(desk["staff"], plan)
    assert [what for what, _at, _who in dues(desk, plan)] == [REVIEW]
    with pytest.raises(Refused):
        step(desk, plan, "review", "staff", review="very good")
    plan = step(desk, plan, "review", "supervisor", review="按时完成")
    assert (plan.state, plan.review, dues(desk, plan)) == ("reviewed", "按时完成", [])
    plan.items[0].progress = 120
    with pytest.raises(Invalid):
        desk.store.save(desk["staff"], plan, reason="more")


def test_what_is_left_is_carried_over_once(desk: Desk) -> None:
    plan = make(desk, "work_plan", "trainer", items=items(100, 40, 0))
    plan = step(desk, plan, "carry", "trainer")
    following = desk.store.get(desk["trainer"], "work_plan", plan.carried_to)
    assert following.begins == date(2026, 11, 23)
    assert [(i.content, i.progress, i.carried, i.due) for i in following.items] == [
        ("事项2", 40, True, date(2026, 11, 23)),
        ("事项3", 0, True, date(2026, 11, 23)),
    ]
    assert dues(desk, plan) == []
    with pytest.raises(Invalid):
        step(desk, plan, "carry", "trainer")
    daily = make(desk, "work_plan", "trainer", period="day", begins=FRIDAY, items=items(0))
    monday = make(desk, "work_plan", "trainer", period="day", begins=date(2026, 11, 23),
                  items=items(10))  # fmt: skip
    daily = step(desk, daily, "carry", "trainer")
    assert daily.carried_to == monday.id  # over the week-end, into the plan that is there
    assert len(again(desk, monday).items) == 2


def test_a_plan_is_ones_own(desk: Desk) -> None:
    plan = make(desk, "work_plan", aim="私事", items=items(0))
    for who in ("trainer", "viewer"):
        with pytest.raises(Refused):
            desk.store.get(desk[who], "work_plan", plan.id)
    assert desk.store.get(desk["head_office"], "work_plan", plan.id).aim == "私事"
    plan.aim = "mine"
    assert desk.store.save(desk["supervisor"], plan).aim == "mine"


def test_a_shift_is_handed_over_and_taken_over(desk: Desk) -> None:
    promise = desk.clock.at + timedelta(hours=2)
    late = make(desk, "message", for_person=desk.id("staff"), caller="周先生", content="请回电",
                phone="13812345678", promise_at=promise)  # fmt: skip
    key = hand_over_now(desk.store, desk["staff"])
    assert hand_over_now(desk.store, desk["staff"]) == key  # one's own, half written
    sheet: Any = desk.store.get(desk["staff"], "handover", key)
    numbers = [line.record_number for line in sheet.lines]
    assert late.number in numbers
    assert sheet.late + sheet.today + sheet.missed == len(numbers)
    sheet.giver_words = "客户等回电"
    sheet = step(desk, desk.store.save(desk["staff"], sheet), "give")
    assert (sheet.state, sheet.given_by) == ("given", desk.id("staff"))
    sheet.giver_words = "something else"
    with pytest.raises(Refused, match=sheet.number):
        desk.store.save(desk["staff"], sheet, reason="too late")
    with pytest.raises(Invalid):
        step(desk, sheet, "take", "staff")
    assert hand_over_now(desk.store, desk["trainer"]) == key
    sheet = step(desk, sheet, "take", "trainer", words="逐项接办")
    assert (sheet.state, sheet.taker_words) == ("taken", "逐项接办")
    assert sheet.taken_by == desk.id("trainer")
    line = sheet.lines[numbers.index(late.number)]
    with speaking("zh_CN"):
        assert spoken(line.what) == "转达留言"
    assert hand_over_now(desk.store, desk["trainer"]) != key


def test_a_summary_has_the_figures_of_its_month(desk: Desk) -> None:
    for minutes, outcome in ((3, "answered"), (5, "answered"), (0, "missed")):
        ends = desk.clock.at - timedelta(days=35) + timedelta(minutes=minutes)
        make(
            desk,
            "call",
            purpose="enquiry",
            caller="x",
            phone="13812345678",
            outcome=outcome,
            started_at=desk.clock.at - timedelta(days=35),
            ended_at=ends if minutes else None,
        )
    summary = make(desk, "summary", "supervisor", month="2026年10月")
    assert summary.month == "2026-10"
    with speaking("en"):
        found = {spoken(row.what): row for row in summary.figures}
    assert (found["Calls taken and made"].value, found["Calls taken and made"].before) == ("3", "0")
    assert found["Nobody answered"].value == "1"
    assert found["Enquiry, on average"].value == "4:00"
    assert found["Enquiry, on average"].change == "–"
    assert found["Of these handled"].value == "–"
    with pytest.raises(Invalid, match=summary.number):
        make(desk, "summary", "supervisor", month="2026-10")
    with pytest.raises(Invalid) as missing:
        step(desk, summary, "sign", "supervisor")
    assert [name for name, _text in missing.value.problems] == ["went_well", "next_month"]
    _signed(desk, summary)


def _signed(desk: Desk, summary: Any) -> None:
    store, session = desk.store, desk["supervisor"]
    summary.went_well, summary.next_month = "回访做得好", "继续"
    summary = store.save(session, summary)
    with pytest.raises(Refused):
        step(desk, summary, "sign", "staff")
    summary = step(desk, summary, "sign", "supervisor")
    assert summary.state == "signed"
    assert summary.figures_hash == seal_of(summary)
    assert len(summary.trail_hash) == 64
    shown = make_report(store, session, "summary", {"month": date(2026, 10, 1)})
    assert "回访做得好" in repr(shown.sections)
    assert summary.figures_hash in repr(shown.sections)
    store.database.run("UPDATE summary SET went_well = ? WHERE id = ?", "x", summary.id)
    with pytest.raises(Invalid, match=summary.number):
        make_report(store, session, "summary", {"month": date(2026, 10, 1)})
    store.database.run("UPDATE summary SET went_well = ? WHERE id = ?", "回访做得好", summary.id)
    summary.went_well = "better"
    assert seal_of(summary) != summary.figures_hash
    with pytest.raises(Refused):
        store.save(session, summary, reason="better")
    store.void(session, "summary", summary.id, "a figure was wrong")
    assert make(desk, "summary", "supervisor", month="2026-10").state == "draft"


def test_a_month_that_runs_is_not_signed(desk: Desk) -> None:
    summary = make(desk, "summary", "supervisor", month="2026-11", went_well="a", next_month="b")
    with pytest.raises(Invalid):
        step(desk, summary, "sign", "supervisor")


def test_every_figure_is_the_count_of_what_it_opens(desk: Desk) -> None:
    for branch in (None, desk.branch("HZ")):
        for one in month_figures(desk.store, desk["supervisor"], FRIDAY.replace(day=1), branch):
            ids = list(desk.store.lists.ids(desk["supervisor"], one.query, 1000))
            if one.line.unit in ("count", "share") and not one.line.amount:
                assert one.value == len(ids), one.line.what


def test_an_answer_that_is_due_and_not_given_is_not_in_time(desk: Desk) -> None:
    for one in ("answered", "silent", "fresh"):
        made = complain(desk)
        if one == "answered":
            move(desk, made, "first_answer", text="told")
        elif one == "silent":
            desk.store.database.run("UPDATE complaint SET overdue = TRUE WHERE id = ?", made.id)
    lines = month_figures(desk.store, desk["supervisor"], FRIDAY.replace(day=1), None)
    share = next(one for one in lines if one.line.what == "First answers in time")
    assert (share.value, share.whole) == (1, 2)


def test_the_office_has_one_summary_and_a_signed_one_may_stand_again(desk: Desk) -> None:
    store, session = desk.store, desk["supervisor"]
    words = {"month": "2026-08", "went_well": "a", "next_month": "b"}
    made = make(desk, "summary", "supervisor", **words)
    other = desk.branch("NB")
    with pytest.raises(Invalid, match=made.number):
        make(desk, "summary", "supervisor", branch=other, **words)
    make(desk, "summary", "supervisor", branch=other, covers="branch", **words)
    made = step(desk, made, "sign", "supervisor")
    store.void(session, "summary", made.id, "the wrong one")
    made = store.take_back_void(session, "summary", made.id)
    assert (made.state, made.voided) == ("signed", False)
    with pytest.raises(Refused):
        store.save(session, made, reason="better")


def test_other_branches_do_not_crowd_out_what_is_handed_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch = desk["staff"].branch_id
    for place, days in ((desk.branch("NB"), 60), (branch, 59)):
        make(desk, "message", branch=place, for_person=desk.id("staff"), caller="周先生",
             content="请回电", phone="13812345678",
             promise_at=desk.clock.at - timedelta(days=days))  # fmt: skip
    monkeypatch.setattr(leaving, "MOST", 1)
    (line,) = leaving.what_is_open(desk.store, desk["supervisor"], branch)
    assert desk.store.by_number(desk["supervisor"], line.number).branch == branch


def test_whom_nobody_reached_is_read_in_one_question_a_book(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        call = make(desk, "callback", target=f"周先生 {number}", phone=f"1381234567{number}")
        step(desk, call, "missed", way="phone", outcome="no_answer")
    loads: list[Any] = []
    monkeypatch.setattr(rowing, "load", lambda *asked, **_more: loads.append(asked))
    found = [o for o in leaving.what_is_open(desk.store, desk["staff"]) if o.sort == "not_reached"]
    assert {(one.title, one.phone) for one in found} == {
        (f"周先生 {number}", f"1381234567{number}") for number in range(3)
    }
    assert all(one.kind == "callback" and one.number for one in found)
    assert not loads
