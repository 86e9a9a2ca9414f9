# SPDX-License-Identifier: MIT
"""A vehicle is back: the exceptions typed, the signatures kept, the bag explained."""

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QImage, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desk.records.dispatch import Stop
from desk.text import use_language
from desk.ui.editors.line import LineEditor
from desk.ui.recordpage import RecordPage
from desk.ui.requests import Confirm
from desk.ui.returning import ReturnPanel
from desk.ui.widgets.segments import Segments
from desk.ui.widgets.signature import SignaturePad
from tests.offices import Desk
from tests.records.goods.making import again, step
from tests.ui.goods.test_shelf import month
from tests.ui.goods.trips import address, away, fleet, waiting
from tests.ui.pages import Place, shown, speak_anew

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def page_of(place: Place, qtbot: QtBot, record: Any) -> RecordPage:
    page = RecordPage(place.workplace, record.kind(), record.id)
    qtbot.addWidget(page)
    shown(place, page, 1190, 700)
    return page


def panel_of(place: Place, qtbot: QtBot, record: Any, what: str = "back") -> ReturnPanel:
    page = page_of(place, qtbot, record)
    press(page, f"dispatch.{what}")
    (panel,) = page.window().findChildren(ReturnPanel)
    assert panel.is_open
    return panel


def press(page: RecordPage, name: str) -> None:
    action = page.findChild(QAction, name)
    assert action is not None
    action.trigger()


def type_into(form: Any, name: str, text: str) -> None:
    editor = form.cells[name].editor
    assert isinstance(editor, LineEditor)
    editor.selectAll()
    editor.insert(text)


def sign(pad: SignaturePad) -> None:
    """One stroke with the mouse."""
    QTest.mousePress(pad, LEFT, pos=QPoint(40, 60))
    for x in range(50, 150, 10):
        QTest.mouseMove(pad, QPoint(x, 60 + x % 20))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(150, 60))


@pytest.fixture
def note(desk: Desk) -> Any:
    """A trip that is out: an order with cash, and two addresses."""
    order = waiting(desk, payment="cod", receiver="王五")
    stops = [Stop(order=order.id), address(freight=3000), address(consignee="赵六")]
    return away(desk, fleet(desk), stops)


def test_with_nothing_to_tell_one_key_enters_the_return(
    place: Place, desk: Desk, qtbot: QtBot, note: Any
) -> None:
    desk.clock.pass_by(hours=3)
    panel = panel_of(place, qtbot, note)
    assert panel.count.text() == "To bring back: ¥130.00"
    type_into(panel.trip, "odometer", "1080")
    QTest.keyClick(panel, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: place.settle() is None and not panel.is_open)
    after = again(desk, note)
    assert (after.state, after.odometer_back, after.distance) == ("back", 1080, 80)
    assert [stop.result for stop in after.stops] == ["delivered"] * 3
    assert [stop.collected for stop in after.stops] == [10000, 3000, 0]
    assert desk.store.get(desk["staff"], "order", note.stops[0].order).state == "delivered"
    assert not panel.is_open
    assert not place.troubles


def test_only_the_exceptions_are_typed(place: Place, desk: Desk, qtbot: QtBot, note: Any) -> None:
    panel = panel_of(place, qtbot, note)
    first, second, third = panel.rows
    QTest.keyClick(first.outcome, Key.Key_2)
    assert not first.cells.isHidden()
    assert first.taken is not None
    type_into(first.taken, "taken_0", "0.5")
    type_into(first.cells, "collected", "80")
    type_into(first.cells, "note", "a box was wet")
    QTest.keyClick(third.outcome, Key.Key_4)
    assert second.cells.isHidden()
    assert panel.expected == 8000 + 3000
    desk.clock.pass_by(hours=2)
    panel.trip.cells["back_at"].editor.put(desk.clock())
    panel.send()
    place.settle()
    stops = again(desk, note).stops
    assert [stop.result for stop in stops] == ["partly", "delivered", "nobody"]
    assert (stops[0].collected, stops[0].note) == (8000, "a box was wet")
    assert [row.taken for row in again(desk, note).goods] == [Decimal("0.5")]
    assert desk.store.get(desk["staff"], "order", stops[0].order).state == "part_delivered"


