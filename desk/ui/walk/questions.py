# SPDX-License-Identifier: MIT
"""Questions asked in a training, kept with their answers while it runs."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk.text import N_, Message, _
from desk.ui import theme
from desk.ui.walk.marks import make_large
from desk.ui.widgets import Button, Heading, Label

PAIR = N_("{question} — {answer}")
QUESTION, ANSWER = N_("What was asked"), N_("What was answered")


class Questions(QWidget):
    """Two lines and a button; what was kept stands above them."""

    asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("walk.questions")
        self.question, self.answer = QLineEdit(), QLineEdit()
        self.question.setObjectName("walk.question")
        self.answer.setObjectName("walk.answer")
        self.add = Button(N_("Keep the question"), icon="new")
        self.add.setObjectName("walk.keep_question")
        self.add.clicked.connect(self._keep)
        self.kept = Label(wrap=True)
        make_large(self.question, self.answer, self.add)
        self.question.returnPressed.connect(self.answer.setFocus)
        self.answer.returnPressed.connect(self._keep)
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        for part in (self.question, self.answer, self.add):
            row.addWidget(part, 0 if part is self.add else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(3), 0, 0)
        column.addWidget(Heading(N_("Questions asked")))
        column.addWidget(self.kept)
        column.addLayout(row)
        self._speak()

    def show_questions(self, rows: Sequence[Any], *, is_open: bool) -> None:
        """Show what was asked so far."""
        self.kept.say(
            "\n".join(
                str(Message(PAIR, question=row.question, answer=row.answer))
                if row.answer
                else row.question
                for row in rows
            )
        )
        self.kept.setVisible(bool(rows))
        for part in (self.question, self.answer, self.add):
            part.setEnabled(is_open)

    def _keep(self) -> None:
        question = self.question.text().strip()
        if not question:
            self.question.setFocus()
            return
        self.asked.emit(question, self.answer.text().strip())
        self.question.clear()
        self.answer.clear()
        self.question.setFocus()

    def _speak(self) -> None:
        for line, words in ((self.question, QUESTION), (self.answer, ANSWER)):
            line.setPlaceholderText(_(words))
            line.setAccessibleName(_(words))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
