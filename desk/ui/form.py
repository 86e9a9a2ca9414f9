# SPDX-License-Identifier: MIT
"""The form on the screen: the paper form, with the same cells in the same places, to type in."""

from collections.abc import Collection, Iterable
from copy import copy
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desk.db.fields import Choice, Tick
from desk.db.record import Fields, Record
from desk.text import N_, Message
from desk.ui.editors.address import AddressEditor
from desk.ui.editors.link import LinkEditor
from desk.ui.editors.note import NoteEditor
from desk.ui.editors.rows import RowsEditor
from desk.ui.form_entries import Entries
from desk.ui.form_page import LABEL, FormCell
from desk.ui.splitting import share_address

Problems = Iterable[tuple[str | None, Message | str]]
ABOUT = N_("{field}: {problem}")


class Form(Entries):
    """A record to read or to write; the focused cell is marked and always in sight."""

    #: Whether fields without meaning for the record are left out; a form to search with has all.
    leaves_out_idle = True

    finished = Signal()  # Enter in the last cell
    followed = Signal(str, int)  # a linked record was clicked: its kind and id

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._idle: frozenset[str] = frozenset()
        self._absent: frozenset[str] = frozenset()
        for name, cell in self.cells.items():
            self._join(name, cell)
        self.changed.connect(self._follow_choice)
        self._name_editors()
        self.page.setMinimumWidth(self.page.least_width())
        self.page.resized.connect(self._reveal)
        self.verticalScrollBar().valueChanged.connect(self._close_lists)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def _join(self, name: str, cell: FormCell) -> None:
        editor = cell.editor
        if isinstance(editor, AddressEditor):
            editor.split.connect(lambda parts: share_address(self, name, parts))
        elif isinstance(editor, LinkEditor):
            editor.followed.connect(self.followed)
        elif isinstance(editor, NoteEditor):
            editor.cursorPositionChanged.connect(self._reveal)

    def _name_editors(self) -> None:
        for cell in self.cells.values():
            cell.editor.setAccessibleName(cell.label)

    # what may be typed, and what is shown

    def set_editable(self, editable: bool) -> None:
        """Open the form for typing, or show it as a filled one."""
        if editable != self._editable:
            self._editable = editable
            self._allow()

    def is_editable(self) -> bool:
        """Whether the form is open for typing."""
        return self._editable

    def set_enabled_fields(self, names: Collection[str] | None) -> None:
        """Let only these fields be typed; None lifts the limit. What desk fills stays closed."""
        self._enabled = None if names is None else frozenset(names)
        self._allow()

    def set_absent(self, names: Collection[str]) -> None:
        """Leave fields out of the form, beside those that mean nothing for this record."""
        self._absent = frozenset(names)
        self._lay_out()

    def _lay_out(self) -> None:
        for name, cell in self.cells.items():
            cell.shown = name not in self._absent and name not in self._idle
        self.page.lay()

    def set_record(self, record: Fields) -> None:
        """Fill the cells from a record; what means nothing for it as it stands is left out."""
        super().set_record(record)
        self._leave_out_idle()

    def _follow_choice(self, name: str) -> None:
        if isinstance(self.parts[name], Choice | Tick):
            self._leave_out_idle()

    def _leave_out_idle(self) -> None:
        if not self.leaves_out_idle or not isinstance(self.record, Record):
            return
        now = copy(self.record)
        now.__data__ = {**self.record.__data__}
        for name, value in self.values().items():
            if name in now.kinds():
                setattr(now, name, value)
        idle = now.idle() & self.cells.keys()
        if idle != self._idle:
            self._idle = idle
            self._lay_out()

    def set_hint(self, name: str, hint: Message | None, tone: str = "muted") -> None:
        """Say something worth knowing inside a cell ("amber" for what needs a look), or nothing."""
        cell = self.cells[name]
        if (cell.hint, cell.tone) != (hint, tone):
            cell.hint, cell.tone = hint, tone
            cell.editor.setAccessibleDescription(cell.sentence)
            self.page.lay()

    def show_problems(self, problems: Problems) -> None:
        """Put each sentence into its cell, what belongs to none on top; go to the first one."""
        self.page.notices.clear()
        for cell in self.cells.values():
            self._say(cell, None)
        for name, said in problems:
            message = said if isinstance(said, Message) else Message(said)
            cell_or_none = self.cells.get(name) if name else None
            if cell_or_none is None or not cell_or_none.shown:
                self.page.notices.append(self._about(name, message))
            elif cell_or_none.problem is None:
                self._say(cell_or_none, message)
                _point_into(cell_or_none, message)
        self.page.lay()
        self._focus_problem()

    def _about(self, name: str | None, message: Message) -> Message:
        if name is None or name not in self.parts:
            return message
        return Message(ABOUT, field=Message(self.parts[name].label), problem=message)

    def _focus_problem(self) -> None:
        if self.page.notices:
            self.verticalScrollBar().setValue(0)
        for name, cell in self.cells.items():
            if cell.problem is not None and cell.editor.writable:
                self.focus_field(name)
                return

    # the focus

    def settle(self) -> list[tuple[str | None, Message]]:
        """Bring the cell being typed in into its normal form; what is not understood, by field."""
        if self.page.focused:
            self._leave(self.page.focused)
        return self.unreadable()

    def focus_first(self) -> None:
        """Put the cursor where the work starts: the first empty cell, one that must be filled."""
        open_cells = [n for n, c in self.cells.items() if c.editor.writable and c.shown]
        empty = [n for n in open_cells if not self._is_filled(self.cells[n])]
        needed = [n for n in empty if self.cells[n].part.required]
        name = next(iter((*needed, *empty, *open_cells)), None)
        if name is not None:
            self.focus_field(name)

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field's cell and bring it into sight."""
        self.cells[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal()

    def _go_on(self, name: str) -> None:
        names = list(self.cells)
        for after in names[names.index(name) + 1 :]:
            cell = self.cells[after]
            if cell.editor.writable and cell.shown:
                cell.editor.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self._leave(name)
        self.finished.emit()

    def _cell_of(self, widget: QWidget | None) -> str:
        """The cell that holds a widget, pop-ups of its editor included."""
        while widget is not None and widget is not self:
            name = widget.objectName()
            if name in self.cells and self.cells[name].editor is widget:
                return name
            widget = widget.parentWidget()
        return ""

    def _focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is None:  # another window of the desktop: the person comes back to this cell
            return
        before, name = self.page.focused, self._cell_of(now)
        if before and before != name:
            self._leave(before)
        if before != name:
            self.page.focused = name
            self.page.update()
        if name:
            self._reveal()

    def _leave(self, name: str) -> None:
        cell = self.cells[name]
        message = cell.editor.settle() if cell.editor.writable else None
        if message is not None or (cell.problem is not None and cell.editor.is_changed()):
            self._say(cell, message)
            self.page.lay()

    def _reveal(self) -> None:
        """Keep what is typed in sight, with its label."""
        widget = QApplication.focusWidget()
        if not self.page.focused or widget is None or not self.page.isAncestorOf(widget):
            return
        area = widget.cursorRect() if isinstance(widget, NoteEditor) else widget.rect()
        top = widget.mapTo(self.page, area.topLeft()).y() - LABEL - 8
        bottom = widget.mapTo(self.page, area.bottomLeft()).y() + 12
        bar = self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + self.viewport().height():
            bar.setValue(min(top, bottom - self.viewport().height()))

    def _close_lists(self) -> None:
        if self.page.focused:
            close = getattr(self.cells[self.page.focused].editor, "close_list", None)
            if close is not None:
                close()

    # looks

    def retranslate(self) -> None:
        """Show labels, choices and sentences in the language spoken now."""
        with self.page.still():
            for cell in self.cells.values():
                cell.editor.retranslate()
                cell.editor.setAccessibleDescription(cell.sentence)
        self._name_editors()
        self.page.setMinimumWidth(self.page.least_width())
        self.page.lay()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def sizeHint(self) -> QSize:
        return self.page.sizeHint()


def _point_into(cell: FormCell, message: Message) -> None:
    """Find the row and the column that a sentence about a table speaks of."""
    if not isinstance(cell.editor, RowsEditor):
        return
    position, column = message.values.get("position"), message.values.get("column")
    problem = message.values.get("problem")
    if isinstance(position, int) and isinstance(column, Message) and isinstance(problem, Message):
        cell.editor.point_at(position, column.template, problem)
