# SPDX-License-Identifier: MIT
"""Arrivals told and fetched, goods traced, and what another department asked to see."""

from datetime import time, timedelta
from functools import partial
from typing import Any

from desk.demo.customers import full_name
from desk.demo.goods import Goods
from desk.text.dates import local, utc

TODAY = 14


def plan_pickups(goods: Goods) -> None:
    """Plan a lorry a day, the telling and the fetching, and today's lorry."""
    scene = goods.scene
    for _days_ago, day in scene.days():
        at = utc(day, time(9, 10), scene.store.office.zone)
        scene.plan(at, partial(_lorry, goods, goods.dice.randrange(2, 5)))
    scene.plan(scene.end - timedelta(minutes=48), partial(_lorry, goods, TODAY, today=True))
    for days_ago in (40, 22, 9, 3):
        at = scene.moment(scene.working_day(days_ago))
        scene.plan(at, partial(_trace, goods, lost=days_ago == 22))
    scene.plan(scene.end - timedelta(minutes=18), partial(_trace, goods, today=True))
    scene.plan(scene.end - timedelta(days=6, minutes=40), partial(_ask_access, goods, "approve"))
    scene.plan(scene.end - timedelta(minutes=33), partial(_ask_access, goods, ""))


def _lorry(goods: Goods, count: int, *, today: bool = False) -> None:
    for number in range(count):
        notice = _notice(goods, incomplete=number == 1)
        if notice.state == "incomplete" and not today:
            at = goods.scene.at + timedelta(days=1)
            goods.scene.plan(at, partial(_complete, goods, notice.id, notice.pieces))
        if notice.state != "to_tell" or (today and number > 4):
            continue
        at = goods.scene.at + timedelta(minutes=4 * number + 3)
        goods.scene.plan(at, partial(_tell, goods, notice.id, today=today))


def _complete(goods: Goods, notice: int, pieces: int) -> None:
    told = {"arrived_at": goods.scene.at, "arrived_pieces": pieces}
    goods.step("staff5", "pickup_notice", notice, "arrive", **told)
    _tell(goods, notice, today=False)


def _notice(goods: Goods, *, incomplete: bool) -> Any:
    dice, cargo = goods.dice, goods.dice.choice(goods.texts["cargo"])
    customer = dice.choice(goods.customers)
    pieces = dice.randrange(2, 20)
    return goods.make(
        "staff5", "pickup_notice",
        waybill=f"YD{dice.randrange(10**7, 10**8)}",
        from_station=dice.choice(goods.texts["stations"]), to_station="杭州",
        shipper=full_name(goods.scene), shipper_phone=f"136{dice.randrange(10**8):08}",
        consignee=customer.contacts[0].name if customer.contacts else customer.name,
        phone=customer.mobile, company=customer.name if customer.contacts else "",
        goods=cargo["goods"], package=cargo["package"], pieces=pieces,
        arrived_at=goods.scene.at, arrived_pieces=pieces - 1 if incomplete else pieces,
        place="云帆主仓 2 号门", contact_phone="0571-88010203",
        freight=dice.randrange(40, 400) * 100,
        cod=dice.randrange(200, 3000) * 100 if goods.chance(0.4) else None,
    )  # fmt: skip


def _tell(goods: Goods, notice: int, *, today: bool) -> None:
    dice, scene = goods.dice, goods.scene
    if goods.chance(0.25):
        goods.step("staff", "pickup_notice", notice, "attempt", outcome="no_answer")
        if not today:
            scene.plan(scene.at + timedelta(hours=2), partial(_tell, goods, notice, today=False))
        return
    day = local(scene.at, scene.store.office.zone).date()
    goods.step(
        "staff", "pickup_notice", notice, "attempt",
        outcome=dice.choice(["told", "told", "will_send"]), salutation=dice.choice(["mr", "ms"]),
        answered_by=full_name(scene), said=dice.choice(goods.texts["answered"]),
        coming_on=day + timedelta(days=dice.choice([0, 1, 1, 2])) if goods.chance(0.5) else None,
    )  # fmt: skip
    if not today and (goods.chance(0.95) or scene.is_old(14)):
        scene.plan(scene.at + timedelta(days=dice.choice([1, 1, 2, 5])),
                   partial(_fetch, goods, notice))  # fmt: skip


def _fetch(goods: Goods, notice: int) -> None:
    scene = goods.scene
    made: Any = scene.store.get(scene.session("staff"), "pickup_notice", notice)
    deputy = goods.chance(0.2)
    goods.step(
        "staff5", "pickup_notice", notice, "collect", collected_at=scene.at,
        collector=full_name(scene) if deputy else made.consignee, deputy=deputy,
        authority_seen=deputy, id_kind="id_card", undamaged=True,
        id_last4=f"{goods.dice.randrange(10_000):04}", paid="cash",
        cash_received=made.to_pay(local(scene.at, scene.store.office.zone).date()),
    )  # fmt: skip


def _trace(goods: Goods, *, lost: bool = False, today: bool = False) -> None:
    dice, scene = goods.dice, goods.scene
    customer = dice.choice(goods.customers)
    made = goods.make(
        "staff", "tracing", asked_by=customer.name, phone=customer.mobile, customer=customer.id,
        waybill=f"YD{dice.randrange(10**7, 10**8)}", from_station=dice.choice(
            goods.texts["stations"]), to_station="杭州", pieces=10, short=1,
        question="到货少一件，请查找。", package="carton",
    )  # fmt: skip
    if today:
        return
    for minutes, where, found in zip((6, 14, 25), goods.texts["searched"], goods.texts["found"],
                                     strict=True):  # fmt: skip
        told = {"where": where, "found": found}
        at = scene.at + timedelta(minutes=minutes)
        scene.plan(at, partial(goods.step, "staff", "tracing", made.id, "search", **told))
    answer = {
        "result": "lost" if lost else "elsewhere",
        "answered_to": customer.name,
        "answer": "三处均未找到，按丢失处理。" if lost else "在到达站 2 号库找到，明日送到。",
    }
    at = scene.at + timedelta(minutes=40)
    scene.plan(at, partial(goods.step, "staff", "tracing", made.id, "answer", **answer))
    if lost:
        want = {"demand": "按声明价值赔偿。"}
        at = scene.at + timedelta(minutes=55)
        scene.plan(at, partial(goods.step, "staff", "tracing", made.id, "complain", **want))


def _ask_access(goods: Goods, then: str) -> None:
    scene = goods.scene
    month = local(scene.at, scene.store.office.zone)
    made = goods.make(
        "viewer", "access_request", month=f"{month:%Y-%m}", wants="view",
        purpose=goods.dice.choice(goods.texts["purposes"]), until=scene.at + timedelta(days=10),
    )  # fmt: skip
    if then:
        at = scene.at + timedelta(minutes=20)
        scene.plan(at, partial(goods.step, "supervisor", "access_request", made.id, then))
