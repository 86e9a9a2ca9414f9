# SPDX-License-Identifier: MIT
"""Two small books to find and list things in, and an office that keeps them."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import peewee

from desk.db.books import Books
from desk.db.database import create_database
from desk.db.fields import Address, Choice, Day, Line, Link, Moment, Money, Name, Note, Phone
from desk.db.record import Due, Record, Row, Rows
from desk.db.store import Store
from desk.db.tables import Branch, Person
from desk.session import Session
from desk.sheet import Sheet

NOW = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)


class Contact(Row):
    """Another telephone number of an owner."""

    name = Name("Name")
    phone = Phone("Telephone")


class Owner(Record):
    """Somebody who loses things."""

    name = Name("Name", required=True)
    company = Name("Company")
    phone = Phone("Telephone")
    address = Address("Address")
    contacts = Rows("Contacts", Contact)

    sheet = Sheet(
        title="Owner",
        prefix="OW",
        drawing="""
            number   name     company
            phone    address  address
            contacts contacts contacts
        """,
        listed="number name company phone",
        searched="name company phone address contacts.name contacts.phone",
    )


class Slip(Record):
    """A slip of the lost-and-found book."""

    found_on = Day("Found on")
    found_at = Moment("Found at")
    item = Line("Item", required=True)
    remarks = Note("Remarks")
    colour = Choice("Colour", {"red": "Red", "blue": "Blue"})
    owner = Link("Owner", to="owner")
    reward = Money("Reward")
    phone = Phone("Telephone")

    sheet = Sheet(
        title="Slip",
        prefix="S",
        drawing="""
            number   found_on  found_at
            item     item      colour
            remarks  remarks   remarks
            owner    reward    phone
        """,
        listed="number found_on item colour owner reward state",
        searched="item remarks owner phone",
        rights={"read": "staff supervisor manager viewer"},
    )
    states = {"open": "Open", "closed": "Closed"}
    closed_states = frozenset({"closed"})

    def dues(self) -> Any:
        if self.found_at and self.state == "open":
            yield Due("Give back", self.found_at + timedelta(days=1))

    @classmethod
    def scope(cls, session: Session) -> peewee.Expression | None:
        if session.has("staff supervisor viewer"):
            return None
        known = Owner.select(Owner.id).where(
            (Owner.id == cls.owner) & (Owner.branch == session.branch_id)
        )
        return (cls.branch == session.branch_id) | peewee.fn.EXISTS(known)


def session(roles: str = "staff", **more: Any) -> Session:
    """Somebody at work at a fixed moment."""
    more.setdefault("person_id", 1)
    more.setdefault("branch_id", 1)
    return Session(name="李婷", roles=frozenset(roles.split()), clock=lambda: NOW, **more)


def books() -> Books:
    """The two books of the lost-and-found office."""
    return Books([Owner, Slip])


def open_office(target: str | Path) -> Store:
    """A new office with two branches and two people."""
    database = create_database(target)
    store = Store(database, books())
    with database.write() as engine:
        Branch.insert(code="", name="Main").execute(engine)
        Branch.insert(code="HZ", name="Hangzhou").execute(engine)
        for login, name in (("liting", "李婷"), ("wang", "王强")):
            Person.insert(login=login, name=name, roles="staff", branch=1).execute(engine)
    store.office.refresh()
    return store


NAMES = [
    *("张三", "李四", "王五", "赵六", "曾志伟", "欧阳娜娜", "单雄信", "张三丰", "李小龙"),
    *("O'Brien", "Bob", "𠮷田", "䶮"),
]
COMPANIES = ["杭州兴旺贸易有限公司", "上海Apple电子(中国)", "Müller & Söhne", "ＡＢＣ物流", ""]
WORDS = [
    *("客户", "反映", "货物", "迟到", "两天", "司机", "态度", "生硬", "要求", "赔偿", "道歉"),
    *("不好", "的", "黑色", "钱包", "雨伞", "iPhone15", "red", "umbrella", "12件", "第3批", "，。"),
    *("C202611-0003", "¥100", "１２３", "8888", "88888888", "１３８"),
]


def phone(chance: random.Random) -> str:
    """A telephone number of one of a few shapes."""
    return chance.choice(
        [
            f"138{chance.randrange(10**8):08}",
            f"0571-8{chance.randrange(10**7):07}",
            "13888888888",
            "95588",
            "",
        ]
    )


def fill(store: Store, who: Session, count: int, seed: int = 1) -> random.Random:
    """Random owners and slips, some of them changed and voided again."""
    chance = random.Random(seed)
    owners = []
    for _at in range(count // 4 + 1):
        owner = store.new(who, "owner", name=chance.choice(NAMES), phone=phone(chance))
        owner.company = chance.choice(COMPANIES)
        owner.address = chance.choice(["浙江省杭州市西湖区文三路1号", "上海市静安区", ""])
        owner.contacts = [
            Contact(name=chance.choice(NAMES), phone=phone(chance))
            for _row in range(chance.randrange(3))
        ]
        owner.branch = chance.choice([1, 2])
        owners.append(put(store, who, owner))
    for _at in range(count):
        slip = store.new(who, "slip")
        write(slip, chance, owners)
        kept = put(store, who, slip)
        if chance.random() < 0.2:
            again = store.get(who, "slip", kept)
            write(again, chance, owners)
            put(store, who, again)
        if chance.random() < 0.1:
            store.void(session("supervisor"), "slip", kept, "twice")
    return chance


def put(store: Store, who: Session, record: Record) -> int:
    """Save a record with what only desk may fill in, and return its id."""
    with store.act(who, "wrong") as act:
        return int(act.save(record).id)


def write(slip: Any, chance: random.Random, owners: list[int]) -> None:
    """Write something random onto a slip."""
    slip.item = " ".join(chance.sample(WORDS, 2))
    slip.remarks = "".join(chance.sample(WORDS, chance.randrange(8)))
    slip.colour = chance.choice(["red", "blue", ""])
    slip.owner = chance.choice([None, *owners])
    slip.reward = chance.choice([None, 0, 10_000, 123_450])
    slip.phone = phone(chance)
    slip.found_on = chance.choice([None, date(2026, 11, chance.randrange(1, 22))])
    slip.found_at = chance.choice([None, NOW - timedelta(minutes=chance.randrange(3000))])
    slip.state = chance.choice(["open", "closed"])
    slip.branch = chance.choice([1, 2])
