# SPDX-License-Identifier: MIT
"""What stands where nothing is yet: what this place is for, and what to do next."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desk.ui import icons, theme
from desk.ui.widgets.buttons import Button
from desk.ui.widgets.labels import Heading, Muted, Text

_PICTURE = 96


class Picture(QWidget):
    """One of our drawings in the colours of the moment."""

    def __init__(
        self, name: str, size: int = _PICTURE, role: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._role = name, role
        self.setFixedSize(size, size)

    def show_picture(self, name: str) -> None:
        """Show another drawing."""
        self._name = name
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint(painter, self._name, self.rect(), self._role)


class EmptyState(QWidget):
    """A drawing, a sentence, a line below it and perhaps one button."""

    #: The button was pressed.
    asked = Signal()

    def __init__(
        self,
        picture: str = "empty-list",
        sentence: Text = "",
        detail: Text = "",
        button: Text = "",
        parent: QWidget | None = None,
        *,
        icon: str = "new",
    ) -> None:
        super().__init__(parent)
        self._picture = Picture(picture)
        self._sentence = Heading(sentence)
        self._detail = Muted(detail, size=theme.BASE, wrap=True)
        self._detail.setMaximumWidth(480)
        self._detail.setMinimumWidth(280)
        self.button = Button(button, role="primary", icon=icon)
        self.button.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(2)
        # An aligned label would keep the height of one line; between two stretches it may grow.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._detail, 100)
        row.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._picture, 0, middle)
        column.addSpacing(16)
        column.addWidget(self._sentence, 0, middle)
        column.addSpacing(6)
        column.addLayout(row)
        column.addSpacing(16)
        column.addWidget(self.button, 0, middle)
        column.addStretch(3)
        for label in (self._sentence, self._detail):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.tell(picture, sentence, detail, button)

    def tell(self, picture: str, sentence: Text, detail: Text = "", button: Text = "") -> None:
        """Say something else, e.g. that nothing was found instead of that nothing is there."""
        self._picture.show_picture(picture)
        self._sentence.say(sentence)
        self._detail.say(detail)
        self._detail.setVisible(bool(detail))
        self.button.say(button)
        self.button.setVisible(bool(button))


class Skeleton(QWidget):
    """Grey bars in place of rows that are being fetched, so that nothing jumps when they come."""

    def __init__(
        self, parent: QWidget | None = None, *, rows: int = 12, row_height: int = theme.ROW
    ) -> None:
        super().__init__(parent)
        self._rows, self._high = rows, row_height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(320, self._rows * self._high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for row in range(min(self._rows, self.height() // self._high)):
            box = QRectF(0, row * self._high, self.width(), self._high)
            paint_bars(painter, box, row)


def paint_bars(painter: QPainter, box: QRectF, row: int) -> None:
    """One row of bars; rows differ a little, but always in the same way."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("skeleton"))
    at = QPointF(box.x() + 12, box.center().y() - 5)
    for column, share in enumerate((0.12, 0.2, 0.34, 0.1)):
        uneven = 0.65 + 0.35 * ((row * 7 + column * 5) % 11) / 10
        width = box.width() * share
        painter.drawRoundedRect(QRectF(at.x(), at.y(), width * uneven, 10), 3, 3)
        at.setX(at.x() + width + box.width() * 0.04)
    painter.restore()
