# SPDX-License-Identifier: MIT
"""Policies hold from a day on: an old month keeps its values, and the trail tells who decided."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from desk.db.audit import broken_lines
from desk.db.people import NewPerson, save_person, session_of
from desk.db.rulebook import change_rule, decisions, in_force, withdraw_policy
from desk.db.settings_store import fit
from desk.db.setup import create_office
from desk.db.store import Store
from desk.errors import Invalid, Refused
from desk.records import load_books
from desk.reports.kinds import Making
from desk.rules import RULES, Rule
from desk.session import Session

TODAY = date(2026, 11, 20)
NEXT_MONTH = date(2026, 12, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An office with a supervisor (1) and a clerk (2)."""
    supervisor = NewPerson("wang", "Wang", "supervisor")
    made = create_office(
        tmp_path,
        load_books(),
        office_name="Yunfan",
        supervisor=supervisor,
        password="correct horse",
        clock=_clock,
    )
    clerk = NewPerson("li", "Li", "staff")
    save_person(made, session_of(made, 1), clerk, password="battery staple")
    yield made
    made.database.close()


def _clock() -> datetime:
    return datetime(2026, 11, 20, 2, tzinfo=UTC)


@pytest.fixture
def session(store: Store) -> Session:
    """The supervisor."""
    return session_of(store, 1, clock=_clock)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_default_fits_and_comes_back_from_its_figures(rule: Rule) -> None:
    figures = rule.split(rule.default)
    assert rule.join(figures) == rule.default
    for figure in rule.figures:
        assert fit(figure, figures[figure.name]) == figures[figure.name]
    assert not list(rule.check(figures)) if rule.check else True


def test_an_old_month_keeps_its_value(store: Store, session: Session) -> None:
    change_rule(store, session, "fines", {"ladder.0": 1500}, since=NEXT_MONTH, reason="new table")
    office = store.office
    assert office.rule("fines", TODAY)["ladder"] == [1000, 2000, 5000]
    assert office.rule("fines", NEXT_MONTH)["ladder"] == [1500, 2000, 5000]
    assert in_force(store, "fines", TODAY)[0] is None
    assert in_force(store, "fines", NEXT_MONTH)[0] == NEXT_MONTH
    (told,) = decisions(store, session, "fines")
    assert (told.who, told.reason, told.since) == ("Wang", "new table", NEXT_MONTH)
    assert (told.before["ladder"][0], told.value["ladder"][0]) == (1000, 1500)
    assert not list(broken_lines(store.database))


def test_a_month_that_is_over_a_wrong_figure_and_no_reason_are_told(
    store: Store, session: Session
) -> None:
    wrong = {"negligence.0": 30000, "ladder.1": 2000}
    with pytest.raises(Invalid) as raised:
        change_rule(store, session, "fines", wrong, since=date(2026, 10, 31), reason=" ")
    assert [name for name, _text in raised.value.problems] == ["negligence.0", "since", "reason"]
    with pytest.raises(Invalid, match="No figure"):
        change_rule(store, session, "fines", {"ladder.1": 2000}, since=TODAY, reason="none")
    assert store.office.policy_history("fines") == []


@pytest.mark.parametrize(
    ("name", "figure", "value"),
    [
        ("paper_reminders", "paper_reminders", [400]),
        ("paper_reminders", "paper_reminders", "soon"),
        ("paper_reminders", "paper_reminders", "6 5 4 3 2 1"),
        ("storage", "per_day", "1e5"),
        ("recall_share", "recall_share", 101),
        ("attachment_limit", "attachment_limit", 0),
    ],
)
def test_a_figure_that_does_not_fit_is_refused(
    store: Store, session: Session, name: str, figure: str, value: Any
) -> None:
    with pytest.raises(Invalid) as raised:
        change_rule(store, session, name, {figure: value}, since=TODAY, reason="a trial")
    assert raised.value.problems[0][0] == figure


def test_numbers_are_kept_sorted(store: Store, session: Session) -> None:
    figures = {"paper_reminders": "7, 60 30"}
    change_rule(store, session, "paper_reminders", figures, since=TODAY, reason="earlier")
    assert store.office.rule("paper_reminders", TODAY) == [60, 30, 7]


