# SPDX-License-Identifier: MIT
"""The guided first day: four keys that tick themselves off when a new clerk has used them once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from desk.text import N_
from desk.ui import icons, theme
from desk.ui.requests import Print, Request
from desk.ui.widgets import FlowLayout, IconButton, KeyHint, Label, Text
from desk.ui.workplace import Workplace

_MARK = 18


@dataclass(frozen=True)
class Lesson:
    """One thing to do once: its words, its key, the window's action that proves it was done."""

    text: Text
    key: str
    action: str = ""


LESSONS: Mapping[str, Lesson] = {
    "call": Lesson(N_("Take a call"), "F2", "call.card"),
    "search": Lesson(N_("Find anything"), "Ctrl+K", "window.search"),
    "print": Lesson(N_("Print a form"), "Ctrl+P"),
    "keys": Lesson(N_("Keys, and the handbook with a second press"), "F1", "window.keys"),
}
BEGIN = N_("Your first day:")
ALL_DONE = N_("That was the first day. The handbook tells the rest.")


class FirstDay(QWidget):
    """Stands on top of Today till its cross is pressed; done or not is kept for each person."""

    #: A lesson was done for the first time (its name).
    learned = Signal(str)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_day")
        office = workplace.store.office.setting("office_name")
        who = f"{office} {workplace.session.person_id}".replace("/", " ").replace("\\", " ")
        self._kept = f"first_day/{who}"
        self._watching = False
        self._workplace = workplace
        self._title = Label(BEGIN, strong=True)
        self._title.setMinimumHeight(theme.CONTROL)
        self.marks = {name: _Mark(lesson) for name, lesson in LESSONS.items()}
        self._cross = IconButton("close", N_("Close"), size=16)
        self._cross.setObjectName("first_day.close")
        self._cross.clicked.connect(self.dismiss)
        self._assemble()
        for name, mark in self.marks.items():
            mark.set_done(self.is_done(name))
        if self._is("dismissed") or self.all_done:
            self.hide()

    def _assemble(self) -> None:
        items = FlowLayout()
        items.addWidget(self._title)
        for mark in self.marks.values():
            items.addWidget(mark)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(7), theme.space(2), theme.space(3), theme.space(2))
        row.addLayout(items, 1)
        row.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    @property
    def all_done(self) -> bool:
        """Whether every lesson was done once."""
        return all(self.is_done(name) for name in LESSONS)

    def is_done(self, name: str) -> bool:
        """Whether this person has done a lesson on this computer."""
        return self._is(name)

    def done(self, name: str) -> None:
        """Tick a lesson off; the second time nothing happens."""
        if self.is_done(name):
            return
        QSettings().setValue(f"{self._kept}/{name}", True)
        self.marks[name].set_done(True)
        if self.all_done:
            self._title.say(ALL_DONE)
        self.learned.emit(name)

    def dismiss(self) -> None:
        """Put it away for good."""
        QSettings().setValue(f"{self._kept}/dismissed", True)
        self.hide()

    def _is(self, name: str) -> bool:
        # An ini file gives a text back after a restart.
        return str(QSettings().value(f"{self._kept}/{name}", "false")).lower() == "true"

    # what is done elsewhere in the window

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._watching:
            self._watching = True
            self._watch(self.window())

    def _watch(self, window: QWidget) -> None:
        for name, lesson in LESSONS.items():
            action = window.findChild(QAction, lesson.action) if lesson.action else None
            if action is not None:
                action.triggered.connect(partial(self._pressed, name))
        search = window.findChild(QLineEdit, "search")
        if search is not None:
            search.textEdited.connect(partial(self._pressed, "search"))
        self._workplace.requested.connect(self._asked)

    def _pressed(self, name: str, *_how: object) -> None:
        self.done(name)

    def _asked(self, request: Request) -> None:
        if isinstance(request, Print):
            self.done("print")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tones("accent")[1])
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))


class _Mark(QWidget):
    """A lesson with its key, and a tick when it is done."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__()
        self.is_done = False
        self._words = Label(lesson.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARK + theme.space(3), 0, theme.space(3), 0)
        row.setSpacing(theme.space(2))
        row.addWidget(self._words)
        row.addWidget(KeyHint(lesson.key))

    def set_done(self, done: bool) -> None:
        """Tick it off or not."""
        self.is_done = done
        theme.role(self._words, "muted" if done else "")
        self.update()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, theme.CONTROL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(theme.space(1), (self.height() - _MARK) / 2, _MARK, _MARK)
        if self.is_done:
            icons.paint(painter, "done", box, "green")
            return
        painter.setPen(theme.colour("muted"))
        painter.drawEllipse(box.adjusted(2, 2, -2, -2))
