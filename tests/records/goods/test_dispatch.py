# SPDX-License-Identifier: MIT
"""A dispatch note keeps to limits and to one vehicle at a time; its orders and cash follow."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from desk.db.dues import upcoming
from desk.errors import Invalid
from desk.records.dispatch import Stop, board
from desk.records.dispatch.homecoming import Homecoming, StopEntry, bring_home
from tests.offices import Desk
from tests.records.goods.making import (
    again,
    all_of,
    confirmed,
    customer,
    driver,
    goods_in,
    level,
    line,
    make,
    order,
    product,
    step,
    sums_hold,
    vehicle,
    warehouse,
)


def note_of(desk: Desk, stops: list[Stop], **values: Any) -> Any:
    """A planned trip from noon to four."""
    typed = {
        "planned_out_at": desk.clock() + timedelta(hours=2),
        "planned_back_at": desk.clock() + timedelta(hours=6),
        "stops": stops,
        **values,
    }
    typed["vehicle"] = typed.get("vehicle") or vehicle(desk).id
    typed["driver"] = typed.get("driver") or driver(desk).id
    return make(desk, "dispatch", **typed)


def place(**values: Any) -> Stop:
    """A stop without an order."""
    typed = {"consignee": "李四", "address": "银杏大道1号", "pieces": 1, "weight": Decimal(10)}
    return Stop(**{**typed, **values})


def gone(desk: Desk, stops: list[Stop], **values: Any) -> Any:
    """A note whose vehicle is out."""
    made = step(desk, note_of(desk, stops, **values), "all_loaded")
    return step(desk, made, "out", out_at=desk.clock())


def goods(desk: Desk, **values: Any) -> Any:
    """A product of two kilograms."""
    if not all_of(desk, "warehouse"):
        warehouse(desk)
    return product(desk, weight_kg=Decimal(2), volume_m3=Decimal("0.01"), unit="箱", **values)


def test_a_stop_takes_over_its_order_and_the_load_adds_up(desk: Desk) -> None:
    paper = goods(desk, name="打印纸", price=1000)
    first = confirmed(desk, paper, 5, payment="cod", receiver="王五", receiver_phone="13812345678")
    second = confirmed(desk, paper, 3)
    made = note_of(desk, [Stop(order=first.id), Stop(order=second.id, freight=2050), place()])
    stop = made.stops[0]
    assert (stop.consignee, stop.phone, stop.address) == ("王五", "13812345678", "银杏大道1号")
    assert (stop.goods, stop.pieces, stop.weight, stop.cod) == ("打印纸 5箱", 5, 10, 5000)
    assert [s.load_order for s in made.stops] == [3, 2, 1]
    assert (made.pieces, made.weight, made.volume) == (9, 26, Decimal("0.08"))
    assert (made.load_rate, made.volume_rate) == (Decimal("2.6"), Decimal("0.8"))
    assert (made.freight_total, made.cod_total, made.cash_due) == (2050, 5000, 7050)
    assert made.in_words == "人民币柒拾元伍角整"
    assert again(desk, first).dispatch == made.id


def test_over_the_limits_is_refused_with_how_much(desk: Desk) -> None:
    with pytest.raises(Invalid, match=r"1,250\.5 kg; 浙A12345 may carry 1,000 kg.* 250\.5 kg"):
        note_of(desk, [place(weight=Decimal("1250.5"))])
    with pytest.raises(Invalid, match=r"12 m³.* 10 m³.* 2 m³"):
        note_of(desk, [place(volume=Decimal(12))], vehicle=all_of_vehicles(desk))


def test_a_planned_stop_keeps_up_with_its_order(desk: Desk) -> None:
    paper = goods(desk, name="打印纸", price=1000)
    goods_in(desk, paper, 90)
    first = confirmed(desk, paper, 5, receiver="王五")
    made = note_of(desk, [Stop(order=first.id, consignee="王五家人")])
    changed(desk, first, 8, receiver="赵六")
    stop = again(desk, made).stops[0]
    assert (stop.goods, stop.pieces, stop.weight) == ("打印纸 8箱", 8, 16)
    assert stop.consignee == "王五家人"  # typed by hand
    assert (again(desk, made).pieces, again(desk, made).weight) == (8, 16)
    step(desk, again(desk, made), "all_loaded")
    changed(desk, first, 6)
    assert again(desk, made).stops[0].pieces == 8
    rows = desk.store.database.rows(
        "SELECT text FROM comment WHERE kind = ? AND record = ?", "dispatch", made.id
    )
    assert rows == [(f"{first.number} was changed after its goods were loaded.",)]


def test_a_vehicle_that_cannot_carry_the_change_is_told(desk: Desk) -> None:
    paper = goods(desk, name="打印纸", price=1000)
    goods_in(desk, paper, 90)
    first = confirmed(desk, paper, 5)
    made = note_of(desk, [Stop(order=first.id)], vehicle=vehicle(desk, load_kg=Decimal(12)).id)
    changed(desk, first, 8)
    assert again(desk, made).stops[0].weight == 10
    rows = desk.store.database.rows(
        "SELECT text FROM comment WHERE kind = ? AND record = ?", "dispatch", made.id
    )
    assert "may carry 12 kg" in rows[0][0]


def changed(desk: Desk, made: Any, quantity: int, **values: Any) -> None:
    """Another quantity of an order's only line."""
    sheet = again(desk, made)
    sheet.lines[0].quantity = Decimal(quantity)
    for name, value in values.items():
        setattr(sheet, name, value)
    desk.store.save(desk["supervisor"], sheet, reason="the customer asked for it")


