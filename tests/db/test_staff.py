# SPDX-License-Identifier: MIT
"""Who manages people sees everybody, frees the locked, and keeps the branches."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.db.people import NewPerson, save_person, session_of, sign_in
from desk.db.setup import create_office
from desk.db.staff import save_branch, staff, unlock
from desk.db.store import Store
from desk.db.tables import Audit
from desk.errors import Invalid, Refused
from desk.records import load_books
from desk.session import Session

PASSWORD = "correct horse"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An office with a supervisor (1), a clerk (2) and a branch."""
    made = create_office(
        tmp_path,
        load_books(),
        office_name="Yunfan",
        supervisor=NewPerson("wang", "Wang", "supervisor"),
        password=PASSWORD,
        branches=[("BJ", "Beijing")],
    )
    save_person(made, session_of(made, 1), NewPerson("li", "Li", "staff"), password=PASSWORD)
    yield made
    made.database.close()


@pytest.fixture
def session(store: Store) -> Session:
    """The supervisor."""
    return session_of(store, 1)


def test_everybody_is_listed_without_what_is_secret(store: Store, session: Session) -> None:
    people = {person.login: person for person in staff(store, session)}
    assert people["wang"].roles == ("supervisor",)
    assert people["li"].must_change
    assert not people["wang"].must_change
    assert not hasattr(people["li"], "password")
    with pytest.raises(Refused):
        staff(store, session_of(store, 2))


def test_who_is_locked_is_freed(store: Store, session: Session) -> None:
    for _try in range(5):
        with pytest.raises(Refused):
            sign_in(store, "li", "wrong")
    with pytest.raises(Refused, match="Too many"):
        sign_in(store, "li", PASSWORD)
    assert next(p for p in staff(store, session) if p.login == "li").locked_until is not None
    unlock(store, session, 2)
    assert sign_in(store, "li", PASSWORD).name == "Li"
    with pytest.raises(Refused):
        unlock(store, session_of(store, 2), 1)


def test_a_branch_is_added_and_named_anew(store: Store, session: Session) -> None:
    key = save_branch(store, session, " sz ", "Shenzhen")
    assert store.office.branches[key].code == "SZ"
    save_branch(store, session, "XX", "Shenzhen south", branch=key)
    kept = store.office.branches[key]
    assert (kept.code, kept.name) == ("SZ", "Shenzhen south"), "the code stands in numbers"
    save_branch(store, session, "", "Shenzhen south", branch=key, active=False)
    assert not store.office.branches[key].active
    with store.database.read() as engine:
        assert Audit.select().where(Audit.action == "branch").count(engine) == 3


@pytest.mark.parametrize(
    ("code", "name", "field"),
    [
        ("", "X", "code"),
        ("北京", "X", "code"),
        ("ABCDEFG", "X", "code"),
        ("BJ", "X", "code"),
        ("CD", " ", "name"),
        ("CD", "x" * 80, "name"),
    ],
)
def test_a_branch_that_does_not_fit_is_refused(
    store: Store, session: Session, code: str, name: str, field: str
) -> None:
    with pytest.raises(Invalid) as raised:
        save_branch(store, session, code, name)
    assert [name for name, _message in raised.value.problems] == [field]
    assert len(store.office.branches) == 2


def test_the_main_office_stays_and_clerks_change_nothing(store: Store, session: Session) -> None:
    main = min(store.office.branches)
    with pytest.raises(Invalid, match="main office"):
        save_branch(store, session, "", "Yunfan", branch=main, active=False)
    with pytest.raises(Refused):
        save_branch(store, session_of(store, 2), "CD", "Chengdu")
    with pytest.raises(Invalid, match="no such branch"):
        save_branch(store, session, "", "Yunfan", branch=99)
