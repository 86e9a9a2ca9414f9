# SPDX-License-Identifier: MIT
"""Which binder a sheet stands in: that of its kind, branch and month, by its number."""

from typing import TYPE_CHECKING, Any

from desk.db.record import Record
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.db.act import Act

SEALED = "sealed"


def month_of(number: str, prefix: str) -> str:
    """The month in a number, as 2026-11."""
    digits = number[len(prefix) : len(prefix) + 6]
    return f"{digits[:4]}-{digits[4:]}"


def open_for(act: "Act", record: Record) -> None:
    """Put an empty binder on the shelf when the first sheet of a month is written."""
    if "binder" not in act.store.books or _binder(act, record) is not None:
        return
    desk = act.as_office()
    made: Any = desk.new("binder", of_kind=record.kind())
    made.month, made.branch = _month(act, record), _branch(act, record)
    desk.save(made)


def sealed(act: "Act", record: Record) -> Message | None:
    """Why a sheet cannot change: the sealed binder it stands in, or would be filed in."""
    if "binder" not in act.store.books:
        return None
    found = _binder(act, record)
    if found is None or found[1] != SEALED:
        return None
    if record.number:
        return Message(
            N_("{number} stands in binder {binder}, which is sealed. A supervisor can unseal it."),
            number=record.number,
            binder=found[0],
        )
    return Message(
        N_("Binder {binder} is sealed and takes no new sheet. A supervisor can unseal it."),
        binder=found[0],
    )


def _binder(act: "Act", record: Record) -> tuple[str, str] | None:
    rows = act.store.database.rows(
        "SELECT number, state FROM binder WHERE of_kind = ? AND branch = ? AND month = ? "
        "AND voided = ?",
        *(record.kind(), _branch(act, record), _month(act, record), False),
    )
    return (rows[0][0], rows[0][1]) if rows else None


def _month(act: "Act", record: Record) -> str:
    if record.number:
        return month_of(record.number, record.sheet.prefix)
    return f"{act.today:%Y-%m}"


def _branch(act: "Act", record: Record) -> int:
    return record.branch or act.session.branch_id or min(act.office.branches)
