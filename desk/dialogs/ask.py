# SPDX-License-Identifier: MIT
"""The questions of a step, on the same kind of form as the record."""

from PySide6.QtWidgets import QWidget

from desk.db.act import as_message
from desk.dialogs.base import Dialog
from desk.text import Message
from desk.ui.asks import AskForm
from desk.ui.known import Known
from desk.ui.requests import AskStep
from desk.ui.workplace import Workplace


class AskDialog(Dialog):
    """Answers go to the step only when they hold; what is typed stays until then."""

    def __init__(self, workplace: Workplace, request: AskStep, parent: QWidget | None) -> None:
        super().__init__(Message(request.step.label), parent, width=560)
        self.setObjectName("dialog.ask")
        self.explain(f"{request.record.number}  {request.record.title()}")
        assert request.step.asks is not None
        self._request = request
        self._known = Known(workplace, self)
        asked = request.step.asks()
        for name, kind in asked.kinds().items():
            if kind.first is not None:
                first = kind.first
                setattr(asked, name, first(workplace.session) if callable(first) else first)
        for name, value in request.values.items():
            setattr(asked, name, value)
        self.form = AskForm(asked, self._known.at, suggest=self._known.suggest)
        self.form.finished.connect(self._done)
        self.body.addWidget(self.form, 1)
        self.add_cancel()
        self.add_main(Message(request.step.label)).clicked.connect(self._done)
        self.form.focus_first()

    def _done(self) -> None:
        unread = self.form.settle()
        if unread:
            self.form.show_problems(unread)
            return
        answers = self.form.values()
        assert self._request.step.asks is not None
        problems = [as_message(p) for p in self._request.step.asks(**answers).problems()]
        self.form.show_problems(problems)
        if problems:
            return
        self.accept()
        self._request.then(answers)
