# SPDX-License-Identifier: MIT
"""Sentences are shown in the reader's language, and never lost for want of a translation."""

import threading
from pathlib import Path

import pytest

from desk import paths
from desk.text import (
    LANGUAGES,
    N_,
    Message,
    Unreadable,
    _,
    catalogue,
    language,
    n_,
    speaking,
    use_language,
)

AMOUNT = "Type an amount."


@pytest.fixture
def no_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "built", lambda: tmp_path)
    catalogue.forget()
    return tmp_path / "locale" / "zh_CN" / "LC_MESSAGES" / "desk.mo"


@pytest.mark.usefixtures("chinese")
def test_a_text_is_translated_now() -> None:
    assert _(AMOUNT) == "请填写金额。"
    with speaking("en"):
        assert _(AMOUNT) == AMOUNT


@pytest.mark.usefixtures("chinese")
def test_what_has_no_translation_stays_english() -> None:
    assert _("nobody translated this") == "nobody translated this"
    assert _("") == ""
    assert n_("{n} goose", "{n} geese", 2) in ("{n} goose", "{n} geese")


@pytest.mark.usefixtures("chinese")
def test_a_message_is_translated_when_it_is_shown() -> None:
    with speaking("en"):
        message = Message("“{text}” is too large for an amount.", text="{0} {text} %s }{")
        assert str(message) == "“{0} {text} %s }{” is too large for an amount."
    assert str(message) == "“{0} {text} %s }{”超出了金额的上限。"


@pytest.mark.usefixtures("chinese")
def test_only_our_own_words_inside_a_message_are_translated() -> None:
    outer = "{inner} / {own} / {typed} / {several}"
    message = Message(
        outer, inner=Message(AMOUNT), own=N_(AMOUNT), typed=AMOUNT, several=[N_(AMOUNT), 1, "b"]
    )
    assert str(message) == f"请填写金额。 / 请填写金额。 / {AMOUNT} / 请填写金额。、1、b"
    with speaking("en"):
        assert str(message) == f"{AMOUNT} / {AMOUNT} / {AMOUNT} / {AMOUNT}, 1, b"


def test_one_and_many() -> None:
    one, two = (Message.counted("{n} sheet", "{n} sheets", n) for n in (1, 2))
    assert (str(one), str(two)) == ("1 sheet", "2 sheets")
    assert one != two
    assert n_("{n} sheet", "{n} sheets", 1) == "{n} sheet"


def test_messages_compare_by_what_they_say() -> None:
    assert Message("a {x}", x=1) == Message("a {x}", x=1)
    assert hash(Message("a {x}", x=[1])) == hash(Message("a {x}", x=[1]))
    assert len({Message("a {x}", x=1), Message("a {x}", x=1), Message("a {x}", x=2)}) == 2
    assert Message("a") != "a"
    assert repr(Message("a {x}", x="1")) == "Message('a {x}', x='1')"


@pytest.mark.parametrize("template", ["{missing} x", "half { open", "{0}", "{x.missing}", "{x[0]}"])
def test_a_slip_in_a_sentence_still_shows_it(template: str) -> None:
    assert str(Message(template, x=1)) == template


def test_marking_changes_nothing() -> None:
    assert N_("Phone") == "Phone"
    assert {"Phone": 1}[N_("Phone")] == 1


def test_without_a_catalogue_the_sentences_are_english(no_catalogue: Path) -> None:
    with speaking("zh_CN"):
        assert _(AMOUNT) == AMOUNT
        assert n_("{n} sheet", "{n} sheets", 2) == "{n} sheets"
    assert not no_catalogue.exists()
    catalogue.forget()


@pytest.mark.parametrize("content", [b"", b"not a catalogue", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_a_damaged_catalogue_stops_nothing(no_catalogue: Path, content: bytes) -> None:
    no_catalogue.parent.mkdir(parents=True)
    no_catalogue.write_bytes(content)
    with speaking("zh_CN"):
        assert _(AMOUNT) == AMOUNT
    catalogue.forget()


def test_the_language_of_one_print_does_not_reach_another_thread() -> None:
    heard: list[str] = []
    with speaking("zh_CN"):
        assert language() == "zh_CN"
        other = threading.Thread(target=lambda: heard.append(language()))
        other.start()
        other.join()
    assert heard == ["en"] == [language()]


def test_a_language_desk_does_not_speak_is_refused() -> None:
    with pytest.raises(ValueError):
        use_language("fr")
    with pytest.raises(ValueError), speaking("fr"):
        pass
    assert set(LANGUAGES) == {"zh_CN", "en"}


def test_the_language_of_the_process() -> None:
    try:
        use_language("zh_CN")
        assert language() == "zh_CN"
        with speaking("en"):
            assert language() == "en"
        assert language() == "zh_CN"
    finally:
        use_language("en")


def test_an_unreadable_value_says_why() -> None:
    with pytest.raises(ValueError, match="a 5") as caught:
        raise Unreadable(Message("a {x}", x=5))
    assert isinstance(caught.value, Unreadable)
    assert caught.value.message == Message("a {x}", x=5)
