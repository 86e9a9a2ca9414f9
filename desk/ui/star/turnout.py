# SPDX-License-Identifier: MIT
"""How many have voted, as a bar; who has yet to vote is told to who runs the election."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.records.star.voting import Standing
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Label, Muted

_HIGH = 8


class Turnout(QWidget):
    """A sentence, a bar, perhaps names."""

    def __init__(self) -> None:
        super().__init__()
        self.told = Label(strong=True)
        self.told.setObjectName("star.turnout")
        self.names = Muted(size=12, wrap=True)
        self._bar = _Bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1.5))
        for part in (self.told, self._bar, self.names):
            column.addWidget(part)

    def show_turnout(self, stands: Standing, *, names: bool) -> None:
        """Show the turnout of an election that is open; nothing of another one."""
        have, whole = len(stands.voted), len(stands.voted) + len(stands.waiting)
        self.setVisible(stands.star.state == "open" and whole > 0)
        self.told.say(Message(N_("{have} of {whole} have voted"), have=have, whole=whole))
        self._bar.show_share(have / whole if whole else 0.0)
        self.names.setVisible(names and bool(stands.waiting))
        waiting = Message(N_("Not yet: {names}"), names=", ".join(stands.waiting))
        self.names.say(waiting)


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(_HIGH)

    def sizeHint(self) -> QSize:
        return QSize(240, _HIGH)

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("hairline"))
        painter.setBrush(theme.colour("section_tint"))
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(body, _HIGH / 2, _HIGH / 2)
        if self._share:
            body.setWidth(max(_HIGH, body.width() * self._share))
            painter.setPen(theme.colour("accent"))
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(body, _HIGH / 2, _HIGH / 2)
