# SPDX-License-Identifier: MIT
"""Proves the trail over a period: each line by its hash, each sheet touched then by its digest."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from desk.db import audit, rowing
from desk.db.fields import from_millis, to_millis
from desk.errors import Invalid, Refused
from desk.session import ACTIONS, ROLES, Session, roles_for
from desk.text import N_, Message
from desk.text.dates import day_bounds, day_text

if TYPE_CHECKING:
    from desk.db.store import Store

Progress = Callable[[int, int, Message], None]
#: More sentences than this tell nothing new; the certificate says that there are more.
MOST_FAULTS = 100
TRAIL, SHEETS = N_("Checking the lines of the trail"), N_("Checking the sheets against it")


@dataclass(frozen=True)
class Voided:
    """A sheet that was voided in the period."""

    number: str
    at: datetime
    who: str
    reason: str


@dataclass(frozen=True)
class Proof:
    """What a check found: the lines of the period with the hashes at both ends, and the damage.

    `first_seq` and `last_seq` are 0 where the period has no line; moments are in UTC.
    """

    first: date
    last: date
    lines: int
    first_seq: int
    first_hash: str
    last_seq: int
    last_hash: str
    sheets: int
    reports: int
    voided: tuple[Voided, ...]
    faults: tuple[Message, ...]
    checked_at: datetime
    checked_by: str

    @property
    def whole(self) -> bool:
        """Whether nothing is damaged."""
        return not self.faults

    def sentence(self) -> Message:
        """What was found, in one sentence."""
        span = {"first": day_text(self.first), "last": day_text(self.last)}
        if not self.lines and self.whole:
            return Message(N_("The trail has no line from {first} to {last}."), **span)
        if self.whole:
            return Message(
                N_("The trail from {first} to {last} is whole: {lines} lines, {sheets} sheets."),
                **span, lines=f"{self.lines:,}", sheets=f"{self.sheets:,}",
            )  # fmt: skip
        return Message.counted(
            N_("The trail from {first} to {last} is damaged: {n} thing is not as it must be."),
            N_("The trail from {first} to {last} is damaged: {n} things are not as they must be."),
            len(self.faults), **span,
        )  # fmt: skip


def refuse_audit(store: "Store", session: Session) -> None:
    """Raise Refused, and keep that in the trail, unless the person may read the trail."""
    if session.may("audit"):
        return
    roles = roles_for("audit").split()
    with store.act(session):
        raise Refused(
            Message(
                N_("You may not {action}. Allowed are: {roles}."),
                action=Message(ACTIONS["audit"]),
                roles=[Message(ROLES[role]) for role in roles],
            ),
            action="audit",
            roles=roles,
        )


def prove(
    store: "Store",
    session: Session,
    first: date,
    last: date,
    progress: Progress = lambda done, total, text: None,
) -> Proof:
    """Check the trail of the office's days from `first` to `last`, both included; it is logged.

    What `progress` raises ends the check. Raises Refused, or Invalid for a span that runs back.
    """
    refuse_audit(store, session)
    if last < first:
        raise Invalid([("last", Message(N_("lies before the first day.")))])
    begin, _next = day_bounds(first, session.zone)
    _begin, end = day_bounds(last, session.zone)
    ((start, stop),) = store.database.rows(
        "SELECT MIN(seq), MAX(seq) FROM audit WHERE at >= ? AND at < ?",
        *(to_millis(begin), to_millis(end)),
    )
    proof = _Check(store, start or 0, stop or 0, progress)
    proof.lines()
    sheets = proof.sheets()
    reports = proof.reports()
    made = Proof(
        first, last, proof.count, start or 0, proof.hashes[0], stop or 0, proof.hashes[1], sheets,
        reports, tuple(proof.voided), tuple(proof.faults), session.now(), session.name,
    )  # fmt: skip
    told = {"period": [None, f"{day_text(first)}–{day_text(last)}"],
            "lines": [None, made.lines], "faults": [None, len(made.faults)]}  # fmt: skip
    with store.act(session) as act:
        act.log("trail checked", changes=told)
    return made


class _Check:
    """One check under way."""

    def __init__(self, store: "Store", start: int, stop: int, progress: Progress) -> None:
        self.store = store
        self.start, self.stop = start, stop
        self.progress = progress
        self.count = 0
        self.hashes = ("", "")
        self.voided: list[Voided] = []
        self.faults: list[Message] = []

    def fault(self, sentence: Message) -> None:
        """Keep a sentence about damage."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(sentence)

    def lines(self) -> None:
        """Every line of the period has its own hash and follows the one before it."""
        if not self.start:
            self._head()
            return
        rows = self._rows("SELECT seq FROM audit WHERE seq = ?", self.start - 1)
        if not rows and self.start > 1:
            self._tampered(self.start - 1)
        first = last = ""
        total = self.stop - self.start + 1
        for row, holds in audit.walk(self.store.database, self.start, self.stop):
            if self.count % audit.BATCH == 0:
                self.progress(self.count, total, Message(TRAIL))
            if not holds:
                self._tampered(row[0])
            first, last = first or row[-1], row[-1]
            self.count += 1
            self._note(dict(zip(audit.AUDIT_COLUMNS, row, strict=True)))
        self.hashes = (first, last)
        self._head()

    def _head(self) -> None:
        """The trail ends where the office knows it to end, so that a cut tail is noticed."""
        # In one statement: another desk may write between two.
        rows = self._rows(
            "SELECT c.seq, c.hash, COALESCE(a.seq, 0), COALESCE(a.hash, '') FROM chain c "
            "LEFT JOIN audit a ON a.seq = (SELECT MAX(seq) FROM audit)"
        )
        if len(rows) != 1 or rows[0][:2] != rows[0][2:]:
            self.fault(Message(N_("The end of the trail was cut off or added to.")))

    def _note(self, line: dict[str, Any]) -> None:
        if line["action"] == "void":
            at = from_millis(line["at"])
            self.voided.append(Voided(line["number"], at, line["who"], line["reason"]))

    def _tampered(self, seq: int) -> None:
        self.fault(
            Message(N_("The audit trail was tampered with at line {line}."), line=f"{seq:,}")
        )

    def sheets(self) -> int:
        """Every sheet touched in the period is what the trail's last line about it says."""
        if not self.start:
            return 0
        touched = self._rows(
            "SELECT kind, record, MAX(number) FROM audit WHERE seq BETWEEN ? AND ? "
            "AND digest <> '' AND record IS NOT NULL GROUP BY kind, record ORDER BY kind, record",
            *(self.start, self.stop),
        )
        known = [row for row in touched if row[0] in self.store.books]
        for at, (kind, record, number) in enumerate(known):
            if at % 100 == 0:
                self.progress(at, len(known), Message(SHEETS))
            if not self._stands(kind, record):
                text = N_("{number} was altered without desk, or its trail is missing.")
                self.fault(Message(text, number=number))
        return len(known)

    def _stands(self, kind: str, record: int) -> bool:
        """Whether a sheet is as the trail says; looked at again when it was saved meanwhile."""
        said = None
        while (now := self._digest(kind, record)) != said:
            said = now
            try:
                loaded = rowing.load(self.store.database, self.store.books[kind], record)
            except Invalid:  # the sheet itself was taken away
                return False
            if said == audit.digest_of(loaded):
                return True
        return False

    def _digest(self, kind: str, record: int) -> str:
        (row,) = self._rows(
            "SELECT digest FROM audit WHERE kind = ? AND record = ? AND digest <> '' "
            "ORDER BY seq DESC LIMIT 1",
            *(kind, record),
        )
        return str(row[0])

    def reports(self) -> int:
        """Every report signed in the period is what was signed."""
        rows = self._rows(
            "SELECT period, numbers, hash FROM report_snapshot WHERE seq BETWEEN ? AND ?",
            *(self.start, self.stop),
        )
        for period, numbers, seal in rows:
            made = hashlib.sha256(numbers.encode("utf-8", "surrogatepass")).hexdigest()
            if made != seal:
                text = N_("The signed report of {period} was altered.")
                self.fault(Message(text, period=period))
        return len(rows)

    def _rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.store.database.rows(sql, *values)]


def both_hashes(proof: Proof) -> Iterator[tuple[int, str]]:
    """The first and the last line with their hashes; nothing where there is no line."""
    if proof.first_seq:
        yield proof.first_seq, proof.first_hash
        yield proof.last_seq, proof.last_hash
