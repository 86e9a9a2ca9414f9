# SPDX-License-Identifier: MIT
"""A workplace in an office with every book, for whom a test wants."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desk.db.database import open_database
from desk.db.store import Store
from desk.records import load_books
from desk.records.training.rows import Topic, Trainee
from desk.ui import theme
from tests.offices import Desk
from tests.ui.pages import Place

Sit = Callable[[str], Place]


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office with a colleague of each role."""
    folder = tmp_path_factory.mktemp("people")
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


def make(desk: Desk, kind: str, who: str = "staff", **values: Any) -> Any:
    """A saved record of a kind."""
    session = desk[who]
    return desk.store.save(session, desk.store.new(session, kind, **values))


@pytest.fixture
def training(desk: Desk) -> Any:
    """A training under way with two topics and two trainees."""
    from decimal import Decimal

    customer = make(desk, "customer", name="恒瑞贸易有限公司", mobile="13812345678")
    made = make(
        desk,
        "training",
        customer=customer.id,
        contact="陈晓",
        trainees=[Trainee(name="陈晓", present=True), Trainee(name="吴敏", present=True)],
        topics=[Topic(text="栏目与文章发布"), Topic(text="域名绑定")],
    )
    planned = {"trainer": desk.id("trainer"), "planned_at": desk.clock.at, "hours": Decimal(3)}
    desk.store.step(desk["supervisor"], "training", made.id, "assign", planned)
    begun = {"at": desk.clock.at}
    return desk.store.step(desk["trainer"], "training", made.id, "begin", begun)


@pytest.fixture
def stay(desk: Desk) -> Any:
    """A guest who comes in an hour; some of the checklist is late."""
    from datetime import timedelta

    guest = make(desk, "guest", name="李建国", taboo="花生", level="v1", diet="清淡")
    now = desk.clock.at
    return make(
        desk, "stay", guest=guest.id, room="1208", arrive_at=now + timedelta(hours=1),
        leave_at=now + timedelta(days=2),
    )  # fmt: skip
