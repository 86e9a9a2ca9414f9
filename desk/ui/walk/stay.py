# SPDX-License-Identifier: MIT
"""The reception walked through: its checklist in the order of its times, late items red."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from desk.db.record import Record
from desk.db.store import Store
from desk.records.stay import tick
from desk.records.stay.words import PHASES, RUNNING
from desk.session import ROLES, Session
from desk.text import N_
from desk.text.catalogue import Marked
from desk.ui.walk.course import Item, Mark, photos_of

MARKS = (
    Mark("done", N_("Done"), "check", "green", N_("Space")),
    Mark("wrong", N_("Not in order"), "warning", "red", "R"),
    Mark("none", N_("Not applicable"), "cross", "muted", "X"),
)


class StayCourse:
    """From before the arrival to after the departure."""

    kind = "stay"
    phases: Mapping[str, str] = PHASES
    has_photos = True
    explained = frozenset({"wrong"})

    def marks_of(self, item: Item) -> Sequence[Mark]:
        """Done, not in order, not applicable."""
        return MARKS

    def toggled(self, item: Item, mark: str) -> frozenset[str]:
        """One of the three, or none."""
        return frozenset() if mark in item.marks else frozenset({mark})

    def items_of(self, store: Store, session: Session, record: Any) -> tuple[Item, ...]:
        """In the order of time within each phase."""
        names = [file.name for file in store.attachments.of(session, self.kind, record.id)]
        order = list(PHASES)
        people = store.office.people
        found = []
        for row in record.checklist:
            who = people.get(row.done_by or 0)
            found.append(
                Item(
                    row.uid,
                    row.phase or order[0],
                    Marked(row.text),
                    frozenset({row.result} if row.result else ()),
                    row.note,
                    due_at=row.due_at,
                    role=ROLES.get(row.role, ""),
                    done_at=row.done_at,
                    who=who.name if who is not None else "",
                    photos=photos_of(row.text, names),
                )
            )
        return tuple(sorted(found, key=lambda item: order.index(item.phase)))

    def put(self, store: Store, session: Session, record: int, item: Item, changed: Item) -> Record:
        """Keep the tick and the note of an item; raises Refused or Invalid."""
        result = next(iter(changed.marks), "")
        return tick(store, session, record, item.uid, result, changed.note)

    def is_open(self, record: Any) -> bool:
        """Until the stay is summed up or called off."""
        return record.state in RUNNING and not record.voided

    def starts_at(self, record: Any) -> datetime | None:
        """The guest's arrival."""
        at: datetime | None = record.arrive_at
        return at

    def ends_at(self, record: Any) -> datetime | None:
        """The guest's departure."""
        at: datetime | None = record.leave_at
        return at
