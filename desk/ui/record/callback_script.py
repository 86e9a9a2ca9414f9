# SPDX-License-Identifier: MIT
"""What is asked in a call-back: beside its form, and above the answers while one listens."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.db.record import Record
from desk.records.callback import Callback
from desk.text import N_, Message
from desk.ui.asks import AskForm
from desk.ui.requests import AskStep
from desk.ui.widgets import Label, Muted
from desk.ui.workplace import Workplace

if TYPE_CHECKING:
    from desk.ui.record.side import SidePanel

TITLE = N_("What to ask")
NUMBERED = N_("{number}. {question}")


class Questions(QWidget):
    """The questions of a kind of call-back, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("callback.questions")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._none = Muted(N_("There is nothing particular to ask."), wrap=True)
        self._column.addWidget(self._none)
        self.labels: list[Label] = []

    def show_record(self, record: Record) -> int:
        """Show the questions for a call-back; how many there are."""
        for label in self.labels:
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        asked = record.questions() if isinstance(record, Callback) else ()
        self.labels = [
            Label(Message(NUMBERED, number=number, question=Message(text)), wrap=True)
            for number, text in enumerate(asked, 1)
        ]
        for label in self.labels:
            self._column.addWidget(label)
        self._none.setVisible(not asked)
        return len(asked)


class CallbackScript:
    """The questions as a part of the side panel."""

    title = TITLE
    icon = "comment"

    def __init__(self, side: "SidePanel") -> None:
        self._side = side
        self._questions = Questions()

    def widget(self) -> QWidget:
        """The questions."""
        return self._questions

    def show_record(self, record: Record) -> None:
        """Show what is asked in a call-back."""
        self._side.count_extra(self, self._questions.show_record(record))


def questions_beside(_workplace: Workplace, request: AskStep, _form: AskForm) -> QWidget:
    """The questions above the answers of a call-back."""
    asked = Questions()
    asked.show_record(request.record)
    return asked
