# SPDX-License-Identifier: MIT
"""The bar at the foot: which office, whether all is kept, work that runs, the next deadline."""

from datetime import datetime

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.text import N_, Message
from desk.text.dates import due_text, moment_text
from desk.ui import theme
from desk.ui.widgets import Muted, ProgressStrip, Text
from desk.ui.workplace import Workplace

_KEEPING: dict[str, str] = {
    "saved": N_("All kept"),
    "saving": N_("Keeping…"),
    "offline": N_("Not connected: what you type is kept here"),
}
_MINUTE = 20_000  # milliseconds between two looks at the clock


class StatusBar(QWidget):
    """Tells quietly; it never asks."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusbar")
        theme.role(self, "bar")
        self.setFixedHeight(theme.space(7))
        self._workplace = workplace
        self._next: tuple[datetime, Text, str] | None = None
        self._office = Muted("")
        self.tell_office()
        self._kept = Muted(_KEEPING["saved"])
        self._backup = Muted("")
        self._due = Muted("")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), 0, theme.space(3), 0)
        row.setSpacing(theme.space(5))
        row.addWidget(self._office)
        row.addWidget(self._kept)
        row.addWidget(self._backup)
        row.addStretch(1)
        row.addWidget(ProgressStrip(workplace.running))
        row.addWidget(self._due)
        workplace.keeping.connect(self._tell_kept)
        self._clock = QTimer(self)
        self._clock.setInterval(_MINUTE)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def tell_office(self) -> None:
        """Say which office it is, as it is called now."""
        store = self._workplace.store
        office = store.office.setting("office_name") or "desk"
        kind = N_("this computer") if store.database.is_sqlite else N_("shared server")
        self._office.say(Message(N_("{office} · {place}"), office=office, place=kind))

    def _tell_kept(self, state: str) -> None:
        self._kept.say(_KEEPING[state])

    def tell_backup(self, made: datetime | None) -> None:
        """Say when the last backup was made (UTC)."""
        if made is None:
            self._backup.say(N_("No backup yet"))
            return
        zone = self._workplace.session.zone
        self._backup.say(Message(N_("Backup {when}"), when=moment_text(made, zone)))

    def tell_next(self, at: datetime | None, what: Text = "", number: str = "") -> None:
        """Say the next deadline (UTC): `12 min: answer C202611-0042`."""
        self._next = None if at is None else (at, what, number)
        self._tick()

    def _tick(self) -> None:
        if self._next is None:
            self._due.say("")
            return
        at, what, number = self._next
        when = due_text(at, self._workplace.session.now())
        self._due.say(Message(N_("{when}: {what} {number}"), when=when, what=what, number=number))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._tick()
        super().changeEvent(event)
