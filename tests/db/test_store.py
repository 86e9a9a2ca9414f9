# SPDX-License-Identifier: MIT
"""The one writer: what it keeps, what it refuses, and what two people may do at once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from desk.db import audit, rowing
from desk.db.sentences import sentence
from desk.db.store import Store
from desk.db.tables import Audit
from desk.db.timeline import timeline
from desk.errors import Conflict, Invalid, ReasonNeeded, Refused
from desk.text import speaking
from tests.db.slips import NOW, Contact, open_office, session

STAFF = session("staff")
BOSS = session("supervisor", person_id=2)


def slip(office: Store, **values: Any) -> Any:
    """A saved slip."""
    return office.save(STAFF, office.new(STAFF, "slip", item="Umbrella", **values))


def actions(office: Store, kind: str, record: int) -> list[str]:
    """What the trail says was done to a record."""
    return [line.action for line in audit.trail_of(office.database, kind, record)]


def test_a_saved_record_comes_back_as_it_was(either: Store) -> None:
    kept = slip(either, found_on=date(2026, 11, 20), reward=1250, remarks="黑色\n长柄")
    again = either.get(STAFF, "slip", kept.id)
    assert (again.number, again.version) == ("S202611-0001", 1)
    assert again.plain() == kept.plain()
    assert again.created_at == NOW
    assert actions(either, "slip", kept.id) == ["create"]


def test_numbers_run_without_gaps_in_each_branch_and_month(either: Store) -> None:
    first, second = slip(either), slip(either)
    elsewhere = slip(either, branch=2)
    with pytest.raises(Invalid):
        either.save(STAFF, either.new(STAFF, "slip"))
    third = slip(either)
    assert [r.number for r in (first, second, third)] == [f"S202611-000{n}" for n in (1, 2, 3)]
    assert elsewhere.number == "S202611-HZ0001"


def test_the_month_of_a_number_ends_at_the_offices_midnight(office: Store) -> None:
    just_before = datetime(2026, 11, 30, 15, 59, tzinfo=UTC)
    just_after = datetime(2026, 11, 30, 16, 1, tzinfo=UTC)
    numbers = []
    for moment in (just_before, just_after):
        who = session("staff")
        object.__setattr__(who, "clock", lambda moment=moment: moment)
        numbers.append(office.save(who, office.new(who, "slip", item="x")).number)
    assert numbers == ["S202611-0001", "S202612-0001"]


def test_tables_inside_a_form_are_kept_in_their_order(either: Store) -> None:
    owner = either.new(STAFF, "owner", name="张三")
    owner.contacts = [Contact(name=n) for n in ("a", "b", "c")]
    either.save(STAFF, owner)
    loaded = either.get(STAFF, "owner", owner.id)
    assert [c.name for c in loaded.contacts] == ["a", "b", "c"]
    del loaded.contacts[1]
    loaded.contacts.insert(0, Contact(name="z"))
    loaded.contacts.append(Contact())
    either.save(STAFF, loaded)
    assert [c.name for c in either.get(STAFF, "owner", owner.id).contacts] == ["z", "a", "c"]


def test_changes_of_two_people_to_different_fields_merge(either: Store) -> None:
    kept = slip(either)
    mine, theirs = (either.get(STAFF, "slip", kept.id) for _ in range(2))
    theirs.colour = "red"
    either.save(BOSS, theirs)
    mine.remarks = "found in the hall"
    saved = either.save(STAFF, mine)
    assert (saved.colour, saved.remarks, saved.version) == ("red", "found in the hall", 3)


def test_changes_of_two_people_to_one_table_merge_row_by_row(office: Store) -> None:
    owner = office.new(STAFF, "owner", name="张三")
    owner.contacts = [Contact(name="a"), Contact(name="b")]
    office.save(STAFF, owner)
    mine, theirs = (office.get(STAFF, "owner", owner.id) for _ in range(2))
    theirs.contacts[0].name = "A"
    office.save(BOSS, theirs)
    mine.contacts[1].name = "B"
    mine.contacts.append(Contact(name="c"))
    assert [c.name for c in office.save(STAFF, mine).contacts] == ["A", "B", "c"]


def test_the_same_field_twice_is_a_conflict_that_loses_nothing(either: Store) -> None:
    kept = slip(either, remarks="before")
    mine, theirs = (either.get(STAFF, "slip", kept.id) for _ in range(2))
    theirs.remarks = "theirs"
    either.save(BOSS, theirs)
    mine.remarks, mine.colour = "mine", "blue"
    with pytest.raises(Conflict) as caught:
        either.save(STAFF, mine)
    told = caught.value
    assert (told.before, told.mine, told.theirs) == (
        {"remarks": "before"},
        {"remarks": "mine"},
        {"remarks": "theirs"},
    )
    assert mine.remarks == "mine"
    latest = told.latest
    rowing.fill(latest, {"remarks": "mine and theirs", "colour": "blue"})
    assert either.save(STAFF, latest).remarks == "mine and theirs"


def test_money_needs_a_reason_when_it_changes(either: Store) -> None:
    kept = slip(either, reward=1000)
    kept.reward = 2000
    with pytest.raises(ReasonNeeded) as caught:
        either.save(STAFF, kept)
    assert caught.value.fields == ("reward",)
    either.save(STAFF, kept, reason="weighed again")
    line = audit.trail_of(either.database, "slip", kept.id)[-1]
    assert (line.changes, line.reason) == ('{"reward":[1000,2000]}', "weighed again")


def test_money_filled_in_later_needs_none(office: Store) -> None:
    kept = slip(office)
    kept.reward = 2000
    assert office.save(STAFF, kept).reward == 2000


def test_a_closed_record_changes_with_a_reason_only(office: Store) -> None:
    kept = slip(office)
    with office.act(STAFF) as act:
        kept.state = "closed"
        act.save(kept)
    kept.remarks = "late"
    with pytest.raises(ReasonNeeded):
        office.save(STAFF, kept)
    assert office.save(STAFF, kept, reason="owner called").remarks == "late"


def test_what_desk_fills_in_cannot_be_typed(office: Store) -> None:
    record = office.new(STAFF, "slip", item="x")
    record.state = "closed"
    with pytest.raises(Invalid) as caught:
        office.save(STAFF, record)
    assert caught.value.problems[0][0] == "state"


def test_a_refusal_is_written_to_the_trail_and_names_who_may(either: Store) -> None:
    viewer = session("viewer", person_id=2)
    with pytest.raises(Refused) as caught:
        either.save(viewer, either.new(viewer, "slip", item="x"))
    assert "Supervisor" in str(caught.value)
    with either.database.read() as engine:
        last = Audit.select().order_by(Audit.seq.desc()).first(engine)
    assert (last.action, last.person) == ("refused", 2)


def test_void_is_the_supervisors_and_stays_visible(either: Store) -> None:
    kept = slip(either)
    with pytest.raises(Refused):
        either.void(STAFF, "slip", kept.id, "twice")
    with pytest.raises(Invalid):
        either.void(BOSS, "slip", kept.id, "  ")
    either.void(BOSS, "slip", kept.id, "twice")
    again = either.get(STAFF, "slip", kept.id)
    assert (again.voided, again.void_reason) == (True, "twice")
    again.remarks = "x"
    with pytest.raises(Refused):
        either.save(STAFF, again)


def test_who_voided_a_record_by_mistake_takes_it_back_at_once(either: Store) -> None:
    kept = slip(either, found_at=NOW)
    boss = replace(BOSS, person_id=1, clock=lambda: moment[0])
    moment = [NOW]
    either.void(boss, "slip", kept.id, "twice")
    with pytest.raises(Refused):
        either.take_back_void(replace(boss, person_id=2), "slip", kept.id)
    moment[0] = NOW + timedelta(seconds=20)
    again = either.take_back_void(boss, "slip", kept.id)
    assert (again.voided, again.void_reason) == (False, "")
    assert actions(either, "slip", kept.id)[-2:] == ["void", "unvoid"]
    trail = audit.trail_of(either.database, "slip", kept.id)
    for words, tongue in (("Taken back at once", "en"), ("随即撤销", "zh_CN")):
        with speaking(tongue):
            assert timeline(either, boss, "slip", kept.id)[-1].reason == words
            assert words in sentence(either, boss, trail[-1])
            assert "twice" in sentence(either, boss, trail[-2])
    assert either.database.rows("SELECT COUNT(*) FROM deadline WHERE kind = 'slip'") == [(1,)]
    either.void(boss, "slip", kept.id, "twice")
    moment[0] += timedelta(minutes=5)
    with pytest.raises(Refused, match="too much time"):
        either.take_back_void(boss, "slip", kept.id)
    assert list(audit.broken_lines(either.database)) == []


def test_phones_and_addresses_are_masked_for_other_departments(either: Store) -> None:
    owner = either.new(STAFF, "owner", name="张三", phone="13812345678")
    owner.address = "浙江省杭州市西湖区文三路1号"
    owner.contacts = [Contact(name="b", phone="13900001111")]
    either.save(STAFF, owner)
    seen = either.get(session("viewer"), "owner", owner.id)
    assert seen.phone == "138****5678"
    assert seen.contacts[0].phone == "139****1111"
    assert "文三路" not in seen.address


def test_comments_links_prints_and_files_stand_in_the_trail(either: Store) -> None:
    kept, other = slip(either), slip(either)
    either.comment(STAFF, "slip", kept.id, "called the owner")
    either.relate(STAFF, ("slip", kept.id), ("slip", other.id), "same owner")
    assert [either.printed(STAFF, "slip", kept.id) for _ in range(2)] == [1, 2]
    either.attachments.add(STAFF, "slip", kept.id, "a.txt", b"chat")
    done = ["create", "comment", "relate", "print", "print", "attach"]
    assert actions(either, "slip", kept.id) == done
    assert list(audit.broken_lines(either.database)) == []


def test_listeners_hear_of_a_commit_once_and_not_of_a_failure(office: Store) -> None:
    heard: list[list[str]] = []
    office.listen(lambda changed: heard.append([c.number for c in changed]))
    slip(office)
    with pytest.raises(Invalid):
        office.save(STAFF, office.new(STAFF, "slip"))
    assert heard == [["S202611-0001"]]


def test_deadlines_follow_the_record(either: Store) -> None:
    kept = slip(either, found_at=NOW)
    count = "SELECT COUNT(*) FROM deadline WHERE kind = 'slip'"
    assert either.database.rows(count) == [(1,)]
    either.void(BOSS, "slip", kept.id, "twice")
    assert either.database.rows(count) == [(0,)]


def test_an_office_opens_again_with_what_it_held(tmp_path: Any) -> None:
    from desk.db.books import Books
    from desk.db.database import open_database
    from tests.db.slips import Owner, Slip

    first = open_office(tmp_path / "office")
    kept = slip(first)
    first.database.close()
    second = Store(open_database(tmp_path / "office"), Books([Owner, Slip]))
    assert second.get(STAFF, "slip", kept.id).item == "Umbrella"
    second.database.close()
