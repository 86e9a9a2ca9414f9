# SPDX-License-Identifier: MIT
"""A list on paper has every row, its headings on every page, and says how many pages there are."""

import pytest

from desk.errors import Invalid
from desk.paper.listing import Column, print_list
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from tests.paper import reading
from tests.paper.samples import NOW, OFFICE, SHANGHAI

COLUMNS = [Column("编号", 14), Column("客户", 20), Column("赔偿金额", 10, "right")]


def row(n: int) -> tuple[str, str, str]:
    return f"TS202611-{n:04}", f"绍兴鼎盛纺织贸易有限公司第{n}分公司", f"{n:,}.00"


def test_every_row_and_every_heading_is_there() -> None:
    data = print_list(
        "投诉登记簿",
        COLUMNS,
        (row(n) for n in range(200)),
        office=OFFICE,
        zone=SHANGHAI,
        options=PrintOptions(printed_by="李婷", printed_at=NOW),
        filters="筛选：未结案",
    )
    pages = [reading.dense(page) for page in reading.pages(data)]
    whole = "".join(pages)
    assert all(f"TS202611-{n:04}" in whole for n in range(200))
    for number, page in enumerate(pages, 1):
        assert "投诉登记簿" in page
        assert "赔偿金额" in page
        assert "筛选：未结案" in page
        assert f"第{number}页共{len(pages)}页" in page
    assert "共200行" in pages[-1]


def test_wide_lists_lie_on_their_side() -> None:
    columns = [Column(f"列{n}", 20) for n in range(12)]
    data = print_list("表", columns, [["值"] * 12], office=OFFICE, zone=SHANGHAI)
    with reading.opened(data) as file:
        assert file.pages[0].width > file.pages[0].height


def test_long_cells_wrap_inside_their_column() -> None:
    rows = [("TS1", "很长的内容，" * 40, "1.00"), ("TS2", "x" * 400, "2.00")]
    data = print_list("表", COLUMNS, rows, office=OFFICE, zone=SHANGHAI)
    left, _bottom, width, _height = PAPERS["A4"].body
    for _page, char in reading.letters(data):
        assert left - 0.5 <= char["x0"] <= char["x1"] <= left + width + 0.5
    assert reading.dense(reading.words(data)).count("很长的内容") == 40


def test_an_empty_list_says_so() -> None:
    found = reading.dense(
        reading.words(print_list("表", COLUMNS, [], office=OFFICE, zone=SHANGHAI))
    )
    assert "共0行" in found
    assert "第1页共1页" in found


def test_missing_characters_are_refused_with_the_row() -> None:
    with pytest.raises(Invalid, match="2"):
        print_list("表", COLUMNS, [row(1), ("\ue001", "", "")], office=OFFICE, zone=SHANGHAI)


def test_markup_is_only_text() -> None:
    rows = [("<b>没关", "a<b and c>d", "</para>")]
    found = reading.words(print_list("<i>", COLUMNS, rows, office=OFFICE, zone=SHANGHAI))
    for text in ("<b>没关", "a<b and c>d", "</para>", "<i>"):
        assert text in found
