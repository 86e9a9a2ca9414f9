# SPDX-License-Identifier: MIT
"""Surveys: a draw anybody can do again, replacements apart, shares with their intervals."""

from collections import Counter
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from desk.db.said import spoken
from desk.errors import Invalid, Refused
from desk.exchange.importing import Import
from desk.exchange.plan import Plan
from desk.exchange.reading import open_table
from desk.paper.printing import draw_records
from desk.paper.request import PrintOptions
from desk.records.survey import Share, survey_result
from desk.records.survey.drawing_lots import allot, fingerprint
from desk.records.survey.rows import Answer, SurveyQuestion
from desk.text import speaking
from tests.offices import Desk
from tests.paper.reading import dense, words
from tests.records.people.conftest import again, dues, make, step

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def buyers(whole: Desk) -> list[int]:
    """Sixty customers of three branches who called in the period, one who wants no call."""
    keys = []
    for n in range(61):
        branch = whole.branch(("", "HZ", "NB")[0 if n < 30 else 1 if n < 50 else 2])
        card = make(whole, "customer", name=f"客户{n}", branch=branch, do_not_call=n == 60)
        make(whole, "call", customer=card.id, outcome="answered")
        keys.append(int(card.id))
    make(whole, "customer", name="没有来往")
    return keys


def survey(desk: Desk, **values: Any) -> Any:
    """A planned survey of the month with two questions."""
    questions = [SurveyQuestion(text="Was the call taken at once?", kind="yes_no"),
                 SurveyQuestion(text="How was the delivery?", kind="score"),
                 SurveyQuestion(text="What else?", kind="text")]  # fmt: skip
    values = {"share": 20, "questions": questions, **values}
    return make(desk, "survey", "supervisor", name="November", period_from=date(2026, 11, 1),
                period_to=TODAY, **values)  # fmt: skip


def drawn(desk: Desk, seed: str = "42", **values: Any) -> Any:
    """A survey whose sample is drawn."""
    return step(desk, survey(desk, **values), "draw", "supervisor", seed=seed)


def answer(desk: Desk, made: Any, customer: int, **values: Any) -> Any:
    """The answers of one customer."""
    return make(desk, "survey_answer", survey=made.id, customer=customer, **values)


def test_the_draw_can_be_done_again_from_its_receipt(desk: Desk, buyers: list[int]) -> None:
    made = drawn(desk)
    assert (made.frame_size, made.sample_size, len(made.drawn)) == (60, 12, 12)
    assert [row.customer for row in made.drawn] == [row.customer for row in drawn(desk).drawn]
    assert [row.customer for row in drawn(desk, "43").drawn] != [r.customer for r in made.drawn]
    branches = Counter(row.branch for row in made.drawn)
    assert [branches[desk.branch(code)] for code in ("", "HZ", "NB")] == [6, 4, 2]
    rows = desk.store.database.rows("SELECT id, number, branch FROM customer")
    frame = [(sha256(f"42/{number}".encode()).hexdigest(), key) for key, number, branch in rows
             if key in buyers[:60] and branch == desk.branch("HZ")]  # fmt: skip
    expected = [key for _lot, key in sorted(frame)[:4]]
    assert [r.customer for r in made.drawn if r.branch == desk.branch("HZ")] == expected
    numbers = [number for key, number, _branch in rows if key in buyers[:60]]
    assert made.frame_hash == fingerprint(numbers)
    assert dues(desk, made)[0][0] == "Ask the customers of a survey"


def test_what_was_drawn_by_stays(desk: Desk, buyers: list[int]) -> None:
    made = drawn(desk)
    made.share = 50
    with pytest.raises(Invalid):
        desk.store.save(desk["supervisor"], made, reason="more")
    with pytest.raises(Refused):
        step(desk, survey(desk), "draw")
    simple = drawn(desk, method="simple", share=100)
    assert len(simple.drawn) == 60
    with pytest.raises(Invalid):
        survey(desk, share=0)


def test_an_empty_period_gives_no_sample(desk: Desk) -> None:
    made = make(desk, "survey", "supervisor", name="x", period_from=date(2020, 1, 1),
                period_to=date(2020, 1, 31), share=10)  # fmt: skip
    with pytest.raises(Invalid):
        step(desk, made, "draw", "supervisor")


def test_who_is_not_reached_is_replaced_and_counted_apart(desk: Desk, buyers: list[int]) -> None:
    made = drawn(desk)
    lost = made.drawn[0]
    made = step(desk, made, "gone", place=1, outcome="unreachable", text="moved")
    new = made.drawn[-1]
    assert (new.replaces, new.place, new.branch) == (1, 13, lost.branch)
    assert new.customer not in [row.customer for row in made.drawn[:-1]]
    made = step(desk, made, "gone", place=13, outcome="refused")
    result = survey_result(desk.store, desk["staff"], made.id)
    assert (result.drawn, result.replacements) == (12, 2)
    assert (result.unreachable, result.refused, result.open) == (1, 1, 12)
    with pytest.raises(Invalid):
        step(desk, made, "gone", place=1, outcome="refused")
    late = answer(desk, made, lost.customer, satisfaction="5")
    assert not late.counts


