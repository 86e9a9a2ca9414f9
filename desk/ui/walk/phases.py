# SPDX-License-Identifier: MIT
"""The phases at the left of a walk-through, each with how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desk.text import N_, Message, _
from desk.ui import icons, theme
from desk.ui.widgets import Ground

WIDTH = 208
_HIGH = 62


@dataclass(frozen=True)
class PhaseState:
    """A phase: its name (a msgid), how many of its items are passed, how many are late."""

    id: str
    name: str
    done: int
    total: int
    late: int = 0


class PhaseButton(QAbstractButton):
    """A phase to go to; the bar below its name fills as it goes on."""

    def __init__(self, state: PhaseState) -> None:
        super().__init__()
        self.state = state
        self.setCheckable(True)
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName(f"walk.phase.{state.id}")
        self._speak()

    def show_state(self, state: PhaseState) -> None:
        """Show how far it is now."""
        self.state = state
        self._speak()
        self.update()

    def _speak(self) -> None:
        state = self.state
        told = Message(
            N_("{phase}: {done} of {total}"),
            phase=Message(state.name), done=state.done, total=state.total,
        )  # fmt: skip
        self.setAccessibleName(str(told) if state.total else _(state.name))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state, box = self.state, QRectF(self.rect()).adjusted(6, 3, -6, -3)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.colour("selection" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        whole = state.total > 0 and state.done >= state.total
        painter.setFont(theme.font(14, strong=self.isChecked()))
        painter.setPen(theme.colour("text"))
        words = box.adjusted(12, 8, -50, -22)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), _(state.name))
        if whole:
            mark = QRectF(box.right() - 30, box.y() + 10, 18, 18)
            icons.paint(painter, "done", mark, "green")
        elif state.total:
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("red" if state.late else "muted"))
            count = QRectF(box.right() - 60, box.y() + 8, 48, box.height() - 30)
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(count, right, f"{state.done}/{state.total}")
        if state.total:
            self._bar(painter, QRectF(box.x() + 12, box.bottom() - 14, box.width() - 24, 5), whole)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("focus"))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)

    def _bar(self, painter: QPainter, bar: QRectF, whole: bool) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("pressed"))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        if self.state.done:
            bar.setWidth(bar.width() * self.state.done / self.state.total)
            role = "green" if whole else ("red" if self.state.late else "accent")
            painter.setBrush(theme.colour(role))
            painter.drawRoundedRect(bar, 2.5, 2.5)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self.update()


class PhaseList(Ground):
    """All phases, one below the other; one is the present one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("rail", "", parent)
        self.setObjectName("walk.phases")
        self.setFixedWidth(WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space(2), 0, theme.space(2))
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.buttons: dict[str, PhaseButton] = {}

    def show_phases(self, states: Sequence[PhaseState], current: str) -> None:
        """Show how far each phase is, and which is the present one."""
        for state in states:
            button = self.buttons.get(state.id)
            if button is None:
                button = self.buttons[state.id] = PhaseButton(state)
                button.clicked.connect(lambda _on=False, key=state.id: self.chosen.emit(key))
                self._column.insertWidget(self._column.count() - 1, button)
            button.show_state(state)
        for key, button in self.buttons.items():
            button.setChecked(key == current)
