# SPDX-License-Identifier: MIT
"""A save of the roster that is refused takes back its own steps, and no others."""

from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desk.errors import Invalid
from desk.records.duty import planning
from desk.records.duty.planning import begin_roster
from desk.text import Message
from desk.ui.roster.deeds import RosterDeeds
from desk.ui.roster.reading import look_at_month
from tests.offices import Desk
from tests.ui.conftest import Sit
from tests.ui.pages import Place


@pytest.fixture
def place(sit: Sit, desk: Desk) -> Place:
    session = desk["supervisor"]
    for code in "DEF":
        shift = desk.store.new(
            session, "shift", code=code, name=code, begins="8:30", ends="17:30", tint="day"
        )
        desk.store.save(session, shift)
    begin_roster(desk.store, session, session.today(), session.branch_id)
    return sit("supervisor")


class Planner:
    """Puts marks of the first person; the store refuses the saves that hold a wanted mark."""

    def __init__(self, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
        self.place = place
        self.refuse = ""
        self.owner = QObject()
        self.deeds = RosterDeeds(place.workplace, self.owner)
        self.refused: list[Exception] = []
        self.deeds.refused.connect(self.refused.append)
        self.deeds.refused.connect(lambda _error: self.look())
        monkeypatch.setattr("desk.ui.roster.deeds.put_marks", self.put_marks)
        self.uid = self.look().people[0].uid

    def put_marks(self, store: Any, session: Any, roster: int, cells: Any) -> Any:
        if self.refuse and self.refuse in cells.values():
            raise Invalid([("lines", Message("No."))])
        return planning.put_marks(store, session, roster, cells)

    def look(self) -> Any:
        session = self.place.session
        seen = look_at_month(self.place.store, session, session.today(), session.branch_id or 0)
        return self.deeds.take(seen)

    def put(self, day: int, mark: str) -> None:
        self.deeds.put({(self.uid, day): mark})

    def kept(self) -> str:
        self.place.settle()
        return "".join(self.look().people[0].marks[:4])


@pytest.fixture
def planner(place: Place, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Planner:
    return Planner(place, monkeypatch)


def test_what_waits_behind_a_refused_save_goes_on_its_own(planner: Planner) -> None:
    planner.refuse = "E"
    planner.put(1, "E")  # on its way, and refused
    planner.put(2, "D")  # these wait for it
    planner.put(3, "F")
    assert planner.kept() == "-DF-"
    assert len(planner.refused) == 1
    assert planner.deeds.undo()
    assert planner.kept() == "-D--"
    assert planner.deeds.undo()
    assert planner.kept() == "----"
    assert not planner.deeds.undo(), "the refused step is not on the list"


def test_all_steps_of_a_refused_save_leave_the_list_and_no_others(planner: Planner) -> None:
    planner.put(1, "D")
    assert planner.kept() == "D---"
    planner.refuse = "E"
    planner.put(1, "F")  # goes alone
    planner.put(2, "E")  # two steps in one save
    planner.put(3, "D")
    assert planner.kept() == "F---"
    assert planner.deeds.undo()
    assert planner.kept() == "D---"
    assert planner.deeds.undo()
    assert planner.kept() == "----"
    assert not planner.deeds.undo()


def test_undoing_never_puts_what_was_never_kept(planner: Planner) -> None:
    planner.put(1, "D")
    assert planner.kept() == "D---"
    planner.refuse = "E"
    planner.put(1, "E")
    planner.put(1, "F")  # over what is refused
    assert planner.kept() == "F---"
    planner.refuse = ""
    assert planner.deeds.undo()
    assert planner.kept() == "D---"


def test_a_step_put_over_a_refused_one_and_taken_back_leaves_what_stood(planner: Planner) -> None:
    planner.put(1, "D")
    assert planner.kept() == "D---"
    planner.refuse = "E"
    planner.put(1, "E")
    planner.put(1, "F")
    planner.deeds.undo()
    assert planner.kept() == "D---"
    assert len(planner.refused) == 1