def all_of_vehicles(desk: Desk) -> int:
    """The first vehicle, or a new one."""
    kept = all_of(desk, "vehicle")
    return int(kept[0].id if kept else vehicle(desk).id)


def test_a_vehicle_and_a_driver_go_once_at_a_time(desk: Desk) -> None:
    car, man = vehicle(desk), driver(desk)
    first = note_of(desk, [place()], vehicle=car.id, driver=man.id)
    with pytest.raises(Invalid) as refused:
        note_of(desk, [place()], vehicle=car.id, driver=man.id)
    assert [name for name, _ in refused.value.problems] == ["vehicle", "driver"]
    assert f"is out with {first.number} from 2026-11-20 12:00 to 2026-11-20 16:00" in str(
        refused.value
    )
    later = {
        "planned_out_at": desk.clock() + timedelta(hours=6),
        "planned_back_at": desk.clock() + timedelta(hours=8),
    }
    second = note_of(desk, [place()], vehicle=car.id, driver=man.id, **later)
    step(desk, second, "cancel", reason="rain")
    assert note_of(desk, [place()], vehicle=car.id, driver=man.id, **later).id


def test_who_is_late_is_still_out(desk: Desk) -> None:
    car, man = vehicle(desk), driver(desk)
    gone(desk, [place()], vehicle=car.id, driver=man.id)
    desk.clock.pass_by(hours=7)  # an hour late
    with pytest.raises(Invalid, match="is out with"):
        note_of(
            desk, [place()], vehicle=car.id, driver=driver(desk, "林师傅").id,
            planned_out_at=desk.clock() - timedelta(minutes=5),
            planned_back_at=desk.clock() + timedelta(hours=1),
        )  # fmt: skip


def test_a_vehicle_in_repair_and_a_driver_on_leave_stay(desk: Desk) -> None:
    car, man = vehicle(desk), driver(desk, duty="on_leave")
    step(desk, car, "to_repair", reason="brakes")
    with pytest.raises(Invalid) as refused:
        note_of(desk, [place()], vehicle=car.id, driver=man.id)
    assert [str(m) for _, m in refused.value.problems] == [
        "cannot go: it is ‘In repair’.",
        "cannot go: it is ‘On leave’.",
    ]


