# SPDX-License-Identifier: MIT
"""Every page and dialog for who does not see it or uses no mouse: names on all that takes the
cursor, and Tab that walks through it and comes round."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QWidget,
)

from desk.db.query import Query
from desk.text import Message
from desk.ui.action_button import ActionButton
from desk.ui.recordpage import RecordPage
from desk.ui.requests import Confirm, Export, Import, OpenRecord, Print
from desk.window import Window
from tests.app.clerk import Clerk
from tests.app.conftest import Opened
from tests.offices import Desk


@pytest.fixture
def window(opened: Opened, office: Desk) -> Window:
    """The supervisor's window on an office with a customer and a complaint."""
    store, session = office.store, office["supervisor"]
    store.save(session, store.new(session, "customer", name="杭州启明", mobile="13812345678"))
    words = {"content": "late", "demand": "sooner", "category": "delay"}
    who = {"complainant": "张三", "phone": "13812345678"}
    store.save(session, store.new(session, "complaint", **who, **words))
    return opened("supervisor")


def takers(root: QWidget) -> Iterator[QWidget]:
    """All that is seen below a widget and takes the cursor."""
    for widget in (root, *root.findChildren(QWidget)):
        proxied = widget.focusProxy() is not None
        inside = isinstance(widget.parentWidget(), QComboBox)
        seen = widget.isVisible() and widget.isEnabled() and not proxied and not inside
        if seen and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


def nameless(root: QWidget) -> list[str]:
    """What takes the cursor and has nothing that a screen reader could say."""
    found = []
    for widget in takers(root):
        if widget.objectName().startswith("qt_") or isinstance(widget, QMenu):
            continue
        said = widget.accessibleName()
        if isinstance(widget, QAbstractButton):
            said = said or widget.text()
        if isinstance(widget, QLineEdit) and not said:
            said = widget.parentWidget().accessibleName()
        if not said.strip():
            found.append(f"{type(widget).__name__} {widget.objectName()!r} in {_place(widget)}")
    return found


def _place(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return f"{type(parent).__name__} {parent.objectName()!r}" if parent is not None else "nothing"


def walked(most: int = 200) -> int:
    """How many places Tab visits till it comes back to the first one."""
    visited: list[QWidget] = []
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)  # a page itself is no place of Tab
    for _press in range(most):
        now = QApplication.focusWidget()
        if now is None:
            break
        if now not in visited:
            visited.append(now)
        elif now is not visited[-1]:  # a text to read leads from link to link
            assert now is visited[0], f"Tab never leads back to {visited[0]} but to {now}"
            break
        QTest.keyClick(now, Qt.Key.Key_Tab)
    return len(visited)


def test_every_page_has_names_and_is_walked_by_tab(window: Window, clerk: Clerk) -> None:
    wrong = {}
    for place in window.rail.places():
        if place == "settings":
            continue
        window.go(place)
        clerk.settle()
        page = window.tabs.current()
        assert page is not None
        if nameless(page):
            wrong[place] = nameless(page)
        clerk.here()
        assert walked() > 3, place
    assert not wrong


def test_every_form_has_names(window: Window, clerk: Clerk, office: Desk) -> None:
    wrong = {}
    for record_type in office.store.books:
        kind = record_type.kind()
        if not window.workplace.may("write", kind):
            continue
        window.open_record(OpenRecord(kind))
        clerk.settle()
        page = window.tabs.current()
        assert page is not None
        if nameless(page):
            wrong[kind] = nameless(page)
        window.tabs.close_current()
        clerk.settle()
    assert not wrong


def test_a_record_with_its_side_panel_and_the_frame_of_the_window(
    window: Window, clerk: Clerk
) -> None:
    window.open_record(OpenRecord("complaint", 1))
    clerk.settle()
    assert not nameless(window)
    clerk.here()
    assert walked() > 10
    window.deeds.show_call_card()
    clerk.settle()
    assert not nameless(window.card)


def test_the_keys_of_a_record_work_on_after_a_step_was_clicked(
    window: Window, clerk: Clerk
) -> None:
    window.open_record(OpenRecord("complaint", 1))
    clerk.settle()
    page = window.tabs.current()
    assert isinstance(page, RecordPage)
    button = page.findChild(ActionButton, "button.complaint.take")
    assert button is not None
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    clerk.settle()
    clerk.until(lambda: page.record is not None and page.record.state == "in_hand")
    assert page.isAncestorOf(clerk.here()) or clerk.here() is page


DIALOGS: dict[str, Callable[[Window], Any]] = {
    "settings": lambda window: window.deeds.show_settings(),
    "people": lambda window: window.deeds.show_people(),
    "backup": lambda window: window.deeds.back_up(),
    "keys": lambda window: window.deeds.show_keys(),
    "password": lambda window: window.deeds.change_password(),
    "handbook": lambda window: window.answers.show_handbook(),
    "print": lambda window: window.workplace.ask(Print("complaint", [1], Query("complaint"))),
    "list": lambda window: window.workplace.ask(Print("complaint", query=Query("complaint"))),
    "export": lambda window: window.workplace.ask(Export(Query("complaint"))),
    "import": lambda window: window.workplace.ask(Import("customer")),
    "confirm": lambda window: window.workplace.ask(
        Confirm(Message("Do it?"), Message("Do it"), lambda: None)
    ),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_has_names_and_is_walked_by_tab(
    window: Window, clerk: Clerk, name: str
) -> None:
    DIALOGS[name](window)
    dialog = clerk.find(QDialog)
    clerk.settle()
    assert dialog.windowTitle()
    assert not nameless(dialog)
    clerk.here()
    assert walked() > 1
    dialog.close()
    clerk.settle()