def test_what_has_not_begun_can_be_withdrawn(store: Store, session: Session) -> None:
    for day, share in ((TODAY, 20), (NEXT_MONTH, 30)):
        figures = {"recall_share": share}
        change_rule(store, session, "recall_share", figures, since=day, reason="more")
    with pytest.raises(Invalid, match="begun"):
        withdraw_policy(store, session, "recall_share", TODAY, reason="too late")
    with pytest.raises(Invalid, match="why"):
        withdraw_policy(store, session, "recall_share", NEXT_MONTH, reason="")
    withdraw_policy(store, session, "recall_share", NEXT_MONTH, reason="too much")
    assert store.office.rule("recall_share", NEXT_MONTH) == 20
    assert decisions(store, session, "recall_share")[0].withdrawn


def test_only_who_may_changes_policies_or_reads_their_history(store: Store) -> None:
    clerk = session_of(store, 2, clock=_clock)
    with pytest.raises(Refused):
        change_rule(store, clerk, "recall_share", {"recall_share": 1}, since=TODAY, reason="x")
    with pytest.raises(Refused):
        withdraw_policy(store, clerk, "recall_share", NEXT_MONTH, reason="x")
    with pytest.raises(Refused):
        decisions(store, clerk, "recall_share")
    assert store.office.rule("recall_share", TODAY) == 10


def test_a_report_is_measured_by_the_goals_of_its_month(store: Store, session: Session) -> None:
    figures = {"satisfied": 98}
    change_rule(store, session, "goals", figures, since=date(2026, 11, 1), reason="higher")
    for month, goal in ((10, 95), (11, 98)):
        chosen = {"month": date(2026, month, 1)}
        assert Making(store, session, chosen, session.now()).goals.satisfied == goal


def test_a_clock_runs_by_what_held_when_the_complaint_came_in(
    store: Store, session: Session
) -> None:
    figures = {"phone": 20, "level.hot": 10}
    change_rule(store, session, "answer_minutes", figures, since=TODAY, reason="sooner")
    asked = {"complainant": "Zhang", "phone": "13800138000", "category": "delay"}
    told = {"content": "late", "demand": "soon"}
    minutes = []
    for level, day in (("ordinary", 20), ("hot", 20), ("ordinary", 19)):
        made = store.new(session, "complaint", level=level, **asked, **told)
        made.received_at = datetime(2026, 11, day, 1, tzinfo=UTC)
        minutes.append(store.save(session, made).answer_minutes)
    assert minutes == [20, 10, 60]


def test_the_manager_is_called_in_after_the_delay(store: Store, session: Session) -> None:
    change_rule(store, session, "escalation", {"to_manager": 15}, since=TODAY, reason="patience")
    made = store.new(
        session, "complaint", complainant="Zhang", phone="13800138000", category="delay",
        content="late", demand="soon",
    )  # fmt: skip
    store.save(session, made)
    rows = store.database.rows(
        'SELECT at, "then" FROM deadline WHERE kind = ? ORDER BY at', "complaint"
    )
    assert [step for _at, step in rows] == ["", "escalate_late"]
    assert rows[1][0] - rows[0][0] == 15 * 60_000


def test_the_papers_of_vehicles_follow_the_policy(store: Store, session: Session) -> None:
    made: Any = store.new(session, "vehicle", plate="浙A12345", load_kg=1000)
    made.inspection_until = date(2027, 1, 20)
    store.save(session, made)

    def days() -> list[str]:
        rows = store.database.rows("SELECT at FROM deadline WHERE kind = ? ORDER BY at", "vehicle")
        return [f"{datetime.fromtimestamp(at / 1000, UTC):%m-%d}" for (at,) in rows]

    assert days() == ["12-21", "01-06", "01-13"]
    figures = {"paper_reminders": [10]}
    change_rule(store, session, "paper_reminders", figures, since=TODAY, reason="once is enough")
    from desk.db.clocks import run_missed

    run_missed(store, session)
    assert days() == ["01-10"]