def test_what_the_rules_refuse_points_at_its_stop_and_loses_nothing(
    place: Place, desk: Desk, qtbot: QtBot, note: Any
) -> None:
    panel = panel_of(place, qtbot, note)
    panel.rows[1].show_cells()
    type_into(panel.rows[1].cells, "collected", "20")
    panel.send()
    place.settle()
    assert panel.notice.isVisible()
    assert "10.00 less was collected" in panel.notice.accessibleName()
    assert [row.wrong for row in panel.rows] == [False, True, False]
    assert again(desk, note).state == "out"
    type_into(panel.rows[1].cells, "note", "no change, paid next time")
    desk.clock.pass_by(hours=2)
    panel.trip.cells["back_at"].editor.put(desk.clock())
    panel.send()
    place.settle()
    assert again(desk, note).state == "back"


def test_a_difference_in_the_bag_is_reckoned_and_must_be_explained(
    place: Place, desk: Desk, qtbot: QtBot, note: Any
) -> None:
    panel = panel_of(place, qtbot, note)
    desk.clock.pass_by(hours=2)
    panel.trip.cells["back_at"].editor.put(desk.clock())
    type_into(panel.bag, "cash_returned", "130")
    assert panel.count.property("tone") == "green"
    type_into(panel.bag, "cash_returned", "125.5")
    assert "¥4.50 too little" in panel.count.text()
    panel.send()
    place.settle()
    assert again(desk, note).state == "out"
    assert panel.bag.cells["difference_reason"].problem is not None
    type_into(panel.bag, "difference_reason", "a toll was paid from it")
    panel.send()
    place.settle()
    after = again(desk, note)
    assert (after.state, after.cash_returned, after.cash_difference) == ("closed", 12550, -450)
    assert after.difference_reason == "a toll was paid from it"
    assert place.told[-1].endswith("the cash is settled.")


def test_a_bag_counted_later_is_settled_in_the_same_panel(
    place: Place, desk: Desk, qtbot: QtBot, note: Any
) -> None:
    desk.clock.pass_by(hours=2)
    step(desk, note, "back", back_at=desk.clock(), rest_delivered=True)
    panel = panel_of(place, qtbot, note, "settle")
    assert panel.trip.isHidden()
    type_into(panel.bag, "cash_returned", "130")
    panel.send()
    place.settle()
    assert again(desk, note).state == "closed"


def test_signatures_are_kept_as_pictures(place: Place, desk: Desk, qtbot: QtBot, note: Any) -> None:
    panel = panel_of(place, qtbot, note)
    row = panel.rows[0]
    QTest.keyClick(row.outcome, Key.Key_S)
    assert row.pad.isVisible()
    sign(row.pad)
    desk.clock.pass_by(hours=2)
    panel.trip.cells["back_at"].editor.put(desk.clock())
    panel.send()
    place.settle()
    (file,) = desk.store.attachments.of(desk["staff"], "dispatch", note.id)
    assert file.name == "Signature of stop 1 王五.png"
    picture = QImage.fromData(desk.store.attachments.read(desk["staff"], file.id))
    assert picture.width() > 200


def test_what_was_typed_stays_while_the_panel_is_away(
    place: Place, desk: Desk, qtbot: QtBot, note: Any
) -> None:
    page = page_of(place, qtbot, note)
    press(page, "dispatch.back")
    (panel,) = page.window().findChildren(ReturnPanel)
    QTest.keyClick(panel.rows[2].outcome, Key.Key_3)
    QTest.keyClick(panel, Key.Key_Escape)
    assert not panel.is_open
    press(page, "dispatch.back")
    assert page.window().findChildren(ReturnPanel) == [panel]
    assert panel.rows[2].outcome.value() == "refused"


