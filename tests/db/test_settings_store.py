# SPDX-License-Identifier: MIT
"""Settings are checked, kept together, and leave their old and new values in the trail."""

import json
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from desk.db.logo import set_logo
from desk.db.people import NewPerson, save_person, session_of
from desk.db.settings_store import change_setting, change_settings, fit
from desk.db.setup import create_office
from desk.db.store import Store
from desk.db.tables import Audit
from desk.errors import Invalid, Refused
from desk.paper.printing import letterhead
from desk.records import load_books
from desk.session import Session
from desk.settings import OPTIONS


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An office with a supervisor (1) and a clerk (2)."""
    made = create_office(
        tmp_path,
        load_books(),
        office_name="Yunfan",
        supervisor=NewPerson("wang", "Wang", "supervisor"),
        password="correct horse",
    )
    save_person(
        made, session_of(made, 1), NewPerson("li", "Li", "staff"), password="battery staple"
    )
    yield made
    made.database.close()


@pytest.fixture
def session(store: Store) -> Session:
    """The supervisor."""
    return session_of(store, 1)


def _trail(store: Store) -> list[dict[str, Any]]:
    with store.database.read() as engine:
        query = Audit.select().where(Audit.action == "setting").order_by(Audit.seq)
        return [json.loads(line.changes) for line in query.execute(engine)]


def test_what_changed_is_in_force_and_in_the_trail(store: Store, session: Session) -> None:
    changed = change_settings(store, session, {"remind_before": 45, "idle_lock": 15})
    assert changed == ["remind_before"], "what stays the same is no change"
    assert store.office.setting("remind_before") == 45
    assert _trail(store) == [{"remind_before": [10, 45]}]
    change_setting(store, session, "remind_before", 50)
    assert _trail(store)[-1] == {"remind_before": [45, 50]}


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("remind_before", -1, "whole number"),
        ("idle_lock", 0, "from 1 to"),
        ("paper", "A9", "from the list"),
        ("office_name", "  ", "filled in"),
        ("time_zone", "Atlantis", "no time zone"),
        ("time_zone", "../../etc/passwd", "no time zone"),
        ("work_hours", "from nine to five", "8:30-12:00"),
        ("work_hours", "", "open on one day"),
        ("footer", "x" * 300, "characters long"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(
    store: Store, session: Session, name: str, value: Any, told: str
) -> None:
    with pytest.raises(Invalid, match=told) as raised:
        change_settings(store, session, {"sound": True, name: value})
    assert raised.value.problems[0][0] == name
    assert store.office.setting("sound") is False, "all or nothing"
    assert not _trail(store)


def test_hours_are_kept_in_one_way_of_writing(store: Store, session: Session) -> None:
    change_setting(store, session, "work_hours", "8:30—12:00、 13:00 至 24:00")
    assert store.office.setting("work_hours") == "08:30-12:00 13:00-24:00"
    monday = store.office.calendar.day(session.today().fromordinal(738_000 // 7 * 7 + 1))
    assert monday[-1][1] == time()


def test_only_who_may_changes_settings(store: Store) -> None:
    with pytest.raises(Refused):
        change_setting(store, session_of(store, 2), "remind_before", 5)
    assert store.office.setting("remind_before") == 10


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_default_fits(option: Any) -> None:
    if option.name != "office_name":
        assert fit(option, option.default) == option.default


def test_the_logo_is_kept_with_the_office(store: Store, session: Session) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
    set_logo(store, session, picture)
    assert store.office.logo == picture
    assert letterhead(store).logo == picture
    for wrong, told in ((b"GIF89a", "no picture"), (picture * 10_000, "larger than 512")):
        with pytest.raises(Invalid, match=told):
            set_logo(store, session, wrong)
    with pytest.raises(Refused):
        set_logo(store, session_of(store, 2), b"")
    assert store.office.logo == picture
    set_logo(store, session, b"")
    assert store.office.logo == b""
    assert _trail(store)[-1] == {"logo": [None, ""]}
