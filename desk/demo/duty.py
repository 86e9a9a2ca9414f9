# SPDX-License-Identifier: MIT
"""Duty in the demo office: shifts, rosters, leave and attendance of its months, all branches."""

import random
import tomllib
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from typing import Any

from desk import paths
from desk.demo.desk_work import plan_desk_work
from desk.demo.scene import Scene
from desk.records.duty.plan import NONE, days_of
from desk.records.duty.planning import begin_roster, put_marks, roster_of, sheet_of
from desk.text.dates import local, utc

DAY = timedelta(days=1)
#: How long before a month its roster is made, in days.
AHEAD = 6
#: Who is away: days before the end, how many days, whose, which kind, granted or only asked for.
LEAVES = (
    (44, 3, "staff2", "annual", True),
    (37, 1, "staff", "sick", True),
    (30, 2, "staff4", "personal", True),
    (23, 1, "trainer", "in_lieu", True),
    (16, 2, "staff3", "sick", True),
    (9, 1, "staff", "personal", True),
    (-4, 2, "staff2", "annual", True),
    (-9, 3, "staff", "annual", False),
)
#: One week early, one by day, one late; by turns.
TURNS = ("E", "D", "L")


@dataclass
class Duty:
    """Duty as the scene is played: its texts and its own dice."""

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
        """Plan something for an hour of the office's day; before the first day it is done then."""
        moment = utc(day, time(hour, minute), self.scene.store.office.zone)
        self.scene.plan(max(moment, self.scene.opens + timedelta(minutes=30)), do)

    def first_day(self) -> date:
        """The day on which the office began with desk."""
        return local(self.scene.opens, self.scene.store.office.zone).date()


def plan_duty(scene: Scene, seed: int) -> None:
    """Plan the rosters, leave and attendance of each month, and the desk's plans and summaries."""
    file = paths.resources() / "demo" / "duty.toml"
    texts = tomllib.loads(file.read_text(encoding="utf-8"))
    duty = Duty(scene, texts, random.Random(seed))
    scene.plan(scene.opens + timedelta(minutes=20), partial(_shifts, duty))
    for days_ago, count, login, sort, granted in LEAVES:
        first = scene.today() - days_ago * DAY
        if first > duty.first_day() + 5 * DAY:
            asked = min(first - 4 * DAY, scene.today() - 2 * DAY)
            duty.at(asked, 10, 5, partial(_leave, duty, first, count, login, sort, granted))
    for month in _months(duty):
        made = month - AHEAD * DAY
        for branch in scene.store.office.branches:
            duty.at(made, 9, 40, partial(_roster, duty, month, branch))
            if month < _last_month(scene):
                duty.at(days_of(month)[-1] + 3 * DAY, 16, 0, partial(_close, duty, month, branch))
    day = duty.first_day() + DAY
    while day <= scene.today():
        for branch in scene.store.office.branches:
            duty.at(day, 9, 10, partial(_attendance, duty, day, branch))
            if day < scene.today():
                duty.at(day, 17, 32, partial(_confirm, duty, day, branch))
        day += DAY
    plan_desk_work(duty)


def _last_month(scene: Scene) -> date:
    return (scene.today().replace(day=1) - DAY).replace(day=1)


def _months(duty: Duty) -> list[date]:
    """Every month from the first day on, and the coming one when it is made already."""
    month, found = duty.first_day().replace(day=1), list[date]()
    while month - AHEAD * DAY <= duty.scene.today():
        found.append(month)
        month = (month + timedelta(days=31)).replace(day=1)
    return found


def _shifts(duty: Duty) -> None:
    for entry in duty.texts["shifts"]:
        duty.make("supervisor", "shift", **entry)


def _leave(duty: Duty, first: date, count: int, login: str, sort: str, granted: bool) -> None:
    last = first + (count - 1) * DAY
    slip = duty.make(
        login, "leave", sort=sort, first_day=first, last_day=last,
        reason=duty.texts["leave_reasons"][sort],
    )  # fmt: skip
    if granted:
        duty.step("supervisor", "leave", slip.id, "grant")
        for day in range(count):
            _clear(duty, slip.person, first + day * DAY)


