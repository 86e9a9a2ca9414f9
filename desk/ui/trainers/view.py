# SPDX-License-Identifier: MIT
"""The book of trainings as a week: who teaches when, who waits, which customers stand longest."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.records.training.words import STAGE_STATES
from desk.text import N_, Message
from desk.text.dates import day_text, local
from desk.ui import theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.lines import Line, LineList
from desk.ui.requests import OpenRecord
from desk.ui.trainers.reading import WeekOfTrainers, look_at_week, monday_of
from desk.ui.trainers.week import NAME, WeekGrid
from desk.ui.widgets import Ground, IconButton, Label, Muted, Title
from desk.ui.workplace import Workplace

KIND = "training"
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("trainers.earlier", N_("Week before"), "go_earlier", "Alt+Left", "left", where=NAME),
    Action("trainers.later", N_("Week after"), "go_later", "Alt+Right", "right", where=NAME),
    Action("trainers.today", N_("This week"), "go_today", "Alt+Home", "today", where=NAME),
    Action("trainers.grid", N_("To the calendar"), "go_grid", "Alt+1", where=NAME),
    Action("trainers.waiting", N_("To those without a trainer"), "go_waiting", "Alt+2", where=NAME),
    Action("trainers.stuck", N_("To the stages that stand"), "go_stuck", "Alt+3", where=NAME),
    Action("trainers.new", N_("New"), "new", "", "new", where=NAME),
)
WAITING, STUCK = N_("Waiting for a trainer"), N_("Stages that stand longest")
NO_WAITING = N_("Every training has its trainer.")
NO_STUCK = N_("No customer is held up.")
_TONES = {"blocked": "red", "customer": "amber", "running": "accent"}
_CALM = 200


class TrainersView(QWidget):
    """A week of all trainers; below it what waits for a trainer, and the stages longest first."""

    name = N_("As a calendar")
    icon = "calendar"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("trainers")
        self.workplace = workplace
        self.actions_ = Actions(self, ACTIONS, context=HERE)
        self.monday: date = monday_of(workplace.session.today())
        self._seen: WeekOfTrainers | None = None
        self.week = Label(size=theme.HEADING, strong=True)
        self.week.setObjectName("trainers.week")
        self.grid = WeekGrid(workplace.session.zone)
        self.waiting, self.stuck = LineList(WAITING), LineList(STUCK)
        self.waiting.setObjectName("trainers.waiting_list")
        self.stuck.setObjectName("trainers.stuck_list")
        self._none = {self.waiting: Muted(NO_WAITING), self.stuck: Muted(NO_STUCK)}
        self._assemble()
        for chosen in (self.grid.opened, self.waiting.chosen, self.stuck.chosen):
            chosen.connect(lambda key: workplace.ask(OpenRecord(KIND, key)))
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.look)
        workplace.changed.connect(self._changed)
        self.look()

    def _assemble(self) -> None:
        calendar = QScrollArea()
        calendar.setWidget(self.grid)
        calendar.setWidgetResizable(True)
        calendar.setFrameShape(QFrame.Shape.NoFrame)
        calendar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._part(WAITING, self.waiting), 2)
        below.addWidget(self._part(STUCK, self.stuck), 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(calendar, 1)
        column.addLayout(below, 1)

    def _head(self) -> Ground:
        head = Ground("paper", "bottom")
        self.head_row = row = QHBoxLayout(head)
        row.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        row.setSpacing(theme.space(2))
        row.addWidget(Title(Message(self.workplace.store.books[KIND].sheet.book_title)))
        row.addStretch(1)
        earlier = IconButton("left", N_("Week before"))
        earlier.clicked.connect(self.go_earlier)
        later = IconButton("right", N_("Week after"))
        later.clicked.connect(self.go_later)
        self.today = ActionButton(self.actions_["trainers.today"], "today")
        for part in (earlier, self.week, later, self.today):
            row.addWidget(part)
        row.addSpacing(theme.space(3))
        may = self.workplace.may("write", KIND)
        self.actions_["trainers.new"].setEnabled(may)
        if may:
            row.addWidget(ActionButton(self.actions_["trainers.new"], "new", prominent=True))
        return head

    def _part(self, title: str, lines: LineList) -> Ground:
        """A list under its bar."""
        ground = Ground("paper", "top")
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._none[lines])
        rows.addWidget(lines)
        rows.addStretch(1)
        self._none[lines].setContentsMargins(theme.space(4), theme.space(2), 0, 0)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = Label(title, strong=True)
        bar.setContentsMargins(theme.space(4), theme.space(2), theme.space(2), theme.space(1))
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(area, 1)
        return ground

    def focus_start(self) -> None:
        """The cursor to the calendar."""
        self.go_grid()

    # the week

    def look(self) -> None:
        """Read the week anew."""
        place = self.workplace
        work = place.work(self, look_at_week, place.store, place.session, self.monday)
        work.then(self._show).failed(place.trouble)

    def _show(self, seen: WeekOfTrainers) -> None:
        if seen.monday != self.monday:
            return
        self._seen = seen
        self.grid.show_week(seen)
        sunday = seen.monday + timedelta(days=6)
        told = Message(N_("{first} to {last}"), first=day_text(seen.monday), last=day_text(sunday))
        self.week.say(told)
        self.today.setVisible(seen.monday != monday_of(seen.today))
        self.waiting.show_lines(self._waiting_lines(seen))
        self.stuck.show_lines(self._stuck_lines(seen))
        self._none[self.waiting].setVisible(not seen.waiting)
        self._none[self.stuck].setVisible(not seen.stuck)

    def _waiting_lines(self, seen: WeekOfTrainers) -> list[Line]:
        zone = self.workplace.session.zone
        lines = []
        for one in seen.waiting:
            wanted = one.wanted_on
            told = N_("since {day}") if wanted is None else N_("wanted on {day}")
            day = local(one.since, zone).date() if wanted is None else wanted
            right = Message(told, day=day_text(day))
            late = wanted is not None and wanted < seen.today
            lines.append(
                Line(one.name, detail=one.number, right=right, tone="red" if late else "",
                     value=one.id)
            )  # fmt: skip
        return lines

    def _stuck_lines(self, seen: WeekOfTrainers) -> list[Line]:
        people = self.workplace.store.office.people
        lines = []
        for one in seen.stuck:
            person = people.get(one.person or 0)
            words = (one.blocker, one.last_words, person.name if person is not None else "")
            lines.append(
                Line(one.sentence(), detail=" · ".join(word for word in words if word),
                     right=Message(STAGE_STATES[one.state]), tone=_TONES.get(one.state, "plain"),
                     value=one.training)
            )  # fmt: skip
        return lines

    def go_earlier(self) -> None:
        """The week before."""
        self._go(self.monday - timedelta(days=7))

    def go_later(self) -> None:
        """The week after."""
        self._go(self.monday + timedelta(days=7))

    def go_today(self) -> None:
        """The week of today."""
        self._go(monday_of(self.workplace.session.today()))

    def _go(self, monday: date) -> None:
        self.monday = monday
        self.look()

    def go_grid(self) -> None:
        """The cursor to the calendar."""
        self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_waiting(self) -> None:
        """The cursor to the trainings without a trainer."""
        self.waiting.setFocus(Qt.FocusReason.TabFocusReason)

    def go_stuck(self) -> None:
        """The cursor to the stages that stand."""
        self.stuck.setFocus(Qt.FocusReason.TabFocusReason)

    def new(self) -> None:
        """An empty form."""
        self.workplace.ask(OpenRecord(KIND))

    def _changed(self, changed: list[Changed]) -> None:
        if any(c.kind == KIND for c in changed):
            self._calm.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._seen is not None:
            self._show(self._seen)
