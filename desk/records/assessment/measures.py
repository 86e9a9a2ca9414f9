# SPDX-License-Identifier: MIT
"""What the records say about everybody's work in a month, from midnight to the office's midnight.

Void records count nowhere. A call-back tells of whoever did the work it follows (trained, repaired,
handled the complaint, took the order, received the guest); else of who made the call.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desk.db.fields import to_millis
from desk.db.people import office_session
from desk.records.callback.words import SATISFIED
from desk.records.duty.totals import attendance_of_all
from desk.text.dates import month_bounds

if TYPE_CHECKING:
    from desk.db.store import Store

#: Who did the work that a call-back follows, by the book of that work.
DID_IT = {
    "complaint": "assigned",
    "training": "trainer",
    "service_task": "engineer",
    "order": "taken_by",
    "stay": "host",
}
ENQUIRIES = ("enquiry", "business")
_BATCH = 400


@dataclass(frozen=True)
class Part:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    @property
    def percent(self) -> Decimal | None:
        """The share in per cent, one decimal; None of nothing."""
        return round(Decimal(100 * self.part) / self.whole, 1) if self.whole else None


@dataclass(frozen=True)
class Presence:
    """Shifts a person came to of those due, and how often late."""

    part: int
    whole: int
    late: int


class MonthOfWork:
    """The figures of one month by person; each is read once, for everybody, when first asked."""

    def __init__(self, store: "Store", month: date, now: datetime) -> None:
        self._store = store
        self.month = month
        self.now = now
        start, end = month_bounds(month.year, month.month, store.office.zone)
        self._span = (to_millis(start), to_millis(end))

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return self._store.database.rows(sql, *values)

    def _knows(self, kind: str) -> bool:
        return kind in self._store.books

    # satisfaction

    @cached_property
    def satisfaction(self) -> dict[int, Part]:
        """Scores 4 and 5 among all scores of the month's call-backs; a correction counts once."""
        rows = self._rows(
            "SELECT id, satisfaction, done_by, corrects FROM callback WHERE voided = ? "
            "AND corrected_by IS NULL AND satisfaction <> ? AND done_at >= ? AND done_at < ?",
            *(False, "", *self._span),
        )
        first = {row[0]: self._first(row[0], row[3]) for row in rows}
        did = self._who_did(first.values())
        found: dict[int, Part] = {}
        for key, score, caller, _corrects in rows:
            person = did.get(first[key]) or caller
            if person is not None:
                old = found.get(person, Part())
                found[person] = Part(old.part + (score in SATISFIED), old.whole + 1)
        return found

    def _first(self, key: int, corrects: int | None) -> int:
        """The call-back that a correction, perhaps of a correction, goes back to."""
        while corrects is not None:
            key = corrects
            rows = self._rows("SELECT corrects FROM callback WHERE id = ?", key)
            corrects = rows[0][0] if rows else None
        return key

    def _who_did(self, callbacks: Iterable[int]) -> dict[int, int]:
        """The person who did the work each call-back follows."""
        sources: dict[str, dict[int, list[int]]] = {}
        for some in _batches(sorted(set(callbacks))):
            for kind, record, other in self._rows(
                "SELECT kind, record, other FROM followed_up WHERE other_kind = ? "
                f"AND other IN ({_marks(some)})",
                *("callback", *some),
            ):
                if kind in DID_IT and self._knows(kind):
                    sources.setdefault(kind, {}).setdefault(record, []).append(other)
        did: dict[int, int] = {}
        for kind, records in sources.items():
            for some in _batches(list(records)):
                for record, person in self._rows(
                    f'SELECT id, {DID_IT[kind]} FROM "{kind}" WHERE id IN ({_marks(some)})', *some
                ):
                    if person is not None:
                        did.update(dict.fromkeys(records[record], person))
        return did

    # answers

    @cached_property
    def in_time(self) -> dict[int, Part]:
        """First answers to complaints and promised replies: those in time of those due by now."""
        found = self._kept(
            "SELECT assigned, due_at, first_answer_at FROM complaint WHERE voided = ? "
            "AND received_at >= ? AND received_at < ? AND assigned IS NOT NULL "
            "AND due_at IS NOT NULL"
        )
        replies = self._kept(
            "SELECT COALESCE(assigned, taken_by), promise_at, replied_at FROM "
            '"call" WHERE voided = ? AND started_at >= ? AND started_at < ? '
            "AND promise_at IS NOT NULL AND COALESCE(assigned, taken_by) IS NOT NULL"
        )
        for person, kept in replies.items():
            old = found.get(person, Part())
            found[person] = Part(old.part + kept.part, old.whole + kept.whole)
        return found

    def _kept(self, sql: str) -> dict[int, Part]:
        found: dict[int, Part] = {}
        now = to_millis(self.now)
        for person, due, answered in self._rows(sql, False, *self._span):
            if answered is None and due > now:
                continue
            old = found.get(person, Part())
            good = answered is not None and answered <= due
            found[person] = Part(old.part + good, old.whole + 1)
        return found

    # counts

    @cached_property
    def justified(self) -> dict[int, int]:
        """Complaints of the month that were judged justified, by who is responsible."""
        return self._counted(
            "SELECT responsible, COUNT(*) FROM complaint WHERE voided = ? AND received_at >= ? "
            "AND received_at < ? AND justified = ? AND responsible IS NOT NULL "
            "GROUP BY responsible",
            "justified",
        )

    @cached_property
    def calls(self) -> dict[int, int]:
        """Calls taken; what nobody answered is nobody's."""
        return self._counted(
            'SELECT taken_by, COUNT(*) FROM "call" WHERE voided = ? AND started_at >= ? '
            "AND started_at < ? AND outcome <> ? AND taken_by IS NOT NULL GROUP BY taken_by",
            "missed",
        )

    @cached_property
    def enquiries(self) -> dict[int, Part]:
        """Seconds of the enquiries taken, and how many they were."""
        rows = self._rows(
            'SELECT taken_by, SUM(seconds), COUNT(*) FROM "call" WHERE voided = ? '
            "AND started_at >= ? AND started_at < ? AND outcome <> ? AND seconds IS NOT NULL "
            f"AND purpose IN ({_marks(ENQUIRIES)}) AND taken_by IS NOT NULL GROUP BY taken_by",
            *(False, *self._span, "missed", *ENQUIRIES),
        )
        return {row[0]: Part(int(row[1]), int(row[2])) for row in rows}

    @cached_property
    def fines(self) -> dict[int, int]:
        """Confirmed fines of the month, in fen."""
        rows = self._rows(
            "SELECT person, SUM(amount) FROM fine WHERE voided = ? AND state = ? AND month = ? "
            "GROUP BY person",
            *(False, "confirmed", f"{self.month:%Y-%m}"),
        )
        return {row[0]: int(row[1] or 0) for row in rows}

    @cached_property
    def praised(self) -> dict[int, int]:
        """Customers who praised somebody by name in a call-back of the month; each counts once.

        Praise that the praised person noted down counts only when the supervisor's re-call agreed.
        """
        rows = self._rows(
            "SELECT praised, id, customer, phone FROM callback WHERE voided = ? "
            "AND corrected_by IS NULL AND praised IS NOT NULL AND done_at >= ? AND done_at < ? "
            "AND (done_by IS NULL OR done_by <> praised OR recall_result = ?)",
            *(False, *self._span, "agrees"),
        )
        seen = {(person, customer or phone or f"#{key}") for person, key, customer, phone in rows}
        return dict(Counter(person for person, _who in seen))

    @cached_property
    def courses(self) -> dict[int, Part]:
        """The marks that count of the courses held in the month, and how many they are."""
        rows = self._rows(
            "SELECT l.person, l.mark, l.resit_mark FROM course_learners AS l "
            "JOIN course AS c ON c.id = l.owner WHERE c.voided = ? AND c.held_at >= ? "
            "AND c.held_at < ? AND c.state IN (?, ?)",
            *(False, *self._span, "held", "finished"),
        )
        found: dict[int, Part] = {}
        for person, mark, resit in rows:
            best = max((m for m in (mark, resit) if m is not None), default=None)
            if best is not None:
                old = found.get(person, Part())
                found[person] = Part(old.part + best, old.whole + 1)
        return found

    @cached_property
    def attendance(self) -> dict[int, Presence]:
        """Shifts come to, shifts due (leave that was granted is not due), and times late."""
        if not self._knows("attendance"):
            return {}
        office = office_session(self._store, lambda: self.now)
        sheets = attendance_of_all(self._store, office, self.month)
        return {
            who.id: Presence(kept.present, kept.due - kept.leave, kept.late)
            for who, kept in sheets.items()
            if who.kind == "person" and kept.due > kept.leave
        }

    def _counted(self, sql: str, what: str) -> dict[int, int]:
        return {key: int(n) for key, n in self._rows(sql, False, *self._span, what)}


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _value in values)


def _batches(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), _BATCH):
        yield keys[start : start + _BATCH]
