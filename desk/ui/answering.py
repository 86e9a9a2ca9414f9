# SPDX-License-Identifier: MIT
"""Answers to a survey typed one customer after the other: digits answer, Enter goes on."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk.db.act import Changed
from desk.db.store import Store
from desk.records.survey.rows import Answer
from desk.session import Session
from desk.text import N_, Message, _
from desk.ui import icons, theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.lines import Line, LineList
from desk.ui.requests import Leave, OpenRecord
from desk.ui.widgets import Ground, Heading, Label, Muted, Notice, Title
from desk.ui.widgets.segments import Segments
from desk.ui.workplace import Workplace

WHERE = N_("Type answers")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("answers.save", N_("Save and next"), "save", "Ctrl+Return; Ctrl+S", "save", where=WHERE),
    Action("answers.gone", N_("Not reached"), "gone", "Ctrl+Shift+N", "repeat", where=WHERE),
    Action("answers.leave", N_("Back to the form"), "leave", "Esc", "left", where=WHERE),
)
_TONES = ("red", "red", "amber", "green", "green")
_SCORE = [(str(n), str(n), tone) for n, tone in enumerate(_TONES, 1)]
_YES = [("yes", N_("yes"), "green"), ("no", N_("no"), "red")]
_NONE = ("", "–", "plain")
OVERALL = N_("Satisfied overall")
WORDS = N_("In the customer's words")
_SIDE = 280


class AnsweringPage(QWidget):
    """At the left who is still to be asked, at the right the questions."""

    def __init__(self, workplace: Workplace, survey: int) -> None:
        super().__init__()
        self.workplace = workplace
        self.survey_id = survey
        self.survey: Any = None
        self.customer: int | None = None
        self._names: dict[int, str] = {}
        self.setObjectName("survey.answering")
        self.actions_ = Actions(self, ACTIONS, self, context=HERE)
        self.about = Muted(size=theme.BASE)
        self.list = LineList(N_("To be asked"))
        self.list.setObjectName("answers.customers")
        self.list.chosen.connect(self.choose)
        self.who = Heading()
        self.who.setObjectName("answers.who")
        self.notice = Notice()
        self.notice.hide()
        self.overall = Segments(OVERALL, [*_SCORE, _NONE])
        self.overall.setObjectName("answers.overall")
        self.words = QPlainTextEdit()
        self.words.setObjectName("answers.words")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(72)
        self.answers: list[Segments | QLineEdit] = []
        self._area = QScrollArea()
        self._assemble()
        workplace.changed.connect(self._changed)
        self.reload()

    def _assemble(self) -> None:
        head = Ground("paper", "bottom")
        top = QHBoxLayout(head)
        top.setContentsMargins(theme.space(4), theme.space(2), theme.space(3), theme.space(2))
        top.setSpacing(theme.space(2))
        top.addWidget(Title(WHERE))
        top.addWidget(self.about, 1, Qt.AlignmentFlag.AlignBottom)
        for name, icon in (("leave", "left"), ("gone", "repeat")):
            top.addWidget(ActionButton(self.actions_[f"answers.{name}"], icon))
        top.addWidget(ActionButton(self.actions_["answers.save"], "save", prominent=True))
        side = QScrollArea()
        side.setWidget(self.list)
        side.setWidgetResizable(True)
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setFixedWidth(_SIDE)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.notice)
        right.addWidget(self._area, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addLayout(row, 1)

    # what a tab asks of its page

    def tab_text(self) -> str:
        """Of which survey."""
        if self.survey is None:
            return _(WHERE)
        return str(Message(N_("Answers: {name}"), name=self.survey.title()))

    def tab_icon(self) -> str:
        """The icon of the book."""
        return icons.of("survey")

    def may_close(self) -> bool:
        """Always; answers are saved customer by customer."""
        return True

    def focus_start(self) -> None:
        """The cursor to the first question."""
        first = self.answers[0] if self.answers else self.overall
        first.setFocus(Qt.FocusReason.TabFocusReason)

    # showing

    def reload(self) -> None:
        """Read the survey anew."""
        place = self.workplace
        work = place.work(self, _read, place.store, place.session, self.survey_id)
        work.then(self._show).failed(place.trouble)

    def _show(self, found: tuple[Any, dict[int, str]]) -> None:
        first = self.survey is None
        self.survey, self._names = found
        if first:
            self._make_questions()
        self._show_list()
        self.setWindowTitle(self.tab_text())

    def _open(self) -> list[Any]:
        return [row for row in self.survey.drawn if row.state == "open"]

    def _show_list(self) -> None:
        rows, total = self._open(), len(self.survey.drawn)
        self.list.show_lines(
            [
                Line(self._names.get(r.customer, ""), right=str(r.place), value=r.customer)
                for r in rows
            ]
        )
        told = Message(N_("{done} of {total} asked"), done=total - len(rows), total=total)
        self.about.say(f"{self.survey.number} {self.survey.title()} · {told}")
        keys = [row.customer for row in rows]
        if self.customer not in keys:
            self.choose(keys[0] if keys else None)

    def choose(self, customer: int | None) -> None:
        """Whose answers are typed now."""
        self.customer = customer
        name = self._names.get(customer or 0, "")
        self.who.say(name or N_("Everybody drawn was asked"))
        for action in ("answers.save", "answers.gone"):
            self.actions_[action].setEnabled(customer is not None)
        for editor in self.answers:
            if isinstance(editor, Segments):
                editor.set_value("")
            else:
                editor.clear()
        self.overall.set_value("")
        self.words.clear()
        self.notice.hide()
        self.focus_start()

    def _make_questions(self) -> None:
        ground = Ground("paper")
        grid = QGridLayout(ground)
        grid.setContentsMargins(*[theme.space(5)] * 4)
        grid.setHorizontalSpacing(theme.space(4))
        grid.setVerticalSpacing(theme.space(3))
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.who, 0, 0, 1, 2)
        for number, question in enumerate(self.survey.questions):
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
        hint = Muted(N_("Digits answer, Enter goes on, Ctrl+Enter saves"), size=12)
        grid.addWidget(hint, at + 3, 0, 1, 2)
        grid.setRowStretch(at + 4, 1)
        self.overall.passed.connect(self.words.setFocus)
        self.words.setAccessibleName(_(WORDS))
        self._area.setWidget(ground)

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

    def _changed(self, changed: list[Changed]) -> None:
        if any(c.kind == "survey" and c.record == self.survey_id for c in changed):
            self.reload()

    # deeds

    def save(self) -> None:
        """Keep the answers of the customer, and go on to the next one."""
        if self.customer is None:
            return
        rows = []
        for question, editor in zip(self.survey.questions, self.answers, strict=True):
            if isinstance(editor, Segments):
                if editor.value():
                    rows.append(Answer(question=question.text, answer=editor.value()))
            elif editor.text().strip():
                rows.append(Answer(question=question.text, text=editor.text().strip()))
        values = {
            "survey": self.survey_id,
            "customer": self.customer,
            "way": self.survey.way,
            "satisfaction": self.overall.value(),
            "answers": rows,
            "words": self.words.toPlainText().strip(),
        }
        place = self.workplace
        name = self._names.get(self.customer, "")
        work = place.work(self, _keep, place.store, place.session, values)
        work.then(lambda _kept: self._kept(name)).failed(self._refused)

    def _kept(self, name: str) -> None:
        self.workplace.tell(Message(N_("Answer of {customer} kept."), customer=name))
        self.reload()

    def gone(self) -> None:
        """Who is not reached is replaced by the next drawn."""
        place = self.workplace
        row = next((r for r in self._open() if r.customer == self.customer), None)
        if row is None:
            return
        answers = {"place": row.place, "outcome": "unreachable"}
        step = place.store.step
        work = place.work(self, step, place.session, "survey", self.survey_id, "gone", answers)
        work.then(lambda _survey: self.reload()).failed(self._refused)

    def _refused(self, error: Exception) -> None:
        problems = getattr(error, "problems", None)
        if not problems:
            self.workplace.trouble(error)
            return
        self.notice.tell("\n".join(str(message) for _name, message in problems), "red")
        self.notice.show()

    def leave(self) -> None:
        """Back to the survey."""
        self.workplace.ask(OpenRecord("survey", self.survey_id))
        self.workplace.ask(Leave(self))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.survey is not None:
            self._show_list()
            self.words.setAccessibleName(_(WORDS))


def _read(store: Store, session: Session, survey: int) -> tuple[Any, dict[int, str]]:
    loaded: Any = store.get(session, "survey", survey)
    keys = {row.customer for row in loaded.drawn if row.customer is not None}
    return loaded, dict(store.office.labels_for(session, "customer", keys))


def _keep(store: Store, session: Session, values: dict[str, Any]) -> None:
    store.save(session, store.new(session, "survey_answer", **values))
