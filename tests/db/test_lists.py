# SPDX-License-Identifier: MIT
"""Lists show every record once, in any order, filtered as asked, to those who may see them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from desk.db import lists
from desk.db.fields import to_millis
from desk.db.lists import Page
from desk.db.query import Condition, Query
from desk.db.record import Record
from desk.db.store import Store
from desk.errors import Refused
from desk.session import Session
from tests.db.slips import NOW, session
from tests.db.slips import put as save

CLERK = session()
COLUMNS = ("number", "found_on", "item", "colour", "owner", "reward", "state")
DAY = date(2026, 11, 10)
Test = Callable[[Any], bool]
FILTERS: list[tuple[Query, Test]] = [
    (Query("slip"), lambda r: True),
    (Query("slip", with_void=False), lambda r: not r.voided),
    (Query("slip", (Condition("colour", "is", "red"),)), lambda r: r.colour == "red"),
    (Query("slip", (Condition("colour", "is", ""),)), lambda r: r.colour == ""),
    (Query("slip", (Condition("reward", "is", None),)), lambda r: r.reward is None),
    (
        Query("slip", (Condition("reward", "in", [None, 10_000]),)),
        lambda r: r.reward in (None, 10_000),
    ),
    (Query("slip", (Condition("reward", "in", []),)), lambda r: False),
    (
        Query("slip", (Condition("found_on", "from", DAY.isoformat()),)),
        lambda r: r.found_on is not None and r.found_on >= DAY,
    ),
    (
        Query("slip", (Condition("found_on", "to", DAY.isoformat()),)),
        lambda r: r.found_on is not None and r.found_on <= DAY,
    ),
    (
        Query("slip", (Condition("found_at", "to", to_millis(NOW - timedelta(days=1))),)),
        lambda r: r.found_at is not None and r.found_at <= NOW - timedelta(days=1),
    ),
    (Query("slip", (Condition("found_on", "empty"),)), lambda r: r.found_on is None),
    (Query("slip", (Condition("found_on", "filled"),)), lambda r: r.found_on is not None),
    (Query("slip", (Condition("remarks", "empty"),)), lambda r: r.remarks == ""),
    (Query("slip", (Condition("voided", "filled"),)), lambda r: r.voided),
    (
        Query("slip", (Condition("remarks", "contains", "态度"),)),
        lambda r: "态度" in r.remarks,
    ),
    (
        Query("slip", (Condition("item", "contains", "PHONE15"),)),
        lambda r: "phone15" in r.item.lower(),
    ),
    (Query("slip", (Condition("item", "contains", "2"),)), lambda r: "2" in r.item),
    (Query("slip", words="态度 客户"), lambda r: {"态度", "客户"} <= found_words(r)),
    (
        Query(
            "slip",
            (Condition("colour", "is", "blue"), Condition("state", "is", "open")),
            words="客户",
        ),
        lambda r: r.colour == "blue" and r.state == "open" and "客户" in found_words(r),
    ),
    (Query("slip", (Condition("nothing", "is", 1),)), lambda r: False),
]


def found_words(slip: Any) -> set[str]:
    return {word for word in ("态度", "客户") if word in slip.item + slip.remarks}


def everything(store: Store, who: Session = CLERK) -> list[Record]:
    ((count,),) = store.database.rows("SELECT max(id) FROM slip")
    return [store.get(who, "slip", one) for one in range(1, count + 1)]


def in_order(records: list[Record], query: Query) -> list[int]:
    """The slow way: sorted with empty cells before all others, equal ones by id."""

    def place(record: Record) -> Any:
        value = getattr(record, query.order)
        if isinstance(value, str):
            value = value.encode()
        return (value is not None, value if value is not None else 0, record.id)

    return [r.id for r in sorted(records, key=place, reverse=query.descending)]


def ordered(query: Query, column: str, descending: bool) -> Query:
    return Query(query.kind, query.where, column, descending, query.words, query.with_void)


@pytest.fixture(params=["kept ids", "walked"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small found sets are kept as ids, large ones are walked; both must show the same."""
    if request.param == "walked":
        monkeypatch.setattr(lists, "KEPT_IDS", 0)


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize(("query", "fits"), FILTERS)
def test_filters_find_what_they_say(filled: Store, query: Query, fits: Test) -> None:
    expected = [r for r in everything(filled) if fits(r)]
    filled.lists.forget()
    assert list(filled.lists.ids(CLERK, query)) == in_order(expected, query)
    assert filled.lists.count(CLERK, query) == len(expected)


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("where", [(), (Condition("colour", "in", ["red", "blue"]),)])
def test_pages_join_without_gap_or_double(
    filled: Store, column: str, descending: bool, where: tuple[Condition, ...]
) -> None:
    filled.lists.forget()
    query = Query("slip", where, column, descending)
    expected = in_order([r for r in everything(filled) if not where or r.colour], query)

    def page(**more: Any) -> Page:
        return filled.lists.page(CLERK, query, limit=17, **more)

    forward: list[int] = []
    found = page()
    while found.ids:
        forward += found.ids
        found = page(after=found.last)
    assert forward == expected
    backward: list[int] = []
    found = page(last=True)
    while found.ids:
        backward = [*found.ids, *backward]
        found = page(before=found.first)
    assert backward == expected
    for offset in (0, 5, 100, len(expected) - 3, len(expected), len(expected) + 50):
        assert list(page(offset=offset).ids) == expected[offset : offset + 17]
    for place in (0, 7, len(expected) - 1):
        assert filled.lists.position_of(CLERK, query, expected[place]) == place


