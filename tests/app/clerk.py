# SPDX-License-Identifier: MIT
"""A clerk at the keyboard: presses keys where the cursor stands, and waits till work is done."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.work import running_work

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class Clerk:
    """Works one program by keys alone."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot

    def settle(self) -> None:
        """Wait till nothing runs beside the window any more."""
        self.qtbot.waitUntil(lambda: not running_work().busy, timeout=20_000)
        QApplication.processEvents()

    def here(self) -> QWidget:
        """The widget the cursor stands in."""
        if QApplication.focusWidget() is None:
            _activate()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return cast(QWidget, QApplication.focusWidget())

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the cursor stands, and wait."""
        QTest.keyClick(self.here(), key, modifier)
        self.settle()

    def write(self, text: str) -> None:
        """Type a text where the cursor stands, Chinese as an input method would give it."""
        if text.isascii():
            QTest.keyClicks(self.here(), text)
        else:
            widget = self.here()
            insert = getattr(widget, "insertPlainText", None) or widget.insert
            insert(text)
        self.settle()

    def tab_to(self, name: str, most: int = 80) -> None:
        """Press Tab till the cursor stands in the cell of a field."""
        for _press in range(most):
            if _named(self.here(), name):
                return
            QTest.keyClick(self.here(), Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name!r}")

    def fill(self, **cells: str) -> None:
        """Walk to each cell by Tab and type into it."""
        for name, text in cells.items():
            self.tab_to(name)
            self.write(text)

    def find(self, kind: type[W], name: str = "") -> W:
        """The visible widget of a kind and name in the windows of the program."""
        found: list[W] = []

        def there() -> bool:
            found[:] = [
                child
                for window in QApplication.topLevelWidgets()
                if window.isVisible()
                for child in [window, *window.findChildren(QWidget)]
                if isinstance(child, kind)
                and child.isVisible()
                and (not name or child.objectName() == name)
            ]
            return bool(found)

        self.qtbot.waitUntil(there, timeout=10_000)
        return found[-1]

    def gone(self, kind: type[QWidget]) -> None:
        """Wait till no window of a kind shows any more."""
        self.qtbot.waitUntil(
            lambda: (
                not any(
                    isinstance(w, kind) and w.isVisible() for w in QApplication.topLevelWidgets()
                )
            )
        )

    def until(self, true: Callable[[], bool]) -> None:
        """Wait till something is so."""
        self.qtbot.waitUntil(true, timeout=10_000)
        self.settle()


def _activate() -> None:
    """Bring the window in front forward, as a window manager does; there is none here."""
    front = QApplication.activeModalWidget()
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()]
    if front is None and windows:
        front = windows[-1]
    if front is not None:
        front.activateWindow()


def _named(widget: QWidget | None, name: str) -> bool:
    while widget is not None:
        if widget.objectName() == name:
            return True
        widget = widget.parentWidget()
    return False
