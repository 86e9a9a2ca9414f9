# SPDX-License-Identifier: MIT
"""Where a column can go: the fields of a record type, its tables' columns, times beside days.

Headings are known in every language desk speaks, by the field's own name, and by what other
programs call it, so a file exported in Chinese comes in under an English window.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from desk.db.fields import Kind, Moment, Tick
from desk.db.record import Record, Rows
from desk.text import LANGUAGES, N_, Message, _, speaking

TIME = "@time"
"""Ends the name of the target for the time of a moment whose day stands in a column of its own."""

KEY = "number"
"""The target that only tells which rows belong to one record; numbers are given by desk."""

_SEVERAL = re.compile(r"\s*[,;|、，；]\s*")
_TIMES = (N_("Time"), N_("Time of day"))


@dataclass(frozen=True)
class Target:
    """A field a column can fill; `name` is "field", "table.column" or "field@time"."""

    name: str
    label: Message
    kind: Kind[Any]
    known: tuple[str, ...]
    table: str = ""

    @property
    def is_time(self) -> bool:
        """Whether it only adds the time to a day in another column."""
        return self.name.endswith(TIME)


def targets_of(record_type: type[Record]) -> dict[str, Target]:
    """Every place of a record type that a person may fill, by name, in the order of the form."""
    found: dict[str, Target] = {}
    for name, kind in record_type.kinds().items():
        if not kind.by_desk and (not kind.hidden or name in ("branch", "assigned")):
            known = (*_names(name, kind), *_aliases(record_type, name))
            found[name] = Target(name, Message(kind.label), kind, known)
    moments = [target for target in found.values() if isinstance(target.kind, Moment)]
    for target in moments:
        name = target.name + TIME
        label = Message(N_("{field}: time"), field=target.label)
        times = tuple(_all(_TIMES)) if target is moments[0] else ()
        found[name] = Target(name, label, target.kind, times)
    tables = record_type.tables().items()
    if any(not (table.by_desk or table.hidden) for _name, table in tables):
        kind = record_type.kinds()[KEY]
        known = (*_names(KEY, kind), *_aliases(record_type, KEY))
        label = Message(N_("{field}: keeps rows together"), field=Message(kind.label))
        found[KEY] = Target(KEY, label, kind, known)
    for name, table in tables:
        if table.by_desk or table.hidden:
            continue
        for column, kind in table.row.columns().items():
            if not kind.by_desk:
                key = f"{name}.{column}"
                label = Message(
                    N_("{table}: {field}"), table=Message(table.label), field=Message(kind.label)
                )
                known = (key, *_qualified(table, kind), *_aliases(record_type, key))
                if kind is next(iter(table.row.columns().values())):
                    known += tuple(_all((table.label,)))
                if table.required:  # without a line there is no record, so plain names mean it
                    known += tuple(_names(column, kind))
                found[key] = Target(key, label, kind, known, table=name)
    return found


def exact(targets: dict[str, Target]) -> set[str]:
    """The targets that want a column of their very name: what is alike is something else."""
    return {
        name
        for name, target in targets.items()
        if target.is_time or name == KEY or isinstance(target.kind, Tick)
    }


def own_headings(record_type: type[Record]) -> Iterator[str]:
    """The headings of everything a record has, also of what only desk fills in."""
    for name, part in record_type.parts().items():
        yield name
        yield from _all((part.label,))


def wanted(targets: dict[str, Target]) -> dict[str, tuple[str, ...]]:
    """The headings by which each target is known, for matching."""
    return {name: target.known for name, target in targets.items()}


def _names(name: str, kind: Kind[Any]) -> Iterator[str]:
    yield name
    yield from _all((kind.label,))


def _qualified(table: Rows[Any], kind: Kind[Any]) -> Iterator[str]:
    """A table's column by both names, as an export writes it."""
    for code in LANGUAGES:
        with speaking(code):
            yield _("{table}: {field}").format(table=_(table.label), field=_(kind.label))


def _all(msgids: tuple[str, ...]) -> Iterator[str]:
    for msgid in msgids:
        yield msgid
        for code in LANGUAGES:
            with speaking(code):
                yield _(msgid)


def _aliases(record_type: type[Record], name: str) -> Iterator[str]:
    told = record_type.sheet.known_as.get(name, "").strip()
    if _SEVERAL.search(told):
        yield from _SEVERAL.split(told)
    else:
        words = told.split()
        yield from words
        yield from map(" ".join, pairwise(words))  # two words may be one name
