# SPDX-License-Identifier: MIT
"""Staff courses: marks, pass mark, re-sits, what is due, who sees which sheet."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from desk.errors import Invalid, ReasonNeeded, Refused
from desk.records.assessment import MonthOfWork
from desk.records.course import courses_of, learners
from desk.records.course.record import HOLD, MARK, RESIT
from desk.reports.making import make_report
from tests.offices import Desk
from tests.records.people.conftest import again, dues, make, step


def course(desk: Desk, marks: dict[str, int | None], **values: Any) -> Any:
    row = desk.store.books["course"].tables()["learners"].row
    rows = [row(person=desk.id(who), mark=mark) for who, mark in marks.items()]
    told = {"subject": "接待礼仪", "content": "三声内接听", "held_at": desk.clock.at, **values}
    return make(desk, "course", "trainer", learners=rows, **told)


def whats(desk: Desk, record: Any) -> list[str]:
    return [what for what, _at, _person in dues(desk, record)]


def test_from_plan_to_marks(desk: Desk) -> None:
    made = course(desk, {"li": None, "sun": None}, held_at=desk.clock.at + timedelta(hours=1))
    assert whats(desk, made) == [HOLD]
    with pytest.raises(Invalid, match="ahead"):
        step(desk, made, "hold", "trainer")
    desk.clock.pass_by(hours=2)
    held = step(desk, made, "hold", "trainer")
    assert all(row.present for row in held.learners)
    assert whats(desk, held) == [MARK]
    with pytest.raises(Invalid, match="row 1"):
        step(desk, held, "finish", "trainer")
    held.learners[0].mark, held.learners[1].mark = 59, 90
    held.learners[0].resit_on = date(2026, 11, 27)
    desk.store.save(desk["trainer"], held)
    done = step(desk, held, "finish", "trainer")
    assert [row.result for row in done.learners] == ["failed", "passed"]
    assert (done.passed_count, done.mean_mark) == (1, Decimal("74.5"))
    assert whats(desk, done) == [RESIT]
    done.learners[0].resit_mark = 75
    with pytest.raises(ReasonNeeded):
        desk.store.save(desk["trainer"], done)
    saved: Any = desk.store.save(desk["trainer"], done, reason="re-sit")
    assert [row.result for row in saved.learners] == ["resit", "passed"]
    assert not whats(desk, saved)


def test_marks_are_marks(desk: Desk) -> None:
    for wrong in (-1, 101):
        with pytest.raises(Invalid, match="between 0 and 100"):
            course(desk, {"li": wrong})
    row = desk.store.books["course"].tables()["learners"].row
    twice = [row(person=desk.id("li")), row(person=desk.id("li"))]
    with pytest.raises(Invalid, match="already"):
        make(desk, "course", "trainer", subject="a", content="b", held_at=desk.clock.at,
             learners=twice)  # fmt: skip


def test_without_an_examination_taking_part_is_all(desk: Desk) -> None:
    made = course(desk, {"li": None}, examined=False, pass_mark=None)
    done = step(desk, made, "hold", "trainer")
    assert done.state == "finished"
    assert [row.result for row in done.learners] == ["attended"]


def test_who_sees_which_sheet(desk: Desk) -> None:
    made = course(desk, {"li": 80})
    for who in ("li", "trainer", "supervisor", "head_office", "manager"):
        assert desk.store.get(desk[who], "course", made.id).id == made.id
    for who in ("sun", "viewer", "administrator"):
        with pytest.raises(Refused):
            desk.store.get(desk[who], "course", made.id)
    with pytest.raises(Refused):
        desk.store.save(desk["li"], again(desk, made))


def test_a_person_in_one_view(desk: Desk) -> None:
    first = course(desk, {"li": 80, "sun": 50})
    step(desk, first, "hold", "trainer")
    desk.clock.pass_by(days=1)
    second = course(desk, {"li": 60})
    step(desk, second, "hold", "trainer")
    seen = courses_of(desk.store, desk["supervisor"], desk.id("li"))
    assert [one.course for one in seen] == [second.id, first.id]
    (li,) = [one for one in learners(desk.store, desk["head_office"]) if one.passed == 2]
    assert (li.person, li.mean) == (desk.id("li"), Decimal("70.0"))
    assert courses_of(desk.store, desk["li"], desk.id("li")) == seen
    assert not courses_of(desk.store, desk["li"], desk.id("sun"))
    assert [one.person for one in learners(desk.store, desk["sun"])] == [desk.id("sun")]
    assert not courses_of(desk.store, desk["viewer"], desk.id("li"))


def test_attendance_counts_in_the_assessment(desk: Desk) -> None:
    line = desk.store.books["attendance"].tables()["lines"].row
    for day, there, late in ((2, "present", None), (3, "late", 20), (4, "absent", None)):
        made = make(
            desk, "attendance", "supervisor", day=date(2026, 11, day),
            lines=[line(person=desk.id("li"), there=there, late_minutes=late)],
        )  # fmt: skip
        assert made.id
    work = MonthOfWork(desk.store, date(2026, 11, 1), desk.clock.at)
    found = work.attendance[desk.id("li")]
    assert (found.part, found.whole, found.late) == (2, 3, 1)


def test_the_report_counts_what_its_list_has_no_room_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desk.reports.books.courses.MOST", 1)
    for _time in range(2):
        made = course(desk, {"li": 80}, hours=Decimal(2))
        step(desk, made, "hold", "trainer")
    report = make_report(desk.store, desk["supervisor"], "courses")
    glance, listed = (section.parts[0] for section in report.sections[:2])
    assert [figure.value for figure in glance.figures][:3] == [2, 0, 4]
    assert len(listed.rows) == 1
    assert "1 of 2" in str(listed.note)
