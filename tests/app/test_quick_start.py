# SPDX-License-Identifier: MIT
"""The first window comes at once: nothing is made for it that only later windows need."""

import subprocess
import sys

SIGN_IN = """
from desk.app import App
from desk.preferences import Preferences
from desk.ui import theme
qt = theme.application()
app = App(qt, Preferences(language="zh_CN"), demo=False)
app.show_sign_in()
app.entrance.sign_in.repaint()
qt.processEvents()
import sys
from PySide6 import QtCore, QtWidgets
print(*sys.modules, *(f"QtCore.{name}" for name in vars(QtCore)))
print(*(f"QtWidgets.{name}" for name in vars(QtWidgets)))
"""
#: Libraries and programs that are read later, and Qt's long lists of names.
LATE = {
    *("reportlab", "pypinyin", "xlsxwriter", "python_calamine", "psycopg", "pypdfium2", "peewee"),
    *("desk.window", "desk.records", "desk.ui.actions", "socket", "logging.handlers"),
    *("QtCore.Qt", "QtWidgets.QStyle"),
}


def test_the_sign_in_reads_and_makes_no_more_than_it_shows() -> None:
    told = subprocess.run(
        [sys.executable, "-c", SIGN_IN], check=True, capture_output=True, text=True
    )
    assert LATE.isdisjoint(told.stdout.split()), LATE.intersection(told.stdout.split())
