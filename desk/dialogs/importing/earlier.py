# SPDX-License-Identifier: MIT
"""What came into a book before, each file with its Undo."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.db.imports import Batch
from desk.text import N_
from desk.text.dates import moment_text
from desk.ui import theme
from desk.ui.widgets import Button, Heading, said
from desk.ui.workplace import Workplace

STATES = {
    "running": N_("Under way"),
    "stopped": N_("Stopped half-way"),
    "done": N_("Done"),
    "undone": N_("Undone"),
}
_HEADINGS = (
    N_("When"),
    N_("File"),
    N_("By"),
    N_("Came in"),
    N_("Known already"),
    N_("Left out"),
    N_("State"),
)
_FIGURES = (3, 4, 5)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Earlier(QWidget):
    """A table of earlier imports; the chosen one can be taken back."""

    #: A batch shall be undone.
    undo_asked = Signal(int)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._place = workplace
        self._batches: list[Batch] = []
        self.table = QTableWidget(0, len(_HEADINGS))
        self.table.setObjectName("earlier")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.ROW)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        self.undo = Button(N_("Undo this import"), icon="undo")
        self.undo.setObjectName("undo")
        self.undo.setEnabled(False)
        self.undo.clicked.connect(self._ask)
        self.table.itemSelectionChanged.connect(self._chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(Heading(N_("Earlier imports")))
        column.addWidget(self.table, 1)
        column.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """Show what came in, the latest first."""
        self._batches = list(batches)
        self.table.setRowCount(len(self._batches))
        people = self._place.store.office.people
        for row, batch in enumerate(self._batches):
            who = people.get(batch.person or 0)
            texts = (
                moment_text(batch.at, self._place.session.zone),
                batch.file,
                who.name if who else "",
                f"{batch.came_in:,}",
                f"{batch.known:,}",
                f"{batch.refused:,}",
                said(STATES.get(batch.state, batch.state)),
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_RIGHT if column in _FIGURES else _LEFT)
                self.table.setItem(row, column, item)
        self._chosen()

    def _row(self) -> Batch | None:
        rows = self.table.selectionModel().selectedRows()
        return self._batches[rows[0].row()] if rows else None

    def _chosen(self) -> None:
        batch = self._row()
        self.undo.setEnabled(batch is not None and batch.state != "undone")

    def _ask(self) -> None:
        batch = self._row()
        if batch is not None:
            self.undo_asked.emit(batch.id)

    def retranslate(self) -> None:
        """Headings in the language of the moment."""
        for at, text in enumerate(_HEADINGS):
            item = QTableWidgetItem(said(text))
            item.setTextAlignment(_RIGHT if at in _FIGURES else _LEFT)
            self.table.setHorizontalHeaderItem(at, item)
        self.table.setAccessibleName(said(N_("Earlier imports")))
        self.show_batches(self._batches)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
