# SPDX-License-Identifier: MIT
"""Text is kept without what nobody sees, and compared without what nobody means."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text.plain import clean, fold, one_line, shorten, tidy

ANY = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("   ", ""),
        ("\u3000\u3000张三\u3000", "张三"),
        ("a\x00b", "ab"),
        ("a\x07\x1bb", "ab"),
        ("a\u200bb\ufeffc", "abc"),
        ("\u202eevil\u202c", "evil"),
        ("a\ud800b", "ab"),
        ("\ud842\udfb7", "\U00020bb7"),
        ("e\u0301", "é"),
        ("第一行\r\n第二行\r第三行\u2028第四行", "第一行\n第二行\n第三行\n第四行"),
        ("a\tb", "a\tb"),
        ("㛃䶮\U00020bb7\U0002bdaf🙂", "㛃䶮\U00020bb7\U0002bdaf🙂"),
        ("'; DROP TABLE x; --", "'; DROP TABLE x; --"),
        ("<b>a</b> & {0} %s =1+1", "<b>a</b> & {0} %s =1+1"),
    ],
)
def test_tidy_keeps_what_is_seen(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("张\u3000三", "张 三"),
        ("a\n b\tc", "a b c"),
        ("\n", ""),
        ("x" * 20_000, "x" * 20_000),
    ],
)
def test_one_line_has_single_blanks(typed: str, kept: str) -> None:
    assert one_line(typed) == kept


@given(ANY)
def test_kept_text_is_already_tidy(text: str) -> None:
    kept = tidy(text)
    assert tidy(kept) == kept
    assert one_line(one_line(text)) == one_line(text)
    assert unicodedata.is_normalized("NFC", kept)
    kept.encode("utf-8")
    assert not set(kept) & set("\x00\r\u200b\u202e\ufeff")


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("１３８ＡＢ", "138ab"), ("Straße", "STRASSE"), ("ａ\u3000ｂ", "A B"), ("O'Brien", "o'brien")],
)
def test_fold_makes_the_same_what_means_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(ANY, st.integers(0, 30))
def test_shortened_text_fits(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length
    assert len(one_line(text)) > length or short == one_line(text)


def test_shorten_shows_that_something_was_cut() -> None:
    assert shorten("客户要求当天退款并道歉", 6) == "客户要求当…"
    assert shorten("ab q\u0308\u0308x", 5) == "ab…"
