# SPDX-License-Identifier: MIT
"""The time line and the trail in sentences: who changed which cell from what to what, and why."""

import pytest

from desk.db.audit import trail_of
from desk.db.related import related
from desk.db.sentences import sentence
from desk.db.timeline import timeline
from desk.errors import Refused
from desk.text import speaking
from tests.offices import Desk
from tests.records.making import again, complain, customer, step


def last_sentence(desk: Desk, kind: str, record: int, reader: str = "supervisor") -> str:
    """The last line of a record's trail as this reader reads it."""
    lines = trail_of(desk.store.database, kind, record)
    return sentence(desk.store, desk[reader], lines[-1])


def test_a_change_of_money_is_one_sentence(desk: Desk) -> None:
    complaint = complain(desk, compensation=12000)
    complaint.compensation = 15000
    desk.store.save(desk["staff"], complaint, reason="重新称重")
    told = last_sentence(desk, "complaint", complaint.id)
    who = desk["staff"].name
    assert told == f"{who} changed compensation from 120.00 to 150.00, reason: 重新称重"


def test_one_cell_reads_as_the_office_says_it(desk: Desk) -> None:
    known = customer(desk, city="杭州市")
    known.city = "宁波市"
    desk.store.save(desk["staff"], known, reason="搬家")
    who = desk["staff"].name
    told = last_sentence(desk, "customer", known.id)
    assert told == f"{who} changed city from 杭州市 to 宁波市, reason: 搬家"
    with speaking("zh_CN"):
        told = last_sentence(desk, "customer", known.id)
    assert told == f"{who} 把市由 杭州市 改为 宁波市，原因：搬家"
    known.city = ""
    desk.store.save(desk["staff"], known)
    assert last_sentence(desk, "customer", known.id) == f"{who} emptied city, which was 宁波市"


def test_links_choices_and_times_are_shown_not_coded(desk: Desk) -> None:
    complaint = complain(desk)
    step(desk, complaint, "assign", by="supervisor", person=desk.id("staff"))
    told = last_sentence(desk, "complaint", complaint.id)
    assert desk["staff"].name in told
    assert "Status: Registered → Assigned" in told


def test_rows_are_told_one_by_one(desk: Desk) -> None:
    complaint = complain(desk)
    step(desk, complaint, "record_step", deed="contacted", text="客户同意等待")
    told = last_sentence(desk, "complaint", complaint.id)
    assert "客户同意等待" in told
    assert "Spoke with the customer" in told


def test_masked_readers_read_masked(desk: Desk) -> None:
    known = customer(desk, mobile="13812345678")
    known.mobile = "13987654321"
    desk.store.save(desk["staff"], known)
    seen = last_sentence(desk, "customer", known.id, "viewer")
    assert "138****5678" in seen
    assert "13987654321" not in seen
    assert "13987654321" in last_sentence(desk, "customer", known.id)


def test_everything_stands_in_one_order(desk: Desk) -> None:
    complaint = complain(desk)
    session = desk["staff"]
    desk.clock.pass_by(minutes=1)
    desk.store.comment(session, "complaint", complaint.id, "请多留意")
    desk.clock.pass_by(minutes=1)
    desk.store.attachments.add(session, "complaint", complaint.id, "聊天记录.txt", b"log")
    desk.clock.pass_by(minutes=1)
    step(desk, complaint, "take")
    desk.clock.pass_by(minutes=1)
    desk.store.printed(session, "complaint", complaint.id)
    other = complain(desk)
    desk.clock.pass_by(minutes=1)
    desk.store.relate(session, ("complaint", complaint.id), ("complaint", other.id), "同一批货")
    events = timeline(desk.store, session, "complaint", complaint.id)
    assert [e.sort for e in events] == ["create", "comment", "file", "step", "print", "link"]
    assert events[1].text == "请多留意"
    assert events[2].text == "聊天记录.txt"
    assert events[2].file is not None
    assert events[5].other == ("complaint", other.id)
    (back,) = [e for e in timeline(desk.store, session, "complaint", other.id) if e.sort == "link"]
    assert back.other == ("complaint", complaint.id)


def test_the_time_line_is_for_who_may_read_the_record(desk: Desk) -> None:
    desk.hire("hz", "陈国栋", "manager", branch="HZ")
    complaint = complain(desk)
    with pytest.raises(Refused):
        timeline(desk.store, desk["hz"], "complaint", complaint.id)


def test_related_records_in_both_directions(desk: Desk) -> None:
    known = customer(desk)
    complaint = complain(desk, customer=known.id)
    told = {"justified": "justified", "responsible": desk.id("staff")}
    step(desk, complaint, "judge", by="supervisor", **told)
    kinds = [b.kind for b in related(desk.store, desk["supervisor"], "complaint", complaint.id)]
    assert kinds == ["customer", "fine", "fine"]  # the employee's and the manager's
    (back,) = related(desk.store, desk["supervisor"], "customer", known.id)
    assert (back.id, back.title) == (complaint.id, "张三")
    # A clerk reads no fines.
    assert [b.kind for b in related(desk.store, desk["staff"], "complaint", complaint.id)] == [
        "customer"
    ]


def test_refusals_are_told(desk: Desk) -> None:
    complaint = complain(desk)
    with pytest.raises(Refused):
        desk.store.void(desk["staff"], "complaint", complaint.id, "重复")
    lines = desk.store.database.rows("SELECT MAX(seq) FROM audit")
    from desk.db.tables import Audit

    with desk.store.database.read() as engine:
        line = Audit.select().where(Audit.seq == lines[0][0]).first(engine)
    assert sentence(desk.store, desk["supervisor"], line).startswith(
        f"{desk['staff'].name} was refused"
    )
    assert not again(desk, complaint).voided
