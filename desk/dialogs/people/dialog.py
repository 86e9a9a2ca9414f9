# SPDX-License-Identifier: MIT
"""People and branches in one window, for those who manage them."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from desk.db.people import refuse_people
from desk.dialogs.base import Dialog
from desk.dialogs.people.branches_page import BranchesPage
from desk.dialogs.people.people_page import PeoplePage
from desk.errors import Refused
from desk.text import N_
from desk.ui.widgets import EmptyState, Text, said
from desk.ui.workplace import Workplace

_SIZE = (1100, 680)


class PeopleDialog(Dialog):
    """Two tabs: who may sign in, and where."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(N_("People and branches"), parent, width=860)
        self.setObjectName("dialog.people")
        self.tabs = QTabWidget()
        try:
            refuse_people(workplace.session)
        except Refused as refused:
            self.body.addWidget(EmptyState("no-access", N_("Not for you"), refused.message), 1)
        else:
            self.people = PeoplePage(workplace)
            self.branches = BranchesPage(workplace)
            self.branches.changed.connect(self.people.refresh)
            self.tabs.addTab(self.people, "")
            self.tabs.addTab(self.branches, "")
            self.body.addWidget(self.tabs, 1)
            self._name_tabs()
        self.add_cancel(N_("Close"))
        self.take_room(*_SIZE)

    def unsaved(self) -> Text:
        """Somebody, or a branch, was typed and not kept."""
        if hasattr(self, "people") and (self.people.form.differs() or self.branches.differs()):
            return N_("Close without keeping what you typed?")
        return ""

    def _name_tabs(self) -> None:
        for at, text in enumerate((N_("People"), N_("Branches"))):
            self.tabs.setTabText(at, said(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "branches"):
            self._name_tabs()
