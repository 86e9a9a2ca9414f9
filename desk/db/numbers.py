# SPDX-License-Identifier: MIT
"""Record numbers: gapless within kind, branch and month, never given twice."""

from datetime import date

import peewee

from desk.db.tables import Counter


def next_number(
    engine: peewee.Database, kind: str, prefix: str, branch: int, code: str, day: date
) -> str:
    """Take the next number inside the open transaction: C202611-0001, with branch C202611-HZ0001.

    The counter row is locked until the transaction ends, so a number is used or still free.
    """
    return take_numbers(engine, kind, prefix, branch, code, day, 1)[0]


def take_numbers(
    engine: peewee.Database, kind: str, prefix: str, branch: int, code: str, day: date, count: int
) -> list[str]:
    """Take the next `count` numbers inside the open transaction, as `next_number` takes one."""
    month = f"{day:%Y%m}"
    Counter.insert(kind=kind, branch=branch, month=month, last=0).on_conflict_ignore().execute(
        engine
    )
    rows = (
        Counter.update(last=Counter.last + count)
        .where((Counter.kind == kind) & (Counter.branch == branch) & (Counter.month == month))
        .returning(Counter.last)
        .execute(engine)
    )
    last = next(iter(rows)).last
    return [f"{prefix}{month}-{code}{n:04}" for n in range(last - count + 1, last + 1)]
