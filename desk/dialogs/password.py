# SPDX-License-Identifier: MIT
"""A new password: of one's own wish, or because a first sign-in has to set one."""

from collections.abc import Callable

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from desk.dialogs.base import Dialog
from desk.errors import DeskError
from desk.text import N_
from desk.ui import theme
from desk.ui.widgets import Label
from desk.ui.work import Work


class PasswordDialog(Dialog):
    """Old one, new one, new one again; `change(old, new)` sets it beside the window."""

    def __init__(
        self, change: Callable[[str, str], None], parent: QWidget | None, *, forced: bool = False
    ) -> None:
        super().__init__(N_("Set a new password"), parent)
        self.setObjectName("dialog.password")
        if forced:
            self.explain(N_("This password was given to you. Please choose one only you know."))
        self._change = change
        form = QFormLayout()
        form.setHorizontalSpacing(theme.space(4))
        form.setVerticalSpacing(theme.space(3))
        self._old = self._line(form, "old", N_("Present password"))
        self._new = self._line(form, "new", N_("New password"))
        self._again = self._line(form, "again", N_("New password again"))
        self.body.addLayout(form)
        self.add_cancel()
        self.add_main(N_("Set the password")).clicked.connect(self._set)

    def _line(self, form: QFormLayout, name: str, text: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        label = Label(text)
        label.setBuddy(line)
        line.setAccessibleName(label.text())
        form.addRow(label, line)
        return line

    def _set(self) -> None:
        if self._new.text() != self._again.text():
            self.complain(N_("The two new passwords differ. Please type them again."))
            self._again.setFocus()
            return
        Work(self, self._change, self._old.text(), self._new.text()).then(
            lambda _done: self.accept()
        ).failed(self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.complain(error.message)
