# SPDX-License-Identifier: MIT
"""Find by form (F4): an empty form, what is typed into it is what is looked for."""

import re
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desk.db.fields import Choice, Day, Kind, Line, Link, Moment, Setting, Tick, to_millis
from desk.db.query import Condition
from desk.db.record import Record, Rows
from desk.text.catalogue import Unreadable
from desk.text.dates import day_bounds, read_day
from desk.text.plain import one_line
from desk.ui.editors import At, Suggest
from desk.ui.form import Form

# 100..200, >100, <= 5: a span or a bound of figures and days.
_SPAN = re.compile(r"^(.*?)\s*(?:\.\.|…|~|～)\s*(.*)$")
_BOUND = re.compile(r"^([<>]=?|[≤≥])\s*(.+)$")


class FindForm(Form):
    """Every cell can be typed into; Enter looks for it."""

    leaves_out_idle = False

    #: The conditions (tuple of Condition) of what was typed.
    asked = Signal(tuple)

    def __init__(self, record_type: type[Record], at: At, suggest: Suggest) -> None:
        super().__init__(record_type, record_type.sheet.on_screen, at, suggest=suggest)
        self.setObjectName("find")
        self._at = at
        self.page.marks_needed = False
        self.set_record(record_type())
        self.set_absent([n for n, p in record_type.parts().items() if isinstance(p, Rows)])

    def may_type(self, name: str) -> bool:
        return not isinstance(self.parts[name], Rows)

    def focus_first(self) -> None:
        """Nothing must be filled in, so the work starts in the first cell."""
        names = [n for n, cell in self.cells.items() if cell.shown and cell.editor.writable]
        if names:
            self.focus_field(names[0])

    def ask(self) -> None:
        """Look for what was typed."""
        wanted: list[Condition] = []
        wrong = []
        for name, cell in self.cells.items():
            kind = self.parts[name]
            if isinstance(kind, Rows) or not cell.editor.is_changed():
                continue
            try:
                wanted += conditions_for(kind, cell.editor.typed(), self._value(name), self._at())
            except Unreadable as error:
                wrong.append((name, error.message))
        self.show_problems(wrong)
        if not wrong:
            self.asked.emit(tuple(wanted))

    def _value(self, name: str) -> Any:
        try:
            return self.cells[name].editor.value()
        except Unreadable:
            return None

    def _go_on(self, name: str) -> None:
        """Enter in any cell looks for what was typed so far; Tab walks on."""
        self.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask()
        else:
            super().keyPressEvent(event)


def conditions_for(kind: Kind[Any], typed: str, value: Any, at: Setting) -> Iterator[Condition]:
    """What a cell asks for; raises Unreadable where a day or a figure cannot be understood.

    Texts are looked for anywhere in the cell; figures and days also as `100..200`, `>100`.
    """
    name = kind.name
    if isinstance(kind, Choice | Link | Tick):
        if not kind.is_empty(value):
            yield Condition(name, "is", kind.plain(value))
        return
    words = one_line(typed)
    if not words:
        return
    if isinstance(kind, Line):
        yield Condition(name, "contains", words)
        return
    span, bound = _SPAN.match(words), _BOUND.match(words)
    if span is not None:
        low, high = span[1].strip(), span[2].strip()
        if low:
            yield Condition(name, "from", _edge(kind, low, at, upper=False))
        if high:
            yield Condition(name, "to", _edge(kind, high, at, upper=True))
    elif bound is not None:
        less = bound[1][0] in "<≤"
        yield Condition(name, "to" if less else "from", _edge(kind, bound[2], at, upper=less))
    elif isinstance(kind, Moment):
        yield Condition(name, "from", _edge(kind, words, at, upper=False))
        yield Condition(name, "to", _edge(kind, words, at, upper=True))
    else:
        yield Condition(name, "is", kind.plain(kind.read(words, at)))


def _edge(kind: Kind[Any], words: str, at: Setting, *, upper: bool) -> Any:
    """A bound as the field keeps it; a day bounds a time at its midnight."""
    if isinstance(kind, Moment):
        try:
            start, end = day_bounds(read_day(words, at.today), at.zone)
        except Unreadable:
            return kind.plain(kind.read(words, at))
        return to_millis(end) - 1 if upper else to_millis(start)
    if isinstance(kind, Day):
        return kind.plain(read_day(words, at.today))
    return kind.plain(kind.read(words, at))
