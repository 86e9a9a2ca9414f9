# SPDX-License-Identifier: MIT
"""Headings of any make find their fields, each at most one."""

import pytest

from desk.exchange.matching import fingerprint, match

WANTED = {
    "code": ["Customer number", "客户编号", "编号"],
    "name": ["Name", "客户名称", "名称"],
    "phone": ["Phone", "电话"],
    "mobile": ["Mobile", "手机"],
    "amount": ["Amount", "金额"],
    "day": ["Ordered on", "下单日期"],
    "remarks": ["Remarks", "备注"],
}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("客户编号", "code"),
        ("  客户 名称 ", "name"),
        ("NAME", "name"),
        ("Ｎａｍｅ", "name"),
        ("*名称", "name"),
        ("电话", "phone"),
        ("联系电话", "phone"),
        ("电话（固定）", "phone"),
        ("手机", "mobile"),
        ("电话(手机)", "phone"),
        ("金额（元）", "amount"),
        ("金额/元", "amount"),
        ("ordered_on", "day"),
        ("备注：", "remarks"),
        ("客户", None),
        ("编号规则", None),
        ("", None),
        ("()", None),
    ],
)
def test_a_heading_finds_its_field(heading: str, field: str | None) -> None:
    found = match([heading], WANTED)
    assert [name for name, column in found.columns.items() if column == 0] == (
        [field] if field else []
    )
    assert found.left_over == ([] if field else [0])


def test_each_column_is_given_once_the_surest_first() -> None:
    found = match(["电话(手机)", "电话", "客户名称", "曾用名称"], WANTED)
    assert found.columns["phone"] == 1
    assert found.columns["mobile"] == 0
    assert found.columns["name"] == 2
    assert found.columns["code"] is None
    assert found.left_over == [3]


def test_similar_names_are_marked_unsure() -> None:
    found = match(["联系电话", "客户名称"], WANTED)
    assert found.unsure == {"phone"}


def test_tables_of_one_source_have_one_mark() -> None:
    assert fingerprint(["客户 编号", "Name"]) == fingerprint(["客户编号", "ＮＡＭＥ"])
    assert fingerprint(["a", "b"]) != fingerprint(["ab"])


def test_some_fields_want_their_very_name() -> None:
    found = match(["联系电话", "手机"], WANTED, exact={"phone", "mobile"})
    assert (found.columns["phone"], found.columns["mobile"]) == (None, 1)
