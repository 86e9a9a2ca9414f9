# SPDX-License-Identifier: MIT
"""How a record is saved: merged with what others saved, checked, numbered, written, told."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import peewee

from desk.db import audit, rowing
from desk.db.follow_ups import settle_follow_ups
from desk.db.merging import merge
from desk.db.numbers import next_number
from desk.db.record import Problem, Record, Rows
from desk.db.refusing import refuse, refuse_locked
from desk.errors import Conflict, Invalid, ReasonNeeded, Refused
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

T = TypeVar("T", bound=Record)
# Fields that saving itself keeps; merging and typed values never touch them.
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


def save_record(act: "Act", record: T, typed: bool) -> T:
    """Save a record inside an act by all its rules; raises what `Act.save` tells."""
    refuse(act.session, "write", record, asked=record is not act.stepping)
    refuse_locked(act, record)
    before = _before(act, record)
    if before is not None:
        record = _merged(act, record, before)
    if typed:
        _keep_own_fields(act, record, before)
    old = before.plain() if before is not None else {}
    _keep_sealed(act, record, old)
    problems = wrong_with(act, record)
    if problems:
        raise Invalid(problems)
    if before is not None and record.plain() == old:
        return record
    if typed and before is not None:
        _ask_reason(act, record, before, old)
    _write(act, record, before, old)
    return record


def _before(act: "Act", record: Record) -> Record | None:
    if record.id is None:
        return None
    before = rowing.load(act.store.database, type(record), record.id, lock=True)
    if before.voided and record.voided:
        raise Refused(
            Message(N_("{number} is void and cannot be changed any more."), number=record.number)
        )
    return before


def _merged(act: "Act", record: T, theirs: Record) -> T:
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
                N_("{person} saved {number} meanwhile. Choose for each field what shall stand."),
                person=act.office.label("person", theirs.changed_by or 0),
                number=theirs.number,
            ),
            before={n: base.get(n) for n in clashes},
            mine={n: mine[n] for n in clashes},
            theirs={n: latest[n] for n in clashes},
            latest=theirs,
        )
    rowing.fill(record, merged)
    return record


def _keep_own_fields(act: "Act", record: Record, before: Record | None) -> None:
    base = before.plain() if before is not None else act.new(record.kind()).plain()
    mine = record.plain()
    for name, part in record.parts().items():
        if part.by_desk and name not in ("uid", "version") and mine[name] != base[name]:
            raise Invalid([(name, Message(N_("is filled in by desk and cannot be typed.")))])


def _keep_sealed(act: "Act", record: Record, old: dict[str, Any]) -> None:
    for name, part in record.parts().items():
        if part.once and old.get(name) and part.plain(getattr(record, name)) != old[name]:
            raise Invalid(
                [(name, Message(N_("was sealed when it was saved. Add a comment instead.")))]
            )


def _ask_reason(act: "Act", record: Record, before: Record, old: dict[str, Any]) -> None:
    if act.reason.strip():
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


def _write(act: "Act", record: Record, before: Record | None, old: dict[str, Any]) -> None:
    database = act.store.database
    record.changed_at, record.changed_by = act.now, act.session.person_id
    if before is None:
        record.created_at, record.created_by = act.now, act.session.person_id
        record.branch = record.branch or act.session.branch_id or min(act.office.branches)
        record.number = _next_number(act, record)
    record.version = (before.version or 0) + 1 if before is not None else 1
    rowing.write(database, record, before)
    act.store.tallies.keep(record, before)
    new = rowing.base_of(record)
    act.store.search.put(record, before, act.office.place(act.session))
    rowing.write_deadlines(database, record)
    changes = {n: [old[n], new[n]] for n in new if old and old[n] != new[n] and n not in KEPT}
    act.log(
        act.action or ("change" if before is not None else "create"),
        record,
        changes=changes,
        digest=audit.digest_of(record, new),
    )
    act.touch(record)
    record.follow(act, before)
    settle_follow_ups(act, record)


def _next_number(act: "Act", record: Record) -> str:
    branch = record.branch or 0
    place = act.office.branches.get(branch)
    return next_number(
        act.store.database.engine,
        record.kind(),
        record.sheet.prefix,
        branch,
        place.code if place else "",
        act.today,
    )


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


def wrong_with(act: "Act", record: Record) -> list[tuple[str | None, Message]]:
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
