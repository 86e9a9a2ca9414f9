# SPDX-License-Identifier: MIT
"""A picture among the files of a record, shown where it stands."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.text import N_
from desk.ui import theme
from desk.ui.widgets import said

HIGHEST = 220


class ShownPicture(QWidget):
    """As wide as there is room, never larger than it is; a double click opens the file."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record.picture")
        self._image = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(said(N_("Picture")))
        self.hide()

    def show_image(self, image: QImage) -> None:
        """Show a picture; an unreadable one is not shown."""
        self._image = image
        self.setVisible(not image.isNull())
        self.updateGeometry()
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.show_image(QImage())

    def is_shown(self) -> bool:
        """Whether there is a picture."""
        return not self._image.isNull()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._fitted(width).height()) + 2

    def sizeHint(self) -> QSize:
        width = max(200, self.width())
        return QSize(width, self.heightForWidth(width))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.asked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        body = self._fitted(self.width())
        painter.drawImage(body, self._image)
        painter.setPen(theme.colour("hairline"))
        painter.drawRect(body.adjusted(0, 0, -1, -1))
        painter.end()

    def _fitted(self, width: int) -> QRectF:
        size = self._image.size()
        if size.width() > width or size.height() > HIGHEST:
            size = size.scaled(width, HIGHEST, Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(0, 0, size.width(), size.height())
