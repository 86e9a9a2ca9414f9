# SPDX-License-Identifier: MIT
"""The items of a template in their order: dragged, or moved with Alt and the arrows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desk.dialogs.settings.template_entry import Entry
from desk.text import N_
from desk.ui import theme
from desk.ui.lines import TWO, paint_line
from desk.ui.widgets import said

_ENTRY = Qt.ItemDataRole.UserRole


class TemplateList(QListWidget):
    """Tells the order anew whenever an item found another place."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("template.items")
        self.setItemDelegate(_Delegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.retranslate()

    def retranslate(self) -> None:
        """Its name in the language of the moment."""
        self.setAccessibleName(said(N_("Items of the template")))

    def entries(self) -> list[Entry]:
        """The items from top to bottom."""
        return [self.item(at).data(_ENTRY) for at in range(self.count())]

    def show_entries(self, entries: list[Entry]) -> None:
        """Show other items, the first one chosen."""
        self.clear()
        for entry in entries:
            self.insert(self.count(), entry)
        self.setCurrentRow(0 if entries else -1)

    def insert(self, at: int, entry: Entry) -> None:
        """Put an item at a place."""
        made = QListWidgetItem()
        self._dress(made, entry)
        self.insertItem(at, made)

    def change(self, entry: Entry) -> None:
        """The item with the same key reads otherwise now."""
        for at in range(self.count()):
            if self.item(at).data(_ENTRY).uid == entry.uid:
                self._dress(self.item(at), entry)

    def current(self) -> Entry | None:
        """The chosen item."""
        item = self.currentItem()
        found: Entry | None = item.data(_ENTRY) if item is not None else None
        return found

    def shift(self, by: int) -> None:
        """Move the chosen item up (-1) or down (1)."""
        at = self.currentRow()
        if 0 <= at + by < self.count() and at >= 0:
            taken = self.takeItem(at)
            self.insertItem(at + by, taken)
            self.setCurrentRow(at + by)
            self.moved.emit()

    def _dress(self, item: QListWidgetItem, entry: Entry) -> None:
        item.setData(_ENTRY, entry)
        line = entry.line()
        told = f"{said(line.text)} · {said(line.detail)}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
        item.setToolTip(said(line.text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shift(step)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.moved.emit()


class _Delegate(QStyledItemDelegate):
    """Paints an item as lists of desk are painted: words, and muted below them when and who."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, TWO)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = index.data(_ENTRY)
        box = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(box).adjusted(2, 1, -2, -1), 4, 4)
        paint_line(painter, entry.line(), box)
        painter.restore()
