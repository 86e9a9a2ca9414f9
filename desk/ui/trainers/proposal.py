# SPDX-License-Identifier: MIT
"""Beside the question who teaches: the trainers' week, with the training where it would stand."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desk.records.training.booking import ends_at
from desk.text import N_, Message
from desk.text.dates import day_text, local
from desk.ui.asks import AskForm
from desk.ui.requests import AskStep
from desk.ui.trainers.reading import WeekOfTrainers, booked_week, monday_of
from desk.ui.trainers.week import Proposed, WeekGrid
from desk.ui.widgets import Muted
from desk.ui.workplace import Workplace

WIDTH, _HIGH = 860, 260
_CALM = 120


class ProposedWeek(QWidget):
    """Follows what is typed; green where the trainer is free, red where not."""

    def __init__(self, workplace: Workplace, request: AskStep, form: AskForm) -> None:
        super().__init__()
        self.setObjectName("trainers.proposed")
        self._place, self._form = workplace, form
        self._own = request.record.id
        self.caption = Muted(size=12)
        self.grid = WeekGrid(workplace.session.zone)
        area = QScrollArea()
        area.setWidget(self.grid)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setMinimumHeight(_HIGH)
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.caption)
        column.addWidget(area, 1)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.look)
        form.changed.connect(lambda _name: self._calm.start())
        self.look()

    def look(self) -> None:
        """Read the week of what is typed."""
        place, typed = self._place, self._form.values()
        at: datetime | None = typed.get("planned_at")
        day = local(at, place.session.zone).date() if at is not None else place.session.today()
        work = place.work(self, booked_week, place.store, place.session, monday_of(day))
        work.then(lambda week: self._show(week, typed)).failed(place.trouble)

    def _show(self, week: WeekOfTrainers, typed: dict[str, Any]) -> None:
        wish = self._wish(week, typed)
        self.grid.show_week(week, wish)
        told = N_("The trainers' week from {day}")
        self.caption.say(Message(told, day=day_text(week.monday)))

    def _wish(self, week: WeekOfTrainers, typed: dict[str, Any]) -> Proposed | None:
        trainer, starts = typed.get("trainer"), typed.get("planned_at")
        ends = ends_at(starts, typed.get("hours"))
        if trainer is None or starts is None or ends is None or ends <= starts:
            return None
        clashes = any(
            one.trainer == trainer and one.training != self._own
            and one.starts < ends and one.ends > starts
            for one in week.booked
        )  # fmt: skip
        return Proposed(trainer, starts, ends, clashes)
