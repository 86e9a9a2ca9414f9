# SPDX-License-Identifier: MIT
"""Sentences that desk writes into a form and tells everybody in the reader's own language."""

import json
import re
from collections.abc import Iterator
from typing import Any

from desk.db.fields import Line, Note, Setting
from desk.text import N_, Message

# A kept sentence names its values and nothing more; what else is typed in braces stays typed text.
PLACE = re.compile(r"\{\w*\}")


class Said(Line):
    """A sentence of desk's own with its values; kept once, shown in the language of the moment."""

    width = 30

    def show(self, value: str | None, at: Setting) -> str:
        return spoken(value or "")

    def check(self, value: Any) -> Iterator[Message]:
        yield from ()

    def words(self, value: Any, at: Setting) -> str:
        return ""


class Told(Note):
    """Words of a person, or a sentence of desk's own where nobody typed anything else."""

    def show(self, value: str | None, at: Setting) -> str:
        return spoken(value or "")


def kept(message: Message | None) -> str:
    """A sentence as such a field keeps it; its values are texts, figures and sentences."""
    return "" if message is None else json.dumps(_plain(message), ensure_ascii=False)


def spoken(text: str) -> str:
    """A kept sentence in the language of the moment; any other text as it is."""
    return str(unkept(text))


def unkept(text: str) -> Message | str:
    """A kept sentence for a paper whose language is chosen later; any other text as it is."""
    if not text.startswith('{"say": '):
        return text
    try:
        return _message(json.loads(text))
    except (ValueError, LookupError, AttributeError, RecursionError):  # typed by a person after all
        return text


def _plain(message: Message) -> dict[str, Any]:
    values = {
        name: _plain(value) if isinstance(value, Message) else value
        for name, value in message.values.items()
    }
    return {"say": message.template, **({"with": values} if values else {})}


def _message(plain: dict[str, Any]) -> Message:
    values = {
        name: _message(value) if isinstance(value, dict) else value
        for name, value in plain.get("with", {}).items()
    }
    template = str(plain["say"])
    if "{" in PLACE.sub("", template):
        raise ValueError(template)
    return Message(N_(template), **values)
