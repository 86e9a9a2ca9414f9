# SPDX-License-Identifier: MIT
"""A table inside a form as it looks: ruled rows, the live one with its editors laid over it."""

from itertools import accumulate
from typing import Any

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desk.db.fields import Kind
from desk.text import N_, Message, _
from desk.ui import icons, theme
from desk.ui.editors import rows_ruling as ruled
from desk.ui.editors.editor import SIDE
from desk.ui.editors.live_row import LiveRow
from desk.ui.editors.rows_ruling import FOOT, REMOVE, Ruling
from desk.ui.editors.table_row import TableRows

REMOVED = N_("Row {position} was removed.")
UNDO = N_("Undo")
MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class RowsView(QWidget):
    """The ruled picture of a table's rows; it says where the mouse was pressed."""

    grown = Signal()  # its height has to change
    cell_pressed = Signal(int, str)
    removal_pressed = Signal(int)
    undo_pressed = Signal()

    def __init__(
        self, table: TableRows, columns: dict[str, Kind[Any]], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.columns = columns
        self.removable = True
        self.here = 0  # the row that is live, or will be
        self.column = ""
        self.live: LiveRow | None = None
        self._over = -1
        self._high = 0
        self._ruling = Ruling({})
        self.setMouseTracking(True)

    def is_live(self) -> bool:
        """Whether a row shows its editors."""
        return self.live is not None and self.live.row is not None

    def rule(self, width: int) -> Ruling:
        """Work out where the rules run at a width."""
        places = ruled.places_of(self._shown(width), width, removable=self.removable)
        ruling = Ruling(places)
        heights = [ruled.row_heights(row, ruling) for row in self.table.rows]
        if self.live is not None and self.is_live() and self.here < len(heights):
            heights[self.here] = self.live.heights(ruling)
        rows, top = [], ruling.head
        for lines in heights:
            rows.append(tuple(accumulate(lines, initial=top)))
            top = rows[-1][-1]
        self._ruling = Ruling(places, tuple(rows))
        return self._ruling

    def _shown(self, width: int) -> dict[str, Kind[Any]]:
        """All columns; where many are only read, those without a single entry need no room."""
        if self.removable or not ruled.is_tight(self.columns, width):
            return self.columns
        rows = self.table.rows
        filled = {n: k for n, k in self.columns.items() if any(row.text(n) for row in rows)}
        return filled or self.columns

    def height_for(self, width: int) -> int:
        """The height in pixels of all rows at a width."""
        foot = FOOT if self.table.removed else 0
        self._high = self.rule(width).bottom + foot
        return self._high

    def grow(self) -> None:
        """Ask the form for another height where the rows need one."""
        before = self._high
        if self.height_for(self.width()) != before:
            self.grown.emit()
        self.lay()

    def lay(self) -> None:
        """Lay the editors over their row."""
        if self.live is not None and self.is_live():
            self.live.place(self.rule(self.width()), self.here)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rule(self.width())
        self.lay()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for row in self.table.rows:
                row.forget_texts()
            self.grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ruling = self._ruling
        live = self.here if self.is_live() else -1
        ruled.paint_head(painter, self.columns, ruling, marked=self.removable)
        ruled.paint_rows(painter, self.table.rows, ruling, live, event.rect())
        ruled.paint_rules(painter, ruling, self.width())
        if live >= 0 and self.column in ruling.places:
            wrong = self.column in self.table.rows[live].wrong
            ruled.paint_mark(painter, ruling.cell(live, self.column), "red" if wrong else "accent")
        if self._can_remove(self._over):
            icons.paint(painter, "close", self._mark(self._over), "muted")
        if self.table.removed:
            self._paint_foot(painter)
        painter.end()

    def _paint_foot(self, painter: QPainter) -> None:
        foot = self._foot()
        sentence = str(Message(REMOVED, position=self.table.removed[-1][0] + 1))
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        painter.drawText(foot, MIDDLE, sentence)
        foot.setLeft(foot.left() + painter.fontMetrics().horizontalAdvance(sentence) + 2 * SIDE)
        painter.setPen(theme.colour("accent_ink"))
        painter.drawText(foot, MIDDLE, f"{_(UNDO)} (Ctrl+Z)")

    def _foot(self) -> QRect:
        return QRect(SIDE, self._ruling.bottom, self.width() - 2 * SIDE, FOOT)

    def _mark(self, at: int) -> QRect:
        return QRect(self.width() - REMOVE + 7, self._ruling.top(at) + 8, 14, 14)

    def _can_remove(self, at: int) -> bool:
        rows = self.table.rows
        return self.removable and 0 <= at < len(rows) and not rows[at].is_blank()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        row = self._ruling.row_at(point.y())
        if row < 0:
            if self.table.removed and self._foot().contains(point):
                self.undo_pressed.emit()
        elif self._can_remove(row) and point.x() >= self.width() - REMOVE:
            self.removal_pressed.emit(row)
        else:
            self.cell_pressed.emit(row, self._ruling.column_at(row, point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._ruling.row_at(event.position().toPoint().y())
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self._over = -1
        self.update()
