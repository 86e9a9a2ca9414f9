# SPDX-License-Identifier: MIT
"""The list that opens below a line while the person types into it; the keys stay with the line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desk.db.fields import Kind
from desk.text import Message
from desk.ui import theme
from desk.ui.editors.editor import SIDE, At
from desk.ui.editors.line import ENTER, LineEditor

Index = QModelIndex | QPersistentModelIndex
ROW = 28
MOST = 8  # rows shown at once
MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST,
    Qt.Key.Key_PageUp: -MOST,
}


@dataclass(frozen=True)
class Pick:
    """One row of the list: what it stands for, its words, and what tells it from others."""

    value: Any
    text: str
    detail: str = ""


class _Picks(QAbstractListModel):
    """The rows of a list of picks."""

    def __init__(self) -> None:
        super().__init__()
        self.picks: Sequence[Pick] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return len(self.picks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.picks[index.row()].text
        return None

    def fill(self, picks: Sequence[Pick]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.picks = picks
        self.endResetModel()


class _PickLook(QStyledItemDelegate):
    """Words at the left, what tells them apart muted at the right; plain text only."""

    picks: _Picks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pick = self.picks.picks[index.row()]
        state = option.state
        rect: QRect = option.rect
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        room = rect.adjusted(SIDE, 0, -SIDE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setFont(theme.font())
        metrics = painter.fontMetrics()
        text = metrics.elidedText(pick.text, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(theme.colour("text"))
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), text)
        room.setLeft(room.left() + metrics.horizontalAdvance(text) + 2 * SIDE)
        if pick.detail and room.width() > 4 * SIDE:
            painter.setPen(theme.colour("muted"))
            detail = metrics.elidedText(pick.detail, Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignRight), detail)


class PickList(QFrame):
    """The floating list itself; it never takes the keyboard away from the line."""

    picked = Signal(object)

    def __init__(self, line: QWidget) -> None:
        super().__init__(line, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("picks")
        self.setProperty("role", "picks")
        self._model = _Picks()
        look = _PickLook(self)
        look.picks = self._model
        self._view = QListView(self)
        self._view.setModel(self._model)
        self._view.setMinimumSize(1, 1)  # else Qt keeps room for three rows
        self._view.setItemDelegate(look)
        self._view.setUniformItemSizes(True)
        self._view.setMouseTracking(True)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(lambda index: self.picked.emit(self._model.picks[index.row()]))
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self._view)

    def paintEvent(self, _event: Any) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colour("border"))
        painter.setBrush(theme.colour("raised"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    @property
    def picks(self) -> Sequence[Pick]:
        """The rows offered now."""
        return self._model.picks

    def offer(self, picks: Sequence[Pick], below: QRect, current: int) -> None:
        """Show the rows below (or above) a rectangle of the screen; `current` -1 marks none."""
        self._model.fill(picks)
        metrics = self._view.fontMetrics()
        widest = max(metrics.horizontalAdvance(p.text + p.detail) for p in picks) + 6 * SIDE
        high = min(len(picks), MOST) * ROW + 2
        screen = self.screen().availableGeometry()
        wide = min(max(below.width(), widest), screen.width() // 2)
        top = below.bottom() + 1
        if top + high > screen.bottom():
            top = below.top() - high
        left = min(below.left(), screen.right() - wide)
        self.setGeometry(left, top, wide, high)
        self.mark(current)
        self.show()

    def mark(self, row: int) -> None:
        """Make a row the current one."""
        index = self._model.index(row, 0)
        self._view.setCurrentIndex(index)
        if index.isValid():
            self._view.scrollTo(index)

    def current(self) -> Pick | None:
        """The row that Enter would take."""
        index = self._view.currentIndex()
        return self._model.picks[index.row()] if index.isValid() else None

    def move_on(self, step: int) -> None:
        """Move the current row up or down; past the ends it stays."""
        now = self._view.currentIndex()
        row = now.row() + step if now.isValid() else (0 if step > 0 else len(self.picks) - 1)
        self.mark(max(0, min(len(self.picks) - 1, row)))


class PickLine(LineEditor):
    """A line whose value is picked from a list that narrows while typing."""

    mark = "chevron-down"

    def __init__(self, kind: Kind[Any], at: At, parent: QWidget | None = None) -> None:
        super().__init__(kind, at, parent)
        self._list: PickList | None = None
        self._chosen = False  # the person moved to a row, it was not only proposed
        self.textEdited.connect(self._narrow)

    def look_up(self, words: str) -> None:
        """Find the rows for some words and `offer` them."""
        raise NotImplementedError

    def offer(self, picks: Sequence[Pick], *, propose: bool) -> None:
        """Open the list with these rows, or close it where there are none."""
        if not picks or not self.hasFocus():
            self.close_list()
            return
        if self._list is None:
            self._list = PickList(self)
            self._list.picked.connect(self.take)
        self._chosen = False
        top_left = self.mapToGlobal(QPoint(-SIDE + 1, 0))
        below = QRect(top_left.x(), top_left.y(), self.width() + 2 * SIDE - 2, self.height() + 5)
        self._list.offer(picks, below, self._row_of(picks) if propose else -1)

    def _row_of(self, picks: Sequence[Pick]) -> int:
        for row, pick in enumerate(picks):
            if pick.value == self._value and self.text() == self._shown:
                return row
        return 0

    def is_open(self) -> bool:
        """Whether the list shows."""
        return self._list is not None and self._list.isVisible()

    def close_list(self) -> None:
        """Put the list away."""
        if self._list is not None:
            self._list.hide()

    def open(self) -> None:
        if self.is_open():
            self.close_list()
        elif self.writable:
            self.look_up("" if self.text() == self._shown else self.text())

    def take(self, pick: Pick) -> None:
        """Make a row of the list the value."""
        self.close_list()
        self._value = pick.value
        self._normalise(self._text_of(pick.value) or pick.text)
        self.edited.emit()

    def settle(self) -> Message | None:
        if self.is_open() and (pick := self.proposal()):  # saved by a key, without leaving
            self.take(pick)
        return super().settle()

    def _narrow(self) -> None:
        if self._settling:
            return
        if self.text().strip():
            self.look_up(self.text())
        else:
            self.close_list()

    def proposal(self) -> Pick | None:
        """The row taken when the person goes on without pressing Enter."""
        return self._list.current() if self._list and self._chosen else None

    def event(self, event: QEvent) -> bool:
        """Keep Esc and Enter for the open list, before the window's own keys see them."""
        if event.type() == QEvent.Type.ShortcutOverride and self.is_open():
            key = event.key()  # type: ignore[attr-defined]
            if key == Qt.Key.Key_Escape or key in ENTER:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.writable:
            super().keyPressEvent(event)
        elif not self.is_open() and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.open()
        elif self.is_open() and self._list and self._key_in_list(key, event):
            return
        else:
            super().keyPressEvent(event)

    def _key_in_list(self, key: Qt.Key, event: QKeyEvent) -> bool:
        assert self._list is not None
        if key in MOVES:
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Up:
                self.close_list()
            else:
                self._list.move_on(MOVES[key])
                self._chosen = True
            return True
        if key == Qt.Key.Key_Escape:
            self.close_list()
            return True
        current = self._list.current()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in ENTER and current and not held:
            self.take(current)
            self.passed.emit()
            return True
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        left = event.reason() != Qt.FocusReason.ActiveWindowFocusReason
        if self.is_open() and left and (pick := self.proposal()):
            self.take(pick)
        self.close_list()
        super().focusOutEvent(event)
