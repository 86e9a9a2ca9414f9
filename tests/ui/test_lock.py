# SPDX-License-Identifier: MIT
"""The window locks itself when nobody is there, after the minutes set now."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desk.ui.lock import IdleLock


def test_a_changed_number_of_minutes_holds_with_the_next_key(
    qapp: QApplication, qtbot: QtBot
) -> None:
    minutes = [15]
    owner = QObject()
    lock = IdleLock(qapp, lambda: minutes[0], owner)
    assert lock._timer.interval() == 15 * 60_000
    minutes[0] = 3
    line = QLineEdit()
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "a")
    assert lock._timer.interval() == 3 * 60_000
    qapp.removeEventFilter(lock)
