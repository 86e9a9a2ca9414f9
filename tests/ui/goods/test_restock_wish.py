# SPDX-License-Identifier: MIT
"""A restock wish from a call-back: one key, the questions filled in, one press."""

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.recordpage import RecordPage
from desk.ui.requests import AskStep
from desk.ui.widgets import Panel
from tests.offices import Desk
from tests.records.goods.making import (
    all_of,
    customer,
    line,
    make,
    order,
    product,
    step,
    warehouse,
)
from tests.ui.pages import Place, shown


def test_the_questions_come_with_product_and_quantity(
    place: Place, desk: Desk, qtbot: QtBot
) -> None:
    warehouse(desk)
    card, paper = customer(desk), product(desk, "打印纸")
    order(desk, card, [line(paper, 8)])
    call: Any = make(desk, "callback", customer=card.id, reason="restock")
    call = step(desk, call, "reached", way="phone", satisfaction="5", restock="打印纸 12 箱")
    page = RecordPage(place.workplace, "callback", call.id)
    qtbot.addWidget(page)
    shown(place, page, 1190, 700)
    action = page.findChild(QAction, "callback.restock")
    assert action is not None
    action.trigger()
    place.settle()
    asked = place.last(AskStep)
    assert (asked.values["product"], asked.values["quantity"]) == (paper.id, 12)
    assert asked.names == {("product", paper.id): "打印纸"}
    asked.then(dict(asked.values))
    place.settle()
    (request,) = all_of(desk, "restock_request")
    assert (request.product, request.callback) == (paper.id, call.id)


def test_a_panel_that_goes_leaves_the_cursor_where_somebody_works(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, after = QLineEdit(window), QLineEdit(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    panel = Panel(window, "Return")
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    panel.slide_in()
    panel.slide_out()
    assert before.hasFocus()  # the cursor was in the panel: it goes back
    panel.slide_in()
    after.setFocus()
    qtbot.waitUntil(after.hasFocus)
    panel.slide_out()
    assert after.hasFocus()  # somebody went on elsewhere
