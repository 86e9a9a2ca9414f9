# SPDX-License-Identifier: MIT
"""An office with all books, a window on it, and a clerk before it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.records import load_books
from desk.ui import theme
from desk.ui.work import running_work
from desk.ui.workplace import Workplace
from desk.window import Window
from tests.app.clerk import Clerk
from tests.offices import Desk

Opened = Callable[[str], Window]


@pytest.fixture
def clerk(qtbot: QtBot) -> Clerk:
    """Somebody at the keyboard."""
    return Clerk(qtbot)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Desk]:
    """An office with every book there is."""
    made = Desk(tmp_path / "office", load_books())
    yield made
    made.close()


@pytest.fixture
def opened(office: Desk, clerk: Clerk, qapp: QApplication) -> Iterator[Opened]:
    """Opens the window of a colleague, by sign-in name."""
    theme.apply(qapp, "light")
    windows: list[Window] = []
    running = running_work()
    running.at_thread_end = office.store.database.close

    def open_window(login: str) -> Window:
        window = Window(Workplace(office.store, office[login], running))
        windows.append(window)
        window.show()
        window.activateWindow()
        clerk.qtbot.waitExposed(window)
        window.focus_page()
        clerk.settle()
        return window

    yield open_window
    clerk.settle()
    for window in windows:
        window.leaving.disconnect() if window.receivers("2leaving(QString)") else None
        window.close()
        window.deleteLater()
    QApplication.processEvents()
