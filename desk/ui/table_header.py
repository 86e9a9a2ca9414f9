# SPDX-License-Identifier: MIT
"""The head of a list: sorts by a click, remembers widths, order and hidden columns per person."""

import json
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from desk.db.query import Query
from desk.text import N_, _
from desk.ui import icons, theme
from desk.ui.table_model import TableModel
from desk.ui.table_paint import PAD, Column
from desk.ui.table_widths import fitted, width_of

_ARROW = 12
_HEIGHT = 30


class ListHeader(QHeaderView):
    """Column heads that a person arranges once and finds so again."""

    #: A column's name and whether to sort it downwards.
    sort_asked = Signal(str, bool)

    def __init__(self, model: TableModel, kind: str, gutter: int, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model
        self._setting = f"list/{kind}"
        self._gutter = gutter
        self._by_hand = False
        self._fitting = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(48)
        self.setSortIndicatorShown(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(300)
        self._keep.timeout.connect(self.keep)

    def furnish(self) -> None:
        """Give the columns their widths, as they were left or as their fields say."""
        self._restore()
        self.fit()
        self.sectionClicked.connect(self._clicked)
        self.customContextMenuRequested.connect(self._choose)
        self.sectionResized.connect(lambda column, *_sizes: self._drawn(column))
        self.sectionMoved.connect(lambda *_change: self._keep.start())

    def fit(self) -> None:
        """Give the columns the room there is, unless a person has drawn them as wanted."""
        if self._by_hand:
            return
        shown = [at for at in range(self.count()) if not self.isSectionHidden(at)]
        rows, sample = self._rows, self._rows.sample_number()
        widths = [
            width_of(rows.kinds[at], sample, title=rows.columns[at] in rows.titles) for at in shown
        ]
        self._fitting = True
        for at, width in zip(shown, fitted(widths, self._room()), strict=True):
            self.resizeSection(at, width + (0 if at else self._gutter))
        self._fitting = False

    def _room(self) -> int:
        table = self.parentWidget()
        assert isinstance(table, QTableView)
        return table.viewport().width() - self._gutter

    def _drawn(self, column: int) -> None:
        """A person drew a column: so it stays. The last one follows the edge by itself."""
        if not self._fitting and self.visualIndex(column) < self.count() - 1:
            self._by_hand = True
            self._keep.start()

    def show_order(self, query: Query) -> None:
        """Point at the column the list is sorted by."""
        down = Qt.SortOrder.DescendingOrder
        order = down if query.descending else Qt.SortOrder.AscendingOrder
        columns = self._rows.columns
        self.setSortIndicator(columns.index(query.order) if query.order in columns else -1, order)

    def shown(self) -> tuple[str, ...]:
        """The names of the columns from the left, without hidden ones."""
        order = (self.logicalIndex(at) for at in range(self.count()))
        return tuple(self._rows.columns[at] for at in order if not self.isSectionHidden(at))

    def columns(self, area: QRect, shift: int, only: int = -1) -> list[Column]:
        """The columns within an area of the screen; the first one leaves room for the marks."""
        columns = []
        first = min(
            at for at in range(self.count()) if not self.isSectionHidden(self.logicalIndex(at))
        )
        for at, (name, kind) in enumerate(zip(self._rows.columns, self._rows.kinds, strict=True)):
            left, width = self.sectionViewportPosition(at), self.sectionSize(at)
            if only not in (-1, at):
                continue
            if width and left <= area.right() and left + width > area.left():
                off = shift if self.visualIndex(at) == first else 0
                columns.append(
                    Column(at, left + off, width - off, kind.align == "right", name == "state")
                )
        return columns

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        column = self.columns(rect, self._gutter - 8, logical)
        if not column:
            return
        query, name = self._rows.query, self._rows.columns[logical]
        is_sorted = name == query.order
        under = rect.contains(self.mapFromGlobal(QCursor.pos())) and self.underMouse()
        painter.fillRect(rect, theme.colour("hover" if under else "paper"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.colour("border"))
        painter.setFont(theme.font(theme.LABEL, strong=is_sorted))
        painter.setPen(theme.colour("text" if is_sorted or under else "muted"))
        box = QRect(column[0].left + PAD, rect.y(), column[0].width - 2 * PAD, rect.height() - 1)
        arrow = _ARROW + 2 if is_sorted else 0
        words = painter.fontMetrics().elidedText(
            _(self._rows.kinds[logical].label),
            Qt.TextElideMode.ElideRight,
            box.width() - arrow,
        )
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = box.right() + 1 - wide if column[0].right_aligned else box.x()
        painter.drawText(
            QRect(left, box.y(), wide + 1, box.height()),
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            words,
        )
        if is_sorted:
            at = left - arrow if column[0].right_aligned else left + wide + 2
            place = QRect(at, box.center().y() - _ARROW // 2 + 1, _ARROW, _ARROW)
            icons.paint(painter, f"chevron-{'down' if query.descending else 'up'}", place, "text")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEIGHT)

    def keep(self) -> None:
        """Remember the arrangement."""
        names = self._rows.columns
        sizes = {name: self.sectionSize(at) for at, name in enumerate(names)}
        kept = {
            "widths": sizes if self._by_hand else {},
            "order": [names[self.logicalIndex(at)] for at in range(len(names))],
            "hidden": [name for at, name in enumerate(names) if self.isSectionHidden(at)],
        }
        QSettings().setValue(self._setting, json.dumps(kept))

    def _restore(self) -> None:
        kept: dict[str, Any] = {}
        with suppress(ValueError, TypeError):
            kept = dict(json.loads(str(QSettings().value(self._setting, "{}"))))
        names = self._rows.columns
        for name, width in kept.get("widths", {}).items():
            if name in names and width > 0:
                self._by_hand = True
                self.resizeSection(names.index(name), int(width))
        for place, name in enumerate(n for n in kept.get("order", ()) if n in names):
            self.moveSection(self.visualIndex(names.index(name)), place)
        for name in kept.get("hidden", ()):
            if name in names:
                self.setSectionHidden(names.index(name), True)

    def _clicked(self, column: int) -> None:
        query, name = self._rows.query, self._rows.columns[column]
        if not self._rows.can_sort(column):
            self.show_order(query)
            return
        # What is counted or dated is looked at from its end first, names from A.
        down = not query.descending if name == query.order else self._rows.starts_at_end(column)
        self.sort_asked.emit(name, down)

    def _choose(self, at: QPoint) -> None:
        menu = QMenu(self)
        shown = self.count() - self.hiddenSectionCount()
        for column, kind in enumerate(self._rows.kinds):
            action = menu.addAction(_(kind.label))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(column))
            action.setEnabled(shown > 1 or self.isSectionHidden(column))
            action.toggled.connect(lambda on, column=column: self._show_column(column, on))
        menu.addSeparator()
        menu.addAction(_(N_("All columns as they were"))).triggered.connect(self._reset)
        menu.popup(self.mapToGlobal(at))
        menu.aboutToHide.connect(menu.deleteLater)

    def _show_column(self, column: int, on: bool) -> None:
        self.setSectionHidden(column, not on)
        self.fit()
        self.keep()

    def _reset(self) -> None:
        for at in range(self.count()):
            self.setSectionHidden(at, False)
            self.moveSection(self.visualIndex(at), at)
        self._by_hand = False
        self.fit()
        self.keep()
