# SPDX-License-Identifier: MIT
"""Actions are declared once: the same row gives the menu, the key, the tip and the right."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from desk.text import N_, use_language
from desk.ui.actions import Action, Actions
from desk.ui.key_text import key_text, with_key


class Page(QWidget):
    """A page with two things to do."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def search(self) -> None:
        self.done.append("search")

    def close_page(self) -> None:
        self.done.append("close")


TABLE = (
    Action("page.search", N_("Search"), "search", key="Ctrl+K", icon="search", where=N_("Search")),
    Action("page.close", N_("Close"), "close_page", key="Ctrl+W; Esc", right=("TS", "write")),
    Action("page.seal", N_("Stop"), "close_page", right=("OD", "seal"), where=N_("Search")),
)


@pytest.fixture
def page(qapp: QApplication) -> Page:
    return Page()


def test_a_row_becomes_an_action_with_its_stable_name(page: Page) -> None:
    actions = Actions(page, TABLE)
    made = actions["page.search"]
    assert made.objectName() == "page.search"
    assert made.text() == "Search"
    assert not made.icon().isNull()
    assert made.shortcut() == QKeySequence("Ctrl+K")
    assert made in page.actions()
    made.trigger()
    actions["page.close"].trigger()
    assert page.done == ["search", "close"]


def test_the_key_stands_in_the_tip(page: Page) -> None:
    actions = Actions(page, TABLE)
    assert actions["page.search"].toolTip() == "Search  (Ctrl+K)"
    assert actions["page.seal"].toolTip() == "Stop"
    assert actions["page.close"].shortcuts() == [QKeySequence("Ctrl+W"), QKeySequence("Esc")]
    assert with_key("&Import …", QKeySequence("F4")) == "Import  (F4)"
    assert key_text("") == ""


def test_the_key_works_in_the_window(page: Page, qtbot: Any) -> None:
    Actions(page, TABLE)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert page.done == ["search"]


def test_what_the_person_may_not_do_is_not_there(page: Page) -> None:
    asked: list[tuple[str, str | None]] = []

    def may(kind: str, action: str | None) -> bool:
        asked.append((kind, action))
        return action == "write"

    actions = Actions(page, TABLE, may=may)
    assert [row.id for row in actions] == ["page.search", "page.close"]
    assert asked == [("TS", "write"), ("OD", "seal")]
    assert actions.get("page.seal") is None
    assert "page.seal" not in actions
    assert "page.close" in actions


def test_the_texts_follow_the_language(page: Page) -> None:
    actions = Actions(page, TABLE)
    use_language("zh_CN")
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert actions["page.search"].text() == "搜索"
    assert actions["page.search"].toolTip() == "搜索  (Ctrl+K)"


def test_rows_are_sorted_out_by_where_they_belong(page: Page) -> None:
    groups = Actions(page, TABLE).groups()
    assert {where: [row.id for row in rows] for where, rows in groups.items()} == {
        "Search": ["page.search", "page.seal"],
        "": ["page.close"],
    }


def test_a_function_can_stand_in_the_row_itself(page: Page) -> None:
    done: list[int] = []
    call: Callable[[], object] = lambda: done.append(1)  # noqa: E731
    actions = Actions(page, [Action("x", "X", call, checkable=True)])
    actions["x"].trigger()
    assert done == [1]
    assert actions["x"].isChecked()


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((TABLE[0], TABLE[0]), "twice"),
        ((Action("a", "A", "no_such"),), "no_such"),
    ],
)
def test_a_slip_in_the_table_is_told_at_start(
    page: Page, rows: tuple[Action, ...], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        Actions(page, rows)
