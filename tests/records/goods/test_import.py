# SPDX-License-Identifier: MIT
"""Orders come in from lists of lines: one sheet for a number, customer and day, none mixed."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from desk.errors import Invalid
from desk.exchange.importing import Import
from desk.exchange.plan import Plan
from desk.exchange.reading import open_table
from tests.offices import Desk
from tests.records.goods.making import all_of, customer, level, product, warehouse

HEADINGS = ["订单 ID", "订单日期", "客户 ID", "产品 ID", "产品名称", "销售额", "数量", "折扣"]
ROWS: list[list[Any]] = [
    ["CN-1", "2017-06-15", "许安-1", "P-1", "打印纸", 129.696, 2, 0.4],
    ["CN-2", "2017-06-15", "许安-1", "P-1", "打印纸", 100, 1, 0],
    ["CN-1", "2017-06-15", "许安-2", "P-2", "信封", 31.92, 2, 0],
    ["CN-1", "2017-06-15", "许安-1", "P-2", "信封", 15.96, 1, 0],
    ["CN-1", "2018-01-02", "许安-1", "P-2", "信封", 15.96, 1, 0],
]


@pytest.fixture
def plan(desk: Desk, tmp_path: Path) -> Any:
    """A plan for a spreadsheet of the given rows."""

    def made(rows: list[list[Any]], kind: str = "order", headings: Any = None) -> Plan:
        path = tmp_path / "list.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate([headings or HEADINGS, *rows]):
                sheet.write_row(number, 0, row)
        return Plan(desk.store, desk["supervisor"], kind, open_table(path))

    return made


@pytest.fixture
def known(desk: Desk) -> None:
    """The customers and products of the list, two customers of one name."""
    warehouse(desk)
    for code in ("许安-1", "许安-2"):
        customer(desk, "许安", code=code)
    for code, name in (("P-1", "打印纸"), ("P-2", "信封")):
        product(desk, name, code=code)


@pytest.mark.usefixtures("known")
def test_number_customer_and_day_make_one_sheet(desk: Desk, plan: Any) -> None:
    outcome = Import(plan(ROWS)).run()
    assert (outcome.rows, outcome.came_in, outcome.bad) == (5, 4, [])
    sheets = all_of(desk, "order")
    codes = {c.id: c.code for c in all_of(desk, "customer")}
    assert [(s.their_number, codes[s.customer], len(s.lines)) for s in sheets] == [
        ("CN-1", "许安-1", 2),
        ("CN-2", "许安-1", 1),
        ("CN-1", "许安-2", 1),
        ("CN-1", "许安-1", 1),
    ]
    first = sheets[0].lines[0]
    assert (first.amount, first.price, first.discount) == (12970, 10808, Decimal(40))
    assert sheets[0].total == 12970 + 1596
    assert {s.state for s in sheets} == {"draft"}
    assert [b.month for b in all_of(desk, "binder")] == ["2026-11"]


@pytest.mark.usefixtures("known")
def test_numbers_of_several_sheets_are_shown_before_anything_is_written(
    desk: Desk, plan: Any
) -> None:
    work = Import(plan(ROWS))
    work.preview()
    assert [str(note) for note in work.notes] == [
        "1 amounts of ‘Lines: Amount’ are finer than a fen; they are rounded.",
        (
            "1 of 2 values of ‘Customer's order no.’ stand for several sheets, for these differ: "
            "Customer, Ordered at. Each becomes a sheet of its own."
        ),
        "CN-1 (rows 2: 许安-1 2017-06-15; 4: 许安-2 2017-06-15; 6: 许安-1 2018-01-02)",
    ]
    assert not all_of(desk, "order")


@pytest.mark.usefixtures("known")
def test_lines_that_disagree_about_their_sheet_are_bad(desk: Desk, plan: Any) -> None:
    rows = [
        ["CN-1", "2017-06-15", "许安-1", "P-1", "打印纸", 10, 1, 0, "银杏大道1号"],
        ["CN-1", "2017-06-15", "许安-1", "P-2", "信封", 10, 1, 0, ""],
        ["CN-2", "2017-06-15", "许安-1", "P-1", "打印纸", 10, 1, 0, "银杏大道1号"],
        ["CN-2", "2017-06-15", "许安-1", "P-1", "打印纸", 10, 1, 0, "银杏大道2号"],
    ]
    outcome = Import(plan(rows, headings=[*HEADINGS, "送货地址"])).run()
    assert (outcome.came_in, [bad.number for bad in outcome.bad]) == (1, [4, 5])
    assert "differs from row 4" in str(outcome.bad[1].problems[0][1])
    assert all_of(desk, "order")[0].address == "银杏大道1号"


@pytest.mark.usefixtures("known")
def test_orders_of_the_past_move_no_stock_of_today(desk: Desk, plan: Any) -> None:
    outcome = Import(plan(ROWS)).run(clocks=False)
    assert outcome.came_in == 4
    assert {s.state for s in all_of(desk, "order")} == {"called_back"}
    assert not all_of(desk, "stock_move")
    assert not all_of(desk, "callback")
    assert level(desk, all_of(desk, "product")[0]) == (0, 0, 0)
    again = Import(plan(ROWS)).run(clocks=False)
    assert (again.came_in, again.known) == (0, 5)


@pytest.mark.usefixtures("known")
def test_an_unknown_customer_keeps_the_whole_sheet_out(desk: Desk, plan: Any) -> None:
    rows = [*ROWS, ["CN-9", "2017-06-15", "王五-9", "P-1", "打印纸", 10, 1, 0]]
    outcome = Import(plan(rows)).run()
    assert [bad.number for bad in outcome.bad] == [7]
    assert "王五-9" in str(outcome.bad[0].problems[0][1])


def test_the_same_list_gives_customers_and_products_once(desk: Desk, plan: Any) -> None:
    for kind, columns in (
        ("customer", {"code": "客户 ID", "name": "客户 ID"}),
        ("product", {"code": "产品 ID", "name": "产品名称"}),
    ):
        own = plan(ROWS, kind)
        own.choose({name: own.headings.index(heading) for name, heading in columns.items()})
        outcome = Import(own).run()
        assert (outcome.rows, outcome.came_in, outcome.bad) == (5, 2, [])
    assert [c.code for c in all_of(desk, "customer")] == ["许安-1", "许安-2"]
    with pytest.raises(Invalid, match="stands for"):
        customer(desk, "other", code="许安-1")


def test_a_manifest_becomes_notices_in_one_go(desk: Desk, plan: Any) -> None:
    headings = ["运单号", "发站", "到站", "收货人", "收货人电话", "品名", "件数", "到货件数",
                "到付运费", "代收货款", "到货时间"]  # fmt: skip
    rows = [
        ["YD1", "广州", "杭州", "王五", "13812345678", "陶瓷", 3, 3, 120, 500, "2026-11-20 09:30"],
        ["YD2", "广州", "杭州", "李四", "13912345678", "茶叶", 5, 4, 80, "", "2026-11-20 09:30"],
        ["YD1", "广州", "杭州", "王五", "13812345678", "陶瓷", 3, 3, 120, 500, "2026-11-20 09:31"],
    ]
    outcome = Import(plan(rows, "pickup_notice", headings)).run()
    assert (outcome.came_in, [bad.number for bad in outcome.bad]) == (2, [4])
    first, second = all_of(desk, "pickup_notice")
    assert (first.state, first.cash_due) == ("to_tell", 620_00)
    assert (second.state, second.arrived_pieces) == ("incomplete", 4)
