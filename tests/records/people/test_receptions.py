# SPDX-License-Identifier: MIT
"""Receptions: times that move with the guest, ticks, room sheets, memory, cards and checklists."""

from datetime import date, timedelta
from typing import Any

import pytest

from desk.db.fields import from_millis
from desk.errors import Invalid, Refused
from desk.paper.papers import draw_paper
from desk.paper.printing import draw_records, log_prints
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from desk.records.stay import TemplateItem, Tick, room_sheet, save_template, tick, type_back
from desk.records.stay.record import Defect, Served
from desk.text import _, speaking
from desk.text.phrases import phrase
from tests.offices import START, Desk
from tests.paper.reading import words
from tests.records.people.conftest import again, dues, make, step

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ARRIVES = START + 2 * DAY + 4 * HOUR  # Sunday 14:00 in the office
LEAVES = ARRIVES + 2 * DAY - 3 * HOUR  # Tuesday 11:00


def stay(desk: Desk, *, room: str = "801", **guest: Any) -> Any:
    """An announced stay of a guest with a room, from Sunday to Tuesday."""
    card = make(desk, "guest", **{"name": "贺兰", **guest})
    return make(desk, "stay", guest=card.id, arrive_at=ARRIVES, leave_at=LEAVES, room=room,
                host=desk.id("supervisor"))  # fmt: skip


def at(record: Any, text: str) -> list[Any]:
    """When the items whose text begins so are due."""
    return [row.due_at for row in record.checklist if row.text.startswith(text)]


def item(record: Any, text: str) -> Any:
    """The first item whose text begins so."""
    return next(row for row in record.checklist if row.text.startswith(text))


def test_the_checklist_is_made_from_the_template(desk: Desk) -> None:
    made = stay(desk)
    assert at(made, "Plants") == [ARRIVES - 2 * HOUR]
    assert at(made, "Door open") == [ARRIVES - timedelta(minutes=30)]
    assert at(made, "Room checked") == [ARRIVES - DAY]
    assert at(made, "Host visits") == [ARRIVES + 6 * HOUR]  # 20:00 of the same day
    assert at(made, "Guest's opinion") == [LEAVES + DAY]
    # cleaned each morning of the stay, not before the arrival nor after the departure
    assert at(made, "Room cleaned") == [ARRIVES + 20 * HOUR, ARRIVES + 44 * HOUR]
    assert len(at(made, "The day's local newspaper")) == 2
    assert not at(made, "English")
    assert made.open_items == len(made.checklist)
    told = dues(desk, made)
    assert len(told) == len(made.checklist)
    assert told[0][0] == "Everybody on duty knows the guest's file"
    assert told[0][2] == desk.id("supervisor")


def test_foreign_guests_get_what_they_asked_for(desk: Desk) -> None:
    asked = stay(desk, nationality="France", newspaper="The Times", cleaning_at="9:30")
    assert len(at(asked, "English")) == 2
    assert not at(asked, "The day's local")
    assert at(asked, "Room cleaned")[0] == ARRIVES + timedelta(hours=19, minutes=30)
    assert not at(stay(desk, nationality="France"), "English")
    assert not at(stay(desk, room=""), "Plants")


def test_moving_the_arrival_moves_every_due_time_but_no_tick(desk: Desk) -> None:
    made = stay(desk)
    profile = item(made, "Everybody")
    made = tick(desk.store, desk["staff"], made.id, profile.uid, "done")
    made = step(desk, made, "move", arrive_at=ARRIVES + 2 * HOUR, reason="flight delayed")
    assert at(made, "Plants") == [ARRIVES]
    assert at(made, "Escort stands") == [ARRIVES + 2 * HOUR]
    assert at(made, "Host visits") == [ARRIVES + 6 * HOUR]
    kept = item(made, "Everybody")
    assert (kept.due_at, kept.result, kept.done_by) == (ARRIVES - DAY, "done", desk.id("staff"))
    rows = desk.store.database.rows(
        "SELECT at FROM deadline WHERE kind = ? AND record = ? AND what LIKE ?",
        *("stay", made.id, "Plants%"),
    )
    assert [from_millis(row[0]) for row in rows] == [ARRIVES]
    later = step(desk, made, "move", arrive_at=ARRIVES + DAY, leave_at=LEAVES + DAY)
    assert len(at(later, "Room cleaned")) == 2
    assert at(later, "Room cleaned")[0] == ARRIVES + 44 * HOUR
    assert len(later.checklist) == len(made.checklist)


