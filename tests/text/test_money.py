# SPDX-License-Identifier: MIT
"""Amounts are shown, written in words and read back to the fen."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text import Unreadable
from desk.text.money import LIMIT, capitals, figures, read_money, yuan

FEN = st.integers(-LIMIT, LIMIT)


@pytest.mark.parametrize(
    ("fen", "shown"),
    [
        (0, "0.00"),
        (5, "0.05"),
        (123450, "1,234.50"),
        (-7, "-0.07"),
        (LIMIT, "10,000,000,000,000.00"),
    ],
)
def test_figures(fen: int, shown: str) -> None:
    assert figures(fen) == shown


def test_yuan_puts_the_minus_first() -> None:
    assert yuan(123450) == "¥1,234.50"
    assert yuan(-123450) == "-¥1,234.50"


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (123450, "人民币壹仟贰佰叁拾肆元伍角整"),
        (140950, "人民币壹仟肆佰零玖元伍角整"),
        (1640902, "人民币壹万陆仟肆佰零玖元零贰分"),
        (32504, "人民币叁佰贰拾伍元零肆分"),
        (1000000, "人民币壹万元整"),
        (10020030000, "人民币壹亿零贰拾万零叁佰元整"),
        (5, "人民币伍分"),
        (50, "人民币伍角整"),
        (55, "人民币伍角伍分"),
        (0, "人民币零元整"),
        (-10000, "人民币负壹佰元整"),
        (1000, "人民币壹拾元整"),
        (10000100000, "人民币壹亿零壹仟元整"),
        (10000100, "人民币壹拾万零壹元整"),
        (100000000000, "人民币壹拾亿元整"),
        (LIMIT, "人民币壹拾万亿元整"),
        (100010000000001, "人民币壹万零壹亿元零壹分"),
    ],
)
def test_capitals(fen: int, words: str) -> None:
    assert capitals(fen) == words


def test_capitals_refuse_what_no_form_can_hold() -> None:
    with pytest.raises(ValueError):
        capitals(LIMIT + 1)


@given(FEN)
def test_every_amount_is_read_back_from_every_way_of_writing_it(fen: int) -> None:
    for written in (figures(fen), yuan(fen), capitals(fen), figures(fen).replace(",", "")):
        assert read_money(written, allowed=True) == fen


@given(FEN)
def test_words_have_no_double_or_final_zero(fen: int) -> None:
    words = capitals(fen)
    assert "零零" not in words
    assert "零万" not in words
    assert "零亿" not in words
    assert fen == 0 or "零元" not in words


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("1234.5", 123450),
        ("1,234.50", 123450),
        ("¥1,234.50", 123450),
        ("￥ 100", 10000),
        ("100元", 10000),
        ("100 元整", 10000),
        ("人民币100元", 10000),
        ("RMB 12", 1200),
        ("１２．５", 1250),
        ("1，234", 123400),
        (".5", 50),
        ("5.", 500),
        ("007", 700),
        ("壹佰元整", 10000),
        ("人民币壹佰元整", 10000),
        ("一百二十元", 12000),
        ("十元", 1000),
        ("壹佰", 10000),
        ("两千元", 200000),
        ("叁萬圓整", 3000000),
        ("壹拾万零柒仟元零伍角叁分", 10700053),
        ("壹仟肆佰零玖元伍角", 140950),
        ("12元5角", 1250),
        ("3万元", 3000000),
        ("五毛", 50),
        ("零元整", 0),
        ("0", 0),
        ("\u200b100\u202c", 10000),
    ],
)
def test_amounts_as_clerks_type_them(typed: str, fen: int) -> None:
    assert read_money(typed) == fen


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", "\u3000", "-0.005", "0.005", "1.005", "1e5", "1E5", "abc", "¥", "元", ".", "-",
        "1,23", "12,34,567", "1,2345", "12 34", "1.2.3", "--5", "-¥-5", "-5", "-¥5", "0x10",
        "٣", "=1+1", "NaN", "inf", "壹佰二", "一百五", "壹贰叁元", "百万元", "元五角",
        "伍分元", "负壹佰元",
        "9" * 5000, "10000000000000.01", "1_000", "½", "100美元", "$5",
        "'; DROP TABLE", "{0}", "%s",
    ],
)  # fmt: skip
def test_what_is_no_certain_amount_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_money(typed)
    assert str(refusal.value).endswith(".")


def test_below_zero_only_where_it_makes_sense() -> None:
    assert read_money("-5", allowed=True) == -500
    assert read_money("¥-5.10", allowed=True) == -510
    assert read_money("−5", allowed=True) == -500
    assert read_money("人民币负伍元整", allowed=True) == -500


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(Unreadable):
        assert abs(read_money(text, allowed=True)) <= LIMIT
