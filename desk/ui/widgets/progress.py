# SPDX-License-Identifier: MIT
"""Long work in the status bar: what it is, how far, how long still, and a cross to stop it."""

from typing import Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desk.text import N_, Message
from desk.ui.widgets.buttons import IconButton
from desk.ui.widgets.labels import Muted, Text, said
from desk.ui.work import RunningWork, Work

#: Work shorter than this is not shown at all, in milliseconds.
PATIENCE = 1000


class ProgressStrip(QWidget):
    """Shows the oldest piece of work that has a name; hidden while nothing takes long."""

    def __init__(
        self, running: RunningWork, parent: QWidget | None = None, *, patience: int = PATIENCE
    ) -> None:
        super().__init__(parent)
        self._running = running
        self._label = Muted(size=12, elide=True)
        self._label.setMinimumWidth(160)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._left = Muted(size=12)
        self._stop = IconButton("close", N_("Stop"), size=14)
        self._stop.clicked.connect(self._ask_to_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(8)
        for widget in (self._label, self._bar, self._left, self._stop):
            row.addWidget(widget, 1 if widget is self._label else 0)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(patience)
        self._later.timeout.connect(self._show_now)
        running.changed.connect(self._follow)
        self.setMaximumWidth(460)
        self.hide()

    def _named(self) -> list[Work[Any]]:
        return [work for work in self._running.works() if work.label]

    def _follow(self) -> None:
        if not self._named():
            self._later.stop()
            self.hide()
        elif not self.isHidden():
            self._show_now()
        elif not self._later.isActive():
            self._later.start()

    def _show_now(self) -> None:
        works = self._named()
        if not works:
            return
        work = works[0]
        label = work.text or work.label
        if len(works) > 1:
            more = Message.counted(N_("and {n} more"), N_("and {n} more"), len(works) - 1)
            label = Message(N_("{work} ({more})"), work=label, more=more)
        self._label.say(label)
        self._bar.setRange(0, work.total)
        self._bar.setValue(work.done)
        self._left.say(_left(work))
        self._stop.setEnabled(not work.stopping)
        self._bar.setAccessibleName(said(label))
        self.show()

    def _ask_to_stop(self) -> None:
        for work in self._named()[:1]:
            work.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and not self.isHidden():
            self._show_now()


def _left(work: Work[Any]) -> Text:
    if work.stopping:
        return Message(N_("stopping …"))
    seconds = work.seconds_left()
    if seconds is None:
        return ""
    if seconds < 60:
        return Message.counted(N_("{n} s left"), N_("{n} s left"), max(1, round(seconds)))
    minutes = round(seconds / 60)
    return Message.counted(N_("{n} min left"), N_("{n} min left"), minutes)
