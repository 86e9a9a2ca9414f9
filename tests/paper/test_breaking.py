# SPDX-License-Identifier: MIT
"""Lines end where a Chinese typesetter would end them, and no line is too wide."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.paper.breaking import NOT_FIRST, NOT_LAST, balanced, broken
from desk.paper.fonts import drawable, fonts

SENTENCES = (
    "客户说：“送货太慢！”司机（赵师傅）回答：‘路上堵车’——谁信？",
    "《产品手册》第12页、【注意】事项；价格为￥1,234.50（含税10%）……请核对！",
    "请访问 https://www.example.com/help?id=42&page=7 或发邮件至 service@example.com。",
    "The driver said “sign first, complain later” and left; nobody picked up the phone.",
    "网点电话09:00—11:30无人接听，QQ 12345678、微信 wx_abc-01 均未回复。",
)
WIDTHS = (72, 81, 90, 127, 200, 333)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("seed", range(12))
def test_no_line_starts_or_ends_with_a_mark_that_must_not(width: float, seed: int) -> None:
    dice = random.Random(seed)
    text = "".join(dice.choice(SENTENCES) for _ in range(8))
    lines = broken(text, width, 9.5, fonts().regular)
    assert not [line for line in lines[1:] if line[0] in NOT_FIRST]
    assert not [line for line in lines[:-1] if line[-1] in NOT_LAST]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_its_cell(width: float) -> None:
    script = fonts().regular
    for text in SENTENCES:
        for line in broken(text * 5, width, 9.5, script):
            assert script.width(line) * 9.5 / 1000 <= width + 0.01


def test_latin_words_and_numbers_stay_whole() -> None:
    text = "The consignee refused to sign for thirty-two bales worth 1,234.50 yuan altogether."
    lines = broken(text, 110, 9.5, fonts().regular)
    assert len(lines) > 3
    assert " ".join(lines) == text


@pytest.mark.parametrize("width", [0.5, 3, -2])
def test_a_line_narrower_than_a_letter_holds_one_letter(width: float) -> None:
    """A list printed with very many columns on a small paper."""
    assert broken("客户名", width, 9.5, fonts().regular) == ["客", "户", "名"]


def test_a_word_longer_than_the_line_is_broken() -> None:
    lines = broken("x" * 20_000, 300, 9.5, fonts().regular)
    assert "".join(lines) == "x" * 20_000
    assert len(lines) > 100


def test_dashes_and_dots_stay_together() -> None:
    for width in range(30, 120, 3):
        for line in broken("等一等——我还没有说完……你先听我说", width, 10, fonts().regular):
            assert not line.startswith(("—", "…"))


def test_line_ends_of_the_writer_stay() -> None:
    lines = broken("一、查明\r\n二、赔偿\u2028\n三、道歉", 300, 9.5, fonts().regular)
    assert lines == ["一、查明", "二、赔偿", "", "三、道歉"]


def test_labels_are_broken_evenly() -> None:
    assert balanced("是否有效投诉", 42, 9, fonts().regular) == ["是否有", "效投诉"]
    assert balanced("投诉内容", 36, 9, fonts().regular) == ["投诉内容"]
    assert balanced("Customer's own words", 60, 9, fonts().regular) == ["Customer's", "own words"]


@given(st.text(alphabet=st.characters(codec="gb18030", exclude_categories=["Cs"]), max_size=200))
def test_nothing_typed_is_lost(text: str) -> None:
    lines = broken(text, 80, 9.5, fonts().regular)
    assert "".join("".join(lines).split()) == "".join(drawable(text).split())
