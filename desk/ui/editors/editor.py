# SPDX-License-Identifier: MIT
"""What the form knows of an editor, whatever its kind: nothing typed into one is ever lost."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.db.fields import Kind, Setting
from desk.text import Message, Unreadable

#: The height of one line of text in a cell, and its distance from the cell's sides, in pixels.
LINE = 22
SIDE = 8


class Suggestion(NamedTuple):
    """A record that a link may mean: its id, how it is called, and what tells it from others."""

    id: int
    text: str
    detail: str = ""


Answer = Callable[[Iterable[Suggestion]], None]
#: Asks for records of a kind by words; the answer is given now or later, on the window's thread.
Suggest = Callable[[str, str, Answer], None]
At = Callable[[], Setting]


# At run time each editor has a widget of Qt as its other parent, which may be its only one of Qt's.
if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object


class Editor(_Widget):
    """One field being read or written; the other parent of each editor is a widget of Qt."""

    edited = Signal()  # after each change by the person's hand
    passed = Signal()  # Enter: the person goes on to the next field
    flush = False  # whether it fills its cell from line to line
    inset = 0  # how far its widget begins its text inside itself, in pixels
    kind: Kind[Any]
    at: At
    writable = True
    _original: Any = None
    _value: Any = None

    def set_value(self, value: Any) -> None:
        """Show a value as it is kept; what was typed before is forgotten."""
        self._original = value
        self.put(value)

    def put(self, value: Any) -> None:
        """Put a value in as if the person had entered it."""
        self._value = value
        self.show_value(value)

    def show_value(self, value: Any) -> None:
        """Write the value into the widget."""
        raise NotImplementedError

    def value(self) -> Any:
        """The value entered; raises Unreadable where it cannot be understood."""
        return self._value

    def typed(self) -> str:
        """The text that stands in the cell, as it was typed."""
        return str(self.kind.show(self._value, self.at()))

    def set_typed(self, text: str) -> None:
        """Put back a text that could not be read."""

    def is_changed(self) -> bool:
        """Whether the cell differs from the value it was given."""
        try:
            value = self.value()
        except Unreadable:
            return True
        if self.kind.is_empty(value) and self.kind.is_empty(self._original):
            return False
        return bool(value != self._original)

    def draft(self) -> Any:
        """The entry as JSON keeps it; text that cannot be read is kept as it was typed."""
        try:
            return {"value": self.kind.plain(self.value())}
        except Unreadable:
            return {"typed": self.typed()}

    def restore(self, kept: Any) -> None:
        """Put a kept entry back into the cell."""
        if "typed" in kept:
            self.set_typed(str(kept["typed"]))
        else:
            self.put(self.kind.unplain(kept["value"]))

    def settle(self) -> Message | None:
        """Bring the entry into its normal form; the sentence where it is wrong."""
        try:
            value = self.value()
        except Unreadable as error:
            return error.message
        if not self.is_changed() or self.kind.is_empty(value):
            return None
        return next(iter(self.kind.check(value)), None)

    def set_writable(self, writable: bool) -> None:
        """Let the person type, or only read and copy."""
        self.writable = writable

    def retranslate(self) -> None:
        """Show the value in the language spoken now."""

    def height_for(self, width: int) -> int:
        """The height in pixels it needs at a width."""
        return LINE

    def least(self) -> int:
        """The least width in pixels in which it can be used."""
        return 72
