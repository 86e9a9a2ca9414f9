# SPDX-License-Identifier: MIT
"""A small office with two books: parcels, and orders with lines."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from desk.db.books import Books
from desk.db.database import create_database
from desk.db.fields import (
    Choice,
    Day,
    Line,
    Link,
    Measure,
    Moment,
    Money,
    Name,
    Note,
    Phone,
    Tick,
    Whole,
    me,
    now,
)
from desk.db.record import Due, Record, Row, Rows
from desk.db.store import Store
from desk.db.tables import Branch, Person
from desk.exchange.plan import Plan
from desk.exchange.reading import open_table
from desk.session import Session
from desk.sheet import Sheet
from desk.text import N_, Message

NOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)


class Parcel(Record):
    """A parcel on the shelf of the tests."""

    receiver = Name(N_("Receiver"), required=True)
    phone = Phone(N_("Phone"))
    state_of = Choice(N_("Condition"), {"whole": N_("Whole"), "damaged": N_("Damaged")})
    arrived_on = Day(N_("Arrived on"))
    told_at = Moment(N_("Told at"), default=now)
    cash = Money(N_("Cash to collect"))
    weight = Measure(N_("Weight"), places=3)
    pieces = Whole(N_("Pieces"))
    fragile = Tick(N_("Fragile"))
    sender = Link(N_("Sender"), to="person", default=me)
    remarks = Note(N_("Remarks"))

    sheet = Sheet(
        title=N_("Parcel"),
        prefix="XP",
        drawing="""
            number receiver phone state_of
            arrived_on told_at cash weight
            pieces fragile sender .
            remarks remarks remarks remarks
        """,
        listed="number receiver phone arrived_on cash",
        searched="receiver phone",
        known_as={
            "receiver": "收货人 收件人",
            "phone": "电话 手机",
            "cash": "代收货款 金额",
            "pieces": "件数",
        },
    )

    def problems(self) -> Iterator[Any]:
        """A parcel of no piece is none."""
        yield from super().problems()
        if self.pieces == 0:
            yield "pieces", Message(N_("must be filled in."))
        if self.cash is not None and self.cash > 100_000_00:
            yield None, Message(N_("must be filled in."))

    def dues(self) -> Iterator[Due]:
        """Told when it arrived."""
        if self.told_at:
            yield Due("tell", self.told_at)


class Piece(Row):
    """A line of a basket."""

    product = Line(N_("Product"), required=True)
    quantity = Whole(N_("Quantity"))


class Basket(Record):
    """An order of the tests."""

    ordered_by = Name(N_("Ordered by"), required=True)
    reference = Line(N_("Reference"))
    lines = Rows(N_("Lines"), Piece, required=True)

    sheet = Sheet(
        title=N_("Basket"),
        prefix="XB",
        drawing="number ordered_by reference\n lines lines lines",
        listed="number ordered_by reference",
        searched="ordered_by",
    )


class Locker(Record):
    """A locker of the tests; no two have one code."""

    code = Line(N_("Code"), required=True)
    nth = Whole(N_("How manieth"), by_desk=True)

    sheet = Sheet(
        title=N_("Locker"), prefix="XL", drawing="number code nth", listed="code", searched="code"
    )

    def work_out(self, act: Any) -> None:
        """Count the lockers before it."""
        ((count,),) = act.store.database.rows("SELECT COUNT(*) FROM locker")
        self.nth = count + 1

    def clashes(self, act: Any) -> Iterator[Any]:
        """Another locker has the code."""
        if act.select("locker", "code = ?", self.code):
            yield "code", Message(N_("must be filled in."))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An office with a supervisor and a clerk."""
    yield from an_office(str(tmp_path / "office"))


def an_office(target: str) -> Iterator[Store]:
    """A new office with a supervisor and a clerk, closed afterwards."""
    database = create_database(target)
    made = Store(database, Books([Parcel, Basket, Locker]))
    with database.write() as engine:
        branch = Branch.insert(code="", name="Main").execute(engine)
        for login, name, role in (("boss", "王主管", "supervisor"), ("li", "李婷", "staff")):
            Person.insert(login=login, name=name, roles=role, branch=branch).execute(engine)
    made.office.refresh()
    yield made
    database.close()


@pytest.fixture
def session(store: Store) -> Session:
    """The supervisor at work."""
    return at_work(store, "boss")


def at_work(store: Store, login: str) -> Session:
    """The session of a person by the sign-in name."""
    person = next(p for p in store.office.people.values() if p.login == login)
    return Session(
        person.id,
        person.name,
        person.roles,
        person.branch,
        zone=ZoneInfo("Asia/Shanghai"),
        clock=lambda: NOW,
    )


@pytest.fixture
def plan(store: Store, session: Session, tmp_path: Path) -> Callable[..., Plan]:
    """A plan for a CSV of the given text."""

    def made(text: str, kind: str = "parcel", name: str = "list.csv") -> Plan:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return Plan(store, session, kind, open_table(path, headings_row=1))

    return made
