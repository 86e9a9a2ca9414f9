# SPDX-License-Identifier: MIT
"""The first start, from nothing to an office somebody can sign in to."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.db.database import open_database
from desk.db.people import must_change, sign_in
from desk.db.store import Store
from desk.dialogs.first_start import FirstStart
from desk.records import load_books
from desk.text import use_language
from desk.ui import theme
from desk.ui.work import settle


@pytest.fixture
def first(qtbot: QtBot, qapp: QApplication) -> FirstStart:
    """The window of the first start."""
    theme.apply(qapp, "light")
    made = FirstStart("en")
    qtbot.addWidget(made)
    made.show()
    return made


def _enter(qtbot: QtBot, first: FirstStart) -> None:
    qtbot.keyClick(QApplication.focusWidget() or first, Qt.Key.Key_Return)


def _type(qtbot: QtBot, widget: QWidget, text: str) -> None:
    widget.setFocus()
    qtbot.keyClicks(widget, text)


def _to_supervisor(qtbot: QtBot, first: FirstStart, folder: Path) -> None:
    first.welcome.new.click()
    _type(qtbot, first.office.line, "Yunfan")
    first.place.folder.line.setText(str(folder))
    first.next.click()
    _type(qtbot, first.branches.rows[0][0], "bj")
    _type(qtbot, first.branches.rows[0][1], "Beijing")
    first.next.click()
    _type(qtbot, first.supervisor.name.line, "Wang Min")


def test_an_office_is_made_and_the_supervisor_signs_in(
    qtbot: QtBot, first: FirstStart, tmp_path: Path
) -> None:
    folder = tmp_path / "yunfan"
    _to_supervisor(qtbot, first, folder)
    assert first.supervisor.login.line.text() == "wangmin", "proposed from the name"
    _type(qtbot, first.supervisor.password.line, "correct horse")
    _type(qtbot, first.supervisor.again.line, "correct horse")
    with qtbot.waitSignal(first.opened, timeout=20_000) as told:
        first.next.click()
    assert told.args == [str(folder)]
    assert not first.isVisible()
    settle()
    store = Store(open_database(folder), load_books())
    session = sign_in(store, "wangmin", "correct horse")
    assert session.roles == {"supervisor"}
    assert not must_change(store, session)
    assert {b.code for b in store.office.branches.values()} == {"", "BJ"}
    store.database.close()


def test_what_is_missing_is_told_beside_its_line(
    qtbot: QtBot, first: FirstStart, tmp_path: Path
) -> None:
    first.welcome.new.click()
    first.next.click()
    assert first.office.wrong.text() == "Please name the office."
    _to_supervisor(qtbot, first, tmp_path / "yunfan")
    _type(qtbot, first.supervisor.password.line, "short")
    first.next.click()
    assert "at least 8 characters" in first.supervisor.password.wrong.text()
    assert "differ" in first.supervisor.again.wrong.text()
    _type(qtbot, first.supervisor.password.line, "er one")
    assert not first.supervisor.password.wrong.isVisible(), "gone once one types"
    assert not (tmp_path / "yunfan").exists()


def test_branches_need_codes(qtbot: QtBot, first: FirstStart, tmp_path: Path) -> None:
    first.go(2)
    _type(qtbot, first.branches.rows[0][1], "Beijing")
    first.next.click()
    assert "needs a code" in first.branches.wrong.text()
    _type(qtbot, first.branches.rows[0][0], "BJ")
    first.branches.more.click()
    _type(qtbot, first.branches.rows[-1][0], "BJ")
    _type(qtbot, first.branches.rows[-1][1], "Other")
    first.next.click()
    assert "stands there twice" in first.branches.wrong.text()


def test_a_place_that_is_taken_is_told(qtbot: QtBot, first: FirstStart, tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / "office.db").touch()
    _to_supervisor(qtbot, first, folder)
    for line in (first.supervisor.password.line, first.supervisor.again.line):
        _type(qtbot, line, "correct horse")
    first.next.click()
    assert settle(20_000)
    assert "There is an office" in first.wrong.text()
    assert first.isVisible()


def test_an_office_of_others_is_opened(qtbot: QtBot, first: FirstStart, office: Path) -> None:
    first.welcome.open.click()
    first.existing.folder.line.setText(str(office / "nowhere"))
    first.next.click()
    assert settle(20_000)
    assert "no office" in first.wrong.text()
    first.existing.folder.line.setText(str(office))
    with qtbot.waitSignal(first.opened) as told:
        first.next.click()
    assert told.args == [str(office)]


def test_a_server_needs_an_address(qtbot: QtBot, first: FirstStart) -> None:
    first.welcome.open.click()
    first.existing.server.click()
    first.existing.address.line.setText("somewhere")
    first.next.click()
    assert "postgresql://" in first.existing.address.wrong.text()


def test_the_demo_and_leaving(qtbot: QtBot, first: FirstStart) -> None:
    left: list[bool] = []
    first.left.connect(lambda: left.append(True))
    with qtbot.waitSignal(first.demo_asked):
        first.welcome.demo.click()
    assert not left
    other = FirstStart("en")
    qtbot.addWidget(other)
    other.show()
    with qtbot.waitSignal(other.left):
        other.close()


def test_keys_alone(qtbot: QtBot, first: FirstStart) -> None:
    first.activateWindow()
    qtbot.keyClick(first.welcome.new, Qt.Key.Key_Return)
    assert first.pages.currentIndex() == 1
    _type(qtbot, first.office.line, "Yunfan")
    assert first.place.target().endswith("Yunfan")
    qtbot.keyClick(first.office.line, Qt.Key.Key_Return)
    assert first.pages.currentIndex() == 2
    qtbot.keyClick(first.branches.rows[0][0], Qt.Key.Key_Escape)
    assert first.pages.currentIndex() == 1


def test_the_language_is_chosen_first(qtbot: QtBot, first: FirstStart) -> None:
    button = first.findChild(QPushButton, "language.zh_CN")
    assert button is not None
    with qtbot.waitSignal(first.language_chosen) as told:
        button.click()
    assert told.args == ["zh_CN"]
    use_language("zh_CN")
    for widget in (first, *first.findChildren(QWidget)):
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert first.windowTitle() == "欢迎使用 desk"
    assert first.next.text() == "下一步"
