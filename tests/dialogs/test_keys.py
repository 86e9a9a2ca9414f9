# SPDX-License-Identifier: MIT
"""The overview of keys comes from the tables of actions."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desk.dialogs.keys import KeysDialog
from desk.text import N_
from desk.ui.actions import Action, Actions
from desk.ui.widgets import KeyHint


def test_every_key_stands_there_once_with_what_it_does(qtbot: QtBot, window: QWidget) -> None:
    table = [
        Action("a.one", N_("Print"), lambda: None, "Ctrl+P", where=N_("Records")),
        Action("a.two", N_("Search"), lambda: None, "Ctrl+K; F3", where=N_("Records")),
        Action("a.none", N_("Other fields"), lambda: None),
    ]
    first = Actions(window, table)
    other = QWidget(window)
    dialog = KeysDialog([first, Actions(other, table[:1])], window)
    dialog.open()
    hints = [hint.accessibleName() for hint in dialog.findChildren(KeyHint)]
    assert hints.count("Ctrl+P") == 1
    assert {"Ctrl+K", "F3", "Esc", "Tab"} <= set(hints)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"Records", "Print", "Search", "In forms"} <= set(words)
    assert "Other fields" not in words, "what has no key is no key"
    dialog.main.click()  # type: ignore[union-attr]
    assert not dialog.isVisible()
