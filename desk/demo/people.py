# SPDX-License-Identifier: MIT
"""The people side of the demo office: calls, slips, call-backs, and what it plays with."""

import random
import tomllib
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from desk import paths
from desk.demo.scene import DAYS, DESKS, Scene
from desk.errors import Invalid
from desk.records.article import ship_articles
from desk.text.dates import utc

DAY = timedelta(days=1)
PRAISED = ("staff", "staff5", "staff", "trainer", "staff2")
TODAY_CALLS = 30
# Which words of the list are said how often: most customers are satisfied.
SCORED = (*[0] * 7, *[1] * 8, *[2] * 6, 3, 4)
OUTCOMES = {"order": "order", "tracing": "tracing", "complaint": "complaint", "technical": "task"}


@dataclass
class People:
    """The people side as the scene is played: its texts, its own dice, what was made so far."""

    scene: Scene
    texts: dict[str, Any]
    dice: random.Random
    customers: list[Any]
    guests: list[int] = field(default_factory=list)

    def make(self, login: str, kind: str, **values: Any) -> Any:
        """A saved record, by a colleague, at the scene's time."""
        store, session = self.scene.store, self.scene.session(login)
        return store.save(session, store.new(session, kind, **values))

    def step(self, login: str, record: Any, step: str, **told: Any) -> Any:
        """Do a step as a colleague."""
        session = self.scene.session(login)
        return self.scene.store.step(session, record.kind(), record.id, step, told)

    def get(self, kind: str, record: int) -> Any:
        """A record as it stands."""
        return self.scene.store.get(self.scene.session("supervisor"), kind, record)

    def at(self, day: date, hour: int, minute: int, do: Any) -> None:
        """Plan something for an hour of the office's day."""
        self.scene.plan(utc(day, time(hour, minute), self.scene.store.office.zone), do)

    def chance(self, share: float) -> bool:
        """True about so often (0 to 1)."""
        return self.dice.random() < share

    def pick(self, among: Any) -> Any:
        """One of several."""
        return self.dice.choice(among)


def plan_people(scene: Scene, customers: list[Any], seed: int) -> People:
    """Plan calls, slips and call-backs of each day; `customers` fills while it is played."""
    file = paths.resources() / "demo" / "people.toml"
    texts = tomllib.loads(file.read_text(encoding="utf-8"))
    people = People(scene, texts, random.Random(seed), customers)
    first = scene.moment(scene.working_day(DAYS))
    scene.plan(first, lambda: ship_articles(scene.store, scene.session("supervisor")))
    for days_ago, day in scene.days():
        for _ in range(people.pick([7, 8, 9, 10])):
            scene.plan(scene.moment(day), partial(_call, people))
        if people.chance(0.7):
            scene.plan(scene.moment(day), partial(_message, people))
        people.at(day, 15, 10, partial(_call_back, people, leave=1 if days_ago < 3 else 0))
    for n in range(TODAY_CALLS):
        scene.plan(scene.end - timedelta(minutes=7 * (TODAY_CALLS - n)), partial(_call, people))
    for minutes in (150, 48, 9):
        scene.plan(scene.end - timedelta(minutes=minutes), partial(_message, people))
    return people


