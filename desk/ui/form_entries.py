# SPDX-License-Identifier: MIT
"""What stands in the cells of a form: read, compared with the record, kept as a draft."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desk.db.fields import Note
from desk.db.record import Fields, Record, Row
from desk.sheet import Drawing
from desk.text import Message, Unreadable
from desk.ui.editors import At, Fresh, Part, Suggest, editor_for
from desk.ui.editors.rows import RowsEditor
from desk.ui.form_page import FormCell, FormPage


def parts_of(record_type: type[Fields]) -> dict[str, Part]:
    """Every field and table a drawing of the type may name."""
    return record_type.parts() if issubclass(record_type, Record) else dict(record_type.kinds())


def fresh_row(row_type: type[Row]) -> Row:
    """A new row with those of its defaults that are plain values."""
    kinds = row_type.kinds().items()
    first = {n: k.first for n, k in kinds if k.first is not None and not callable(k.first)}
    return row_type(**first)


class Entries(QScrollArea):
    """The cells of one form and the record they were filled from; nothing typed is ever lost."""

    changed = Signal(str)  # the field that the person changed

    def __init__(
        self,
        record_type: type[Fields],
        drawing: Drawing,
        at: At,
        *,
        suggest: Suggest | None = None,
        fresh: Fresh = fresh_row,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.record_type = record_type
        self.record: Fields | None = None
        self.parts = parts_of(record_type)
        self._enabled: frozenset[str] | None = None
        self._editable = True

        def cell_of(name: str, page: QWidget) -> FormCell:
            editor = editor_for(self.parts[name], at, suggest, fresh, page)
            editor.setObjectName(name)
            editor.edited.connect(lambda: self._edited(name))
            editor.passed.connect(lambda: self._go_on(name))
            return FormCell(self.parts[name], editor)

        self.page = FormPage(drawing, cell_of)
        self.cells = self.page.cells
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(self.page)

    def _edited(self, name: str) -> None:
        """Tell that a field was changed; what was said against it is no longer true."""
        cell = self.cells[name]
        if cell.problem is not None:
            self._say(cell, None)
            self.page.lay()
        self.changed.emit(name)

    def _go_on(self, name: str) -> None:
        """Leave a cell forward."""
        raise NotImplementedError

    def _say(self, cell: FormCell, problem: Message | None) -> None:
        cell.problem = problem
        cell.editor.setAccessibleDescription(cell.sentence)

    def may_type(self, name: str) -> bool:
        """Whether a person may ever type into the cell of this record."""
        part = self.parts[name]
        allowed = self._enabled is None or name in self._enabled
        return allowed and not part.by_desk and not (part.once and self._is_sealed(name))

    def _is_sealed(self, name: str) -> bool:
        """Whether what is written once is saved; words nobody wrote yet may still be written."""
        saved = getattr(self.record, "id", None) is not None
        words = isinstance(self.parts[name], Note)
        return saved and not (words and not getattr(self.record, name))

    def set_record(self, record: Fields) -> None:
        """Fill the cells from a record; what was typed before is forgotten."""
        self.record = record
        self.page.notices.clear()
        with self.page.still():
            for name, cell in self.cells.items():
                self._say(cell, None)
                cell.editor.set_value(getattr(record, name))
        self._allow()

    def _allow(self) -> None:
        """Open or close each cell for typing, then rule the sheet."""
        self.page.editable = self._editable
        with self.page.still():
            for name, cell in self.cells.items():
                cell.editor.set_writable(self._editable and self.may_type(name))
        self.page.lay()

    def values(self) -> dict[str, Any]:
        """What was entered, by field; fields nobody may type and texts not understood left out."""
        entered: dict[str, Any] = {}
        for name, cell in self.cells.items():
            if self.may_type(name):
                try:
                    entered[name] = cell.editor.value()
                except Unreadable:
                    continue
        return entered

    def unreadable(self) -> list[tuple[str | None, Message]]:
        """The fields whose text is not understood, each with the sentence that says why."""
        found: list[tuple[str | None, Message]] = []
        for name, cell in self.cells.items():
            try:
                cell.editor.value()
            except Unreadable as error:
                found.append((name, error.message))
        return found

    def is_dirty(self) -> bool:
        """Whether anything differs from the record."""
        return any(cell.editor.is_changed() for n, cell in self.cells.items() if self.may_type(n))

    def draft(self) -> dict[str, Any]:
        """What was entered as JSON keeps it, texts not understood as they were typed.

        Of a saved record only what was changed, so that it can be put on a newer version.
        """
        new = getattr(self.record, "id", None) is None
        return {
            name: cell.editor.draft()
            for name, cell in self.cells.items()
            if self.may_type(name) and (cell.editor.is_changed() or (new and self._is_filled(cell)))
        }

    def _is_filled(self, cell: FormCell) -> bool:
        try:
            value = cell.editor.value()
        except Unreadable:
            return True
        return (
            bool(value)
            if isinstance(cell.editor, RowsEditor)
            else not (cell.editor.kind.is_empty(value))
        )

    def restore(self, draft: Mapping[str, Any]) -> None:
        """Put a draft back over the record; what the form no longer has is passed over."""
        with self.page.still():
            for name, kept in draft.items():
                if name in self.cells and self.may_type(name):
                    self.cells[name].editor.restore(kept)
        for wrong, message in self.unreadable():
            if wrong is not None:
                self._say(self.cells[wrong], message)
        self.page.lay()

    def show_worked_out(self, record: Fields) -> None:
        """Show what desk itself fills (sums, deadlines) without touching what was typed."""
        for name, cell in self.cells.items():
            if self.parts[name].by_desk:
                cell.editor.set_value(getattr(record, name))
            elif isinstance(cell.editor, RowsEditor):
                cell.editor.worked_out(getattr(record, name))
