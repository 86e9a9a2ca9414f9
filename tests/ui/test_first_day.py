# SPDX-License-Identifier: MIT
"""The guided first day: four keys, ticked when used once, kept for each, put away for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from desk.text import use_language
from desk.ui.first_day import LESSONS, FirstDay
from desk.ui.requests import OpenBook, Print
from desk.ui.today import TodayPage
from desk.ui.widgets import Label
from desk.ui.workplace import Workplace
from tests.ui.pages import Place, open_place, speak_anew


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    """A clerk's place."""
    with open_place(tmp_path) as place:
        yield place


class Front(QMainWindow):
    """A window with the actions the lessons are about."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.named = {}
        for lesson in LESSONS.values():
            if lesson.action:
                self.named[lesson.action] = QAction(self)
                self.named[lesson.action].setObjectName(lesson.action)
        self.search = QLineEdit(self)
        self.search.setObjectName("search")
        self.first_day = FirstDay(place.workplace)
        self.setCentralWidget(self.first_day)


@pytest.fixture
def front(qtbot: QtBot, desk: Place) -> Front:
    """The notice in a window."""
    made = Front(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_lesson_ticks_itself_off(desk: Place, front: Front) -> None:
    first = front.first_day
    learned: list[str] = []
    first.learned.connect(learned.append)
    assert first.isVisible()
    assert not any(mark.is_done for mark in first.marks.values())
    front.named["call.card"].trigger()
    front.named["call.card"].trigger()
    assert learned == ["call"]
    assert first.marks["call"].is_done
    desk.workplace.ask(OpenBook("customer"))
    assert learned == ["call"]
    desk.workplace.ask(Print("customer", [1]))
    front.search.textEdited.emit("zs")
    front.named["window.keys"].trigger()
    assert learned == ["call", "print", "search", "keys"]
    assert first.all_done
    assert first.isVisible(), "it says so before it goes"


def test_what_is_done_is_kept_for_the_person_alone(qtbot: QtBot, desk: Place, front: Front) -> None:
    front.first_day.done("print")
    again = FirstDay(desk.workplace)
    qtbot.addWidget(again)
    assert again.is_done("print")
    assert again.marks["print"].is_done
    assert not again.is_done("call")
    other = Workplace(desk.store, desk.desk["supervisor"], desk.running)
    theirs = FirstDay(other)
    qtbot.addWidget(theirs)
    assert not theirs.is_done("print")


def test_an_ini_file_that_gives_texts_back_is_read(qtbot: QtBot, desk: Place) -> None:
    first = FirstDay(desk.workplace)
    qtbot.addWidget(first)
    first.done("call")
    key = next(key for key in QSettings().allKeys() if key.endswith("/call"))
    QSettings().setValue(key, "true")
    assert first.is_done("call")
    QSettings().setValue(key, "false")
    assert not first.is_done("call")


def test_it_can_be_put_away_and_stays_away(qtbot: QtBot, desk: Place, front: Front) -> None:
    front.first_day.dismiss()
    assert not front.first_day.isVisible()
    page = TodayPage(desk.workplace)
    qtbot.addWidget(page)
    page.show()
    desk.settle()
    assert not page.first_day.isVisible()


def test_today_shows_it_till_all_is_done(qtbot: QtBot, desk: Place) -> None:
    page = TodayPage(desk.workplace)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    desk.settle()
    assert page.first_day.isVisible()
    assert page.first_day.height() < 60, "one line where the window is wide enough"
    for name in LESSONS:
        page.first_day.done(name)
    later = TodayPage(desk.workplace)
    qtbot.addWidget(later)
    later.show()
    desk.settle()
    assert not later.first_day.isVisible()


def test_it_speaks_the_language_of_the_moment(front: Front) -> None:
    use_language("zh_CN")
    speak_anew(front.first_day)
    words = front.first_day.marks["call"].findChild(Label)
    assert isinstance(words, Label)
    assert words.text() == "接一个电话"
