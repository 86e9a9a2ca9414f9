# SPDX-License-Identifier: MIT
"""Courses, assessments and the service star in the demo office: last month's are over, its star is
elected and not yet announced, and an election is open now."""

import random
import tomllib
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from desk import paths
from desk.demo.portrait import portrait
from desk.demo.scene import Scene
from desk.errors import Invalid
from desk.records.assessment import make_month
from desk.records.star import cast_vote
from desk.text.dates import local, utc

#: Colleagues and whom they vote for, last month and the month before.
BALLOTS = (
    {"staff": "trainer", "staff2": "staff", "trainer": "staff", "staff3": "staff",
     "staff4": "staff2", "staff5": "staff", "supervisor": "staff"},
    {"staff": "staff2", "staff2": "trainer", "trainer": "staff2", "staff3": "staff2",
     "supervisor": "staff"},
)  # fmt: skip
#: Who has voted already in the election that is open now.
EARLY = {"staff2": "staff", "trainer": "staff5"}


@dataclass
class Stars:
    """The stage: texts and dice of its own."""

    scene: Scene
    texts: dict[str, Any]
    dice: random.Random

    def make(self, login: str, kind: str, **values: Any) -> Any:
        """A saved record, by a colleague, at the scene's time."""
        store, session = self.scene.store, self.scene.session(login)
        return store.save(session, store.new(session, kind, **values))

    def step(self, login: str, kind: str, record: int, step: str, **told: Any) -> Any:
        """Do a step as a colleague."""
        return self.scene.store.step(self.scene.session(login), kind, record, step, told)

    def at(self, day: date, hour: int, minute: int, do: Any) -> None:
        """Plan something for an hour of the office's day, if the office has begun by then."""
        moment = utc(day, time(hour, minute), self.scene.store.office.zone)
        if moment > self.scene.opens:
            self.scene.plan(moment, do)


def plan_stars(scene: Scene, seed: int) -> None:
    """Plan the courses, the assessments of the last month, and three elections."""
    file = paths.resources() / "demo" / "star.toml"
    stars = Stars(scene, tomllib.loads(file.read_text(encoding="utf-8")), random.Random(seed))
    for entry in stars.texts["courses"]:
        _plan_course(stars, entry)
    this = scene.today().replace(day=1)
    last = (this - timedelta(days=1)).replace(day=1)
    before = (last - timedelta(days=1)).replace(day=1)
    stars.at(this + timedelta(days=2), 9, 10, partial(_assess, stars, last))
    for month, ballots in ((before, BALLOTS[1]), (last, BALLOTS[0])):
        first = (month + timedelta(days=32)).replace(day=1)
        stars.at(first, 9, 30, partial(_elect, stars, month, ballots))
    opens = scene.end - timedelta(hours=30)
    scene.plan(opens, partial(_open_now, stars, this))


def _plan_course(stars: Stars, entry: dict[str, Any]) -> None:
    scene = stars.scene
    day = scene.today() - timedelta(days=entry["days_ago"])
    while not scene.store.office.calendar.day(day):
        day -= timedelta(days=1)
    if entry["days_ago"] < 0:
        scene.plan(scene.end - timedelta(hours=20), partial(_announce_course, stars, entry, day))
        return
    stars.at(day - timedelta(days=5), 15, 0, partial(_announce_course, stars, entry, day))


def _announce_course(stars: Stars, entry: dict[str, Any], day: date) -> None:
    scene = stars.scene
    row = scene.store.books["course"].tables()["learners"].row
    course = stars.make(
        "trainer", "course", subject=entry["subject"], content=entry["content"],
        place=entry["place"], hours=Decimal(entry["hours"]),
        held_at=utc(day, time(14, 0), scene.store.office.zone),
        learners=[row(person=scene.person(login)) for login in entry["marks"]],
    )  # fmt: skip
    note = f"{entry['subject']}\n\n{entry['content']}\n".encode()
    scene.store.attachments.add(
        scene.session("trainer"), "course", course.id, f"{entry['subject']}.txt", note
    )
    stars.at(day, 16, 40, partial(_hold, stars, entry, course.id))


def _hold(stars: Stars, entry: dict[str, Any], course: int) -> None:
    stars.step("trainer", "course", course, "hold")
    later = stars.scene.at + timedelta(days=2)
    stars.scene.plan(later, partial(_mark, stars, entry, course))


