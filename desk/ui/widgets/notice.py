# SPDX-License-Identifier: MIT
"""A sentence across the top of a page that stays until it is settled: a draft came back, the
server is gone, somebody else has saved."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.text import N_
from desk.ui import icons, theme
from desk.ui.widgets.buttons import Button, IconButton
from desk.ui.widgets.labels import Label, Text, said

_ICONS = {"red": "warning", "amber": "warning", "green": "done"}
_ROLES = {"accent": "accent_ink", "plain": "text"}


class Notice(QWidget):
    """An icon, a sentence, perhaps a button, and a cross."""

    #: The button was pressed.
    asked = Signal()
    #: The cross was pressed; the notice has hidden itself.
    dismissed = Signal()

    def __init__(
        self,
        text: Text = "",
        tone: str = "accent",
        button: Text = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = Label(wrap=True)
        self.button = Button(button, role="link")
        self.button.clicked.connect(self.asked)
        self._cross = IconButton("close", N_("Close"), size=16)
        self._cross.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 4, 6, 4)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        row.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(36)
        self.tell(text, tone, button)

    def tell(self, text: Text, tone: str = "accent", button: Text = "") -> None:
        """Say something else."""
        self._tone = tone
        self._label.say(text)
        self.button.say(button)
        self.button.setVisible(bool(button))
        self.setAccessibleName(said(text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ink, tint = theme.tones(self._tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        icon = _ICONS.get(self._tone, "info")
        box = QRectF(12, (min(self.height(), 44) - 18) / 2, 18, 18)
        icons.paint(painter, icon, box, _ROLES.get(self._tone, self._tone))

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
