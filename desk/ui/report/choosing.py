# SPDX-License-Identifier: MIT
"""The options of a report as controls, made from how the report declares them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from desk.reports import months, showing
from desk.reports.kinds import Option
from desk.reports.making import ALL_BRANCHES, EVERY_BRANCH, default
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import IconButton, Muted
from desk.ui.workplace import Workplace

_MONTHS, _YEARS = 37, 7


class Choosing(QWidget):
    """A row of controls; what was chosen for one report holds for the next with the same option."""

    #: Something was chosen.
    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self._options: tuple[Option, ...] = ()
        self._chosen: dict[str, Any] = {}
        self._steps: Callable[[int], None] | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space(1))

    @property
    def chosen(self) -> Mapping[str, Any]:
        """The answers to the options of the report that is shown."""
        return {option.name: self._answer(option) for option in self._options}

    def ask(self, options: tuple[Option, ...]) -> None:
        """Show the controls of a report."""
        self._options = options
        self._steps = None
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for option in options:
            label = Muted(Message(option.label), size=12)
            self._row.addWidget(label)
            control = self._control(option)
            label.setBuddy(control)
            control.setObjectName(f"report.{option.name}")
            control.setAccessibleName(str(Message(option.label)))
            if option.kind == "branch":
                self._row.addWidget(control)
            else:
                self._add_steps(control)
            self._row.addSpacing(theme.space(3))
        self._row.addStretch(1)

    def step(self, by: int) -> None:
        """One month, year or day later, or earlier."""
        if self._steps is not None:
            self._steps(by)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.ask(self._options)

    def _answer(self, option: Option) -> Any:
        if option.name not in self._chosen:
            self._chosen[option.name] = default(option, self._place.session)
        return self._chosen[option.name]

    def _choose(self, option: Option, value: Any) -> None:
        if self._chosen.get(option.name) != value:
            self._chosen[option.name] = value
            self.changed.emit()

    def _control(self, option: Option) -> QWidget:
        if option.kind == "day":
            return self._day(option)
        box = QComboBox()
        box.setMinimumWidth(theme.space(32))
        offers = self._offers(option)
        box.addItems([str(text) for text, _value in offers])
        values = [value for _text, value in offers]
        answer = self._answer(option)
        box.setCurrentIndex(values.index(answer) if answer in values else 0)
        box.currentIndexChanged.connect(lambda n: self._choose(option, values[n]))
        if option.kind != "branch":
            # The latest stands on top, so a later one has a lower place.
            self._steps = lambda by: box.setCurrentIndex(
                min(max(box.currentIndex() - by, 0), box.count() - 1)
            )
        return box

    def _day(self, option: Option) -> QDateEdit:
        edit = QDateEdit()
        edit.setDisplayFormat("yyyy-MM-dd")
        edit.setCalendarPopup(True)
        day: date = self._answer(option)
        edit.setDate(QDate(day.year, day.month, day.day))

        def tell(to: QDate) -> None:
            self._choose(option, date(to.year(), to.month(), to.day()))

        edit.dateChanged.connect(tell)
        self._steps = lambda by: edit.setDate(edit.date().addDays(by))
        return edit

    def _offers(self, option: Option) -> list[tuple[Message | str, Any]]:
        today = self._place.session.today()
        if option.kind == "month":
            wanted = months.row(today.replace(day=1), _MONTHS)[::-1]
            return [(showing.month(month), month) for month in wanted]
        if option.kind == "year":
            years = range(today.year, today.year - _YEARS, -1)
            return [(str(year), date(year, 1, 1)) for year in years]
        branches = self._place.store.office.branches.values()
        if not self._place.session.has(EVERY_BRANCH):
            own = self._place.session.branch_id
            return [(place.name, place.id) for place in branches if place.id == own]
        every: list[tuple[Message | str, Any]] = [(Message(ALL_BRANCHES), None)]
        return every + [(place.name, place.id) for place in branches]

    def _add_steps(self, control: QWidget) -> None:
        earlier = IconButton("left", N_("Earlier period"))
        later = IconButton("right", N_("Later period"))
        earlier.clicked.connect(lambda: self.step(-1))
        later.clicked.connect(lambda: self.step(1))
        for widget in (earlier, control, later):
            self._row.addWidget(widget)
