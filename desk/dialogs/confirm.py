# SPDX-License-Identifier: MIT
"""A question before what cannot be undone; it names the thing."""

from PySide6.QtWidgets import QWidget

from desk.dialogs.base import Dialog
from desk.ui.requests import Confirm


class ConfirmDialog(Dialog):
    """Do it, or leave it."""

    def __init__(self, request: Confirm, parent: QWidget | None) -> None:
        super().__init__(request.question, parent)
        self.setObjectName("dialog.confirm")
        self._request = request
        self.heading.setWordWrap(True)
        self.add_cancel()
        self.add_main(request.do).clicked.connect(self._done)

    def _done(self) -> None:
        self.accept()
        self._request.then()
