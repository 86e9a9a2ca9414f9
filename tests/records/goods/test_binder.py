# SPDX-License-Identifier: MIT
"""A month's sheets stand in one binder; sealed, they cannot change by any way."""

from typing import Any

import pytest

from desk.db.people import session_of
from desk.errors import Invalid, Refused
from desk.records.binder import completeness, index_of, shelf, spine_of
from tests.offices import Desk
from tests.records.goods.making import again, all_of, customer, line, make, order, step, warehouse


def sheets(desk: Desk, count: int) -> list[Any]:
    """Orders that are finished: cancelled ones will do."""
    card = customer(desk)
    made = [order(desk, card, [line(None, 1, item="纸", price=100)]) for _ in range(count)]
    return [step(desk, sheet, "cancel", reason="test") for sheet in made]


def binder(desk: Desk) -> Any:
    """The only binder."""
    (found,) = all_of(desk, "binder")
    return found


def test_the_first_sheet_of_a_month_opens_its_binder(desk: Desk) -> None:
    warehouse(desk)
    sheets(desk, 2)
    found = binder(desk)
    assert (found.of_kind, found.month, found.state) == ("order", "2026-11", "open")
    desk.clock.pass_by(days=14)
    sheets(desk, 1)
    assert [b.month for b in all_of(desk, "binder")] == ["2026-11", "2026-12"]
    spines = shelf(desk.store, desk["staff"], "order", 2026)
    assert [(s.month, s.sheets, s.sealed_at) for s in spines] == [
        ("2026-11", 2, None),
        ("2026-12", 1, None),
    ]
    assert not shelf(desk.store, desk["staff"], "order", 2025)
    assert spine_of(desk.store, desk["staff"], found.id) == spines[0]
    with pytest.raises(Refused):
        shelf(desk.store, desk["viewer"], "order", 2026)


def test_a_branch_has_its_own_binder(desk: Desk) -> None:
    warehouse(desk)
    key = desk.hire("hz", "李航", "staff", "HZ")
    session = session_of(desk.store, key, clock=desk.clock)
    sheets(desk, 1)
    card = customer(desk, "李四")
    other = desk.store.new(session, "order", customer=card.id, lines=[line(None, 1, item="纸")])
    other = desk.store.save(session, other)
    assert other.number == "D202611-HZ0001"
    found = all_of(desk, "binder")
    assert [b.branch for b in found] == [session_of(desk.store, desk.id("staff")).branch_id,
                                         session.branch_id]  # fmt: skip
    assert [len(completeness(desk.store, desk["staff"], b.id).sheets) for b in found] == [1, 1]


def test_sealing_waits_for_the_month_and_for_open_sheets(desk: Desk) -> None:
    warehouse(desk)
    done = sheets(desk, 2)
    open_one = order(desk, customer(desk, "李四"), [line(None, 1, item="纸", price=1)])
    found = binder(desk)
    with pytest.raises(Refused):
        step(desk, found, "seal")
    with pytest.raises(Invalid, match="not over"):
        step(desk, found, "seal", by="supervisor")
    desk.clock.pass_by(days=14)
    with pytest.raises(Invalid, match=f"1 sheets are not finished yet: {open_one.number}"):
        step(desk, found, "seal", by="supervisor")
    desk.store.void(desk["supervisor"], "order", open_one.id, "typed twice")
    found = step(desk, found, "seal", by="supervisor")
    assert (found.state, found.sheets, found.voided_sheets) == ("sealed", 3, 1)
    assert (found.first_number, found.last_number) == (done[0].number, open_one.number)
    assert found.seals[0].sealed_by == desk.id("supervisor")
    (spine,) = shelf(desk.store, desk["staff"], "order", 2026)
    assert spine.sealed_at == desk.clock()


