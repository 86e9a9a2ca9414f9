# SPDX-License-Identifier: MIT
"""Customers: look-alikes while typing, two cards made one and parted again, all about one."""

import pytest

from desk.db.query import Query
from desk.errors import Invalid, Refused
from desk.records.customer import (
    Contact,
    Customer,
    history,
    look_alikes,
    merge_customers,
    unmerge,
)
from tests.offices import Desk
from tests.records.making import again, complain, customer


def card(desk: Desk, key: int) -> Customer:
    """A card as it stands now."""
    loaded = desk.store.get(desk["supervisor"], "customer", key)
    assert isinstance(loaded, Customer)
    return loaded


def test_the_same_number_is_told_however_it_is_written(desk: Desk) -> None:
    known = customer(
        desk, mobile="13812345678", contacts=[Contact(name="小李", phone="0571-88888888")]
    )
    for typed in ("138 1234 5678", "１３８１２３４５６７８", "138-1234-5678"):
        (twin,) = look_alikes(desk.store, desk["staff"], "", [typed])
        assert (twin.id, twin.why, twin.phone) == (known.id, "phone", "13812345678")
    assert look_alikes(desk.store, desk["staff"], "", ["0571 88888888"])[0].id == known.id
    assert look_alikes(desk.store, desk["staff"], "李四", ["13812345679"]) == []


def test_the_same_name_is_told_but_not_the_card_itself(desk: Desk) -> None:
    known = customer(desk, "杭州恒瑞商行")
    assert look_alikes(desk.store, desk["staff"], " 杭州恒瑞商行 ")[0].why == "name"
    assert look_alikes(desk.store, desk["staff"], "杭州恒瑞商行", other_than=known.id) == []


def test_a_viewer_sees_look_alikes_masked(desk: Desk) -> None:
    customer(desk, mobile="13812345678")
    (twin,) = look_alikes(desk.store, desk["viewer"], "张三")
    assert twin.phone == "138****5678"


def test_a_contact_is_found_by_name_and_number(desk: Desk) -> None:
    known = customer(desk, "杭州恒瑞商行", contacts=[Contact(name="欧阳静", mobile="13911112222")])
    for words in ("欧阳", "11112222"):
        assert [hit.record for hit in desk.store.search.find(desk["staff"], words)] == [known.id]
    assert desk.store.search.find(desk["viewer"], "11112222") == []


@pytest.fixture
def twins(desk: Desk) -> tuple[Desk, Customer, Customer]:
    """Two cards of one customer, each with a complaint."""
    keep = customer(desk, "恒瑞商行", mobile="13812345678", city="杭州市")
    drop = customer(
        desk,
        "杭州恒瑞商行",
        mobile="13812345678",
        phone="0571-88888888",
        city="宁波市",
        domain="www.example101.cn",
        contacts=[Contact(name="小李", mobile="13911112222")],
    )
    complain(desk, customer=keep.id, phone="13900000001")
    complain(desk, customer=drop.id, phone="13900000002")
    desk.store.comment(desk["staff"], "customer", drop.id, "周日不收货")
    return desk, keep, drop


def test_two_cards_become_one_with_everything(twins: tuple[Desk, Customer, Customer]) -> None:
    desk, keep, drop = twins
    store, session = desk.store, desk["supervisor"]
    with pytest.raises(Refused):
        merge_customers(store, desk["staff"], keep.id, drop.id, "同一客户")
    with pytest.raises(Invalid):
        merge_customers(store, session, keep.id, drop.id, " ")
    merged = merge_customers(store, session, keep.id, drop.id, "同一客户")
    assert (merged.phone, merged.city, merged.domain) == (
        "0571-88888888",
        "杭州市",
        "www.example101.cn",
    )
    assert [c.name for c in merged.contacts] == ["小李"]
    gone = card(desk, drop.id)
    assert (gone.voided, gone.merged_into) == (True, keep.id)
    assert keep.number in gone.void_reason
    lines = history(store, session, keep.id)
    assert [line.kind for line in lines] == ["complaint", "complaint"]
    complaints = store.lists.ids(session, Query("complaint"))
    assert {store.get(session, "complaint", c).customer for c in complaints} == {keep.id}
    with pytest.raises(Invalid):
        merge_customers(store, session, keep.id, drop.id, "再来一次")


def test_a_merge_is_taken_back_from_the_trail(twins: tuple[Desk, Customer, Customer]) -> None:
    desk, keep, drop = twins
    store, session = desk.store, desk["supervisor"]
    merge_customers(store, session, keep.id, drop.id, "同一客户")
    kept = card(desk, keep.id)
    kept.domain = "www.example202.cn"  # changed since: stays
    store.save(session, kept)
    unmerge(store, session, drop.id, "是两家店")
    kept, parted = card(desk, keep.id), card(desk, drop.id)
    assert (kept.phone, kept.domain, kept.contacts) == ("", "www.example202.cn", [])
    assert (parted.voided, parted.merged_into, parted.phone) == (False, None, "0571-88888888")
    assert len(history(store, session, keep.id)) == 1
    assert len(history(store, session, drop.id)) == 1
    comments = store.database.rows("SELECT record FROM comment WHERE kind = ?", "customer")
    assert comments == [(drop.id,)]
    with pytest.raises(Invalid):
        unmerge(store, session, drop.id)


def test_what_cannot_move_is_found_through_the_old_card(desk: Desk) -> None:
    keep, drop = customer(desk, "恒瑞商行"), customer(desk, "杭州恒瑞商行")
    complaint = complain(desk, customer=drop.id)
    desk.store.void(desk["supervisor"], "complaint", complaint.id, "重复登记")
    merge_customers(desk.store, desk["supervisor"], keep.id, drop.id, "同一客户")
    assert again(desk, complaint).customer == drop.id
    (line,) = history(desk.store, desk["supervisor"], keep.id)
    assert line.number == complaint.number


def test_a_manager_sees_of_a_customer_what_he_may_see(desk: Desk) -> None:
    desk.hire("hz", "陈国栋", "manager", branch="HZ")
    known = customer(desk)
    complain(desk, customer=known.id)
    theirs = complain(desk, customer=known.id, against_branch=desk.branch("HZ"))
    assert [line.id for line in history(desk.store, desk["hz"], known.id)] == [theirs.id]


def test_a_cycle_of_call_backs_has_a_day(desk: Desk) -> None:
    with pytest.raises(Invalid):
        customer(desk, callback_days=0)
