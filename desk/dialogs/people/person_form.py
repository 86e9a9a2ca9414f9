# SPDX-License-Identifier: MIT
"""What is typed about one person: names, roles, branch; a first password for a new one."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from desk.db.office import Place
from desk.db.passwords import SHORTEST
from desk.db.people import NewPerson
from desk.db.staff import Staffer
from desk.dialogs.first_start.entry import Entry
from desk.session import ROLES
from desk.text import LANGUAGES, N_, Message
from desk.ui import theme
from desk.ui.widgets import Heading, Label, Muted, Text, said


class PersonForm(QWidget):
    """Lines, ticks and choices of a person."""

    edited = Signal()
    #: Enter in one of the lines.
    finished = Signal()

    def __init__(self, branches: Mapping[int, Place]) -> None:
        super().__init__()
        self.person: Staffer | None = None
        self.heading = Heading(N_("New person"))
        self.name = Entry("name", N_("Name"))
        self.login = Entry("login", N_("Name for signing in"))
        self.department = Entry("department", N_("Department"))
        self.phone = Entry("phone", N_("Telephone"))
        self.password = Entry("password", N_("First password"), secret=True)
        self.rules = Muted(
            Message(
                N_("At least {count} characters; to be changed at the first sign-in."),
                count=SHORTEST,
            ),
            wrap=True,
        )
        self.roles: dict[str, QCheckBox] = {}
        self.branch = QComboBox()
        self.branch.setObjectName("branch")
        self.branch.setMinimumContentsLength(8)
        self.branch.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.language = QComboBox()
        self.language.setObjectName("language")
        self._wrong_roles = Label(size=12, wrap=True)
        self._wrong_roles.setProperty("tone", "red")
        for role in ROLES:
            box = QCheckBox()
            box.setObjectName(f"role.{role}")
            box.clicked.connect(self._edited)
            self.roles[role] = box
        for entry in (self.name, self.login, self.department, self.phone, self.password):
            entry.line.textEdited.connect(self._edited)
            entry.line.returnPressed.connect(self.finished)
        for combo in (self.branch, self.language):
            combo.activated.connect(self._edited)
        self.fill_branches(branches)
        self._fill_languages()
        self._assemble()
        self._shown = self.typed()
        self.retranslate()

    def _assemble(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.space(3), 0)
        column.setSpacing(theme.space(2))
        column.addWidget(self.heading)
        names = QGridLayout()
        names.setHorizontalSpacing(theme.space(3))
        names.addWidget(self.name, 0, 0)
        names.addWidget(self.login, 0, 1)
        column.addLayout(names)
        column.addWidget(Muted(N_("Roles"), size=12))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space(3))
        grid.setVerticalSpacing(0)
        for at, box in enumerate(self.roles.values()):
            grid.addWidget(box, at // 2, at % 2)
        column.addLayout(grid)
        column.addWidget(self._wrong_roles)
        places = QGridLayout()
        places.setHorizontalSpacing(theme.space(3))
        places.setVerticalSpacing(theme.space(1))
        for at in range(2):
            places.setColumnStretch(at, 1)
        places.addWidget(_label(N_("Branch"), self.branch), 0, 0)
        places.addWidget(_label(N_("Language"), self.language), 0, 1)
        places.addWidget(self.branch, 1, 0)
        places.addWidget(self.language, 1, 1)
        column.addLayout(places)
        more = QGridLayout()
        more.setHorizontalSpacing(theme.space(3))
        more.addWidget(self.department, 0, 0)
        more.addWidget(self.phone, 0, 1)
        column.addLayout(more)
        column.addWidget(self.password)
        column.addWidget(self.rules)
        column.addStretch(1)

    def show_person(self, person: Staffer | None) -> None:
        """Show a person, or empty lines for a new one."""
        self.person = person
        self.heading.say(person.name if person else N_("New person"))
        self.name.line.setText(person.name if person else "")
        self.login.line.setText(person.login if person else "")
        self.department.line.setText(person.department if person else "")
        self.phone.line.setText(person.phone if person else "")
        self.password.line.clear()
        roles = person.roles if person else ("staff",)
        for role, box in self.roles.items():
            box.setChecked(role in roles)
        self.branch.setCurrentIndex(max(0, self.branch.findData(person.branch if person else None)))
        language = person.language if person else ""
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        for widget in (self.password, self.rules):
            widget.setVisible(person is None)
        self._shown = self.typed()
        self.complain({})

    def differs(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.typed() != self._shown or bool(self.password.text)

    def typed(self) -> NewPerson:
        """What was typed."""
        return NewPerson(
            self.login.text,
            self.name.text,
            " ".join(role for role, box in self.roles.items() if box.isChecked()),
            self.branch.currentData(),
            self.department.text,
            self.phone.text,
            self.language.currentData(),
            self.person.active if self.person else True,
        )

    def settled(self) -> None:
        """What is typed is kept now."""
        self._shown = self.typed()
        self.password.line.clear()

    def bring_back(self, person: Staffer | None, typed: NewPerson, password: str) -> None:
        """Show what was typed before about a person."""
        self.show_person(person)
        lines = {
            self.name: typed.name, self.login: typed.login, self.department: typed.department,
            self.phone: typed.phone, self.password: password,
        }  # fmt: skip
        for entry, text in lines.items():
            entry.line.setText(text)
        for role, box in self.roles.items():
            box.setChecked(role in typed.roles.split())
        self.branch.setCurrentIndex(max(0, self.branch.findData(typed.branch)))
        self.language.setCurrentIndex(max(0, self.language.findData(typed.language)))

    def complain(self, problems: Mapping[str, Text]) -> None:
        """Show sentences beside their lines; none take them away."""
        entries = {"name": self.name, "login": self.login, "password": self.password}
        for name, entry in entries.items():
            entry.complain(problems.get(name, ""))
        wrong = problems.get("roles", problems.get("branch", ""))
        self._wrong_roles.say(wrong)
        self._wrong_roles.setVisible(bool(wrong))

    def fill_branches(self, branches: Mapping[int, Place]) -> None:
        """Offer the branches that are in use."""
        chosen = self.branch.currentData()
        self.branch.clear()
        self.branch.addItem(said(N_("All branches")), None)
        for place in branches.values():
            if place.active:
                self.branch.addItem(place.name, place.id)
        self.branch.setCurrentIndex(max(0, self.branch.findData(chosen)))

    def _fill_languages(self) -> None:
        self.language.addItem(said(N_("as the computer")), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)

    def _edited(self) -> None:
        self.edited.emit()

    def retranslate(self) -> None:
        """Texts in the language of the moment."""
        for role, box in self.roles.items():
            box.setText(said(ROLES[role]))
        self.branch.setItemText(0, said(N_("All branches")))
        self.language.setItemText(0, said(N_("as the computer")))
        self.branch.setAccessibleName(said(N_("Branch")))
        self.language.setAccessibleName(said(N_("Language")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _label(text: Text, widget: QWidget) -> Muted:
    label = Muted(text, size=12)
    label.setBuddy(widget)
    return label
