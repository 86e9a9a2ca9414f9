# SPDX-License-Identifier: MIT
"""A colleague as a round picture: the photo, or the name's last characters where there is none."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desk.ui import theme

#: The gold of an elected one's ring, by day and by night alike.
GOLD = "#c49a3b"


def initials(name: str) -> str:
    """What stands for a name: the given name of a Chinese one, else the first letters."""
    words = name.split()
    if len(words) > 1:
        return "".join(word[0] for word in words[:2]).upper()
    return name[-2:] if len(name) > 2 else name[-1:]


def paint_portrait(
    painter: QPainter, box: QRectF, name: str, photo: QImage | None = None, *, gold: bool = False
) -> None:
    """Draw the portrait into a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    inner = box.adjusted(5, 5, -5, -5) if gold else box
    round_path = QPainterPath()
    round_path.addEllipse(inner)
    if photo is not None and not photo.isNull():
        painter.setClipPath(round_path)
        side = min(photo.width(), photo.height())
        left, above = (photo.width() - side) / 2, (photo.height() - side) / 4
        painter.drawImage(inner, photo, QRectF(left, above, side, side))
        painter.setClipping(False)
    else:
        ink, tint = theme.tones("accent")
        painter.fillPath(round_path, tint)
        painter.setPen(ink)
        painter.setFont(theme.font(max(12, round(inner.width() * 0.34)), strong=True))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), initials(name))
    if gold:
        painter.setPen(QPen(QColor(GOLD), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(box.center()), box.width() / 2 - 2, box.height() / 2 - 2)
    painter.restore()


class Portrait(QWidget):
    """A portrait of so many pixels."""

    def __init__(self, side: int, *, gold: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(side, side)
        self._gold = gold
        self._name = ""
        self._photo: QImage | None = None

    def show_person(self, name: str, photo: QImage | None) -> None:
        """Show somebody else."""
        self._name, self._photo = name, photo
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_portrait(painter, QRectF(self.rect()), self._name, self._photo, gold=self._gold)
