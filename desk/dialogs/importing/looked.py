# SPDX-License-Identifier: MIT
"""The first rows as they would come in; what is wrong stands in red, with its sentence."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desk.exchange.importing import Previewed
from desk.exchange.marked import sentences
from desk.exchange.plan import Plan
from desk.text import N_, Message
from desk.ui import theme
from desk.ui.widgets import Label, plain_tip, said

Index = QModelIndex | QPersistentModelIndex
_TOLD = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel):
    """Rows of the preview: number in the file, then the fields that are filled."""

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._labels: list[Message] = []
        self._rows: Sequence[Previewed] = ()
        self._wrong: list[dict[str, str]] = []

    def show_rows(self, plan: Plan, names: Sequence[str], rows: Sequence[Previewed]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._names = list(names)
        self._labels = [plan.targets[name].label for name in names]
        at_column = {plan.columns[name]: name for name in reversed(self._names)}
        self._rows = rows
        self._wrong = [
            {
                at_column.get(at, "") if at is not None else "": str(message)
                for at, message in row.problems
            }
            for row in rows
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, name = self._rows[index.row()], self._names[index.column()]
        wrong = self._wrong[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.shown.get(name, "").replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole and name in wrong:
            return plain_tip(wrong[name])
        if role == Qt.ItemDataRole.BackgroundRole and name in wrong:
            return theme.colour("red_tint")
        if role == Qt.ItemDataRole.ForegroundRole and wrong:
            return theme.colour("red" if name in wrong else "text")
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and name in wrong:
            return wrong[name]
        return None

    def headerData(
        self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if across == Qt.Orientation.Horizontal:
            return str(self._labels[section]) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self._rows[section].number)
        return None


class Tinted(QStyledItemDelegate):
    """Draws the tint of a wrong cell below its text, which the style sheet leaves out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tint = index.data(Qt.ItemDataRole.BackgroundRole)
        if tint is not None:
            painter.fillRect(option.rect, tint)
        super().paint(painter, option, index)


class Looked(QWidget):
    """The table, and below it the first sentences about what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.model = RowsModel()
        self.table = QTableView()
        self.table.setObjectName("preview")
        self.table.setModel(self.model)
        self.table.setItemDelegate(Tinted(self.table))
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setDefaultSectionSize(theme.ROW - 4)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().setDefaultSectionSize(130)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(_LEFT)
        self.table.setWordWrap(False)
        self.table.setAccessibleName(said(N_("First rows")))
        self.wrong = Label(wrap=True)
        self.wrong.setObjectName("problems")
        self.wrong.setProperty("tone", "red")
        self.odd = Label(wrap=True)
        self.odd.setObjectName("notes")
        self.odd.setProperty("tone", "amber")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(2), 0, 0)
        column.setSpacing(theme.space(2))
        column.addWidget(self.table, 1)
        column.addWidget(self.odd)
        column.addWidget(self.wrong)

    def show_rows(
        self,
        plan: Plan,
        names: Sequence[str],
        rows: Sequence[Previewed],
        notes: Sequence[Message] = (),
    ) -> None:
        """Show the first rows, what is odd about the file, and why the first bad ones are bad."""
        self.model.show_rows(plan, names, rows)
        bad = [row for row in rows if row.problems]
        lines = [
            str(Message(N_("Row {row}: {problem}"), row=row.number, problem=told))
            for row in bad
            for told in sentences(plan.headings, row.problems)
        ]
        _tell(self.wrong, lines)
        _tell(self.odd, [str(note) for note in notes], 2)  # all of them have a page of their own


def _tell(label: Label, lines: list[str], most: int = _TOLD) -> None:
    label.setVisible(bool(lines))
    more = len(lines) - most
    if more > 0:
        lines = lines[:most]
        lines.append(str(Message.counted(N_("and {n} more"), N_("and {n} more"), more)))
    label.say("\n".join(lines))
