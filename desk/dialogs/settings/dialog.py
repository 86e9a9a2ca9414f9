# SPDX-License-Identifier: MIT
"""The settings: groups at the left, one page each; kept together, every change in the trail."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from desk.db.settings_store import change_settings
from desk.dialogs.base import Dialog
from desk.dialogs.settings.calendar_page import CalendarPage
from desk.dialogs.settings.logo_row import LogoRow
from desk.dialogs.settings.options_page import OptionsPage
from desk.dialogs.settings.rules_page import RulesPage
from desk.dialogs.settings.scripts_page import ScriptsPage
from desk.dialogs.settings.templates_page import TemplatesPage
from desk.errors import DeskError, Invalid
from desk.settings import OPTIONS, PRINTING
from desk.text import N_, Message
from desk.ui import icons, theme
from desk.ui.widgets import HairLine, Notice, Text, said
from desk.ui.workplace import Workplace

_SIZE = (1240, 700)
_ICONS = {"Office": "home", "Reminders": "bell", "Safety": "shield", "Printing": "print"}


class SettingsDialog(Dialog):
    """What a supervisor may change for the whole office."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(N_("Settings"), parent, width=860)
        self.setObjectName("dialog.settings")
        self._place = workplace
        self.pages: list[OptionsPage] = []
        self._titles: list[Text] = []
        self.groups = QListWidget()
        self.groups.setObjectName("groups")
        self.groups.setFixedWidth(180)
        theme.role(self.groups, "groups")
        self.stack = QStackedWidget()
        self.notice = Notice()
        self.notice.hide()
        self._add_pages()
        row = QHBoxLayout()
        row.setSpacing(theme.space(5))
        row.addWidget(self.groups)
        row.addWidget(HairLine(upright=True))
        row.addWidget(self.stack, 1)
        self.body.addWidget(self.notice)
        self.body.addLayout(row, 1)
        self.add_cancel(N_("Close"))
        self.save = self.add_main(N_("Keep the settings"), icon="save")
        self.save.clicked.connect(self.keep)
        self.groups.currentRowChanged.connect(self._turn)
        self.groups.setCurrentRow(0)
        self.take_room(*_SIZE)
        self.groups.setFocus()
        self._guard()
        self._edited()
        self._name_groups()

    def _add_pages(self) -> None:
        workplace = self._place
        for group in dict.fromkeys(option.group for option in OPTIONS):
            options = [option for option in OPTIONS if option.group == group]
            page = OptionsPage(group, options, workplace.store.office)
            page.changed.connect(self._edited)
            if group == PRINTING:
                page.add(LogoRow(workplace))
            self.pages.append(page)
            self._add(group, _ICONS.get(str(group), "settings"), page)
        self.calendar = CalendarPage(workplace)
        self.rules = RulesPage(workplace)
        self.scripts = ScriptsPage(workplace)
        self._add(N_("Working calendar"), "calendar", self.calendar)
        self._add(N_("Policies"), "supervision", self.rules)
        self._add(N_("Call scripts"), "phone", self.scripts)
        self.templates = TemplatesPage(workplace)
        self._add(N_("Checklists"), "check", self.templates)

    def _add(self, title: Text, icon: str, page: QWidget) -> None:
        item = QListWidgetItem(icons.icon(icon), said(title))
        self._titles.append(title)
        self.groups.addItem(item)
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setWidget(page)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stack.addWidget(around)

    def _turn(self, row: int) -> None:
        self.stack.setCurrentIndex(row)
        self.save.setVisible(row < len(self.pages))

    def show_calendar(self, year: int) -> None:
        """Turn to a year of the working calendar."""
        self.groups.setCurrentRow(len(self.pages))
        self.calendar.show_year(year)

    def _guard(self) -> None:
        if not self._place.may("settings", None):
            self.notice.tell(N_("You may look at the settings, but not change them."), "amber")
            self.notice.show()
            self.stack.setEnabled(False)

    def _changed(self) -> dict[str, object]:
        return {
            name: row.value()
            for page in self.pages
            for name, row in page.rows.items()
            if row.differs()
        }

    def _edited(self) -> None:
        self.save.setEnabled(bool(self._changed()))

    def keep(self) -> None:
        """Keep every changed setting."""
        place, changed = self._place, self._changed()
        self.save.setEnabled(False)
        work = place.work(self, change_settings, place.store, place.session, changed)
        work.then(self._kept).failed(self._refused).ended(self._edited)

    def _kept(self, names: list[str]) -> None:
        office = self._place.store.office
        for page in self.pages:
            for name, row in page.rows.items():
                row.kept(office.setting(name))
        self.notice.tell(
            Message.counted(
                N_("{n} setting was changed."), N_("{n} settings were changed."), len(names)
            ),
            "green",
        )
        self.notice.show()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            return
        self.notice.tell(error.message, "red")
        self.notice.show()
        first = None
        for name, message in error.problems if isinstance(error, Invalid) else ():
            for at, page in enumerate(self.pages):
                if name in page.rows:
                    page.rows[name].complain(message)
                    first = at if first is None else first
        if first is not None:
            self.groups.setCurrentRow(first)

    def unsaved(self) -> Text:
        """Options, policies or a script were changed and not kept."""
        own = (self.rules, self.scripts, self.templates)
        if self._changed() or any(page.differs() for page in own):
            return N_("Close without keeping the changed settings?")
        return ""

    def _name_groups(self) -> None:
        self.groups.setAccessibleName(said(N_("Groups of settings")))
        for at, title in enumerate(self._titles):
            self.groups.item(at).setText(said(title))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "templates"):
            self._name_groups()
