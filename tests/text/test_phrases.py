# SPDX-License-Identifier: MIT
"""A phrase of the office is seen by each reader in the own language."""

import pytest

from desk.text import Message, _, speaking
from desk.text.phrases import phrase, wordings

BOTH = phrase({"zh_CN": "铺红地毯", "en": "Red carpet"})


def test_each_reader_sees_the_own_wording() -> None:
    for code, text in (("zh_CN", "铺红地毯"), ("en", "Red carpet")):
        with speaking(code):
            assert _(BOTH) == text
            assert str(Message(BOTH)) == text
    assert wordings(BOTH) == {"zh_CN": "铺红地毯", "en": "Red carpet"}


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        ({"zh_CN": "铺红地毯"}, "铺红地毯"),
        ({"en": " Red\tcarpet "}, "Red carpet"),
        ({"zh_CN": "VIP", "en": "VIP"}, "VIP"),
        ({"zh_CN": "甲 ‖ 乙", "en": "a ‖ b ‖ c"}, "甲   乙 ‖ a   b   c"),
        ({}, ""),
    ],
)
def test_how_a_phrase_is_kept(texts: dict[str, str], kept: str) -> None:
    assert phrase(texts) == kept


def test_what_only_looks_like_one_is_shown_as_it_is() -> None:
    with speaking("en"):
        assert _("a ‖ b ‖ c") == "a ‖ b ‖ c"
