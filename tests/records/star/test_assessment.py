# SPDX-License-Identifier: MIT
"""Assessments: rights, giving, signing by the person alone, frozen afterwards, ranks that hold."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from desk.db.policies import save_policy
from desk.db.query import Query
from desk.errors import Invalid, Refused
from desk.records.assessment import POLICY, make_month, weights
from desk.records.assessment.record import GIVE, SIGN
from desk.rules import BY_NAME
from tests.offices import Desk
from tests.records.people.conftest import again, dues, make, step

MONTH = date(2026, 11, 1)


@pytest.fixture
def made(desk: Desk) -> dict[str, Any]:
    """November's sheets of the main branch, by sign-in name."""
    desk.clock.at = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)
    make_month(desk.store, desk["supervisor"], MONTH)
    rows = desk.store.database.rows("SELECT id, person FROM assessment")
    logins = {p.id: p.login for p in desk.store.office.people.values()}
    session = desk["supervisor"]
    return {logins[person]: desk.store.get(session, "assessment", key) for key, person in rows}


def typed(desk: Desk, sheet: Any, **values: Any) -> Any:
    sheet = again(desk, sheet)
    for name, value in values.items():
        setattr(sheet, name, value)
    return desk.store.save(desk["supervisor"], sheet)


def given(desk: Desk, sheet: Any) -> Any:
    typed(desk, sheet, remarks="A calm voice; write the times down.")
    return step(desk, sheet, "give", "supervisor")


def test_everybody_of_the_branch_gets_one_sheet(desk: Desk, made: dict[str, Any]) -> None:
    assert set(made) == {"staff", "trainer", "li", "sun"}  # far is of another branch
    assert {sheet.month for sheet in made.values()} == {"2026-11"}
    typed(desk, made["li"], quality=90, remarks="kept")
    again_made = make_month(desk.store, desk["supervisor"], MONTH)
    assert (again_made.made, again_made.renewed, again_made.standing) == (0, 4, 0)
    assert again(desk, made["li"]).remarks == "kept"
    far = make_month(desk.store, desk["second"], MONTH)
    assert far.made == 1


