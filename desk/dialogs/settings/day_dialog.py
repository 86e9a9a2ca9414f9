# SPDX-License-Identifier: MIT
"""Asks for one day of the working calendar: which day, what it is, hours, occasion."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from desk.db.calendar import read_spans
from desk.db.calendar_days import KINDS
from desk.db.tables import CalendarDay
from desk.dialogs.base import Dialog
from desk.errors import Invalid
from desk.text import N_, Unreadable
from desk.text.dates import day_text, read_day
from desk.text.plain import one_line
from desk.ui import theme
from desk.ui.widgets import Label, Text, said

_WITH_HOURS = ("makeup", "open")


@dataclass(frozen=True)
class DayTyped:
    """What was typed about a day."""

    day: date
    kind: str
    spans: str
    name: str


class DayDialog(Dialog):
    """A few lines; the hours only where the office works."""

    def __init__(
        self,
        kept: CalendarDay | None,
        today: date,
        then: Callable[[DayTyped], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(N_("A day of the calendar"), parent, width=440)
        self.setObjectName("dialog.day")
        self._today, self._then = today, then
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(theme.space(4))
        self._form.setVerticalSpacing(theme.space(3))
        self.day = self._line("day", N_("Day"), day_text(kept.day) if kept else "")
        self.day.setReadOnly(kept is not None)
        self.kind = QComboBox()
        self.kind.setObjectName("kind")
        for code, text in KINDS.items():
            self.kind.addItem(said(text), code)
        self.kind.setCurrentIndex(self.kind.findData(kept.kind) if kept else 2)
        self._row(N_("What it is"), self.kind)
        self.spans = self._line("spans", N_("Hours"), kept.spans if kept else "")
        self.spans.setPlaceholderText(said(N_("as on other days")))
        self.name = self._line("occasion", N_("Occasion"), kept.name if kept else "")
        self.body.addLayout(self._form)
        self.add_cancel()
        self.add_main(N_("Keep the day")).clicked.connect(self._done)
        self.kind.currentIndexChanged.connect(self._switched)
        self._switched()
        (self.kind if kept else self.day).setFocus()

    def _line(self, name: str, text: Text, value: str) -> QLineEdit:
        line = QLineEdit(value)
        line.setObjectName(name)
        self._row(text, line)
        return line

    def _row(self, text: Text, widget: QWidget) -> None:
        label = Label(text)
        label.setBuddy(widget)
        widget.setAccessibleName(label.text())
        self._form.addRow(label, widget)

    def _switched(self) -> None:
        self.spans.setEnabled(self.kind.currentData() in _WITH_HOURS)

    def _done(self) -> None:
        try:
            day = read_day(self.day.text(), self._today)
        except Unreadable as error:
            self.complain(error.message)
            self.day.setFocus()
            return
        kind = self.kind.currentData()
        try:
            if kind in _WITH_HOURS:
                read_spans(self.spans.text())
        except Invalid as invalid:
            self.complain(invalid.message)
            self.spans.setFocus()
            return
        self.accept()
        self._then(DayTyped(day, kind, self.spans.text(), one_line(self.name.text())))