def test_an_order_goes_with_one_note_and_only_when_its_goods_are_there(desk: Desk) -> None:
    paper = goods(desk)
    first = confirmed(desk, paper, 5)
    with pytest.raises(Invalid, match="row 2: this order is on the note already"):
        note_of(desk, [Stop(order=first.id), Stop(order=first.id)])
    made = note_of(desk, [Stop(order=first.id)], vehicle=all_of_vehicles(desk))
    other = {"vehicle": vehicle(desk, "浙A99999").id, "driver": driver(desk, "林师傅").id}
    with pytest.raises(Invalid, match=f"{first.number} is on {made.number} already"):
        note_of(desk, [Stop(order=first.id)], **other)
    waiting = confirmed(desk, paper, 1)
    waiting.lines[0].quantity = Decimal(9)
    waiting = desk.store.save(desk["staff"], waiting, reason="more")
    with pytest.raises(Invalid, match="Waiting for stock"):
        note_of(desk, [Stop(order=waiting.id)], **other)
    made.stops = []
    desk.store.save(desk["staff"], made)
    assert again(desk, first).dispatch is None
    assert note_of(desk, [Stop(order=first.id)], **other).id


def test_nothing_leaves_unchecked_or_with_papers_that_are_over(desk: Desk) -> None:
    yesterday = desk["staff"].today() - timedelta(days=1)
    car = vehicle(desk, insurance_until=yesterday)
    man = driver(desk, licence_until=yesterday)
    made = note_of(desk, [place(), place()], vehicle=car.id, driver=man.id)
    with pytest.raises(Invalid) as refused:
        step(desk, made, "out", out_at=desk.clock())
    assert [str(m) for _, m in refused.value.problems] == [
        "row 1: not checked as loaded. Tick it, or press ‘All loaded’.",
        "row 2: not checked as loaded. Tick it, or press ‘All loaded’.",
        "cannot go: ‘Insurance until’ is over.",
        "cannot go: ‘Licence until’ is over.",
    ]


def test_what_is_delivered_delivers_its_order_and_calls_back(desk: Desk) -> None:
    paper = goods(desk, price=1000)
    card = customer(desk, mobile="13812345678")
    sheet = confirmed(desk, paper, 5, payment="cod", customer=card)
    made = gone(desk, [Stop(order=sheet.id)])
    assert (again(desk, sheet).state, level(desk, paper)) == ("on_road", (0, 0, 0))
    assert all_of(desk, "vehicle")[0].state == "out"
    back = desk.clock.pass_by(hours=5)
    made = step(desk, made, "back", back_at=back, odometer=100, rest_delivered=True)
    sheet = again(desk, sheet)
    assert (sheet.state, sheet.delivered_at, sheet.received) == ("delivered", back, 5000)
    assert [c.about for c in all_of(desk, "callback")] == [sheet.number]
    assert all_of(desk, "vehicle")[0].state == "free"
    assert made.stops[0].signed_pieces == 5
    sums_hold(desk)


def test_what_is_refused_comes_back_into_stock(desk: Desk) -> None:
    paper = goods(desk, price=1000)
    first, second = (confirmed(desk, paper, 5, payment="cod") for _ in range(2))
    made = gone(desk, [Stop(order=first.id), Stop(order=second.id)])
    assert level(desk, paper) == (0, 0, 0)
    made = again(desk, made)
    made.stops[1].result, made.stops[1].note = "refused", "wrong colour"
    made = desk.store.save(desk["staff"], made)
    assert again(desk, second).state == "on_road"
    assert made.cash_due == 5000
    made = step(desk, made, "back", back_at=desk.clock.pass_by(hours=5), rest_delivered=True)
    assert [again(desk, s).state for s in (first, second)] == ["delivered", "ready"]
    assert again(desk, second).dispatch is None
    assert level(desk, paper) == (5, 5, 0)
    assert not all_of(desk, "restock_request")
    sums_hold(desk)


