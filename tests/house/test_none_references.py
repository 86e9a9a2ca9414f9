# SPDX-License-Identifier: MIT
"""A Qt binding that loses a reference to None with each call kills the window after an hour."""

import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

CALLS = 1_000
# Other code of the process may take or give back a few.
NOISE = 100


def test_void_calls_keep_none(qapp: QApplication) -> None:
    thing, timer, editor = QObject(), QTimer(), QLineEdit()
    before = sys.getrefcount(None)
    for number in range(CALLS):
        thing.setObjectName("slip")
        timer.setInterval(number)
        editor.setText("13812345678")
        editor.setPlaceholderText("")
    assert abs(sys.getrefcount(None) - before) < NOISE
