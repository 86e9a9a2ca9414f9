# SPDX-License-Identifier: MIT
"""Who signs in: five wrong tries lock for five minutes, a first sign-in sets a new password."""

import time
from pathlib import Path

import pytest

from desk.db.books import Books
from desk.db.database import open_database
from desk.db.people import NewPerson, must_change, save_person, set_password, sign_in, sign_out
from desk.db.setup import create_office
from desk.db.tables import Person
from desk.errors import Invalid, Refused, Storage
from tests.db.conftest import BACKENDS
from tests.offices import PASSWORD, Desk


@pytest.fixture(params=BACKENDS)
def desk(request: pytest.FixtureRequest, tmp_path: Path):  # type: ignore[no-untyped-def]
    """An office without books."""
    sqlite = request.param == "sqlite"
    target = tmp_path / "office" if sqlite else request.getfixturevalue("postgres_url")
    made = Desk(target, Books([]))
    yield made
    made.close()


def actions(desk: Desk) -> list[str]:
    """What the trail tells of, in order."""
    return [row[0] for row in desk.store.database.rows("SELECT action FROM audit ORDER BY seq")]


def enter(desk: Desk, login: str, password: str) -> str:
    """Try to sign in; the sentence of the refusal, empty when it works."""
    try:
        sign_in(desk.store, login, password, desk="PC-3", clock=desk.clock)
    except Refused as refused:
        return str(refused)
    return ""


def test_the_right_password_opens_a_session(desk: Desk) -> None:
    session = sign_in(desk.store, "supervisor", PASSWORD, desk="PC-3", clock=desk.clock)
    assert (session.name, session.desk) == ("王敏", "PC-3")
    assert session.roles == {"supervisor"}
    assert session.now() == desk.clock.at
    sign_out(desk.store, session)
    assert actions(desk)[-2:] == ["sign-in", "sign-out"]


def test_five_wrong_tries_lock_for_five_minutes(desk: Desk) -> None:
    for _ in range(4):
        assert "not right" in enter(desk, "supervisor", "wrong-key-42")
    assert "5 more minutes" in enter(desk, "supervisor", "wrong-key-42")
    assert "5 more minutes" in enter(desk, "supervisor", PASSWORD)
    desk.clock.pass_by(minutes=4, seconds=30)
    assert "1 more minutes" in enter(desk, "supervisor", PASSWORD)
    desk.clock.pass_by(minutes=1)
    assert enter(desk, "supervisor", PASSWORD) == ""
    assert actions(desk).count("sign-in failed") == 5
    assert actions(desk).count("sign-in locked") == 1


def test_a_right_try_forgets_the_wrong_ones(desk: Desk) -> None:
    for _ in range(3):
        enter(desk, "supervisor", "wrong-key-42")
    assert enter(desk, "supervisor", PASSWORD) == ""
    for _ in range(4):
        assert "not right" in enter(desk, "supervisor", "wrong-key-42")


def test_an_unknown_name_is_told_like_a_wrong_password(desk: Desk) -> None:
    assert enter(desk, "nobody", PASSWORD) == enter(desk, "supervisor", "wrong-key-42")


def test_who_left_cannot_enter(desk: Desk) -> None:
    gone = NewPerson("staff", "李婷", "staff", active=False)
    save_person(desk.store, desk["supervisor"], gone, person=desk.id("staff"))
    assert "not right" in enter(desk, "staff", PASSWORD)


def test_a_first_sign_in_sets_a_new_password(desk: Desk) -> None:
    store, staff = desk.store, desk.id("staff")
    session = sign_in(store, "staff", PASSWORD, clock=desk.clock)
    assert must_change(store, session)
    with pytest.raises(Invalid):
        set_password(store, session, staff, PASSWORD, old=PASSWORD)
    with pytest.raises(Invalid):
        set_password(store, session, staff, "a-better-key", old="guessed-wrong")
    set_password(store, session, staff, "a-better-key", old=PASSWORD)
    assert not must_change(store, sign_in(store, "staff", "a-better-key", clock=desk.clock))
    assert not must_change(store, desk["supervisor"])


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaa", "my-staff-key"])
def test_weak_passwords_are_refused(desk: Desk, password: str) -> None:
    with pytest.raises(Invalid):
        set_password(desk.store, desk["supervisor"], desk.id("staff"), password)


