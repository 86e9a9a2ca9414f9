# SPDX-License-Identifier: MIT
"""A month of assessments on the screen, one's own sheet to be signed, courses by person."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from desk.paper.papers import draw_paper
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from desk.ui.assessing import AssessingView
from desk.ui.learners import LearnersView
from desk.ui.recordpage import RecordPage
from desk.ui.requests import Confirm, OpenRecord, PrintPage
from tests.offices import Desk
from tests.paper import reading
from tests.ui.conftest import Sit
from tests.ui.pages import Place, shown
from tests.ui.people.conftest import make


@pytest.fixture
def december(desk: Desk) -> Desk:
    """The second of December, when November is assessed."""
    desk.clock.at = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)
    desk.hire("li", "李婷", "staff")
    return desk


def opened(place: Place) -> AssessingView:
    view = AssessingView(place.workplace)
    shown(place, view)
    return view


def sheet(desk: Desk, login: str) -> Any:
    rows = desk.store.database.rows("SELECT id FROM assessment WHERE person = ?", desk.id(login))
    return desk.store.get(desk["supervisor"], "assessment", rows[0][0])


def remark(desk: Desk, login: str) -> Any:
    made = sheet(desk, login)
    made.remarks = "Keep it up.\nAnd write the times down."
    return desk.store.save(desk["supervisor"], made)


def test_a_month_is_made_given_and_printed(sit: Sit, december: Desk) -> None:
    place = sit("supervisor")
    view = opened(place)
    assert view.month == date(2026, 11, 1)
    assert view.empty.isVisibleTo(view)
    view.make()
    place.settle()
    assert place.told == ["3 made, 0 brought up to date, 0 stand as they were given."]
    assert {line.cells[1] for line in view.table.lines} == {"李婷", "staff 李", "trainer 李"}
    assert not view.actions_["assessing.give"].isEnabled()
    remark(december, "li")
    view.look()
    place.settle()
    row = next(line for line in view.table.lines if line.cells[1] == "李婷")
    assert row.cells[6] == "Keep it up."
    view.ask_give()
    place.last(Confirm).then()
    place.settle()
    assert place.told[-1] == "1 assessments were given."
    assert sheet(december, "li").state == "given"
    view.print_list()
    asked = place.last(PrintPage)
    pdf = asked.draw(december.store, december["supervisor"], 0, PrintOptions(paper=PAPERS["A4"]))
    assert "李婷" in reading.words(pdf)
    assert asked.log is not None
    with pytest.MonkeyPatch.context() as patch:  # what was drawn is noted, not made once more
        patch.setattr("desk.reports.making.make_report", None)
        asked.log(december.store, december["supervisor"])
    rows = december.store.database.rows("SELECT action, changes FROM audit ORDER BY seq DESC")
    assert rows[0][0] == "report"
    assert "2026-11" in rows[0][1]
    view.go_earlier()
    place.settle()
    assert not view.table.lines
    assert not place.troubles


def test_staff_find_their_own_sheets_and_sign(sit: Sit, december: Desk) -> None:
    boss = opened(sit("supervisor"))
    boss.make()
    boss.workplace.running.settle()
    december.store.step(december["supervisor"], "assessment", remark(december, "li").id, "give", {})
    place = sit("li")
    view = opened(place)
    assert [line.cells[0] for line in view.table.lines] == ["2026-11"]
    assert view.actions_.get("assessing.make") is None
    view.table.opened.emit(view.table.lines[0].value)
    assert place.last(OpenRecord).kind == "assessment"
    page = RecordPage(place.workplace, "assessment", sheet(december, "li").id, {}, "")
    shown(place, page)
    assert "assessment.sign" in {action.objectName() for action in page.actions()}
    other = sit("head_office")
    seen = RecordPage(other.workplace, "assessment", sheet(december, "li").id, {}, "")
    shown(other, seen)
    assert "assessment.sign" not in {action.objectName() for action in seen.actions()}
    nobody = opened(sit("staff"))
    assert not nobody.table.lines


def test_courses_by_person(sit: Sit, desk: Desk) -> None:
    row = desk.store.books["course"].tables()["learners"].row
    made = make(
        desk, "course", "trainer", subject="接待礼仪", content="…",
        held_at=desk.clock.at,
        learners=[row(person=desk.id("staff"), mark=88), row(person=desk.id("trainer"), mark=40)],
    )  # fmt: skip
    desk.store.step(desk["trainer"], "course", made.id, "hold", {})
    desk.store.step(desk["trainer"], "course", made.id, "finish", {})
    place = sit("supervisor")
    view = LearnersView(place.workplace)
    shown(place, view)
    assert len(view.people.lines) == 2
    at = [line.value for line in view.people.lines].index(desk.id("trainer"))
    view.people.look_at(at)
    place.settle()
    assert view.courses.lines[0].cells[5].template == "Not passed"  # type: ignore[union-attr]
    view.courses.opened.emit(made.id)
    assert place.last(OpenRecord).record == made.id
    own = sit("staff")
    mine = LearnersView(own.workplace)
    shown(own, mine)
    assert [line.value for line in mine.people.lines] == [desk.id("staff")]
    pdf = draw_paper(
        desk.store, desk["trainer"], kind="course", record=made.id, form="presence",
        options=PrintOptions(paper=PAPERS["A4"], language="en"),
    )  # fmt: skip
    assert "Signature" in reading.words(pdf)