def test_typing_another_arrival_moves_them_too(desk: Desk) -> None:
    made = stay(desk)
    made.arrive_at = ARRIVES - HOUR
    made = desk.store.save(desk["staff"], made, reason="earlier train")
    assert at(made, "Door open") == [ARRIVES - HOUR - timedelta(minutes=30)]


def test_a_tick_keeps_who_and_when_and_says_what_is_wrong(desk: Desk) -> None:
    made = stay(desk)
    room = item(made, "Room checked")
    with pytest.raises(Invalid):
        tick(desk.store, desk["staff"], made.id, room.uid, "wrong")
    desk.clock.pass_by(hours=1)
    made = tick(desk.store, desk["staff"], made.id, room.uid, "wrong", "no hot water")
    room = item(made, "Room checked")
    assert (room.result, room.note, room.done_at) == ("wrong", "no hot water", desk.clock.at)
    assert made.state == "preparing"
    made = tick(desk.store, desk["trainer"], made.id, room.uid, "done", "mended")
    assert item(made, "Room checked").done_by == desk.id("trainer")
    made = tick(desk.store, desk["staff"], made.id, room.uid, "")
    assert item(made, "Room checked").done_at is None
    with pytest.raises(Refused):
        tick(desk.store, desk["viewer"], made.id, room.uid, "done")


def test_a_room_sheet_is_typed_back_in_one_pass(desk: Desk) -> None:
    made = stay(desk)
    boxes = room_sheet(made, desk["staff"])
    assert [box.due_at for box in boxes] == sorted(box.due_at for box in boxes)
    ticks = {box.uid: Tick("done") for box in boxes[:4]}
    ticks[boxes[4].uid] = Tick("none")
    before = made.version
    made = type_back(desk.store, desk["staff"], made.id, ticks)
    assert made.version == before + 1
    assert made.open_items == len(boxes) - 5
    desk.clock.pass_by(hours=1)
    again_ = type_back(desk.store, desk["trainer"], made.id, ticks)
    assert again_.checklist[0].done_by == desk.id("staff")
    assert len(room_sheet(made, desk["staff"], today_only=True)) == 0


def test_ready_means_no_defect_and_nothing_late(desk: Desk) -> None:
    made = stay(desk)
    made.defects = [Defect(text="lamp broken")]
    made = desk.store.save(desk["staff"], made)
    assert ("Defect in the guest's room", ARRIVES, desk.id("supervisor")) in dues(desk, made)
    with pytest.raises(Invalid):
        step(desk, made, "make_ready")
    made = again(desk, made)
    made.defects[0].mended_at = START
    made = desk.store.save(desk["staff"], made)
    desk.clock.pass_by(days=1, hours=5)
    with pytest.raises(Invalid):  # what is due a day before is open
        step(desk, made, "make_ready")
    for text in ("Everybody", "Room checked"):
        tick(desk.store, desk["staff"], made.id, item(made, text).uid, "done")
    assert step(desk, made, "make_ready").state == "ready"


def test_the_house_remembers_and_calls_back(desk: Desk) -> None:
    made = stay(desk, assistant_phone="13955556666")
    made.served = [Served(item="white tea", taken="liked"), Served(item="durian", taken="left")]
    made = desk.store.save(desk["staff"], made)
    step(desk, made, "arrive", at=ARRIVES)
    step(desk, made, "leave", at=LEAVES)
    made = step(desk, made, "sum_up", guest_opinion="quiet room, thank you")
    guest: Any = desk.store.get(desk["staff"], "guest", made.guest)
    assert (guest.visits, guest.last_visit) == (1, LEAVES)
    assert (guest.served_last, guest.left_last) == ("white tea (Liked)", "durian")
    assert guest.feedback_last == "quiet room, thank you"
    assert not dues(desk, made)
    rows = desk.store.database.rows(
        "SELECT other FROM followed_up WHERE kind = ? AND record = ?", "stay", made.id
    )
    callback: Any = desk.store.get(desk["staff"], "callback", rows[0][0])
    assert (callback.reason, callback.phone) == ("stay", "13955556666")
    assert callback.due_on == date(2026, 11, 25)
    desk.store.void(desk["supervisor"], "stay", made.id, "wrong guest")
    assert desk.store.get(desk["staff"], "guest", guest.id).values()["visits"] is None


def test_a_visit_that_is_called_off_has_nothing_due(desk: Desk) -> None:
    assert not dues(desk, step(desk, stay(desk), "call_off", reason="ill"))


