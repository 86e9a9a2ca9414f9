# SPDX-License-Identifier: MIT
"""The customers of the demo office."""

import random
from datetime import timedelta

from desk.demo.scene import DAYS, DESKS, Scene
from desk.records.customer import Contact, Customer

HOW_MANY = 60


def plan_customers(scene: Scene) -> list[Customer]:
    """Plan the cards' registration in the first days; the list fills while the scene is played."""
    made: list[Customer] = []
    for number in range(HOW_MANY):
        day = scene.working_day(DAYS - number // 20)
        at = scene.moment(day)
        scene.plan(at + timedelta(seconds=number), lambda: made.append(_register(scene)))
    return made


def _register(scene: Scene) -> Customer:
    words = scene.texts["customers"]
    person = scene.chance(0.3)
    place = scene.pick(scene.texts["places"])
    session = scene.session(scene.pick(DESKS))
    card = scene.store.new(session, "customer")
    assert isinstance(card, Customer)
    own = full_name(scene)
    company = f"{place['city'][:2]}{scene.pick(words['words'])}{scene.pick(words['trades'])}"
    card.name = own if person else company
    card.party = "person" if person else "company"
    card.level = scene.pick(["ordinary"] * 6 + ["important"] * 2 + ["vip"])
    card.mobile = mobile(scene)
    if not person:
        card.phone = f"{place['code']}-8{scene.dice.randrange(10**6, 10**7)}"
        card.contacts = [
            Contact(
                name=full_name(scene),
                salutation=scene.pick(["mr", "ms"]),
                post=scene.pick(words["posts"]),
                mobile=mobile(scene),
                main=True,
            )
        ]
    card.province, card.city = place["province"], place["city"]
    card.district = scene.pick(place["areas"])
    street = scene.pick(scene.texts["streets"]["names"])
    card.address = f"{street}{scene.dice.randrange(1, 400)}号"
    card.qq = str(scene.dice.randrange(10**7, 10**9)) if scene.chance(0.4) else ""
    card.tags = scene.pick(words["tags"]) if scene.chance(0.5) else ""
    card.remarks = scene.pick(words["remarks"]) if scene.chance(0.4) else ""
    if not person and scene.chance(0.35):
        card.domain = f"www.example{scene.dice.randrange(100, 999)}.cn"
        card.version_bought = scene.pick(words["versions"])
        card.bought_on = scene.working_day(scene.dice.randrange(65, 700))
    saved = scene.store.save(session, card)
    assert isinstance(saved, Customer)
    return saved


def full_name(scene: Scene, dice: random.Random | None = None) -> str:
    """A made-up name, by the scene's dice or others."""
    words, thrown = scene.texts["customers"], dice or scene.dice
    return str(thrown.choice(words["surnames"]) + thrown.choice(words["given"]))


def mobile(scene: Scene) -> str:
    """A made-up mobile number."""
    return f"{scene.pick(scene.texts['customers']['mobiles'])}{scene.dice.randrange(10**8):08}"
