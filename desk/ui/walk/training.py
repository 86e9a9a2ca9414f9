# SPDX-License-Identifier: MIT
"""The training walked through: the trainer's checklist, and three marks for each topic."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from desk.db.record import Record
from desk.db.store import Store
from desk.paper.certificate import SIGNATURE
from desk.records.training import mark_topic, tick_item
from desk.records.training.words import BOOKED, PHASES
from desk.session import Session
from desk.text import N_
from desk.ui.walk.course import Item, Mark

ITEM_MARKS = (
    Mark("done", N_("Done"), "check", "green", N_("Space")),
    Mark("none", N_("Not applicable"), "cross", "muted", "X"),
)
TOPIC_MARKS = (
    Mark("taught", N_("Taught"), "check", "green", N_("Space")),
    Mark("can", N_("Can do alone"), "user", "accent", "A"),
    Mark("repeat", N_("Repeat"), "repeat", "amber", "R"),
)


class TrainingCourse:
    """Five phases; while teaching, topic by topic."""

    kind = "training"
    phases: Mapping[str, str] = PHASES
    has_photos = False
    explained: frozenset[str] = frozenset()

    def marks_of(self, item: Item) -> Sequence[Mark]:
        """Three for a topic, two for an item of the checklist."""
        return TOPIC_MARKS if item.topic else ITEM_MARKS

    def toggled(self, item: Item, mark: str) -> frozenset[str]:
        """Who can do a topic alone was taught it; an item is done or not applicable."""
        if not item.topic:
            return frozenset() if mark in item.marks else frozenset({mark})
        marks = item.marks ^ {mark}
        if mark == "can" and "can" in marks:
            marks |= {"taught"}
            marks -= {"repeat"}
        if mark == "repeat" and "repeat" in marks:
            marks -= {"can"}
        return frozenset(marks)

    def items_of(self, store: Store, session: Session, record: Any) -> tuple[Item, ...]:
        """Phase by phase; the topics follow the checklist of teaching."""
        people = store.office.people
        found = []
        for phase in PHASES:
            for row in record.checklist:
                if row.phase == phase:
                    who = people.get(row.done_by or 0)
                    marks = frozenset({row.result} if row.result else ())
                    found.append(
                        Item(
                            row.uid, phase, row.text, marks, row.note, done_at=row.done_at,
                            who=who.name if who is not None else "",
                        )
                    )  # fmt: skip
            if phase == "teach":
                found += [_topic(row) for row in record.topics]
        return tuple(found)

    def put(self, store: Store, session: Session, record: int, item: Item, changed: Item) -> Record:
        """Keep the marks and the note of an item; raises Refused or Invalid."""
        if not item.topic:
            result = next(iter(changed.marks), "")
            return tick_item(store, session, record, item.uid, result, changed.note)
        marks = changed.marks
        can = "can" if "can" in marks else ("" if "can" in item.marks else None)
        return mark_topic(
            store, session, record, item.uid, taught="taught" in marks, can_do=can,
            repeat="repeat" in marks, note=changed.note,
        )  # fmt: skip

    def is_open(self, record: Any) -> bool:
        """From the assignment until it is finished."""
        return record.state in BOOKED and not record.voided

    def starts_at(self, record: Any) -> datetime | None:
        """The trainer's arrival."""
        at: datetime | None = record.arrived_at
        return at

    def ends_at(self, record: Any) -> datetime | None:
        """When it should be over."""
        at: datetime | None = record.ends_at
        return at


def _topic(row: Any) -> Item:
    marks = {"taught": row.taught, "can": row.can_do == "can", "repeat": row.repeat}
    return Item(
        row.uid, "teach", row.text, frozenset(m for m, on in marks.items() if on), row.note,
        topic=True,
    )  # fmt: skip


def finish_training(
    store: Store, session: Session, training: int, answers: Mapping[str, Any], signature: bytes
) -> Record:
    """Rated, signed, finished; the signature is a file of the record.

    Raises Refused, Invalid or Storage.
    """
    files = [(SIGNATURE, signature)] if signature else []
    return store.step(session, "training", training, "finish", answers, files=files)
