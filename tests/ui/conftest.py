# SPDX-License-Identifier: MIT
"""A workplace in an office with every book, for a supervisor or whom a test wants."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desk.db.database import open_database
from desk.db.store import Store
from desk.records import load_books
from desk.ui import theme
from tests.offices import Desk
from tests.ui.pages import Place

Sit = Callable[[str], Place]


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office with a colleague of each role."""
    folder = tmp_path_factory.mktemp("ui")
    Desk(folder, load_books()).close()
    return folder / "office.db"


@pytest.fixture
def desk(tmp_path: Path, office_file: Path) -> Iterator[Desk]:
    """That office, fresh."""
    target = tmp_path / "office" / "office.db"
    target.parent.mkdir()
    shutil.copy(office_file, target)
    made = Desk.opened(Store(open_database(str(target)), load_books()))
    yield made
    made.close()


@pytest.fixture
def sit(qapp: QApplication, tmp_path: Path, desk: Desk) -> Iterator[Sit]:
    """Sits a colleague down at a workplace."""
    theme.apply(qapp, "light")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    QSettings().clear()
    places: list[Place] = []

    def seated(who: str) -> Place:
        places.append(Place(desk, who))
        return places[-1]

    yield seated
    for place in places:
        place.put_away()
        assert place.running.close()


@pytest.fixture
def place(sit: Sit) -> Place:
    """The supervisor's."""
    return sit("supervisor")
