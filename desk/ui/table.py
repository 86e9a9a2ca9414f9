# SPDX-License-Identifier: MIT
"""The list of a book: sorted by a click, walked by keys, marked with Space, its end at once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desk.db.query import Query
from desk.text import _
from desk.ui import theme
from desk.ui.table_ahead import TypeAhead
from desk.ui.table_header import ListHeader
from desk.ui.table_marks import Marks
from desk.ui.table_model import TableModel
from desk.ui.table_paint import GUTTER, LinePainter, Look
from desk.ui.workplace import Workplace

Key = Qt.Key
# A person who walks down the list with an arrow held does not want every record opened beside.
RESTING = 70
# So many rows can be marked by one Shift and click.
STRETCH = 5_000


class RecordTable(QTableView):
    """The records of a query; knows which one is looked at and which are marked."""

    #: A record was asked for: double click or Enter.
    opened = Signal(int)
    #: The record looked at, 0 for none; told when the person rests on it.
    current_changed = Signal(int)
    #: Marks were set or taken away.
    marked_changed = Signal()
    #: Another order was chosen; `query` holds it.
    sorted_anew = Signal()

    def __init__(self, workplace: Workplace, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        sheet = workplace.store.books[kind].sheet
        self.setObjectName(f"{sheet.prefix}.list")
        self.setAccessibleName(_(sheet.book_title))
        self.marks = Marks()
        self.rows = TableModel(workplace, kind, self)
        self._painter = LinePainter(workplace.store.books[kind])
        self._hovered = -1
        self._current = 0
        self._goal = 0
        self._anchor = -1
        self._ahead = TypeAhead(workplace, self.rows, self)
        self._ahead.found.connect(self._go)
        self._resting = QTimer(self, singleShot=True, interval=RESTING)
        self._resting.timeout.connect(self._rest)
        _dress(self)
        header = ListHeader(self.rows, kind, GUTTER, self)
        self.setHorizontalHeader(header)
        self.setModel(self.rows)
        header.furnish()
        header.sort_asked.connect(self._sort)
        self._header = header
        self.rows.came.connect(self._came)
        self.rows.counted.connect(self._counted)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self._resting.start())

    @property
    def query(self) -> Query:
        """What is shown, in which order."""
        return self.rows.query

    @property
    def current(self) -> int:
        """The record looked at; 0 for none."""
        return self._current

    def shown_columns(self) -> tuple[str, ...]:
        """The columns as they stand on the screen, from the left, without hidden ones."""
        return self._header.shown()

    def show_query(self, query: Query) -> None:
        """Show another found set from its beginning; marks do not outlive it."""
        if self.marks:
            self._mark(self.marks.clear)
        self._current = self._goal = 0
        self.rows.show_query(query)
        self._header.show_order(query)
        self.scrollToTop()

    def show_record(self, record: int) -> None:
        """Go to a record, wherever in the list it stands."""
        place = self._workplace
        lists, query = place.store.lists, self.rows.query
        self._goal = record
        work = place.work(self, lists.position_of, place.session, query, record)
        work.then(partial(self._reached, record)).failed(place.trouble)

    def mark_everything(self) -> None:
        """Mark the whole found set."""
        self._mark(self.marks.add_everything)

    def clear_marks(self) -> None:
        """Take all marks away."""
        self._mark(self.marks.clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, last = self.currentIndex().row(), self.rows.total - 1
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        line = self.rows.line(row) if row >= 0 else None
        if event.key() == Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.mark_everything()
        elif event.key() == Key.Key_Escape and self.marks:
            self.clear_marks()
        elif plain and event.key() in (Key.Key_Home, Key.Key_End):
            self._go(0 if event.key() == Key.Key_Home else last)
        elif plain and event.key() in (Key.Key_Return, Key.Key_Enter) and line:
            self.opened.emit(line.id)
        elif plain and event.key() == Key.Key_Space and line and not self._ahead.typed:
            self._anchor = row
            self._mark(lambda: self.marks.toggle(line.id))
        elif not self._ahead.takes(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        line = self.rows.line(row) if row >= 0 else None
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.button() == Qt.MouseButton.LeftButton and line:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._mark_stretch(row)
                return
            if ctrl or event.position().x() < GUTTER - self.horizontalOffset():
                self._anchor = row
                self._mark(lambda: self.marks.toggle(line.id))
                return
            self._anchor = row
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(event.position().toPoint().y())
        line = self.rows.line(row) if row >= 0 else None
        if line and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(line.id)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover(self.rowAt(event.position().toPoint().y()))
        elif event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            kind = self._workplace.store.books[self.query.kind]
            self.setAccessibleName(_(kind.sheet.book_title))
            self._header.fit()
            self.rows.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._header.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, theme.colour("paper"))
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        if first < 0:
            return
        last = last if last >= 0 else self.rows.total - 1
        columns = self._header.columns(area, GUTTER - 8)
        self._painter.begin(painter, self.font())
        current = self.currentIndex().row()
        for row in range(first, last + 1):
            line = self.rows.line(row)
            look = Look(
                chosen=row == current,
                focused=row == current and self.hasFocus(),
                hovered=row == self._hovered,
                marked=line is not None and line.id in self.marks,
                markable=row == self._hovered or bool(self.marks),
            )
            self._painter.paint(painter, self._box(row), line, columns, look)

    def _box(self, row: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), theme.ROW)

    def _go(self, row: int) -> None:
        if 0 <= row < self.rows.total:
            index = self.rows.index(row, max(0, self.currentIndex().column()))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _reached(self, record: int, row: int | None) -> None:
        # A list not counted yet has no row to go to; it asks again when it has.
        if record == self._goal and self.rows.is_known:
            self._goal = 0
            if row is not None:
                self._go(row)

    def _hover(self, row: int) -> None:
        for one in {self._hovered, row} - {-1}:
            self.viewport().update(self._box(one))
        self._hovered = row

    def _mark(self, change: Callable[[], None]) -> None:
        change()
        self.viewport().update()
        self.marked_changed.emit()

    def _mark_stretch(self, row: int) -> None:
        """Mark all rows from the one marked or chosen last to this one."""
        start = self._anchor if self._anchor >= 0 else max(0, self.currentIndex().row())
        first, last = sorted((start, row))
        place = self._workplace
        work = place.work(
            self,
            lambda: place.store.lists.page(
                place.session, self.query, offset=first, limit=min(STRETCH, last - first + 1)
            ),
        )
        work.then(lambda page: self._mark(lambda: self.marks.add(set(page.ids))))
        work.failed(place.trouble)

    def _sort(self, column: str, descending: bool) -> None:
        kept, query = self._current, replace(self.query, order=column, descending=descending)
        self._current = 0
        self.rows.show_query(query)
        self._header.show_order(query)
        self.sorted_anew.emit()
        if kept:
            self.show_record(kept)

    def _counted(self, total: int) -> None:
        if self._goal:
            self.show_record(self._goal)
        elif total and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0, 0))
        elif total and self._current:
            self._follow(self._current)
        self.viewport().update()

    def _follow(self, record: int) -> None:
        """Stay with the record looked at when others came before it or went."""
        place, before = self._workplace, self.currentIndex().row()

        def moved(row: int | None) -> None:
            if row is None or row == before or self.currentIndex().row() != before:
                return
            bar = self.verticalScrollBar()
            scrolled = bar.value()
            self.setCurrentIndex(self.rows.index(row, max(0, self.currentIndex().column())))
            bar.setValue(scrolled + (row - before) * theme.ROW if scrolled else 0)

        work = place.work(self, place.store.lists.position_of, place.session, self.query, record)
        work.then(moved).failed(place.trouble)

    def _came(self, first: int, last: int) -> None:
        self.viewport().update()
        if first <= self.currentIndex().row() <= last:
            self._resting.start()

    def _rest(self) -> None:
        index: QModelIndex = self.currentIndex()
        line = self.rows.line(index.row()) if index.isValid() else None
        record = line.id if line else 0
        if (line or not index.isValid()) and record != self._current:
            self._current = record
            self.current_changed.emit(record)


def _dress(table: QTableView) -> None:
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setMouseTracking(True)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.verticalScrollBar().setSingleStep(theme.ROW)
    side = table.verticalHeader()
    side.setVisible(False)
    side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    side.setMinimumSectionSize(theme.ROW)
    side.setDefaultSectionSize(theme.ROW)
