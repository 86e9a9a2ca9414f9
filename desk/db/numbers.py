# SPDX-License-Identifier: MIT
"""Record numbers: gapless within kind, branch and month, never given twice."""

from datetime import date

import peewee


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
    # Written out: every save comes through here, and composing it would cost more than doing it.
    marks = ", ".join([engine.param] * 4)
    ((last,),) = engine.execute_sql(
        f"INSERT INTO counter (kind, branch, month, last) VALUES ({marks}) "
        "ON CONFLICT (kind, branch, month) DO UPDATE SET last = counter.last + excluded.last "
        "RETURNING last",
        (kind, branch, month, count),
    ).fetchall()
    return [f"{prefix}{month}-{code}{n:04}" for n in range(last - count + 1, last + 1)]
