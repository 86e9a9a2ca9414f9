# SPDX-License-Identifier: MIT
"""Receptions and trainings of the demo office: a guest in the house, one stuck at the filing."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from desk.demo.people import People
from desk.errors import Invalid
from desk.records.stay import Tick, type_back
from desk.records.stay.record import Defect, ProgrammeItem, Served
from desk.records.training import keep_question, mark_topic, mark_trainee, tick_item
from desk.records.training.rows import Topic, Trainee
from desk.text.dates import utc

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Days before the end, and which of the two kinds of training.
TRAININGS = ((50, 0), (41, 1), (33, 0), (20, 1), (9, 0), (2, 1))


def plan_visits(people: People) -> None:
    """Plan four stays and nine trainings."""
    scene = people.scene
    scene.plan(scene.moment(scene.working_day(40)), partial(_guests, people))
    _stay(people, 0, scene.end - 35 * DAY, 2, "summed")
    _stay(people, 1, scene.end - 18 * DAY, 3, "summed")
    _stay(people, 0, scene.end - 20 * HOUR, 2, "present")
    _stay(people, 1, scene.end + 5 * HOUR, 3, "moved")
    _stay(people, 2, scene.end + 3 * DAY, 4, "announced")
    for days_ago, sort in TRAININGS:
        _training(people, days_ago, sort)
    soon, then = _days_of_work(people)
    scene.plan(scene.end - 3 * HOUR, partial(_planned, people, soon, 0))
    scene.plan(scene.end - 2 * HOUR, partial(_planned, people, then, 1))
    scene.plan(scene.end - HOUR, partial(_intake, people, 0))


def _days_of_work(people: People) -> tuple[datetime, datetime]:
    """Nine o'clock of the next day of work, and half past one of the one after it."""
    office, day = people.scene.store.office, people.scene.today()
    days: list[date] = []
    while len(days) < 2:
        day += DAY
        days += [day] if office.calendar.day(day) else []
    return utc(days[0], time(9), office.zone), utc(days[1], time(13, 30), office.zone)


def _guests(people: People) -> None:
    for entry in people.texts["guests"]:
        people.guests.append(people.make("staff", "guest", **entry).id)


def _stay(people: People, guest: int, arrives: datetime, days: int, fate: str) -> None:
    arrives = arrives.replace(minute=0, second=0, microsecond=0)
    leaves = arrives + days * DAY - 3 * HOUR

    def announce() -> None:
        made = people.make(
            "staff", "stay", guest=people.guests[guest], arrive_at=arrives, leave_at=leaves,
            room=f"{people.pick([8, 9, 12])}0{guest + 1}", people=people.pick([1, 2, 3]),
            purpose=people.pick(people.texts["purposes"]),
            host=people.scene.person("supervisor"), escort=people.scene.person("staff2"),
            transport=people.pick(people.texts["transports"]),
            room_checked_by=people.texts["engineer"],
            defects=[Defect(text=people.texts["defect"], found_by=people.scene.person("staff2"))],
            programme=[ProgrammeItem(at=arrives + 18 * HOUR, **people.texts["programme"])],
        )  # fmt: skip
        plan = people.scene.plan
        plan(arrives - 2 * DAY, partial(_mend, people, made.id))
        plan(arrives - 23 * HOUR, partial(_tick, people, made.id))
        if fate == "moved":
            told = {"arrive_at": arrives + 2 * HOUR, "leave_at": leaves + 2 * HOUR,
                    "reason": people.texts["moved"]}  # fmt: skip
            plan(people.scene.end - HOUR, lambda: people.step("staff", made, "move", **told))
        if fate in ("summed", "present"):
            plan(arrives - HOUR, partial(_tick, people, made.id))
            plan(arrives, lambda: people.step("staff", made, "arrive", at=arrives))
            plan(arrives + 20 * HOUR, partial(_tick, people, made.id))
        if fate == "summed":
            plan(leaves, partial(_leave, people, made.id))

    people.scene.plan(arrives - 3 * DAY, announce)


def _mend(people: People, stay: int) -> None:
    """Engineering has mended what was found before the guest comes."""
    loaded = people.get("stay", stay)
    for row in loaded.defects:
        row.mended_at, row.mended_by = people.scene.at, people.texts["engineer"]
    people.scene.store.save(people.scene.session("staff2"), loaded)


def _tick(people: People, stay: int) -> None:
    """Everything due by now is ticked; now and then something is not in order."""
    scene, loaded = people.scene, people.get("stay", stay)
    ticks = {
        row.uid: Tick("done") for row in loaded.checklist
        if not row.result and row.due_at is not None and row.due_at <= scene.at + HOUR
    }  # fmt: skip
    if ticks and people.chance(0.2):
        ticks[next(iter(ticks))] = Tick("wrong", "热水压力不足，已报工程部")
    type_back(scene.store, scene.session("staff2"), stay, ticks)


