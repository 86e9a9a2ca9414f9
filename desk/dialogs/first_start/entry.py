# SPDX-License-Identifier: MIT
"""A line to type in under its name, with a hint, and a sentence below when it is wrong."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk.ui import theme
from desk.ui.widgets import Label, Muted, Text, said


class Entry(QWidget):
    """One thing that is asked."""

    def __init__(
        self,
        name: str,
        label: Text,
        *,
        hint: Text = "",
        secret: bool = False,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._label, self._hint = label, hint
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setMinimumHeight(theme.CONTROL + 2)
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textEdited.connect(lambda _text: self.complain(""))
        name_label = Muted(label, size=12)
        name_label.setBuddy(self.line)
        self.wrong = Label(size=12, wrap=True)
        self.wrong.setProperty("tone", "red")
        self.wrong.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.addWidget(self.line, 1)
        if beside is not None:
            row.addWidget(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(name_label)
        column.addLayout(row)
        column.addWidget(self.wrong)
        self.retranslate()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text().strip() if not self._secret else self.line.text()

    @property
    def _secret(self) -> bool:
        return self.line.echoMode() == QLineEdit.EchoMode.Password

    def complain(self, sentence: Text) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        self.wrong.say(sentence)
        self.wrong.setVisible(bool(said(sentence)))
        wrong = bool(said(sentence))
        if self.line.property("wrong") != wrong:
            self.line.setProperty("wrong", wrong)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def retranslate(self) -> None:
        """Name and hint in the language of the moment."""
        self.line.setAccessibleName(said(self._label))
        self.line.setPlaceholderText(said(self._hint))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
