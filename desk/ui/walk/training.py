# SPDX-License-Identifier: MIT
"""The training walked through: the trainer's checklist, and three marks for each topic."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from desk.db.record import Record
from desk.db.store import Store
from desk.paper.certificate import SIGNATURE
from desk.records.training import mark_topic, mark_trainee, tick_item
from desk.records.training.words import BOOKED, PHASES, SKILLS
from desk.session import Session
from desk.text import N_, Message
from desk.text.catalogue import Marked
from desk.ui.walk.course import PRESENT, SKILL, TOPIC, Item, Mark

ITEM_MARKS = (
    Mark("done", N_("Done"), "check", "green", N_("Space")),
    Mark("none", N_("Not applicable"), "cross", "muted", "X"),
)
TOPIC_MARKS = (
    Mark("taught", N_("Taught"), "check", "green", N_("Space")),
    Mark("can", N_("Can do alone"), "user", "accent", "A"),
    Mark("repeat", N_("Repeat"), "repeat", "amber", "R"),
)
PRESENT_MARKS = (Mark("present", N_("Is here"), "user", "green", N_("Space")),)
SKILL_MARKS = (
    Mark("none", SKILLS["none"], "left", "amber", "1"),
    Mark("fair", SKILLS["fair"], "check", "accent", "2"),
    Mark("skilled", SKILLS["skilled"], "star", "green", "3"),
)
MARKS = {TOPIC: TOPIC_MARKS, PRESENT: PRESENT_MARKS, SKILL: SKILL_MARKS}
#: In these phases the trainees stand below the checklist.
ARRIVING, PARTING = "receive", "part"
_AFTER = "/after"
AFTERWARDS = N_("{name}: skill afterwards")


class TrainingCourse:
    """Five phases; while teaching, topic by topic."""

    kind = "training"
    phases: Mapping[str, str] = PHASES
    has_photos = False
    explained: frozenset[str] = frozenset()

    def marks_of(self, item: Item) -> Sequence[Mark]:
        """Three for a topic or a skill, two for an item of the checklist."""
        return MARKS.get(item.sort, ITEM_MARKS)

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
                            row.uid, phase, Marked(row.text), marks, row.note, done_at=row.done_at,
                            who=who.name if who is not None else "",
                        )
                    )  # fmt: skip
            if phase == "teach":
                found += [_topic(row) for row in record.topics]
            elif phase == ARRIVING:
                found += [_present(row) for row in record.trainees if row.name]
            elif phase == PARTING:
                found += [_skill(row) for row in record.trainees if row.name and row.present]
        return tuple(found)

    def put(self, store: Store, session: Session, record: int, item: Item, changed: Item) -> Record:
        """Keep the marks and the note of an item; raises Refused or Invalid."""
        if item.sort in (PRESENT, SKILL):
            return _put_trainee(store, session, record, item, changed)
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
        row.uid, "teach", Marked(row.text), frozenset(m for m, on in marks.items() if on), row.note,
        sort=TOPIC,
    )  # fmt: skip


def _present(row: Any) -> Item:
    words = f"{row.name} · {row.post}" if row.post else row.name
    marks = frozenset({"present"} if row.present else ())
    return Item(row.uid, ARRIVING, words, marks, sort=PRESENT)


def _skill(row: Any) -> Item:
    words = str(Message(AFTERWARDS, name=row.name))
    marks = frozenset({row.skill_after} if row.skill_after else ())
    return Item(f"{row.uid}{_AFTER}", PARTING, words, marks, sort=SKILL)


def _put_trainee(store: Store, session: Session, record: int, item: Item, changed: Item) -> Record:
    uid = item.uid.removesuffix(_AFTER)
    if item.sort == PRESENT:
        return mark_trainee(store, session, record, uid, present=bool(changed.marks))
    skill = next(iter(changed.marks), "")
    return mark_trainee(store, session, record, uid, skill_after=skill)


def finish_training(
    store: Store, session: Session, training: int, answers: Mapping[str, Any], signature: bytes
) -> Record:
    """Rated, signed, finished; the signature is a file of the record.

    Raises Refused, Invalid or Storage.
    """
    files = [(SIGNATURE, signature)] if signature else []
    return store.step(session, "training", training, "finish", answers, files=files)
