# SPDX-License-Identifier: MIT
"""The shelf of spines: a year's binders of one kind, as thick as the sheets in them."""

from dataclasses import dataclass
from datetime import datetime

from desk.db.act import refuse
from desk.db.fields import from_millis
from desk.db.store import Store
from desk.records.binder.filing import SEALED
from desk.records.binder.record import Binder
from desk.session import Session
from desk.text import Message
from desk.text.dates import month_text


@dataclass(frozen=True)
class Spine:
    """One binder's spine: what its label says, how thick it is, whether it is sealed."""

    id: int
    number: str
    kind: str
    month: str
    branch: int | None
    branch_name: str
    sheets: int
    sealed_at: datetime | None
    location: str

    @property
    def title(self) -> Message:
        """The kind of sheet in it."""
        return Message(Binder.kinds()["of_kind"].options[self.kind])  # type: ignore[attr-defined]

    @property
    def month_words(self) -> str:
        """The month in words of the language."""
        return month_text(int(self.month[:4]), int(self.month[5:7]))


def shelf(
    store: Store, session: Session, kind: str, year: int, branch: int | None = None
) -> list[Spine]:
    """The binders of a year from left to right; of one branch where it is named. Raises Refused."""
    refuse(session, "read", Binder)
    where, values = "", list[object]()
    if branch is not None:
        where, values = " AND b.branch = ?", [branch]
    return _spines(store, f"b.of_kind = ? AND b.month LIKE ?{where}", kind, f"{year:04}-%", *values)


def spine_of(store: Store, session: Session, binder: int) -> Spine:
    """The spine label of one binder; raises Refused or Invalid."""
    key = store.get(session, Binder.kind(), binder).id
    return _spines(store, "b.id = ?", key)[0]


def _spines(store: Store, where: str, *values: object) -> list[Spine]:
    rows = store.database.rows(
        "SELECT b.id, b.number, b.of_kind, b.month, b.branch, b.location, b.state, "
        "(SELECT c.last FROM counter c WHERE c.kind = b.of_kind AND c.branch = b.branch "
        "AND c.month = replace(b.month, '-', '')), "
        "(SELECT MAX(s.sealed_at) FROM binder_seals s WHERE s.owner = b.id) "
        f"FROM binder b WHERE b.voided = ? AND {where} ORDER BY b.month, b.branch, b.id",
        *(False, *values),
    )
    names = {place.id: place.name for place in store.office.branches.values()}
    return [
        Spine(
            id=key,
            number=number,
            kind=kind,
            month=month,
            branch=branch,
            branch_name=names.get(branch, ""),
            sheets=count or 0,
            sealed_at=from_millis(sealed) if state == SEALED and sealed else None,
            location=location,
        )
        for key, number, kind, month, branch, location, state, count, sealed in rows
    ]
