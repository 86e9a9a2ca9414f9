# SPDX-License-Identifier: MIT
"""The complaints of the year before the demo office took up desk, written over from its register.

They are finished and start no deadline; the report of a month has something to compare with.
"""

import random
from datetime import date, datetime, time, timedelta
from typing import Any

from desk.db.bulk import problems_of, save_new
from desk.demo.complaints import CHANNELS, LEVELS, MOODS
from desk.demo.customers import full_name
from desk.demo.scene import Scene
from desk.text.dates import utc

DAYS = 400
UNITS = ("配送部", "配送部", "仓储部", "客户服务部")
GOOD = ("satisfied", "satisfied", "satisfied", "very_satisfied")


def plan_register(scene: Scene, seed: int) -> None:
    """Plan that the register is written over on the first day, before anything else."""
    scene.plan(scene.opens, lambda: _write_over(scene, random.Random(seed)))


def _write_over(scene: Scene, dice: random.Random) -> None:
    first = scene.at.date()
    calendar = scene.store.office.calendar
    with scene.store.act(scene.session("supervisor")) as act:
        cards = []
        for days_ago in range(DAYS, 0, -1):
            day = first - timedelta(days=days_ago)
            if calendar.day(day):
                # The office grows: a year ago there were fewer customers to complain.
                count = dice.choice([1, 2, 2, 3, 3] if days_ago > 150 else [2, 2, 3, 4])
                cards += [_complaint(scene, dice, day) for _ in range(count)]
        for card in cards:
            problems = problems_of(act, card)
            assert not problems, problems
        save_new(act, cards, clocks=False)


def _complaint(scene: Scene, dice: random.Random, day: date) -> Any:
    """One complaint that is over, with what the report of its month counts."""
    text = dice.choice(scene.texts["complaints"])
    came = utc(day, time(dice.randrange(9, 17), dice.randrange(60)), scene.store.office.zone)
    branches = [place for place in scene.store.office.branches.values() if place.code]
    just, good = dice.random() < 0.62, dice.random() < 0.93
    card: Any = scene.store.new(scene.session("supervisor"), "complaint")
    card.received_at, card.channel = came, dice.choice(CHANNELS)
    card.complainant = full_name(scene, dice)
    card.phone = f"138{dice.randrange(10**8):08}"
    card.against_branch = dice.choice(branches).id
    card.level, card.mood, card.category = dice.choice(LEVELS), dice.choice(MOODS), text["category"]
    card.content, card.demand = text["content"], text["demand"]
    card.cause, card.result = text["cause"], text["result"]
    card.compensation = text["compensation"] or None
    card.justified = "justified" if just else "unjustified"
    card.responsible_unit = dice.choice(UNITS) if just else ""
    card.prevention = text["prevention"] if just and dice.random() < 0.8 else ""
    _finish(scene, card, dice, came, good)
    return card


def _finish(scene: Scene, card: Any, dice: random.Random, came: datetime, good: bool) -> None:
    after = scene.store.office.calendar.after
    quick = dice.random() < 0.88
    minutes = dice.randrange(8, 55) if quick else dice.randrange(65, 300)
    card.first_answer_at = after(came, minutes)
    card.answered_at = after(card.first_answer_at, dice.randrange(120, 900))
    card.closed_at = after(card.answered_at, dice.randrange(200, 1200))
    card.opinion = dice.choice(GOOD) if good else dice.choice(["dissatisfied", "fair"])
    card.state = "closed"
    if dice.random() < 0.08:
        card.ladder = "manager"
