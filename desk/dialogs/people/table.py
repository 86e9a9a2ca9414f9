# SPDX-License-Identifier: MIT
"""A plain table of a few rows: chosen whole, walked by keys, headings follow the language."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from desk.ui import theme
from desk.ui.widgets import Text, said

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FewRows(QTableWidget):
    """Rows of texts; a row is known by its key."""

    #: The key of the chosen row, or None.
    chose = Signal(object)

    def __init__(
        self, name: Text, headings: Sequence[Text], *, wide: int = 0, empty: Text = ""
    ) -> None:
        """`wide` is the column that takes the room left; `empty` is said where there is no row."""
        super().__init__(0, len(headings))
        self._called, self._headings, self._empty = name, tuple(headings), empty
        self._keys: list[int] = []
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        head = self.horizontalHeader()
        head.setDefaultAlignment(_LEFT)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        self.itemSelectionChanged.connect(lambda: self.chose.emit(self.key()))
        self._name()

    def key(self) -> int | None:
        """The key of the chosen row."""
        rows = self.selectionModel().selectedRows()
        return self._keys[rows[0].row()] if rows else None

    def show_rows(
        self, rows: Sequence[tuple[int, Sequence[str]]], *, faint: frozenset[int] = frozenset()
    ) -> None:
        """Show other rows (key, texts); the chosen one stays chosen. Faint ones are out of use."""
        chosen = self.key()
        self.blockSignals(True)
        self._keys = [key for key, _texts in rows]
        self.setRowCount(len(rows))
        for at, (key, texts) in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if key in faint:
                    item.setForeground(theme.colour("muted"))
                self.setItem(at, column, item)
        self.blockSignals(False)
        if chosen in self._keys:
            self.selectRow(self._keys.index(chosen))

    def choose(self, key: int) -> None:
        """Choose a row by its key."""
        if key in self._keys:
            self.selectRow(self._keys.index(key))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme.colour("muted"))
            middle = int(Qt.AlignmentFlag.AlignCenter)
            painter.drawText(self.viewport().rect(), middle, said(self._empty))

    def _name(self) -> None:
        self.setAccessibleName(said(self._called))
        self.setHorizontalHeaderLabels([said(text) for text in self._headings])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
