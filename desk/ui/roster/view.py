# SPDX-License-Identifier: MIT
"""The duty roster as a page: a month's grid that the supervisor fills and everybody reads."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.errors import DeskError, Invalid
from desk.records.duty.plan import NONE
from desk.records.duty.planning import add_people, begin_roster, put_back, sheet_of, take_off
from desk.records.duty.who import Who
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.actions import Actions
from desk.ui.problems import told
from desk.ui.record.pages import MONTH_ROSTER
from desk.ui.requests import AskReason, OpenOwn, OpenRecord
from desk.ui.roster.actions import ACTIONS, HERE, KIND
from desk.ui.roster.deeds import RosterDeeds, filled, last_week
from desk.ui.roster.grid import RosterGrid
from desk.ui.roster.head import Palette, RosterHead, empty_words
from desk.ui.roster.reading import MonthOfDuty, look_at_month
from desk.ui.widgets import EmptyState, Notice
from desk.ui.workplace import Workplace

_KINDS = frozenset({KIND, "shift", "leave", "driver"})
_CALM = 200  # milliseconds: several changes within look once


class RosterView(QWidget):
    """People as rows, days as columns; letters put shifts, nothing else need be opened."""

    name = N_("As a month")
    icon = "calendar"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("roster")
        self.workplace = workplace
        self.actions_ = Actions(self, ACTIONS, may=workplace.may, context=HERE)
        self.month: date = workplace.session.today().replace(day=1)
        self.branch = workplace.session.branch_id or min(workplace.store.office.branches)
        self.seen: MonthOfDuty | None = None
        self.head = RosterHead(workplace, self.actions_)
        self.head_row = self.head.row
        self.writable = workplace.may("write", KIND)
        self.palette_ = Palette(self.actions_, writable=self.writable)
        self.notice = Notice()
        self.notice.setObjectName("roster.notice")
        self.notice.hide()
        self.grid = RosterGrid()
        self.empty = EmptyState()
        self.empty.setObjectName("roster.empty")
        self.deeds = RosterDeeds(workplace, self)
        self._assemble()
        self._connect()
        self.look()

    def _assemble(self) -> None:
        notice = QHBoxLayout()
        notice.setContentsMargins(theme.space(3), 0, theme.space(3), 0)
        notice.addWidget(self.notice)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.palette_)
        whole.addLayout(notice)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.head.branch_chosen.connect(self.show_branch)
        self.palette_.chosen.connect(self.put)
        self.palette_.added.connect(self.add)
        self.grid.marked.connect(self.put)
        self.grid.undo_asked.connect(self.undo)
        self.grid.redo_asked.connect(self.redo)
        self.deeds.shown.connect(self._show_marks)
        self.deeds.refused.connect(self._refused)
        self.empty.asked.connect(self._from_empty)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.look)
        self.workplace.changed.connect(self._changed)

    def focus_start(self) -> None:
        """The cursor into the grid, or to what begins one."""
        here = self._stack.currentWidget() is self.grid
        (self.grid if here else self.empty.button).setFocus(Qt.FocusReason.OtherFocusReason)

    # the month

    def look(self) -> None:
        """Read the month anew."""
        place = self.workplace
        work = place.work(self, look_at_month, place.store, place.session, self.month, self.branch)
        work.then(self._show).failed(place.trouble)

    def _show(self, seen: MonthOfDuty) -> None:
        if (seen.month, seen.branch) != (self.month, self.branch):
            return
        seen = self.deeds.take(seen)
        self.seen = seen
        self.grid.writable = self.writable and seen.state != "closed"
        self.head.show_month(seen)
        self.palette_.show_month(seen)
        self.palette_.setVisible(seen.roster is not None)
        for name in ("copy_week", "remove", "undo", "redo"):
            action = self.actions_.get(f"roster.{name}")
            if action is not None:
                action.setEnabled(self.grid.writable and bool(seen.people))
        self.grid.show_month(seen)
        self.empty.tell(*empty_words(seen, self.writable))
        self._stack.setCurrentWidget(self.grid if seen.people else self.empty)

    def _show_marks(self, seen: MonthOfDuty) -> None:
        self.seen = seen
        self.grid.show_month(seen)

    def _from_empty(self) -> None:
        if self.seen is not None and not self.seen.shifts:
            self.new_shift()
        else:
            self.begin()

    def go_earlier(self) -> None:
        """The month before."""
        self.show_month(self.month - timedelta(days=1))

    def go_later(self) -> None:
        """The month after."""
        self.show_month(self.month + timedelta(days=31))

    def go_now(self) -> None:
        """This month."""
        self.show_month(self.workplace.session.today())

    def show_month(self, day: date) -> None:
        """The month of a day."""
        self.notice.hide()
        self.month = day.replace(day=1)
        self.look()

    def show_branch(self, branch: int) -> None:
        """The month of a branch."""
        self.notice.hide()
        self.branch = branch
        self.look()

    def _changed(self, changed: list[Changed]) -> None:
        if any(c.kind in _KINDS for c in changed):
            self._calm.start()

    # marks

    def put(self, mark: str) -> None:
        """Put a shift into the chosen cells, or take off what stands there."""
        if self.seen is None or self.grid.area is None or not self.grid.writable:
            return
        self.notice.hide()
        if mark != NONE and mark not in self.seen.shifts:
            self.notice.tell(Message(N_("No shift has the mark {mark}."), mark=mark), "amber")
            self.notice.show()
            return
        marks, away = filled(self.seen, self.grid.area, mark)
        self.deeds.put(marks)
        self._say_away(away)
        self.grid.step_on()

    def copy_week(self) -> None:
        """The chosen days, or the whole week, as they were a week before."""
        if self.seen is None or self.grid.area is None or not self.grid.writable:
            return
        self.notice.hide()
        marks, away = last_week(self.seen, self.grid.area)
        self.deeds.put(marks)
        self._say_away(away)

    def _say_away(self, days: int) -> None:
        if days:
            told = Message.counted(
                N_("{n} day of leave was left out."), N_("{n} days of leave were left out."), days
            )
            self.notice.tell(told, "amber")
            self.notice.show()

    def undo(self) -> None:
        """Take the last step back."""
        self.notice.hide()
        self.deeds.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.deeds.redo()

    # people

    def add(self, who: Who) -> None:
        """Put somebody on the roster."""
        self._do(add_people, [who])

    def remove(self) -> None:
        """Take the people of the chosen rows off the roster."""
        seen, area = self.seen, self.grid.area
        if seen is None or area is None or not self.grid.writable:
            return
        people = [seen.people[row] for row in area.rows]
        place, roster = self.workplace, seen.roster
        work = place.work(
            self, take_off, place.store, place.session, roster, [p.uid for p in people]
        )

        def taken(rows: list[dict[str, Any]]) -> None:
            names = ", ".join(person.name for person in people)
            done = Message(N_("{names} taken off the roster."), names=names)
            place.tell(done, lambda: self._do(put_back, rows))

        work.then(taken).failed(self._refused)

    def _do(self, deed: Callable[..., object], *what: Any) -> None:
        if self.seen is None or self.seen.roster is None:
            return
        self.notice.hide()
        place = self.workplace
        work = place.work(self, deed, place.store, place.session, self.seen.roster, *what)
        work.failed(self._refused)

    # the roster as a whole

    def begin(self) -> None:
        """A roster for the month, with the people of the last one."""
        place = self.workplace
        if self.seen is None or self.seen.roster is not None:
            return
        work = place.work(self, begin_roster, place.store, place.session, self.month, self.branch)
        work.then(lambda _made: self.focus_start()).failed(self._refused)

    def new_shift(self) -> None:
        """An empty form for a shift."""
        self.workplace.ask(OpenRecord("shift"))

    def publish(self) -> None:
        """Everybody may rely on it."""
        self._step("publish", {})

    def close_month(self) -> None:
        """The month is over."""
        self._step("close", {})

    def reopen(self) -> None:
        """Change a closed month, with a reason."""
        if self.seen is not None:
            title = Message(N_("Open {number} again"), number=self.seen.number)
            self.workplace.ask(AskReason(title, lambda why: self._step("reopen", {"reason": why})))

    def _step(self, step: str, answers: dict[str, Any]) -> None:
        place, seen = self.workplace, self.seen
        if seen is None or seen.roster is None:
            return
        work = place.work(self, place.store.step, place.session, KIND, seen.roster, step, answers)
        work.failed(self._refused)

    def attendance(self) -> None:
        """The attendance sheet of the chosen day, begun from the roster if need be."""
        if self.seen is None or self.grid.area is None:
            return
        place, day = self.workplace, self.seen.days[self.grid.area.end.column].day
        work = place.work(self, sheet_of, place.store, place.session, day, self.branch)
        work.then(lambda sheet: place.ask(OpenOwn("attendance", sheet, "day")))
        work.failed(self._refused)

    def print_month(self) -> None:
        """Preview and print the month's sheet for the wall."""
        if self.seen is not None and self.seen.roster is not None:
            self.workplace.ask(MONTH_ROSTER.of(KIND, self.seen.roster))

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            kind = "attendance" if any(name == "day" for name, _m in error.problems) else KIND
            self.notice.tell(told(self.workplace.store.books[kind], error), "red")
            self.notice.show()
        elif isinstance(error, DeskError):
            self.notice.tell(error.message, "red")
            self.notice.show()
        else:
            self.workplace.trouble(error)
        self.look()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.seen is not None:
            self._show(self.seen)
