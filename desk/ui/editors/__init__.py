# SPDX-License-Identifier: MIT
"""The editors of a form's cells: each kind of field is typed, shown and kept in its own way."""

from typing import Any

from PySide6.QtWidgets import QWidget

from desk.db.fields import Choice, Kind
from desk.db.record import Rows
from desk.ui.editors import chips
from desk.ui.editors.address import AddressEditor
from desk.ui.editors.choice import ChoiceLine
from desk.ui.editors.day import DayEditor, MomentEditor
from desk.ui.editors.editor import Answer, At, Editor, Suggest, Suggestion
from desk.ui.editors.line import LineEditor
from desk.ui.editors.link import LinkEditor
from desk.ui.editors.note import NoteEditor
from desk.ui.editors.rows import Fresh, RowsEditor
from desk.ui.editors.tick import TickEditor

__all__ = ["Answer", "At", "Editor", "Fresh", "Part", "Suggest", "Suggestion", "editor_for"]

Part = Kind[Any] | Rows[Any]

_PLAIN: dict[str, Any] = {
    "note": NoteEditor,
    "address": AddressEditor,
    "day": DayEditor,
    "moment": MomentEditor,
    "tick": TickEditor,
}


def editor_for(
    part: Part, at: At, suggest: Suggest | None, fresh: Fresh, parent: QWidget | None = None
) -> Editor:
    """The editor that a field or a table asks for."""
    if isinstance(part, Rows):

        def make(kind: Kind[Any], table: QWidget) -> Editor:
            return _cell_editor(kind, at, suggest, table, in_table=True)

        return RowsEditor(part, at, make, fresh, parent)
    return _cell_editor(part, at, suggest, parent)


def _cell_editor(
    kind: Kind[Any],
    at: At,
    suggest: Suggest | None,
    parent: QWidget | None,
    *,
    in_table: bool = False,
) -> Editor:
    if kind.editor == "link":
        return LinkEditor(kind, at, suggest, parent)
    if isinstance(kind, Choice):
        few = len(kind.options) <= chips.MOST and not in_table
        return chips.ChipsEditor(kind, at, parent) if few else ChoiceLine(kind, at, parent)
    made: Editor = _PLAIN.get(kind.editor, LineEditor)(kind, at, parent)
    return made
