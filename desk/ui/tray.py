# SPDX-License-Identifier: MIT
"""Reminders beside the clock of the computer, where there is such a place."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon

from desk.ui import icons

SECONDS = 10


class Tray(QObject):
    """One icon and its messages; a click on a message does what was last told with it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon: QSystemTrayIcon | None = None
        self._then: Callable[[], object] | None = None

    def tell(self, title: str, text: str, then: Callable[[], object]) -> bool:
        """Show a message; False where the computer has no place for it."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._icon is None:
            self._icon = QSystemTrayIcon(icons.icon("logo"), self)
            self._icon.messageClicked.connect(self._clicked)
            self._icon.show()
        self._then = then
        self._icon.showMessage(title, text, icons.icon("bell"), SECONDS * 1000)
        return True

    def _clicked(self) -> None:
        if self._then is not None:
            self._then()
