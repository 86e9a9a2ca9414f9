# SPDX-License-Identifier: MIT
"""Makes a report for a person: rights first, then the answers to its options, then its figures."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desk.db.act import refuse
from desk.db.store import Store
from desk.errors import Invalid, Refused
from desk.reports import months, showing
from desk.reports.kinds import Making, Option, ReportKind
from desk.reports.model import Label, Report, Section
from desk.session import ROLES, Session, roles_for
from desk.text import N_, Message
from desk.text.catalogue import Unreadable
from desk.text.dates import read_day

EVERY_BRANCH = "supervisor head_office"
DESK = "staff trainer"
ALL_BRANCHES = N_("All branches")


def offered(store: Store, session: Session) -> list[ReportKind]:
    """The reports the person may have, in the order of the office's list."""
    from desk.reports.every import REPORTS

    return [
        kind
        for kind in REPORTS
        if session.has(_readers(kind))
        and all(n in store.books and session.may("read", store.books[n].sheet) for n in kind.needs)
        and (kind.own_branch or session.has(EVERY_BRANCH))
    ]


def _readers(kind: ReportKind) -> str:
    return kind.readers or roles_for("report")


def report_kind(name: str) -> ReportKind:
    """The report of a name; raises Invalid listing the known ones."""
    from desk.reports.every import REPORTS

    for kind in REPORTS:
        if kind.name == name:
            return kind
    known = ", ".join(kind.name for kind in REPORTS)
    sentence = Message(N_("There is no report {name}. Known are: {known}."), name=name, known=known)
    raise Invalid([("name", sentence)])


def default(option: Option, session: Session) -> Any:
    """What an option says before anybody chose: the month that is over, today, one's own branch."""
    today = session.today()
    if option.kind == "month":
        return months.shifted(today.replace(day=1), -1)
    if option.kind == "year":
        return date(months.shifted(today.replace(day=1), -1).year, 1, 1)
    if option.kind == "day":
        return today
    return None if session.has(EVERY_BRANCH) else session.branch_id


def read_option(option: Option, text: str, store: Store, session: Session) -> Any:
    """What somebody typed for an option; raises Invalid with the name of the option."""
    try:
        return _read(option, text.strip(), store, session)
    except Unreadable as error:
        raise Invalid([(option.name, error.message)]) from None


def _read(option: Option, text: str, store: Store, session: Session) -> Any:
    if not text:
        return default(option, session)
    if option.kind == "day":
        return read_day(text, session.today())
    if option.kind == "branch":
        found = store.office.lookup("branch", text)
        if found is None:
            known = ", ".join(p.code or p.name for p in store.office.branches.values())
            sentence = N_("There is no branch {name}. Known are: {known}.")
            raise Unreadable(Message(sentence, name=text, known=known))
        return found
    try:
        year, _, month = text.replace("/", "-").partition("-")
        return date(int(year), int(month) if option.kind == "month" else 1, 1)
    except ValueError:
        sentence = N_("“{text}” is not a month like 2026-10.")
        if option.kind == "year":
            sentence = N_("“{text}” is not a year like 2026.")
        raise Unreadable(Message(sentence, text=text)) from None


def make_report(
    store: Store, session: Session, name: str, chosen: Mapping[str, Any] | None = None
) -> Report:
    """A report as things stand now; what is not chosen takes its default.

    Raises Refused, or Invalid when there is no such report.
    """
    kind = report_kind(name)
    answers = {o.name: default(o, session) for o in kind.options} | dict(chosen or {})
    refuse_report(store, session, kind, answers.get("branch"))
    making = Making(store, session, answers, session.now())
    sections = tuple(section for section in kind.make(making) if section.parts)
    return Report(
        name=name,
        title=Message(kind.title),
        period=_period(answers),
        branch=branch_label(store, kind, answers.get("branch")),
        sections=tuple(_readable(making, sections)),
        made_at=making.now,
        made_by=session.name,
        options={option.name: _plain(option, answers[option.name]) for option in kind.options},
    )


def branch_label(store: Store, kind: ReportKind, branch: int | None) -> Label:
    """The branch a report is about, in words; empty where the report knows no branches."""
    if all(option.kind != "branch" for option in kind.options):
        return ""
    return Message(ALL_BRANCHES) if branch is None else store.office.label("branch", branch)


def refuse_report(store: Store, session: Session, kind: ReportKind, branch: int | None) -> None:
    """Raise Refused, written to the trail, unless the person may have this report."""
    refused = _refusal(store, session, kind, branch)
    if refused is not None:
        with store.act(session):
            raise refused


def _refusal(
    store: Store, session: Session, kind: ReportKind, branch: int | None
) -> Refused | None:
    if not session.has(_readers(kind)):
        sentence = N_("You may not read reports. Allowed are: {roles}.")
        return _refused(sentence, "report", _readers(kind))
    for needed in kind.needs:
        if needed not in store.books:
            sentence = N_("The office does not keep the book this report is made of.")
            raise Invalid([(None, Message(sentence))])
        try:
            refuse(session, "read", store.books[needed])
        except Refused as refused:
            return refused
    if session.has(EVERY_BRANCH) or (kind.readers and session.has(DESK)):
        return None
    if not kind.own_branch or branch is None or branch != session.branch_id:
        sentence = N_("You may read reports of your own branch only. Allowed are: {roles}.")
        return _refused(sentence, "report", EVERY_BRANCH)
    return None


def readable(store: Store, session: Session, report: Report) -> Report:
    """A kept report without what this person may not read."""
    making = Making(store, session, {}, session.now())
    return replace(
        report,
        sections=tuple(_readable(making, report.sections)),
        annex=tuple(_readable(making, report.annex)),
    )


def _readable(making: Making, sections: tuple[Section, ...]) -> Iterator[Section]:
    return (s for s in sections if not s.kind or making.knows(s.kind))


def _refused(sentence: str, action: str, allowed: str = "") -> Refused:
    roles = (allowed or roles_for(action)).split()
    told = Message(sentence, roles=[Message(ROLES[role]) for role in roles])
    return Refused(told, action=action, roles=roles)


def _period(answers: Mapping[str, Any]) -> Label:
    if "month" in answers:
        return showing.month(answers["month"])
    if "year" in answers:
        return str(answers["year"].year)
    return answers["day"].isoformat() if "day" in answers else ""


def _plain(option: Option, value: Any) -> str:
    if value is None:
        return ""
    if option.kind == "month":
        return months.text(value)
    return str(value.year) if option.kind == "year" else str(value)


def note_output(store: Store, session: Session, report: Report, way: str) -> None:
    """Write to the trail that a report left the program; `way` is print, pdf or xlsx."""
    told = {"report": report.name, "way": way, **report.options}
    told["period"] = next((report.options[n] for n in _PERIODS if n in report.options), "")
    with store.act(session) as act:
        act.log(
            "report", kind="report", changes={field: [None, value] for field, value in told.items()}
        )


_PERIODS = ("month", "year", "day", "period")
