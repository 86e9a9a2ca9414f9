# SPDX-License-Identifier: MIT
"""The chosen item of a template: its words in both languages, phase, when, by whom, condition."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from desk.dialogs.settings.template_entry import CLOCKED, Entry
from desk.records.stay.words import ANCHORS, CONDITIONS
from desk.records.stay.words import PHASES as STAY_PHASES
from desk.records.training.template import TEMPLATE_PHASES
from desk.session import ROLES
from desk.text import LANGUAGES, N_
from desk.ui import theme
from desk.ui.widgets import Label, Muted, Text, said

UNITS = {1: N_("minutes"), 60: N_("hours"), 1440: N_("days")}
SIDES = {-1: N_("before"), 1: N_("after")}


class ItemEditor(QWidget):
    """Changes are told as they are typed."""

    changed = Signal(object)

    def __init__(self, *, timed: bool) -> None:
        super().__init__()
        self._timed = timed
        self._entry: Entry | None = None
        self.texts = [QLineEdit() for _code in LANGUAGES]
        self.phase = _combo("phase", STAY_PHASES if timed else TEMPLATE_PHASES)
        self.anchor = _combo("anchor", ANCHORS)
        self.amount = QSpinBox()
        self.amount.setObjectName("amount")
        self.amount.setRange(0, 999)
        self.unit = _combo("unit", UNITS)
        self.side = _combo("side", SIDES)
        self.clock = QTimeEdit()
        self.clock.setObjectName("clock")
        self.clock.setDisplayFormat("HH:mm")
        self.role = _combo("role", ROLES)
        self.condition = _combo("condition", CONDITIONS)
        self._labels: list[tuple[Label, Text]] = []
        self._assemble()
        self._connect()

    def _assemble(self) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(3))
        grid.setVerticalSpacing(theme.space(2))
        grid.setColumnMinimumWidth(0, 112)
        grid.setColumnStretch(1, 1)
        for (code, name), line in zip(LANGUAGES.items(), self.texts, strict=True):
            line.setObjectName(f"text.{code}")
            line.setMaxLength(200)
            self._row(name, line)
        self._row(N_("Phase"), self.phase)
        when = QHBoxLayout()
        when.setSpacing(theme.space(2))
        for widget in (self.anchor, self.amount, self.unit, self.side, self.clock):
            when.addWidget(widget)
        when.addStretch(1)
        if self._timed:
            self._row(N_("When"), when)
            self._row(N_("By whom"), self.role)
            self._row(N_("Only for"), self.condition)
        else:
            for widget in (self.anchor, self.amount, self.unit, self.side, self.clock,
                           self.role, self.condition):  # fmt: skip
                widget.setParent(self)
                widget.hide()

    def _row(self, text: Text, editor: QWidget | QHBoxLayout) -> None:
        row = self._grid.rowCount()
        label = Muted(text, size=12)
        self._grid.addWidget(label, row, 0)
        if isinstance(editor, QWidget):
            label.setBuddy(editor)
            editor.setAccessibleName(label.text())
            self._grid.addWidget(editor, row, 1)
        else:
            self._grid.addLayout(editor, row, 1)

    def _connect(self) -> None:
        for line in self.texts:
            line.textEdited.connect(self._edited)
        for combo in (self.phase, self.anchor, self.unit, self.side, self.role, self.condition):
            combo.activated.connect(self._edited)
        self.amount.valueChanged.connect(self._edited)
        self.clock.timeChanged.connect(self._edited)

    def show_entry(self, entry: Entry | None) -> None:
        """Show an item; none disables the editor."""
        self._entry = None
        self.setEnabled(entry is not None)
        if entry is None:
            return
        for line, text in zip(self.texts, entry.texts, strict=True):
            line.setText(text)
        _choose(self.phase, entry.phase)
        if self._timed:
            self._show_time(entry)
            _choose(self.role, entry.role)
            _choose(self.condition, entry.condition)
        self._entry = entry

    def _show_time(self, entry: Entry) -> None:
        _choose(self.anchor, entry.anchor)
        minutes = abs(entry.minutes)
        unit = next(u for u in (1440, 60, 1) if minutes % u == 0) if minutes else 1
        with QSignalBlocker(self.amount), QSignalBlocker(self.clock):
            self.amount.setValue(minutes // unit)
            if entry.anchor in CLOCKED:
                self.clock.setTime(QTime(entry.minutes // 60, entry.minutes % 60))
        _choose(self.unit, unit)
        _choose(self.side, 1 if entry.minutes > 0 else -1)
        self._fit()

    def _fit(self) -> None:
        """Show what the chosen way of counting needs."""
        clocked = self.anchor.currentData() in CLOCKED
        for widget in (self.amount, self.unit, self.side):
            widget.setVisible(not clocked)
        self.clock.setVisible(clocked)

    def _edited(self, *_told: object) -> None:
        if self._entry is None:
            return
        entry = replace(
            self._entry,
            texts=tuple(line.text() for line in self.texts),
            phase=self.phase.currentData(),
        )
        if self._timed:
            self._fit()
            entry = replace(
                entry,
                anchor=self.anchor.currentData(),
                minutes=self._minutes(),
                role=self.role.currentData(),
                condition=self.condition.currentData(),
            )
        self._entry = entry
        self.changed.emit(entry)

    def _minutes(self) -> int:
        if self.anchor.currentData() in CLOCKED:
            at = self.clock.time()
            return at.hour() * 60 + at.minute()
        count: int = self.amount.value() * self.unit.currentData() * self.side.currentData()
        return count

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "condition"):
            for combo in self.findChildren(QComboBox):
                for at in range(combo.count()):
                    words = combo.property("words")
                    combo.setItemText(at, said(list(words.values())[at]))


def _combo(name: str, words: dict[str, str] | dict[int, str] | object) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    assert hasattr(words, "items")
    for value, text in words.items():
        made.addItem(said(text), value)
    made.setProperty("words", words)
    return made


def _choose(combo: QComboBox, value: object) -> None:
    combo.setCurrentIndex(max(0, combo.findData(value)))
