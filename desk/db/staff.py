# SPDX-License-Identifier: MIT
"""What those who manage people see and do beside typing them: the whole list, locks, branches."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desk.db.people import refuse_people
from desk.db.tables import Branch, Person
from desk.errors import Invalid
from desk.session import Session
from desk.text import N_, Message
from desk.text.plain import one_line

if TYPE_CHECKING:
    from desk.db.store import Store

CODE = re.compile(r"[A-Z0-9]{1,6}")
LONGEST_NAME = 60


@dataclass(frozen=True)
class Staffer:
    """A person as those see it who manage people; moments are UTC."""

    id: int
    login: str
    name: str
    roles: tuple[str, ...]
    branch: int | None
    department: str
    phone: str
    language: str
    active: bool
    must_change: bool
    locked_until: datetime | None


def staff(store: "Store", session: Session) -> list[Staffer]:
    """Everybody, those who may sign in first; raises Refused."""
    with store.act(session):
        refuse_people(session)
    with store.database.read() as engine:
        people = list(Person.select().order_by(Person.name, Person.id).execute(engine))
    names = (n for n in Staffer.__dataclass_fields__ if n != "roles")
    columns = list(names)
    listed = [
        Staffer(roles=tuple(p.roles.split()), **{name: getattr(p, name) for name in columns})
        for p in people
    ]
    return sorted(listed, key=lambda person: not person.active)


def unlock(store: "Store", session: Session, person: int) -> None:
    """Let a person try to sign in again at once after too many wrong tries; raises Refused."""
    with store.act(session) as act:
        refuse_people(session)
        Person.update(wrong_tries=0, locked_until=None).where(Person.id == person).execute(
            store.database.engine
        )
        login = store.office.people[person].login
        act.log("person", kind="person", changes={"login": [login, login], "locked": [True, False]})


def save_branch(
    store: "Store",
    session: Session,
    code: str,
    name: str,
    *,
    branch: int | None = None,
    active: bool = True,
) -> int:
    """Add a branch, or name one anew; returns its id. The code stands in numbers and stays.

    Raises Refused, or Invalid with `code` and `name`.
    """
    code, name = one_line(code).upper(), one_line(name)
    with store.act(session) as act:
        refuse_people(session)
        before = store.office.branches.get(branch) if branch is not None else None
        if branch is not None and before is None:
            raise Invalid([(None, Message(N_("There is no such branch.")))])
        kept_code = before.code if before is not None else code
        problems = _branch_problems(store, kept_code, name, new=before is None)
        if before is not None and before.code == "" and not active:
            problems.append(("name", Message(N_("is the main office and stays."))))
        if problems:
            raise Invalid(problems)
        values: dict[str, Any] = {"name": name, "active": active}
        engine = store.database.engine
        if before is None:
            key = int(Branch.insert(code=code, **values).execute(engine))
            changes = {"code": [None, code], "name": [None, name]}
        else:
            key = before.id
            Branch.update(**values).where(Branch.id == key).execute(engine)
            changes = {
                n: [getattr(before, n), v] for n, v in values.items() if getattr(before, n) != v
            }
        act.log("branch", kind="branch", changes=changes)
    store.office.refresh()
    return key


def _branch_problems(
    store: "Store", code: str, name: str, *, new: bool
) -> list[tuple[str | None, Message]]:
    problems: list[tuple[str | None, Message]] = []
    if new and not CODE.fullmatch(code):
        problems.append(("code", Message(N_("needs up to six letters or figures, such as BJ."))))
    elif new and any(place.code == code for place in store.office.branches.values()):
        problems.append(("code", Message(N_("is taken already. Choose another one."))))
    if not name:
        problems.append(("name", Message(N_("must be filled in."))))
    elif len(name) > LONGEST_NAME:
        problems.append(
            ("name", Message(N_("has more than {most} characters."), most=LONGEST_NAME))
        )
    return problems
