# SPDX-License-Identifier: MIT
"""Days and moments as clerks type them: 21, 21/11, +3, 今天, 明天 9:30; or from a calendar."""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent

from desk.text import Unreadable
from desk.text.dates import day_text, moment_text, utc
from desk.ui.editors.calendar import Calendar
from desk.ui.editors.editor import SIDE
from desk.ui.editors.line import MARK, LineEditor


class DayEditor(LineEditor):
    """A day of the office; Alt+Down opens the calendar."""

    mark = "calendar"
    _calendar: Calendar | None = None

    def least(self) -> int:
        return self.fontMetrics().horizontalAdvance("2026-12-28") + MARK + 8

    def day(self) -> date | None:
        """The day that is entered, or None where there is none yet."""
        try:
            value: date | None = self.value()
        except Unreadable:
            return None
        return value

    def open(self) -> None:
        """Open the calendar below the cell."""
        if not self.writable:
            return
        self._calendar = Calendar(self.at().today, self.day(), self)
        self._calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar.picked.connect(self.take_day)
        corner = self.mapToGlobal(QPoint(1 - SIDE, 0))
        self._calendar.show_below(QRect(corner, QSize(self.width() + 2 * SIDE, self.height() + 4)))

    def take_day(self, day: date) -> None:
        """Enter a day that was picked."""
        self.enter(day, day_text(day))

    def enter(self, value: Any, text: str) -> None:
        """Make a picked value the entry, as if it had been typed."""
        self._value = value
        self._normalise(text)
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and (alt or not self.text()):
            self.open()
        else:
            super().keyPressEvent(event)


class MomentEditor(DayEditor):
    """A point in time in the office's zone; the calendar changes the day and keeps the time."""

    def least(self) -> int:
        return self.fontMetrics().horizontalAdvance("2026-12-28 20:58") + MARK + 8

    def day(self) -> date | None:
        moment = self._moment()
        return moment.date() if moment else None

    def _moment(self) -> datetime | None:
        try:
            value: datetime | None = self.value()
        except Unreadable:
            return None
        return value.astimezone(self.at().zone) if value else None

    def take_day(self, day: date) -> None:
        at = self.at()
        time = (self._moment() or at.now.astimezone(at.zone)).time()
        moment = utc(day, time.replace(second=0, microsecond=0), at.zone)
        self.enter(moment, moment_text(moment, at.zone))