def _mark(stars: Stars, entry: dict[str, Any], course: int) -> None:
    scene = stars.scene
    session = scene.session("trainer")
    sheet: Any = scene.store.get(session, "course", course)
    marks = {scene.person(login): mark for login, mark in entry["marks"].items()}
    waits = {scene.person(login): days for login, days in entry.get("resit_in", {}).items()}
    today = local(scene.at, scene.store.office.zone).date()
    resits = {scene.person(login) for login in entry.get("resits", {})}
    for row in sheet.learners:
        row.mark = marks[row.person]
        if row.person in resits:
            row.resit_on = today + timedelta(days=7)
        if row.person in waits:
            row.resit_on = today + timedelta(days=waits[row.person])
    scene.store.save(session, sheet)
    stars.step("trainer", "course", course, "finish")
    if resits:
        scene.plan(scene.at + timedelta(days=7), partial(_sit_again, stars, entry, course))


def _sit_again(stars: Stars, entry: dict[str, Any], course: int) -> None:
    scene = stars.scene
    session = scene.session("trainer")
    sheet: Any = scene.store.get(session, "course", course)
    marks = {scene.person(login): mark for login, mark in entry["resits"].items()}
    for row in sheet.learners:
        row.resit_mark = marks.get(row.person, row.resit_mark)
    scene.store.save(session, sheet, reason="补考")


def _assess(stars: Stars, month: date) -> None:
    """The supervisor makes the month's sheets, writes the words and gives them."""
    scene = stars.scene
    session = scene.session("supervisor")
    make_month(scene.store, session, month)
    logins = {scene.person(login): login for login in stars.texts["words"]}
    keys = scene.store.database.rows("SELECT id, person FROM assessment ORDER BY id")
    known = [(key, logins[person]) for key, person in keys if person in logins]
    for key, login in known:
        words = stars.texts["words"][login]
        sheet: Any = scene.store.get(session, "assessment", key)
        for name in ("quality", "quality_text", "praise", "praise_text", "remarks"):
            setattr(sheet, name, words[name])
        scene.store.save(session, sheet)
    for n, (key, login) in enumerate(known):
        stars.step("supervisor", "assessment", key, "give")
        answer = stars.texts["words"][login]["answer"]
        if answer:  # one still has to read it
            after = scene.at + timedelta(hours=3 + 20 * n)
            sign = partial(stars.step, login, "assessment", key, "sign", answer=answer)
            scene.plan(after, sign)


def _elect(stars: Stars, month: date, ballots: dict[str, str]) -> None:
    """An election of five days, its ballots and, once it is counted, the announcement."""
    scene = stars.scene
    today = local(scene.at, scene.store.office.zone).date()
    closes = today + timedelta(days=4)
    made = stars.make(
        "supervisor", "star", month=f"{month:%Y-%m}", opens_on=today, closes_on=closes
    )
    for n, (login, whom) in enumerate(ballots.items()):
        scene.plan(
            scene.at + timedelta(hours=2 + 11 * n), partial(_vote, stars, made.id, login, whom)
        )
    announce = partial(_announce, stars, made.id)
    stars.at(closes + timedelta(days=1), 9, 20, announce)


def _vote(stars: Stars, election: int, login: str, whom: str) -> None:
    scene = stars.scene
    said = stars.texts["voices"].get(whom, [])
    words = stars.dice.choice(said) if said and stars.dice.random() < 0.6 else ""
    try:
        cast_vote(scene.store, scene.session(login), election, scene.person(whom), words)
    except Invalid:  # voted after the end
        return


def _announce(stars: Stars, election: int) -> None:
    """The photo, the reason, and everybody hears it."""
    scene = stars.scene
    session = scene.session("supervisor")
    star: Any = scene.store.get(session, "star", election)
    if star.star is None:
        return
    name = scene.store.office.people[star.star].name
    scene.store.attachments.add(session, "star", election, f"{name}.jpg", portrait(stars.dice))
    if star.month == scene.last_month():  # announced when the month is closed
        star.reason = stars.texts["star"]["reason"]
        scene.store.save(session, star)
        return
    stars.step("supervisor", "star", election, "announce")


def _open_now(stars: Stars, month: date) -> None:
    """The election of this month, open early so that it can be looked at."""
    scene = stars.scene
    today = local(scene.at, scene.store.office.zone).date()
    made = stars.make(
        "supervisor", "star", month=f"{month:%Y-%m}", opens_on=today,
        closes_on=scene.today() + timedelta(days=4),
    )  # fmt: skip
    for login, whom in EARLY.items():
        cast_vote(scene.store, scene.session(login), made.id, scene.person(whom))
