# SPDX-License-Identifier: MIT
"""The month's grid: arrows walk, letters put shifts, Delete takes them off; the mouse chooses."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from desk.records.duty.plan import NONE
from desk.text import _
from desk.ui.roster.drawn import Look, paint_month, tip_of
from desk.ui.roster.letters import Letters, letter_of
from desk.ui.roster.plan import FOOT, HEAD, NARROW, ROW, SIDE, SUM, Area, Cell, Plan
from desk.ui.roster.reading import MonthOfDuty
from desk.ui.widgets import plain_tip

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
_MOVES = {
    Key.Key_Left: (0, -1),
    Key.Key_Right: (0, 1),
    Key.Key_Up: (-1, 0),
    Key.Key_Down: (1, 0),
    Key.Key_PageUp: (-10, 0),
    Key.Key_PageDown: (10, 0),
}


class RosterGrid(QAbstractScrollArea):
    """People as rows, days as columns; it only tells what is wanted, the view saves it."""

    #: A mark for the chosen cells ("-" takes off).
    marked = Signal(str)
    undo_asked = Signal()
    redo_asked = Signal()
    #: What is chosen now is another.
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("roster.grid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setMouseTracking(True)
        self.writable = False
        self.area: Area | None = None
        self._seen: MonthOfDuty | None = None
        self._over: Cell | None = None
        self._dragging = False
        self._letters = Letters(self)
        self._letters.typed.connect(self._put)
        self._letters.waiting.connect(self.viewport().update)
        self.retranslate()

    # what is shown

    @property
    def plan(self) -> Plan | None:
        """The month as it is laid out now."""
        if self._seen is None:
            return None
        size = self.viewport().size()
        at = self.verticalScrollBar().value()
        return Plan(self._seen, size.width(), size.height(), at)

    def show_month(self, seen: MonthOfDuty) -> None:
        """Show a month, or the same one read anew; what is chosen stays where it can."""
        fresh = self._seen is None or self._seen.month != seen.month
        self._seen = seen
        if not seen.people:
            self.area = None
        elif self.area is None or fresh:
            today = seen.today
            here = (today.year, today.month) == (seen.month.year, seen.month.month)
            cell = Cell(0, today.day - 1 if here else 0)
            self.area = Area(cell, cell)
        else:
            ends = (self._kept(self.area.start), self._kept(self.area.end))
            self.area = Area(*ends)
        self._range()
        self._tell()

    def _kept(self, cell: Cell) -> Cell:
        assert self._seen is not None
        rows, days = len(self._seen.people), len(self._seen.days)
        return Cell(min(cell.row, rows - 1), min(cell.column, days - 1))

    def sizeHint(self) -> QSize:
        rows = len(self._seen.people) if self._seen is not None else 8
        return QSize(SIDE + 31 * NARROW + 2 * SUM, HEAD + rows * ROW + FOOT + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE + 12 * NARROW, HEAD + 3 * ROW + FOOT)

    # keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.modifiers() == CONTROL and event.key() in (Key.Key_Z, Key.Key_Y)
            if undo or (self.writable and letter_of(event)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Key(event.key()), event.modifiers()
        if key in _MOVES and modifiers in (Qt.KeyboardModifier.NoModifier, SHIFT):
            self._walk(*_MOVES[key], extend=modifiers == SHIFT)
        elif key in (Key.Key_Home, Key.Key_End) and self._seen is not None:
            days = len(self._seen.days)
            self._walk(0, -days if key == Key.Key_Home else days, extend=modifiers == SHIFT)
        elif modifiers == CONTROL and key == Key.Key_Z:
            self.undo_asked.emit()
        elif modifiers == CONTROL and key == Key.Key_Y:
            self.redo_asked.emit()
        elif modifiers == CONTROL and key == Key.Key_A:
            self.choose_all()
        elif key in (Key.Key_Delete, Key.Key_Backspace, Key.Key_Minus, Key.Key_Space):
            self._put(NONE)
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._letters.finish()
            self._walk(1, 0, extend=False)
        elif letter_of(event) and self._seen is not None:
            self._letters.take(letter_of(event), self._seen.shifts)
        else:
            super().keyPressEvent(event)

    def _put(self, mark: str) -> None:
        if self.writable and self.area is not None:
            self.marked.emit(mark)

    def step_on(self) -> None:
        """After a mark in a single cell the next day is chosen, as one writes a row."""
        if self.area is not None and self.area.single:
            self._walk(0, 1, extend=False)

    def choose_all(self) -> None:
        """Every day of everybody."""
        if self._seen is not None and self._seen.people:
            last = Cell(len(self._seen.people) - 1, len(self._seen.days) - 1)
            self._choose(Area(Cell(0, 0), last))

    def _walk(self, down: int, right: int, *, extend: bool) -> None:
        if self.area is None or self._seen is None:
            return
        at = self.area.end
        rows, days = len(self._seen.people), len(self._seen.days)
        cell = Cell(max(0, min(at.row + down, rows - 1)), max(0, min(at.column + right, days - 1)))
        self._choose(Area(self.area.start if extend else cell, cell))

    def _choose(self, area: Area) -> None:
        self._letters.finish()
        self.area = area
        self._reveal(area.end.row)
        self._tell()

    # mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plan = self.plan
        cell = plan.at(event.position().toPoint()) if plan is not None else None
        if plan is None or cell is None or event.button() != Qt.MouseButton.LeftButton:
            return
        rows, days = len(plan.seen.people), plan.count
        if not rows:
            return
        if cell.row < 0:
            self._choose(Area(Cell(0, cell.column), Cell(rows - 1, cell.column)))
        elif cell.column < 0:
            self._choose(Area(Cell(cell.row, 0), Cell(cell.row, days - 1)))
        else:
            extend = bool(event.modifiers() & SHIFT) and self.area is not None
            start = self.area.start if extend and self.area is not None else cell
            self._dragging = True
            self._choose(Area(start, cell))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        plan = self.plan
        if plan is None:
            return
        point = event.position().toPoint()
        if self._dragging and self.area is not None and plan.seen.people:
            cell = plan.nearest(point)
            if cell != self.area.end:
                self._choose(Area(self.area.start, cell))
            return
        over = plan.at(point)
        if over != self._over:
            self._over = over
            self.viewport().setToolTip(plain_tip(tip_of(plan, point)))
            self.viewport().update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._dragging = False

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        plan = self.plan
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if plan is not None:
            paint_month(
                painter, plan, Look(self.area, self._over, self.hasFocus(), self._letters.half)
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._range()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _range(self) -> None:
        plan = self.plan
        if plan is not None:
            bar = self.verticalScrollBar()
            bar.setRange(0, max(0, plan.whole - plan.room))
            bar.setPageStep(max(1, plan.room))
            bar.setSingleStep(ROW)
        self.viewport().update()

    def _reveal(self, row: int) -> None:
        plan, bar = self.plan, self.verticalScrollBar()
        if plan is None:
            return
        if plan.top(row) < HEAD:
            bar.setValue(row * ROW)
        elif plan.top(row) + ROW > HEAD + plan.room:
            bar.setValue((row + 1) * ROW - plan.room)

    def _tell(self) -> None:
        """Say where the keyboard is, to those who cannot see it, and paint."""
        plan = self.plan
        if plan is not None and self.area is not None and plan.seen.people:
            here = plan.box(self.area.end).center()
            self.setAccessibleDescription(tip_of(plan, here))
        self.viewport().update()
        self.moved.emit()

    def retranslate(self) -> None:
        """The name of the grid in the language of the moment."""
        self.setAccessibleName(_("Duty roster of the month"))
