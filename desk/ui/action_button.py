# SPDX-License-Identifier: MIT
"""A button with the words of a declared action; its key is told by the tip and pressed anywhere."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desk.ui import icons, theme
from desk.ui.key_text import with_key
from desk.ui.widgets.buttons import press_by_enter


class ActionButton(QPushButton):
    """Named, enabled and worded as its action is, also after a change of language."""

    def __init__(
        self,
        action: QAction,
        icon: str = "",
        parent: QWidget | None = None,
        *,
        prominent: bool = False,
    ) -> None:
        super().__init__(parent)
        self.action_ = action
        self.setObjectName(f"button.{action.objectName()}")
        self.setAutoDefault(False)
        if prominent:
            theme.role(self, "primary")
        if icon:
            self.setIcon(icons.icon(icon, "accent_text" if prominent else "text"))
            self.setIconSize(QSize(16, 16))
        self.clicked.connect(lambda _checked=False: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def _follow(self) -> None:
        words = self.action_.text()
        self.setText(words)
        self.setEnabled(self.action_.isEnabled())
        self.setAccessibleName(words.replace("&", ""))
        self.setToolTip(with_key(words, self.action_.shortcut()))
