# SPDX-License-Identifier: MIT
"""The table of fines with the day each version holds from: an old month keeps its old rates."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desk.db.policies import save_policy
from desk.errors import DeskError
from desk.records.fine import DEFAULT_POLICY, POLICY
from desk.text import N_, Message, Unreadable
from desk.text.dates import day_text, read_day
from desk.text.money import figures, read_money
from desk.ui import theme
from desk.ui.widgets import Button, HairLine, Heading, Label, Muted, Notice, Text, said
from desk.ui.workplace import Workplace

_AMOUNTS: Mapping[str, str] = {
    "first": N_("First justified complaint of a month"),
    "second": N_("Second"),
    "third": N_("Third"),
    "jointly": N_("Manager, jointly with each"),
    "least": N_("Manager's negligence, at least"),
    "most": N_("Manager's negligence, at most"),
    "coordinator": N_("Coordinator, jointly with it"),
}


class FinesPage(QWidget):
    """Amounts in yuan, the day they hold from, and what held before."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self.lines: dict[str, QLineEdit] = {}
        self._shown: tuple[str, ...] = ()
        self.criticism = QSpinBox()
        self.criticism.setObjectName("criticism")
        self.criticism.setRange(1, 3)
        self.since = QLineEdit()
        self.since.setObjectName("since")
        self.since.setFixedWidth(120)
        self.keep_button = Button(N_("Keep from this day on"), icon="save")
        self.keep_button.setObjectName("keep_fines")
        self.keep_button.clicked.connect(self.keep)
        self.notice = Notice()
        self.notice.hide()
        self.history = QGridLayout()
        self.history.setHorizontalSpacing(theme.space(6))
        self.history.setVerticalSpacing(theme.space(2))
        self._assemble()
        self.refresh()

    def _assemble(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space(3))
        grid.setVerticalSpacing(theme.space(2))
        grid.setColumnMinimumWidth(0, 240)
        grid.setColumnStretch(3, 1)
        for row, (name, text) in enumerate(_AMOUNTS.items()):
            line = QLineEdit()
            line.setObjectName(f"fine.{name}")
            line.setFixedWidth(104)
            line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.lines[name] = line
            self._row(grid, row, text, line, N_("yuan"))
        last = len(_AMOUNTS)
        self._row(grid, last, N_("Notice of criticism from the complaint no."), self.criticism, "")
        keep = QHBoxLayout()
        keep.setSpacing(theme.space(2))
        label = Label(N_("In force from"))
        label.setBuddy(self.since)
        keep.addWidget(label)
        keep.addWidget(self.since)
        keep.addWidget(self.keep_button)
        keep.addStretch(1)
        about = N_(
            "desk proposes these fines when a complaint is judged justified; a supervisor confirms "
            "or waives each. From the fourth complaint of a month on it proposes the dismissal."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(3))
        column.addWidget(Heading(N_("Fines")))
        column.addWidget(Muted(about, size=12, wrap=True))
        column.addWidget(self.notice)
        column.addLayout(grid)
        column.addLayout(keep)
        column.addWidget(HairLine())
        column.addWidget(Heading(N_("What holds since when")))
        column.addLayout(self.history)
        column.addStretch(1)

    def _row(self, grid: QGridLayout, row: int, text: Text, widget: QWidget, unit: Text) -> None:
        label = Label(text, wrap=True)
        label.setBuddy(widget)
        widget.setAccessibleName(label.text())
        grid.addWidget(label, row, 0)
        grid.addWidget(widget, row, 1)
        grid.addWidget(Muted(unit, size=theme.BASE), row, 2)

    def refresh(self) -> None:
        """Show what holds now, and its history."""
        office, today = self._place.store.office, self._place.session.today()
        self._fill(office.policy(POLICY, today, DEFAULT_POLICY))
        self._shown = self._cells()
        first = date(today.year + today.month // 12, today.month % 12 + 1, 1)
        self.since.setText(day_text(first))
        while (item := self.history.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        told = [(None, DEFAULT_POLICY), *office.policy_history(POLICY)]
        for row, (since, policy) in enumerate(reversed(told)):
            start: Text = day_text(since) if since else N_("from the beginning")
            self.history.addWidget(Label(start, strong=since is not None), row, 0)
            self.history.addWidget(Muted(_in_words(policy), size=theme.BASE, wrap=True), row, 1)
        self.history.setColumnStretch(1, 1)

    def _fill(self, policy: Mapping[str, Any]) -> None:
        ladder, (least, most) = [*policy["ladder"], 0, 0, 0], policy["negligence"]
        values = {
            "first": ladder[0],
            "second": ladder[1],
            "third": ladder[2],
            "jointly": policy["jointly"],
            "least": least,
            "most": most,
            "coordinator": policy["coordinator"],
        }
        for name, fen in values.items():
            self.lines[name].setText(figures(fen))
        self.criticism.setValue(policy["criticism_from"])

    def _cells(self) -> tuple[str, ...]:
        return (*(line.text() for line in self.lines.values()), self.criticism.text())

    def differs(self) -> bool:
        """Whether an amount was changed and not kept yet."""
        return self._cells() != self._shown

    def keep(self) -> None:
        """Keep the table from the chosen day on."""
        typed = self._typed()
        if typed is None:
            return
        since, policy = typed
        place = self._place

        def do() -> None:
            save_policy(place.store, place.session, POLICY, policy, since=since)

        done = Message(N_("These fines hold from {day} on."), day=day_text(since))
        place.work(self, do).then(lambda _nothing: self._kept(done)).failed(self._refused)

    def _kept(self, done: Message) -> None:
        self.refresh()
        self.notice.tell(done, "green")
        self.notice.show()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, DeskError):
            self._complain(error.message)

    def _typed(self) -> tuple[date, dict[str, Any]] | None:
        today, amounts = self._place.session.today(), {}
        for name, line in self.lines.items():
            try:
                amounts[name] = read_money(line.text())
            except Unreadable as error:
                self._complain(
                    Message(N_("{field}: {problem}"), field=_AMOUNTS[name], problem=error.message)
                )
                line.setFocus()
                return None
        try:
            since = read_day(self.since.text(), today)
        except Unreadable as error:
            self._complain(error.message)
            self.since.setFocus()
            return None
        if since < today.replace(day=1):
            self._complain(N_("A month that is over keeps its rates. Choose a later day."))
            self.since.setFocus()
            return None
        if amounts["least"] > amounts["most"]:
            self._complain(N_("The least amount is above the most."))
            self.lines["least"].setFocus()
            return None
        return since, {
            "ladder": [amounts["first"], amounts["second"], amounts["third"]],
            "criticism_from": self.criticism.value(),
            "jointly": amounts["jointly"],
            "negligence": [amounts["least"], amounts["most"]],
            "coordinator": amounts["coordinator"],
        }

    def _complain(self, sentence: Text) -> None:
        self.notice.tell(sentence, "red")
        self.notice.show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for name, line in self.lines.items():
                line.setAccessibleName(said(_AMOUNTS[name]))


def _in_words(policy: Mapping[str, Any]) -> Message:
    least, most = policy["negligence"]
    return Message(
        N_(
            "{ladder} yuan; criticism from no. {criticism}; manager {jointly}; "
            "negligence {least}–{most}; coordinator {coordinator}"
        ),
        ladder=" / ".join(_yuan(fen) for fen in policy["ladder"]),
        criticism=policy["criticism_from"],
        jointly=_yuan(policy["jointly"]),
        least=_yuan(least),
        most=_yuan(most),
        coordinator=_yuan(policy["coordinator"]),
    )


def _yuan(fen: int) -> str:
    return figures(fen).removesuffix(".00")
