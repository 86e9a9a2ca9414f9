# SPDX-License-Identifier: MIT
"""Phone numbers have one way to be written, and a wrong one is told with its reason."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text import Unreadable
from desk.text.phones import (
    clean,
    digits,
    mask_address,
    mask_id,
    mask_phone,
    read_phone,
    read_phones,
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("13812345678", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 138-1234-5678", "13812345678"),
        ("0086 13812345678", "13812345678"),
        ("8613812345678", "13812345678"),
        ("013812345678", "13812345678"),
        ("13812345678.0", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("\u202d13812345678\u202c", "13812345678"),
        ("手机：13812345678", "13812345678"),
        ("Tel: 13812345678", "13812345678"),
        ("16612345678", "16612345678"),
        ("0571-88888888", "0571-88888888"),
        ("057188888888", "0571-88888888"),
        ("(0571)88888888", "0571-88888888"),
        ("（0571）8888 8888", "0571-88888888"),
        ("0571—88888888", "0571-88888888"),
        ("+86 571 88888888", "0571-88888888"),
        ("+86-10-62345678", "010-62345678"),
        ("+86 (0)10 6234 5678", "010-62345678"),
        ("010-62345678", "010-62345678"),
        ("0999-1234567", None),
        ("0999-8234567", "0999-8234567"),
        ("0571-88888888转8001", "0571-88888888 转8001"),
        ("0571-88888888 转 8001", "0571-88888888 转8001"),
        ("0571-88888888-8001", "0571-88888888 转8001"),
        ("0571-88888888 ext. 12", "0571-88888888 转12"),
        ("0571-88888888#12", "0571-88888888 转12"),
        ("88888888", "88888888"),
        ("88888888转12", "88888888 转12"),
        ("4008001234", "400-800-1234"),
        ("400-800-1234", "400-800-1234"),
        ("800 820 8888", "800-820-8888"),
        ("+86 400 800 1234", "400-800-1234"),
        ("95588", "95588"),
        ("12345", "12345"),
        ("12315", "12315"),
        ("10086", "10086"),
        ("110", "110"),
        ("120", "120"),
        ("118114", "118114"),
        ("+44 20 7946 0000", "+442079460000"),
        ("+44 (0)20 7946 0000", "+442079460000"),
        ("0044 20 7946 0000", "+442079460000"),
        ("+852 2345 6789", "+85223456789"),
        ("1.38E+10", None),
        ("1.38123e10", None),
        ("138123456789", None),
        ("1381234567", None),
        ("12812345678", None),
        ("+86 1381234567", None),
        ("+1", None),
        ("13812345678转1", None),
        ("13812345678 13912345678", None),
        ("13812345678/13912345678", None),
        ("0571-88888888,13912345678", None),
        ("8001", None),
        ("(0571 88888888", None),
        ("abc", None),
        ("", None),
        ("  ", None),
        ("\u3000", None),
        ("\x00", None),
        ("无", None),
        ("=1+1", None),
        ("'; DROP TABLE", None),
        ("{0}", None),
        ("1" * 20_000, None),
        ("٠١٢٣٤٥٦٧٨٩", None),
        ("-13812345678", None),
    ],
)
def test_a_number_as_it_is_typed(typed: str, number: str | None) -> None:
    if number is None:
        with pytest.raises(Unreadable) as refusal:
            read_phone(typed)
        assert str(refusal.value).endswith(".")
        assert len(str(refusal.value)) < 180
    else:
        assert read_phone(typed) == number
        assert read_phone(number) == number


def test_extensions_of_the_house_only_for_internal_calls() -> None:
    assert read_phone("8001", internal=True) == "8001"
    with pytest.raises(Unreadable):
        read_phone("8", internal=True)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("1.38E+10", "rounded by a spreadsheet"),
        ("13812345678 13912345678", "several numbers"),
        ("13812345678、0571-88888888", "several numbers"),
        ("1381234567", "has 10 figures; a mobile number has 11"),
        ("abc{0}", "“abc{0}” is not a phone number"),
    ],
)
def test_the_sentence_says_what_to_do(typed: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_phone(typed)
    assert reason in str(refusal.value)


@pytest.mark.usefixtures("chinese")
def test_the_sentence_is_chinese() -> None:
    with pytest.raises(Unreadable, match="请把第二个号码填到另一栏"):
        read_phone("13812345678 13912345678")
    with pytest.raises(Unreadable, match="列设为文本"):
        read_phone("1.38E+10")


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("13812345678", ["13812345678"]),
        ("13812345678 13912345678", ["13812345678", "13912345678"]),
        ("13812345678/139 1234 5678", ["13812345678", "13912345678"]),
        ("13812345678，13812345678", ["13812345678"]),
        ("0571-88888888、88888889", ["0571-88888888", "0571-88888889"]),
        ("电话：0571-88888888 手机：13812345678", ["0571-88888888", "13812345678"]),
        ("0571-88888888转8001;+44 20 7946 0000", ["0571-88888888 转8001", "+442079460000"]),
        ("13812345678\n13912345678\t95588", ["13812345678", "13912345678", "95588"]),
        ("138 1234 5678 139 1234 5678 95588", ["13812345678", "13912345678", "95588"]),
    ],
)  # fmt: skip
def test_a_cell_with_several_numbers(cell: str, numbers: list[str]) -> None:
    assert read_phones(cell) == numbers


@pytest.mark.parametrize("cell", ["", "\n", "13812345678, abc", "无"])
def test_a_cell_with_a_wrong_number_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        read_phones(cell)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "+86 ", "0086", "0"]))
def test_every_mobile_is_read_however_it_is_dialled(number: str, before: str) -> None:
    assert read_phone(before + number) == number


@given(st.text(max_size=40) | st.text("0123456789+-()转 ,/.", max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(Unreadable):
        number = read_phone(text)
        assert read_phone(number) == number
    with suppress(Unreadable):
        assert all(read_phone(number) == number for number in read_phones(text))
    mask_phone(text)
    mask_id(text)
    mask_address(text)


def test_a_long_field_is_read_at_once() -> None:
    for cell in ("1 " * 90, "95588 " * 30 + "x", "13812345678 " * 1000):
        with pytest.raises(Unreadable):
            read_phones(cell)


def test_what_a_search_compares() -> None:
    assert digits("０５７１-88 88转1") == "057188881"
    assert clean(" １３８\u200b１ \n2") == "1381 2"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13812345678", "138****5678"),
        ("0571-88888888 转8001", "0571-****8888"),
        ("010-62345678", "010-****5678"),
        ("+442079460000", "+442****0000"),
        ("88881234", "****1234"),
        ("12345", "****"),
        ("张三 139 1234 5678", "139****5678"),
        ("", ""),
    ],
)
def test_masked_phones(number: str, shown: str) -> None:
    assert mask_phone(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("110101199001011234", "**************1234"),
        ("E1234567X", "*****567X"),
        ("12345", "*****"),
        ("", ""),
    ],
)
def test_masked_papers(number: str, shown: str) -> None:
    assert mask_id(number) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("浙江省杭州市西湖区文三路1号", "浙江省杭州市西湖区****"),
        ("北京市朝阳区建国路88号", "北京市朝阳区****"),
        ("文三路1号", "****"),
        ("", ""),
    ],
)
def test_masked_addresses(address: str, shown: str) -> None:
    assert mask_address(address) == shown


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_masked_number_hides_its_middle(number: str) -> None:
    assert mask_phone(number) == f"{number[:3]}****{number[7:]}"