def _call(people: People) -> None:
    dice, scene = people.dice, people.scene
    entry = people.pick(people.texts["calls"])
    known = people.pick(people.customers) if people.customers and people.chance(0.8) else None
    seconds = int(dice.gammavariate(3.0, 55))
    purpose = entry["purpose"]
    outcome = OUTCOMES.get(purpose, "answered")
    roll = dice.random()
    if roll < 0.06:
        outcome = "missed"
    elif roll < 0.16:
        outcome = "promised"
    rings = dice.choice([1, 1, 2, 2, 2, 3, 3, 4, 6])
    clerk = people.pick(DESKS)
    missed = outcome == "missed"
    call = people.make(
        clerk, "call", purpose=purpose, customer=known.id if known else None,
        caller=known.name if known else people.pick(people.texts["callers"]),
        phone=known.mobile if known else f"139{dice.randrange(10**8):08}",
        rings=9 if missed else rings, apologised=rings > 3 and people.chance(0.8),
        matter="" if missed else entry["matter"], content="" if missed else entry["content"],
        outcome=outcome, important=purpose == "business" and people.chance(0.3),
        started_at=scene.at,
        ended_at=None if missed else scene.at + timedelta(seconds=seconds),
        hold_seconds=dice.choice([0, 0, 0, 20, 45]),
    )  # fmt: skip
    if call.state == "promised" and (people.chance(0.85) or scene.is_old()):
        reply = people.pick(people.texts["replies"])
        later = scene.later(dice.choice([8, 15, 25, 40, 70]))
        scene.plan(later, lambda: people.step(clerk, call, "replied", reply=reply))


def _message(people: People) -> None:
    scene, entry = people.scene, people.pick(people.texts["messages"])
    slip = people.make(
        people.pick(DESKS), "message", for_person=scene.person(people.pick(["manager", "manager2",
        "supervisor"])), caller=people.pick(people.texts["callers"]), content=entry["content"],
        asks=entry["asks"], phone=f"138{people.dice.randrange(10**8):08}", read_back=True,
        urgent=people.chance(0.15),
    )  # fmt: skip
    told = {"delivered_at": scene.later(12), "way": people.pick(["phone", "by_hand", "desk"])}
    scene.plan(scene.later(12), lambda: people.step("staff", slip, "deliver", **told))
    if people.chance(0.8) or scene.is_old():
        scene.plan(scene.later(35), lambda: people.step("manager", slip, "read"))
        result = people.pick(people.texts["replies"])
        scene.plan(scene.later(55), lambda: people.step("staff", slip, "settle", result=result))


def _call_back(people: People, leave: int) -> None:
    """The call-backs due by now: most are reached, some not, some give a suggestion."""
    scene = people.scene
    rows = scene.store.database.rows(
        "SELECT id FROM callback WHERE state IN (?, ?) AND voided = ? AND due_on <= ? ORDER BY id",
        *("due", "trying", False, scene.session("staff").today().isoformat()),
    )
    keep = len(rows) // 3 if leave else 0
    for (key,) in rows[: len(rows) - keep]:
        callback, clerk = people.get("callback", key), people.pick(DESKS[:3])
        if people.chance(0.2) and (callback.tries or 0) < 2:
            outcome = people.pick(["no_answer", "no_answer", "off", "later"])
            people.step(clerk, callback, "missed", outcome=outcome, way="phone")
            continue
        entry = people.texts["callbacks"][people.pick(SCORED)]
        people.step(
            clerk, callback, "reached", way="phone", satisfaction=entry["score"],
            feedback=entry["feedback"], feedback_kind=entry["kind"],
            suggestion=entry.get("suggestion", "") if people.chance(0.4) else "",
            praised=_praised(people, entry["kind"], key),
        )  # fmt: skip
        callback = people.get("callback", key)
        later = scene.store.office.calendar.after(scene.at, 300)
        if callback.suggestion:
            people.step("supervisor", callback, "forward", unit="客户服务部")
            told = {"answer": people.texts["unit_answer"]}
            scene.plan(later + DAY, partial(people.step, "supervisor", callback, "answer", **told))
        # thrown in any case: which call-backs are drawn to be re-called must not move the dice
        again, result = people.chance(0.95), "agrees" if people.chance(0.9) else "differs"
        if callback.recall_due and again:
            scene.plan(later, partial(_recall, people, callback, result))


def _praised(people: People, kind: str, key: int) -> int | None:
    """Whom the customer praises by name; no dice, so that nothing else changes."""
    if kind != "praise" or key % 3:
        return None
    return people.scene.person(PRAISED[key // 3 % len(PRAISED)])


def _recall(people: People, callback: Any, result: str) -> None:
    try:
        people.step("supervisor", callback, "recall", result=result)
    except Invalid:  # corrected meanwhile
        return
