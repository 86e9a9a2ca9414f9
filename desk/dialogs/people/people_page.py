# SPDX-License-Identifier: MIT
"""The people at the left, the chosen one at the right; new ones, passwords, leaving."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desk.db.people import NewPerson, save_person
from desk.db.staff import Staffer, staff, unlock
from desk.dialogs.people.given_password import GivenPassword
from desk.dialogs.people.person_form import PersonForm
from desk.dialogs.people.table import FewRows
from desk.errors import DeskError, Invalid
from desk.session import ROLES
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Button, HairLine, Notice, said
from desk.ui.workplace import Workplace

_HEADINGS = (N_("Name"), N_("Signs in as"), N_("Roles"), N_("Branch"), N_("State"))


class PeoplePage(QWidget):
    """Adds and changes people; everything through the store."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self._people: dict[int, Staffer] = {}
        self._wanted: int | None = None
        self._by: tuple[Staffer | None, NewPerson, str] | None = None
        self.notice = Notice()
        self.notice.hide()
        self.table = FewRows(N_("People"), _HEADINGS, wide=2)
        self.table.setObjectName("people")
        self.table.chose.connect(self._chose)
        self.form = PersonForm(workplace.store.office.branches)
        self.new = _button("new_person", N_("New person"), "new")
        self.save = _button("save_person", N_("Keep"), "save", role="primary")
        self.password = _button("give_password", N_("Give a new password…"), "shield")
        self.leave = _button("deactivate", N_("May no longer sign in"), "lock")
        self.free = _button("unlock", N_("Unlock"), "unlock")
        self._assemble()
        self.new.clicked.connect(self.start_new)
        self.save.clicked.connect(self.keep)
        self.form.finished.connect(self.keep)
        self.notice.asked.connect(self._bring_back)
        self.password.clicked.connect(self._ask_password)
        self.leave.clicked.connect(self._switch_active)
        self.free.clicked.connect(self._unlock)
        self.start_new()
        self.refresh()

    def _assemble(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.space(2))
        left.addWidget(self.table, 1)
        under = QHBoxLayout()
        under.setSpacing(theme.space(2))
        under.addWidget(self.new)
        under.addStretch(1)
        left.addLayout(under)
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setWidget(self.form)
        around.setFixedWidth(400)
        around.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QVBoxLayout()
        right.setSpacing(theme.space(2))
        right.addWidget(around, 1)
        first = QHBoxLayout()
        first.setSpacing(theme.space(2))
        for button in (self.save, self.password):
            first.addWidget(button)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(theme.space(2))
        for button in (self.leave, self.free):
            second.addWidget(button)
        second.addStretch(1)
        right.addLayout(first)
        right.addLayout(second)
        row = QHBoxLayout()
        row.setSpacing(theme.space(4))
        row.addLayout(left, 1)
        row.addWidget(HairLine(upright=True))
        row.addLayout(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(3), 0, 0)
        column.setSpacing(theme.space(3))
        column.addWidget(self.notice)
        column.addLayout(row, 1)

    def refresh(self) -> None:
        """Read the people anew."""
        place = self._place
        self.form.fill_branches(place.store.office.branches)
        place.work(self, staff, place.store, place.session).then(self._show).failed(self._tell)

    def _show(self, people: list[Staffer]) -> None:
        self._people = {person.id: person for person in people}
        branches = self._place.store.office.branches
        rows = []
        for person in people:
            place = branches.get(person.branch or 0)
            roles = " · ".join(said(ROLES[role]) for role in person.roles if role in ROLES)
            texts = (
                person.name,
                person.login,
                roles,
                place.name if place else said(N_("All branches")),
                said(self._state(person)),
            )
            rows.append((person.id, texts))
        self.table.show_rows(rows, faint=frozenset(p.id for p in people if not p.active))
        if self._wanted is not None:
            self.table.choose(self._wanted)
            self._wanted = None
        self._chose(self.table.key())

    def _state(self, person: Staffer) -> str:
        now = self._place.session.now()
        if not person.active:
            return N_("may not sign in")
        if person.locked_until is not None and person.locked_until > now:
            return N_("locked")
        return N_("must set a password") if person.must_change else N_("active")

    def _chose(self, key: int | None) -> None:
        if key is None:
            return
        person = self._people[key]
        self._put_by()
        self.form.show_person(person)
        for button in (self.password, self.leave):
            button.setVisible(True)
        self.leave.say(N_("May no longer sign in") if person.active else N_("May sign in again"))
        self.free.setVisible(self._state(person) == "locked")

    def start_new(self) -> None:
        """Empty lines for somebody new."""
        self.table.clearSelection()
        self._put_by()
        self.form.show_person(None)
        for button in (self.password, self.leave, self.free):
            button.setVisible(False)
        self.form.name.line.setFocus()

    def _put_by(self) -> None:
        """What was typed about somebody else can be brought back."""
        if not self.form.differs():
            return
        self._by = (self.form.person, self.form.typed(), self.form.password.text)
        name = self.form.typed().name or self.form.typed().login
        told = N_("What you typed about {name} is not kept yet.")
        self.notice.tell(Message(told, name=name), "amber", N_("Bring it back"))
        self.notice.show()

    def _bring_back(self) -> None:
        if self._by is not None:
            self.form.bring_back(*self._by)
            self._by = None
            self.notice.hide()

    def keep(self) -> None:
        """Keep what was typed about the person."""
        place, form = self._place, self.form
        typed, person, password = form.typed(), form.person, form.password.text
        form.complain({})

        def do() -> int:
            key = person.id if person is not None else None
            return save_person(place.store, place.session, typed, person=key, password=password)

        told = Message(N_("{name} is kept."), name=typed.name)
        place.work(self, do).then(lambda key: self._kept(key, told)).failed(self._refused)

    def _kept(self, key: int, told: Message) -> None:
        self._wanted = key
        self.form.settled()
        self.notice.tell(told, "green")
        self.notice.show()
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            return
        problems = dict(error.problems) if isinstance(error, Invalid) else {}
        self.form.complain({name or "": message for name, message in problems.items()})
        if not problems or None in problems:
            self._tell(error)

    def _switch_active(self) -> None:
        person = self.form.person
        if person is None:
            return
        place, form = self._place, self.form
        other = replace(form.typed(), active=not person.active)

        def do() -> int:
            return save_person(place.store, place.session, other, person=person.id)

        told = (
            N_("{name} may no longer sign in.")
            if person.active
            else N_("{name} may sign in again.")
        )
        sentence = Message(told, name=person.name)
        place.work(self, do).then(lambda key: self._kept(key, sentence)).failed(self._refused)

    def _unlock(self) -> None:
        person, place = self.form.person, self._place
        if person is None:
            return
        told = Message(N_("{name} may sign in again."), name=person.name)
        work = place.work(self, unlock, place.store, place.session, person.id)
        work.then(lambda _nothing: self._kept(person.id, told)).failed(self._tell)

    def _ask_password(self) -> None:
        person = self.form.person
        if person is not None:
            told = Message(
                N_("{name} signs in with the new password and then chooses another one."),
                name=person.name,
            )
            dialog = GivenPassword(self._place, person, self)
            dialog.accepted.connect(lambda: self._kept(person.id, told))
            dialog.open()

    def _tell(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self.notice.tell(error.message, "red")
            self.notice.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show(list(self._people.values()))


def _button(name: str, text: str, icon: str, *, role: str = "") -> Button:
    made = Button(text, icon=icon, role=role)
    made.setObjectName(name)
    return made
