# SPDX-License-Identifier: MIT
"""A box to tick, with the word beside it that says what the tick means."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from desk.db.fields import Kind
from desk.text import N_, _
from desk.ui.editors.editor import At, Editor
from desk.ui.editors.line import ENTER

YES = N_("yes")
NO = N_("no")


class TickEditor(Editor, QCheckBox):
    """Yes or no: Space turns it, Y and N set it."""

    edited = Signal()
    passed = Signal()

    def __init__(self, kind: Kind[Any], at: At, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.at = at
        self._value = False
        self.toggled.connect(lambda _on: self.retranslate())
        self.clicked.connect(self._clicked)
        self.retranslate()

    def _clicked(self) -> None:
        self._value = self.isChecked()
        self.edited.emit()

    def show_value(self, value: Any) -> None:
        self._value = bool(value)
        self.setChecked(self._value)

    def set_writable(self, writable: bool) -> None:
        super().set_writable(writable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if writable else Qt.FocusPolicy.NoFocus)

    def retranslate(self) -> None:
        self.setText(_(YES) if self.isChecked() else _(NO))

    def least(self) -> int:
        return 64

    def hitButton(self, point: QPoint) -> bool:  # noqa: N802 (Qt's name)
        """A tick in a form for reading is no button."""
        return self.writable and super().hitButton(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.writable:
            event.ignore()
        elif event.key() in ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            else:
                self.passed.emit()
        elif event.text().casefold() in ("y", "1", "n", "0") and event.text():
            wanted = event.text().casefold() in ("y", "1")
            if wanted != self.isChecked():
                self.click()
        else:
            super().keyPressEvent(event)
