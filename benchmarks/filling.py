# SPDX-License-Identifier: MIT
"""Fills an office with customers and two years of complaints, by the same ways an import takes.

What differs from a life at the desk: the records of one day were registered in one go at its end,
each has one line in the trail, and no clock of the past is started again.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.texts import Writer
from desk.db import bulk
from desk.db.database import open_database
from desk.db.people import NewPerson
from desk.db.record import Record
from desk.db.setup import create_office
from desk.db.store import Store
from desk.records import load_books
from desk.records.complaint.words import CATEGORIES, CHANNELS, LEVELS, OPINIONS
from desk.session import Session

CODES = ("HZ", "NB", "SZ", "NJ", "WZ", "SX", "YW", "WX", "HF", "XM", "SH")
TOWNS = ("杭州", "宁波", "苏州", "南京", "温州", "绍兴", "义乌", "无锡", "合肥", "厦门", "上海")
BRANCHES = tuple(zip(CODES, TOWNS, strict=True))
LAST = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
DAYS = 730
CUSTOMERS = 10  # one customer for so many complaints
STILL_OPEN = 3  # days
CHUNK = 2_000
MARK = "filled.json"
Progress = Callable[[int, int], None]


def office_of(folder: Path, records: int, seed: int, progress: Progress | None = None) -> Store:
    """The office with so many complaints in a folder; filled first unless it is there already."""
    place = folder / f"{records}-{seed}"
    mark = place / MARK
    if not mark.exists():
        for leftover in place.glob("office.db*"):
            leftover.unlink()
        store = fill(place, records, seed, progress or (lambda done, total: None))
        store.database.close()
        mark.write_text(json.dumps({"records": records, "seed": seed}))
    return Store(open_database(place), load_books())


def fill(place: Path, records: int, seed: int, progress: Progress) -> Store:
    """Make an office and fill it; a million complaints take some minutes."""
    store = create_office(
        place,
        load_books(),
        office_name="客服中心",
        supervisor=NewPerson("fang", "方主管", "supervisor"),
        password="benchmark-1234",
        branches=BRANCHES,
        clock=lambda: LAST - timedelta(days=DAYS + 1),
    )
    _hire(store, seed)
    if store.database.is_sqlite:
        # A power cut here costs a filled office, no record of anybody.
        store.database.run("PRAGMA synchronous=OFF")
    _Filler(store, records, seed, progress).run()
    if store.database.is_sqlite:
        store.database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    return store


def _hire(store: Store, seed: int) -> None:
    writer = Writer(seed + 1)
    with store.database.write():
        for at in range(24):
            store.database.run(
                "INSERT INTO person (login, name, roles, branch, department, phone, language, "
                "active, password, must_change, wrong_tries) "
                "VALUES (?, ?, 'staff', ?, '', '', 'zh_CN', ?, '', ?, 0)",
                f"clerk{at}", writer.person(), at % 12 + 1, True, False,
            )  # fmt: skip
    store.office.refresh()


class _Filler:
    def __init__(self, store: Store, records: int, seed: int, progress: Progress) -> None:
        self.store = store
        self.records = records
        self.writer = Writer(seed)
        self.progress = progress
        self.done = 0
        self.customers: list[tuple[int, str, str, str]] = []

    def run(self) -> None:
        total = self.records + self.records // CUSTOMERS
        wanted = self.records // CUSTOMERS
        while wanted:
            some = min(wanted, CHUNK)
            made = [self._customer() for _one in range(some)]
            self._enter(made, LAST - timedelta(days=DAYS))
            self.customers += [(c.id, c.name, c.mobile, c.city) for c in made]  # type: ignore[attr-defined]
            wanted -= some
            self.progress(self.done, total)
        given = 0
        for day in range(DAYS):
            upto = self.records * (day + 1) // DAYS
            evening = LAST - timedelta(days=DAYS - 1 - day)
            while given < upto:
                some = min(upto - given, CHUNK)
                moments = sorted(
                    evening - timedelta(seconds=self.writer.chance.randrange(32_000))
                    for _one in range(some)
                )
                self._enter([self._complaint(at, day) for at in moments], evening)
                given += some
                self.progress(self.done, total)

    def _enter(self, records: list[Record], at: datetime) -> None:
        session = Session(2, "李婷", frozenset({"supervisor"}), branch_id=1, clock=lambda: at)
        with self.store.act(session) as act:
            bulk.save_new(act, records, clocks=at > LAST - timedelta(days=STILL_OPEN))
        self.done += len(records)

    def _customer(self) -> Record:
        writer, chance = self.writer, self.writer.chance
        company = chance.random() < 0.35
        record_type = self.store.books["customer"]
        return record_type(
            name=writer.company() if company else writer.person(),
            party="company" if company else "person",
            level=chance.choices(("ordinary", "important", "vip"), (90, 8, 2))[0],
            mobile=writer.phone(),
            city=chance.choice(("杭州市", "上海市", "宁波市", "苏州市")),
            enabled=True,
            branch=chance.randrange(1, 13),
        )

    def _complaint(self, at: datetime, day: int) -> Record:
        writer, chance = self.writer, self.writer.chance
        customer, name, phone, _city = chance.choice(self.customers)
        company = name if len(name) > 4 else ""
        still_open = day >= DAYS - STILL_OPEN or chance.random() < 0.0005
        answered = at + timedelta(minutes=chance.randrange(3, 90))
        about = chance.randrange(1, 13)
        record = self.store.books["complaint"](
            received_at=at,
            channel=chance.choices(tuple(CHANNELS), (70, 6, 12, 3, 4, 1, 2, 2))[0],
            received_by=chance.randrange(2, 26),
            complainant=writer.person() if company else name,
            phone=phone,
            customer=customer,
            company=company,
            concerns=f"YD{chance.randrange(10**9, 10**10)}" if chance.random() < 0.5 else "",
            against_branch=about,
            about_branch=about,
            category=chance.choices(tuple(CATEGORIES), (15, 12, 30, 14, 6, 10, 5, 5, 3))[0],
            level=chance.choices(tuple(LEVELS), (85, 8, 5, 2))[0],
            content=writer.complaint(),
            demand=writer.demand(),
            due_at=at + timedelta(hours=1),
            answer_minutes=60,
            ladder="staff",
            justified="open",
            reopened_count=0,
            assigned=chance.randrange(2, 26),
            branch=chance.randrange(1, 13),
            state="assigned" if still_open else "closed",
        )
        if not still_open:
            self._close(record, answered)
        return record

    def _close(self, record: Record, answered: datetime) -> None:
        chance = self.writer.chance
        worked = chance.randrange(1, 20 * 60)
        values = {
            "first_answer_at": answered,
            "answered_in": (answered - record.received_at) // timedelta(minutes=1),  # type: ignore[attr-defined]
            "closed_in": 90 + worked,
            "overdue": answered > record.due_at,  # type: ignore[attr-defined]
            "justified": chance.choice(("justified", "unjustified")),
            "result": "已向客户说明并道歉，" + self.writer.demand(),
            "opinion": chance.choices(tuple(OPINIONS), (30, 60, 6, 3, 1))[0],
            "closed_at": answered + timedelta(minutes=3 * worked),
            "closed_by": record.assigned,
        }
        if chance.random() < 0.1:
            values["compensation"] = chance.randrange(1, 200) * 500
        for name, value in values.items():
            setattr(record, name, value)


def size_of(place: Path) -> int:
    """The bytes of an office on disk."""
    return sum(file.stat().st_size for file in place.glob("office.db*"))
