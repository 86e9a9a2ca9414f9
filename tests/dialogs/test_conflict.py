# SPDX-License-Identifier: MIT
"""Two people on one complaint: what the second one sees and decides."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.db.people import session_of
from desk.db.rowing import fill
from desk.dialogs.conflict import ConflictDialog
from desk.dialogs.conflict.cell import Cell
from desk.dialogs.conflict.values import joined
from desk.errors import Conflict
from desk.ui.requests import Settle
from desk.ui.workplace import Workplace
from tests.dialogs.conftest import CLERK, opened


@pytest.fixture
def settle(place: Workplace) -> Settle:
    """The supervisor's copy against what a clerk has saved meanwhile."""
    store = place.store
    mine = store.get(place.session, "complaint", 1)
    clerk = session_of(store, CLERK)
    theirs: Any = store.get(clerk, "complaint", 1)
    theirs.phone, theirs.level = "13911112222", "grave"
    theirs.content += "\n又来电一次"
    store.save(clerk, theirs, reason="called again")
    changed: Any = mine
    changed.phone, changed.level = "13933334444", "important"
    changed.content = "收银机 T80 打不开"
    with pytest.raises(Conflict) as raised:
        store.save(place.session, mine, reason="model known")
    return Settle(mine, raised.value, lambda picked: None)


def _dialog(
    place: Workplace, window: QWidget, settle: Settle
) -> tuple[ConflictDialog, list[dict[str, Any]]]:
    told: list[dict[str, Any]] = []
    dialog = ConflictDialog(place, Settle(settle.record, settle.conflict, told.append), window)
    opened(dialog, place)
    return dialog, told


def test_only_the_fields_both_changed_are_shown_as_the_form_shows_them(
    place: Workplace, window: QWidget, settle: Settle
) -> None:
    dialog, _told = _dialog(place, window, settle)
    assert set(dialog.rows) == {"phone", "level", "content"}
    level = dialog.rows["level"]
    assert [cell._text for cell in level.cells.values()] == ["Ordinary", "Important", "Grave"]
    assert level.accessibleName() == "Level: mine"
    assert "李婷" in dialog.detail.text()


def test_picked_by_keys(qtbot: QtBot, place: Workplace, window: QWidget, settle: Settle) -> None:
    dialog, told = _dialog(place, window, settle)
    rows = list(dialog.rows.values())
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Right)
    assert rows[0].pick == "theirs"
    qtbot.keyClick(rows[0], Qt.Key.Key_Right)
    assert rows[0].pick == "theirs", "there is nothing further right"
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    qtbot.keyClick(rows[1], Qt.Key.Key_Left)
    assert rows[1].pick == "before"
    qtbot.keyClick(rows[1], Qt.Key.Key_B)
    assert rows[1].pick == "before", "only texts can stay both"
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told == [
        {
            "phone": "13911112222",
            "level": "ordinary",
            "content": "收银机打不开\n又来电一次\n收银机 T80 打不开",
        }
    ]


def test_picked_by_the_mouse_and_saved(
    qtbot: QtBot, place: Workplace, window: QWidget, settle: Settle
) -> None:
    dialog, told = _dialog(place, window, settle)
    cell = dialog.findChild(Cell, "content.theirs")
    assert cell is not None
    qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    main = dialog.findChild(QPushButton, "main")
    assert main is not None
    main.click()
    assert told[0]["content"] == "收银机打不开\n又来电一次"
    latest = settle.conflict.latest
    fill(latest, told[0])
    saved = place.store.save(place.session, latest, reason="settled")
    assert (saved.phone, saved.level) == ("13933334444", "important")  # type: ignore[attr-defined]


def test_all_of_one_side(place: Workplace, window: QWidget, settle: Settle) -> None:
    dialog, told = _dialog(place, window, settle)
    for name in ("all.mine", "all.theirs"):
        button = dialog.findChild(QPushButton, name)
        assert button is not None
        button.click()
    assert {row.pick for row in dialog.rows.values()} == {"theirs"}
    dialog.reject()
    assert not told, "going back decides nothing"


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "both"),
    [
        ("a\nb\nc", "a\nB\nc", "a\nb\nc\nd", "a\nB\nc\nd"),
        ("a", "a\nmine", "a\ntheirs", "a\ntheirs\nmine"),
        ("", "mine", "theirs", "theirs\nmine"),
        ("a\nb", "a", "a\nb\nc", "a\nb\nc"),
        ("a", "same", "same", "same"),
        ("a\nb\nc", "x\nb\nc", "y\nb\nz", "y\nx\nb\nz"),
    ],
)
def test_both_texts_in_one(before: str, mine: str, theirs: str, both: str) -> None:
    assert joined(before, mine, theirs) == both
