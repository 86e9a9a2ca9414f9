# SPDX-License-Identifier: MIT
"""Above the board: the day between two arrows, how many trips, how many orders wait."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.text import N_, Message
from desk.text.dates import day_text, weekday_text
from desk.ui import theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Actions
from desk.ui.board.reading import DayOnBoard
from desk.ui.widgets import Ground, IconButton, Label, Muted, Title
from desk.ui.workplace import Workplace


class BoardHead(Ground):
    """The title, the day, the buttons."""

    def __init__(
        self, workplace: Workplace, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__("paper", "bottom", parent)
        self.day = Label(size=theme.HEADING, strong=True)
        self.day.setObjectName("board.day")
        self.count = Muted(size=theme.BASE)
        self.count.setObjectName("board.count")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        self.row.setSpacing(theme.space(2))
        self.row.addWidget(Title(Message(workplace.store.books["dispatch"].sheet.book_title)))
        self.row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        self.row.addStretch(1)
        for icon, text, action in (
            ("left", N_("Day before"), "board.earlier"),
            ("right", N_("Day after"), "board.later"),
        ):
            button = IconButton(icon, text)
            button.clicked.connect(actions[action].trigger)
            if icon == "right":
                self.row.addWidget(self.day)
            self.row.addWidget(button)
        self.today = ActionButton(actions["board.today"], "today")
        self.row.addWidget(self.today)
        self.row.addSpacing(theme.space(3))
        may = workplace.may("write", "dispatch")
        actions["board.new"].setEnabled(may)
        if may:
            self.row.addWidget(ActionButton(actions["board.new"], "new", prominent=True))

    def show_day(self, seen: DayOnBoard) -> None:
        """Name the day and count."""
        self.day.say(f"{day_text(seen.day)} {weekday_text(seen.day)}")
        trips = sum(len(lane.trips) for lane in seen.lanes)
        out = sum(trip.state == "out" for lane in seen.lanes for trip in lane.trips)
        counted = Message.counted(N_("{n} trip"), N_("{n} trips"), trips)
        away = Message.counted(N_("{n} out now"), N_("{n} out now"), out)
        self.count.say(Message(N_("{trips}, {out}"), trips=counted, out=away))
        self.today.setVisible(seen.day != seen.today)