def test_every_stop_has_an_outcome_and_every_difference_a_reason(desk: Desk) -> None:
    made = gone(desk, [place(freight=3000), place(cod=5000), place(freight=1000)])
    with pytest.raises(Invalid, match="What became of these stops: 1, 2, 3"):
        step(desk, made, "back", back_at=desk.clock.pass_by(hours=5))
    made = again(desk, made)
    made.stops[0].result, made.stops[0].collected = "delivered", 2500
    with pytest.raises(Invalid, match=r"row 1: 5\.00 less was collected"):
        desk.store.save(desk["staff"], made)
    made.stops[0].note = "customer had no change"
    made.stops[1].result, made.stops[1].paid = "delivered", "wechat"
    made = desk.store.save(desk["staff"], made)
    assert made.cash_due == 3500
    made = step(desk, made, "back", back_at=desk.clock(), rest_delivered=True)
    with pytest.raises(Invalid, match=r"differs by -1\.00"):
        step(desk, made, "settle", cash_returned=3400)
    done = step(desk, made, "settle", cash_returned=3400, difference_reason="lost coin", fuel=20000)
    assert (done.state, done.cash_difference) == ("closed", -100)
    assert done.settled_by == desk.id("staff")


def test_after_leaving_the_load_is_not_changed(desk: Desk) -> None:
    made = again(desk, gone(desk, [place(), place()]))
    made.stops = made.stops[:1]
    with pytest.raises(Invalid, match="has left"):
        desk.store.save(desk["staff"], made)


def test_a_trip_that_is_voided_lets_its_orders_go(desk: Desk) -> None:
    paper = goods(desk)
    sheet = confirmed(desk, paper, 5)
    made = gone(desk, [Stop(order=sheet.id)])
    desk.store.void(desk["supervisor"], "dispatch", made.id, "wrong day")
    sheet = again(desk, sheet)
    assert (sheet.state, sheet.dispatch) == ("ready", None)
    assert level(desk, paper) == (5, 5, 0)
    assert all_of(desk, "vehicle")[0].state == "free"
    sums_hold(desk)


def test_the_odometer_runs_forward(desk: Desk) -> None:
    made = step(desk, note_of(desk, [place()]), "all_loaded")
    made = step(desk, made, "out", out_at=desk.clock(), odometer=5000)
    with pytest.raises(Invalid, match="less than when"):
        step(desk, made, "back", back_at=desk.clock.pass_by(hours=1), odometer=4000,
             rest_delivered=True)  # fmt: skip
    made = step(desk, made, "back", back_at=desk.clock(), odometer=5120, rest_delivered=True)
    assert made.distance == 120
    assert all_of(desk, "vehicle")[0].odometer == 5120


def test_the_board_shows_each_vehicle_with_its_trips(desk: Desk) -> None:
    first, second = vehicle(desk), vehicle(desk, "浙A99999")
    made = note_of(desk, [place(weight=Decimal(500))], vehicle=first.id, route="城西")
    lanes = board(desk.store, desk["staff"], desk["staff"].today())
    assert [(lane.plate, len(lane.trips)) for lane in lanes] == [
        (first.plate, 1),
        (second.plate, 0),
    ]
    (trip,) = lanes[0].trips
    assert (trip.number, trip.driver, trip.route) == (made.number, "陈师傅", "城西")
    assert (trip.load_rate, trip.stops, trip.start) == (50, 1, made.planned_out_at)
    tomorrow = desk["staff"].today() + timedelta(days=1)
    assert not any(lane.trips for lane in board(desk.store, desk["staff"], tomorrow))


def test_papers_are_reminded_thirty_fourteen_and_seven_days_before(desk: Desk) -> None:
    day = desk["staff"].today() + timedelta(days=40)
    car = vehicle(desk, insurance_until=day)
    dues = [d for d in upcoming(desk.store, desk["supervisor"]) if d.record == car.id]
    zone = desk["staff"].zone
    assert [(day - due.at.astimezone(zone).date()).days for due in dues] == [30, 14, 7]
    car.insurance_until = day + timedelta(days=365)
    desk.store.save(desk["staff"], car)
    assert upcoming(desk.store, desk["supervisor"])[0].at > dues[-1].at