def test_only_who_was_drawn_counts_and_once(desk: Desk, buyers: list[int]) -> None:
    made = drawn(desk)
    inside = made.drawn[0].customer
    outside = next(key for key in buyers if key not in [row.customer for row in made.drawn])
    first = answer(desk, made, inside, satisfaction="5")
    assert first.counts
    assert first.branch_asked == made.drawn[0].branch
    assert not answer(desk, made, inside, satisfaction="1").counts
    assert not answer(desk, made, outside, satisfaction="1").counts
    assert again(desk, made).answered == 1
    result = survey_result(desk.store, desk["staff"], made.id)
    assert (result.overall.answers, result.overall.satisfied) == (1, 1)
    desk.store.void(desk["supervisor"], "survey_answer", first.id, "typed twice")
    assert again(desk, made).answered == 0


def test_the_report_has_intervals_by_branch_and_question(desk: Desk, buyers: list[int]) -> None:
    made = drawn(desk)
    for n, row in enumerate(made.drawn[:10]):
        given = [Answer(question="Was the call taken at once?", answer="yes" if n else "no"),
                 Answer(question="2", answer="4" if n < 5 else "2" if n < 8 else "")]  # fmt: skip
        told = {"words": "too slow", "words_kind": "speed"} if n == 3 else {}
        score = "5" if n < 9 else ""
        answer(desk, made, row.customer, satisfaction=score, answers=given, **told)
    result = survey_result(desk.store, desk["supervisor"], made.id)
    assert (result.overall.answers, result.overall.satisfied) == (9, 9)
    assert sum(share.answers for share in result.by_branch.values()) == 9
    taken, delivery = result.by_question.values()
    assert (taken.answers, taken.satisfied) == (10, 9)
    assert (delivery.answers, delivery.satisfied) == (8, 5)
    assert result.words == {"speed": ["too slow"]}
    made = step(desk, made, "report", "supervisor")
    line = made.results[0]
    assert (line.group, line.rate, line.low) == ("all", Decimal("100.0"), Decimal("70.1"))
    assert "too few answers" in spoken(made.conclusion)
    with speaking("zh_CN"):
        assert "尚不能判断" in spoken(made.conclusion)
    session = desk["supervisor"]
    for form, text in (("receipt", "抽样凭单"), ("report", "满意率")):
        options = PrintOptions(form=form, language="zh_CN")
        paper = dense(words(draw_records(desk.store, session, "survey", [made.id], options)))
        assert text in paper
    made = step(desk, made, "reopen", "supervisor", reason="two more")
    assert made.state == "drawn"


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        (Share(96, 100 - 4), 0.9615, 1.0),
        (Share(100, 95), 0.8882, 0.9785),
        (Share(20, 0), 0.0, 0.1611),
        (Share(1, 1), 0.2065, 1.0),
    ],
)
def test_the_interval_is_wilsons(share: Share, low: float, high: float) -> None:
    assert share.interval == pytest.approx((low, high), abs=6e-5)


def test_nobody_answered_is_no_share() -> None:
    assert Share().rate is None
    assert Share().interval is None


def test_strata_give_in_proportion() -> None:
    assert allot({"1": 50, "2": 30, "3": 20}, 10) == {"1": 5, "2": 3, "3": 2}
    assert sum(allot({"1": 7, "2": 7, "3": 7}, 10).values()) == 10
    assert allot({"1": 1, "2": 99}, 1) == {"1": 0, "2": 1}


def test_answers_come_in_from_a_table(desk: Desk, buyers: list[int], tmp_path: Path) -> None:
    made = drawn(desk)
    names = desk.store.office.labels("customer", [row.customer for row in made.drawn[:2]])
    first, second = (names[row.customer] for row in made.drawn[:2])
    file = tmp_path / "answers.csv"
    lines = ["调查编号,客户名称,满意度,题目,答案,意见"]
    lines += [f"{made.number},{first},5,1,是,很好", f"{made.number},{first},5,2,4,很好"]
    lines += [f"{made.number},{second},2,1,否,"]
    file.write_text("\n".join(lines), encoding="utf-8-sig")
    plan = Plan(desk.store, desk["supervisor"], "survey_answer", open_table(file))
    outcome = Import(plan).run()
    assert (outcome.came_in, outcome.bad) == (2, [])
    result = survey_result(desk.store, desk["supervisor"], made.id)
    assert (result.overall.answers, result.overall.satisfied) == (2, 1)
    assert [share.answers for share in result.by_question.values()] == [2, 1]
    assert again(desk, made).answered == 2
