# SPDX-License-Identifier: MIT
"""The end of a training: the customer rates, says what was good or bad, and signs."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk.records.training.words import RATINGS
from desk.text import N_, _
from desk.ui import theme
from desk.ui.walk.marks import MarkButton, make_large
from desk.ui.widgets import Button, Ground, Heading, Label, Muted, Notice
from desk.ui.widgets.signature import SignaturePad

_WIDTH = 860
_TONES = {"5": "green", "4": "green", "3": "amber", "2": "red", "1": "red"}
LINES = {
    "signed_by": N_("Signed for the customer by"),
    "materials": N_("Materials handed over"),
}
ON_PAPER = N_("Signed on paper")
NOTES = {"opinion": N_("Customer's remarks"), "trainer_remarks": N_("Trainer's remarks")}


class Ending(QScrollArea):
    """Five large marks, two notes, a name, a pad to sign on."""

    #: Something was typed or chosen.
    changed = Signal()
    #: The answers and the signature (PNG): finish.
    finished = Signal(dict, bytes)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("walk.ending")
        self.rates: dict[str, MarkButton] = {}
        self.lines = {name: QLineEdit() for name in LINES}
        self.notes = {name: QPlainTextEdit() for name in NOTES}
        self.pad = SignaturePad(N_("Customer's signature"))
        self.pad.setMinimumHeight(150)
        self.on_paper = QCheckBox(_(ON_PAPER))
        self.on_paper.setObjectName("walk.on_paper")
        self.notice = Notice()
        self.notice.hide()
        self.finish = Button(N_("Finish the training"), role="primary", icon="check")
        self.finish.setObjectName("walk.finish")
        self.finish.clicked.connect(self._finish)
        self._captions: list[tuple[Label, QWidget]] = []
        self._assemble()
        make_large(self.finish, self.on_paper, *self.lines.values())
        for line in self.lines.values():
            line.textEdited.connect(lambda _text: self.changed.emit())
        for note in self.notes.values():
            note.setTabChangesFocus(True)
            note.setFixedHeight(76)
            note.textChanged.connect(self.changed)
        self.pad.changed.connect(self.changed)

    def _assemble(self) -> None:
        ground = Ground("window")
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        grid = QGridLayout(inner)
        grid.setContentsMargins(*[theme.space(4)] * 4)
        grid.setHorizontalSpacing(theme.space(4))
        grid.setVerticalSpacing(theme.space(1))
        grid.addWidget(Heading(N_("How was the training?")), 0, 0, 1, 2)
        grid.addLayout(self._rating_row(), 1, 0, 1, 2)
        for column, (name, note) in enumerate(self.notes.items()):
            note.setObjectName(name)
            self._caption(grid, 2, column, NOTES[name], note)
        for column, (name, line) in enumerate(self.lines.items()):
            line.setObjectName(name)
            self._caption(grid, 4, column, LINES[name], line)
        caption = Muted(N_("Customer's signature"), size=12)
        grid.addWidget(caption, 6, 0, 1, 2)
        grid.addWidget(self.pad, 7, 0, 1, 2)
        grid.addWidget(self.notice, 8, 0, 1, 2)
        grid.addWidget(self.on_paper, 9, 0)
        grid.addWidget(self.finish, 9, 1, Qt.AlignmentFlag.AlignRight)
        for row in (3, 5, 7):
            grid.setRowMinimumHeight(row, 40)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(middle)
        whole.addStretch(1)
        self.setWidget(ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def _rating_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.space(2))
        row.setContentsMargins(0, theme.space(1), 0, theme.space(2))
        for value, text in RATINGS.items():
            button = MarkButton(text, "star", _TONES[value])
            button.setObjectName(f"rating.{value}")
            button.clicked.connect(lambda _on=False, value=value: self.rate(value))
            self.rates[value] = button
            row.addWidget(button, 1)
        return row

    def _caption(self, grid: QGridLayout, row: int, column: int, text: str, of: QWidget) -> None:
        caption = Muted(text, size=12)
        caption.setBuddy(of)
        of.setAccessibleName(caption.text())
        self._captions.append((caption, of))
        grid.addWidget(caption, row, column)
        grid.addWidget(of, row + 1, column)

    def rate(self, value: str) -> None:
        """Choose a rating."""
        for name, button in self.rates.items():
            button.setChecked(name == value)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit rates while nothing is typed."""
        button = self.rates.get(event.text())
        if button is not None and button.isEnabled():
            self.rate(event.text())
        else:
            super().keyPressEvent(event)

    @property
    def rating(self) -> str:
        """The rating chosen, or none."""
        return next((v for v, button in self.rates.items() if button.isChecked()), "")

    def values(self) -> dict[str, Any]:
        """What is typed and chosen now, without the signature."""
        typed: dict[str, Any] = {"rating": self.rating}
        typed |= {name: line.text().strip() for name, line in self.lines.items()}
        return typed | {n: note.toPlainText().strip() for n, note in self.notes.items()}

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show what was typed before."""
        for name, button in self.rates.items():
            button.setChecked(name == values.get("rating"))
        for name, line in self.lines.items():
            line.setText(str(values.get(name) or ""))
        for name, note in self.notes.items():
            note.blockSignals(True)
            note.setPlainText(str(values.get(name) or ""))
            note.blockSignals(False)

    def tell(self, error: Exception) -> None:
        """Say why it could not be finished."""
        self.finish.setEnabled(True)
        self.notice.tell(str(error), "red")
        self.notice.show()

    def _finish(self) -> None:
        self.notice.hide()
        missing = []
        if not self.rating:
            missing.append(N_("Choose how the training was."))
        if not self.lines["signed_by"].text().strip():
            missing.append(N_("Type who signs for the customer."))
        if self.pad.is_empty() and not self.on_paper.isChecked():
            missing.append(N_("Have the customer sign."))
        if missing:
            self.notice.tell(missing[0], "amber")
            self.notice.show()
            self.ensureWidgetVisible(self.notice)
            return
        self.finish.setEnabled(False)
        self.finished.emit(self.values(), self.pad.png())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.on_paper.setText(_(ON_PAPER))
            for caption, of in self._captions:
                of.setAccessibleName(caption.text())
