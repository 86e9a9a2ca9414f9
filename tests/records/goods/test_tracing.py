# SPDX-License-Identifier: MIT
"""Goods that are asked for are looked for, answered in time, and with one key a complaint."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from desk.db.dues import upcoming
from desk.db.related import related
from desk.errors import Invalid
from desk.records.dispatch import Stop
from desk.records.tracing import whereabouts
from tests.offices import Desk
from tests.records.goods.making import (
    again,
    all_of,
    customer,
    driver,
    line,
    make,
    order,
    step,
    vehicle,
    warehouse,
)


def slip(desk: Desk, **values: Any) -> Any:
    """A customer asks for a waybill."""
    typed = {
        "asked_by": "张三",
        "phone": "13812345678",
        "waybill": "YD4711",
        "from_station": "广州",
        "to_station": "杭州",
        "pieces": 5,
        "short": 2,
        "question": "少了两件",
        **values,
    }
    return make(desk, "tracing", **typed)


def test_a_customer_is_answered_within_the_hour_a_branch_sooner(desk: Desk) -> None:
    assert slip(desk).due_at == desk.clock() + timedelta(minutes=60)
    assert slip(desk, party="branch").due_at == desk.clock() + timedelta(minutes=30)
    assert len(upcoming(desk.store, desk["staff"])) == 2


def test_steps_lead_to_an_answer(desk: Desk) -> None:
    made = step(desk, slip(desk), "search", where="广州货场", whom="老刘", found="未装车")
    assert (made.state, made.assigned) == ("searching", desk.id("staff"))
    made = step(desk, made, "search", where="杭州货场", found="在2号库")
    assert [s.where for s in made.searches] == ["广州货场", "杭州货场"]
    made = step(desk, made, "answer", result="elsewhere", answered_to="张三", answer="明天送到")
    assert (made.state, made.answered_at) == ("answered", desk.clock())
    assert not upcoming(desk.store, desk["staff"])
    assert step(desk, made, "search_on").state == "searching"


def test_a_loss_becomes_a_complaint_with_one_key(desk: Desk) -> None:
    card = customer(desk)
    made = slip(desk, customer=card.id)
    made = step(desk, made, "answer", result="lost", answered_to="张三", answer="找不到")
    made = step(desk, made, "complain", demand="赔偿")
    (complaint,) = all_of(desk, "complaint")
    assert made.complaint == complaint.id
    assert (complaint.complainant, complaint.phone) == ("张三", "13812345678")
    assert (complaint.category, complaint.concerns) == ("loss", "YD4711")
    assert (complaint.customer, complaint.demand) == (card.id, "赔偿")
    for words in ("YD4711", "广州 → 杭州", "2 short", "少了两件", "找不到"):
        assert words in complaint.content, words
    found = related(desk.store, desk["staff"], "complaint", complaint.id)
    assert made.number in [one.number for one in found]
    with pytest.raises(Invalid):
        step(desk, made, "complain", demand="again")
    assert again(desk, made).state == "complained"


def test_no_more_can_be_short_than_was_sent(desk: Desk) -> None:
    with pytest.raises(Invalid, match="more than were sent"):
        slip(desk, short=6)


def test_one_card_says_where_the_goods_are(desk: Desk) -> None:
    warehouse(desk)
    lines = [line(None, 1, item="陶瓷", price=100)]
    sheet = order(desk, customer(desk, "恒通贸易"), lines, receiver="王五",
                  receiver_phone="13912345678")  # fmt: skip
    note = make(
        desk, "pickup_notice", waybill="YD4711", consignee="王五", phone="13912345678", pieces=1
    )
    trip = make(
        desk, "dispatch", vehicle=vehicle(desk).id, driver=driver(desk).id,
        planned_out_at=desk.clock() + timedelta(hours=1),
        planned_back_at=desk.clock() + timedelta(hours=2),
        stops=[Stop(waybill="YD4711", consignee="王五", phone="13912345678", address="x",
                    weight=Decimal(1))],
    )  # fmt: skip
    asked = slip(desk, consignee="王五")
    assert {w.number: str(w.state) for w in whereabouts(desk.store, desk["staff"], "YD4711")} == {
        note.number: "Not all arrived",
        trip.number: "Planned",
        asked.number: "To be looked for",
    }
    for words in ("13912345678", "王五"):
        numbers = {w.number for w in whereabouts(desk.store, desk["staff"], words)}
        assert {sheet.number, note.number, trip.number} <= numbers, words
    assert not whereabouts(desk.store, desk["viewer"], "13912345678")
