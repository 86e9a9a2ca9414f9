# SPDX-License-Identifier: MIT
"""Another department sees an order sheet by an approved request only, whichever way it tries."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from desk.db.clocks import run_missed
from desk.db.dues import upcoming
from desk.db.looks import looks_under
from desk.db.query import Query
from desk.db.related import related
from desk.db.timeline import timeline
from desk.errors import DeskError, Invalid, Refused
from desk.paper.printing import draw_records
from desk.paper.request import PrintOptions
from desk.records.customer import history
from desk.ui.board.reading import ready_orders
from tests.offices import Desk
from tests.records.goods.making import again, all_of, customer, line, make, order, step, warehouse


def sheet(desk: Desk, name: str = "安顺商贸") -> Any:
    """An order sheet with a file."""
    if not all_of(desk, "warehouse"):
        warehouse(desk)
    made = order(
        desk, customer(desk, name), [line(None, 1, item="纸", price=47_11)],
        their_number="PO-20260815",
    )  # fmt: skip
    desk.store.attachments.add(desk["staff"], "order", made.id, "chat.txt", b"hello")
    desk.store.comment(desk["staff"], "order", made.id, "a remark")
    return step(desk, made, "confirm")


def ask(desk: Desk, **values: Any) -> Any:
    """A request of the other department."""
    typed = {
        "purpose": "对账",
        "department": "财务部",
        "until": desk.clock() + timedelta(days=3),
        **values,
    }
    return make(desk, "access_request", by="viewer", **typed)


def found(desk: Desk, words: str) -> list[int]:
    """The orders another department finds."""
    hits = desk.store.search.find(desk["viewer"], words)
    return [hit.record for hit in hits if hit.kind == "order"]


def ways_in(desk: Desk, made: Any) -> dict[str, Callable[[], object]]:
    """Every way to a sheet; each is refused or gives nothing without leave."""
    store, viewer, key = desk.store, desk["viewer"], made.id
    file = store.attachments.of(desk["staff"], "order", key)[0]
    return {
        "open": lambda: store.get(viewer, "order", key),
        "number": lambda: store.by_number(viewer, made.number),
        "list": lambda: store.lists.page(viewer, Query("order")).ids,
        "count": lambda: store.lists.count(viewer, Query("order")),
        "ids": lambda: list(store.lists.ids(viewer, Query("order"))),
        "words": lambda: found(desk, "安顺商贸"),
        "pinyin": lambda: found(desk, "assm"),
        "search number": lambda: found(desk, made.number),
        "their number": lambda: found(desk, "PO-20260815"),
        "amount": lambda: found(desk, "47.11"),
        "search count": lambda: store.search.count(viewer, "PO-20260815").get("order", 0),
        "files": lambda: store.attachments.of(viewer, "order", key),
        "file": lambda: store.attachments.read(viewer, file.id),
        "attach": lambda: store.attachments.add(viewer, "order", key, "x.txt", b"x"),
        "time line": lambda: timeline(store, viewer, "order", key),
        "related": lambda: related(store, viewer, "order", key),
        "history": lambda: [h for h in history(store, viewer, made.customer) if h.kind == "order"],
        "comment": lambda: store.comment(viewer, "order", key, "x"),
        "print": lambda: store.printed(viewer, "order", key),
        "draw": lambda: draw_records(store, viewer, "order", [key], PrintOptions()),
        "step": lambda: store.step(viewer, "order", key, "confirm"),
        "save": lambda: store.save(viewer, made, reason="x"),
        "void": lambda: store.void(viewer, "order", key, "x"),
        "due": lambda: [u for u in upcoming(store, viewer, mine=False) if u.kind == "order"],
        "board": lambda: ready_orders(store, viewer),
        "draft": lambda: [d for d in store.drafts.of(viewer) if d.kind == "order"],
    }


def shut(way: Callable[[], object]) -> bool:
    """Whether a way is refused or gives nothing."""
    try:
        return not way()
    except DeskError as error:
        return isinstance(error, Refused)


def test_without_leave_no_way_leads_to_a_sheet(desk: Desk) -> None:
    made = sheet(desk)
    desk.store.drafts.keep(desk["viewer"], f"order:{made.id}", "order", made.id, made.plain())
    assert [name for name, way in ways_in(desk, made).items() if not shut(way)] == []
    request = ask(desk, month="2026-11")  # asking alone opens nothing
    assert [name for name, way in ways_in(desk, made).items() if not shut(way)] == []
    step(desk, request, "refuse", by="supervisor", reason="no need")
    assert [name for name, way in ways_in(desk, made).items() if not shut(way)] == []


def test_leave_opens_the_month_for_looking_and_every_look_is_kept(desk: Desk) -> None:
    made = sheet(desk)
    request = ask(desk, month="2026年11月")
    assert request.month == "2026-11"
    step(desk, request, "approve", by="supervisor")
    open_ways = {name for name, way in ways_in(desk, made).items() if not shut(way)}
    assert open_ways == {
        *("open", "number", "list", "count", "ids", "words", "pinyin", "search number"),
        *("their number", "amount", "search count", "files", "file", "time line"),
        *("related", "history", "board"),
    }
    looks = looks_under(desk.store, desk["supervisor"], "access_request", request.id)
    assert {(look.kind, look.record, look.person) for look in looks} == {
        ("order", made.id, desk.id("viewer"))
    }
    assert {look.way for look in looks} == {"open", "file"}
    told = timeline(desk.store, desk["supervisor"], "order", made.id)
    assert any(request.number in event.text for event in told)


def test_leave_to_copy_prints_with_the_readers_name(desk: Desk) -> None:
    made = sheet(desk)
    request = ask(desk, sheets=[asked(made.number)], wants="copy")
    step(desk, request, "approve", by="supervisor")
    assert desk.store.printed(desk["viewer"], "order", made.id) == 1
    mark = desk.store.books["order"].watermark(desk["viewer"])
    assert desk["viewer"].name in mark
    assert "2026-11-20 10:00" in mark
    assert desk.store.books["order"].watermark(desk["staff"]) == ""
    ways = [k.way for k in looks_under(desk.store, desk["staff"], "access_request", request.id)]
    assert ways == ["print"]


def asked(number: str) -> Any:
    """A row that names a sheet."""
    from desk.records.access_request import SheetAsked

    return SheetAsked(number=number)


def test_leave_for_a_sheet_is_for_no_other(desk: Desk) -> None:
    first, second = sheet(desk), sheet(desk, "恒通贸易")
    request = ask(desk, sheets=[asked(first.number.lower())])
    step(desk, request, "approve", by="supervisor")
    assert list(desk.store.lists.ids(desk["viewer"], Query("order"))) == [first.id]
    with pytest.raises(Refused):
        desk.store.get(desk["viewer"], "order", second.id)
    assert not found(desk, "恒通贸易")


def test_leave_for_a_branch_is_for_no_other(desk: Desk) -> None:
    made = sheet(desk)
    request = ask(desk, month="2026-11", of_branch=desk.branch("HZ"))
    step(desk, request, "approve", by="supervisor")
    assert shut(lambda: desk.store.get(desk["viewer"], "order", made.id))


def test_leave_ends_by_itself_and_can_be_taken_back(desk: Desk) -> None:
    made = sheet(desk)
    request = ask(desk, month="2026-11", until=desk.clock() + timedelta(hours=2))
    until = desk.clock() + timedelta(hours=1)
    step(desk, request, "approve", by="supervisor", until=until)
    desk.clock.pass_by(minutes=59)
    assert desk.store.get(desk["viewer"], "order", made.id)
    desk.clock.pass_by(minutes=1)
    assert shut(lambda: desk.store.get(desk["viewer"], "order", made.id))
    assert shut(lambda: found(desk, "安顺商贸"))
    assert [m.step for m in run_missed(desk.store, desk["staff"])] == ["end"]
    assert again(desk, request).state == "ended"
    second = ask(desk, month="2026-11")
    step(desk, second, "approve", by="supervisor")
    assert desk.store.get(desk["viewer"], "order", made.id)
    step(desk, second, "end", by="supervisor")
    assert shut(lambda: desk.store.get(desk["viewer"], "order", made.id))


def test_a_reader_asks_for_himself_and_sees_own_requests_only(desk: Desk) -> None:
    mine = ask(desk, month="2026-11")
    other = make(
        desk, "access_request", by="supervisor", purpose="审计", month="2026-10",
        reader=desk.id("manager"), until=desk.clock() + timedelta(days=1),
    )  # fmt: skip
    with pytest.raises(Invalid, match="yourself"):
        ask(desk, month="2026-11", reader=desk.id("staff"))
    assert list(desk.store.lists.ids(desk["viewer"], Query("access_request"))) == [mine.id]
    with pytest.raises(Refused):
        desk.store.get(desk["viewer"], "access_request", other.id)
    with pytest.raises(Refused):
        step(desk, mine, "approve", by="viewer")
    step(desk, mine, "approve", by="supervisor")
    mine = again(desk, mine)
    mine.month = "2026-10"
    with pytest.raises(Refused):
        desk.store.save(desk["viewer"], mine, reason="x")


def test_a_request_names_something_and_ends(desk: Desk) -> None:
    for values, told in (
        ({}, "Name the sheets"),
        ({"month": "soon"}, "no month"),
        ({"sheets": [asked("D202611-0999")]}, "no such sheet"),
        ({"month": "2026-11", "until": desk.clock() - timedelta(days=1)}, "lie ahead"),
        ({"month": "2026-11", "until": desk.clock() + timedelta(days=100)}, "three months"),
    ):
        with pytest.raises(Invalid, match=told):
            ask(desk, **values)


def test_a_name_behind_a_link_is_covered(desk: Desk) -> None:
    made = sheet(desk)
    label = desk.store.office.place(desk["viewer"]).label
    assert label("order", made.id) == "•••"
    assert desk.store.office.place(desk["staff"]).label("order", made.id) == "安顺商贸"
    step(desk, ask(desk, month="2026-11"), "approve", by="supervisor")
    assert label("order", made.id) == "安顺商贸"


def test_an_administrator_reads_no_order(desk: Desk) -> None:
    made = sheet(desk)
    with pytest.raises(Refused):
        desk.store.get(desk["administrator"], "order", made.id)
    assert not [h for h in desk.store.search.find(desk["administrator"], "安顺商贸")
                if h.kind == "order"]  # fmt: skip
