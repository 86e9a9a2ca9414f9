# SPDX-License-Identifier: MIT
"""What is walked through: phases, their items, the marks an item can get; by kind of record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from desk.db.record import Record
from desk.db.store import Store
from desk.session import Session


@dataclass(frozen=True)
class Mark:
    """A mark an item can get: its word (a msgid), icon, tone and key."""

    id: str
    text: str
    icon: str
    tone: str
    key: str


#: Sorts of items that are no line of the checklist.
TOPIC, PRESENT, SKILL = "topic", "present", "skill"


@dataclass(frozen=True)
class Item:
    """One thing to go through; times in UTC, `who` ticked it.

    `sort` is empty for a line of the checklist, else a topic, who is there, or a skill afterwards.
    """

    uid: str
    phase: str
    text: str
    marks: frozenset[str] = frozenset()
    note: str = ""
    sort: str = ""
    due_at: datetime | None = None
    role: str = ""
    done_at: datetime | None = None
    who: str = ""
    photos: int = 0

    def is_late(self, now: datetime) -> bool:
        """Whether it is still open after its time."""
        return not self.marks and self.due_at is not None and self.due_at < now

    @property
    def topic(self) -> bool:
        """Whether it is taught."""
        return self.sort == TOPIC

    @property
    def optional(self) -> bool:
        """Whether the walk goes on without it: who stayed away is not ticked."""
        return self.sort in (PRESENT, SKILL)

    @property
    def is_settled(self) -> bool:
        """Whether the walk has passed it: an item with any mark, a topic that was taught."""
        return "taught" in self.marks if self.topic else bool(self.marks)


@dataclass(frozen=True)
class Walked:
    """A record as far as it was walked through; `half_typed` is what was kept of the end."""

    record: Any
    items: tuple[Item, ...]
    half_typed: Mapping[str, Any]


class Course(Protocol):
    """How one kind of record is walked through."""

    kind: str
    phases: Mapping[str, str]
    has_photos: bool
    #: Kinds of mark that need a word of explanation.
    explained: frozenset[str]

    def marks_of(self, item: Item) -> Sequence[Mark]:
        """The marks an item can get, the usual one first."""

    def toggled(self, item: Item, mark: str) -> frozenset[str]:
        """The marks of an item once a mark was pressed."""

    def items_of(self, store: Store, session: Session, record: Any) -> tuple[Item, ...]:
        """The items of a record in the order of the walk."""

    def put(self, store: Store, session: Session, record: int, item: Item, changed: Item) -> Record:
        """Keep how an item is marked now; raises Refused, Invalid or Storage."""

    def is_open(self, record: Any) -> bool:
        """Whether it can be walked now."""

    def starts_at(self, record: Any) -> datetime | None:
        """From when the clock runs (UTC)."""

    def ends_at(self, record: Any) -> datetime | None:
        """Until when it is planned (UTC)."""


def settled(items: Sequence[Item], phase: str) -> tuple[int, int]:
    """How many items of a phase are passed, and how many there are."""
    own = [item for item in items if item.phase == phase and not item.optional]
    return sum(item.is_settled for item in own), len(own)


def photo_name(item: Item, at: datetime, ending: str) -> str:
    """The name of a photo of an item, by which it is found again."""
    return f"{_stem(item.text)} {at:%m%d-%H%M%S}{ending}"


def photos_of(text: str, names: Sequence[str]) -> int:
    """How many of the files are photos of an item."""
    return sum(name.startswith(f"{_stem(text)} ") for name in names)


def _stem(text: str) -> str:
    plain = "".join(c if c.isalnum() else " " for c in text)
    return " ".join(plain.split())[:40].strip()


def key_of(kind: str, record: int) -> str:
    """The name of the draft in which the half-typed end of a walk is kept."""
    return f"walk:{kind}:{record}"


def read_walk(store: Store, session: Session, course: Course, record: int) -> Walked:
    """Everything the walk-through shows; raises Refused, Invalid or Storage."""
    loaded = store.get(session, course.kind, record)
    key = key_of(course.kind, record)
    kept = next((d for d in store.drafts.of(session) if d.key == key), None)
    items = course.items_of(store, session, loaded)
    return Walked(loaded, items, kept.body if kept is not None else {})


def put_mark(
    store: Store, session: Session, course: Course, record: int, item: Item, changed: Item
) -> Walked:
    """Keep a mark, and read how far it is then; raises Refused, Invalid or Storage."""
    saved = course.put(store, session, record, item, changed)
    return Walked(saved, course.items_of(store, session, saved), {})
