# SPDX-License-Identifier: MIT
"""Founds the demo office and lets two months happen in it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from desk.db.clocks import run_missed
from desk.db.database import office_file, open_database
from desk.db.fields import to_millis
from desk.db.office import write_setting
from desk.db.people import NewPerson, office_session, write_person
from desk.db.query import Condition, Query
from desk.db.setup import create_office, sweep
from desk.db.store import Store
from desk.db.tables import Person, SavedView
from desk.db.uids import uids_from
from desk.demo.complaints import plan_complaints
from desk.demo.customers import plan_customers
from desk.demo.duty import plan_duty
from desk.demo.goods import plan_goods
from desk.demo.orders import plan_orders
from desk.demo.people import plan_people
from desk.demo.pickups import plan_pickups
from desk.demo.register import plan_register
from desk.demo.scene import DAYS, Scene, read_texts
from desk.demo.star import plan_stars
from desk.demo.tasks import plan_tasks
from desk.demo.visits import plan_visits
from desk.errors import Storage
from desk.records import load_books
from desk.reports.ready import make_ready
from desk.session import Session, utc_now
from desk.text import N_, Message

SEED = 20261121
MARK = "demo"
FIRST = "supervisor"


def make_demo(
    folder: str | Path, seed: int = SEED, *, clock: Callable[[], datetime] = utc_now
) -> Path:
    """Make the demo office in a folder and return its file; an earlier demo there is replaced.

    Everything ends at `clock()`. Raises Storage when the folder holds a real office.
    """
    folder = Path(folder)
    _clear(folder)
    texts = read_texts()
    end = clock()
    with uids_from(Random(seed)):
        return _fill(folder, texts, seed, end)


def _fill(folder: Path, texts: dict[str, Any], seed: int, end: datetime) -> Path:
    store = _found(folder, texts, end - timedelta(days=DAYS + 1))
    try:
        # A demo that a power cut spoils is made again; waiting for the disk would double its time.
        with store.database.read() as engine:
            engine.execute_sql("PRAGMA synchronous=OFF")
        scene = Scene(store, texts, seed, end)
        plan_register(scene, seed + 3)
        customers = plan_customers(scene)
        plan_complaints(scene, customers)
        goods = plan_goods(scene, customers, seed + 1)
        plan_orders(goods)
        plan_pickups(goods)
        people = plan_people(scene, customers, seed + 2)
        plan_visits(people)
        plan_tasks(people, goods.products)
        plan_duty(scene, seed + 17)
        plan_stars(scene, seed + 23)
        office = office_session(store, scene.clock)
        scene.play(Clocks(store, office).look)
        _save_views(scene)
    finally:
        store.database.close()
    return office_file(folder)


class Clocks:
    """The office's clocks as an open desk looks at them; only when there is something to do."""

    def __init__(self, store: Store, office: Session) -> None:
        self._store = store
        self._office = office
        self._day: date | None = None

    def look(self) -> None:
        """Run what was missed, and on a new day what each book does once a day."""
        ((first,),) = self._store.database.rows(
            'SELECT MIN(at) FROM deadline WHERE "then" <> ?', ""
        )
        missed = first is not None and first <= to_millis(self._office.now())
        if missed or self._day != self._office.today():
            self._day = self._office.today()
            run_missed(self._store, self._office)
            make_ready(self._store, self._office)


def _clear(folder: Path) -> None:
    file = office_file(folder)
    if not file.exists():
        return
    database = open_database(folder)
    try:
        marked = database.rows("SELECT 1 FROM office_setting WHERE name = ?", MARK)
    finally:
        database.close()
    if not marked:
        raise Storage(
            Message(
                N_("There is a real office in {folder}. Choose another folder for the demo."),
                folder=str(folder),
            )
        )
    sweep(folder)


def _found(folder: Path, texts: dict[str, Any], start: datetime) -> Store:
    """The office with its branches and people; every one of them signs in with one password."""
    people = [_person(entry) for entry in texts["people"]]
    store = create_office(
        folder,
        load_books(),
        office_name=texts["office"],
        branches=[(branch["code"], branch["name"]) for branch in texts["branches"]],
        supervisor=next(p for p in people if p.login == FIRST),
        password=texts["password"],
        clock=lambda: start,
    )
    codes = {place.code: place.id for place in store.office.branches.values()}
    branches = {entry["login"]: codes[entry.get("branch", "")] for entry in texts["people"]}
    with store.act(office_session(store, lambda: start)) as act:
        write_setting(store.database, MARK, True)
        engine = store.database.engine
        first = Person.select(Person.password).where(Person.login == FIRST)
        password = first.scalar(engine)
        for person in people:
            if person.login == FIRST:
                continue
            key = write_person(act, person, None, "")
            Person.update(
                branch=branches[person.login], password=password, must_change=False
            ).where(Person.id == key).execute(engine)
    store.office.refresh()
    return store


def _person(entry: dict[str, Any]) -> NewPerson:
    return NewPerson(entry["login"], entry["name"], entry["roles"], department=entry["department"])


def _save_views(scene: Scene) -> None:
    """Two filters everybody has, and one of the clerk's own."""
    late = Query("complaint", (Condition("overdue", "is", True),))
    opened = Query("complaint", (Condition("state", "in", ["registered", "assigned", "in_hand"]),))
    mine = Query("complaint", (Condition("assigned", "is", scene.person("staff")),))
    rows = [
        {"kind": "complaint", "name": "超期的投诉", "person": None, "query": late.to_json()},
        {"kind": "complaint", "name": "未办结", "person": None, "query": opened.to_json()},
        {
            "kind": "complaint",
            "name": "我经办的",
            "person": scene.person("staff"),
            "query": mine.to_json(),
        },
    ]
    with scene.store.database.write() as engine:
        SavedView.insert_many(rows).execute(engine)
