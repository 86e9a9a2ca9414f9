# SPDX-License-Identifier: MIT
"""The rail: the daily books in their order, the others behind two doors, what is due in figures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desk.dialogs.settings import SettingsDialog
from desk.shell.places import DAILY
from desk.ui import icons
from desk.ui.book.purpose import PURPOSE
from desk.window import Window
from tests.app.clerk import CTRL, Clerk
from tests.app.conftest import Opened
from tests.offices import Desk


def entry(window: Window, place: str) -> QAbstractButton:
    found = window.rail.findChild(QAbstractButton, f"rail.{place}")
    assert found is not None, place
    return found


def test_the_daily_books_stand_in_their_order_and_all_others_behind_doors(
    opened: Opened, office: Desk
) -> None:
    window = opened("supervisor")
    places = window.rail.places()
    daily = [kind for group in DAILY for kind in group]
    assert places[: len(daily) + 2] == ["today", *daily, "reports"]
    assert places[-1] == "settings"
    assert {t.kind() for t in office.store.books} <= set(places)
    shown = [place for place in places if entry(window, place).isVisible()]
    assert shown == ["today", *daily, "reports", "settings"]


def test_a_door_opens_by_a_press_and_for_the_page_behind_it(opened: Opened, clerk: Clerk) -> None:
    window = opened("supervisor")
    assert not entry(window, "fine").isVisible()
    entry(window, "supervision").click()
    assert entry(window, "fine").isVisible()
    assert entry(window, "supervision").accessibleDescription() == "unfolded"
    entry(window, "supervision").click()
    assert not entry(window, "fine").isVisible()
    window.go("vehicle")
    clerk.settle()
    assert entry(window, "vehicle").isVisible()
    assert entry(window, "vehicle").isChecked()


def test_what_is_due_behind_a_door_is_counted_on_it(opened: Opened) -> None:
    window = opened("supervisor")
    window.rail.count("fine", 3, 0)
    window.rail.count("access_request", 2, 1)
    assert entry(window, "supervision").accessibleName() == "Supervision: 5 due, 1 late"
    window.rail.count("complaint", 4, 0)
    assert entry(window, "complaint").accessibleName() == "Complaints: 4 due"


def test_the_rail_stays_folded(opened: Opened, clerk: Clerk, qtbot: QtBot) -> None:
    window = opened("staff")
    wide = window.rail.width()
    clerk.press(Qt.Key.Key_B, CTRL)
    assert window.rail.width() < wide
    again = opened("staff")
    assert again.rail.folded
    clerk.press(Qt.Key.Key_B, CTRL)
    assert again.rail.width() == wide


def test_settings_open_before_the_page_one_is_at(opened: Opened, clerk: Clerk) -> None:
    window = opened("supervisor")
    entry(window, "settings").click()
    clerk.find(SettingsDialog).reject()
    assert entry(window, "today").isChecked()


def test_new_says_where_a_person_may_not(opened: Opened, clerk: Clerk) -> None:
    window = opened("viewer")
    window.go("complaint")
    window.deeds.new_record()
    clerk.settle()
    assert "You may not" in window.toast.accessibleName()
    assert window.tabs.current_key() == "complaint"
    window.go("today")
    window.deeds.new_record()
    assert window.tabs.current_key().startswith("access_request:new")


def test_every_book_says_what_it_is_for_and_has_a_picture(office: Desk) -> None:
    kinds = [t.kind() for t in office.store.books]
    assert [kind for kind in kinds if kind not in PURPOSE] == []
    assert [kind for kind in PURPOSE if kind not in kinds] == []
    assert [kind for kind in kinds if icons.of(kind) == "file"] == []
