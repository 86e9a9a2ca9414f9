# SPDX-License-Identifier: MIT
"""Service tasks and surveys of the demo office: an exchange, paid repairs, a sample drawn."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from desk.demo.people import People
from desk.demo.scene import DAYS, DESKS
from desk.records.service_task.rows import Part
from desk.records.survey.rows import Answer, SurveyQuestion

DAY = timedelta(days=1)
# Today's: minutes before the end, mode, how far it gets.
TODAY = (
    *((200, "exchange", 9), (150, "paid", 3), (110, "on_site", 1)),
    *((80, "bring_in", 1), (40, "mail_in", 0), (15, "phone", 0)),
)
# Minutes of work until a task is done.
TAKES = {
    "phone": (45, 60, 90, 150),
    "on_site": (270, 420, 600, 900),
    "bring_in": (480, 900, 1400, 1900),
    "mail_in": (900, 1500, 2400),
    "exchange": (90, 150, 300),
    "paid": (480, 900, 1500),
}
MODES = ("phone", "phone", "on_site", "on_site", "bring_in", "mail_in", "exchange", "paid")


def plan_tasks(people: People, products: Sequence[Any]) -> None:
    """Plan some thirty tasks a month, today's in every way of serving, and two surveys."""
    scene = people.scene
    for days_ago, day in scene.days():
        for _ in range(people.pick([0, 1, 1, 2]) if days_ago < DAYS - 6 else 0):
            scene.plan(scene.moment(day), partial(_task, people, products, people.pick(MODES), 9))
    for minutes, mode, far in TODAY:
        at = scene.end - timedelta(minutes=minutes)
        scene.plan(at, partial(_task, people, products, mode, far))
    for minutes, fate in ((130, "centre"), (70, "partner")):
        scene.plan(scene.end - timedelta(minutes=minutes), partial(_passed_on, people, fate))
    first = scene.today().replace(day=1)
    drawn = scene.working_day(max((scene.today() - first).days - 1, 1))
    last = first - DAY
    scene.plan(
        scene.moment(drawn), partial(_survey, people, last.replace(day=1), min(last, drawn), True)
    )
    drawn = scene.working_day(2)
    scene.plan(scene.moment(drawn), partial(_survey, people, drawn - 20 * DAY, drawn, False))


def _task(people: People, products: Sequence[Any], mode: str, far: int) -> None:
    """A task taken and brought so far: 0 taken, 1 in hand, 3 quoted, 9 confirmed."""
    scene, dice = people.scene, people.dice
    if not people.customers:
        return
    customer = people.pick(people.customers)
    entry = people.pick([f for f in people.texts["faults"] if mode in f["modes"]])
    owned = 5 if mode == "exchange" else 500 if mode == "paid" else dice.randrange(20, 700)
    product = next((p for p in products if p.code == entry.get("code")), None)
    made = people.make(
        people.pick(DESKS), "service_task", customer=customer.id, mode=mode,
        product=product.id if product else None,
        product_name="" if product else entry["name"],
        serial=f"SN{dice.randrange(10**7, 10**8)}", fault=entry["fault"],
        bought_on=scene.session("staff").today() - owned * DAY, warranty_months=12, doa_days=7,
        address=customer.address or "银杏大道 1 号", appearance=entry.get("appearance", ""),
        ship_in="捷达物流 88012345" if mode == "mail_in" else "",
    )  # fmt: skip
    if far >= 1:
        told: dict[str, Any] = {
            "engineer": scene.person("trainer" if mode == "on_site" else "staff2")
        }
        if mode == "on_site":
            told["appointment_at"] = visit = scene.store.office.calendar.after(scene.at, 200)
            if far == 9:
                scene.plan(visit, partial(people.step, "trainer", made, "arrived"))
        scene.plan(scene.later(20), partial(people.step, "supervisor", made, "assign", **told))
    if mode == "paid" and far >= 3:
        scene.plan(scene.later(40), partial(_quote, people, made.id, far))
    if far == 9:
        scene.plan(scene.later(people.pick(TAKES[mode])), partial(_done, people, made.id, entry))


def _passed_on(people: People, fate: str) -> None:
    """A task that the house cannot do alone: to the technical centre, or to a partner company."""
    scene, texts = people.scene, people.texts
    if not people.customers:
        return
    entry = next(f for f in texts["faults"] if "name" in f)
    customer = people.pick(people.customers)
    made = people.make(
        "staff", "service_task", customer=customer.id, mode="bring_in", batch=fate == "centre",
        product_name=entry["name"], serial=f"SN{people.dice.randrange(10**7, 10**8)}",
        fault=entry["fault"], appearance=entry["appearance"], warranty_months=12,
        bought_on=scene.today() - 200 * DAY,
    )  # fmt: skip
    made = people.step("staff", made, "assign", engineer=scene.person("staff2"))
    if fate == "centre":
        for level in ("hotline", "centre"):
            made = people.step("staff2", made, "call_in", level=level, reason=texts["escalated"])
        return
    told = {"partner": texts["partner"], "contact": texts["partner_contact"],
            "phone": "13900020001", "agreed_on": scene.today() + 3 * DAY}  # fmt: skip
    people.step("staff2", made, "hand_over", **told)


def _quote(people: People, task: int, far: int) -> None:
    loaded = people.get("service_task", task)
    loaded.changed_parts = [Part(item="打印头", quantity=Decimal(1), price=26000, source="bought")]
    people.scene.store.save(people.scene.session("staff2"), loaded)
    made = people.step("staff2", loaded, "quote", labour_fee=8000)
    if far == 9:
        people.step("staff2", made, "consent", consent="agreed", consent_by="客户本人")


def _done(people: People, task: int, entry: dict[str, str]) -> None:
    loaded = people.get("service_task", task)
    told = {"cause": entry["cause"], "scope_checked": entry["scope"], "solution": entry["solution"]}
    if loaded.mode == "exchange":
        told["replacement_serial"] = f"SN{people.dice.randrange(10**7, 10**8)}"
    made = people.step("staff2", loaded, "done", **told)
    if people.chance(0.9) or people.scene.is_old():
        people.step("staff2", made, "confirm", check="ok", confirmed_by="客户本人")


def _survey(people: People, since: date, until: date, reported: bool) -> None:
    """A survey drawn and answered; the older one is reported."""
    asked = people.texts["questions"]
    made = people.make(
        "supervisor", "survey", name="客户满意度调查", share=50,
        period_from=since, period_to=until,
        questions=[SurveyQuestion(text=text, kind=kind) for text, kind in asked],
    )  # fmt: skip
    made = people.step("supervisor", made, "draw", seed=f"demo-{since:%Y%m%d}")
    for row in list(made.drawn)[: None if reported else 4]:
        if people.chance(0.1):
            people.step("staff", made, "gone", place=row.place, outcome="unreachable")
            continue
        good = people.chance(0.93)
        answers = [Answer(question=str(n), answer=_answer(people, kind, good))
                   for n, (_text, kind) in enumerate(asked, 1)]  # fmt: skip
        words, sort = ("", "") if people.chance(0.6) else people.pick(people.texts["comments"])
        if not good:
            words, sort = people.texts["complaint"], "speed"
        people.make(
            "staff", "survey_answer", survey=made.id, customer=row.customer, answers=answers,
            satisfaction=people.pick("554") if good else people.pick("32"),
            words=words, words_kind=sort,
        )  # fmt: skip
    if reported:
        people.step("supervisor", made, "report")


def _answer(people: People, kind: str, good: bool) -> str:
    if kind == "yes_no":
        return "yes" if good else "no"
    return str(people.pick("554") if good else people.pick("32"))
