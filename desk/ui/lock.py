# SPDX-License-Identifier: MIT
"""Notices that nobody is at the desk, so that the window can lock itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_SIGNS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class IdleLock(QObject):
    """Counts the minutes since the last key, click or touch."""

    idle = Signal()

    def __init__(
        self, app: QApplication, minutes: Callable[[], int], parent: QObject | None = None
    ) -> None:
        """`minutes` is asked anew each time, so that a changed setting holds at once."""
        super().__init__(parent)
        self._minutes = minutes
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._again()
        app.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._again()
        return False

    def _again(self) -> None:
        self._timer.start(self._minutes() * 60_000)
