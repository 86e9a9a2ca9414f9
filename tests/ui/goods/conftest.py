# SPDX-License-Identifier: MIT
"""A workplace in an office with every book, for a supervisor or whom a test wants."""

import importlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desk.db.books import Books
from desk.db.database import open_database
from desk.db.store import Store
from desk.records import record_types
from desk.ui import theme
from tests.offices import Desk
from tests.ui.pages import Place

Sit = Callable[[str], Place]


# fmt: off
GOODS = (
    "access_request", "binder", "callback", "complaint", "customer", "dispatch", "driver", "fine",
    "order", "pickup", "product", "restock_request", "stock", "tracing", "vehicle", "warehouse",
)
# fmt: on


def books() -> Books:
    """The books that goods go through."""
    modules = [importlib.import_module(f"desk.records.{name}") for name in GOODS]
    return Books(t for module in modules for t in record_types(module))


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office with a colleague of each role."""
    folder = tmp_path_factory.mktemp("goods")
    Desk(folder, books()).close()
    return folder / "office.db"


@pytest.fixture
def desk(tmp_path: Path, office_file: Path) -> Iterator[Desk]:
    target = tmp_path / "office" / "office.db"
    target.parent.mkdir()
    shutil.copy(office_file, target)
    made = Desk.opened(Store(open_database(str(target)), books()))
    yield made
    made.close()


@pytest.fixture
def sit(qapp: QApplication, tmp_path: Path, desk: Desk) -> Iterator[Sit]:
    """Sits a colleague down at a workplace."""
    theme.apply(qapp, "light")
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path))
    QSettings().clear()
    places: list[Place] = []

    def down(who: str) -> Place:
        places.append(Place(desk, who))
        return places[-1]

    yield down
    for place in places:
        assert place.running.close()


@pytest.fixture
def place(sit: Sit) -> Place:
    return sit("supervisor")
