# SPDX-License-Identifier: MIT
"""The questions of a survey as one customer answers them: digits answer, Enter goes on."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from desk.records.callback.words import FEEDBACK
from desk.records.survey.rows import Answer
from desk.text import N_, _
from desk.ui import theme
from desk.ui.widgets import Ground, Heading, Label, Muted
from desk.ui.widgets.segments import Segments

_TONES = ("red", "red", "amber", "green", "green")
_SCORE = [(str(n), str(n), tone) for n, tone in enumerate(_TONES, 1)]
_YES = [("yes", N_("yes"), "green"), ("no", N_("no"), "red")]
_NONE = ("", "–", "plain")
OVERALL = N_("Satisfied overall")
WORDS = N_("Customer's own comment")
KIND = N_("Kind of feedback")
NOBODY = N_("Everybody drawn was asked")


class AnswerSheet(Ground):
    """Who is asked and at what number, a row for each question, the comment and its kind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("paper", "", parent)
        self.who = Heading()
        self.who.setObjectName("answers.who")
        self.phone = Label(size=theme.BASE)
        self.phone.setObjectName("answers.phone")
        self.overall = Segments(OVERALL, [*_SCORE, _NONE])
        self.overall.setObjectName("answers.overall")
        self.words = QPlainTextEdit()
        self.words.setObjectName("answers.words")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(72)
        kinds = [(code, text, "plain") for code, text in FEEDBACK.items()]
        self.kind = Segments(KIND, [*kinds, _NONE])
        self.kind.setObjectName("answers.kind")
        self.kind.set_value("")
        self.answers: list[Segments | QLineEdit] = []
        self._questions: Sequence[Any] = ()

    def ask(self, questions: Sequence[Any]) -> None:
        """Lay the questions out."""
        self._questions = questions
        grid = QGridLayout(self)
        grid.setContentsMargins(*[theme.space(5)] * 4)
        grid.setHorizontalSpacing(theme.space(4))
        grid.setVerticalSpacing(theme.space(3))
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.who, 0, 0)
        grid.addWidget(self.phone, 0, 1, Qt.AlignmentFlag.AlignRight)
        for number, question in enumerate(questions):
            grid.addWidget(Label(f"{number + 1}. {question.text}", wrap=True), number + 1, 0)
            editor = self._editor(question)
            editor.setObjectName(f"answers.{number}")
            self.answers.append(editor)
            grid.addWidget(editor, number + 1, 1, Qt.AlignmentFlag.AlignRight)
        at = len(self.answers) + 1
        grid.addWidget(Label(OVERALL, strong=True), at, 0)
        grid.addWidget(self.overall, at, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(Muted(WORDS, size=12), at + 1, 0, 1, 2)
        grid.addWidget(self.words, at + 2, 0, 1, 2)
        grid.addWidget(Muted(KIND, size=12), at + 3, 0, 1, 2)
        grid.addWidget(self.kind, at + 4, 0, 1, 2)
        hint = Muted(N_("Digits answer, Enter goes on, Ctrl+Enter saves"), size=12)
        grid.addWidget(hint, at + 5, 0, 1, 2)
        grid.setRowStretch(at + 6, 1)
        self.overall.passed.connect(self.words.setFocus)
        self._speak()

    def _editor(self, question: Any) -> Segments | QLineEdit:
        on: Callable[[], object] = partial(self._go_on, len(self.answers))
        if question.kind == "text":
            line = QLineEdit()
            line.setMinimumWidth(320)
            line.setAccessibleName(question.text)
            line.returnPressed.connect(on)
            return line
        options = _YES if question.kind == "yes_no" else _SCORE
        editor = Segments(question.text, [*options, _NONE])
        editor.passed.connect(on)
        return editor

    def _go_on(self, at: int) -> None:
        following = self.answers[at + 1] if at + 1 < len(self.answers) else self.overall
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        """The cursor to the first question."""
        first = self.answers[0] if self.answers else self.overall
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def begin(self, name: str, phone: str) -> None:
        """An empty sheet for a customer; nobody: all were asked."""
        self.who.say(name or NOBODY)
        self.phone.say(phone)
        for editor in (*self.answers, self.overall, self.kind):
            if isinstance(editor, Segments):
                editor.set_value("")
            else:
                editor.clear()
        self.words.clear()

    def values(self) -> dict[str, Any]:
        """What was answered, as the answer's form takes it."""
        rows = []
        for question, editor in zip(self._questions, self.answers, strict=True):
            if isinstance(editor, Segments):
                if editor.value():
                    rows.append(Answer(question=question.text, answer=editor.value()))
            elif editor.text().strip():
                rows.append(Answer(question=question.text, text=editor.text().strip()))
        return {
            "satisfaction": self.overall.value(),
            "answers": rows,
            "words": self.words.toPlainText().strip(),
            "words_kind": self.kind.value(),
        }

    def _speak(self) -> None:
        self.words.setAccessibleName(_(WORDS))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
