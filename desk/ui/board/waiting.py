# SPDX-License-Identifier: MIT
"""The left side of the board: orders that wait for a vehicle, papers that end."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desk.text import N_, Message
from desk.text.dates import day_text
from desk.ui import theme
from desk.ui.board.reading import DayOnBoard, Paper, Ready
from desk.ui.board.ready import ReadyList
from desk.ui.lines import Line, LineList
from desk.ui.widgets import FoldPanel, Ground, Muted

WIDTH = 300
_NEAR = 7


class Waiting(QScrollArea):
    """Two parts that fold away."""

    paper_chosen = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ready = ReadyList()
        self.papers = LineList(N_("Papers that end"))
        self.papers.setObjectName("board.papers")
        self.papers.chosen.connect(lambda paper: self.paper_chosen.emit(paper.kind, paper.record))
        self.hint = Muted("", wrap=True)
        self.hint.setObjectName("board.hint")
        self._orders = FoldPanel(N_("Orders that wait for a vehicle"), icon="order")
        self._papers = FoldPanel(N_("Papers that end"), icon="calendar")
        inner = Ground("paper")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        for part, lines in ((self._papers, self.papers), (self._orders, self.ready)):
            part.body.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), 8)
            column.addWidget(part)
            if lines is self.ready:
                part.body.addWidget(self.hint)
            part.body.addWidget(lines)
        column.addStretch(1)
        self.hint.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), 4)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)

    def show_day(self, seen: DayOnBoard, in_hand: Ready | None) -> None:
        """Show what waits and what ends."""
        self.ready.show_orders(seen.ready, seen.day, in_hand.id if in_hand is not None else None)
        self._orders.set_count(len(seen.ready))
        if in_hand is not None:
            text = N_("{number} in hand: choose a vehicle with the arrow keys, Enter puts it there,"
                      " Esc puts it back.")  # fmt: skip
            self.hint.say(Message(text, number=in_hand.number))
        elif seen.ready:
            self.hint.say(N_("Drag an order onto a vehicle, or take it in hand with Enter."))
        else:
            self.hint.say(N_("No confirmed order waits for a vehicle."))
        self.papers.show_lines([_paper(paper, seen.today) for paper in seen.papers])
        self._papers.set_count(len(seen.papers))
        self._papers.setVisible(bool(seen.papers))


def _paper(paper: Paper, today: date) -> Line:
    days = (paper.until - today).days
    if days < 0:
        right, tone = Message(N_("over")), "red"
    else:
        right = Message.counted(N_("{n} day"), N_("{n} days"), days)
        tone = "red" if days < _NEAR else "amber"
    return Line(
        paper.name,
        detail=Message(N_("{paper}: {day}"), paper=Message(paper.label), day=day_text(paper.until)),
        right=right,
        tone=tone,
        icon=paper.kind,
        value=paper,
    )
