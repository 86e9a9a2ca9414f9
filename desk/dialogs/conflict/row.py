# SPDX-License-Identifier: MIT
"""One field two people changed: its three values side by side, one of them picked."""

from typing import Any, Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desk.db.fields import Kind, Setting
from desk.db.record import Rows
from desk.dialogs.conflict.cell import Cell
from desk.dialogs.conflict.values import can_join, joined, shown
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Button, Label, said

Pick = Literal["before", "mine", "theirs", "both"]
SIDES: tuple[Pick, ...] = ("before", "mine", "theirs")
_SPOKEN = {
    "before": N_("as before"),
    "mine": N_("mine"),
    "theirs": N_("theirs"),
    "both": N_("both"),
}


class PickRow(QWidget):
    """Left and right arrows pick, B keeps both, up and down go to the next field."""

    picked = Signal()
    #: The field above (-1) or below (+1) shall be gone to.
    moved = Signal(int)

    def __init__(self, part: Kind[Any] | Rows[Any], values: dict[Pick, Any], at: Setting) -> None:
        super().__init__()
        self.part, self._values = part, values
        self.pick: Pick = "both" if can_join(part) else "mine"
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.label = Label(Message(part.label), strong=True)
        texts = {side: shown(part, values[side], at) for side in SIDES}
        self.cells = {
            side: Cell(texts[side], "" if side == "before" else texts["before"], self)
            for side in SIDES
        }
        self.both = Button(N_("Keep both"), role="link", icon="merge")
        self.both.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.both.setVisible(can_join(part))
        self.both.clicked.connect(lambda: self.choose("both"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(3))
        grid.setVerticalSpacing(theme.space(1))
        grid.addWidget(self.label, 0, 0, 1, 2)
        grid.addWidget(self.both, 0, 2, Qt.AlignmentFlag.AlignRight)
        for column, side in enumerate(SIDES):
            cell = self.cells[side]
            cell.setObjectName(f"{part.name}.{side}")
            cell.clicked.connect(lambda _on=False, side=side: self._clicked(side))
            grid.addWidget(cell, 1, column)
            grid.setColumnStretch(column, 1)
        self.choose(self.pick)

    def value(self) -> Any:
        """The plain value that shall stand."""
        if self.pick == "both":
            return joined(*(self._values[side] or "" for side in SIDES))
        return self._values[self.pick]

    def choose(self, pick: Pick) -> None:
        """Pick a side, or both."""
        self.pick = pick
        for side, cell in self.cells.items():
            cell.setChecked(pick in (side, "both") and not (pick == "both" and side == "before"))
        name = Message(
            N_("{filter}: {value}"), filter=Message(self.part.label), value=Message(_SPOKEN[pick])
        )
        self.setAccessibleName(said(name))
        self.update()
        self.picked.emit()

    def _clicked(self, side: Pick) -> None:
        self.choose(side)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            at = SIDES.index("mine" if self.pick == "both" else self.pick)
            self.choose(SIDES[max(0, min(len(SIDES) - 1, at + step))])
        elif key == Qt.Key.Key_B and can_join(self.part):
            self.choose("both")
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint()

    def _repaint(self) -> None:
        for cell in self.cells.values():
            cell.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.choose(self.pick)
