# SPDX-License-Identifier: MIT
"""The people of the office: who signs in, with which roles, and what their passwords must be."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from desk.db.act import Act
from desk.db.passwords import COST as COST
from desk.db.passwords import hashed, matches, nobody, password_problems
from desk.db.record import Problem
from desk.db.tables import Person
from desk.errors import Invalid, Refused
from desk.session import ROLES, Session, roles_for, utc_now
from desk.text import N_, Message
from desk.text.plain import one_line

if TYPE_CHECKING:
    from desk.db.store import Store

WRONG_TRIES = 5
LOCKED_FOR = timedelta(minutes=5)
LOGIN = re.compile(r"[^\s@/\\:]{2,40}")
OFFICE_DESK = "office"


@dataclass(frozen=True)
class NewPerson:
    """What is typed about a person; roles are separated by blanks."""

    login: str
    name: str
    roles: str
    branch: int | None = None
    department: str = ""
    phone: str = ""
    language: str = ""
    active: bool = True


def office_session(store: "Store", clock: Callable[[], datetime] = utc_now) -> Session:
    """The office itself at work: clocks that escalate, first set-up, sign-ins."""
    return Session(
        None, store.office.setting("office_name") or "desk", frozenset(), zone=store.office.zone,
        clock=clock, desk=OFFICE_DESK,
    )  # fmt: skip


def sign_in(
    store: "Store",
    login: str,
    password: str,
    *,
    desk: str = "",
    clock: Callable[[], datetime] = utc_now,
) -> Session:
    """The session of a person who knows the password; five wrong tries lock it for 5 minutes.

    Raises Refused, with the same sentence for an unknown name and for a wrong password.
    """
    person = _by_login(store, login)
    _refuse_locked(person, clock())
    right = matches(person.password if person else nobody(), password)
    outcome: Refused | None = None
    office = replace(office_session(store, clock), desk=desk)
    with store.act(office) as act:
        person = _by_login(store, login, lock=True)
        if person is None or not person.active or not right:
            outcome = _wrong(act, person, login)
        else:
            _set(act, person.id, wrong_tries=0, locked_until=None)
    if outcome is not None:
        raise outcome
    assert person is not None
    session = session_of(store, person.id, desk=desk, clock=clock)
    with store.act(session) as act:
        act.log("sign-in")
    return session


def sign_out(store: "Store", session: Session) -> None:
    """Write to the trail that a person left."""
    with store.act(session) as act:
        act.log("sign-out")


def session_of(
    store: "Store",
    person: int,
    *,
    desk: str = "",
    clock: Callable[[], datetime] = utc_now,
) -> Session:
    """The session of a known person, without asking a password; for clocks, demo and tests."""
    store.office.refresh()
    colleague = store.office.people[person]
    return Session(
        colleague.id,
        colleague.name,
        colleague.roles,
        colleague.branch,
        colleague.department,
        store.office.zone,
        clock,
        desk,
    )


def must_change(store: "Store", session: Session) -> bool:
    """Whether a first sign-in has to set a new password before anything else."""
    with store.database.read() as engine:
        person = Person.select().where(Person.id == session.person_id).first(engine)
        return person is not None and bool(person.must_change)


def own_language(store: "Store", session: Session) -> str:
    """The language the person wants to work in; empty for that of the computer."""
    with store.database.read() as engine:
        person = Person.select().where(Person.id == session.person_id).first(engine)
        return str(person.language) if person is not None else ""


def set_password(
    store: "Store", session: Session, person: int, new: str, *, old: str | None = None
) -> None:
    """Set one's own password (the old one is asked), or another's by the right to manage people,
    who then must choose a new one at the next sign-in. Raises Refused or Invalid."""
    own = person == session.person_id
    kept = _by_id(store, person)
    problems = list(password_problems(new, kept.login))
    if own and not matches(kept.password, old or ""):
        problems.append(("old", Message(N_("is not the present password."))))
    elif own and new == old:
        problems.append(("new", Message(N_("must differ from the present password."))))
    if problems:
        raise Invalid([(n, m if isinstance(m, Message) else Message(m)) for n, m in problems])
    with store.act(session) as act:
        if not own:
            refuse_people(session)
        values = {"password": hashed(new), "must_change": not own}
        _set(act, person, wrong_tries=0, locked_until=None, **values)
        act.log("password", kind="person", changes={"login": [None, kept.login]})


def save_person(
    store: "Store",
    session: Session,
    typed: NewPerson,
    *,
    person: int | None = None,
    password: str = "",
) -> int:
    """Add a person with a first password, or change one; returns the id.

    Raises Refused, or Invalid with the fields of NewPerson (and `password`).
    """
    typed = replace(typed, login=one_line(typed.login), name=one_line(typed.name))
    with store.act(session) as act:
        refuse_people(session)
        before = _by_id(store, person) if person is not None else None
        problems = [*_problems(store, typed, before)]
        if before is None:
            problems += password_problems(password, typed.login)
        if problems:
            raise Invalid([(n, m if isinstance(m, Message) else Message(m)) for n, m in problems])
        key = write_person(act, typed, person, password)
    store.office.refresh()
    return key


def write_person(act: Act, typed: NewPerson, person: int | None, password: str) -> int:
    """Write a checked person and the line of the trail inside an open act."""
    values: dict[str, Any] = vars(typed).copy()
    engine = act.store.database.engine
    changes: dict[str, Any]
    if person is None:
        key = int(
            Person.insert(password=hashed(password) if password else "", **values).execute(engine)
        )
        changes = {name: [None, value] for name, value in values.items() if value}
    else:
        before = _by_id(act.store, person)
        key = person
        changes = {
            name: [getattr(before, name), value]
            for name, value in values.items()
            if getattr(before, name) != value
        }
        _set(act, person, **values)
    act.log("person", kind="person", changes={"login": [typed.login, typed.login], **changes})
    return key


def refuse_people(session: Session) -> None:
    """Raise Refused unless the person may manage the people of the office."""
    if not session.may("people"):
        roles = roles_for("people").split()
        raise Refused(
            Message(
                N_("You may not manage people. Allowed are: {roles}."),
                roles=[Message(ROLES[role]) for role in roles],
            ),
            action="people",
            roles=roles,
        )


def _problems(store: "Store", typed: NewPerson, before: Person | None) -> Iterator[Problem]:
    if not LOGIN.fullmatch(typed.login):
        yield "login", Message(N_("needs 2 to 40 characters without blanks."))
    same = _by_login(store, typed.login)
    if same is not None and (before is None or same.id != before.id):
        yield "login", Message(N_("is taken already. Choose another one."))
    if not typed.name:
        yield "name", Message(N_("must be filled in."))
    roles = typed.roles.split()
    if not roles or not set(roles) <= set(ROLES):
        yield "roles", Message(N_("Choose at least one role."))
    if before is not None and not (typed.active and set(roles) & _keepers()):
        others = [p for p in store.office.with_role(roles_for("people")) if p.id != before.id]
        if not others:
            yield "roles", Message(N_("Somebody must stay who may manage people."))
    if typed.branch is not None and typed.branch not in store.office.branches:
        yield "branch", Message(N_("There is no such branch."))


def _keepers() -> set[str]:
    return set(roles_for("people").split())


def _wrong(act: Act, person: Person | None, login: str) -> Refused:
    """Count a wrong try and write it to the trail; the sixth finds the sign-in locked."""
    act.log("sign-in failed", changes={"login": [None, one_line(login)[:40]]})
    if person is not None and person.active:
        tries = person.wrong_tries + 1
        if tries >= WRONG_TRIES:
            _set(act, person.id, wrong_tries=0, locked_until=act.now + LOCKED_FOR)
            act.log("sign-in locked", changes={"login": [None, person.login]})
            return _locked(LOCKED_FOR)
        _set(act, person.id, wrong_tries=tries)
    return Refused(
        Message(N_("Name or password is not right. Please try again.")), action="sign-in"
    )


def _refuse_locked(person: Person | None, now: datetime) -> None:
    if person is not None and person.locked_until is not None and now < person.locked_until:
        raise _locked(person.locked_until - now)


def _locked(left: timedelta) -> Refused:
    minutes = max(1, -(-int(left.total_seconds()) // 60))
    return Refused(
        Message(
            N_("Too many wrong tries. Signing in is locked for {minutes} more minutes."),
            minutes=minutes,
        ),
        action="sign-in",
    )


def _by_login(store: "Store", login: str, *, lock: bool = False) -> Person | None:
    query = Person.select().where(Person.login == one_line(login))
    if lock and not store.database.is_sqlite:
        query = query.for_update()
    with store.database.read() as engine:
        found: Person | None = query.first(engine)
        return found


def _by_id(store: "Store", person: int | None) -> Person:
    with store.database.read() as engine:
        found: Person | None = Person.select().where(Person.id == person).first(engine)
    if found is None:
        raise Invalid([(None, Message(N_("There is no such person.")))])
    return found


def _set(act: Act, person: int, **values: Any) -> None:
    Person.update(**values).where(Person.id == person).execute(act.store.database.engine)
