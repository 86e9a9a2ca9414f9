# SPDX-License-Identifier: MIT
"""How the calls of a time were taken: how many, how long, within three rings, by the hour."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from desk.db.act import refuse
from desk.db.fields import from_millis, to_millis
from desk.db.store import Store
from desk.records.call.record import Call
from desk.session import Session
from desk.text.dates import local

THREE_RINGS = 3


@dataclass(frozen=True)
class CallFigures:
    """Calls of a time; lengths in seconds, None where no call has one.

    `enquiry_mean` is what the target (`target`, seconds) is for; `in_three` counts the incoming
    ones answered within three rings, `late` those that rang longer, `apologised` those among them
    with an apology; `by_hour` counts by the office's hour of the day.
    """

    count: int = 0
    mean: float | None = None
    ninetieth: int | None = None
    enquiries: int = 0
    enquiry_mean: float | None = None
    target: int = 180
    missed: int = 0
    in_three: int = 0
    late: int = 0
    apologised: int = 0
    by_purpose: Mapping[str, int] = field(default_factory=dict)
    by_outcome: Mapping[str, int] = field(default_factory=dict)
    by_hour: Mapping[int, int] = field(default_factory=dict)

    @property
    def in_target(self) -> bool:
        """Whether enquiries took no longer than the target on the average."""
        return self.enquiry_mean is None or self.enquiry_mean <= self.target


def call_figures(
    store: Store,
    session: Session,
    start: datetime,
    end: datetime,
    *,
    person: int | None = None,
    branch: int | None = None,
) -> CallFigures:
    """The figures of the calls begun from `start` up to `end` (UTC); raises Refused."""
    refuse(session, "read", Call)
    where = ["voided = ?", "started_at >= ?", "started_at < ?"]
    values: list[object] = [False, to_millis(start), to_millis(end)]
    for name, wanted in (("taken_by", person), ("branch", branch)):
        if wanted is not None:
            where.append(f"{name} = ?")
            values.append(wanted)
    rows = store.database.rows(
        "SELECT direction, purpose, outcome, seconds, rings, apologised, started_at "
        f'FROM "call" WHERE {" AND ".join(where)}',
        *values,
    )
    lengths = sorted(row[3] for row in rows if row[3] is not None and row[2] != "missed")
    enquiries = [
        row[3] for row in rows
        if row[1] in ("enquiry", "business") and row[3] is not None and row[2] != "missed"
    ]  # fmt: skip
    rung = [(row[4], row[5]) for row in rows if row[0] == "in" and row[4] is not None]
    return CallFigures(
        count=len(rows),
        mean=_mean(lengths),
        ninetieth=lengths[-(-len(lengths) * 9 // 10) - 1] if lengths else None,
        enquiries=len(enquiries),
        enquiry_mean=_mean(enquiries),
        target=int(store.office.rule("enquiry_seconds", _last_day(session, end))),
        missed=sum(1 for row in rows if row[2] == "missed"),
        in_three=sum(1 for rings, _sorry in rung if rings <= THREE_RINGS),
        late=sum(1 for rings, _sorry in rung if rings > THREE_RINGS),
        apologised=sum(1 for rings, sorry in rung if rings > THREE_RINGS and sorry),
        by_purpose=Counter(row[1] for row in rows),
        by_outcome=Counter(row[2] for row in rows if row[2]),
        by_hour=Counter(local(from_millis(row[6]), session.zone).hour for row in rows),
    )


def _last_day(session: Session, end: datetime) -> date:
    """The last day of a period that has come; its policies are the period's."""
    return min(local(end, session.zone).date() - timedelta(days=1), session.today())


def _mean(seconds: list[int]) -> float | None:
    return sum(seconds) / len(seconds) if seconds else None
