# SPDX-License-Identifier: MIT
"""Which column of the file is which field, one line a field; or one text for all rows."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desk.exchange.plan import Plan
from desk.exchange.targets import Target
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Label, Muted, said

_NOWHERE, _FIXED = -1, -2
_LABEL = 160
_NONE = N_("— not in the file —")
_SAME = N_("The same for all rows…")


class Line:
    """The widgets of one field: its label, the column chosen for it, a text for all rows."""

    def __init__(self, target: Target, headings: list[str], column: int | None) -> None:
        self.target = target
        self.label = Label(target.label, wrap=True)
        self.label.setFixedWidth(_LABEL)
        self.column = QComboBox()
        self.column.setObjectName(f"column.{target.name}")
        self.column.setMinimumContentsLength(10)
        self.column.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.column.addItem("", _NOWHERE)
        if not (target.table or target.is_time):
            self.column.addItem("", _FIXED)
        for at, heading in enumerate(headings):
            if heading:
                self.column.addItem(heading, at)
        self.column.setCurrentIndex(self.column.findData(_NOWHERE if column is None else column))
        self.text = QLineEdit()
        self.text.setObjectName(f"fixed.{target.name}")
        self.text.hide()
        self.label.setBuddy(self.column)
        self.retranslate()

    def retranslate(self) -> None:
        """Names in the language of the moment."""
        self.column.setItemText(self.column.findData(_NOWHERE), said(_NONE))
        if (at := self.column.findData(_FIXED)) >= 0:
            self.column.setItemText(at, said(_SAME))
        name = str(self.target.label)
        self.label.say(f"{name} *" if self.target.kind.required else name)
        self.column.setAccessibleName(name)
        self.text.setAccessibleName(name)


class Matcher(QScrollArea):
    """All fields of the book; those found in the file stand first."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.lines: dict[str, Line] = {}

    def show_plan(self, plan: Plan) -> None:
        """Show a file's proposal."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.space(3), 0)
        column.setSpacing(theme.space(2))
        found = [t for n, t in plan.targets.items() if plan.columns[n] is not None]
        needed = [t for t in plan.targets.values() if t not in found and _needed(t)]
        others = [t for t in plan.targets.values() if t not in found and t not in needed]
        self.lines = {}
        for title, targets in (
            (N_("Found in the file"), found),
            (N_("Needed, but not found"), needed),
            (N_("Other fields"), others),
        ):
            if targets:
                column.addWidget(Muted(title))
                column.addLayout(self._grid(plan, targets))
                column.addSpacing(theme.space(2))
        column.addStretch(1)
        self.setWidget(inside)

    def columns(self) -> dict[str, int | None]:
        """The chosen column of each field."""
        chosen = {name: line.column.currentData() for name, line in self.lines.items()}
        return {name: at if at >= 0 else None for name, at in chosen.items()}

    def fixed(self) -> dict[str, str]:
        """The texts that stand in every row."""
        return {
            name: line.text.text()
            for name, line in self.lines.items()
            if line.column.currentData() == _FIXED and line.text.text().strip()
        }

    def _grid(self, plan: Plan, targets: list[Target]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space(3))
        grid.setVerticalSpacing(theme.space(1))
        grid.setColumnStretch(1, 1)
        for row, target in enumerate(targets):
            line = Line(target, plan.headings, plan.columns[target.name])
            self.lines[target.name] = line
            line.column.activated.connect(lambda _at, line=line: self._chosen(line))
            line.text.editingFinished.connect(self.changed)
            grid.addWidget(line.label, 3 * row, 0)
            grid.addWidget(line.column, 3 * row, 1)
            grid.addWidget(line.text, 3 * row + 1, 1)
            if target.name in plan.matching.unsure:
                unsure = Message(
                    N_("Please check: ‘{heading}’ only sounds like it."),
                    heading=plan.headings[plan.columns[target.name] or 0],
                )
                hint = Label(unsure, size=theme.LABEL, wrap=True)
                hint.setProperty("tone", "amber")
                grid.addWidget(hint, 3 * row + 2, 1)
        return grid

    def _chosen(self, line: Line) -> None:
        fixed = line.column.currentData() == _FIXED
        line.text.setVisible(fixed)
        if fixed:
            line.text.setFocus()
            return
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for line in self.lines.values():
                line.retranslate()


def _needed(target: Target) -> bool:
    """Whether rows without it cannot come in: nothing else fills it."""
    kind = target.kind
    return kind.required and kind.first is None and not (target.table or target.is_time)
