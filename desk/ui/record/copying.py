# SPDX-License-Identifier: MIT
"""Copies of a record to save from, so that a refused save leaves what the form holds untouched."""

import uuid
from collections.abc import Mapping
from typing import Any

from desk.db import rowing
from desk.db.merging import merge
from desk.db.record import Record, Rows
from desk.db.saving import KEPT

#: Under these names a draft keeps what is no field of the form.
BASE = "(base)"
GIVEN = "(given)"


def copy_of(record: Record, values: Mapping[str, Any] | None = None) -> Record:
    """The same record once more, with other values of some fields."""
    made = type(record)()
    rowing.fill(made, record.plain())
    made.id = record.id
    base = rowing.base_of(record)
    if base:
        made.__dict__["__base__"] = base
    for name, value in (values or {}).items():
        setattr(made, name, value)
    return made


def merged_onto(latest: Record, mine: Record, picked: Mapping[str, Any]) -> Record:
    """The latest version with all of mine that does not clash, and what was picked where it does.

    `picked` holds plain values by field.
    """
    base, theirs = rowing.base_of(mine), latest.plain()
    own = mine.plain()
    for name in KEPT:
        own[name] = base[name] = theirs[name]
    merged, clashes = merge(base, own, theirs)
    merged |= {name: picked.get(name, own[name]) for name in clashes} | dict(picked)
    made = copy_of(latest)
    rowing.fill(made, merged)
    return made


def as_it_was(latest: Record, base: Mapping[str, Any]) -> Record:
    """The version a draft was typed on, so that what others saved since is merged when it is saved.

    A base without a version, or of this very version, gives the latest itself.
    """
    if not base.get("version") or base["version"] == latest.version:
        return latest
    made = copy_of(latest)
    rowing.fill(made, base)
    rowing.remember(made)
    return made


def values_to_repeat(record: Record) -> dict[str, Any]:
    """What a new record like this one starts with: all that is typed, but no times and no state."""
    kept: dict[str, Any] = {}
    for name, part in record.parts().items():
        if part.by_desk or part.hidden:
            continue
        if isinstance(part, Rows):
            rows = [row | {"uid": uuid.uuid4().hex} for row in part.plain(getattr(record, name))]
            kept[name] = part.unplain(rows)
        elif not callable(part.first):  # a default of the moment or the person is made anew
            kept[name] = getattr(record, name)
    return kept
