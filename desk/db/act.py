# SPDX-License-Identifier: MIT
"""What one person does in one transaction: what rules may read, save, relate, log and touch."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from desk.db import audit, rowing
from desk.db.calendar import WorkingCalendar
from desk.db.fields import from_millis, to_millis
from desk.db.office import Office
from desk.db.record import Record
from desk.db.refusing import refuse, refuse_locked
from desk.db.saving import as_before_when_it_fails, save_record
from desk.db.tables import Comment, Related
from desk.session import Session

if TYPE_CHECKING:
    from desk.db.store import Store

# Rules reach the office through an act, and refuse by the rights.
__all__ = ["Act", "Changed", "refuse", "refuse_locked"]

T = TypeVar("T", bound=Record)


@dataclass(frozen=True)
class Changed:
    """A record that a committed act touched; open pages decide alone whether to refresh."""

    kind: str
    record: int
    number: str


class Act:
    """One transaction of one person. Rules reach the office only through it."""

    def __init__(self, store: "Store", session: Session, reason: str = "") -> None:
        self.store = store
        self.session = session
        self.reason = reason
        self.action = ""
        # Whose step is being done: the step said who may do it, the right to write is not asked.
        self.stepping: Record | None = None
        # Whole milliseconds, so that what is held equals what is kept.
        self.now: datetime = from_millis(to_millis(session.now()))
        self.touched: list[Changed] = []

    def as_office(self) -> "Act":
        """The same transaction, done by the office itself: what desk proposes and nobody typed."""
        name = self.setting("office_name") or "desk"
        session = replace(self.session, person_id=None, name=name, roles=frozenset())
        act = Act(self.store, session, self.reason)
        act.now, act.touched = self.now, self.touched
        return act

    @property
    def office(self) -> Office:
        """People, branches, settings, calendar."""
        return self.store.office

    @property
    def today(self) -> date:
        """The office's calendar day."""
        return self.session.today()

    def calendar(self, *, always: bool = False) -> WorkingCalendar:
        """The working calendar; round the clock where a rule says so."""
        return self.office.round_the_clock if always else self.office.calendar

    def setting(self, name: str) -> Any:
        """A setting of the office."""
        return self.office.setting(name)

    def rule(self, name: str, day: date | None = None) -> Any:
        """A policy as it holds on a day, today if none is named."""
        return self.office.rule(name, day or self.today)

    def get(self, kind: str, record: int) -> Record:
        """A record as it stands inside this transaction; raises Invalid when there is none."""
        return rowing.load(self.store.database, self.store.books[kind], record)

    def new(self, kind: str, **values: Any) -> Record:
        """A new record with its defaults, not saved yet."""
        return self.store.new(self.session, kind, **values)

    def select(self, kind: str, where: str, *values: Any) -> list[Record]:
        """Records by a condition in SQL, oldest first; for rules that count or look back."""
        record_type = self.store.books[kind]
        rows = self.store.database.rows(
            f'SELECT id FROM "{kind}" WHERE {where} ORDER BY id', *values
        )
        return [rowing.load(self.store.database, record_type, row[0]) for row in rows]

    def comment(self, record: Record, text: str) -> None:
        """Put a remark on a record's time line."""
        Comment.insert(
            kind=record.kind(),
            record=record.id,
            at=self.now,
            person=self.session.person_id,
            text=text,
        ).execute(self.store.database.engine)

    def relate(self, record: Record, other: Record, why: str = "") -> None:
        """Keep that two records belong together."""
        Related.insert(
            kind=record.kind(),
            record=record.id,
            other_kind=other.kind(),
            other=other.id,
            why=why,
            at=self.now,
            person=self.session.person_id,
        ).on_conflict_ignore().execute(self.store.database.engine)

    def log(self, action: str, record: Record | None = None, **more: Any) -> str:
        """Write a line of the trail; returns its hash."""
        more.setdefault("reason", self.reason)
        return audit.append(
            self.store.database, self.session, action, at=self.now, record=record, **more
        )

    def touch(self, record: Record) -> None:
        """Say that a record's surroundings changed, so that open pages refresh."""
        self.touched.append(Changed(record.kind(), record.id, record.number))

    def save(self, record: T, *, typed: bool = False) -> T:
        """Save a record by all its rules; `typed` by a person: then desk's own fields stay.

        Raises Refused, Invalid, ReasonNeeded or Conflict; then nothing is written, and the record
        holds what was typed, so that it can be mended or given a reason and saved again.
        """
        with as_before_when_it_fails(record, typed):
            return save_record(self, record, typed)

    def drop_draft(self, key: str) -> None:
        """Forget a draft whose form is saved now."""
        person = self.session.person_id or 0
        self.store.database.run("DELETE FROM draft WHERE person = ? AND key = ?", person, key)
