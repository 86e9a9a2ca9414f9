# SPDX-License-Identifier: MIT
"""The day's board: where each vehicle is, an order dropped on one, too much told with how much."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.paper.request import PrintOptions
from desk.records.dispatch import Stop
from desk.text import use_language
from desk.ui.board import BoardView
from desk.ui.board.axis import Axis
from desk.ui.board.plan import HEAD, LANE
from desk.ui.board.ready import ORDER
from desk.ui.recordpage import RecordPage
from desk.ui.requests import OpenRecord, Print, PrintPage
from tests.offices import Desk
from tests.paper import reading
from tests.records.goods.making import again, all_of, vehicle
from tests.ui.goods.trips import address, away, fleet, trip, waiting
from tests.ui.pages import Place, shown, speak_anew

Key = Qt.Key


def view_of(place: Place, qtbot: QtBot) -> BoardView:
    view = BoardView(place.workplace)
    qtbot.addWidget(view)
    shown(place, view)
    return view


def ready(view: BoardView) -> list[int]:
    return [line.value for line in view.waiting.ready.lines()]


def drop(view: BoardView, order: Any, at: QPointF) -> None:
    """Drag an order over the vehicles and let it go there."""
    data = QMimeData()
    data.setData(ORDER, str(order.id).encode())
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    for event in (
        QDragEnterEvent(at.toPoint(), copy, data, left, none),
        QDragMoveEvent(at.toPoint(), copy, data, left, none),
        QDropEvent(at, copy, data, left, none),
    ):
        QApplication.sendEvent(view.lanes, event)


def bar(view: BoardView, lane: int, number: int = 0) -> QPointF:
    plan = view.lanes.plan
    assert plan is not None
    one = plan.lanes[lane].trips[number]
    return plan.box_of(lane, one.start, one.end).center()


def free_place(view: BoardView, lane: int, hour: int) -> QPointF:
    plan = view.lanes.plan
    assert plan is not None
    moment = datetime(2026, 11, 20, hour - 8, tzinfo=UTC)
    return QPointF(plan.axis.x(moment), HEAD + lane * LANE + LANE / 2)


def test_the_board_shows_vehicles_trips_and_orders_that_wait(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    first = fleet(desk)
    fleet(desk, "浙A54321")
    order = waiting(desk)
    on_note = waiting(desk)
    trip(desk, first, [Stop(order=on_note.id)])
    view = view_of(place, qtbot)
    plan = view.lanes.plan
    assert plan is not None
    assert [(lane.plate, len(lane.trips)) for lane in plan.lanes] == [
        ("浙A12345", 1),
        ("浙A54321", 0),
    ]
    assert ready(view) == [order.id]
    assert view.head.count.text() == "1 trip, 0 out now"
    assert view.head.day.text() == "2026-11-20 Fri"
    assert not place.troubles


def test_an_order_dropped_on_a_planned_trip_goes_with_it_and_can_be_taken_back(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    made = trip(desk, fleet(desk), [address()])
    order = waiting(desk)
    view = view_of(place, qtbot)
    drop(view, order, bar(view, 0))
    place.settle()
    assert [stop.order for stop in again(desk, made).stops] == [None, order.id]
    assert again(desk, order).dispatch == made.id
    assert place.told[-1] == f"{order.number} goes with 浙A12345, {made.number}."
    place.undo[-1]()
    qtbot.waitUntil(lambda: place.settle() is None and ready(view) == [order.id])
    assert again(desk, order).dispatch is None
    assert not place.troubles


def test_dropped_beside_the_trips_it_begins_a_new_one_with_the_usual_driver(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    lorry = fleet(desk)
    order = waiting(desk)
    view = view_of(place, qtbot)
    drop(view, order, free_place(view, 0, 14))
    place.settle()
    (note,) = all_of(desk, "dispatch")
    assert (note.vehicle, note.driver) == (lorry.id, lorry.usual_driver)
    assert note.planned_out_at == datetime(2026, 11, 20, 6, tzinfo=UTC)
    assert [stop.order for stop in note.stops] == [order.id]
    place.undo[-1]()
    place.settle()
    assert again(desk, note).state == "cancelled"


def test_without_a_usual_driver_the_form_opens_filled_in(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    lorry = vehicle(desk)
    order = waiting(desk)
    view = view_of(place, qtbot)
    drop(view, order, free_place(view, 0, 14))
    place.settle()
    asked = place.last(OpenRecord)
    assert (asked.kind, asked.values["vehicle"]) == ("dispatch", lorry.id)
    assert [stop.order for stop in asked.values["stops"]] == [order.id]
    assert not all_of(desk, "dispatch")


def test_what_is_too_much_is_refused_and_says_by_how_much(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    made = trip(desk, fleet(desk), [address(weight=Decimal(800))])
    order = waiting(desk, 250)
    view = view_of(place, qtbot)
    drop(view, order, bar(view, 0))
    place.settle()
    assert len(again(desk, made).stops) == 1
    assert "50 kg too much" in view.notice.accessibleName()
    assert view.notice.isVisible()


def test_the_bar_turns_red_before_it_is_dropped(place: Place, desk: Desk, qtbot: QtBot) -> None:
    trip(desk, fleet(desk), [address(weight=Decimal(800))])
    light, heavy = waiting(desk, 10), waiting(desk, 250)
    view = view_of(place, qtbot)
    pictures = []
    for order in (light, heavy):
        view.take(order.id)
        pictures.append(view.lanes.grab().toImage())
    assert pictures[0] != pictures[1]


def test_keys_alone_choose_order_and_vehicle(place: Place, desk: Desk, qtbot: QtBot) -> None:
    fleet(desk)
    other = trip(desk, fleet(desk, "浙A54321"), [address()])
    first, second = waiting(desk), waiting(desk)
    view = view_of(place, qtbot)
    view.focus_start()
    QTest.keyClick(view.waiting.ready, Key.Key_Down)
    QTest.keyClick(view.waiting.ready, Key.Key_Return)
    assert view.lanes.hand is not None
    assert view.lanes.hand.id == second.id
    QTest.keyClick(view.lanes, Key.Key_Escape)
    assert view.lanes.hand is None
    QTest.keyClick(view.waiting.ready, Key.Key_Return)
    QTest.keyClick(view.lanes, Key.Key_Down)
    QTest.keyClick(view.lanes, Key.Key_Return)
    place.settle()
    assert [stop.order for stop in again(desk, other).stops] == [None, second.id]
    qtbot.waitUntil(lambda: place.settle() is None and ready(view) == [first.id])


def test_enter_and_click_open_the_note(place: Place, desk: Desk, qtbot: QtBot) -> None:
    made = trip(desk, fleet(desk), [address()])
    view = view_of(place, qtbot)
    view.go_lanes()
    view.lanes.setFocus()
    QTest.keyClick(view.lanes, Key.Key_Home)
    QTest.keyClick(view.lanes, Key.Key_Down)
    QTest.keyClick(view.lanes, Key.Key_Return)
    assert place.last(OpenRecord).record == made.id
    place.asked.clear()
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(view.lanes, left, pos=bar(view, 0).toPoint())
    assert place.last(OpenRecord).record == made.id


def test_a_trip_that_is_out_takes_nothing_more(place: Place, desk: Desk, qtbot: QtBot) -> None:
    out = away(desk, fleet(desk), [address()])
    order = waiting(desk)
    view = view_of(place, qtbot)
    drop(view, order, bar(view, 0))
    place.settle()
    assert len(again(desk, out).stops) == 1
    note = all_of(desk, "dispatch")[-1]
    assert note.id != out.id
    assert note.planned_out_at >= out.planned_back_at


def test_who_is_late_is_told(place: Place, desk: Desk, qtbot: QtBot) -> None:
    away(desk, fleet(desk), [address()])
    desk.clock.pass_by(hours=7)
    view = view_of(place, qtbot)
    view.go_lanes()
    QTest.keyClick(view.lanes, Key.Key_Down)
    assert "late" in view.lanes.accessibleDescription()


def test_papers_that_end_stand_beside_the_board(place: Place, desk: Desk, qtbot: QtBot) -> None:
    fleet(desk, insurance_until=date(2026, 11, 24), inspection_until=date(2026, 11, 1))
    fleet(desk, "浙A54321", insurance_until=date(2027, 6, 1))
    view = view_of(place, qtbot)
    lines = view.waiting.papers.lines()
    assert [(str(line.text), str(line.right)) for line in lines] == [
        ("浙A12345", "over"),
        ("浙A12345", "4 days"),
    ]
    view.waiting.papers.chosen.emit(lines[0].value)
    assert place.last(OpenRecord).kind == "vehicle"


def test_another_day_has_its_own_trips(place: Place, desk: Desk, qtbot: QtBot) -> None:
    trip(desk, fleet(desk), [address()], after=24)
    view = view_of(place, qtbot)
    assert view.head.count.text() == "0 trips, 0 out now"
    view.go_later()
    place.settle()
    assert view.head.count.text() == "1 trip, 0 out now"
    assert view.head.today.isVisible()
    view.go_today()
    place.settle()
    assert not view.head.today.isVisible()


def test_note_and_loading_list_are_printed_from_the_board(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    stops = [address(consignee=name, weight=Decimal("12.5")) for name in ("甲店", "乙店", "丙店")]
    made = trip(desk, fleet(desk), stops)
    view = view_of(place, qtbot)
    view.go_lanes()
    QTest.keyClick(view.lanes, Key.Key_Down)
    view.actions_["board.print"].trigger()
    assert place.last(Print).records == [made.id]
    view.actions_["board.loading"].trigger()
    page = place.last(PrintPage)
    for code, title in (("en", f"Loadinglist{made.number}"), ("zh_CN", f"装车单{made.number}")):
        pdf = page.draw(place.store, place.session, page.record, PrintOptions(language=code))
        words = reading.dense(reading.words(pdf))
        assert title in words
        assert words.index("丙店") < words.index("乙店") < words.index("甲店")
        assert "37.5" in words


def test_without_vehicles_the_board_says_what_it_is_for(place: Place, qtbot: QtBot) -> None:
    view = view_of(place, qtbot)
    assert view.empty.isVisible()
    view.empty.asked.emit()
    assert place.last(OpenRecord).kind == "vehicle"


def test_a_note_saved_elsewhere_shows_by_itself(place: Place, desk: Desk, qtbot: QtBot) -> None:
    lorry = fleet(desk)
    view = view_of(place, qtbot)
    trip(desk, lorry, [address()])
    qtbot.waitUntil(
        lambda: place.settle() is None and view.head.count.text() == "1 trip, 0 out now"
    )


def test_who_may_only_read_places_nothing(sit: Any, desk: Desk, qtbot: QtBot) -> None:
    made = trip(desk, fleet(desk), [address()])
    order = waiting(desk)
    place = sit("manager")
    view = view_of(place, qtbot)
    drop(view, order, bar(view, 0))
    place.settle()
    assert len(again(desk, made).stops) == 1


def test_the_hours_keep_apart_however_narrow_the_board(place: Place, desk: Desk) -> None:
    def every(width: int) -> int:
        return Axis(date(2026, 11, 3), desk.store.office.zone, 7, 19, 0, width).named_hours(40)

    assert [every(width) for width in (600, 480, 479, 300, 130, 30)] == [1, 1, 2, 2, 4, 12]


def test_the_board_speaks_chinese(place: Place, desk: Desk, qtbot: QtBot) -> None:
    trip(desk, fleet(desk), [address()])
    view = view_of(place, qtbot)
    use_language("zh_CN")
    speak_anew(view)
    assert view.head.count.text() == "1 趟，0 趟在途"
    assert "没有待派车" in view.waiting.hint.text()


def test_the_mouse_tells_what_is_under_it(place: Place, desk: Desk, qtbot: QtBot) -> None:
    trip(desk, fleet(desk), [address()], route="城西线")
    view = view_of(place, qtbot)
    QTest.mouseMove(view.lanes, bar(view, 0).toPoint())
    qtbot.waitUntil(lambda: "城西线" in view.lanes.toolTip())
    QApplication.sendEvent(view.lanes, QEvent(QEvent.Type.Leave))
    plan = view.lanes.plan
    assert plan is not None
    assert plan.at(QPoint(20, HEAD + 10), holding=False) is None
    held = plan.at(QPoint(20, HEAD + 10), holding=True)
    assert held is not None
    assert timedelta(0) <= held.start - desk.clock() < timedelta(hours=3)


def test_the_loading_list_is_on_the_menu_of_the_notes_own_page(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    made = trip(desk, fleet(desk), [address()])
    page = RecordPage(place.workplace, "dispatch", made.id)
    qtbot.addWidget(page)
    shown(place, page)
    action = page.findChild(QAction, "dispatch.print.loading")
    assert action is not None
    action.trigger()
    assert place.last(PrintPage).form == "loading"
