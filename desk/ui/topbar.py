# SPDX-License-Identifier: MIT
"""The bar on top: the search box in the middle, New, the call card, and who works here."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from desk.session import ROLES, Session
from desk.text import N_, _
from desk.ui import icons, theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Actions
from desk.ui.searchbox import SearchBox
from desk.ui.widgets import IconButton, plain_tip


class TopBar(QWidget):
    """Made of the window's actions; the person's menu holds lock, language, looks, sign out."""

    fold_asked = Signal()

    def __init__(
        self,
        session: Session,
        actions: Actions,
        search: SearchBox,
        menu: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        theme.role(self, "bar")
        self.setFixedHeight(theme.BAR + theme.space(1))
        self._session = session
        fold = IconButton("menu", N_("Fold the rail"))
        fold.clicked.connect(self.fold_asked)
        self._person = QToolButton()
        self._person.setObjectName("person")
        self._person.setIcon(QIcon(icons.icon("user", "muted")))
        self._person.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._person.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._person.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(2), 0, theme.space(3), 0)
        row.setSpacing(theme.space(2))
        row.addWidget(fold)
        row.addStretch(1)
        search.setMinimumWidth(280)
        search.setMaximumWidth(560)
        search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(search, 4)
        row.addStretch(1)
        row.addWidget(ActionButton(actions["call.card"], "call"))
        row.addWidget(ActionButton(actions["window.new"], "new", prominent=True))
        row.addWidget(self._person)
        self.retranslate()

    def retranslate(self) -> None:
        """Say who works here in the language of the moment."""
        roles = " · ".join(_(ROLES[r]) for r in ROLES if r in self._session.roles)
        self._person.setText(self._session.name)
        self._person.setToolTip(plain_tip(roles))
        self._person.setAccessibleName(f"{self._session.name}, {roles}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
