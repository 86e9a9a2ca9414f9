# SPDX-License-Identifier: MIT
"""What stands in a binder: the sheets in order, whether one is missing, and the index page."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desk.db import rowing
from desk.db.act import refuse
from desk.db.audit import canonical, digest_of
from desk.db.fields import from_millis
from desk.db.store import Store
from desk.session import Session
from desk.text import N_, Message

if TYPE_CHECKING:
    from desk.records.binder.record import Binder

ASKED = 400
"""Numbers looked up at once; databases limit the values of one statement."""


@dataclass(frozen=True)
class Sheet:
    """One sheet of a binder, as the shelf and the index show it."""

    id: int
    number: str
    voided: bool
    state: str
    printed: int
    at: datetime


@dataclass(frozen=True)
class Completeness:
    """Whether a binder is whole: how many sheets, which are missing, unprinted, open, altered."""

    sheets: Sequence[Sheet]
    missing: Sequence[str]
    unprinted: Sequence[str]
    unfinished: Sequence[str]
    altered: Sequence[str]
    seal: str

    @property
    def voided(self) -> int:
        """How many sheets are void."""
        return sum(1 for sheet in self.sheets if sheet.voided)

    @property
    def whole(self) -> bool:
        """Whether nothing is missing and nothing was altered behind desk's back."""
        return not self.missing and not self.altered

    def message(self) -> Message:
        """The completeness line below an open binder: 87 sheets, 001 to 087, no gap."""
        if not self.sheets:
            return Message(N_("No sheets yet."))
        if self.missing:
            return Message(
                N_("{count} sheets; missing: {missing}"),
                count=len(self.sheets),
                missing=", ".join(self.missing[:10]),
            )
        if self.altered:
            return Message(
                N_("{count} sheets; altered without desk: {altered}"),
                count=len(self.sheets),
                altered=", ".join(self.altered[:10]),
            )
        return Message(
            N_("{count} sheets, {first} to {last}, no gap, chain whole; {voided} void"),
            count=len(self.sheets),
            first=self.sheets[0].number,
            last=self.sheets[-1].number,
            voided=self.voided,
        )


@dataclass(frozen=True)
class IndexLine:
    """One line of the printed index of a binder."""

    number: str
    at: datetime
    title: str
    state: str
    voided: bool
    printed: int


def completeness(store: Store, session: Session, binder: int) -> Completeness:
    """Look through a binder; raises Refused or Invalid."""
    from desk.records.binder.record import Binder

    loaded = store.get(session, Binder.kind(), binder)
    assert isinstance(loaded, Binder)
    return look_through(store, loaded)


def index_of(store: Store, session: Session, binder: int) -> list[IndexLine]:
    """The index page of a binder, its sheets in the order of their numbers; raises Refused."""
    from desk.records.binder.record import Binder

    loaded = store.get(session, Binder.kind(), binder)
    assert isinstance(loaded, Binder)
    refuse(session, "read", store.books[loaded.of_kind])
    sheets, _missing = sheets_of(store, loaded)
    titles = store.office.labels_for(session, loaded.of_kind, [sheet.id for sheet in sheets])
    return [
        IndexLine(s.number, s.at, titles.get(s.id, ""), s.state, s.voided, s.printed)
        for s in sheets
    ]


def sheets_of(store: Store, binder: "Binder") -> tuple[list[Sheet], list[str]]:
    """The sheets of a binder in the order of their numbers, and the numbers that are missing."""
    kind, month = binder.of_kind, binder.month.replace("-", "")
    rows = store.database.rows(
        "SELECT last FROM counter WHERE kind = ? AND branch = ? AND month = ?",
        *(kind, binder.branch or 0, month),
    )
    place = store.office.branches.get(binder.branch or 0)
    start = f"{store.books[kind].sheet.prefix}{month}-{place.code if place else ''}"
    given = [f"{start}{n:04}" for n in range(1, (rows[0][0] if rows else 0) + 1)]
    found: dict[str, Sheet] = {}
    for first in range(0, len(given), ASKED):
        part = given[first : first + ASKED]
        marks = ", ".join("?" * len(part))
        for key, number, voided, state, printed, at in store.database.rows(
            f'SELECT id, number, voided, state, print_count, created_at FROM "{kind}" '
            f"WHERE number IN ({marks})",
            *part,
        ):
            moment = from_millis(at or 0)
            found[number] = Sheet(key, number, bool(voided), state, printed or 0, moment)
    return [found[n] for n in given if n in found], [n for n in given if n not in found]


def look_through(store: Store, binder: "Binder") -> Completeness:
    """Compare every sheet of a binder with the trail, and say what keeps it from being sealed."""
    record_type = store.books[binder.of_kind]
    sheets, missing = sheets_of(store, binder)
    last = _digests(store, binder.of_kind, [sheet.id for sheet in sheets])
    unfinished, altered, seal = [], [], []
    for sheet in sheets:
        record = rowing.load(store.database, record_type, sheet.id)
        digest = digest_of(record)
        seal.append([sheet.number, digest])
        if last.get(sheet.id) != digest:
            altered.append(sheet.number)
        closed = record_type.closed_states
        if closed and not sheet.voided and sheet.state not in closed:
            unfinished.append(sheet.number)
    return Completeness(
        sheets=sheets,
        missing=missing,
        unprinted=[s.number for s in sheets if not s.printed and not s.voided],
        unfinished=unfinished,
        altered=altered,
        seal=hashlib.sha256(canonical(seal).encode()).hexdigest(),
    )


def _digests(store: Store, kind: str, ids: Sequence[int]) -> dict[int, str]:
    last: dict[int, str] = {}
    for first in range(0, len(ids), ASKED):
        part = ids[first : first + ASKED]
        marks = ", ".join("?" * len(part))
        rows = store.database.rows(
            f"SELECT record, digest FROM audit WHERE kind = ? AND record IN ({marks}) "
            "AND digest <> ? ORDER BY seq",
            *(kind, *part, ""),
        )
        last |= dict(rows)
    return last
