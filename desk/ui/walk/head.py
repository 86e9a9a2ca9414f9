# SPDX-License-Identifier: MIT
"""Above a walk-through: whose it is, how far, the clock, and the way back to the form."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.session import Session
from desk.text import N_, Message
from desk.text.dates import minutes_text, moment_text
from desk.ui import theme
from desk.ui.actions import Actions
from desk.ui.walk.marks import THUMB, make_large
from desk.ui.widgets import Button, Ground, Heading, IconButton, Label, Muted


class WalkHead(Ground):
    """Number, name, what is done of all, the running time."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("paper", "bottom", parent)
        self._session = session
        self._begun: datetime | None = None
        self._ends: datetime | None = None
        self._over = False
        self.back = IconButton("left", N_("Back to the form"), size=20)
        self.back.setObjectName("walk.back.button")
        self.back.setFixedSize(THUMB, THUMB)
        self.back.clicked.connect(actions["walk.back"].trigger)
        self.number = Heading()
        self.number.setObjectName("walk.number")
        self.name = Label(size=theme.HEADING, elide=True)
        self.done = Muted(size=theme.BASE)
        self.done.setObjectName("walk.done_of")
        self.begin = Button("", role="primary", icon="play")
        self.begin.setObjectName("walk.begin")
        make_large(self.begin)
        self.begin.hide()
        self.clock = Label(size=24, strong=True)
        self.clock.setObjectName("walk.clock")
        self.until = Muted(size=12)
        self._assemble()

    def _assemble(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        upper = QHBoxLayout()
        upper.setSpacing(theme.space(2))
        upper.addWidget(self.number)
        upper.addWidget(self.name, 1)
        words.addLayout(upper)
        words.addWidget(self.done)
        time = QVBoxLayout()
        time.setSpacing(0)
        time.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignRight)
        time.addWidget(self.until, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(2), theme.space(2), theme.space(4), theme.space(2))
        row.setSpacing(theme.space(3))
        row.addWidget(self.back)
        row.addLayout(words, 1)
        row.addWidget(self.begin)
        row.addLayout(time)

    def show_walk(self, number: str, name: str, done: int, total: int) -> None:
        """Say whose it is and how far."""
        self.number.say(number)
        self.name.say(name)
        told = Message(N_("{done} of {total} done"), done=done, total=total)
        self.done.say(told)

    def run(self, begun: datetime | None, ends: datetime | None, *, over: bool) -> None:
        """From when the clock runs, and until when it is planned (UTC)."""
        self._begun, self._ends, self._over = begun, ends, over
        self.tick()

    def tick(self) -> None:
        """Show the time that has passed."""
        now, begun = self._session.now(), self._begun
        running = begun is not None and begun <= now and not self._over
        self.clock.setVisible(running)
        if running and begun is not None:
            self.clock.say(_clock(now - begun))
        self.until.setVisible(begun is not None)
        if begun is None:
            return
        zone = self._session.zone
        if begun > now:
            left = minutes_text(int((begun - now).total_seconds() // 60))
            self.until.say(
                Message(N_("begins {at}, in {time}"), at=moment_text(begun, zone), time=left)
            )
        elif self._ends is not None:
            self.until.say(Message(N_("planned until {at}"), at=moment_text(self._ends, zone)))
        else:
            self.until.say(Message(N_("since {at}"), at=moment_text(begun, zone)))


def _clock(passed: timedelta) -> str:
    seconds = int(passed.total_seconds())
    hours, rest = divmod(seconds, 3600)
    return (
        f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours < 24 else f"{hours // 24}d {hours % 24}h"
    )
