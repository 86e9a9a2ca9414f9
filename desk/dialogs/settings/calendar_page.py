# SPDX-License-Identifier: MIT
"""The working calendar: the days of a year that are not what their weekday says."""

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.db.calendar_days import KINDS, calendar_notice, days_of, forget_day, publish_year, set_day
from desk.db.tables import CalendarDay
from desk.dialogs.settings.day_dialog import DayDialog, DayTyped
from desk.errors import DeskError
from desk.text import N_, Message
from desk.text.dates import day_text
from desk.ui import theme
from desk.ui.widgets import Button, Heading, Muted, Notice, said
from desk.ui.workplace import Workplace

_HEADINGS = (N_("Day"), N_("Weekday"), N_("What it is"), N_("Hours"), N_("Occasion"))
_TONES = {"holiday": "red", "closed": "red", "makeup": "accent_ink", "open": "accent_ink"}
WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


class CalendarPage(QWidget):
    """A table of one year's days; each change is kept at once."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self._days: list[CalendarDay] = []
        self.year = QSpinBox()
        self.year.setObjectName("year")
        self.year.setRange(2000, 2099)
        self.year.setValue(workplace.session.today().year)
        self.year.valueChanged.connect(self.refresh)
        self.notice = Notice()
        self.notice.hide()
        self.fill = Button(N_("Fill in the published days"), icon="calendar")
        self.fill.setObjectName("fill")
        self.fill.clicked.connect(self.fill_in)
        self.table = self._made_table()
        self.new = Button(N_("Another day"), icon="new")
        self.new.setObjectName("new_day")
        self.edit = Button(N_("Change"), icon="edit")
        self.edit.setObjectName("edit_day")
        self.remove = Button(N_("As its weekday again"), icon="undo")
        self.remove.setObjectName("forget_day")
        self.new.clicked.connect(lambda: self.ask(None))
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)
        self._assemble()
        self.retranslate()

    def _made_table(self) -> QTableWidget:
        table = QTableWidget(0, len(_HEADINGS))
        table.setObjectName("days")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.ROW - 2)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(len(_HEADINGS) - 1, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        table.itemSelectionChanged.connect(self._chosen)
        table.itemActivated.connect(lambda _item: self._edit())
        return table

    def _assemble(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.space(3))
        top.addWidget(Heading(N_("Working calendar")))
        top.addStretch(1)
        label = Muted(N_("Year"), size=theme.BASE)
        label.setBuddy(self.year)
        top.addWidget(label)
        top.addWidget(self.year)
        top.addWidget(self.fill)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space(2))
        for button in (self.new, self.edit, self.remove):
            foot.addWidget(button)
        foot.addStretch(1)
        about = N_(
            "Deadlines run only while the office is open. Days that are not in this table are what "
            "their weekday says: Monday to Friday open, Saturday and Sunday closed."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(3))
        column.addLayout(top)
        column.addWidget(Muted(about, size=12, wrap=True))
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def refresh(self) -> None:
        """Show the days of the chosen year."""
        store, year = self._place.store, self.year.value()
        self._place.work(self, days_of, store, year).then(self._show).failed(self._tell)

    def _show(self, days: list[CalendarDay]) -> None:
        self._days = days
        self.table.setRowCount(len(days))
        for row, kept in enumerate(days):
            texts = (
                day_text(kept.day),
                said(WEEKDAYS[kept.day.weekday()]),
                said(KINDS.get(kept.kind, kept.kind)),
                kept.spans,
                kept.name,
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column == 2:
                    item.setForeground(theme.colour(_TONES.get(kept.kind, "text")))
                self.table.setItem(row, column, item)
        known = self._place.store.office.calendar.knows(self.year.value())
        self.notice.tell(calendar_notice(self.year.value()), "amber")
        self.notice.setVisible(not known)
        self._chosen()

    def ask(self, kept: CalendarDay | None) -> None:
        """Ask for a day, new or kept."""
        first = date(self.year.value(), 1, 1)
        today = self._place.session.today()
        DayDialog(kept, today if today.year == first.year else first, self.keep, self).open()

    def keep(self, typed: DayTyped) -> None:
        """Keep a day that was typed."""
        place = self._place

        def do() -> None:
            set_day(
                place.store,
                place.session,
                typed.day,
                typed.kind,
                spans=typed.spans,
                name=typed.name,
            )

        place.work(self, do).then(lambda _nothing: self._kept(typed.day)).failed(self._tell)

    def _kept(self, day: date) -> None:
        if day.year == self.year.value():
            self.refresh()
        else:
            self.year.setValue(day.year)

    def fill_in(self) -> None:
        """Enter the published days of the chosen year."""
        place, year = self._place, self.year.value()
        work = place.work(self, publish_year, place.store, place.session, year)
        work.then(lambda count: self._filled(count, year)).failed(self._tell)

    def _filled(self, count: int, year: int) -> None:
        self.refresh()
        if not count:
            self._tell_sentence(
                Message(N_("The holidays of {year} are not published yet."), year=str(year))
            )

    def _row(self) -> CalendarDay | None:
        rows = self.table.selectionModel().selectedRows()
        return self._days[rows[0].row()] if rows else None

    def _chosen(self) -> None:
        for button in (self.edit, self.remove):
            button.setEnabled(self._row() is not None)

    def _edit(self) -> None:
        kept = self._row()
        if kept is not None:
            self.ask(kept)

    def _remove(self) -> None:
        kept, place = self._row(), self._place
        if kept is not None:
            work = place.work(self, forget_day, place.store, place.session, kept.day)
            work.then(lambda _nothing: self.refresh()).failed(self._tell)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self._tell_sentence(error.message)

    def _tell_sentence(self, sentence: Message) -> None:
        self._place.tell(sentence)

    def show_year(self, year: int) -> None:
        """Show another year, ready to be filled in."""
        self.year.setValue(year)
        self.fill.setFocus()

    def retranslate(self) -> None:
        """Headings and rows in the language of the moment."""
        self.table.setHorizontalHeaderLabels([said(text) for text in _HEADINGS])
        self.table.setAccessibleName(said(N_("Working calendar")))
        self.year.setAccessibleName(said(N_("Year")))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
