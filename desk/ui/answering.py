# SPDX-License-Identifier: MIT
"""Answers to a survey typed one customer after the other: digits answer, Enter goes on."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk.db.act import Changed
from desk.db.store import Store
from desk.session import Session
from desk.text import N_, Message, _
from desk.text.masks import mask_phone
from desk.ui import icons, theme
from desk.ui.action_button import ActionButton
from desk.ui.actions import Action, Actions
from desk.ui.answering_sheet import AnswerSheet
from desk.ui.lines import Line, LineList
from desk.ui.requests import Leave, OpenRecord
from desk.ui.widgets import Ground, Muted, Notice, Title
from desk.ui.workplace import Workplace

WHERE = N_("Type answers")
HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ACTIONS = (
    Action("answers.save", N_("Save and next"), "save", "Ctrl+Return; Ctrl+S", "save", where=WHERE),
    Action("answers.gone", N_("Not reached"), "gone", "Ctrl+Shift+N", "repeat", where=WHERE),
    Action("answers.refused", N_("Will not be asked"), "refused", "Ctrl+Shift+R", "cross",
           where=WHERE),
    Action("answers.leave", N_("Back to the form"), "leave", "Esc", "left", where=WHERE),
)  # fmt: skip
_SIDE = 280


class AnsweringPage(QWidget):
    """At the left who is still to be asked, at the right the questions."""

    def __init__(self, workplace: Workplace, survey: int) -> None:
        super().__init__()
        self.workplace = workplace
        self.survey_id = survey
        self.survey: Any = None
        self.customer: int | None = None
        self._names: Mapping[int, str] = {}
        self._phones: Mapping[int, str] = {}
        self.setObjectName("survey.answering")
        self.actions_ = Actions(self, ACTIONS, self, context=HERE)
        self.about = Muted(size=theme.BASE)
        self.list = LineList(N_("To be asked"))
        self.list.setObjectName("answers.customers")
        self.list.chosen.connect(self.choose)
        self.sheet = AnswerSheet()
        self.notice = Notice()
        self.notice.hide()
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
        for name, icon in (("leave", "left"), ("gone", "repeat"), ("refused", "cross")):
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
        self.sheet.focus_first()

    # showing

    def reload(self) -> None:
        """Read the survey anew."""
        place = self.workplace
        work = place.work(self, _read, place.store, place.session, self.survey_id)
        work.then(self._show).failed(place.trouble)

    def _show(self, found: tuple[Any, Mapping[int, str], Mapping[int, str]]) -> None:
        first = self.survey is None
        self.survey, self._names, self._phones = found
        if first:
            self.sheet.ask(self.survey.questions)
            self._area.setWidget(self.sheet)
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
        for action in ("answers.save", "answers.gone", "answers.refused"):
            self.actions_[action].setEnabled(customer is not None)
        key = customer or 0
        self.sheet.begin(self._names.get(key, ""), self._phones.get(key, ""))
        self.notice.hide()
        self.focus_start()

    def _changed(self, changed: list[Changed]) -> None:
        if any(c.kind == "survey" and c.record == self.survey_id for c in changed):
            self.reload()

    # deeds

    def save(self) -> None:
        """Keep the answers of the customer, and go on to the next one."""
        if self.customer is None:
            return
        values = {
            "survey": self.survey_id,
            "customer": self.customer,
            "way": self.survey.way,
            **self.sheet.values(),
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
        self._lose("unreachable")

    def refused(self) -> None:
        """Who will not answer is replaced by the next drawn, and counted apart."""
        self._lose("refused")

    def _lose(self, outcome: str) -> None:
        place = self.workplace
        row = next((r for r in self._open() if r.customer == self.customer), None)
        if row is None:
            return
        answers = {"place": row.place, "outcome": outcome}
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


def _read(
    store: Store, session: Session, survey: int
) -> tuple[Any, Mapping[int, str], Mapping[int, str]]:
    """The survey, and the names and numbers of who is still to be asked."""
    loaded: Any = store.get(session, "survey", survey)
    keys = {row.customer for row in loaded.drawn if row.customer is not None}
    waiting = [row.customer for row in loaded.drawn if row.customer and row.state == "open"]
    marks = ", ".join("?" * len(waiting)) or "NULL"
    rows = store.database.rows(
        f"SELECT id, mobile, phone FROM customer WHERE id IN ({marks})", *waiting
    )
    hide = mask_phone if session.masked else str
    phones = {key: hide(mobile or phone or "") for key, mobile, phone in rows}
    return loaded, dict(store.office.labels_for(session, "customer", keys)), phones


def _keep(store: Store, session: Session, values: dict[str, Any]) -> None:
    store.save(session, store.new(session, "survey_answer", **values))
