# SPDX-License-Identifier: MIT
"""What the search box answers: records by book, goods with how they stand, commands."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from desk.db.search import Hit
from desk.records.tracing import Whereabouts
from desk.text import _
from desk.ui import icons, theme
from desk.ui.key_text import key_text
from desk.ui.widgets import paint_shadow

_LINE = 40
_HEAD = 26
_EDGE = 8


@dataclass(frozen=True)
class Line:
    """One line of the answer: a head, a record, goods with how they stand, or a command."""

    head: str = ""
    hit: Hit | None = None
    goods: Whereabouts | None = None
    action: QAction | None = None


class Answers(QWidget):
    """The list that floats under the box; painted by itself, never takes the focus."""

    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("search.answers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self._lines: list[Line] = []
        self._words = ""
        self._at = -1
        self._above = 0  # pixels of the answer that are scrolled out at the top
        self.hide()

    def show_lines(self, lines: list[Line], words: str, under: QWidget) -> None:
        """Show an answer below the box."""
        self._lines, self._words, self._above = lines, words, 0
        self._at = next((n for n, line in enumerate(lines) if not line.head), -1)
        height = sum(self._height(line) for line in lines) if lines else 2 * _LINE
        corner = under.mapTo(self.window(), QPoint(0, under.height() + 2))
        width = max(under.width(), 480)
        left = corner.x() + (under.width() - width) // 2
        room = self.window().height() - corner.y() - 3 * _EDGE
        self.setGeometry(
            left - _EDGE, corner.y(), width + 2 * _EDGE, min(height + 12, room) + 2 * _EDGE
        )
        self.raise_()
        self.show()
        self.update()

    def move_mark(self, by: int) -> None:
        """Mark the next line that can be chosen."""
        places = [n for n, line in enumerate(self._lines) if not line.head]
        if places:
            now = places.index(self._at) if self._at in places else 0
            self._at = places[(now + by) % len(places)]
            self._bring(self._at)
            self.update()

    def marked(self) -> Line | None:
        """The marked line."""
        visible = self.isVisible() and 0 <= self._at < len(self._lines)
        return self._lines[self._at] if visible else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._line_at(event.position().toPoint())
        if at >= 0 and not self._lines[at].head and at != self._at:
            self._at = at
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._line_at(event.position().toPoint())
        if at >= 0 and not self._lines[at].head:
            self.chosen.emit(self._lines[at])

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll(self._above - event.angleDelta().y() // 3)
        event.accept()

    def _bring(self, at: int) -> None:
        """Scroll a line into sight, with the head above it."""
        boxes = self._boxes()
        top = boxes[at - 1 if at and self._lines[at - 1].head else at].top()
        below = boxes[at].bottom() - (self.height() - _EDGE - 6)
        self._scroll(self._above + (top - _EDGE if top < _EDGE else max(0, below)))

    def _scroll(self, to: int) -> None:
        whole = sum(self._height(line) for line in self._lines) + 12 + 2 * _EDGE
        self._above = max(0, min(to, whole - self.height()))
        self.update()

    def _height(self, line: Line) -> int:
        return _HEAD if line.head else _LINE

    def _boxes(self) -> list[QRect]:
        top, boxes = _EDGE + 6 - self._above, []
        for line in self._lines:
            boxes.append(QRect(_EDGE, top, self.width() - 2 * _EDGE, self._height(line)))
            top += self._height(line)
        return boxes

    def _line_at(self, spot: QPoint) -> int:
        return next((n for n, box in enumerate(self._boxes()) if box.contains(spot)), -1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(_EDGE, 0, -_EDGE, -_EDGE)
        paint_shadow(painter, body, theme.RADIUS)
        painter.setPen(theme.colour("hairline"))
        painter.setBrush(theme.colour("paper"))
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        if not self._lines:
            painter.setPen(theme.colour("muted"))
            painter.drawText(body, int(Qt.AlignmentFlag.AlignCenter), _("Nothing found"))
            return
        painter.setClipRect(body.adjusted(1, 1, -1, -1))
        for number, (line, box) in enumerate(zip(self._lines, self._boxes(), strict=True)):
            self._paint_line(painter, line, box, number == self._at)

    def _paint_line(self, painter: QPainter, line: Line, box: QRect, marked: bool) -> None:
        if line.head:
            painter.setFont(theme.font(theme.LABEL, strong=True))
            painter.setPen(theme.colour("muted"))
            at = box.adjusted(theme.space(3), 4, 0, 0)
            painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter), line.head)
            return
        if marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), 4, 4)
        if line.hit is not None:
            hit = line.hit
            matched = f"{hit.field}: {hit.text}" if hit.text and hit.text != hit.title else ""
            self._paint_record(painter, box, hit.kind, hit.number, hit.title, matched)
        elif line.goods is not None:
            one = line.goods
            self._paint_record(painter, box, one.kind, one.number, one.title, str(one.state))
        elif line.action is not None:
            self._paint_action(painter, line.action, box)

    def _paint_record(
        self, painter: QPainter, box: QRect, kind: str, number: str, title: str, below: str
    ) -> None:
        icons.paint(painter, icons.of(kind), QRect(box.x() + 12, box.y() + 10, 20, 20), "muted")
        right = box.right() - 12
        painter.setFont(theme.font(theme.LABEL))
        painter.setPen(theme.colour("muted"))
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(number)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(QRect(right - width, box.y(), width, box.height()), flags, number)
        left = box.x() + 42
        room = right - width - 16 - left
        upper = QRect(left, box.y() + (3 if below else 0), room, 20 if below else box.height())
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        self._elided(painter, upper, title or number)
        if below:
            painter.setFont(theme.font(theme.LABEL))
            painter.setPen(theme.colour("muted"))
            self._elided(painter, QRect(left, box.y() + 20, room, 16), below)

    def _paint_action(self, painter: QPainter, action: QAction, box: QRect) -> None:
        action.icon().paint(painter, QRect(box.x() + 12, box.y() + 10, 20, 20))
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text"))
        self._elided(painter, box.adjusted(42, 0, -90, 0), action.text().replace("&", ""))
        painter.setPen(theme.colour("muted"))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(box.adjusted(0, 0, -12, 0), flags, key_text(action.shortcut()))

    def _elided(self, painter: QPainter, box: QRect, text: str) -> None:
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)

    def sizeHint(self) -> QSize:
        return QSize(480, 5 * _LINE)
