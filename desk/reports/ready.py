# SPDX-License-Identifier: MIT
"""When a month is over desk makes its reports by itself, once; they lie ready to be signed.

Several desks may look at the clock at once; what one has kept, the others leave. A report that lies
ready shows the figures as they stood then, whatever was written since.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desk.db.audit import canonical
from desk.db.fields import to_millis
from desk.db.figure_tables import ReportReady
from desk.db.store import Store
from desk.errors import Storage
from desk.reports import months
from desk.reports.every import REPORTS
from desk.reports.keeping import plain, unplain
from desk.reports.kinds import MONTH, ReportKind
from desk.reports.making import (
    branch_label,
    default,
    make_report,
    readable,
    refuse_report,
    report_kind,
)
from desk.reports.model import Report
from desk.session import Session

ACTION = "report ready"


def make_ready(store: Store, session: Session) -> int:
    """Make what is missing of the reports of the month that is over; how many were made here.

    The office itself makes them; `session` gives the clock. One that cannot be made does not hold
    up the others: its error is raised when they are kept, the first of several. Raises Storage.
    """
    month = months.shifted(session.today().replace(day=1), -1)
    made = 0
    failed: list[Exception] = []
    for kind, branch in _missing(store, session, month):
        try:
            made += _make(store, _office(store, session), kind, month, branch)
        except Storage:  # it would meet the others too
            raise
        except Exception as error:
            failed.append(error)
    if made:
        with store.act(_office(store, session)) as act:
            period = months.text(month)
            act.log(ACTION, kind="report", changes={"period": [None, period]})
    if failed:
        raise failed[0]
    return made


def ready_report(
    store: Store, session: Session, name: str, chosen: Mapping[str, Any] | None = None
) -> Report | None:
    """The report as it lay ready when its month was over; None where none was made.

    Raises Refused, or Invalid when there is no such report.
    """
    kind = report_kind(name)
    answers = {o.name: default(o, session) for o in kind.options} | dict(chosen or {})
    branch = answers.get("branch")
    refuse_report(store, session, kind, branch)
    if MONTH not in kind.options or kind.personal:
        return None
    table, period = ReportReady, months.text(answers["month"])
    with store.database.read() as engine:
        kept = (
            table.select(table.numbers)
            .where(
                (table.kind == name) & (table.period == period) & (table.branch == (branch or 0))
            )
            .scalar(engine)
        )
    if kept is None:
        return None
    report: Report = unplain(json.loads(kept))
    return readable(store, session, replace(report, branch=branch_label(store, kind, branch)))


def _missing(store: Store, session: Session, month: date) -> list[tuple[ReportKind, int | None]]:
    """The reports of a month that nobody has made ready, with their branches."""
    _first, until = months.bounds(month, session.zone)
    ((began,),) = store.database.rows("SELECT MIN(at) FROM audit")
    if began is None or began > until:  # the office did not exist yet
        return []
    rows = store.database.rows(
        "SELECT kind, branch FROM report_ready WHERE period = ?", months.text(month)
    )
    there = {(kind, branch) for kind, branch in rows}
    wanted: list[tuple[ReportKind, int | None]] = []
    for kind in REPORTS:
        if MONTH not in kind.options or kind.personal:
            continue
        if any(book not in store.books for book in kind.needs):
            continue
        # What is signed for each branch lies ready for each branch, the rest for all together.
        branches = store.office.branches if kind.signed else ()
        wanted += [(kind, of) for of in (None, *branches) if (kind.name, of or 0) not in there]
    return wanted


def _make(store: Store, office: Session, kind: ReportKind, month: date, branch: int | None) -> int:
    """Make and keep one report; how many were kept."""
    answers = {"month": month, "branch": branch}
    chosen = {option.name: answers[option.name] for option in kind.options}
    report = make_report(store, office, kind.name, chosen)
    return _keep(store, office, report, month, branch)


def _keep(store: Store, office: Session, report: Report, month: date, branch: int | None) -> int:
    """Keep a report unless another desk was faster; how many were kept."""
    numbers = canonical(plain(report))
    with store.act(office) as act:
        kept = act.store.database.rows(
            "INSERT INTO report_ready (kind, period, branch, numbers, made_at) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, period, branch) DO NOTHING RETURNING id",
            *(report.name, months.text(month), branch or 0, numbers, to_millis(act.now)),
        )
    return len(kept)


def _office(store: Store, session: Session) -> Session:
    name = store.office.setting("office_name") or "desk"
    return replace(
        session, person_id=None, name=name, branch_id=None, roles=frozenset({"supervisor"})
    )
