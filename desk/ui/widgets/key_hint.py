# SPDX-License-Identifier: MIT
"""The key that does it, drawn like a key, beside what it does."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.ui import theme
from desk.ui.key_text import key_text


def key_width(painter_font_width: int) -> int:
    """How wide a key is drawn around a text of that width."""
    return painter_font_width + 12


def paint_key(painter: QPainter, box: QRectF, text: str) -> None:
    """Draw one key at the right of a box; for fields and lists that paint themselves."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(theme.LABEL))
    width = key_width(painter.fontMetrics().horizontalAdvance(text))
    body = QRectF(box.right() - width, box.center().y() - 8.5, width - 1, 17)
    painter.setPen(QPen(theme.colour("border"), 1))
    painter.setBrush(theme.colour("section_tint"))
    painter.drawRoundedRect(body, 4, 4)
    painter.setPen(theme.colour("muted"))
    painter.drawText(body, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()


class KeyHint(QWidget):
    """One key or chord, such as Ctrl+K."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = key_text(key) or key
        self.setFont(theme.font(theme.LABEL))
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(key_width(self.fontMetrics().horizontalAdvance(self._text)), 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_key(QPainter(self), QRectF(self.rect()), self._text)
