# SPDX-License-Identifier: MIT
"""Customer cards in the window: two made one and parted again, a masked cell looked at."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from desk.dialogs.ask import AskDialog
from desk.dialogs.reason import ReasonDialog
from desk.ui.recordpage import RecordPage
from desk.ui.requests import OpenRecord
from desk.window import Window
from tests.app.clerk import CTRL, SHIFT, Clerk
from tests.app.conftest import Opened
from tests.offices import Desk


@pytest.fixture
def cards(office: Desk) -> tuple[int, int]:
    """Two cards of one customer."""
    made = []
    for name in ("恒瑞商行", "杭州恒瑞商行"):
        card: Any = office.store.new(
            office["staff"], "customer", name=name, mobile="13812345678", address="江南大道 1 号"
        )
        made.append(office.store.save(office["staff"], card).id)
    return made[0], made[1]


def card(office: Desk, key: int) -> Any:
    """A card as it stands now."""
    return office.store.get(office["supervisor"], "customer", key)


def page_on(window: Window, clerk: Clerk, key: int) -> RecordPage:
    """The page of a card."""
    window.open_record(OpenRecord("customer", key))
    clerk.settle()
    page = window.tabs.current()
    assert isinstance(page, RecordPage)
    return page


def test_two_cards_are_merged_and_parted_by_keys(
    office: Desk, opened: Opened, clerk: Clerk, cards: tuple[int, int]
) -> None:
    keep, drop = cards
    window = opened("supervisor")
    page_on(window, clerk, keep)
    clerk.press(Qt.Key.Key_M, CTRL | SHIFT)
    clerk.find(AskDialog)
    clerk.fill(other="K202611-0002")
    clerk.press(Qt.Key.Key_Return)
    clerk.fill(reason="同一家店")
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.gone(AskDialog)
    clerk.settle()
    assert card(office, drop).merged_into == keep
    page_on(window, clerk, drop)
    clerk.press(Qt.Key.Key_B, CTRL | SHIFT)
    clerk.find(ReasonDialog)
    clerk.write("是两家店")
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.gone(ReasonDialog)
    clerk.settle()
    assert (card(office, drop).voided, card(office, drop).merged_into) == (False, None)


def test_a_merging_is_undone_at_once(
    office: Desk, opened: Opened, clerk: Clerk, cards: tuple[int, int]
) -> None:
    window = opened("supervisor")
    page = page_on(window, clerk, cards[0])
    step = page.record_type.steps[0]
    page.deeds.send_step(step, {"other": cards[1], "reason": "同一家店"})
    clerk.settle()
    assert card(office, cards[1]).voided
    window.deeds.undo()
    clerk.settle()
    assert not card(office, cards[1]).voided


def test_a_card_is_not_merged_with_itself(
    office: Desk, opened: Opened, clerk: Clerk, cards: tuple[int, int]
) -> None:
    window = opened("supervisor")
    page_on(window, clerk, cards[0])
    clerk.press(Qt.Key.Key_M, CTRL | SHIFT)
    dialog = clerk.find(AskDialog)
    clerk.fill(other="K202611-0001")
    clerk.press(Qt.Key.Key_Return)
    clerk.fill(reason="同一家店")
    clerk.press(Qt.Key.Key_Return, CTRL)
    clerk.until(lambda: dialog.form.cells["other"].problem is not None)
    assert not card(office, cards[0]).voided
    dialog.reject()


def test_a_viewer_looks_at_a_masked_number_and_the_trail_keeps_it(
    office: Desk, opened: Opened, clerk: Clerk, cards: tuple[int, int]
) -> None:
    page = page_on(opened("viewer"), clerk, cards[0])
    cell = page.form.cells["mobile"].editor
    assert cell.typed() == "138****5678"
    look = page.findChild(QAction, "customer.reveal.mobile")
    assert look is not None
    look.trigger()
    clerk.settle()
    assert cell.typed() == "13812345678"
    assert page.findChild(QAction, "customer.reveal.qq") is None, "an empty cell hides nothing"
    rows = office.store.database.rows("SELECT who FROM audit WHERE action = ?", "reveal")
    assert rows == [(office["viewer"].name,)]


def test_who_sees_everything_has_nothing_to_unmask(
    opened: Opened, clerk: Clerk, cards: tuple[int, int]
) -> None:
    page = page_on(opened("staff"), clerk, cards[0])
    QApplication.processEvents()
    assert page.findChild(QAction, "customer.reveal.mobile") is None
    assert page.findChild(QAction, "customer.merge") is None
