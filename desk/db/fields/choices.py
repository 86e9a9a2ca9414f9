# SPDX-License-Identifier: MIT
"""Fields one chooses in: ticks, words, and other records."""

from collections.abc import Iterator, Mapping
from typing import Any

from desk.db.fields.base import Kind, Setting
from desk.text import N_, Message, _
from desk.text.catalogue import Unreadable
from desk.text.plain import one_line


class Tick(Kind[bool]):
    """Yes or no, a box to tick."""

    field_type = "BOOL"
    editor = "tick"
    empty = False
    width = 6
    python_value = staticmethod(bool)
    db_value = staticmethod(bool)

    def read(self, text: str, at: Setting) -> bool:
        word = one_line(text).casefold()
        if word in {"1", "yes", "y", "true", "x", "✓", "√", "是", "有", _("yes").casefold()}:
            return True
        if word in {"", "0", "no", "n", "false", "否", "无", _("no").casefold()}:
            return False
        raise Unreadable(Message(N_("must be yes or no.")))

    def show(self, value: bool | None, at: Setting) -> str:
        return _("yes") if value else ""


class Choice(Kind[str]):
    """One of a few words; stored as its code, shown in the user's language."""

    field_type = "TEXT"
    editor = "choice"
    width = 10

    def __init__(self, label: str, options: Mapping[str, str], **more: Any) -> None:
        super().__init__(label, **more)
        self.options = dict(options)

    def read(self, text: str, at: Setting) -> str:
        word = one_line(text).casefold()
        if not word:
            return ""
        for code, label in self.options.items():
            if word in {code, label.casefold(), _(label).casefold()}:
                return code
        raise Unreadable(
            Message(
                N_("is none of: {choices}."),
                choices=" / ".join(_(label) for label in self.options.values()),
            )
        )

    def show(self, value: str | None, at: Setting) -> str:
        return _(self.options.get(value, value)) if value else ""

    def check(self, value: Any) -> Iterator[Message]:
        if value and value not in self.options:
            yield Message(
                N_("is none of: {choices}."),
                choices=" / ".join(_(label) for label in self.options.values()),
            )


class Link(Kind[int | None]):
    """Another record, or a person or branch of the office, known by the name of its kind."""

    field_type = "INTEGER"
    editor = "link"
    nullable = True
    empty = None
    width = 14

    def __init__(self, label: str, to: str, **more: Any) -> None:
        super().__init__(label, **more)
        self.to = to

    def read(self, text: str, at: Setting) -> int | None:
        words = one_line(text)
        if not words:
            return None
        found = at.lookup(self.to, words)
        if found is None:
            raise Unreadable(
                Message(N_("‘{words}’ is not known here. Choose one from the list."), words=words)
            )
        return found

    def show(self, value: int | None, at: Setting) -> str:
        return "" if value is None else at.label(self.to, value)
