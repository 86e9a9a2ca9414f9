# SPDX-License-Identifier: MIT
"""What the shelf shows, read beside the window: the years, a year's spines, one open binder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desk.db.store import Store
from desk.records.binder import Completeness, Spine, completeness, shelf
from desk.records.binder.record import KINDS
from desk.session import Session


@dataclass(frozen=True)
class YearOnShelf:
    """The spines of one year and kind, and which years and kinds there are to choose from."""

    kind: str
    year: int
    years: Sequence[int]
    kinds: Sequence[str]
    spines: Sequence[Spine]


@dataclass(frozen=True)
class OpenBinder:
    """A binder taken from the shelf: its sheet, what is in it, what the sheets concern."""

    record: Any
    whole: Completeness
    titles: Mapping[int, str]


def look_at_shelf(store: Store, session: Session, kind: str, year: int) -> YearOnShelf:
    """The shelf of a year; an empty kind or a year of 0 takes the latest. Raises Refused."""
    rows = store.database.rows(
        "SELECT DISTINCT of_kind, substr(month, 1, 4) FROM binder WHERE voided = ?", False
    )
    readable = [k for k in KINDS if k in store.books and session.may("read", store.books[k].sheet)]
    filled = {k for k, _year in rows}
    kinds = [k for k in readable if k in filled] or readable[:1]
    kind = kind if kind in kinds else kinds[0]
    today = session.today().year
    years = sorted({int(y) for k, y in rows if k == kind} | {today})
    year = year if year in years else years[-1]
    return YearOnShelf(kind, year, years, kinds, shelf(store, session, kind, year))


def open_binder(store: Store, session: Session, binder: int) -> OpenBinder:
    """The binder with its sheets looked through; raises Refused or Invalid."""
    record: Any = store.get(session, "binder", binder)
    whole = completeness(store, session, binder)
    keys = [sheet.id for sheet in whole.sheets]
    return OpenBinder(record, whole, store.office.labels_for(session, record.of_kind, keys))
