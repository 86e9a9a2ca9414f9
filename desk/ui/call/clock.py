# SPDX-License-Identifier: MIT
"""The clock of a running call and of the caller who holds the line."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.text import N_, Message
from desk.ui.widgets import StateBadge

#: The handbook's mean for an enquiry, and how long a caller holds before the clerk goes back.
TARGET = timedelta(minutes=3)
HOLD = timedelta(seconds=30)
_SECOND = 1000
_BLINK = 500


class CallClock(QWidget):
    """Minutes and seconds since the call began; amber with a word when it runs long."""

    #: The caller holds the line for another 30 seconds: go back.
    nudged = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.began = now()
        self.held_since: datetime | None = None
        self._held = timedelta()
        self._nudges = 0
        self._lit = False
        self._time = StateBadge("0:00", "muted")
        self._hold = StateBadge("", "amber")
        self._hold.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._hold)
        row.addWidget(self._time)
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self._second.timeout.connect(self.tick)
        self._blink = QTimer(self)
        self._blink.setInterval(_BLINK)
        self._blink.timeout.connect(self._flash)

    def start(self) -> None:
        """Begin at zero with nobody on hold."""
        self.set_held(False)
        self.began, self._held = self._now(), timedelta()
        self._second.start()
        self.tick()

    def stop(self) -> None:
        """The call is over."""
        self._second.stop()
        self._blink.stop()

    def set_held(self, held: bool) -> None:
        """Put the caller on hold, or take the call up again."""
        self._held = self.held
        self.held_since = self._now() if held else None
        self._nudges = 0
        self._blink.stop()
        self._lit = False
        self._hold.setVisible(held)
        self.tick()

    @property
    def held(self) -> timedelta:
        """How long the caller has held the line so far."""
        since = self.held_since
        return self._held if since is None else self._held + (self._now() - since)

    @property
    def nudging(self) -> bool:
        """Whether the caller has been waiting too long."""
        return self._nudges > 0

    def tick(self) -> None:
        """Show the time of the moment."""
        gone = self._now() - self.began
        if gone <= TARGET:
            self._time.show_state(_clock(gone), "muted")
        else:
            self._time.show_state(Message(N_("{time} · long call"), time=_clock(gone)), "amber")
        if self.held_since is not None:
            self._tick_hold(self._now() - self.held_since)

    def _tick_hold(self, waited: timedelta) -> None:
        nudges = waited // HOLD
        if nudges > self._nudges:
            self._nudges = nudges
            self._blink.start()
            self.nudged.emit()
        self._show_hold(waited)

    def _show_hold(self, waited: timedelta) -> None:
        if self._nudges:
            words = Message(N_("Go back to the caller · {time}"), time=_clock(waited))
        else:
            words = Message(N_("On hold · {time}"), time=_clock(waited))
        self._hold.show_state(words, "red" if self._lit else "amber")

    def _flash(self) -> None:
        self._lit = not self._lit
        if self.held_since is not None:
            self._show_hold(self._now() - self.held_since)


def _clock(gone: timedelta) -> str:
    seconds = max(0, int(gone.total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02}"
