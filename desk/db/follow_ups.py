# SPDX-License-Identifier: MIT
"""Records that follow from others by themselves: made once, kept in step, voided when untrue."""

from typing import TYPE_CHECKING

from desk.db.record import FollowUp, Record
from desk.db.said import kept
from desk.db.tables import FollowedUp
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

NO_LONGER = N_("No longer follows from {number}.")


def settle_follow_ups(act: "Act", record: Record) -> None:
    """Bring what follows from a record in line with how it stands now; twice changes nothing."""
    if type(record).follow_ups is Record.follow_ups:
        return
    wanted: dict[tuple[str, str], FollowUp] = {}
    if not record.voided:
        for follow_up in record.follow_ups(act):
            if follow_up.kind in act.store.books:
                wanted[follow_up.kind, follow_up.why] = follow_up
    so_far = _kept(act, record) if record.version != 1 else {}
    if not wanted and not so_far:
        return
    office = act.as_office()
    for key, other in so_far.items():
        _settle(office, record, office.get(key[0], other), wanted.pop(key, None))
    for follow_up in wanted.values():
        _make(office, record, follow_up)


def source_of(act: "Act", record: Record) -> tuple[str, int] | None:
    """Kind and id of the record that this one followed from by itself; None for a typed one."""
    rows = act.store.database.rows(
        "SELECT kind, record FROM followed_up WHERE other_kind = ? AND other = ?",
        record.kind(),
        record.id,
    )
    return (str(rows[0][0]), int(rows[0][1])) if rows else None


def _kept(act: "Act", record: Record) -> dict[tuple[str, str], int]:
    rows = act.store.database.rows(
        "SELECT other_kind, why, MAX(other) FROM followed_up WHERE kind = ? AND record = ? "
        "GROUP BY other_kind, why",
        record.kind(),
        record.id,
    )
    return {(kind, why): other for kind, why, other in rows}


def _settle(act: "Act", source: Record, made: Record, wanted: FollowUp | None) -> None:
    """Change or void what nobody has touched yet; what somebody worked on stays as it is."""
    if made.voided:
        if wanted is not None:
            _make(act, source, wanted)
        return
    if made.state != next(iter(made.states), "") or made.changed_by is not None:
        return
    if wanted is None:
        made.voided = True
        made.void_reason = kept(Message(NO_LONGER, number=source.number))
        act.action = "void"
    else:
        for name, value in wanted.values.items():
            setattr(made, name, value)
    act.save(made)
    act.action = ""


def _make(act: "Act", source: Record, wanted: FollowUp) -> None:
    made = act.new(wanted.kind, **wanted.values)
    made.branch = source.branch
    made = act.save(made)
    FollowedUp.insert(
        kind=source.kind(),
        record=source.id,
        why=wanted.why,
        other_kind=wanted.kind,
        other=made.id,
    ).execute(act.store.database.engine)
    act.relate(source, made)
