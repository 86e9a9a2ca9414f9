# SPDX-License-Identifier: MIT
"""A new password for somebody who forgot theirs; they must choose their own at the next sign-in."""

from PySide6.QtWidgets import QWidget

from desk.db.people import set_password
from desk.db.staff import Staffer
from desk.dialogs.base import Dialog
from desk.dialogs.first_start.entry import Entry
from desk.errors import DeskError
from desk.text import N_, Message
from desk.ui.workplace import Workplace


class GivenPassword(Dialog):
    """The password, twice."""

    def __init__(self, workplace: Workplace, person: Staffer, parent: QWidget | None) -> None:
        super().__init__(Message(N_("A new password for {name}"), name=person.name), parent)
        self.setObjectName("dialog.given_password")
        self.explain(N_("Tell it to the person only. It must be changed at the next sign-in."))
        self._place, self._person = workplace, person
        self.password = Entry("new", N_("New password"), secret=True)
        self.again = Entry("again", N_("New password again"), secret=True)
        self.body.addWidget(self.password)
        self.body.addWidget(self.again)
        self.add_cancel()
        self.add_main(N_("Set the password")).clicked.connect(self._set)
        self.password.line.setFocus()

    def _set(self) -> None:
        if self.password.text != self.again.text:
            self.again.complain(N_("The two passwords differ. Please type them again."))
            self.again.line.setFocus()
            return
        place, person, new = self._place, self._person.id, self.password.text

        def do() -> None:
            set_password(place.store, place.session, person, new)

        place.work(self, do).then(lambda _done: self.accept()).failed(self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            told = Message(N_("The password {problem}"), problem=error.message)
            self.password.complain(told)
