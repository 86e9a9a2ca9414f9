# SPDX-License-Identifier: MIT
"""The search box answers where goods are: every sheet about them in one card, with its state."""

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.records.dispatch import Stop
from desk.ui.requests import OpenRecord
from desk.ui.search_answers import Answers, Line
from desk.ui.searchbox import SearchBox
from tests.offices import Desk
from tests.records.goods.making import make
from tests.ui.goods.trips import fleet, trip, waiting
from tests.ui.pages import Place, shown


def answers(place: Place, qtbot: QtBot, words: str) -> tuple[SearchBox, list[Line]]:
    """The box and its answer to some words."""
    window = QWidget()
    qtbot.addWidget(window)
    box = SearchBox(place.workplace, list, window)
    shown(place, window, 900, 600)
    box.setText(words)
    box.textEdited.emit(words)
    qtbot.waitUntil(lambda: not box._timer.isActive())
    place.settle()
    (found,) = window.findChildren(Answers)
    return box, found._lines


def card(lines: list[Line]) -> list[tuple[str, str]]:
    """Kind and state of the sheets in the card."""
    return [(line.goods.kind, str(line.goods.state)) for line in lines if line.goods is not None]


def test_a_telephone_leads_to_order_notice_and_trip_with_their_states(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    sheet: Any = waiting(desk, receiver="王五", receiver_phone="13912345678")
    note = trip(desk, fleet(desk), [Stop(order=sheet.id)])
    make(
        desk, "pickup_notice", waybill="YD4711", consignee="王五", phone="13912345678",
        pieces=2, arrived_pieces=1, goods="纸",
    )  # fmt: skip
    box, lines = answers(place, qtbot, "13912345678")
    assert lines[0].head == "Where the goods are"
    assert card(lines) == [
        ("order", "Confirmed"),
        ("pickup_notice", "Not all arrived"),
        ("dispatch", "Planned"),
    ]
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert place.last(OpenRecord).record == note.id


def test_an_orders_number_brings_the_trip_it_is_on(place: Place, desk: Desk, qtbot: QtBot) -> None:
    sheet: Any = waiting(desk, receiver="王五")
    trip(desk, fleet(desk), [Stop(order=sheet.id)])
    _box, lines = answers(place, qtbot, sheet.number)
    assert card(lines) == [("order", "Confirmed"), ("dispatch", "Planned")]


def test_sheets_of_one_book_stand_under_its_name(place: Place, desk: Desk, qtbot: QtBot) -> None:
    sheet: Any = waiting(desk, receiver="王五")
    _box, lines = answers(place, qtbot, sheet.number)
    assert lines[0].head == "Orders"
    assert not card(lines)


def test_a_book_is_reached_by_its_name_or_its_sound_and_every_line_by_the_arrows(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    for _ in range(9):
        waiting(desk, receiver="订单")
    window = QWidget()
    qtbot.addWidget(window)
    commands = [QAction(text, window) for text in ("前往：订单", "新建：客户下单表", "打印订单")]
    box = SearchBox(place.workplace, lambda: commands, window)
    shown(place, window, 900, 300)

    def ask(words: str) -> list[Line]:
        box.setText(words)
        box.textEdited.emit(words)
        qtbot.waitUntil(lambda: not box._timer.isActive())
        place.settle()
        return found._lines

    (found,) = window.findChildren(Answers)
    lines = ask("订单")
    assert [line.action for line in lines[:2]] == [None, commands[0]]
    assert lines[-1].action is commands[2]
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert found.marked() is lines[-1]
    assert found._line_at(QPoint(60, found.height() - 30)) == len(lines) - 1
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert found._line_at(QPoint(60, 50)) == 1
    assert [line.action for line in ask("xjkh")] == []
    assert [line.action for line in ask("khxd")][-1] is commands[1]
    assert [line.action for line in ask("dingdan")][-1] is commands[0]