def out_in_part(desk: Desk, paper: Any, ink: Any) -> tuple[Any, Any]:
    """An order of ten boxes and four bottles, paid at the door, and its trip that is out."""
    goods_in(desk, paper, 10)
    goods_in(desk, ink, 4)
    lines = [line(paper, 10), line(ink, 4)]
    sheet = step(desk, order(desk, customer(desk), lines, payment="cod"), "confirm")
    return sheet, gone(desk, [Stop(order=sheet.id)])


def home_with(desk: Desk, trip_out: Any, taken: list[int], **typed: Any) -> Any:
    """The return of a vehicle whose first stop took so much of each line."""
    counts = {row.line: Decimal(n) for row, n in zip(trip_out.goods, taken, strict=True)}
    entry = StopEntry(trip_out.stops[0].uid, "partly", typed, counts)
    trip = {"back_at": desk.clock.pass_by(hours=5), "rest_delivered": True}
    return bring_home(desk.store, desk["staff"], Homecoming(trip_out.id, [entry], trip))


def test_what_is_missing_of_an_order_goes_with_another_note(desk: Desk) -> None:
    paper, ink = goods(desk, price=1000), goods(desk, price=500)
    sheet, first = out_in_part(desk, paper, ink)
    assert [(row.carried, row.taken) for row in first.goods] == [(10, None), (4, None)]
    first = home_with(desk, first, [6, 4], collected=8000, note="four boxes were wet")
    sheet = again(desk, sheet)
    assert (sheet.state, sheet.dispatch, sheet.received) == ("part_delivered", None, 8000)
    assert [(x.delivered, x.reserved, x.short) for x in sheet.lines] == [(6, 4, 0), (4, 0, 0)]
    assert (sheet.pieces, sheet.weight) == (4, 8)
    assert (level(desk, paper), level(desk, ink)) == ((4, 4, 0), (0, 0, 0))
    assert not all_of(desk, "callback")
    second = gone(desk, [Stop(order=sheet.id)], vehicle=first.vehicle, driver=first.driver)
    (stop,) = second.stops
    assert (stop.pieces, stop.weight, stop.cod) == (4, 8, 4000)
    assert stop.goods.endswith("4箱")
    assert (again(desk, sheet).state, level(desk, paper)) == ("on_road", (0, 0, 0))
    back = desk.clock.pass_by(hours=5)
    step(desk, second, "back", back_at=back, rest_delivered=True)
    step(desk, first, "settle", cash_returned=8000)
    sheet = again(desk, sheet)
    assert (sheet.state, sheet.received, sheet.delivered_at) == ("delivered", 12000, back)
    assert [x.delivered for x in sheet.lines] == [10, 4]
    assert (sheet.pieces, len(all_of(desk, "callback"))) == (14, 1)
    sums_hold(desk)


def test_the_rest_of_an_order_may_be_called_off(desk: Desk) -> None:
    paper, ink = goods(desk, price=1000), goods(desk, price=500)
    sheet, note = out_in_part(desk, paper, ink)
    home_with(desk, note, [10, 0], collected=10000, note="the ink is not wanted")
    sheet = step(desk, sheet, "close_rest", reason="not wanted")
    assert (sheet.state, sheet.rest_off) == ("delivered", "not wanted")
    assert level(desk, ink) == (4, 0, 4)
    assert len(all_of(desk, "callback")) == 1
    sums_hold(desk)


