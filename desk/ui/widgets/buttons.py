# SPDX-License-Identifier: MIT
"""Buttons that follow the language and say in their tip which key does the same."""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QCursor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desk.ui import icons, theme
from desk.ui.widgets.labels import Text, said

if TYPE_CHECKING:
    from PySide6.QtGui import QKeySequence

_ICON_ROLES = {"primary": "accent_text", "danger": "red", "link": "accent_ink"}


def press_by_enter(button: QPushButton, event: QKeyEvent) -> bool:
    """Enter presses the button the cursor stands on, whatever the window's main button is."""
    enter = event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
    keypad = QtCore.Qt.KeyboardModifier.KeypadModifier
    if enter and not event.modifiers() & ~keypad:
        button.click()
        return True
    return False


class Button(QPushButton):
    """A button with words; its role is "" (ordinary), "primary", "danger", "quiet" or "link".

    `key` presses it wherever the cursor stands in the window; `hint` only names the key that
    the panel around it listens to.
    """

    def __init__(
        self,
        text: Text,
        parent: QWidget | None = None,
        *,
        role: str = "",
        icon: str = "",
        key: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(parent)
        self._key, self._hint = key, hint
        self.setAutoDefault(False)
        self.setCursor(QCursor())  # the arrow
        if role:
            theme.role(self, role)
        if icon:
            self.setIcon(icons.icon(icon, _ICON_ROLES.get(role, "text")))
            self.setIconSize(QSize(16, 16))
        if key:
            self.setShortcut(key)
        self.say(text)

    def say(self, text: Text) -> None:
        """Show another text."""
        self._source = text
        words = said(text)
        self.setText(words.replace("&", "&&"))
        if self._key:
            self.setShortcut(self._key)  # a new text takes the key away
            self.setToolTip(_with_key(words, self.shortcut()))
        elif self._hint:
            self.setToolTip(_with_key(words, QKeySequence(self._hint)))
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say(self._source)


class IconButton(QToolButton):
    """A small button with an icon only; its name is its tip and what a screen reader says."""

    def __init__(
        self,
        icon: str,
        text: Text,
        parent: QWidget | None = None,
        *,
        key: str = "",
        size: int = 18,
        role: str = "muted",
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._role = role
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(size, size))
        self.picture(icon)
        if key:
            self.setShortcut(key)
        self.say(text)

    def picture(self, icon: str) -> None:
        """Show another icon."""
        self.setIcon(icons.icon(icon, self._role))

    def say(self, text: Text) -> None:
        """Be called something else."""
        self._source = text
        self.setToolTip(_with_key(said(text), self.shortcut()))
        self.setAccessibleName(said(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say(self._source)


def _with_key(text: str, key: "QKeySequence") -> str:
    from desk.ui.key_text import with_key  # the sign-in has buttons, but no key on any

    return with_key(text, key)


class _ActionTool(QToolButton):
    """Named as its action is, also after a change of language."""

    def __init__(self, action: QAction, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setDefaultAction(action)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setAccessibleName(self.defaultAction().text().replace("&", ""))


def action_button(action: QAction, parent: QWidget | None = None) -> QToolButton:
    """The icon button of a declared action; disabled, named and keyed as the action is."""
    made = _ActionTool(action, parent)
    made.setIconSize(QSize(18, 18))
    made.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
    return made