def test_rows_are_plain_values_with_the_words_of_links(filled: Store) -> None:
    page = filled.lists.page(CLERK, Query("slip"), limit=40)
    for one, row in zip(page.ids, page.rows, strict=True):
        record = filled.get(CLERK, "slip", one)
        assert row == tuple(getattr(record, name) for name in COLUMNS)
        assert (one in page.voided) == record.voided
        if record.owner:
            owner = filled.get(CLERK, "owner", record.owner)
            assert page.label("owner", record.owner) == owner.name


def test_ids_stop_at_a_limit(filled: Store) -> None:
    for query in (Query("slip"), Query("slip", with_void=False)):
        ids = list(filled.lists.ids(CLERK, query))
        assert list(filled.lists.ids(CLERK, query, 30)) == ids[:30]


def test_mine_due_and_late(office: Store) -> None:
    for at, (hours, mine) in enumerate([(30, True), (20, False), (1, True)]):
        slip = office.new(CLERK, "slip", item=f"slip {at}", found_at=NOW - timedelta(hours=hours))
        slip.assigned = 1 if mine else 2
        save(office, CLERK, slip)

    def found(*where: Condition) -> list[int]:
        return list(office.lists.ids(CLERK, Query("slip", where, descending=False)))

    assert found(Condition("mine", "is", True)) == [1, 3]
    assert found(Condition("late", "is", True)) == [1]
    assert found(Condition("due", "filled")) == [1, 2, 3]
    in_five_hours = to_millis(NOW + timedelta(hours=5))
    assert found(Condition("due", "to", in_five_hours)) == [1, 2]
    assert found(Condition("mine", "is", True), Condition("late", "is", True)) == [1]


def test_a_list_changes_with_the_records(office: Store) -> None:
    query = Query("slip", (Condition("colour", "is", "red"),))
    assert office.lists.count(CLERK, query) == 0
    save(office, CLERK, office.new(CLERK, "slip", item="雨伞", colour="red"))
    assert office.lists.count(CLERK, query) == 1
    slip = office.get(CLERK, "slip", 1)
    slip.colour = "blue"
    save(office, CLERK, slip)
    assert office.lists.page(CLERK, query).ids == ()


def test_masked_people_see_masks_and_learn_nothing_by_filters(filled: Store) -> None:
    viewer = session("viewer")
    query = Query("owner", order="phone")
    column = filled.books["owner"].sheet.list_columns.index("phone")
    shown = {row[column] for row in filled.lists.page(viewer, query).rows}
    assert shown
    assert all(not phone or "****" in phone for phone in shown)
    by_number = list(filled.lists.ids(viewer, Query("owner")))
    assert list(filled.lists.ids(viewer, query)) == by_number
    for where in (
        Condition("phone", "contains", "138"),
        Condition("phone", "is", "13888888888"),
        Condition("phone", "from", "1"),
        Condition("phone", "filled"),
    ):
        assert filled.lists.count(viewer, Query("owner", (where,))) == 0


def test_only_what_may_be_seen_is_listed(filled: Store) -> None:
    with pytest.raises(Refused):
        filled.lists.page(session("administrator"), Query("slip"))
    manager = session("manager", branch_id=2)
    slip = filled.books["slip"]
    seen = set(filled.lists.ids(manager, Query("slip")))
    for record in everything(filled):
        owner = filled.get(CLERK, "owner", record.owner) if record.owner else None
        may = record.branch == 2 or (owner is not None and owner.branch == 2)
        assert (record.id in seen) == may
        assert filled.lists.sees(manager, slip, record.id) == may
        position = filled.lists.position_of(manager, Query("slip"), record.id)
        assert (position is not None) == may
    assert filled.lists.count(manager, Query("slip")) == len(seen)


def test_sorting_by_what_cannot_be_sorted_goes_by_number(filled: Store) -> None:
    by_number = list(filled.lists.ids(CLERK, Query("slip")))
    for column in ("remarks", "nothing", "phone"):
        assert list(filled.lists.ids(CLERK, Query("slip", order=column))) == by_number
