# SPDX-License-Identifier: MIT
"""Nobody is told of half a shipment; who comes late pays storage; each attempt is proof."""

from datetime import timedelta
from typing import Any

import pytest

from desk.db.dues import upcoming
from desk.db.people import office_session
from desk.errors import Invalid
from desk.records.pickup import Attempt, script
from desk.text import speaking
from tests.offices import Desk
from tests.records.goods.making import again, make, step


def notice(desk: Desk, **values: Any) -> Any:
    """A shipment of three cartons that has arrived."""
    typed = {
        "waybill": "YD4711",
        "consignee": "王五",
        "phone": "13812345678",
        "goods": "陶瓷",
        "pieces": 3,
        "arrived_at": desk.clock(),
        "place": "城东货场3号库",
        "from_station": "广州",
        **values,
    }
    return make(desk, "pickup_notice", **typed)


def told(desk: Desk, made: Any, outcome: str = "told", **values: Any) -> Any:
    """The notice after an attempt."""
    return step(desk, made, "attempt", outcome=outcome, **values)


def collected(desk: Desk, made: Any, **values: Any) -> Any:
    """The notice after somebody came with an identity card."""
    typed = {
        "collected_at": desk.clock(),
        "collector": "王五",
        "id_kind": "id_card",
        "id_last4": "123x",
        "undamaged": True,
        **values,
    }
    return step(desk, made, "collect", **typed)


def whats_due(desk: Desk) -> list[str]:
    """What is due, in order."""
    return [due.what for due in upcoming(desk.store, desk["staff"])]


def test_the_cash_to_bring_is_added_up(desk: Desk) -> None:
    made = notice(desk, freight=120_00, cod=1000_00, delivery_fee=20_00, advance=5_00,
                  other_charges=1_50, prepaid=46_50)  # fmt: skip
    assert made.cash_due == 1100_00
    assert made.in_words == "人民币壹仟壹佰元整"
    assert (made.free_days, made.storage_rate) == (3, 500)
    assert made.free_until == desk["staff"].today() + timedelta(days=3)
    assert made.state == "to_tell"


def test_half_a_shipment_is_told_to_nobody(desk: Desk) -> None:
    made = notice(desk, arrived_pieces=2)
    assert (made.state, made.free_until, whats_due(desk)) == ("incomplete", None, [])
    with pytest.raises(Invalid, match="not possible now"):
        told(desk, made)
    made.attempts = [Attempt(at=desk.clock(), phone="13812345678", outcome="told")]
    with pytest.raises(Invalid, match="Only 2 of 3 pieces are here"):
        desk.store.save(desk["staff"], made)
    made = step(desk, again(desk, made), "arrive", arrived_at=desk.clock(), arrived_pieces=3)
    assert made.state == "to_tell"


def test_arrivals_are_told_before_the_day_ends(desk: Desk) -> None:
    made = notice(desk)
    what, when = next((d.what, d.at) for d in upcoming(desk.store, desk["staff"]))
    assert what == "Tell the consignee of the arrival"
    assert when.astimezone(desk["staff"].zone).strftime("%d %H:%M") == "20 17:30"
    made = told(desk, made, answered_by="王太太", salutation="ms", relation="wife", said="今天来")
    assert made.state == "told"
    line = made.attempts[0]
    assert (line.phone, line.by, line.answered_by) == ("13812345678", desk.id("staff"), "王太太")
    assert whats_due(desk) == ["Goods not collected after the free days"]


def test_who_is_not_reached_is_tried_again_at_the_other_number(desk: Desk) -> None:
    made = told(desk, notice(desk, other_phone="13912345678"), "no_answer")
    assert made.state == "not_reached"
    assert made.next_try == desk.clock() + timedelta(minutes=60)
    assert made.number_to_try() == "13912345678"
    made = told(desk, made, "wrong")
    assert made.attempts[1].phone == "13912345678"
    assert made.next_try == desk.clock()
    day = desk["staff"].today() + timedelta(days=3)
    made = told(desk, made, "will_send", coming_on=day)
    assert (made.state, made.next_try) == ("coming", None)
    assert whats_due(desk)[0] == "The consignee comes for the goods"
    assert told(desk, made, "refused").state == "refused"


def test_late_collection_costs_storage(desk: Desk) -> None:
    made = told(desk, notice(desk, freight=100_00))
    desk.clock.pass_by(days=5)
    desk.store.books["pickup_notice"].each_day(_act(desk))
    made = again(desk, made)
    assert (made.storage_fee, made.cash_due) == (1000, 110_00)
    with pytest.raises(Invalid, match=r"not the 110\.00 that is due"):
        collected(desk, made, cash_received=100_00)
    done = collected(desk, made, cash_received=110_00)
    assert (done.state, done.id_last4, done.released_by) == ("collected", "123X", desk.id("staff"))
    desk.clock.pass_by(days=5)
    desk.store.books["pickup_notice"].each_day(_act(desk))
    assert again(desk, made).cash_due == 110_00
    assert whats_due(desk) == []


def _act(desk: Desk) -> Any:
    from desk.db.act import Act

    return Act(desk.store, office_session(desk.store, desk.clock))


def test_a_difference_and_a_deputy_need_their_reason_and_paper(desk: Desk) -> None:
    made = told(desk, notice(desk, freight=100_00))
    with pytest.raises(Invalid) as refused:
        collected(desk, made, deputy=True, id_last4="12", undamaged=False)
    assert [name for name, _ in refused.value.problems] == [
        "cash_received",
        "authority_seen",
        "id_last4",
        "reason",
    ]
    done = collected(
        desk, made, deputy=True, authority_seen=True, cash_received=90_00, undamaged=False,
        reason="one carton dented, 10 off",
    )  # fmt: skip
    assert (done.exception, done.cash_received) == ("one carton dented, 10 off", 90_00)


def test_goods_go_back_with_a_reason(desk: Desk) -> None:
    made = told(desk, notice(desk), "refused")
    with pytest.raises(Invalid):
        step(desk, made, "send_back")
    assert step(desk, made, "send_back", reason="not ordered").state == "returned"
    assert notice(desk).id  # the waybill may come again


def test_a_waybill_has_one_notice(desk: Desk) -> None:
    first = notice(desk)
    with pytest.raises(Invalid, match=first.number):
        notice(desk)


def test_the_script_says_all_there_is_to_say(desk: Desk) -> None:
    made = notice(desk, cod=1409_50, needs_letter=True)
    today, zone = desk["staff"].today(), desk["staff"].zone
    text = script(made, "云帆", zone, today)
    for words in ("王五", "云帆", "陶瓷", "YD4711", "广州", "¥1,409.50", "城东货场3号库",
                  "a valid ID", "letter of introduction", "23 Nov 2026", "¥5.00"):  # fmt: skip
        assert words in text, words
    with speaking("zh_CN"):
        text = script(made, "云帆", zone, today)
        late = script(made, "云帆", zone, today + timedelta(days=5))
    assert "人民币壹仟肆佰零玖元伍角整" in text
    assert "免费保管至2026年11月23日" in text
    assert "保管费 ¥10.00" in late
    assert not any(word in text for word in ("Please", "goods", "{", "}"))