def test_a_sealed_sheet_cannot_change(desk: Desk) -> None:
    warehouse(desk)
    sheet = sheets(desk, 1)[0]
    desk.clock.pass_by(days=14)
    step(desk, binder(desk), "seal", by="supervisor")
    before = again(desk, sheet).plain()
    sheet = again(desk, sheet)
    sheet.remarks = "changed"
    with pytest.raises(Refused, match="sealed"):
        desk.store.save(desk["supervisor"], sheet, reason="because")
    with pytest.raises(Refused, match="sealed"):
        desk.store.void(desk["supervisor"], "order", sheet.id, "because")
    with pytest.raises(Refused, match="sealed"):
        desk.store.attachments.add(desk["supervisor"], "order", sheet.id, "a.txt", b"x")
    assert again(desk, sheet).plain() == before
    assert desk.store.printed(desk["staff"], "order", sheet.id) == 1
    with pytest.raises(Refused):
        step(desk, binder(desk), "unseal", reason="wrong price")
    with pytest.raises(Invalid):
        step(desk, binder(desk), "unseal", by="supervisor")
    opened = step(desk, binder(desk), "unseal", by="supervisor", reason="wrong price")
    assert (opened.state, opened.seals[0].reason) == ("open", "wrong price")
    sheet = again(desk, sheet)
    sheet.remarks = "changed"
    desk.store.save(desk["supervisor"], sheet, reason="because")
    first = opened.seals[0].mark
    sealed = step(desk, binder(desk), "seal", by="supervisor")
    assert sealed.seals[1].mark != first


def test_a_sheet_altered_behind_desks_back_shows(desk: Desk) -> None:
    warehouse(desk)
    made = sheets(desk, 3)
    desk.clock.pass_by(days=14)
    found = completeness(desk.store, desk["staff"], binder(desk).id)
    assert found.whole
    assert str(found.message()) == (
        "3 sheets, D202611-0001 to D202611-0003, no gap, chain whole; 0 void"
    )
    desk.store.database.run('UPDATE "order" SET total = ? WHERE id = ?', 1, made[1].id)
    found = completeness(desk.store, desk["staff"], binder(desk).id)
    assert found.altered == [made[1].number]
    with pytest.raises(Invalid, match="altered without desk"):
        step(desk, binder(desk), "seal", by="supervisor")
    desk.store.database.run("DELETE FROM order_lines WHERE owner = ?", made[2].id)
    desk.store.database.run('DELETE FROM "order" WHERE id = ?', made[2].id)
    found = completeness(desk.store, desk["staff"], binder(desk).id)
    assert found.missing == [made[2].number]
    assert not found.whole


def test_where_paper_is_kept_every_sheet_is_printed(desk: Desk) -> None:
    warehouse(desk)
    sheet = sheets(desk, 1)[0]
    desk.clock.pass_by(days=14)
    desk.store.database.run(
        "INSERT INTO office_setting (name, value) VALUES (?, ?)", "keeps_paper", "true"
    )
    desk.store.office.refresh()
    with pytest.raises(Invalid, match="never printed"):
        step(desk, binder(desk), "seal", by="supervisor")
    desk.store.printed(desk["staff"], "order", sheet.id)
    assert step(desk, binder(desk), "seal", by="supervisor").state == "sealed"


def test_the_index_lists_the_sheets_in_order(desk: Desk) -> None:
    warehouse(desk)
    made = sheets(desk, 3)
    desk.store.void(desk["supervisor"], "order", made[1].id, "typed twice")
    lines = index_of(desk.store, desk["staff"], binder(desk).id)
    assert [(row.number, row.voided) for row in lines] == [
        (made[0].number, False),
        (made[1].number, True),
        (made[2].number, False),
    ]
    assert {row.title for row in lines} == {"张三"}


def test_one_binder_for_a_month(desk: Desk) -> None:
    warehouse(desk)
    sheets(desk, 1)
    with pytest.raises(Invalid, match="stands on"):
        make(desk, "binder", by="supervisor", of_kind="order", month="2026-11")
    with pytest.raises(Invalid, match="no month"):
        make(desk, "binder", by="supervisor", of_kind="order", month="2026-13")
