# SPDX-License-Identifier: MIT
"""The ladder of fines: per employee and calendar month, proposed by desk, decided by a person."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from desk.db.office import write_policy
from desk.db.query import Query
from desk.errors import Invalid, Refused
from desk.records.complaint import Complaint
from desk.records.fine import Fine
from tests.offices import Desk
from tests.records.making import again, complain, step


@pytest.fixture
def office(desk: Desk) -> Desk:
    """An office whose branch HZ has a manager and two employees."""
    desk.hire("hz", "陈国栋", "manager", branch="HZ", department="配送部")
    desk.hire("ma", "马骏", "staff", branch="HZ", department="配送部")
    desk.hire("gao", "高翔", "staff", branch="HZ", department="配送部")
    return desk


def fines(desk: Desk, **wanted: Any) -> list[Fine]:
    """The fines that are not withdrawn, oldest first."""
    store, session = desk.store, desk["supervisor"]
    ids = store.lists.ids(session, Query("fine", order="number", descending=False))
    found = [store.get(session, "fine", key) for key in ids]
    return [
        fine
        for fine in found
        if isinstance(fine, Fine)
        and fine.state != "withdrawn"
        and all(getattr(fine, name) == value for name, value in wanted.items())
    ]


def judged(desk: Desk, who: str = "ma", complaint: Complaint | None = None) -> Complaint:
    """A complaint judged justified against an employee."""
    complaint = complaint or complain(desk)
    told = {"justified": "justified", "responsible": desk.id(who)}
    return step(desk, complaint, "judge", by="supervisor", **told)


def decide(desk: Desk, fine: Fine, how: str, **told: Any) -> None:
    desk.store.step(desk["supervisor"], "fine", fine.id, how, told)


def test_the_ladder_of_a_month(office: Desk) -> None:
    for _ in range(5):
        judged(office)
    own = fines(office, role="responsible")
    assert [f.nth for f in own] == [1, 2, 3, 4, 5]
    assert [f.amount for f in own] == [1000, 2000, 5000, 0, 0]
    assert [f.measure for f in own] == ["fine", "fine", "criticism", "dismissal", "dismissal"]
    assert {f.state for f in own} == {"proposed"}
    joint = fines(office, role="jointly")
    assert [(f.person, f.amount) for f in joint] == [(office.id("hz"), 1000)] * 3
    assert {f.month for f in own} == {"2026-11"}


def test_each_employee_has_a_ladder_of_his_own(office: Desk) -> None:
    judged(office)
    judged(office, "gao")
    assert [f.amount for f in fines(office, role="responsible")] == [1000, 1000]


def test_months_end_at_the_offices_midnight(office: Desk) -> None:
    office.clock.at = datetime(2026, 11, 30, 15, 59, tzinfo=UTC)  # 23:59 in Shanghai
    november = judged(office)
    office.clock.at = datetime(2026, 11, 30, 16, 1, tzinfo=UTC)
    december = judged(office)
    own = {f.complaint: (f.month, f.nth) for f in fines(office, role="responsible")}
    assert own == {november.id: ("2026-11", 1), december.id: ("2026-12", 1)}


def test_judging_twice_changes_nothing(office: Desk) -> None:
    complaint = judged(office)
    judged(office, complaint=complaint)
    assert len(fines(office)) == 2


def test_judged_anew_withdraws_what_nobody_confirmed(office: Desk) -> None:
    first, second = judged(office), judged(office)
    step(office, first, "judge", by="supervisor", justified="unjustified")
    (own,) = fines(office, role="responsible")
    assert (own.complaint, own.nth, own.amount) == (second.id, 1, 1000)
    assert len(fines(office, role="jointly")) == 1
    judged(office, complaint=first)
    assert sorted(f.amount or 0 for f in fines(office, role="responsible")) == [1000, 2000]


def test_somebody_else_is_responsible_after_all(office: Desk) -> None:
    complaint = judged(office, "ma")
    judged(office, "gao", complaint)
    assert [f.person for f in fines(office, role="responsible")] == [office.id("gao")]
    (joint,) = fines(office, role="jointly")
    assert joint.jointly_with == office.id("gao")


def test_a_void_complaint_fines_nobody(office: Desk) -> None:
    complaint = judged(office)
    office.store.void(office["supervisor"], "complaint", complaint.id, "重复登记")
    assert fines(office) == []


def test_what_is_decided_keeps_its_rank(office: Desk) -> None:
    early = complain(office)
    office.clock.pass_by(hours=1)
    late = judged(office)
    (own,) = fines(office, role="responsible")
    decide(office, own, "confirm")
    judged(office, complaint=early)
    ranks = {f.complaint: f.nth for f in fines(office, role="responsible")}
    assert ranks == {late.id: 1, early.id: 2}


def test_nothing_is_fined_silently(office: Desk) -> None:
    judged(office)
    (own,) = fines(office, role="responsible")
    assert own.created_by is None  # proposed by the office itself
    with pytest.raises(Invalid):
        decide(office, own, "waive", reason="")
    decide(office, own, "waive", reason="地址写错，责任不在司机")
    (own,) = fines(office, role="responsible")
    assert (own.state, own.waive_reason) == ("waived", "地址写错，责任不在司机")
    assert own.decided_by == office.id("supervisor")
    with pytest.raises(Invalid):
        decide(office, own, "confirm")


def test_who_sees_fines(office: Desk) -> None:
    judged(office)
    (own,) = fines(office, role="responsible")
    assert office.store.get(office["head_office"], "fine", own.id).number == own.number
    for role in ("staff", "viewer", "manager", "hz"):
        with pytest.raises(Refused):
            office.store.get(office[role], "fine", own.id)


def test_an_old_month_keeps_its_old_rates(office: Desk) -> None:
    new = {
        "ladder": [3000],
        "criticism_from": 9,
        "jointly": 0,
        "negligence": [1, 2],
        "coordinator": 1,
    }
    with office.store.act(office["supervisor"]) as act:
        write_policy(office.store.database, "fines", date(2026, 12, 1), new, act.now, None)
    office.store.office.refresh()
    judged(office)
    office.clock.at = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)
    judged(office)
    amounts = [f.amount for f in fines(office, role="responsible")]
    assert amounts == [1000, 3000]


def test_a_negligent_manager(office: Desk) -> None:
    complaint = judged(office)
    told = {
        "person": office.id("hz"),
        "coordinator": office.id("head_office"),
        "reason": "两次催办未答复",
    }
    with pytest.raises(Invalid):
        step(office, complaint, "negligent", by="supervisor", amount=20100, **told)
    step(office, complaint, "negligent", by="supervisor", amount=15000, **told)
    (manager,) = fines(office, role="negligence")
    (coordinator,) = fines(office, role="coordinator")
    assert (manager.amount, coordinator.amount) == (15000, 5000)
    assert manager.remarks == "两次催办未答复"
    with pytest.raises(Invalid):
        step(office, complaint, "negligent", by="supervisor", amount=15000, **told)
    assert again(office, complaint).justified == "justified"


def test_a_manager_is_not_fined_jointly_with_himself(office: Desk) -> None:
    judged(office, "hz")
    assert [f.role for f in fines(office)] == ["responsible"]


def test_a_slip_is_called_and_found_by_the_person_fined(desk: Desk) -> None:
    desk.hire("zhao", "赵志强", "staff")
    made = complain(desk)
    answer = {"justified": "justified", "responsible": desk.id("zhao")}
    desk.store.step(desk["supervisor"], "complaint", made.id, "judge", answer)
    (hit,) = desk.store.search.find(desk["supervisor"], "赵志强")
    assert (hit.kind, hit.title) == ("fine", "赵志强")
    assert desk.store.search.find(desk["staff"], "赵志强") == []
