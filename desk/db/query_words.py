# SPDX-License-Identifier: MIT
"""What a list shows, in words: its filters and its order, for chips, dialogs and paper."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from desk.db.fields import Day, Kind, Moment, Setting, from_millis
from desk.db.query import Condition, Query
from desk.db.record import Record
from desk.text import N_, _
from desk.text.dates import moment_text, month_bounds, month_text

SPECIAL = {"mine": N_("Mine"), "late": N_("Late")}


def filters_in_words(record_type: type[Record], query: Query, at: Setting) -> list[str]:
    """What narrows a list, one text a filter, in the language spoken now; none for all of it."""
    words = conditions_in_words(record_type, query.where, at)
    if query.words.strip():
        words.insert(0, _("with the words “{words}”").format(words=query.words.strip()))
    return words if query.with_void else [*words, _("Without void")]


def conditions_in_words(
    record_type: type[Record], where: Sequence[Condition], at: Setting
) -> list[str]:
    """What each filtered field must hold, in the order of the filters."""
    ordered = sorted(where, key=lambda one: [c.field for c in where].index(one.field))
    return [
        text
        for field, group in groupby(ordered, attrgetter("field"))
        for text in _of_field(record_type, field, list(group), at)
    ]


def order_in_words(record_type: type[Record], query: Query) -> str:
    """By which column a list is sorted, and from which end."""
    kind = record_type.kinds().get(query.order) or record_type.kinds()["number"]
    if kind.name == "number" or isinstance(kind, Day | Moment):
        way = N_("{column}, newest first") if query.descending else N_("{column}, oldest first")
    elif kind.field_type == "TEXT":
        way = N_("{column}, from the end") if query.descending else N_("{column}, A to Z")
    else:
        way = N_("{column}, greatest first") if query.descending else N_("{column}, least first")
    return _(way).format(column=_(kind.label))


def _of_field(
    record_type: type[Record], field: str, some: list[Condition], at: Setting
) -> Iterator[str]:
    if field in SPECIAL:
        yield _(SPECIAL[field])
        return
    if field == "due":
        until = some[0].value
        if until is None:
            yield _("has a deadline")
        else:
            yield _("due until {when}").format(when=moment_text(from_millis(until), at.zone))
        return
    kind = record_type.kinds().get(field)
    if kind is None:
        return
    label = _(kind.label)
    if field == "state" and _is_open(record_type, some):
        yield _("{label}: {value}").format(label=label, value=_("Still open"))
        return
    span = _span(kind, {one.operator: one.value for one in some}, at)
    if span:
        yield _("{label}: {value}").format(label=label, value=span)
        return
    for one in some:
        yield _("{label}: {value}").format(label=label, value=_value(kind, one, at))


def _is_open(record_type: type[Record], some: list[Condition]) -> bool:
    still = {code for code in record_type.states if code not in record_type.closed_states}
    return len(some) == 1 and some[0].operator == "in" and set(some[0].value or ()) == still


def _span(kind: Kind[Any], bounds: dict[str, Any], at: Setting) -> str:
    """A span from here to there; a whole month by its name."""
    if set(bounds) != {"from", "to"}:
        return ""
    first, last = kind.unplain(bounds["from"]), kind.unplain(bounds["to"])
    if first is None or last is None:
        return ""
    if isinstance(kind, Day | Moment):
        month = _month(first, last, at)
        if month:
            return month
    return f"{kind.show(first, at)} – {kind.show(last, at)}"


def _month(first: Any, last: Any, at: Setting) -> str:
    """The month that begins and ends with these days or moments; empty where none does."""
    moments = isinstance(first, datetime)
    day = first.astimezone(at.zone).date() if moments else first
    starts, follows = month_bounds(day.year, day.month, at.zone)
    ends = follows - timedelta(milliseconds=1)
    whole: Any = (starts, ends)
    if not moments:
        whole = tuple(moment.astimezone(at.zone).date() for moment in (starts, ends))
    return month_text(day.year, day.month) if (first, last) == whole else ""


def _value(kind: Kind[Any], one: Condition, at: Setting) -> str:
    if one.operator in ("empty", "filled"):
        return _("empty") if one.operator == "empty" else _("filled in")
    if one.operator == "contains":
        return _("“{words}”").format(words=one.value)
    if one.operator == "in":
        return " / ".join(kind.show(kind.unplain(value), at) for value in one.value or ())
    sign = {"from": "≥ ", "to": "≤ "}.get(one.operator, "")
    return sign + kind.show(kind.unplain(one.value), at)
