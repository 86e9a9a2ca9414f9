# SPDX-License-Identifier: MIT
"""The branches: added, named anew, closed; a code that stands in numbers never changes."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desk.db.staff import save_branch
from desk.dialogs.first_start.entry import Entry
from desk.dialogs.people.table import FewRows
from desk.errors import DeskError, Invalid
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Button, HairLine, Heading, Muted, Notice, said
from desk.ui.workplace import Workplace


class BranchesPage(QWidget):
    """A table, and the chosen branch beside it."""

    #: The branches are other ones now.
    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self._branch: int | None = None
        self._shown = ("", "", False)
        self.notice = Notice()
        self.notice.hide()
        self.table = FewRows(N_("Branches"), (N_("Code"), N_("Branch"), N_("State")), wide=1)
        self.table.setObjectName("branches")
        self.table.chose.connect(self._chose)
        self.heading = Heading()
        self.code = Entry("branch.code", N_("Code"))
        self.code.line.setMaxLength(6)
        self.name = Entry("branch.name", N_("Branch"))
        self.active = QCheckBox()
        self.active.setObjectName("branch.active")
        self.new = Button(N_("New branch"), icon="new")
        self.new.setObjectName("new_branch")
        self.save = Button(N_("Keep"), icon="save", role="primary")
        self.save.setObjectName("save_branch")
        self.new.clicked.connect(self.start_new)
        self.save.clicked.connect(self.keep)
        for entry in (self.code, self.name):
            entry.line.returnPressed.connect(self.keep)
        self._assemble()
        self.retranslate()
        self.start_new()

    def _assemble(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(theme.space(2))
        left.addWidget(self.table, 1)
        under = QHBoxLayout()
        under.addWidget(self.new)
        under.addStretch(1)
        left.addLayout(under)
        side = QWidget()
        side.setFixedWidth(400)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, theme.space(3), 0)
        right.setSpacing(theme.space(3))
        hint = Muted(
            N_("The code stands in the numbers of the branch and never changes."), wrap=True
        )
        for widget in (self.heading, self.code, hint, self.name, self.active):
            right.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        right.addLayout(buttons)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.space(4))
        row.addLayout(left, 1)
        row.addWidget(HairLine(upright=True))
        row.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(3), 0, 0)
        column.setSpacing(theme.space(3))
        column.addWidget(self.notice)
        column.addLayout(row, 1)

    def refresh(self) -> None:
        """Show the branches as the office has them."""
        branches = self._place.store.office.branches.values()
        rows = [
            (
                place.id,
                (
                    place.code or said(N_("none")),
                    place.name,
                    said(N_("open") if place.active else N_("closed")),
                ),
            )
            for place in branches
        ]
        faint = frozenset(place.id for place in branches if not place.active)
        self.table.show_rows(rows, faint=faint)

    def _chose(self, key: int | None) -> None:
        if key is None:
            return
        place = self._place.store.office.branches[key]
        self._branch = key
        self.heading.say(place.name)
        self.code.line.setText(place.code)
        self.code.line.setEnabled(False)
        self.name.line.setText(place.name)
        self.active.setChecked(place.active)
        self.active.setVisible(bool(place.code))
        self._shown = self._typed()
        self._complain({})

    def start_new(self) -> None:
        """Empty lines for another branch."""
        self.table.clearSelection()
        self._branch = None
        self.heading.say(N_("New branch"))
        for entry in (self.code, self.name):
            entry.line.clear()
        self.code.line.setEnabled(True)
        self.active.setChecked(True)
        self.active.hide()
        self._shown = self._typed()
        self._complain({})

    def _typed(self) -> tuple[str, str, bool]:
        return self.code.text, self.name.text, self.active.isChecked()

    def differs(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._typed() != self._shown

    def keep(self) -> None:
        """Keep what was typed."""
        place, branch = self._place, self._branch
        code, name, active = self._typed()

        def do() -> int:
            return save_branch(place.store, place.session, code, name, branch=branch, active=active)

        self._complain({})
        place.work(self, do).then(self._kept).failed(self._refused)

    def _kept(self, key: int) -> None:
        name = self._place.store.office.branches[key].name
        self.notice.tell(Message(N_("{name} is kept."), name=name), "green")
        self.notice.show()
        self.refresh()
        self.table.choose(key)
        self.changed.emit()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            return
        problems = dict(error.problems) if isinstance(error, Invalid) else {}
        self._complain({str(name): message for name, message in problems.items()})
        if not problems:
            self.notice.tell(error.message, "red")
            self.notice.show()

    def _complain(self, problems: dict[str, Message]) -> None:
        self.code.complain(problems.get("code", ""))
        self.name.complain(problems.get("name", ""))

    def retranslate(self) -> None:
        """Texts in the language of the moment."""
        self.active.setText(said(N_("Open; new records can be registered for it")))
        self.table.setAccessibleName(said(N_("Branches")))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
