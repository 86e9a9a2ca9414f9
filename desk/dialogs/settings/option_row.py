# SPDX-License-Identifier: MIT
"""One setting on its page: name, what is set, unit, the way back to the default."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desk.dialogs.settings.rule_words import NOBODY
from desk.settings import Option
from desk.text import N_, Message
from desk.text.money import figures, read_money
from desk.ui import theme
from desk.ui.widgets import IconButton, Label, Muted, said

_LABEL, _EDITOR, _FIGURE, _PERSON = 240, 300, 104, 180


class OptionRow(QWidget):
    """Shows and takes one setting's value."""

    changed = Signal()

    def __init__(
        self, option: Option, value: Any, *, people: Mapping[int, str] | None = None
    ) -> None:
        """`people` are whom a setting of the kind person can name."""
        super().__init__()
        self.option = option
        self._people = people or {}
        self._first = value
        self.label = Label(option.label, wrap=True)
        self.label.setFixedWidth(_LABEL)
        self.editor = self._made()
        self.editor.setObjectName(option.name)
        self.label.setBuddy(self.editor)
        self.unit = Muted(option.unit, size=theme.BASE)
        self.reset = IconButton("undo", N_("Back to the default"), size=16)
        self.reset.setObjectName(f"reset.{option.name}")
        self.reset.clicked.connect(self._reset)
        self.wrong = Label(size=12, wrap=True)
        self.wrong.setProperty("tone", "red")
        self.wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.space(3))
        row.addWidget(self.label)
        row.addWidget(self.editor)
        row.addWidget(self.unit)
        row.addWidget(self.reset)
        row.addStretch(1)
        under = QHBoxLayout()
        under.addSpacing(_LABEL + theme.space(3))
        under.addWidget(self.wrong, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addLayout(row)
        column.addLayout(under)
        self.show_value(value)
        self.retranslate()

    def value(self) -> Any:
        """What is set now."""
        editor = self.editor
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, QSpinBox):
            return editor.value()
        if isinstance(editor, QComboBox):
            return editor.currentData()
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText()
        assert isinstance(editor, QLineEdit)
        return self._read(editor.text())

    def _read(self, text: str) -> Any:
        """What is typed as it is kept; as typed where it cannot be read, to be told why."""
        try:
            if self.option.kind == "money":
                return read_money(text)
            if self.option.kind == "numbers":
                return [int(word) for word in text.replace(",", " ").split()]
        except ValueError:
            pass
        return text

    def show_value(self, value: Any) -> None:
        """Set another value."""
        editor = self.editor
        if isinstance(editor, QCheckBox):
            editor.setChecked(bool(value))
        elif isinstance(editor, QSpinBox):
            editor.setValue(int(value))
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(self._shown(value))
        self._edited()

    def _shown(self, value: Any) -> str:
        if self.option.kind == "money":
            return figures(value)
        return " ".join(str(one) for one in value) if isinstance(value, list) else str(value)

    def differs(self) -> bool:
        """Whether it was changed and not kept yet."""
        return bool(self.value() != self._first)

    def kept(self, value: Any) -> None:
        """What is shown is kept now, as the office has written it."""
        self._first = value
        self.show_value(value)

    def complain(self, sentence: Message | str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        self.wrong.say(sentence)
        self.wrong.setVisible(bool(said(sentence)))

    def _made(self) -> QWidget:
        option = self.option
        if option.kind == "tick":
            tick = QCheckBox()
            tick.toggled.connect(self._edited)
            return tick
        if option.kind == "whole":
            box = QSpinBox()
            box.setRange(option.least, option.most)
            box.setGroupSeparatorShown(True)
            box.setFixedWidth(_FIGURE)
            box.valueChanged.connect(self._edited)
            return box
        if option.kind in ("choice", "person"):
            return self._made_choice()
        if option.kind == "note":
            note = QPlainTextEdit()
            note.setTabChangesFocus(True)
            note.setFixedSize(_EDITOR, 84)
            note.textChanged.connect(self._edited)
            return note
        line = QLineEdit()
        line.setFixedWidth(_FIGURE if option.kind in ("money", "numbers") else _EDITOR)
        if option.kind == "money":
            line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.textChanged.connect(self._edited)
        return line

    def _made_choice(self) -> QComboBox:
        combo = QComboBox()
        if self.option.kind == "person":
            combo.setFixedWidth(_PERSON)
            combo.addItem(said(NOBODY), None)
            for key, name in self._people.items():
                combo.addItem(name, key)
        else:
            combo.setMinimumWidth(_EDITOR)
            for code, text in self.option.choices.items():
                combo.addItem(said(text), code)
        combo.currentIndexChanged.connect(self._edited)
        return combo

    def _edited(self) -> None:
        self.complain("")
        default = self.option.default
        self.reset.setVisible(default != "" and self.value() != default)
        self.changed.emit()

    def _reset(self) -> None:
        self.show_value(self.option.default)
        self.editor.setFocus()

    def retranslate(self) -> None:
        """Names in the language of the moment."""
        name = said(self.option.label)
        unit = said(self.option.unit)
        self.editor.setAccessibleName(f"{name} ({unit})" if unit else name)
        if isinstance(self.editor, QComboBox) and self.option.kind == "person":
            self.editor.setItemText(0, said(NOBODY))
        elif isinstance(self.editor, QComboBox):
            for at, text in enumerate(self.option.choices.values()):
                self.editor.setItemText(at, said(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
