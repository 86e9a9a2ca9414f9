# SPDX-License-Identifier: MIT
"""The first step: a file is dropped or chosen."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.dialogs.importing.earlier import Earlier
from desk.text import N_
from desk.ui import theme
from desk.ui.widgets import Button, Heading, Muted, Picture
from desk.ui.workplace import Workplace

ENDINGS = (".xlsx", ".xlsm", ".xls", ".csv", ".txt", ".tsv")


class DropZone(QWidget):
    """Takes a file from the desktop, or asks for one."""

    dropped = Signal(Path)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._over = False
        self.choose = Button(N_("Choose a file…"), role="primary", icon="file", key="Ctrl+O")
        self.choose.setObjectName("choose")
        self.choose.clicked.connect(self.asked)
        self._words = Heading(N_("Drop a table here"))
        hint = Muted(
            N_("XLSX, XLS or CSV from any program; the encoding is recognised."), size=theme.BASE
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(theme.space(2))
        column.addStretch(1)
        for widget in (Picture("import", 40), self._words, hint):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.space(2))
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setMinimumHeight(220)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file(event) is not None:
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        file = _file(event)
        if file is not None:
            event.acceptProposedAction()
            self.dropped.emit(file)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("accent" if self._over else "border"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent_tint" if self._over else "paper"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, theme.RADIUS * 2, theme.RADIUS * 2)


class FilePage(QWidget):
    """The place to drop, and below it what came in before."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.zone = DropZone()
        self.earlier = Earlier(workplace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(5))
        column.addWidget(self.zone, 2)
        column.addWidget(self.earlier, 3)


def _file(event: QDropEvent) -> Path | None:
    """The table somebody drags, if it is exactly one file."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    file = Path(urls[0].toLocalFile())
    return file if file.suffix.lower() in ENDINGS else None
