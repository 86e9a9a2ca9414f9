# SPDX-License-Identifier: MIT
"""A real office for the dialogs: a supervisor, a clerk, a viewer, some customers and complaints."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desk.db.database import open_database
from desk.db.people import NewPerson, save_person, session_of
from desk.db.setup import create_office
from desk.db.store import Store
from desk.records import load_books
from desk.ui import theme
from desk.ui.work import RunningWork
from desk.ui.workplace import Workplace

PASSWORD = "korrekt horse"
SUPERVISOR, CLERK, VIEWER = 1, 2, 3


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory, _cheap_passwords: None) -> Path:
    """The office every test starts from, made once."""
    folder = tmp_path_factory.mktemp("office")
    store = create_office(
        folder,
        load_books(),
        office_name="Yunfan",
        supervisor=NewPerson("wang", "王敏", "supervisor"),
        password=PASSWORD,
        branches=[("BJ", "北京")],
    )
    session = session_of(store, SUPERVISOR)
    for login, name, roles in (("li", "李婷", "staff"), ("wu", "吴刚", "viewer")):
        save_person(store, session, NewPerson(login, name, roles, branch=1), password=PASSWORD)
    for number in range(3):
        made = store.new(session, "customer", name=f"客户{number}", mobile=f"1381234000{number}")
        store.save(session, made)
        made = store.new(
            session,
            "complaint",
            complainant=f"投诉人{number}",
            phone="13800138000",
            category="quality",
            content="收银机打不开",
            demand="换货",
        )
        store.save(session, made)
    store.database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    store.database.close()
    return folder


@pytest.fixture
def office(_template: Path, tmp_path: Path) -> Path:
    """The folder of an office of one's own."""
    return Path(shutil.copytree(_template, tmp_path / "office"))


@pytest.fixture
def store(office: Path) -> Iterator[Store]:
    """Its store."""
    opened = Store(open_database(office), load_books())
    yield opened
    opened.database.close()


Placing = Callable[[int], Workplace]


@pytest.fixture
def placing(qapp: QApplication, store: Store) -> Iterator[Placing]:
    """Makes the place of a person; every job is over when the test ends."""
    theme.apply(qapp, "light")
    QSettings().clear()
    running = RunningWork()
    running.at_thread_end = store.database.close
    bugs: list[object] = []
    running.bug.connect(bugs.append)
    places: list[Workplace] = []

    def place(person: int) -> Workplace:
        places.append(Workplace(store, session_of(store, person), running))
        return places[-1]

    yield place
    running.settle()
    running.close()
    assert not bugs


@pytest.fixture
def place(placing: Placing) -> Workplace:
    """The supervisor's place."""
    return placing(SUPERVISOR)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window that dialogs belong to."""
    made = QWidget()
    made.resize(1280, 700)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(dialog: QDialog, workplace: Workplace) -> None:
    """Open a dialog and wait until it has what it shows."""
    dialog.open()
    quiet(workplace)


def quiet(workplace: Workplace) -> None:
    """Wait until no work is left, and what it led to is done too: painting may ask for more."""
    for _round in range(30):
        workplace.running.settle(20_000)
        QApplication.processEvents()
        if not workplace.running.busy:
            return
    raise AssertionError("the work does not end")
