# SPDX-License-Identifier: MIT
"""What one person does in one transaction: rights, rules, number, rows, index, clocks, trail."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import peewee

from desk.db import audit, rowing
from desk.db.calendar import WorkingCalendar
from desk.db.fields import from_millis, to_millis
from desk.db.follow_ups import settle_follow_ups
from desk.db.merging import merge
from desk.db.numbers import next_number
from desk.db.office import Office
from desk.db.record import Problem, Record, Rows
from desk.db.tables import Comment, Related
from desk.errors import Conflict, Invalid, ReasonNeeded, Refused
from desk.session import ACTIONS, ROLES, Session, roles_for
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.store import Store

T = TypeVar("T", bound=Record)
# Fields the act itself keeps; merging and typed values never touch them.
KEPT = frozenset(
    (
        "uid",
        "number",
        "version",
        "created_at",
        "created_by",
        "changed_at",
        "changed_by",
        "voided",
        "void_reason",
        "print_count",
    )
)


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
            return self._save(record, typed)

    def _save(self, record: T, typed: bool) -> T:
        refuse(self.session, "write", record, asked=record is not self.stepping)
        refuse_locked(self, record)
        before = self._before(record)
        if before is not None:
            record = self._merged(record, before)
        if typed:
            self._keep_own_fields(record, before)
        old = before.plain() if before is not None else {}
        self._keep_sealed(record, old)
        problems = wrong_with(self, record)
        if problems:
            raise Invalid(problems)
        if before is not None and record.plain() == old:
            return record
        if typed and before is not None:
            self._ask_reason(record, before, old)
        self._write(record, before, old)
        return record

    def _before(self, record: Record) -> Record | None:
        if record.id is None:
            return None
        before = rowing.load(self.store.database, type(record), record.id, lock=True)
        if before.voided and record.voided:
            raise Refused(
                Message(
                    N_("{number} is void and cannot be changed any more."), number=record.number
                )
            )
        return before

    def _merged(self, record: T, theirs: Record) -> T:
        if record.version == theirs.version:
            return record
        base = rowing.base_of(record)
        mine, latest = record.plain(), theirs.plain()
        for name in KEPT:
            mine[name] = base[name] = latest[name]
        merged, clashes = merge(base, mine, latest)
        if clashes:
            raise Conflict(
                Message(
                    N_(
                        "{person} saved {number} meanwhile. Choose for each field what shall stand."
                    ),
                    person=self.office.label("person", theirs.changed_by or 0),
                    number=theirs.number,
                ),
                before={n: base.get(n) for n in clashes},
                mine={n: mine[n] for n in clashes},
                theirs={n: latest[n] for n in clashes},
                latest=theirs,
            )
        rowing.fill(record, merged)
        return record

    def _keep_own_fields(self, record: Record, before: Record | None) -> None:
        base = before.plain() if before is not None else self.new(record.kind()).plain()
        mine = record.plain()
        for name, part in record.parts().items():
            if part.by_desk and name not in ("uid", "version") and mine[name] != base[name]:
                raise Invalid([(name, Message(N_("is filled in by desk and cannot be typed.")))])

    def _keep_sealed(self, record: Record, old: dict[str, Any]) -> None:
        for name, part in record.parts().items():
            if part.once and old.get(name) and part.plain(getattr(record, name)) != old[name]:
                raise Invalid(
                    [(name, Message(N_("was sealed when it was saved. Add a comment instead.")))]
                )

    def _ask_reason(self, record: Record, before: Record, old: dict[str, Any]) -> None:
        if self.reason.strip():
            return
        new = record.plain()
        changed = [n for n in new if new[n] != old[n] and n not in KEPT]
        if not before.is_closed():
            changed = [n for n in changed if is_weighty(record, n, old[n], new[n])]
        if changed:
            raise ReasonNeeded(
                Message(N_("Changing money, a time or a closed record needs a reason.")),
                fields=changed,
            )

    def _write(self, record: Record, before: Record | None, old: dict[str, Any]) -> None:
        database = self.store.database
        record.changed_at, record.changed_by = self.now, self.session.person_id
        if before is None:
            record.created_at, record.created_by = self.now, self.session.person_id
            record.branch = record.branch or self.session.branch_id or min(self.office.branches)
            record.number = self._next_number(record)
        record.version = (before.version or 0) + 1 if before is not None else 1
        rowing.write(database, record, before)
        self.store.tallies.keep(record, before)
        new = rowing.base_of(record)
        self.store.search.put(record, before, self.office.place(self.session))
        rowing.write_deadlines(database, record)
        changes = {n: [old[n], new[n]] for n in new if old and old[n] != new[n] and n not in KEPT}
        self.log(
            self.action or ("change" if before is not None else "create"),
            record,
            changes=changes,
            digest=audit.digest_of(record, new),
        )
        self.touch(record)
        record.follow(self, before)
        settle_follow_ups(self, record)

    def _next_number(self, record: Record) -> str:
        branch = record.branch or 0
        place = self.office.branches.get(branch)
        return next_number(
            self.store.database.engine,
            record.kind(),
            record.sheet.prefix,
            branch,
            place.code if place else "",
            self.today,
        )

    def drop_draft(self, key: str) -> None:
        """Forget a draft whose form is saved now."""
        person = self.session.person_id or 0
        self.store.database.run("DELETE FROM draft WHERE person = ? AND key = ?", person, key)


@contextmanager
def as_before_when_it_fails(record: Record, typed: bool = True) -> Iterator[None]:
    """What desk writes into a record is taken out again when the save fails, for the next try."""
    own = [n for n, part in record.parts().items() if part.by_desk] if typed else []
    kept = {name: getattr(record, name) for name in own}
    key, base = record.id, record.__dict__.get("__base__")
    try:
        yield
    except Exception:
        for name, value in kept.items():
            setattr(record, name, value)
        record.id, record.__dict__["__base__"] = key, base or {}
        raise


def is_weighty(record: Record, name: str, old: Any, new: Any) -> bool:
    """Whether changing a value asks for a reason: money or a time that stood there before."""
    part = record.parts()[name]
    if part.by_desk or not old:
        return False
    if isinstance(part, Rows):
        columns = [n for n, kind in part.row.columns().items() if kind.weighty]
        now = {row["uid"]: row for row in new}
        return any(
            row[c] is not None and row[c] != now.get(row["uid"], {}).get(c)
            for row in old
            for c in columns
        )
    return part.weighty


def wrong_with(act: Act, record: Record) -> list[tuple[str | None, Message]]:
    """Fill what desk fills, and say what is wrong with the record; raises Invalid."""
    try:
        record.work_out(act)
        problems = [*record.problems(), *record.clashes(act)]
    except (UnicodeEncodeError, peewee.DataError):
        # What cannot be kept cannot be looked for either; the field's own sentence says so.
        problems = list(record.problems())
        if not problems:
            raise
    return [as_message(problem) for problem in problems]


def as_message(problem: Problem) -> tuple[str | None, Message]:
    """A rule's sentence, with or without parameters, as a message."""
    name, text = problem
    return name, text if isinstance(text, Message) else Message(text)


def refuse_locked(act: Act, record: Record) -> None:
    """Raise Refused when nobody may change the record now, such as a sheet in a sealed binder."""
    why = record.locked(act)
    if why is not None:
        raise Refused(why, action="write")


def refuse(
    session: Session, action: str, record: Record | type[Record], *, asked: bool = True
) -> None:
    """Raise Refused, naming the action and the roles that could do it, unless the person may.

    `asked` says whether the roles are asked, beside what the very record allows.
    """
    sheet = record.sheet
    allowed = not asked or session.may(action, sheet)
    if allowed and action == "write" and isinstance(record, Record):
        allowed = record.may_change(session)
    if not allowed:
        roles = roles_for(action, sheet).split()
        raise Refused(
            Message(
                N_("You may not {action} ‘{title}’. Allowed are: {roles}."),
                action=Message(ACTIONS[action]),
                title=Message(sheet.title),
                roles=[Message(ROLES[r]) for r in roles if r in ROLES],
            ),
            action=action,
            roles=roles,
        )