def test_another_ones_password_is_set_by_who_may_manage_people(desk: Desk) -> None:
    with pytest.raises(Refused):
        set_password(desk.store, desk["staff"], desk.id("trainer"), "a-better-key")
    set_password(desk.store, desk["supervisor"], desk.id("trainer"), "a-better-key")
    session = sign_in(desk.store, "trainer", "a-better-key", clock=desk.clock)
    assert must_change(desk.store, session)
    assert "a-better-key" not in str(desk.store.database.rows("SELECT * FROM audit"))


def test_people_are_kept_by_rules(desk: Desk) -> None:
    store, boss = desk.store, desk["supervisor"]
    with pytest.raises(Refused):
        save_person(store, desk["staff"], NewPerson("zhou", "周岩", "staff"), password=PASSWORD)
    for typed, field in (
        (NewPerson("staff", "周岩", "staff"), "login"),
        (NewPerson("z", "周岩", "staff"), "login"),
        (NewPerson("zhou", " ", "staff"), "name"),
        (NewPerson("zhou", "周岩", ""), "roles"),
        (NewPerson("zhou", "周岩", "king"), "roles"),
        (NewPerson("zhou", "周岩", "staff", branch=999), "branch"),
    ):
        with pytest.raises(Invalid) as refused:
            save_person(store, boss, typed, password=PASSWORD)
        assert [name for name, _ in refused.value.problems] == [field]
    key = save_person(store, boss, NewPerson("zhou", "周岩", "staff"), password=PASSWORD)
    save_person(store, boss, NewPerson("zhou", "周岩", "trainer"), person=key)
    assert store.office.people[key].roles == {"trainer"}


def test_somebody_stays_who_manages_people(tmp_path: Path) -> None:
    first = NewPerson("boss", "王敏", "supervisor")
    store = create_office(
        tmp_path, Books([]), office_name="云帆", supervisor=first, password=PASSWORD
    )
    boss = sign_in(store, "boss", PASSWORD)
    for change in (
        NewPerson("boss", "王敏", "staff"),
        NewPerson("boss", "王敏", "supervisor", active=False),
    ):
        with pytest.raises(Invalid):
            save_person(store, boss, change, person=boss.person_id)
    store.database.close()


def test_a_password_costs_what_it_should(monkeypatch: pytest.MonkeyPatch) -> None:
    from desk.db import passwords

    for name, value in {"time_cost": 3, "memory_cost": 65_536, "parallelism": 2}.items():
        monkeypatch.setitem(passwords.COST, name, value)
    start = time.perf_counter()
    kept = passwords.hashed("right-key-42")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=2$")
    assert time.perf_counter() - start > 0.01
    assert passwords.matches(kept, "right-key-42")
    assert not passwords.matches(kept, "right-key-43")
    assert not passwords.matches("", "")


def test_an_office_is_founded_once(desk: Desk, tmp_path: Path) -> None:
    path = desk.store.database.path
    again = str(path) if path else desk.store.database.engine.database
    if path is not None:
        with pytest.raises(Storage):
            Desk(again, Books([]))
        assert open_database(path).rows("SELECT COUNT(*) FROM person")[0][0] > 1


def test_a_refused_founding_leaves_nothing(tmp_path: Path) -> None:
    for typed in (
        {"office_name": " "},
        {"password": "short"},
        {"supervisor": NewPerson("b", "王敏", "supervisor")},
    ):
        values = {
            "office_name": "云帆",
            "supervisor": NewPerson("boss", "王敏", "supervisor"),
            "password": PASSWORD,
        }
        with pytest.raises(Invalid):
            create_office(tmp_path / "new", Books([]), **{**values, **typed})  # type: ignore[arg-type]
    assert not (tmp_path / "new").exists()


def test_the_first_supervisor_starts_at_once(desk: Desk) -> None:
    session = sign_in(desk.store, "supervisor", PASSWORD, clock=desk.clock)
    assert not must_change(desk.store, session)
    assert desk.store.office.setting("office_name") == "云帆商务服务中心"
    assert [b.code for b in desk.store.office.branches.values()] == ["", "HZ", "NB"]
    assert desk.store.office.calendar.knows(2026)
    with desk.store.database.read() as engine:
        kept = Person.select(Person.password).where(Person.login == "supervisor").scalar(engine)
    assert kept.startswith("$argon2id$")
