# SPDX-License-Identifier: MIT
"""A table inside a form: Enter finishes a row and adds one, Tab walks, Ctrl+Delete takes out."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from desk.db.record import Row, Rows
from desk.text import Message, Unreadable
from desk.ui.editors.editor import At, Editor
from desk.ui.editors.live_row import LiveRow, Make
from desk.ui.editors.rows_view import RowsView
from desk.ui.editors.table_row import TableRow, TableRows

Fresh = Callable[[type[Row]], Row]


class RowsEditor(RowsView, Editor):
    """Order lines, stops, steps, attempts: rows of the same cells as the form around them."""

    edited = Signal()
    passed = Signal()
    flush = True

    def __init__(
        self, part: Rows[Any], at: At, make: Make, fresh: Fresh, parent: QWidget | None = None
    ) -> None:
        table = TableRows(part.row, at, fresh)
        super().__init__(table, part.row.columns(), parent)
        self.at = at
        self._make = make
        self._leaving = False
        self._typed_columns = [n for n, kind in self.columns.items() if not kind.by_desk]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cell_pressed.connect(self.open)
        self.removal_pressed.connect(self.remove)
        self.undo_pressed.connect(self.put_back)

    def put(self, value: Any) -> None:
        self._value = list(value or [])
        self._refill(lambda: self.table.fill(self._value))

    def restore(self, kept: Any) -> None:
        self._refill(lambda: self.table.restore(kept["rows"]))

    def _refill(self, fill: Callable[[], None]) -> None:
        self.close_row()
        fill()
        self.here = 0
        self.table.complete(writable=self.writable)
        self.grow()

    def value(self) -> Any:
        if any(row.typed for row in self.table.rows):
            message = self.table.first_wrong()
            if message is not None:
                raise Unreadable(message)
        if not self.is_changed():
            return self._original if self._original is not None else []
        return [row.result() for row in self.table.written()]

    def is_changed(self) -> bool:
        original = [TableRow(row, self.at).plain() for row in self._original or []]
        return self.table.plain() != original

    def draft(self) -> Any:
        return {"rows": self.table.plain()}

    def settle(self) -> Message | None:
        if self.live is not None and self.live.focused():
            self.live.settle(self.live.focused())
        else:
            self.close_row()
        return self.table.first_wrong()

    def set_writable(self, writable: bool) -> None:
        super().set_writable(writable)
        self.removable = writable
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if writable else Qt.FocusPolicy.ClickFocus)
        self.close_row()
        self.table.complete(writable=writable)
        self.grow()

    def retranslate(self) -> None:
        self.close_row()
        for row in self.table.rows:
            row.forget_texts()
        self.grow()

    def least(self) -> int:
        return min(360, 48 * len(self.columns) + 56)

    def worked_out(self, rows: Iterable[Row]) -> None:
        """Show what desk works out (sums, amounts) in the columns nobody types."""
        self.table.worked_out(rows)
        if self.live is not None:
            self.live.show_worked_out()
        self.update()

    def point_at(self, position: int, label: str, problem: Message) -> None:
        """Mark a cell as wrong, so that the focus goes there."""
        names = [name for name, kind in self.columns.items() if kind.label == label]
        if names and 1 <= position <= len(self.table.rows):
            self.table.rows[position - 1].wrong[names[0]] = problem
            self.here, self.column = position - 1, names[0]
            self.update()

    def open(self, at: int, column: str = "") -> None:
        """Put the cursor into a cell."""
        if not self.table.rows:
            return
        live = self._live_row()
        self.here = max(0, min(at, len(self.table.rows) - 1))
        self.column = column or next(iter(self._typed_columns), next(iter(self.columns)))
        shown = self.rule(self.width()).places
        if self.column not in shown:
            self.column = next(iter(shown))
        row = self.table.rows[self.here]
        if live.row is not row:
            self.close_row()
            live.load(row, self.here + 1, writable=self.writable)
            self.grow()
        live.editors[self.column].setFocus(Qt.FocusReason.TabFocusReason)
        self.update()

    def _live_row(self) -> LiveRow:
        if self.live is None:
            live = self.live = LiveRow(self, self.columns, self._make)
            live.edited.connect(self._edited)
            live.grown.connect(self.grow)
            live.entered.connect(self._enter)
            live.moved.connect(lambda step: self.open(self.here + step, self.column))
            live.shifted.connect(self._shift)
            live.removed.connect(lambda: self.remove(self.here))
            live.undone.connect(self.put_back)
            live.turned.connect(self._turned)
        assert self.live is not None
        return self.live

    def close_row(self) -> None:
        """Paint the live row like the others again; what was typed into it is kept."""
        if self.live is None or not self.is_live():
            return
        column = self.live.focused()
        if column:
            self.live.settle(column)
            self.live.row = None
            self.setFocus(Qt.FocusReason.NoFocusReason)
        self.live.hide()
        self.update()

    def _turned(self) -> None:
        if self.live is not None:
            self.column = self.live.focused() or self.column
        self.update()

    def _edited(self) -> None:
        self.table.removed.clear()
        self.table.complete(writable=self.writable)
        self.grow()
        self.edited.emit()

    def remove(self, at: int) -> None:
        """Take a row out; Ctrl+Z or the line below the table puts it back."""
        if self.writable and not self.table.rows[at].is_blank():
            self._rearrange(lambda: self.table.take_out(at), at)

    def put_back(self) -> None:
        """Put the row that was taken out last back in its place."""
        if self.table.removed:
            at = self.table.removed[-1][0]
            self._rearrange(lambda: self.table.put_back(), at)

    def _shift(self, step: int) -> None:
        at, to = self.here, self.here + step
        written = len(self.table.rows) - 1
        if at < written and 0 <= to < written:
            rows = self.table.rows
            self._rearrange(lambda: rows.insert(to, rows.pop(at)), to)

    def _rearrange(self, change: Callable[[], Any], at: int) -> None:
        column = self.column
        self.close_row()
        change()
        self.table.complete(writable=True)
        self.grow()
        self.edited.emit()
        self.open(at, column)

    def _enter(self) -> None:
        """Go on to what the row still needs, then to the next row; from the blank one, out.

        A product taken by Enter asks for its quantity before the next line begins.
        """
        last, row = len(self.table.rows) - 1, self.table.rows[self.here]
        if self.here >= last and row.is_blank():
            self._leave(True)
        elif needed := self._needed(row):
            self.open(self.here, needed)
        else:
            self.open(self.here + 1, self.column if self.here + 1 < last else "")

    def _needed(self, row: TableRow) -> str:
        """The first required column after this one that nothing stands in; "" for none."""
        typed = self._typed_columns
        after = typed[typed.index(self.column) + 1 :] if self.column in typed else []
        return next((c for c in after if self.columns[c].required and row.is_empty(c)), "")

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's name)
        """Tab from cell to cell and from row to row, and out of the table at its ends."""
        typed, rows = self._typed_columns, self.table.rows
        if not self.is_live() or not typed:
            return self._leave(forward)
        column = typed.index(self.column) if self.column in typed else 0
        to = self.here * len(typed) + column + (1 if forward else -1)
        at_end = forward and self.here == len(rows) - 1 and rows[self.here].is_blank()
        if at_end or not 0 <= to < len(rows) * len(typed):
            return self._leave(forward)
        self.open(to // len(typed), typed[to % len(typed)])
        return True

    def _leave(self, forward: bool) -> bool:
        self._leaving = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._leaving = False
        self.close_row()
        return QWidget.focusNextPrevChild(self, forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._leaving or not self.writable or event.reason() == Qt.FocusReason.NoFocusReason:
            return
        if event.reason() == Qt.FocusReason.BacktabFocusReason:
            self.open(len(self.table.rows) - 1, self._typed_columns[-1])
        elif event.reason() == Qt.FocusReason.TabFocusReason:
            self.open(0)
        else:
            self.open(self.here, self.column)