def _clear(duty: Duty, person: int, day: date) -> None:
    """Take the shift off that somebody on leave would have had."""
    scene, session = duty.scene, duty.scene.session("supervisor")
    for branch in scene.store.office.branches:
        roster = roster_of(scene.store, session, day, branch)
        if roster is not None:
            own = [line.uid for line in roster.lines if line.person == person]
            put_marks(scene.store, session, roster.id, {(uid, day.day): NONE for uid in own})


def _roster(duty: Duty, month: date, branch: int) -> None:
    """A roster made, filled by turns, and made known."""
    scene, session = duty.scene, duty.scene.session("supervisor")
    made: Any = begin_roster(scene.store, session, month, branch)
    works = [bool(scene.store.office.calendar.day(day)) for day in days_of(month)]
    cells = {}
    away = _away(duty, month)
    for row, line in enumerate(made.lines):
        for day, open_day in zip(days_of(month), works, strict=True):
            mark = _mark(row, len(made.lines), day, open_day, driver=line.driver is not None)
            if (line.person, day) in away:
                mark = NONE
            cells[line.uid, day.day] = mark
    put_marks(scene.store, session, made.id, cells)
    duty.step("supervisor", "roster", made.id, "publish")


def _mark(row: int, people: int, day: date, open_day: bool, *, driver: bool) -> str:
    week = day.isocalendar().week
    if open_day:
        return "D" if driver or people < 3 else TURNS[(row + week) % len(TURNS)]
    # One of them keeps the desk on days off, by turns.
    return "Z" if day.toordinal() % max(1, people) == row else NONE


def _away(duty: Duty, month: date) -> set[tuple[int, date]]:
    rows = duty.scene.store.database.rows(
        "SELECT person, first_day, last_day FROM leave WHERE state = ? AND voided = ?",
        *("granted", False),
    )
    return {
        (person, day)
        for person, first, last in rows
        for day in days_of(month)
        if str(first) <= day.isoformat() <= str(last)
    }


def _close(duty: Duty, month: date, branch: int) -> None:
    roster = roster_of(duty.scene.store, duty.scene.session("supervisor"), month, branch)
    if roster is not None:
        duty.step("supervisor", "roster", roster.id, "close")


def _attendance(duty: Duty, day: date, branch: int) -> None:
    """The sheet of a day; most are there, a few late, one now and then missing."""
    scene, session = duty.scene, duty.scene.session("supervisor")
    roster = roster_of(scene.store, session, day, branch)
    if roster is None or not any(_is_due(line.plan, day) for line in roster.lines):
        return
    sheet: Any = scene.store.get(session, "attendance", sheet_of(scene.store, session, day, branch))
    for line in sheet.lines:
        luck = duty.dice.random()
        why = duty.dice.choice(duty.texts["late_reasons"])
        minutes = duty.dice.choice([5, 8, 10, 12, 15, 25, 40])
        if line.there != "present":
            continue
        if luck < 0.035:
            line.late_minutes, line.reason = minutes, why
        elif luck < 0.045:
            line.early_minutes, line.reason = minutes, duty.texts["early_reason"]
        elif luck < 0.049:
            line.there, line.reason = "absent", duty.texts["absent_reason"]
    scene.store.save(session, sheet)


def _is_due(plan: str, day: date) -> bool:
    marks = plan.split()
    return len(marks) >= day.day and marks[day.day - 1] not in (NONE, "R")


def _confirm(duty: Duty, day: date, branch: int) -> None:
    rows = duty.scene.store.database.rows(
        "SELECT id FROM attendance WHERE day = ? AND branch = ? AND state = ?",
        *(day.isoformat(), branch, "open"),
    )
    for (key,) in rows:
        duty.step("supervisor", "attendance", key, "confirm")