def _leave(people: People, stay: int) -> None:
    scene = people.scene
    loaded = people.get("stay", stay)
    loaded.served = [
        Served(sort="drink", item="白茶", taken="liked"),
        Served(sort="fruit", item="山竹果篮", taken="taken"),
        Served(sort="meal", item="夜宵粥点", taken="left"),
    ]
    scene.store.save(scene.session("staff2"), loaded)
    made = people.step("staff2", loaded, "leave", at=scene.at)
    _tick(people, stay)
    opinion = people.pick(["安静周到，下次还来。", "房间好，早餐可以早半小时。"])
    later = scene.at + 20 * HOUR
    scene.plan(later, lambda: people.step("staff", made, "sum_up", guest_opinion=opinion))
    scene.plan(later + HOUR, partial(_finish_ticks, people, stay))


def _finish_ticks(people: People, stay: int) -> None:
    loaded = people.get("stay", stay)
    ticks = {row.uid: Tick("done") for row in loaded.checklist if not row.result}
    type_back(people.scene.store, people.scene.session("staff2"), stay, ticks)


def _intake(people: People, sort: int) -> Any:
    """A training asked for by sales."""
    entry = people.texts["trainings"][sort]
    software = [c for c in people.customers if c.domain] or people.customers
    name, post = people.pick(people.texts["callers"]), people.pick(people.texts["posts"])
    trainees = [Trainee(name=name, post=post, group="maintains", skill_before="none")]
    return people.make(
        "staff", "training", customer=people.pick(software).id, wishes=entry["wishes"],
        from_where=people.pick(people.texts["sources"]), people=2, skill="fair",
        topics=[Topic(text=text) for text in entry["topics"]], trainees=trainees,
    )  # fmt: skip


def _planned(people: People, at: datetime, sort: int) -> Any:
    """A training with its trainer and time."""
    made = _intake(people, sort)
    at = at.replace(second=0, microsecond=0)
    told = {"trainer": people.scene.person("trainer"), "hours": Decimal(3)}
    for _day in range(9):
        try:
            return people.step("supervisor", made, "assign", planned_at=at, **told)
        except Invalid:  # that day is taken
            at += DAY
    raise AssertionError("the trainer has no free day")


def _training(people: People, days_ago: int, sort: int) -> None:
    scene = people.scene
    day = scene.working_day(days_ago)

    def plan() -> None:
        begins = scene.at + (people.pick([2, 3, 4]) if days_ago > 8 else 1) * DAY
        while not scene.store.office.calendar.day(begins.date()):
            begins += DAY
        made = _planned(people, begins, sort)
        scene.plan(made.planned_at, partial(_walk, people, made, sort, days_ago))

    people.at(day, 9, 30, plan)


def _walk(people: People, made: Any, sort: int, days_ago: int) -> None:
    """The trainer's day: the checklist, the marks, the questions, the rating."""
    scene = people.scene
    store, trainer = scene.store, scene.session("trainer")
    made = people.step("trainer", made, "begin", at=scene.at)
    for row in made.checklist:
        tick_item(store, trainer, made.id, row.uid, "done")
    for row in made.trainees:
        skill = people.pick(["fair", "fair", "skilled"])
        mark_trainee(store, trainer, made.id, row.uid, present=True, skill_after=skill)
    for row in made.topics:
        marks = {"taught": True, "can_do": people.pick(["can", "can", "prompted"])}
        mark_topic(store, trainer, made.id, row.uid, minutes=people.pick([20, 30, 40]), **marks)
    for question, answer in people.texts["trainings"][sort]["questions"]:
        keep_question(store, trainer, made.id, question, answer)
    told = {
        "rating": people.pick(["5", "5", "4"]), "signed_by": people.pick(people.texts["callers"]),
        "materials": people.texts["materials"], "opinion": "讲得清楚，操作能跟上。",
    }  # fmt: skip
    scene.plan(scene.at + 3 * HOUR, lambda: people.step("trainer", made, "finish", **told))
    _follow(people, made, days_ago)


def _follow(people: People, made: Any, days_ago: int) -> None:
    """The stages of older trainings are further; one customer is stuck at the ICP filing."""
    scene = people.scene
    for number, stage in enumerate(("academy", "site", "domain")):
        at = scene.at + (5 + 7 * number) * DAY + HOUR
        words = people.pick(people.texts["last_words"])
        told = {"stage": stage, "state": "done", "last_words": words}
        scene.plan(at, partial(people.step, "trainer", made, "stage", **told))
    blocked = {"stage": "icp", "state": "blocked", "blocker": people.texts["blockers"][0],
               "last_words": people.texts["last_words"][1]}  # fmt: skip
    done = {"stage": "icp", "state": "done", "last_words": "备案已通过"}
    told = blocked if days_ago == TRAININGS[0][0] else done
    scene.plan(scene.at + 22 * DAY, partial(people.step, "trainer", made, "stage", **told))
