# SPDX-License-Identifier: MIT
"""The trainers' calendar: a week of blocks, who waits, who stands long; a clash shows."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desk.records.training.asks import AskAssign
from desk.ui.asks import AskForm
from desk.ui.known import Known
from desk.ui.requests import AskStep, OpenRecord
from desk.ui.trainers import ProposedWeek, TrainersView
from tests.offices import START, Desk
from tests.ui.conftest import Sit
from tests.ui.pages import Place, shown
from tests.ui.people.conftest import make

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def planned(desk: Desk, name: str, at: Any) -> Any:
    """A training with its trainer and time."""
    card = make(desk, "customer", name=name)
    made = make(desk, "training", customer=card.id)
    told = {"trainer": desk.id("trainer"), "planned_at": at, "hours": Decimal(2)}
    return desk.store.step(desk["supervisor"], "training", made.id, "assign", told)


def week(place: Place) -> TrainersView:
    """The calendar on the screen."""
    page = TrainersView(place.workplace)
    shown(place, page)
    return page


def test_the_week_shows_who_teaches_and_enter_opens_it(desk: Desk, sit: Sit) -> None:
    first, second = planned(desk, "恒瑞贸易", START), planned(desk, "启明电子", START + DAY)
    planned(desk, "远航五金", START + 7 * DAY)
    place = sit("supervisor")
    page = week(place)
    assert [one.training for one in page.grid.blocks] == [first.id, second.id]
    page.go_grid()
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.grid.current is not None
    assert page.grid.current.training == second.id
    assert "启明电子" in page.grid.accessibleDescription()
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert place.asked[-1] == OpenRecord("training", second.id)
    page.go_later()
    place.settle()
    assert [one.customer for one in page.grid.blocks] == ["远航五金"]


def test_below_stands_who_waits_and_which_stage_stands_longest(desk: Desk, sit: Sit) -> None:
    waits = make(desk, "training", customer=make(desk, "customer", name="云岭医疗").id)
    held = planned(desk, "恒瑞贸易", START)
    step, trainer = desk.store.step, desk["trainer"]
    step(trainer, "training", held.id, "begin", {"at": START})
    step(trainer, "training", held.id, "finish", {"rating": "5", "signed_by": "张三"})
    place = sit("supervisor")
    page = week(place)
    page.go_waiting()
    assert page.waiting.value() == waits.id
    page.go_stuck()
    assert page.stuck.value() == held.id


def test_a_clash_is_seen_before_it_is_refused(desk: Desk, sit: Sit) -> None:
    planned(desk, "恒瑞贸易", START + DAY)
    made = make(desk, "training", customer=make(desk, "customer", name="启明电子").id)
    place = sit("supervisor")
    step = next(s for s in made.steps if s.id == "assign")
    request = AskStep(made, step, lambda _answers: None)
    host = QWidget()
    known = Known(place.workplace, host)
    form = AskForm(AskAssign(), known.at)
    beside = ProposedWeek(place.workplace, request, form)
    place.settle()
    cells = form.cells
    cells["trainer"].editor.set_value(desk.id("trainer"))
    cells["hours"].editor.set_value(Decimal(2))
    for at, clashes in ((START + DAY + HOUR, True), (START + DAY + 3 * HOUR, False)):
        cells["planned_at"].editor.set_value(at)
        beside.look()
        place.settle()
        wish = beside.grid.proposed
        assert wish is not None
        assert wish.clashes is clashes
