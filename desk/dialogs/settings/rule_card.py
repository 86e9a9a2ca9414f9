# SPDX-License-Identifier: MIT
"""One policy to be changed: its figures, the day they hold from, the reason, and its history."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desk.db.rulebook import in_force
from desk.dialogs.settings.option_row import OptionRow
from desk.dialogs.settings.rule_history import RuleHistory
from desk.rules import Rule
from desk.text import N_, Message
from desk.text.dates import day_text
from desk.ui import theme
from desk.ui.widgets import Button, Heading, Label, Muted, Notice, Text, said
from desk.ui.workplace import Workplace


class RuleCard(QWidget):
    """Shows a policy as it holds today and takes what shall hold from a day on."""

    #: The figures, the day and the reason as they are typed.
    kept = Signal(dict, str, str)
    changed = Signal()

    def __init__(self, rule: Rule, workplace: Workplace, people: Mapping[int, str]) -> None:
        super().__init__()
        self.rule = rule
        self._place, self._people = workplace, people
        self.rows: dict[str, OptionRow] = {}
        self.notice = Notice()
        self.notice.hide()
        self.held = Muted("", size=12)
        self.since = QLineEdit()
        self.since.setObjectName("since")
        self.since.setFixedWidth(120)
        self.reason = QLineEdit()
        self.reason.setObjectName("reason")
        self.reason.setMaxLength(200)
        self.keep_button = Button(N_("Keep from this day on"), icon="save")
        self.keep_button.setObjectName("keep_rule")
        self.keep_button.clicked.connect(self._keep)
        self.history = RuleHistory()
        self._assemble()
        self.refresh()

    def _assemble(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.space(2), 0)
        column.setSpacing(theme.space(1))
        column.addWidget(Heading(self.rule.label))
        column.addWidget(self.held)
        if self.rule.about:
            column.addWidget(Muted(self.rule.about, size=12, wrap=True))
        for figure in self.rule.figures:
            row = OptionRow(figure, figure.default, people=self._people)
            row.changed.connect(self.changed)
            self.rows[figure.name] = row
            column.addWidget(row)
        column.addSpacing(theme.space(3))
        column.addWidget(self.history)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.space(2))
        whole.addWidget(self.notice)
        whole.addWidget(area, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> QWidget:
        frame = QFrame()
        theme.role(frame, "raised")
        grid = QGridLayout(frame)
        grid.setContentsMargins(theme.space(3), theme.space(3), theme.space(3), theme.space(3))
        grid.setHorizontalSpacing(theme.space(2))
        grid.setVerticalSpacing(theme.space(2))
        for row, (text, line) in enumerate(
            ((N_("In force from"), self.since), (N_("Reason"), self.reason))
        ):
            label = Label(text)
            label.setBuddy(line)
            line.setAccessibleName(label.text())
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1, 1, 1 if line is self.since else 2)
        grid.addWidget(self.keep_button, 0, 2)
        grid.setColumnStretch(1, 1)
        return frame

    def refresh(self) -> None:
        """Show what holds today, and its history."""
        store, name, today = self._place.store, self.rule.name, self._place.session.today()
        since, _value = in_force(store, name, today)
        held = N_("As it was built in")
        self.held.say(Message(N_("In force since {day}"), day=day_text(since)) if since else held)
        for figure, value in self.rule.split(store.office.rule(name, today)).items():
            self.rows[figure].kept(value)
        self.since.setText(day_text(today))
        self.reason.clear()
        history = store.office.policy_history(name)
        self.history.show_periods(self.rule, history, today, self._people)

    def differs(self) -> bool:
        """Whether a figure was changed and not kept yet."""
        return any(row.differs() for row in self.rows.values())

    def figures(self) -> dict[str, Any]:
        """What is typed, by the names of the figures."""
        return {name: row.value() for name, row in self.rows.items()}

    def tell(self, sentence: Text, tone: str) -> None:
        """Say something above the figures."""
        self.notice.tell(sentence, tone)
        self.notice.show()

    def complain(self, name: str | None, sentence: Message) -> None:
        """Say what is wrong at its figure, or above all where it is none's."""
        if name in self.rows:
            self.rows[name].complain(sentence)
            return
        line = {"since": self.since, "reason": self.reason}.get(name or "")
        if line is not None:
            line.setFocus()
        self.tell(sentence, "red")

    def focus_first(self) -> None:
        """The cursor into the first figure."""
        next(iter(self.rows.values())).editor.setFocus()

    def _keep(self) -> None:
        self.kept.emit(self.figures(), self.since.text(), self.reason.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.since.setAccessibleName(said(N_("In force from")))
            self.reason.setAccessibleName(said(N_("Reason")))
