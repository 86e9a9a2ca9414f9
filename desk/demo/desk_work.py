# SPDX-License-Identifier: MIT
"""Plans, hand-overs and summaries of the demo office."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from desk.records.work_plan import PlanItem
from desk.text.dates import plain_month

if TYPE_CHECKING:
    from desk.demo.duty import Duty

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
PLANNERS = ("staff", "staff2", "trainer")
#: So many days back hand-overs are kept.
HAND_OVERS = 14


def plan_desk_work(duty: "Duty") -> None:
    """Plan week plans with what is left carried over, month plans, hand-overs, summaries."""
    scene = duty.scene
    monday = duty.first_day() + (7 - duty.first_day().weekday()) * DAY
    while monday <= scene.today():
        for number, login in enumerate(PLANNERS):
            duty.at(monday, 9, 20 + number, partial(_week, duty, login, monday))
        if monday + 4 * DAY < scene.today():
            duty.at(monday + 4 * DAY, 17, 15, partial(_review, duty, monday))
        monday += WEEK
    month = (duty.first_day().replace(day=1) + timedelta(days=31)).replace(day=1)
    while month <= scene.today():
        duty.at(month, 10, 30, partial(_month, duty, month))
        if (over := (month + timedelta(days=31)).replace(day=1) - DAY) < scene.today():
            duty.at(over, 17, 20, partial(_month_over, duty, month))
        duty.at(month + 2 * DAY, 11, 0, partial(_summary, duty, (month - DAY).replace(day=1)))
        month = (month + timedelta(days=31)).replace(day=1)
    for days_ago in range(HAND_OVERS, 0, -1):
        day = scene.working_day(days_ago)
        if day == scene.today() - days_ago * DAY:
            duty.at(day, 17, 25, partial(_hand_over, duty, days_ago))
            duty.at(day + DAY, 8, 35, partial(_take_over, duty, days_ago))


def _week(duty: "Duty", login: str, monday: date) -> None:
    """The plan of a week; one begun by carrying over is filled up."""
    scene, dice = duty.scene, duty.dice
    session = scene.session(login)
    over = monday + 4 * DAY < scene.today()
    texts = dice.sample(duty.texts["plan_items"], 4)
    items = [_item(duty, text, monday + dice.randrange(5) * DAY, over) for text in texts]
    rows = scene.store.database.rows(
        "SELECT id FROM work_plan WHERE owner = ? AND begins = ? AND period = ?",
        *(scene.person(login), monday.isoformat(), "week"),
    )
    if rows:
        plan: Any = scene.store.get(session, "work_plan", rows[0][0])
        for left in plan.items:
            if over or dice.random() < 0.5:
                left.progress, left.result = 100, duty.texts["done_later"]
        plan.items = [*plan.items, *items[:3]]
        scene.store.save(session, plan)
        return
    duty.make(login, "work_plan", begins=monday, aim=dice.choice(duty.texts["aims"]), items=items)


def _item(duty: "Duty", text: str, due: date, over: bool) -> PlanItem:
    dice = duty.dice
    done = dice.random() < (0.85 if over else 0.95 if due < duty.scene.today() else 0.1)
    return PlanItem(
        content=text,
        due=due,
        priority=dice.choice(["high", "normal", "normal", "low"]),
        progress=100 if done else dice.choice([0, 20, 50, 80]),
        result=dice.choice(duty.texts["plan_results"]) if done else "",
    )


def _review(duty: "Duty", monday: date) -> None:
    rows = duty.scene.store.database.rows(
        "SELECT id, owner, count, done FROM work_plan WHERE begins = ? AND period = ? "
        "AND state = ? ORDER BY id",
        *(monday.isoformat(), "week", "running"),
    )
    for key, _owner, count, done in rows:
        if done < count:
            duty.step("supervisor", "work_plan", key, "carry")
        words = duty.texts["reviews"]["whole" if done == count else "part"]
        duty.step("supervisor", "work_plan", key, "review", review=words)


def _month(duty: "Duty", month: date) -> None:
    over = (month + timedelta(days=31)).replace(day=1) <= duty.scene.today()
    items = [
        _item(duty, text, month + (6 + 6 * n) * DAY, over)
        for n, text in enumerate(duty.texts["month_items"])
    ]
    duty.make("supervisor", "work_plan", period="month", begins=month, items=items,
              aim=duty.texts["month_aim"])  # fmt: skip


def _month_over(duty: "Duty", month: date) -> None:
    """The last items of the month are done, and it is reviewed."""
    scene, session = duty.scene, duty.scene.session("supervisor")
    rows = scene.store.database.rows(
        "SELECT id FROM work_plan WHERE begins = ? AND period = ? AND state = ?",
        *(month.isoformat(), "month", "running"),
    )
    for (key,) in rows:
        plan: Any = scene.store.get(session, "work_plan", key)
        for item in plan.items:
            if not item.is_done:
                item.progress, item.result = 100, duty.texts["done_later"]
        scene.store.save(session, plan)
        duty.step("supervisor", "work_plan", key, "review", review=duty.texts["reviews"]["whole"])


def _summary(duty: "Duty", month: date) -> None:
    """The summary of a month that is over; that of the last one waits for its signature."""
    scene = duty.scene
    last = (scene.today().replace(day=1) - DAY).replace(day=1)
    words = duty.texts["summary"]
    made = duty.make("supervisor", "summary", month=plain_month(month), **words)
    if month < last:
        duty.step("supervisor", "summary", made.id, "sign")


def _hand_over(duty: "Duty", days_ago: int) -> None:
    texts = duty.texts["hand_overs"]
    sheet = duty.make("staff", "handover", giver_words=texts[days_ago % len(texts)],
                      cash=duty.texts["cash"])  # fmt: skip
    duty.step("staff", "handover", sheet.id, "give")


def _take_over(duty: "Duty", days_ago: int) -> None:
    rows = duty.scene.store.database.rows(
        "SELECT id FROM handover WHERE state = ? ORDER BY id", "given"
    )
    for (key,) in rows:
        words = duty.texts["takers"]
        duty.step("staff2", "handover", key, "take", words=words[days_ago % len(words)])
