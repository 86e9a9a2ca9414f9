# SPDX-License-Identifier: MIT
"""What every dialog looks like: a title, the matter, and the buttons at the foot."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desk.text import N_, Message
from desk.ui import theme
from desk.ui.requests import Confirm
from desk.ui.widgets import Button, HairLine, Label, Muted, Text, Title, said


class Dialog(QDialog):
    """Opened with `open()`, deleted when closed; Esc leaves, Ctrl+Enter does the main thing."""

    def __init__(self, title: Text, parent: QWidget | None, *, width: int = 480) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = title
        self.heading = Title(title)
        self.heading.setWordWrap(True)
        self.detail = Muted("", size=theme.BASE, wrap=True)
        self.detail.hide()
        self.wrong = Label("", wrap=True)
        self.wrong.setObjectName("wrong")
        self.wrong.setProperty("wrong", True)
        self.wrong.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space(3))
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.space(2))
        self._foot.addStretch(1)
        self.main: Button | None = None
        inner = QVBoxLayout()
        margin = theme.space(6)
        inner.setContentsMargins(margin, theme.space(5), margin, theme.space(4))
        inner.setSpacing(theme.space(3))
        inner.addWidget(self.heading)
        inner.addWidget(self.detail)
        inner.addLayout(self.body, 1)
        inner.addWidget(self.wrong)
        foot = QVBoxLayout()
        foot.setContentsMargins(margin, theme.space(3), margin, theme.space(4))
        foot.addLayout(self._foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inner, 1)
        whole.addWidget(HairLine())
        whole.addLayout(foot)
        self.setMinimumWidth(width)
        self.retranslate()

    def explain(self, text: Text) -> None:
        """A line under the title."""
        self.detail.say(text)
        self.detail.setVisible(bool(said(text)))

    def complain(self, text: Text) -> None:
        """A sentence about what is wrong, above the buttons; an empty one takes it away."""
        self.wrong.say(text)
        self.wrong.setVisible(bool(said(text)))

    def add_cancel(self, text: Text = "") -> Button:
        """The button that leaves without doing anything."""
        button = Button(text or N_("Cancel"))
        button.setObjectName("cancel")
        button.clicked.connect(self.reject)
        self._foot.addWidget(button)
        return button

    def add_main(self, text: Text, *, role: str = "primary", icon: str = "") -> Button:
        """The button that does what the dialog is for."""
        self.main = Button(text, role=role, icon=icon)
        self.main.setObjectName("main")
        self.main.setDefault(True)
        self._foot.addWidget(self.main)
        return self.main

    def add_button(self, button: Button) -> Button:
        """Another button, before the main one."""
        self._foot.addWidget(button)
        return button

    def take_room(self, width: int, height: int) -> None:
        """As large as that, but never larger than the window it belongs to."""
        owner = self.parentWidget()
        room = owner.window().size() if owner is not None else self.screen().availableSize()
        self.resize(min(width, room.width() - 40), min(height, room.height() - 40))

    def add_left(self, widget: QWidget) -> None:
        """Something at the left of the foot."""
        self._foot.insertWidget(0, widget)

    def retranslate(self) -> None:
        """The window's own title in the language of the moment."""
        self.setWindowTitle(said(self._title))

    def unsaved(self) -> Text:
        """What to ask before closing where something typed is not kept yet; empty: nothing is."""
        return ""

    def reject(self) -> None:
        """Close; what was typed and not kept is asked about."""
        question = self.unsaved()
        if not said(question):
            super().reject()
            return
        from desk.dialogs.confirm import ConfirmDialog

        leave = partial(QDialog.reject, self)
        asked = question if isinstance(question, Message) else Message(question)
        ConfirmDialog(Confirm(asked, Message(N_("Close")), leave), self).open()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def done(self, code: int) -> None:
        """Close, and give the keys back to the window behind, whatever the system does."""
        super().done(code)
        behind = self.parentWidget()
        if behind is not None and behind.window().isVisible():
            behind.window().activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.main is not None and self.main.isEnabled():
                self.main.click()
            return
        super().keyPressEvent(event)