def test_a_second_trip_that_finds_nobody_leaves_the_first_as_it_was(desk: Desk) -> None:
    paper, ink = goods(desk, price=1000), goods(desk, price=500)
    sheet, first = out_in_part(desk, paper, ink)
    home_with(desk, first, [6, 4], collected=8000, note="wet")
    second = gone(desk, [Stop(order=sheet.id)], vehicle=first.vehicle, driver=first.driver)
    second = again(desk, second)
    second.stops[0].result = "nobody"
    second = desk.store.save(desk["staff"], second)
    step(desk, second, "back", back_at=desk.clock.pass_by(hours=5), rest_delivered=True)
    sheet = again(desk, sheet)
    assert (sheet.state, sheet.dispatch, sheet.received) == ("part_delivered", None, 8000)
    assert level(desk, paper) == (4, 4, 0)
    desk.store.void(desk["supervisor"], "dispatch", first.id, "wrong sheet")
    sheet = again(desk, sheet)
    assert (sheet.state, sheet.received, sheet.lines[0].delivered) == ("ready", None, None)
    assert level(desk, paper) == (10, 10, 0)
    sums_hold(desk)


def test_a_part_that_is_short_in_stock_waits_and_is_asked_for(desk: Desk) -> None:
    paper, ink = goods(desk, price=1000), goods(desk, price=500)
    sheet, note = out_in_part(desk, paper, ink)
    home_with(desk, note, [6, 4], collected=8000, note="wet")
    sheet = again(desk, sheet)
    sheet.lines[0].quantity = Decimal(15)
    sheet = desk.store.save(desk["staff"], sheet, reason="wants more")
    assert (sheet.state, sheet.lines[0].reserved, sheet.lines[0].short) == ("part_delivered", 4, 5)
    (asked,) = all_of(desk, "restock_request")
    assert asked.quantity == 5
    other = {"vehicle": note.vehicle, "driver": note.driver}
    with pytest.raises(Invalid, match="is not in stock"):
        note_of(desk, [Stop(order=sheet.id)], **other)
    goods_in(desk, paper, 5)
    assert again(desk, sheet).lines[0].short == 0
    assert note_of(desk, [Stop(order=sheet.id)], **other).goods[0].carried == 9


@pytest.mark.parametrize(
    ("taken", "typed", "told"),
    [
        ([10, 4], {"collected": 12000}, "what was not taken"),
        ([0, 0], {"collected": 0, "note": "x"}, "nothing was taken"),
        ([11, 4], {"collected": 8000, "note": "x"}, "than was carried"),
        ([6, 4], {}, "what was collected"),
        ([6, 4], {"collected": 8000}, "40.00 less was collected"),
    ],
)
def test_what_was_taken_in_part_is_said_exactly(
    desk: Desk, taken: list[int], typed: dict[str, Any], told: str
) -> None:
    sheet, note = out_in_part(desk, goods(desk, price=1000), goods(desk, price=500))
    with pytest.raises(Invalid, match=told):
        home_with(desk, note, taken, **typed)
    assert (again(desk, sheet).state, again(desk, note).state) == ("on_road", "out")


def test_a_return_is_entered_whole_or_not_at_all(desk: Desk) -> None:
    note = gone(desk, [place(freight=3000)])
    entry = StopEntry(note.stops[0].uid, "delivered", signature=b"\x89PNG")
    trip = {"back_at": desk.clock.pass_by(hours=5), "rest_delivered": True}
    home = Homecoming(note.id, [entry], trip, {"cash_returned": 2000})
    for _ in range(2):
        with pytest.raises(Invalid, match="differs by"):
            bring_home(desk.store, desk["staff"], home)
        assert again(desk, note).state == "out"
        assert not desk.store.attachments.of(desk["staff"], "dispatch", note.id)
    bag = {"cash_returned": 2000, "difference_reason": "no change"}
    done = bring_home(desk.store, desk["staff"], replace(home, bag=bag))
    assert (done.state, done.cash_difference) == ("closed", -1000)
    assert len(desk.store.attachments.of(desk["staff"], "dispatch", note.id)) == 1
    with pytest.raises(Invalid, match="not possible"):  # another desk's panel was open still
        bring_home(desk.store, desk["staff"], home)
