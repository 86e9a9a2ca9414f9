# SPDX-License-Identifier: MIT
"""From the command to the first window and to the first list, beside a bare window of PySide6."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

from benchmarks.filling import office_of
from benchmarks.measure import RUNS, Result, Setting

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QLineEdit
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLineEdit())
window.resize(900, 600)
window.show()
window.repaint()
app.processEvents()
"""
SIGN_IN = """
from desk.app import App
from desk.preferences import Preferences
from desk.ui import theme
qt = theme.application()
app = App(qt, Preferences(language="zh_CN"), demo=False)
app.show_sign_in()
app.entrance.sign_in.repaint()
qt.processEvents()
"""
OFFICE = """
import sys
from desk.db.database import open_database
from desk.db.store import Store
from desk.records import load_books
store = Store(open_database(sys.argv[1]), load_books())
"""
LOADED_LATE = ("reportlab", "pypinyin", "xlsxwriter", "python_calamine", "psycopg", "pypdfium2")


def run(setting: Setting) -> Iterator[Result]:
    """Start programs from nothing, in turn."""
    office = office_of(setting.folder, setting.records, setting.seed)
    assert office.database.path is not None
    folder = str(office.database.path.parent)
    bare, first, opened = [], [], []
    environment = _environment(setting)
    for _run in range(RUNS + 1):
        bare.append(_took(environment, BARE))
        first.append(_took(environment, SIGN_IN))
        opened.append(_took(environment, OFFICE, folder))
    here, peer = statistics.median(first[1:]), statistics.median(bare[1:])
    yield Result("start", "first window", here, "≤ 1.25 × bare window", here <= 1.25 * peer, None,
                 "bare PySide6 window", peer)  # fmt: skip
    yield Result("start", "office opened, without a screen", statistics.median(opened[1:]))
    loaded = _loaded(environment)
    yield Result("start", "slow libraries loaded by the first window", len(loaded),
                 "0", not loaded, unit=" ".join(loaded))  # fmt: skip


def _took(environment: dict[str, str], program: str, *arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, *arguments], check=True, env=environment)
    return (time.perf_counter() - start) * 1000


def _loaded(environment: dict[str, str]) -> list[str]:
    told = subprocess.run(
        [sys.executable, "-c", SIGN_IN + "\nimport sys; print(*sys.modules)"],
        check=True,
        env=environment,
        capture_output=True,
        text=True,
    ).stdout.split()
    return [name for name in LOADED_LATE if name in told]


def _environment(setting: Setting) -> dict[str, str]:
    """Without a screen, and with modules compiled once as they are where desk is installed."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    compiled = str(setting.folder / "compiled")
    return {"QT_QPA_PLATFORM": "offscreen", **kept, "PYTHONPYCACHEPREFIX": compiled}
