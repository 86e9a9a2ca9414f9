# SPDX-License-Identifier: MIT
"""Two people on one record: what both changed, and what merges by itself."""

from collections.abc import Mapping
from typing import Any

Plain = Mapping[str, Any]
_ABSENT = object()


def merge(before: Plain, mine: Plain, theirs: Plain) -> tuple[dict[str, Any], list[str]]:
    """The merged plain values and the names of the fields both changed differently.

    Fields only one side changed are taken from that side; tables merge row by row.
    """
    merged: dict[str, Any] = {}
    clashes: list[str] = []
    for name in mine:
        b, m, t = before.get(name), mine[name], theirs.get(name)
        value = _pick(b, m, t)
        if value is _ABSENT and all(isinstance(v, list) for v in (b, m, t)):
            value = _merge_rows(b or [], m, t or [])
        if value is _ABSENT:
            clashes.append(name)
            value = m
        merged[name] = value
    return merged, clashes


def _pick(before: Any, mine: Any, theirs: Any) -> Any:
    if mine in (before, theirs):
        return theirs
    if theirs == before:
        return mine
    return _ABSENT


def _merge_rows(before: list[Plain], mine: list[Plain], theirs: list[Plain]) -> Any:
    b, m, t = ({row["uid"]: row for row in rows} for rows in (before, mine, theirs))
    order = list(dict.fromkeys([*t, *m]))
    rows = []
    for uid in order:
        row = _pick(b.get(uid), m.get(uid), t.get(uid))
        if row is _ABSENT:
            return _ABSENT
        if row is not None:
            rows.append(row)
    return rows
