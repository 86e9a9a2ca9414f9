# SPDX-License-Identifier: MIT
"""Asks why: for money, times, closed records, and for what is voided."""

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desk.dialogs.base import Dialog
from desk.text import N_, Message
from desk.text.plain import tidy


class ReasonDialog(Dialog):
    """One line of reason; it stands in the audit trail for good."""

    def __init__(
        self, title: Message, then: Callable[[str], object], parent: QWidget | None
    ) -> None:
        super().__init__(title, parent)
        self.setObjectName("dialog.reason")
        self.explain(N_("The reason is kept in the audit trail and cannot be changed later."))
        self._then = then
        self._text = QPlainTextEdit()
        self._text.setObjectName("reason")
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(84)
        self.body.addWidget(self._text)
        self.add_cancel()
        self.add_main(N_("Keep the reason")).clicked.connect(self._done)
        self._text.setFocus()

    def _done(self) -> None:
        reason = tidy(self._text.toPlainText()).strip()
        if not reason:
            self.complain(N_("Please say why, in a few words."))
            self._text.setFocus()
            return
        self.accept()
        self._then(reason)
