# SPDX-License-Identifier: MIT
"""What a record's page shows, read in one go beside the window."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from desk.db.act import Act
from desk.db.audit import trail_of
from desk.db.drafts import Kept
from desk.db.fields import from_millis
from desk.db.record import Record
from desk.db.store import Store
from desk.db.tables import Audit
from desk.session import Session
from desk.text import Message
from desk.ui.known import Names, links_of, names_of


@dataclass(frozen=True)
class Reached:
    """A state a record came into: which, when (UTC) and by whom."""

    state: str
    at: datetime | None
    who: str


@dataclass(frozen=True)
class Running:
    """A deadline of the record: what is due, and when (UTC)."""

    what: str
    at: datetime


@dataclass(frozen=True)
class Loaded:
    """A record with what surrounds it: its way so far, its clocks, names, the person's draft.

    `locked` says why nobody may change it now, such as a sheet in a sealed binder; `half` holds
    what the person began beside the form, newest first: answers of a step, a comment.
    """

    record: Record
    reached: tuple[Reached, ...] = ()
    voided: Reached | None = None
    running: tuple[Running, ...] = ()
    names: Names = field(default_factory=dict)
    draft: Kept | None = None
    locked: Message | None = None
    half: tuple[Kept, ...] = ()


def load(store: Store, session: Session, kind: str, record: int, way: str = "open") -> Loaded:
    """Everything the page of a record needs; raises Refused, Invalid or Storage.

    `way` is how it is looked at (open, preview), kept where looks are watched.
    """
    loaded = store.get(session, kind, record, way)
    trail = trail_of(store.database, kind, record)
    rows = store.database.rows(
        "SELECT what, at FROM deadline WHERE kind = ? AND record = ? ORDER BY at", kind, record
    )
    kept = [d for d in store.drafts.of(session) if (d.kind, d.record) == (kind, record)]
    return Loaded(
        loaded,
        way_of(loaded, trail),
        _voided(trail) if loaded.voided else None,
        tuple(Running(what, from_millis(at)) for what, at in rows),
        names_of(store, session, links_of(loaded)),
        next((d for d in kept if not d.part), None),
        loaded.locked(Act(store, session)),
        tuple(d for d in kept if d.part),
    )


def key_of(kind: str, record: int) -> str:
    """The name of the draft of a saved record; each empty form has one of its own."""
    return f"{kind}:{record}"


def half_typed(store: Store, session: Session, kind: str, but: frozenset[str]) -> list[Kept]:
    """Kept forms of a kind that were never saved, newest first, without those open now."""
    return [
        d
        for d in store.drafts.of(session)
        if d.kind == kind and d.record is None and d.key not in but
    ]


def way_of(record: Record, trail: Sequence[Audit]) -> tuple[Reached, ...]:
    """The states the record came through, each where it was reached last, the present one last."""
    if not record.states:
        return ()
    way: dict[str, Reached] = {}
    first = next(iter(record.states))
    for line in trail:
        changes: Mapping[str, list[str]] = json.loads(line.changes) if line.changes else {}
        if line.action == "create":
            way[first] = Reached(first, line.at, line.who)
        if "state" in changes:
            before, after = changes["state"]
            if line.action == "create" or before not in way:
                way.setdefault(before or first, Reached(before or first, line.at, line.who))
            way.pop(after, None)
            way[after] = Reached(after, line.at, line.who)
    if record.state not in way and record.created_at is not None:
        way[record.state] = Reached(record.state, record.created_at, "")
    return tuple(way.values())


def still_ahead(record: Record) -> list[str]:
    """The states the record has before it on the straight way to its first closed state."""
    states = list(record.states)
    ends = [n for n, state in enumerate(states) if state in record.closed_states]
    straight = states[: ends[0] + 1] if ends else states
    if record.state not in straight:
        return []
    ahead = straight[straight.index(record.state) + 1 :]
    return [state for state in ahead if state not in record.aside_states]


def _voided(trail: Sequence[Audit]) -> Reached | None:
    line = next((line for line in trail if line.action == "void"), None)
    return None if line is None else Reached("void", line.at, line.who)
