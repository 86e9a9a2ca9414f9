# SPDX-License-Identifier: MIT
"""A report as JSON and back, so that what was signed can be shown again in either language."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from desk.db.fields import from_millis, to_millis
from desk.db.query import Condition, Query
from desk.reports import model
from desk.text import Message
from desk.text.catalogue import Marked

_TYPES: dict[str, Any] = {
    kept.__name__: kept
    for kept in (
        *(model.Figure, model.Tiles, model.Column, model.Cell, model.Table, model.Series),
        *(model.Chart, model.Words, model.Lines, model.Section, model.Signed, model.Report),
        *(Query, Condition),
    )
}
_KIND = "_"


def plain(value: Any) -> Any:
    """What JSON can keep of a report or any part of it."""
    if isinstance(value, Message):
        return {
            _KIND: "Message",
            "template": value.template,
            "plural": value.plural,
            "count": value.count,
            "values": {name: plain(one) for name, one in value.values.items()},
        }
    if isinstance(value, Marked):
        return {_KIND: "Marked", "text": str(value)}
    if isinstance(value, model.Share):
        return {_KIND: "Share", "part": value.part, "whole": value.whole}
    if isinstance(value, datetime):
        return {_KIND: "datetime", "at": to_millis(value)}
    if isinstance(value, date):
        return {_KIND: "date", "day": value.isoformat()}
    if isinstance(value, Decimal):
        return {_KIND: "Decimal", "figure": str(value)}
    if is_dataclass(value) and not isinstance(value, type):
        kept = {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        return {_KIND: type(value).__name__, **kept}
    if isinstance(value, dict):
        return {_KIND: "dict", "of": {str(name): plain(one) for name, one in value.items()}}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def unplain(value: Any) -> Any:
    """The report or part back; raises KeyError for what no desk has written."""
    if isinstance(value, list):
        return tuple(unplain(one) for one in value)
    if not isinstance(value, dict):
        return value
    kept = {name: one for name, one in value.items() if name != _KIND}
    kind = value[_KIND]
    if kind == "Message":
        made = Message(kept["template"], **{n: unplain(v) for n, v in kept["values"].items()})
        made.plural, made.count = kept["plural"], kept["count"]
        return made
    if kind in _TYPES:
        return _TYPES[kind](**{name: unplain(one) for name, one in kept.items()})
    return _SIMPLE[kind](kept)


_SIMPLE: dict[str, Any] = {
    "Marked": lambda kept: Marked(kept["text"]),
    "Share": lambda kept: model.Share(kept["part"], kept["whole"]),
    "datetime": lambda kept: from_millis(kept["at"]),
    "date": lambda kept: date.fromisoformat(kept["day"]),
    "Decimal": lambda kept: Decimal(kept["figure"]),
    "dict": lambda kept: {name: unplain(one) for name, one in kept["of"].items()},
}
