# SPDX-License-Identifier: MIT
"""The first start: an office gets its file or database, its name, branches and first supervisor."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from desk.db.books import Books
from desk.db.calendar_days import fill_calendar
from desk.db.database import create_database, office_file, open_database
from desk.db.office import write_setting
from desk.db.passwords import password_problems
from desk.db.people import NewPerson, office_session, write_person
from desk.db.store import Store
from desk.db.tables import Branch, Person
from desk.errors import DeskError, Invalid, Storage
from desk.session import utc_now
from desk.text import N_, Message
from desk.text.plain import one_line

# Deadlines of old papers that are typed in later run by the holidays of these years.
YEARS_BACK = 2
LEFT_BY_SQLITE = ("", "-wal", "-shm", "-journal")


def create_office(
    target: str | Path,
    books: Books,
    *,
    office_name: str,
    supervisor: NewPerson,
    password: str,
    branches: Sequence[tuple[str, str]] = (),
    clock: Callable[[], datetime] = utc_now,
) -> Store:
    """Create an office in a folder, or in the empty database of a postgresql:// address.

    `branches` are pairs of code (it stands in the numbers) and name; the main one, with the
    office's name and no code, is always there. Raises Invalid or Storage; then nothing is left.
    """
    office_name = one_line(office_name)
    problems: list[tuple[str | None, Message]] = []
    if not office_name:
        problems.append(("office_name", Message(N_("must be filled in."))))
    if len(supervisor.login) < 2:
        problems.append(("login", Message(N_("needs 2 to 40 characters without blanks."))))
    if not one_line(supervisor.name):
        problems.append(("name", Message(N_("must be filled in."))))
    problems += [(n, Message(m) if isinstance(m, str) else m)
                 for n, m in password_problems(password, supervisor.login)]  # fmt: skip
    if problems:
        raise Invalid(problems)
    database = create_database(target)
    try:
        store = Store(database, books)
        _furnish(store, office_name, branches, supervisor, password, clock)
    except (DeskError, OSError):
        database.close()
        if database.is_sqlite:
            sweep(Path(target))
        raise
    return store


def look_for_office(target: str | Path) -> None:
    """Look whether there is an office that this program can open; raises Storage."""
    database = open_database(target)
    try:
        database.connect()
    finally:
        database.close()


def _furnish(
    store: Store,
    office_name: str,
    branches: Sequence[tuple[str, str]],
    supervisor: NewPerson,
    password: str,
    clock: Callable[[], datetime],
) -> None:
    engine = store.database.engine
    with store.act(office_session(store, clock)) as act:
        if Person.select().exists(engine):
            raise Storage(
                Message(N_("There is an office in this database already. Open it instead."))
            )
        write_setting(store.database, "office_name", office_name)
        main = Branch.insert(code="", name=office_name).execute(engine)
        for code, name in branches:
            Branch.insert(code=one_line(code), name=one_line(name)).execute(engine)
        fill_calendar(store.database, act.today.year - YEARS_BACK)
        first = NewPerson(
            one_line(supervisor.login),
            one_line(supervisor.name),
            supervisor.roles or "supervisor",
            supervisor.branch or int(main),
            supervisor.department,
            supervisor.phone,
            supervisor.language,
        )
        key = write_person(act, first, None, password)
        # The first supervisor chose this password just now and need not change it.
        Person.update(must_change=False).where(Person.id == key).execute(engine)
        act.log("office", changes={"office_name": [None, office_name]})
    store.office.refresh()


def sweep(target: Path) -> None:
    """Remove the file of an office that was never finished, or of a demo."""
    path = office_file(target)
    for ending in LEFT_BY_SQLITE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
