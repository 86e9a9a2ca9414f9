# SPDX-License-Identifier: MIT
"""Signing freezes a month's report with its hash and the trail's last hash; nothing is redone.

A signed report is shown as it was signed; what changed since stands in its annex.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desk.db.act import Act
from desk.db.audit import canonical
from desk.db.figure_tables import ReportSnapshot
from desk.db.store import Store
from desk.db.tables import Chain
from desk.errors import Invalid, Refused
from desk.reports import months, showing
from desk.reports.annex import annex
from desk.reports.keeping import plain, unplain
from desk.reports.kinds import ReportKind
from desk.reports.making import (
    branch_label,
    default,
    make_report,
    readable,
    refuse_report,
    report_kind,
)
from desk.reports.model import Report, Signed
from desk.session import ROLES, Session
from desk.text import N_, Message

SIGNERS = "supervisor head_office"
ACTION = "report signed"
#: How often a report is made anew because somebody saved something meanwhile.
TRIES = 3


def report_for(
    store: Store, session: Session, name: str, chosen: Mapping[str, Any] | None = None
) -> Report:
    """The signed report with its annex, or the report as things stand now.

    Raises Refused, or Invalid when there is no such report.
    """
    return signed_report(store, session, name, chosen) or make_report(store, session, name, chosen)


def sign_report(
    store: Store, session: Session, name: str, chosen: Mapping[str, Any] | None = None
) -> Report:
    """Freeze the report of a month that is over, once; raises Refused or Invalid."""
    kind = report_kind(name)
    answers = {o.name: default(o, session) for o in kind.options} | dict(chosen or {})
    refuse_report(store, session, kind, answers.get("branch"))
    with store.act(session) as act:
        _month_to_sign(act, kind, answers)
        head = _head(store)
    for _time in range(TRIES):
        # Made outside: on a server every desk that saves would wait for it.
        made = make_report(store, session, name, answers)
        with store.act(session) as act:
            before, head = head, _head(store)
            if head == before:
                return _sealed(act, kind, answers, made)
    with store.act(session) as act:  # others write without a pause: now they wait
        return _sealed(act, kind, answers, make_report(store, session, name, answers))


def _month_to_sign(act: Act, kind: ReportKind, answers: Mapping[str, Any]) -> date:
    """The month, when it may be signed by who asks; raises Refused or Invalid."""
    if not act.session.has(SIGNERS):
        raise _refused()
    month = _month(answers) if kind.signed else None
    if month is None:
        raise Invalid([(None, Message(N_("This report is not signed.")))])
    if months.shifted(month, 1) > act.today:
        sentence = N_("{month} is not over yet; its report is signed afterwards.")
        raise Invalid([("month", Message(sentence, month=showing.month(month)))])
    if _kept(act.store, kind.name, answers) is not None:
        raise Invalid([("month", Message(_TWICE, month=showing.month(month)))])
    return month


def _sealed(act: Act, kind: ReportKind, answers: Mapping[str, Any], made: Report) -> Report:
    """The report, kept with its hash and the trail's last one; raises Refused or Invalid."""
    month, branch = _month_to_sign(act, kind, answers), answers.get("branch")
    numbers = canonical(plain(made))
    seal = hash_of(numbers)
    seq, trail = _head(act.store)
    ReportSnapshot.insert(
        kind=kind.name,
        period=months.text(month),
        branch=branch or 0,
        numbers=numbers,
        hash=seal,
        trail=trail,
        seq=seq,
        signed_by=act.session.person_id,
        signer=act.session.name,
        signed_at=act.now,
    ).execute(act.store.database.engine)
    told = {"period": months.text(month), "report": kind.name, "branch": branch}
    act.log(
        ACTION,
        kind="report",
        changes={field: [None, value] for field, value in told.items()},
        digest=seal,
    )
    return replace(made, signed=Signed(act.session.name, act.now, seal, trail))


def _head(store: Store) -> tuple[int, str]:
    """Number and hash of the trail's last line; every change of the office moves it on."""
    seq, trail = Chain.select(Chain.seq, Chain.hash).tuples().first(store.database.engine)
    return int(seq), str(trail)


def signed_report(
    store: Store, session: Session, name: str, chosen: Mapping[str, Any] | None = None
) -> Report | None:
    """The report as it was signed, with what changed since; None when it is not signed.

    Raises Refused; Invalid when the kept figures are not those that were signed.
    """
    kind = report_kind(name)
    if not kind.signed:
        return None
    answers = {o.name: default(o, session) for o in kind.options} | dict(chosen or {})
    refuse_report(store, session, kind, answers.get("branch"))
    kept = _kept(store, name, answers)
    if kept is None:
        return None
    if hash_of(kept.numbers) != kept.hash:
        raise Invalid([(None, Message(_ALTERED, period=kept.period))])
    frozen: Report = unplain(json.loads(kept.numbers))
    now = make_report(store, session, name, answers)
    assert kept.signed_at is not None
    frozen = replace(
        frozen,
        branch=branch_label(store, kind, answers.get("branch")),
        signed=Signed(kept.signer, kept.signed_at, kept.hash, kept.trail),
        annex=annex(store, session, frozen, now, kept.seq, answers),
    )
    return readable(store, session, frozen)


def hash_of(numbers: str) -> str:
    """SHA-256 of a report's figures as they are kept."""
    return hashlib.sha256(numbers.encode("utf-8", "surrogatepass")).hexdigest()


def _kept(store: Store, name: str, answers: Mapping[str, Any]) -> ReportSnapshot | None:
    month = _month(answers)
    if month is None:
        return None
    table = ReportSnapshot
    with store.database.read() as engine:
        found: ReportSnapshot | None = (
            table.select()
            .where(
                (table.kind == name)
                & (table.period == months.text(month))
                & (table.branch == (answers.get("branch") or 0))
            )
            .first(engine)
        )
    return found


def _month(answers: Mapping[str, Any]) -> date | None:
    month = answers.get("month")
    return month if isinstance(month, date) else None


def _refused() -> Refused:
    roles = SIGNERS.split()
    told = [Message(ROLES[role]) for role in roles]
    sentence = N_("You may not sign reports. Allowed are: {roles}.")
    return Refused(Message(sentence, roles=told), action="report", roles=roles)


_TWICE = N_("The report of {month} is signed already; what changes since stands in its annex.")
_ALTERED = N_("The signed report of {period} was altered; its figures do not match their hash.")
