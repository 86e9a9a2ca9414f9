# SPDX-License-Identifier: MIT
"""Offices for tests: on SQLite or PostgreSQL, one colleague of each role, a clock to move."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from desk.db.books import Books
from desk.db.people import NewPerson, office_session, save_person, session_of
from desk.db.setup import create_office
from desk.db.store import Store
from desk.db.tables import Person
from desk.session import ROLES, Session

PASSWORD = "right-key-42"
#: A Friday, 10:00 in Shanghai, in a month without a public holiday.
START = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


class Clock:
    """The time all desks of a test show."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **time: float) -> datetime:
        """Let time pass: hours=1, minutes=20, days=2."""
        self.at += timedelta(**time)
        return self.at


class Desk:
    """An office under test with its people; `desk["staff"]` is the clerk's session."""

    def __init__(self, target: str | Path, books: Books, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        supervisor = NewPerson("supervisor", "王敏", "supervisor")
        self.store: Store = create_office(
            target,
            books,
            office_name="云帆商务服务中心",
            supervisor=supervisor,
            password=PASSWORD,
            branches=[("HZ", "临江分公司"), ("NB", "海湾分公司")],
            clock=self.clock,
        )
        self._sessions: dict[str, Session] = {}
        for role in ROLES:
            if role != "supervisor":
                self.hire(role, f"{role} 李", role)

    @classmethod
    def opened(cls, store: Store, clock: Clock | None = None) -> "Desk":
        """The desk of an office that exists already."""
        desk = cls.__new__(cls)
        desk.clock, desk.store, desk._sessions = clock or Clock(), store, {}
        return desk

    def hire(
        self, login: str, name: str, roles: str, branch: str = "", department: str = ""
    ) -> int:
        """Add a colleague of a branch, named by its code; returns the id."""
        place = next(b.id for b in self.store.office.branches.values() if b.code == branch)
        return save_person(
            self.store,
            self["supervisor"],
            NewPerson(login, name, roles, place, department),
            password=PASSWORD,
        )

    def id(self, login: str) -> int:
        """The id of a colleague."""
        with self.store.database.read() as engine:
            return int(Person.select(Person.id).where(Person.login == login).scalar(engine))

    def branch(self, code: str) -> int:
        """The id of a branch."""
        return next(b.id for b in self.store.office.branches.values() if b.code == code)

    def __getitem__(self, login: str) -> Session:
        """The session of a colleague, signed in by the test's clock."""
        if login not in self._sessions:
            self._sessions[login] = session_of(
                self.store, self.id(login), desk="test", clock=self.clock
            )
        return self._sessions[login]

    @property
    def office(self) -> Session:
        """The office itself."""
        return office_session(self.store, self.clock)

    def close(self) -> None:
        """Let go of the database."""
        self.store.database.close()
