# SPDX-License-Identifier: MIT
"""A table of rows that are all in memory: the sheets of a binder, the ins and outs of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desk.ui import theme
from desk.ui.widgets import Text, paint_badge, said

PAD = 12
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class RowColumn:
    """A column: its heading, its width in pixels (0 takes the room that is left), its manner."""

    heading: Text
    width: int = 0
    right: bool = False
    badge: bool = False


@dataclass(frozen=True)
class RowLine:
    """A row: its texts, what it stands for, and how it is told apart; `tone` inks the badge."""

    cells: tuple[Text, ...]
    value: Any = None
    struck: bool = False
    tone: str = ""
    wrong: bool = False
    strong: bool = False


class RowTable(QTableView):
    """Walked by the arrow keys; Enter or a double click opens, the headings follow the language."""

    #: The value of a row that was opened.
    opened = Signal(object)
    #: The value of the row now looked at; None for none.
    moved = Signal(object)

    def __init__(
        self, name: Text, columns: Sequence[RowColumn], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.columns = tuple(columns)
        self.lines: list[RowLine] = []
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self._dress()
        self.setAccessibleName(said(name))
        self.selectionModel().currentRowChanged.connect(lambda *_at: self.moved.emit(self.value()))

    def show_lines(self, lines: Sequence[RowLine]) -> None:
        """Show other rows; the one looked at stays so if its value is still there."""
        before, row = self.value(), self.currentIndex().row()
        self._rows.beginResetModel()
        self.lines = list(lines)
        self._rows.endResetModel()
        if not lines:
            return
        places = [n for n, line in enumerate(lines) if line.value == before]
        if before is not None:
            self.look_at(places[0] if places else min(max(row, 0), len(lines) - 1))

    def value(self) -> Any:
        """What the row looked at stands for; None for none."""
        row = self.currentIndex().row()
        return self.lines[row].value if 0 <= row < len(self.lines) else None

    def look_at(self, row: int) -> None:
        """Go to a row."""
        self.setCurrentIndex(self._rows.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.value() is not None:
            self.opened.emit(self.value())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.lines:
            self.look_at(0 if event.key() == Qt.Key.Key_Home else len(self.lines) - 1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.value() is not None:
            self.opened.emit(self.value())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(said(self._name))
            last = len(self.columns) - 1
            self._rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
            self.viewport().update()

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side = self.verticalHeader()
        side.setVisible(False)
        side.setMinimumSectionSize(theme.space(7))
        side.setDefaultSectionSize(theme.space(7))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for at, column in enumerate(self.columns):
            if column.width:
                self.setColumnWidth(at, column.width)
            else:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)


class _Rows(QAbstractTableModel):
    """What the table shows, as Qt asks for it."""

    def __init__(self, table: RowTable) -> None:
        super().__init__(table)
        self._table = table

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return said(self._table.lines[index.row()].cells[index.column()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._table.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return said(column.heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class _Painter(QStyledItemDelegate):
    """Paints a cell as the lists of books do: strike-through for void, a badge for a state."""

    def __init__(self, table: RowTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._table.lines[index.row()]
        column = self._table.columns[index.column()]
        box: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme.colour("hairline"))
        text = said(line.cells[index.column()])
        if column.badge and text and line.tone:
            painter.setFont(theme.font(12))
            room = box.adjusted(PAD - 2, 0, -4, 0)
            paint_badge(painter, room, text, line.tone)
        elif text:
            self._write(painter, box, text, line, column)
        if index.column() == 0 and self._table.hasFocus() and state & _CHOSEN:
            painter.fillRect(box.x(), box.y(), 3, box.height() - 1, theme.colour("accent"))
        painter.restore()

    def _write(
        self, painter: QPainter, box: QRect, text: str, line: RowLine, column: RowColumn
    ) -> None:
        font = theme.font(strong=line.strong)
        font.setStrikeOut(line.struck)
        painter.setFont(font)
        painter.setPen(theme.colour("red" if line.wrong else "muted" if line.struck else "text"))
        room = box.adjusted(PAD, 0, -PAD, 0)
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), words)

    def eventFilter(self, _watched: QObject, _event: QEvent) -> bool:
        return False


_CHOSEN = QStyle.StateFlag.State_Selected