def test_another_page_in_front_sends_the_panel_away(
    place: Place, desk: Desk, qtbot: QtBot, note: Any
) -> None:
    front = QWidget()
    qtbot.addWidget(front)
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    record = RecordPage(place.workplace, "dispatch", note.id)
    stack.addWidget(record)
    stack.addWidget(front)
    shown(place, stack)
    press(record, "dispatch.back")
    own = next(p for p in stack.findChildren(ReturnPanel) if p.is_open)
    stack.setCurrentWidget(front)
    assert not own.is_open


def test_enter_walks_from_stop_to_stop_to_the_bag(place: Place, qtbot: QtBot, note: Any) -> None:
    panel = panel_of(place, qtbot, note)
    panel.activateWindow()
    panel.rows[0].focus_outcome()
    QTest.keyClick(panel.rows[0].outcome, Key.Key_Return)
    assert panel.rows[1].outcome.hasFocus()
    QTest.keyClick(panel.rows[1].outcome, Key.Key_Right)
    assert panel.rows[1].outcome.value() == "partly"
    QTest.keyClick(panel.rows[2].outcome, Key.Key_Return)
    assert panel.bag.cells["cash_returned"].editor.hasFocus()


def test_the_panel_speaks_chinese(place: Place, qtbot: QtBot, note: Any) -> None:
    panel = panel_of(place, qtbot, note)
    use_language("zh_CN")
    speak_anew(panel)
    assert panel.title.text() == f"返回登记：浙A12345，{note.number}"
    assert panel.count.text() == "应带回现金：¥130.00"


# the pad


def pad_of(qtbot: QtBot) -> SignaturePad:
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.resize(400, 132)
    pad.show()
    return pad


def test_a_pad_keeps_ink_takes_it_back_and_is_emptied(qtbot: QtBot) -> None:
    pad = pad_of(qtbot)
    assert pad.png() == b""
    sign(pad)
    sign(pad)
    assert QImage.fromData(pad.png()).height() > 20
    QTest.keyClick(pad, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not pad.is_empty()
    QTest.keyClick(pad, Key.Key_Delete)
    assert pad.is_empty()
    assert pad.accessibleName() == "Signature"


def test_a_pen_draws_as_hard_as_it_is_pressed(qtbot: QtBot) -> None:
    pad = pad_of(qtbot)
    kinds = QTabletEvent.Type
    for kind, x in ((kinds.TabletPress, 20), (kinds.TabletMove, 90), (kinds.TabletRelease, 90)):
        at = QPointF(x, 50)
        event = QTabletEvent(
            kind, QPointingDevice.primaryPointingDevice(), at, at, 0.9, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier.NoModifier, LEFT, LEFT,
        )  # fmt: skip
        QApplication.sendEvent(pad, event)
    assert not pad.is_empty()


def test_a_finger_draws_too(qtbot: QtBot) -> None:
    pad = pad_of(qtbot)
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(0, QPoint(30, 40), pad).commit()
    QTest.touchEvent(pad, finger).move(0, QPoint(120, 80), pad).commit()
    QTest.touchEvent(pad, finger).release(0, QPoint(120, 80), pad).commit()
    assert not pad.is_empty()


def test_segments_are_chosen_by_keys_and_mouse(qtbot: QtBot) -> None:
    options = [("a", "One", "green"), ("b", "Two", "red"), ("c", "Three", "plain")]
    choice = Segments("Choice", options)
    qtbot.addWidget(choice)
    choice.show()
    told: list[str] = []
    choice.chosen.connect(told.append)
    QTest.keyClick(choice, Key.Key_2)
    QTest.keyClick(choice, Key.Key_Right)
    QTest.mouseClick(choice, LEFT, pos=QPoint(8, 12))
    assert told == ["b", "c", "a"]
    assert choice.accessibleDescription() == "One"


def test_sealing_from_the_binders_own_page_asks_first_too(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    month(desk, 2026, 10, 1)
    desk.store.database.run('UPDATE "order" SET print_count = 1')
    binder = desk.store.by_number(desk["supervisor"], "B202610-0001")
    page = page_of(place, qtbot, binder)
    press(page, "binder.seal")
    place.last(Confirm).then()
    place.settle()
    assert again(desk, binder).state == "sealed"
