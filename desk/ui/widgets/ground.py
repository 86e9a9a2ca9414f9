# SPDX-License-Identifier: MIT
"""The paper that the parts of a page lie on, with a hairline where it ends."""

from typing import Literal

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desk.ui import theme

Edge = Literal["", "bottom", "left", "top"]


class Ground(QWidget):
    """A sheet in the colour of a role ("paper", "rail", "window"), ruled at one edge."""

    def __init__(self, role: str = "paper", edge: Edge = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._edge = edge

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self._role))
        line = theme.colour("hairline")
        if self._edge == "bottom":
            painter.fillRect(0, self.height() - 1, self.width(), 1, line)
        elif self._edge == "top":
            painter.fillRect(0, 0, self.width(), 1, line)
        elif self._edge == "left":
            painter.fillRect(0, 0, 1, self.height(), line)
