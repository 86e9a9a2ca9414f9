# SPDX-License-Identifier: MIT
"""The report itself, as a sheet that scrolls; a figure under the pointer opens its records."""

from datetime import tzinfo
from itertools import groupby

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desk.reports.model import Chart, Lines, Report, Section, Table, Tiles, Words
from desk.reports.pairing import paired
from desk.text import N_, Message
from desk.text.dates import moment_text
from desk.ui import theme
from desk.ui.report import blocks
from desk.ui.report.brush import Brush, Flag, Spot
from desk.ui.report.tables import tables
from desk.ui.widgets import plain_tip

_EDGE, _WIDEST = 28.0, 980.0
Key = Qt.Key
_ON = (Key.Key_Right, Key.Key_Down)
_BACK = (Key.Key_Left, Key.Key_Up)
_OPEN = (Key.Key_Return, Key.Key_Enter, Key.Key_Space)


class ReportView(QScrollArea):
    """A report on the screen; arrows go from figure to figure, Enter opens the records."""

    #: The records (Query) behind the figure that was clicked.
    opened = Signal(object)

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report.view")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = _Sheet(zone)
        self.sheet.opened.connect(self.opened)
        self.sheet.reached.connect(self._bring)
        self.setWidget(self.sheet)
        self.setFocusProxy(self.sheet)

    def show_report(self, report: Report) -> None:
        """Show a report from its top."""
        self.sheet.show_report(report)
        self.verticalScrollBar().setValue(0)

    def _bring(self, box: QRectF) -> None:
        at = box.center()
        self.ensureVisible(int(at.x()), int(at.y()), 40, 60)


class _Sheet(QWidget):
    """The paper the report is painted on."""

    opened = Signal(object)
    reached = Signal(QRectF)

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone
        self._report: Report | None = None
        self._spots: list[Spot] = []
        self._hot: Spot | None = None
        self.setObjectName("report.sheet")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def spots(self) -> list[Spot]:
        """The places that open records, in reading order."""
        return self._spots

    def show_report(self, report: Report) -> None:
        """Show another report."""
        self._report = report
        self._hot = None
        self.setAccessibleName(f"{report.title} {report.period} {report.branch}")
        self._measure()

    def _measure(self) -> None:
        """Find how high the report is at this width, and what can be clicked where."""
        brush = Brush()
        height = self._lay(brush)
        self._spots = brush.spots
        self.setMinimumHeight(int(height))
        self.update()

    def _width(self) -> float:
        return min(self.width() - 2 * _EDGE, _WIDEST)

    def _lay(self, brush: Brush) -> float:
        """Paint, or only measure, everything in order; the height of it all."""
        report, width = self._report, self._width()
        if report is None or width < 100:
            return 0
        y = _EDGE
        y += self._head(brush, report, y, width)
        for section in (*report.sections, *report.annex):
            y += blocks.heading(brush, str(section.title), y, width)
            y += self._section(brush, section, y, width)
        if report.signed is not None:
            for told in (
                Message(N_("Hash of the figures: {hash}"), hash=report.signed.hash),
                Message(N_("Last hash of the trail: {hash}"), hash=report.signed.trail),
            ):
                box = QRectF(0, y, width, 18)
                brush.text(box, str(told), size=theme.LABEL, role="muted")
                y += 18
        return y + _EDGE

    def _head(self, brush: Brush, report: Report, y: float, width: float) -> float:
        title = QRectF(0, y, width, 30)
        brush.text(title, str(report.title), size=theme.TITLE, strong=True)
        about = " · ".join(str(t) for t in (report.period, report.branch) if str(t))
        brush.text(QRectF(0, y + 32, width, 20), about, size=theme.HEADING, role="muted")
        signed = report.signed
        if signed is None:
            at = moment_text(report.made_at, self._zone)
            told, role = Message(N_("Figures as of {at}"), at=at), "muted"
        else:
            at = moment_text(signed.at, self._zone)
            told, role = Message(N_("Signed by {by}, {at}"), by=signed.by, at=at), "green"
        about_row = QRectF(0, y + 32, width, 20)
        brush.text(about_row, str(told), size=12, role=role, align=Flag.AlignRight)
        return 62

    def _section(self, brush: Brush, section: Section, y: float, width: float) -> float:
        top = y
        for kind, parts in groupby(section.parts, type):
            if kind is Table:
                some = [part for part in parts if isinstance(part, Table)]
                y += tables(brush, list(paired(some)), y, width, self._zone)
                continue
            for part in parts:
                if isinstance(part, Tiles):
                    y += blocks.tiles(brush, part, y, width, self._zone)
                elif isinstance(part, Words):
                    y += blocks.words(brush, part, y, width)
                elif isinstance(part, Chart):
                    y += blocks.chart(brush, part, y, width)
                elif isinstance(part, Lines):
                    y += blocks.lines(brush, part, y, width)
        return y - top

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("paper"))
        painter.translate(self._left(), 0)
        self._lay(Brush(painter, self._hot))
        if self._hot is not None and self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 1.5))
            painter.drawRect(self._hot.box.adjusted(-3, 0, 3, -1))

    def _left(self) -> float:
        return max(_EDGE, (self.width() - self._width()) / 2)

    def sizeHint(self) -> QSize:
        return QSize(760, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._measure()

    # pointing and walking

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._under(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        self._light(spot)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._under(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(spot.query)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._light(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPEN and self._hot is not None:
            self.opened.emit(self._hot.query)
        elif event.key() in (*_ON, *_BACK) and self._spots:
            self._walk(1 if event.key() in _ON else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _walk(self, by: int) -> None:
        at = self._spots.index(self._hot) if self._hot in self._spots else -1 if by > 0 else 0
        spot = self._spots[(at + by) % len(self._spots)]
        self._light(spot)
        self.reached.emit(spot.box.translated(self._left(), 0))

    def _light(self, spot: Spot | None) -> None:
        if spot == self._hot:
            return
        self._hot = spot
        self.setToolTip(plain_tip(spot.says) if spot else "")
        self.setAccessibleDescription(spot.says if spot else "")
        self.update()

    def _under(self, at: QPointF) -> Spot | None:
        here = at - QPointF(self._left(), 0)
        return next((spot for spot in self._spots if spot.box.contains(here)), None)
