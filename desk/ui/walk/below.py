# SPDX-License-Identifier: MIT
"""Below the items of a phase of a training: more trainees, more topics, the questions asked."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk.text import N_, _
from desk.ui import theme
from desk.ui.walk.marks import make_large
from desk.ui.walk.questions import Questions
from desk.ui.widgets import Button

ARRIVING, TEACHING, ASKING = "receive", "teach", "practise"


class AddLine(QWidget):
    """A line and a button; Enter adds what is typed, and the cursor stays for the next one."""

    added = Signal(str)

    def __init__(self, name: str, words: str, button: str) -> None:
        super().__init__()
        self.setObjectName(f"walk.{name}")
        self._words = words
        self.line = QLineEdit()
        self.line.setObjectName(f"walk.{name}.line")
        self.line.setMaxLength(200)
        self.add = Button(button, icon="new")
        self.add.setObjectName(f"walk.{name}.add")
        make_large(self.line, self.add)
        self.line.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.space(2), 0, 0)
        row.setSpacing(theme.space(2))
        row.addWidget(self.line, 1)
        row.addWidget(self.add)
        self._speak()

    def _add(self) -> None:
        text = self.line.text().strip()
        if text:
            self.line.clear()
            self.added.emit(text)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _speak(self) -> None:
        self.line.setPlaceholderText(_(self._words))
        self.line.setAccessibleName(_(self._words))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()


class Below(QWidget):
    """Each phase has its own: who else has come, what else is taught, what was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.trainees = AddLine("trainee", N_("Who else has come"), N_("Add the trainee"))
        self.topics = AddLine("topic", N_("Another topic"), N_("Add the topic"))
        self.questions = Questions()
        self._of = {ARRIVING: self.trainees, TEACHING: self.topics, ASKING: self.questions}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in self._of.values():
            column.addWidget(part)
            part.hide()

    def show_phase(self, phase: str, record: Any, *, is_open: bool) -> None:
        """Show what belongs to a phase; a reception has none of it."""
        training = record.kind() == "training"
        for name, part in self._of.items():
            part.setVisible(training and name == phase)
        for part in (self.trainees, self.topics):
            part.setEnabled(is_open)
        if training:
            self.questions.show_questions(record.questions, is_open=is_open)

    def focus_first(self) -> None:
        """The cursor into what can be added now."""
        lines = (self.trainees.line, self.topics.line, self.questions.question)
        line = next((one for one in lines if one.isVisible() and one.isEnabled()), None)
        if line is not None:
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)
