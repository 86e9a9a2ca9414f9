# SPDX-License-Identifier: MIT
"""The one row of a table that can be typed in at the moment; the others are only painted."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desk.db.fields import Kind
from desk.text import Unreadable, _
from desk.ui.editors.editor import LINE, Editor
from desk.ui.editors.line import ENTER, LineEditor
from desk.ui.editors.note import NoteEditor
from desk.ui.editors.rows_ruling import GAP, ROW, Ruling
from desk.ui.editors.table_row import TableRow

Make = Callable[[Kind[Any], QWidget], Editor]
CTRL = Qt.KeyboardModifier.ControlModifier
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
KEYPAD = Qt.KeyboardModifier.KeypadModifier
AWAY = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class LiveRow(QObject):
    """The editors of one row, moved to whichever row the person works in."""

    edited = Signal()
    grown = Signal()
    entered = Signal()  # Enter in a cell
    moved = Signal(int)  # one row up or down
    shifted = Signal(int)  # the row itself is to be moved
    removed = Signal()
    undone = Signal()
    turned = Signal()  # another cell has the focus

    def __init__(self, table: QWidget, columns: dict[str, Kind[Any]], make: Make) -> None:
        super().__init__(table)
        self.row: TableRow | None = None
        self.editors: dict[str, Editor] = {}
        for name, kind in columns.items():
            editor = make(kind, table)
            editor.setObjectName(name)
            editor.hide()
            editor.installEventFilter(self)
            editor.edited.connect(lambda name=name: self._edited(name))
            editor.passed.connect(self.entered)
            if isinstance(editor, NoteEditor):
                editor.lines = 1
                editor.grown.connect(self.grown)
            self.editors[name] = editor

    def load(self, row: TableRow, position: int, *, writable: bool) -> None:
        """Fill the editors from a row."""
        self.row = None
        for name, editor in self.editors.items():
            editor.set_value(row.values[name])
            if name in row.typed:
                editor.set_typed(row.typed[name])
            kind = row.columns[name]
            editor.set_writable(writable and not kind.by_desk)
            # Tab is led through the table by the table; Qt's own chain knows nothing of rows.
            editor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            said = _("{column}, row {position}")
            editor.setAccessibleName(said.format(column=_(kind.label), position=position))
        self.row = row

    def place(self, ruling: Ruling, at: int) -> None:
        """Lay the editors over their row and show them."""
        for name, editor in self.editors.items():
            if name not in ruling.places:
                editor.hide()
                continue
            inside = ruling.inside(at, name)
            if not isinstance(editor, NoteEditor):
                inside.setHeight(LINE)
            editor.setGeometry(inside.adjusted(-editor.inset, 0, editor.inset, 0))
            editor.show()

    def heights(self, ruling: Ruling) -> tuple[int, ...]:
        """How high each line of the row must be while it is typed in, in pixels."""
        highs = [ROW] * ruling.lines
        for name, place in ruling.places.items():
            needed = self.editors[name].height_for(place.room) + 2 * GAP
            highs[place.line] = max(highs[place.line], needed)
        return tuple(highs)

    def show_worked_out(self) -> None:
        """Show what desk worked out and filled in."""
        for name, editor in self.editors.items():
            if self.row is None:
                return
            if self.row.columns[name].by_desk or name in self.row.filled:
                editor.put(self.row.values[name])
                if editor.hasFocus() and isinstance(editor, LineEditor):
                    editor.selectAll()

    def hide(self) -> None:
        """Take the editors away."""
        self.row = None
        for editor in self.editors.values():
            editor.hide()

    def focused(self) -> str:
        """The column the person types in; "" where it is none."""
        return next((n for n, e in self.editors.items() if e.hasFocus()), "")

    def settle(self, name: str) -> None:
        """Bring a cell into its normal form and note what is wrong with it."""
        if self.row is None:
            return
        message = self.editors[name].settle()
        if message is not None:
            self.row.wrong[name] = message
        elif self.editors[name].is_changed():
            self.row.wrong.pop(name, None)
        self._keep(name)

    def _edited(self, name: str) -> None:
        if self.row is not None:
            self.row.wrong.pop(name, None)
            self._keep(name)
            self.edited.emit()

    def _keep(self, name: str) -> None:
        assert self.row is not None
        editor = self.editors[name]
        try:
            self.row.keep(name, editor.value())
        except Unreadable as error:
            self.row.keep_typed(name, editor.typed())
            if not editor.hasFocus():
                self.row.wrong[name] = error.message

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._key(watched, event)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.modifiers() == CTRL and Qt.Key(event.key()) in (Qt.Key.Key_Delete, UP, DOWN):
                event.accept()
                return True
        elif kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in AWAY and self.row is not None:
                self.settle(watched.objectName())
                self.turned.emit()
        elif kind == QEvent.Type.FocusIn:
            self.turned.emit()
        return False

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        """The keys of the table, before the cell sees them."""
        key, held = Qt.Key(event.key()), event.modifiers()
        if held == CTRL and key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif held == CTRL and key in (UP, DOWN):
            self.shifted.emit(1 if key == DOWN else -1)
        elif held == CTRL and key == Qt.Key.Key_Z and not _can_undo(watched):
            self.undone.emit()
        elif key in ENTER and not held & ~KEYPAD and isinstance(watched, NoteEditor):
            self.entered.emit()
        elif key in (UP, DOWN) and not held & ~KEYPAD and _is_plain(watched):
            self.moved.emit(1 if key == DOWN else -1)
        else:
            return False
        return True


def _can_undo(cell: QObject) -> bool:
    if isinstance(cell, LineEditor):
        return cell.isUndoAvailable()
    return isinstance(cell, NoteEditor) and cell.document().isUndoAvailable()


def _is_plain(cell: QObject) -> bool:
    return isinstance(cell, LineEditor) and not cell.mark
