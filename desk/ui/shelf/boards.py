# SPDX-License-Identifier: MIT
"""The shelf itself: a board for each branch, the spines of a year on it from left to right."""

from collections.abc import Sequence
from datetime import tzinfo
from itertools import groupby

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.records.binder import Spine
from desk.text import N_, Message, _
from desk.text.dates import day_text, local
from desk.ui import theme
from desk.ui.shelf.spine_paint import HIGH, mixed, paint_spine, spine_width
from desk.ui.widgets import plain_tip

_EDGE = 20
_GAP = 3
_HEAD = 20  # room above the spines, into which a chosen one is pulled
_BOARD = 22  # the board with the branch's name on its front
_OUT = 10
_ALONG = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class Boards(QWidget):
    """Chosen by a click or the arrow keys; Enter opens the binder's own sheet."""

    #: The spine now pulled out.
    chosen = Signal(object)
    #: Enter or a double click: the binder's sheet is wanted.
    opened = Signal(object)
    #: Down on the last board: on to the sheets.
    stepped_down = Signal()

    def __init__(self, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shelf.boards")
        self._zone = zone
        self._rows: list[list[Spine]] = []
        self._places: list[tuple[QRect, Spine]] = []
        self._at: int | None = None
        self._over: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Shelf"))

    def show_spines(self, spines: Sequence[Spine]) -> None:
        """Put other binders on the shelf; the one pulled out stays so while it stands there."""
        ordered = sorted(spines, key=lambda s: (s.branch or 0, s.month, s.id))
        self._rows = [list(row) for _branch, row in groupby(ordered, key=lambda s: s.branch)]
        self._over = None
        self._lay()
        if self._at not in {s.id for _box, s in self._places}:
            self._at = None
        self.updateGeometry()
        self._spoken()
        self.update()

    def spine(self) -> Spine | None:
        """The binder pulled out."""
        return next((s for _box, s in self._places if s.id == self._at), None)

    def spines(self) -> list[Spine]:
        """Every binder from left to right, board by board."""
        return [spine for _box, spine in self._places]

    def choose(self, binder: int) -> None:
        """Pull a binder out."""
        if binder == self._at:
            return
        self._at = binder
        self._spoken()
        self.update()
        self.chosen.emit(self.spine())

    def box_of(self, binder: int) -> QRect:
        """Where a spine stands; empty where it does not."""
        return next((box for box, spine in self._places if spine.id == binder), QRect())

    def sizeHint(self) -> QSize:
        rows = max(1, len(self._rows))
        return QSize(600, rows * (_HEAD + HIGH + _BOARD))

    def minimumSizeHint(self) -> QSize:
        widest = max((self._width(row) for row in self._rows), default=0)
        return QSize(widest, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, spines = Qt.Key(event.key()), self.spines()
        now = next((n for n, s in enumerate(spines) if s.id == self._at), -1)
        if spines and key in _ALONG:
            self.choose(spines[max(0, min(now + _ALONG[key], len(spines) - 1))].id)
        elif spines and key in _ENDS:
            self.choose(spines[_ENDS[key]].id)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._climb(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.spine() is not None:
            self.opened.emit(self.spine())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._at is None and self._places:
            self.choose(self._places[-1][1].id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spine = self._spine_at(event.position().toPoint())
        if spine is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(spine.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spine = self._spine_at(event.position().toPoint())
        if spine is not None:
            self.opened.emit(spine)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spine = self._spine_at(event.position().toPoint())
        over = spine.id if spine is not None else None
        if over != self._over:
            self._over = over
            self.setToolTip(plain_tip(told(spine, self._zone)) if spine is not None else "")
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if spine is not None else arrow)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over = None
        self.update()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(_("Shelf"))
            self._spoken()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, row in enumerate(self._rows or [[]]):
            self._paint_board(painter, number, row)
        for box, spine in self._places:
            out = spine.id == self._at
            if event.rect().intersects(box.adjusted(-2, -_OUT, 2, 0)):
                paint_spine(
                    painter,
                    box.translated(0, -_OUT) if out else box,
                    spine,
                    chosen=out,
                    hot=spine.id == self._over,
                    focused=self.hasFocus(),
                )

    def _paint_board(self, painter: QPainter, number: int, row: Sequence[Spine]) -> None:
        top = number * (_HEAD + HIGH + _BOARD)
        wall = mixed(theme.colour("section_tint"), theme.colour("window"), 0.6)
        painter.fillRect(0, top, self.width(), _HEAD + HIGH, wall)
        board = QRect(0, top + _HEAD + HIGH, self.width(), _BOARD)
        wood = mixed(theme.colour("amber"), theme.colour("pressed"), 0.16)
        painter.fillRect(board, wood)
        edge = mixed(wood, theme.colour("text"), 0.8)
        painter.fillRect(board.x(), board.y(), board.width(), 1, edge)
        painter.fillRect(board.x(), board.bottom(), board.width(), 1, edge)
        if row and row[0].branch_name:
            painter.setFont(theme.font(theme.LABEL))
            painter.setPen(theme.colour("text"))
            side = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(board.adjusted(_EDGE, 0, -_EDGE, 0), side, row[0].branch_name)

    def _lay(self) -> None:
        self._places = []
        for number, row in enumerate(self._rows):
            x, y = _EDGE, number * (_HEAD + HIGH + _BOARD) + _HEAD
            for spine in row:
                width = spine_width(spine.sheets)
                self._places.append((QRect(x, y, width, HIGH), spine))
                x += width + _GAP

    @staticmethod
    def _width(row: Sequence[Spine]) -> int:
        return 2 * _EDGE + sum(spine_width(s.sheets) + _GAP for s in row)

    def _spine_at(self, spot: QPoint) -> Spine | None:
        return next((s for box, s in self._places if box.contains(spot)), None)

    def _climb(self, by: int) -> None:
        """The nearest spine on the board above or below."""
        here = self.spine()
        at = next((n for n, row in enumerate(self._rows) if here in row), None)
        if at is None or not 0 <= at + by < len(self._rows):
            if by > 0:
                self.stepped_down.emit()
            return
        assert here is not None
        x = self.box_of(here.id).center().x()
        row = self._rows[at + by]
        self.choose(min(row, key=lambda s: abs(self.box_of(s.id).center().x() - x)).id)

    def _spoken(self) -> None:
        spine = self.spine()
        self.setAccessibleDescription(told(spine, self._zone) if spine is not None else "")


def told(spine: Spine, zone: tzinfo) -> str:
    """A spine in words: number, month, how many sheets, sealed or not, where it stands."""
    parts: list[object] = [
        spine.number,
        spine.month_words,
        Message.counted(N_("{n} sheet"), N_("{n} sheets"), spine.sheets),
    ]
    if spine.sealed_at is not None:
        day = day_text(local(spine.sealed_at, zone))
        parts.append(Message(N_("sealed on {day}"), day=day))
    if spine.location:
        parts.append(spine.location)
    return " · ".join(str(part) for part in parts)