def test_own_items_stay_beside_the_template(desk: Desk) -> None:
    made = step(desk, stay(desk), "add_item", text="birthday cake", phase="stay",
                due_at=ARRIVES + HOUR, person=desk.id("trainer"))  # fmt: skip
    made = step(desk, made, "move", arrive_at=ARRIVES + HOUR)
    assert item(made, "birthday cake").due_at == ARRIVES + HOUR
    assert ("birthday cake", ARRIVES + HOUR, desk.id("trainer")) in dues(desk, made)


def test_the_office_writes_its_own_template_and_old_stays_keep_theirs(desk: Desk) -> None:
    old = stay(desk)
    own = [TemplateItem("before", "Red carpet", "arrival", -15)]
    try:
        save_template(desk.store, desk["supervisor"], own, START.date(), "agreed")
        assert [row.text for row in stay(desk).checklist] == ["Red carpet"]
        moved = step(desk, old, "move", arrive_at=ARRIVES + HOUR)
        assert len(moved.checklist) == len(old.checklist)
        for wrong in ([], [TemplateItem("before", " ", "arrival", 0)],
                      [TemplateItem("before", "x", "daily", 2000)]):  # fmt: skip
            with pytest.raises(Invalid):
                save_template(desk.store, desk["supervisor"], wrong, START.date(), "agreed")
        with pytest.raises(Refused):
            save_template(desk.store, desk["staff"], own, START.date(), "agreed")
    finally:
        save_template(desk.store, desk["supervisor"], None, START.date(), "agreed")
    assert len(stay(desk).checklist) > 5


def test_a_checklist_is_read_in_the_readers_language(desk: Desk) -> None:
    own = [
        TemplateItem("before", phrase({"zh_CN": "铺红地毯", "en": "Red carpet"}), "arrival", -15)
    ]
    try:
        save_template(desk.store, desk["supervisor"], own, START.date(), "agreed")
        made = stay(desk)
    finally:
        save_template(desk.store, desk["supervisor"], None, START.date(), "agreed")
    built_in = stay(desk).checklist[0]
    kind = built_in.kinds()["text"]
    for code, text, usual in (
        ("zh_CN", "铺红地毯", "当班人员全部熟悉贵宾档案"),
        ("en", "Red carpet", "Everybody on duty knows the guest's file"),
    ):
        with speaking(code):
            place = desk.store.office.place(desk["staff"])
            assert kind.show(made.checklist[0].text, place) == text
            assert kind.show(built_in.text, place) == usual
            assert text in [_(what) for what, _at, _who in dues(desk, made)]


def test_nobody_leaves_before_arriving(desk: Desk) -> None:
    made = stay(desk)
    made.leave_at = ARRIVES - HOUR
    with pytest.raises(Invalid):
        desk.store.save(desk["staff"], made, reason="typo")


def test_door_card_and_checklist_are_printed_and_counted_apart(desk: Desk) -> None:
    made = stay(desk, diet="不吃香菜", taboo="花生")
    options = PrintOptions(form="door_card", language="zh_CN")
    session = desk["staff"]
    card = words(draw_records(desk.store, session, "guest", [made.guest], options))
    for text in ("门卡", "不吃香菜", "花生", "内部使用"):
        assert text in card
    assert "补打" not in card
    log_prints(desk.store, session, "guest", [made.guest], options)
    again_ = words(draw_records(desk.store, session, "guest", [made.guest], options))
    assert "补打" in again_
    assert again(desk, desk.store.get(session, "guest", made.guest)).print_count is None
    sheet = words(draw_records(desk.store, session, "stay", [made.id], PrintOptions(language="en")))
    assert "Plants, flowers" in sheet
    assert "Due at" in sheet


def test_a_door_card_that_is_too_long_goes_on_a_second_one(desk: Desk) -> None:
    long = "早餐要热牛奶、全麦面包、两个水煮蛋，晚餐七点以后只喝汤，不吃猪肉和内脏。" * 6
    guest = make(desk, "guest", name="贺兰", taboo="花生、芝麻、贝类" * 8, diet=long,
                 remarks=long + "完", drinks="黑咖啡", hobbies="散步")  # fmt: skip
    card = draw_paper(desk.store, desk["staff"], kind="guest", record=guest.id, form="door_card",
                      options=PrintOptions(paper=PAPERS["A5"], language="zh_CN"))  # fmt: skip
    told = "".join(words(card).split())
    for part in ("花生、芝麻、贝类" * 8, long, long + "完", "黑咖啡", "散步"):
        assert part in told