def test_stopped_half_way_it_goes_on_later(desk: Desk) -> None:
    def stop(done: int, _whole: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_month(desk.store, desk["supervisor"], MONTH, stop)
    rest = make_month(desk.store, desk["supervisor"], MONTH)
    assert (rest.made, rest.renewed) == (2, 2)


def test_who_may_make_them(desk: Desk) -> None:
    for who in ("staff", "trainer", "manager", "head_office", "viewer", "administrator"):
        with pytest.raises(Refused):
            make_month(desk.store, desk[who], MONTH)


def test_staff_see_their_own_once_it_is_given(desk: Desk, made: dict[str, Any]) -> None:
    store, sheet = desk.store, made["li"]
    with pytest.raises(Refused):
        store.get(desk["li"], "assessment", sheet.id)
    given(desk, sheet)
    assert store.get(desk["li"], "assessment", sheet.id).id == sheet.id
    assert list(store.lists.ids(desk["li"], Query("assessment"))) == [sheet.id]
    for other in ("sun", "staff", "trainer"):
        with pytest.raises(Refused):
            store.get(desk[other], "assessment", sheet.id)
        assert not store.search.find(desk[other], sheet.number)
        assert not list(store.lists.ids(desk[other], Query("assessment")))
        with pytest.raises(Refused):
            store.comment(desk[other], "assessment", sheet.id, "seen")
    for outside in ("manager", "viewer", "administrator"):
        with pytest.raises(Refused):
            store.get(desk[outside], "assessment", sheet.id)


def test_supervisors_see_their_branch_head_office_all(desk: Desk, made: dict[str, Any]) -> None:
    store = desk.store
    make_month(store, desk["second"], MONTH)
    assert len(list(store.lists.ids(desk["supervisor"], Query("assessment")))) == 4
    assert len(list(store.lists.ids(desk["second"], Query("assessment")))) == 1
    assert len(list(store.lists.ids(desk["head_office"], Query("assessment")))) == 5
    with pytest.raises(Refused):
        store.get(desk["second"], "assessment", made["li"].id)
    read = store.get(desk["head_office"], "assessment", made["li"].id)
    read.remarks = "no"
    with pytest.raises(Refused):
        store.save(desk["head_office"], read)


def test_a_supervisor_does_not_assess_himself(desk: Desk) -> None:
    with pytest.raises(Invalid, match="somebody else"):
        make(desk, "assessment", "supervisor", person=desk.id("supervisor"), month="2026-11")


def test_only_the_person_signs_and_then_nothing_changes(desk: Desk, made: dict[str, Any]) -> None:
    sheet = given(desk, made["li"])
    assert [what for what, _at, _who in dues(desk, sheet)] == [SIGN]
    for who in ("supervisor", "head_office", "sun"):
        with pytest.raises(Refused):
            step(desk, sheet, "sign", who)
    step(desk, sheet, "sign", "li", answer="I will.")
    signed = again(desk, sheet)
    assert (signed.state, signed.signed_by, signed.answer) == ("signed", desk.id("li"), "I will.")
    assert not dues(desk, sheet)
    signed.remarks = "something else"
    with pytest.raises(Refused, match="signed"):
        desk.store.save(desk["supervisor"], signed, reason="mend")
    with pytest.raises(Refused, match="signed"):
        desk.store.void(desk["supervisor"], "assessment", sheet.id, "no")
    with pytest.raises(Refused, match="signed"):
        desk.store.attachments.add(desk["supervisor"], "assessment", sheet.id, "a.txt", b"a")
    with pytest.raises(Invalid):
        step(desk, sheet, "take_back", "supervisor")


def test_without_remarks_nothing_is_given(desk: Desk, made: dict[str, Any]) -> None:
    assert [what for what, _at, _who in dues(desk, made["li"])] == [GIVE]
    with pytest.raises(Invalid, match="remarks"):
        step(desk, made["li"], "give", "supervisor")


def test_given_words_are_not_typed_over(desk: Desk, made: dict[str, Any]) -> None:
    sheet = given(desk, made["li"])
    with pytest.raises(Invalid, match="Take the assessment back"):
        typed(desk, sheet, remarks="other words")
    step(desk, sheet, "take_back", "supervisor")
    assert typed(desk, sheet, remarks="other words").state == "draft"


def test_ranks_stand_from_the_first_given(desk: Desk, made: dict[str, Any]) -> None:
    for who, quality in (("li", 90), ("sun", 70), ("staff", 90), ("trainer", 40)):
        typed(desk, made[who], quality=quality)
    given(desk, made["sun"])
    ranks = {who: again(desk, sheet).rank for who, sheet in made.items()}
    assert ranks == {"li": 1, "staff": 1, "sun": 3, "trainer": 4}
    assert again(desk, made["li"]).ranked == 4
    with pytest.raises(Invalid, match="ranks that were given"):
        typed(desk, made["trainer"], quality=100)
    assert typed(desk, made["trainer"], remarks="still open").rank == 4
    assert make_month(desk.store, desk["supervisor"], MONTH).standing == 4
    step(desk, made["sun"], "take_back", "supervisor")
    assert typed(desk, made["trainer"], quality=100).rank is None
    given(desk, made["trainer"])
    assert again(desk, made["trainer"]).rank == 1


def test_after_a_signature_the_ranks_stay(desk: Desk, made: dict[str, Any]) -> None:
    given(desk, made["li"])
    step(desk, given(desk, made["sun"]), "sign", "sun")
    step(desk, made["li"], "take_back", "supervisor")
    assert again(desk, made["li"]).scored_at is not None
    with pytest.raises(Invalid, match="ranks that were given"):
        typed(desk, made["li"], quality=100)


def test_one_sheet_a_person_and_month(desk: Desk, made: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="already"):
        make(desk, "assessment", "supervisor", person=desk.id("li"), month="2026年11月")


def test_praise_by_name_is_filled_in(desk: Desk) -> None:
    callback = make(desk, "callback", target="王女士", phone="13900001111")
    step(desk, callback, "reached", way="phone", satisfaction="5", praised=desk.id("li"))
    make_month(desk.store, desk["supervisor"], MONTH)
    rows = desk.store.database.rows("SELECT person, praise FROM assessment")
    assert dict(rows)[desk.id("li")] == 1
    assert dict(rows)[desk.id("sun")] is None


def test_weights_are_one_whole_and_some_votes_count() -> None:
    rule = BY_NAME[POLICY]
    figures = rule.split(rule.default)
    assert rule.check is not None
    assert not list(rule.check(figures))
    ((name, told),) = rule.check({**figures, "quality": 20})
    assert (name, str(told)) == (
        "satisfaction", "The weights add up to 110%; they must be 100% together."
    )  # fmt: skip
    votes = BY_NAME["star"]
    assert votes.check is not None
    assert not list(votes.check({"staff": 0, "customers": 1}))
    assert list(votes.check({"staff": 0, "customers": 0}))


def test_an_old_month_keeps_its_weights(desk: Desk, made: dict[str, Any]) -> None:
    policy = {**weights(desk.store.office, MONTH), "quality": 100}
    boss = desk["supervisor"]
    save_policy(desk.store, boss, POLICY, policy, since=date(2026, 12, 1), reason="agreed")
    old = typed(desk, made["li"], quality=80)
    (line,) = [row for row in old.indicators if row.indicator == "quality"]
    assert line.weight == 10
    new = make(desk, "assessment", "supervisor", person=desk.id("li"), month="2026-12", quality=80)
    (line,) = [row for row in new.indicators if row.indicator == "quality"]
    assert line.weight == 100


def test_what_cannot_be_measured_is_left_out(desk: Desk, made: dict[str, Any]) -> None:
    sheet = typed(desk, made["li"], quality=40)
    by_name = {row.indicator: row for row in sheet.indicators}
    assert by_name["satisfaction"].points is None
    # 15 × 100 for no complaint, 5 × 100 for no fine, 10 × 40: over 30
    assert sheet.score == Decimal("80.00")
    assert sum(row.points for row in sheet.indicators if row.points is not None) == sheet.score
