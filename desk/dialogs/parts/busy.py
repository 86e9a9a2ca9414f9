# SPDX-License-Identifier: MIT
"""Long work inside a dialog: what it is, how far, how long still, and a button to stop it."""

from typing import Any, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Button, Label, Muted, Text, said
from desk.ui.work import Work

T = TypeVar("T")


class Busy(QWidget):
    """A bar with a sentence; hidden while nothing runs."""

    def __init__(self, parent: QWidget | None = None, *, stop: bool = True) -> None:
        super().__init__(parent)
        self._work: Work[Any] | None = None
        self._first: Text = ""
        self._label = Label(elide=True)
        self._left = Muted()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop = Button(N_("Stop"))
        self.stop.setObjectName("stop")
        self.stop.setVisible(stop)
        self.stop.clicked.connect(self.ask_to_stop)
        words = QHBoxLayout()
        words.addWidget(self._label, 1)
        words.addWidget(self._left)
        column = QVBoxLayout()
        column.setSpacing(theme.space(1))
        column.addLayout(words)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(3))
        row.addLayout(column, 1)
        row.addWidget(self.stop)
        self.hide()

    @property
    def running(self) -> bool:
        """Whether the work followed still runs."""
        return self._work is not None

    def follow(self, work: Work[T], text: Text) -> Work[T]:
        """Show the progress of work until it ends."""
        self._work, self._first = work, text
        self._show(0, 0, "")
        self.show()
        return work.progressed(self._show).ended(lambda: self._ended(work))

    def ask_to_stop(self) -> None:
        """Have the work stop where stopping is safe."""
        if self._work is not None:
            self._work.stop()
            self.stop.setEnabled(False)
            self._left.say(N_("stopping …"))

    def _show(self, done: int, total: int, text: str | Message) -> None:
        self._label.say(text or self._first)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(said(text or self._first))
        work = self._work
        self.stop.setEnabled(work is not None and not work.stopping)
        seconds = work.seconds_left() if work is not None else None
        if work is not None and work.stopping:
            self._left.say(N_("stopping …"))
        else:
            self._left.say("" if seconds is None else _left(seconds))

    def _ended(self, work: Work[Any]) -> None:
        if self._work is work:
            self._work = None
            self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._work is not None:
            self._show(*self._work_at())

    def _work_at(self) -> tuple[int, int, str | Message]:
        work = self._work
        return (work.done, work.total, work.text) if work is not None else (0, 0, "")


def _left(seconds: float) -> Message:
    if seconds < 60:
        return Message.counted(N_("{n} s left"), N_("{n} s left"), max(1, round(seconds)))
    return Message.counted(N_("{n} min left"), N_("{n} min left"), round(seconds / 60))
