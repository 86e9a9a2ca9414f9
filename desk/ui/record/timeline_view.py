# SPDX-License-Identifier: MIT
"""The time line, painted: who did what when, the newest on top; comments stand out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.db.timeline import Event
from desk.session import Session
from desk.text import N_, Message
from desk.text.dates import local
from desk.ui import icons, theme, wrapping
from desk.ui.widgets import said

_ICONS = {
    "create": "new",
    "change": "edit",
    "step": "check",
    "void": "void",
    "print": "print",
    "reveal": "view",
    "comment": "comment",
    "file": "attach",
    "link": "link",
}
_LEFT = 28
_TEXT = 12  # pixels
_GAP = 10
#: Cells a change names one by one; more are counted.
_DETAILS = 4


@dataclass(frozen=True)
class _Placed:
    event: Event
    box: QRect
    words: QRect
    told: str
    below: str
    under: QRect


class TimelineView(QWidget):
    """As high as its events; a file or a linked record is opened by a click."""

    file_clicked = Signal(int)
    record_clicked = Signal(str, int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record.timeline")
        self._session = session
        self._events: tuple[Event, ...] = ()
        self._placed: list[_Placed] = []
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these, the last one on top."""
        self._events = tuple(reversed(events))
        self._place()
        self.setAccessibleName(said(N_("Time line")))
        self.setAccessibleDescription(". ".join(p.told for p in self._placed[:20]))
        self.update()

    def told(self) -> list[str]:
        """The sentences, the newest first."""
        return [placed.told for placed in self._placed]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        opens = self._opens(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._opens(event.position().toPoint())
        if found is not None and found.file is not None:
            self.file_clicked.emit(found.file)
        elif found is not None and found.other is not None:
            self.record_clicked.emit(*found.other)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, placed in enumerate(self._placed):
            if placed.box.intersects(event.rect()):
                self._paint(painter, placed, last=at == len(self._placed) - 1)
        painter.end()

    def _paint(self, painter: QPainter, placed: _Placed, *, last: bool) -> None:
        box, event = placed.box, placed.event
        if not last:
            line = QRectF(9.5, box.top() + 22, 1, box.height() + _GAP - 24)
            painter.fillRect(line, theme.colour("hairline"))
        comment = event.sort == "comment"
        role = "accent_ink" if comment else "red" if event.sort == "void" else "muted"
        icons.paint(painter, _ICONS.get(event.sort, "info"), QRect(2, box.top() + 2, 16, 16), role)
        if comment:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_tint"))
            painter.drawRoundedRect(placed.words.adjusted(-7, -4, 7, 5), 5, 5)
        painter.setFont(theme.font(_TEXT))
        opens = event.file is not None or event.other is not None
        painter.setPen(theme.colour("accent_ink" if opens else "text"))
        wrapping.draw(painter, placed.words, placed.told)
        painter.setFont(theme.font(theme.LABEL))
        painter.setPen(theme.colour("muted"))
        wrapping.draw(painter, placed.under, placed.below)

    def _place(self) -> None:
        self._placed = self._laid(self.width())
        self.setFixedHeight(self._placed[-1].box.bottom() + 4 if self._placed else 0)

    def _laid(self, width: int) -> list[_Placed]:
        top, placed = 2, []
        for event in self._events:
            room = max(60, width - _LEFT - 4)
            told, below = self._words(event)
            comment = event.sort == "comment"
            left, inset = (_LEFT + 7, 14) if comment else (_LEFT, 0)
            high = wrapping.height(told, _TEXT, room - inset)
            words = QRect(left, top + (4 if comment else 2), room - inset, high)
            after = words.bottom() + (8 if comment else 2)
            under = QRect(_LEFT, after, room, wrapping.height(below, theme.LABEL, room))
            box = QRect(0, top, width, under.bottom() - top + 1)
            placed.append(_Placed(event, box, words, told, below, under))
            top = box.bottom() + _GAP
        return placed

    def _words(self, event: Event) -> tuple[str, str]:
        """What is told, and what stands small below it: cells, reason, time and person."""
        below = list(event.details[:_DETAILS])
        more = len(event.details) - len(below)
        if more > 0:
            below.append(str(Message.counted(N_("and {n} more"), N_("and {n} more"), more)))
        if event.reason:
            below.append(str(Message(N_("Reason: {reason}"), reason=event.reason)))
        when = self._when(event.at)
        own = event.sort in ("comment", "file")
        below.append(f"{when} · {event.who}" if own else when)
        return event.text, "\n".join(below)

    def _when(self, at: datetime) -> str:
        here, today = local(at, self._session.zone), self._session.today()
        if here.date() == today:
            return f"{here:%H:%M}"
        return f"{here:%m-%d %H:%M}" if here.year == today.year else f"{here:%Y-%m-%d %H:%M}"

    def _opens(self, spot: QPoint) -> Event | None:
        for placed in self._placed:
            opens = placed.event.file is not None or placed.event.other is not None
            if opens and placed.words.contains(spot):
                return placed.event
        return None
