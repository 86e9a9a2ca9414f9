# SPDX-License-Identifier: MIT
"""The questions of a step, on the same kind of form as the record."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desk.db.drafts import Kept, step_key
from desk.db.record import Ask
from desk.db.saving import as_message
from desk.dialogs.base import Dialog
from desk.errors import DeskError, Invalid
from desk.text import N_, Message
from desk.ui.asks import AskForm
from desk.ui.known import Known
from desk.ui.record.callback_script import questions_beside
from desk.ui.record.keeper import DraftKeeper
from desk.ui.requests import AskStep
from desk.ui.work import Work
from desk.ui.workplace import Workplace


def _trainers(workplace: Workplace, request: AskStep, form: AskForm) -> QWidget:
    from desk.ui.trainers import ProposedWeek

    return ProposedWeek(workplace, request, form)


_USUAL, _WIDE = 560, 908
#: What stands below the questions of a step to answer them by: kind of record and step.
BESIDE: Mapping[tuple[str, str], Callable[[Workplace, AskStep, AskForm], QWidget]] = {
    ("training", "assign"): _trainers,
}
#: What stands above them, to be said first.
ABOVE: Mapping[tuple[str, str], Callable[[Workplace, AskStep, AskForm], QWidget]] = {
    ("callback", "reached"): questions_beside,
}


class AskDialog(Dialog):
    """Answers stay until the step is done: a refusal, Cancel or a crash loses none of them."""

    def __init__(self, workplace: Workplace, request: AskStep, parent: QWidget | None) -> None:
        beside = BESIDE.get((request.record.kind(), request.step.id))
        super().__init__(Message(request.step.label), parent, width=_WIDE if beside else _USUAL)
        self.setObjectName("dialog.ask")
        self.explain(f"{request.record.number}  {request.record.title()}")
        self._place = workplace
        self._request = request
        self._known = Known(workplace, self)
        self._known.learn(dict(request.names))
        self._sending = False
        self.form = AskForm(self._first(), self._known.at, suggest=self._known.suggest)
        self.form.finished.connect(self._done)
        above = ABOVE.get((request.record.kind(), request.step.id))
        if above is not None:
            self.body.addWidget(above(workplace, request, self.form))
        self.body.addWidget(self.form, 1)
        if beside is not None:
            self.body.addWidget(beside(workplace, request, self.form), 1)
        self.add_cancel()
        self.add_main(Message(request.step.label)).clicked.connect(self._done)
        self.form.focus_first()
        self._keeper = self._keep()

    def _first(self) -> Ask:
        """What the questions are filled with at first."""
        ask = self._request.step.asks
        assert ask is not None
        asked, session = ask(), self._place.session
        for name, kind in asked.kinds().items():
            if kind.first is not None:
                first = kind.first
                setattr(asked, name, first(session) if callable(first) else first)
        for name, value in self._request.values.items():
            setattr(asked, name, value)
        return asked

    # what is typed

    def _keep(self) -> DraftKeeper | None:
        """Keep what is typed, and bring back what was kept the last time."""
        record, place = self._request.record, self._place
        if record.id is None:
            return None
        key = step_key(record.kind(), record.id, self._request.step.id)
        keeper = DraftKeeper(place, key, record.kind(), record.id, self.form.draft)
        self.form.changed.connect(self._touched)
        place.work(self, place.store.drafts.of, place.session).then(self._bring_back).failed(
            place.trouble
        )
        return keeper

    def _bring_back(self, kept: list[Kept]) -> None:
        found = next((k for k in kept if self._keeper and k.key == self._keeper.key), None)
        if found is None or self._keeper is None:
            return
        self._keeper.found()
        if self.form.is_dirty():
            return
        self.form.restore(found.body)
        self.form.focus_first()
        number = f"{self._request.record.number}  {self._request.record.title()}"
        back = N_("{number}\nWhat you typed the last time is here again.")
        self.explain(Message(back, number=number))

    def _touched(self, _name: str) -> None:
        self.complain("")
        if self._keeper is None:
            return
        if self.form.is_dirty():
            self._keeper.touch()
        else:
            self._keeper.drop()

    def hideEvent(self, event: QHideEvent) -> None:
        if self._keeper is not None:
            self._keeper.settle()
        super().hideEvent(event)

    # what becomes of it

    def _done(self) -> None:
        unread = self.form.settle()
        if unread:
            self.form.show_problems(unread)
            return
        if self._sending:
            return
        answers = self.form.values()
        assert self._request.step.asks is not None
        problems = [as_message(p) for p in self._request.step.asks(**answers).problems()]
        self.form.show_problems(problems)
        if problems:
            return
        self._sending = True
        if self._keeper is not None:
            self._keeper.at_rest(partial(self._send, answers))
        else:
            self._send(answers)

    def _send(self, answers: dict[str, Any]) -> None:
        work = self._request.then(answers)
        if not isinstance(work, Work):
            self._taken()
            return
        work.then(lambda _done: self._taken()).failed(self._refused)

    def _taken(self) -> None:
        self._sending = False
        if self._keeper is not None:
            self._keeper.forgotten()
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._sending = False
        if self._keeper is not None and self.form.is_dirty():
            self._keeper.touch()  # the draft was held back for the step
        if isinstance(error, Invalid):
            self.form.show_problems(error.problems)
        elif isinstance(error, DeskError):
            self.complain(error.message)
        else:
            self._place.trouble(error)

    def done(self, code: int) -> None:
        """Close; what was typed and not done yet is kept for the next time."""
        if self._sending:
            return
        dirty = code == self.DialogCode.Rejected and self.form.is_dirty()
        if self._keeper is not None:
            self._keeper.close()
            if dirty:
                title = Message(self._request.step.label)
                told = N_("What you typed is kept as a draft: {title}")
                self._place.tell(Message(told, title=title))
        super().done(code)
