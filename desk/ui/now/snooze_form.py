# SPDX-License-Identifier: MIT
"""How long a reminder rests, and why: five, fifteen, sixty minutes or until a time."""

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk.session import Session
from desk.text import N_, Message, Unreadable
from desk.text.typed_time import read_moment
from desk.ui import theme
from desk.ui.widgets import Button, Label, Segments, Text, said

UNTIL = "until"
SPANS = (("5", N_("5 min"), "accent"), ("15", N_("15 min"), "accent"),
         ("60", N_("60 min"), "accent"), (UNTIL, N_("until …"), "accent"))  # fmt: skip


class SnoozeForm(QWidget):
    """Enter puts the reminder off."""

    #: Until when (UTC), and the reason.
    asked = Signal(object, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.span = Segments(N_("Remind again in"), SPANS)
        self.span.setObjectName("snooze.span")
        self.span.set_value("15")
        self.time = QLineEdit()
        self.time.setObjectName("snooze.time")
        self.time.setFixedWidth(96)
        self.time.hide()
        self.reason = QLineEdit()
        self.reason.setObjectName("snooze.reason")
        self.reason.setMaxLength(200)
        self.wrong = Label(size=12, wrap=True)
        self.wrong.setProperty("tone", "red")
        self.wrong.hide()
        self.do = Button(N_("Put off"), icon="clock")
        self.do.setObjectName("snooze.do")
        top = QHBoxLayout()
        top.setSpacing(theme.space(2))
        top.addWidget(self.span)
        top.addWidget(self.time)
        top.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(theme.space(2))
        below.addWidget(self.reason, 1)
        below.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self.wrong)
        self.span.chosen.connect(self._chosen)
        self.span.passed.connect(self.reason.setFocus)
        self.time.returnPressed.connect(self.reason.setFocus)
        self.reason.returnPressed.connect(self.send)
        self.do.clicked.connect(self.send)
        self.retranslate()

    def retranslate(self) -> None:
        """Names in the language of the moment."""
        self.reason.setPlaceholderText(said(N_("Why it is put off")))
        self.reason.setAccessibleName(said(N_("Why it is put off")))
        self.time.setPlaceholderText("14:30")
        self.time.setAccessibleName(said(N_("Remind again at")))

    def _chosen(self, value: str) -> None:
        self.time.setVisible(value == UNTIL)
        (self.time if value == UNTIL else self.reason).setFocus()

    def send(self) -> None:
        """Tell until when and why; what cannot be read is told here."""
        try:
            until = self._until()
        except Unreadable as error:
            self.complain(error.message)
            self.time.setFocus()
            return
        if not self.reason.text().strip():
            self.complain(Message(N_("Say why the reminder is put off.")))
            self.reason.setFocus()
            return
        self.asked.emit(until, self.reason.text())

    def _until(self) -> datetime:
        now = self._session.now()
        if self.span.value() != UNTIL:
            return now + timedelta(minutes=int(self.span.value()))
        return read_moment(self.time.text(), now, self._session.zone)

    def complain(self, sentence: Text) -> None:
        """Say what is wrong below the line."""
        self.wrong.say(sentence)
        self.wrong.setVisible(bool(said(sentence)))
