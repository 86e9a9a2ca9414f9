# SPDX-License-Identifier: MIT
"""A page of settings, made from the table of settings."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.db.office import Office
from desk.dialogs.settings.option_row import OptionRow
from desk.settings import Option
from desk.text import N_
from desk.ui import theme
from desk.ui.widgets import Heading, Muted, Text

#: What a person should know beside a name.
HINTS = {
    "work_hours": N_("Spans of an ordinary day, such as 8:30-12:00 13:30-17:30."),
    "time_zone": N_("Holds from the next sign-in on."),
    "idle_lock": N_("Holds from the next sign-in on."),
}


class OptionsPage(QWidget):
    """All settings of one group."""

    changed = Signal()

    def __init__(self, title: Text, options: Sequence[Option], office: Office) -> None:
        super().__init__()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(3))
        column.addWidget(Heading(title))
        self.rows: dict[str, OptionRow] = {}
        for option in options:
            row = OptionRow(option, office.setting(option.name))
            row.changed.connect(self.changed)
            self.rows[option.name] = row
            column.addWidget(row)
            if option.name in HINTS:
                hint = Muted(HINTS[option.name])
                hint.setContentsMargins(240 + theme.space(3), 0, 0, 0)
                column.addWidget(hint)
        column.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Something of its own below the settings."""
        self._column.insertWidget(self._column.count() - 1, widget)
