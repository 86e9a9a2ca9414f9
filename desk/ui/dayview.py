# SPDX-License-Identifier: MIT
"""A page of one day that is gone through back and forth: the board of trips, the ins and outs."""

from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from desk.db.act import Changed
from desk.text import N_
from desk.ui.actions import Action, Actions
from desk.ui.workplace import Workplace

HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_CALM = 200  # milliseconds: several changes within look once


def day_actions(prefix: str, where: str) -> tuple[Action, ...]:
    """The keys by which every page of a day is gone through."""
    return (
        Action(
            f"{prefix}.earlier", N_("Day before"), "go_earlier", "Alt+Left", "left", where=where
        ),
        Action(f"{prefix}.later", N_("Day after"), "go_later", "Alt+Right", "right", where=where),
        Action(f"{prefix}.today", N_("Today"), "go_today", "Alt+Home", "today", where=where),
    )


class DayView(QWidget):
    """Shows one day and looks anew when something of its books changes."""

    #: The books whose records stand on it, and what can be done on it.
    kinds: ClassVar[frozenset[str]]
    deeds: ClassVar[tuple[Action, ...]]

    def __init__(self, workplace: Workplace, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.workplace = workplace
        self.actions_ = Actions(self, self.deeds, context=HERE)
        self.day: date = workplace.session.today()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.look)
        workplace.changed.connect(self._changed)

    def look(self) -> None:
        """Read the day anew."""
        raise NotImplementedError

    def go_earlier(self) -> None:
        """The day before."""
        self.show_day(self.day - timedelta(days=1))

    def go_later(self) -> None:
        """The day after."""
        self.show_day(self.day + timedelta(days=1))

    def go_today(self) -> None:
        """Today."""
        self.show_day(self.workplace.session.today())

    def show_day(self, day: date) -> None:
        """Another day."""
        self.day = day
        self.look()

    def _changed(self, changed: list[Changed]) -> None:
        if any(one.kind in self.kinds for one in changed):
            self._calm.start()
