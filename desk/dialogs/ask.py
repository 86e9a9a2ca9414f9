# SPDX-License-Identifier: MIT
"""The questions of a step, on the same kind of form as the record."""

from PySide6.QtWidgets import QWidget

from desk.dialogs.base import Dialog
from desk.text import Message
from desk.ui.asks import AskForm
from desk.ui.requests import AskStep
from desk.ui.workplace import Workplace


class AskDialog(Dialog):
    """Answers go to the step only when they hold."""

    def __init__(self, workplace: Workplace, request: AskStep, parent: QWidget | None) -> None:
        super().__init__(Message(request.step.label), parent, width=620)
        self.setObjectName("dialog.ask")
        self.explain(f"{request.record.number}  {request.record.title()}")
        self._request = request
        assert request.step.asks is not None
        self.form = AskForm(request.step.asks, workplace)
        self.body.addWidget(self.form, 1)
        self.add_cancel()
        self.add_main(Message(request.step.label)).clicked.connect(self._done)
        self.form.focus_first()

    def _done(self) -> None:
        answers = self.form.answers()
        if answers is None:
            return
        self.accept()
        self._request.then(answers)
