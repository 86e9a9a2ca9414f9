# SPDX-License-Identifier: MIT
"""Sentences that desk writes into a form and tells everybody in the reader's own language."""

import json
from collections.abc import Iterator
from typing import Any

from desk.db.fields import Line, Setting
from desk.text import N_, Message


class Said(Line):
    """A sentence of desk's own with its values; kept once, shown in the language of the moment."""

    width = 30

    def show(self, value: str | None, at: Setting) -> str:
        return spoken(value or "")

    def check(self, value: Any) -> Iterator[Message]:
        yield from ()

    def words(self, value: Any, at: Setting) -> str:
        return ""


def kept(message: Message | None) -> str:
    """A sentence as such a field keeps it; its values are texts, figures and sentences."""
    return "" if message is None else json.dumps(_plain(message), ensure_ascii=False)


def spoken(text: str) -> str:
    """A kept sentence in the language of the moment; any other text as it is."""
    try:
        plain = json.loads(text)
    except ValueError:
        return text
    return str(_message(plain)) if isinstance(plain, dict) and "say" in plain else text


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
    return Message(N_(str(plain["say"])), **values)
