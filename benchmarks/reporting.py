# SPDX-License-Identifier: MIT
"""The month's report from kept figures, beside the same figures counted from the records."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from benchmarks.filling import LAST, office_of
from benchmarks.measure import Result, Setting, timed
from desk.db.store import Store
from desk.reports import months
from desk.reports.making import make_report
from desk.session import Session
from desk.text.dates import local

BRANCH = 3
MONTH_BAR, YEAR_BAR, TIMES_FASTER = 5.0, 10.0, 100
MANY = 1_000_000
GROUPED = (
    *("category", "channel", "level", "state", "justified", "responsible_unit", "responsible"),
    *("opinion", "overdue", "ladder", "answered_in", "closed_in"),
)


def run(setting: Setting) -> Iterator[Result]:
    """A month of one branch, of all branches, and a year of all."""
    store = office_of(setting.folder, setting.records, setting.seed)
    session = Session(2, "李婷", frozenset({"supervisor"}), branch_id=1, clock=lambda: LAST)
    here = local(LAST, session.zone).date().replace(day=1)
    month = months.shifted(here, -1)

    def report(branch: int | None) -> Any:
        return make_report(store, session, "complaints", {"month": month, "branch": branch})

    ours = timed(report, BRANCH)
    raw = timed(_counted, store, session, month)
    met = ours <= MONTH_BAR and (setting.records < MANY or raw >= TIMES_FASTER * ours)
    bar = "≤ 5 ms; ≥ 100 × raw at a million"
    yield Result("report", "a month of one branch", ours, bar, met, MONTH_BAR, "raw group-by", raw)
    yield Result("report", "a month of all branches", timed(report, None))
    year = {"year": date(month.year, 1, 1)}
    grid = timed(make_report, store, session, "complaint-year", year)
    yield Result("report", "a year of all branches", grid, "≤ 10 ms", grid <= YEAR_BAR, YEAR_BAR)
    store.database.close()


def _counted(store: Store, session: Session, month: date) -> None:
    """The report's figures of thirteen months without any that are kept."""
    span = (
        months.bounds(months.shifted(month, -12), session.zone)[0],
        months.bounds(month, session.zone)[1],
    )
    hours = "(received_at + 28800000) / 3600000 / 24 / 31"
    for name in GROUPED:
        store.database.rows(
            f"SELECT {hours} AS month, {name}, COUNT(*) FROM complaint WHERE NOT voided "
            "AND about_branch = ? AND received_at BETWEEN ? AND ? GROUP BY 1, 2",
            *(BRANCH, *span),
        )
