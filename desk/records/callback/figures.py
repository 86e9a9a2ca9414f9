# SPDX-License-Identifier: MIT
"""How satisfied the customers are by their call-backs; what was corrected counts once."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desk.db.act import refuse
from desk.db.fields import to_millis
from desk.db.store import Store
from desk.records.callback.record import Callback
from desk.records.callback.words import SATISFIED
from desk.session import Session


@dataclass(frozen=True)
class Satisfaction:
    """Call-backs of a time: how many reached, scored, satisfied (4 or 5), by score and reason.

    `share` and `mean` are None where nobody gave a score; `recalled` of `recall_due` were called
    by the supervisor, too, and `differs` of these said something else.
    """

    done: int = 0
    given_up: int = 0
    scored: int = 0
    satisfied: int = 0
    by_score: Mapping[str, int] = field(default_factory=dict)
    by_reason: Mapping[str, int] = field(default_factory=dict)
    recall_due: int = 0
    recalled: int = 0
    differs: int = 0

    @property
    def share(self) -> float | None:
        """The part of the scores that is 4 or 5, from 0 to 1."""
        return self.satisfied / self.scored if self.scored else None

    @property
    def mean(self) -> float | None:
        """The mean score, from 1 to 5."""
        total = sum(int(score) * count for score, count in self.by_score.items())
        return total / self.scored if self.scored else None


def satisfaction(
    store: Store,
    session: Session,
    start: datetime,
    end: datetime,
    *,
    reason: str = "",
    branch: int | None = None,
    person: int | None = None,
) -> Satisfaction:
    """The figures of the call-backs made from `start` up to `end` (UTC); raises Refused.

    `reason` and `branch` narrow them, `person` is who called.
    """
    refuse(session, "read", Callback)
    where = ["voided = ?", "corrected_by IS NULL", "changed_at >= ?"]
    values: list[object] = [False, to_millis(start)]
    where.append("((done_at >= ? AND done_at < ?) OR (state = ? AND changed_at < ?))")
    values += [to_millis(start), to_millis(end), "given_up", to_millis(end)]
    for name, wanted in (("reason", reason or None), ("branch", branch), ("done_by", person)):
        if wanted is not None:
            where.append(f"{name} = ?")
            values.append(wanted)
    rows = store.database.rows(
        "SELECT state, satisfaction, reason, recall_due, recall_result FROM callback "
        f"WHERE {' AND '.join(where)}",
        *values,
    )
    done = [row for row in rows if row[0] == "done"]
    scores = Counter(row[1] for row in done if row[1])
    return Satisfaction(
        done=len(done),
        given_up=len(rows) - len(done),
        scored=sum(scores.values()),
        satisfied=sum(count for score, count in scores.items() if score in SATISFIED),
        by_score=scores,
        by_reason=Counter(row[2] for row in done),
        recall_due=sum(1 for row in done if row[3]),
        recalled=sum(1 for row in done if row[4]),
        differs=sum(1 for row in done if row[4] == "differs"),
    )
