# SPDX-License-Identifier: MIT
"""Every text of the program is there in both languages, whole and in the office's own words."""

import re
from collections import defaultdict

import pytest

import hatch_build
from desk.text import LANGUAGES
from tests.house import msgids
from tests.house.msgids import Entry
from tests.house.sources import listed

ENGLISH = "en"
TRANSLATED = [code for code in LANGUAGES if code != ENGLISH]

# Names that a Chinese office writes in Latin letters too.
SAME = {
    "VIP", "QQ", "COD", "DOA", "ICP", "PDF", "XLSX", "CSV", "A4", "A5", "QR", "ID", "OK", "SQLite",
    "PostgreSQL", "UTF-8", "GB18030", "UTF-16", "Markdown", "WeChat", "English", "desk", "Ctrl",
    "kg", "m³", "km", "MB", "GB", "KB", "SMS", "TAB", "CSV (UTF-8)", "SHA-256",
}  # fmt: skip
# Two ways to show one value, both handed to the text: November or 11.
SAME_VALUE = {"month_name": "month"}
CHINESE = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff01-\uff5e]")
LETTERS = re.compile(r"[A-Za-z]{2,}")
HALF_WIDTH_MARK = re.compile(r"[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]\.(?!\d|\w)")


@pytest.fixture(params=TRANSLATED)
def entries(request: pytest.FixtureRequest) -> list[Entry]:
    """The translations of one language."""
    return msgids.catalogue(request.param)


def test_texts_are_not_built_before_they_are_translated() -> None:
    wrong = msgids.built_at_run_time()
    assert not wrong, listed(wrong)


def test_nothing_is_untranslated(entries: list[Entry]) -> None:
    known = {entry.msgid for entry in entries if all(entry.strings)}
    # the singular of a counted text serves the plain one, as gettext does it
    known |= {msgid[0] for msgid in known if isinstance(msgid, tuple)}
    missing = {f"{u.place}: {u.msgid}" for u in msgids.used() if u.msgid not in known}
    assert not missing, listed(missing)


def test_nothing_is_obsolete_or_guessed(entries: list[Entry]) -> None:
    used = {use.msgid for use in msgids.used()}
    singles = {msgid for msgid in used if isinstance(msgid, str)}
    unused = [
        f"{entry.file}: {entry.msgid}"
        for entry in entries
        if entry.msgid not in used
        and not (isinstance(entry.msgid, tuple) and entry.msgid[0] in singles)
    ]
    assert not unused, listed(unused)
    guessed = [f"{entry.file}: {entry.msgid}" for entry in entries if entry.fuzzy]
    assert not guessed, listed(guessed)


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_file_keeps_what_is_gone(language: str) -> None:
    assert not msgids.obsolete(language)


def test_each_text_stands_in_one_area(entries: list[Entry]) -> None:
    homes = defaultdict(list)
    for entry in entries:
        homes[entry.msgid if isinstance(entry.msgid, str) else entry.msgid[0]].append(entry.file)
    twice = [f"{msgid}: {' '.join(files)}" for msgid, files in homes.items() if len(files) > 1]
    assert not twice, listed(twice)


def test_values_stand_in_both_texts(entries: list[Entry]) -> None:
    wrong = []
    for entry in entries:
        own = entry.msgid if isinstance(entry.msgid, str) else entry.msgid[1]
        for text in entry.strings:
            if _values(own) != _values(text):
                wrong.append(f"{entry.file}: {own!r} → {text!r}")
    assert not wrong, listed(wrong)


def test_chinese_is_chinese() -> None:
    wrong = []
    for entry in msgids.catalogue("zh_CN"):
        msgid = entry.msgid if isinstance(entry.msgid, str) else entry.msgid[0]
        for text in entry.strings:
            english = LETTERS.search(_without_values(text)) and not CHINESE.search(text)
            if english and text not in SAME:
                wrong.append(f"{entry.file}: {msgid!r} → {text!r}")
    assert not wrong, listed(wrong)


def test_chinese_has_chinese_marks() -> None:
    wrong = [
        f"{entry.file}: {text!r}"
        for entry in msgids.catalogue("zh_CN")
        for text in entry.strings
        if HALF_WIDTH_MARK.search(text)
    ]
    assert not wrong, listed(wrong)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_areas_become_one_catalogue(language: str) -> None:
    compiled = hatch_build.merged(msgids.files(language), language)
    assert compiled[:4] in (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")


def _values(text: str) -> set[str] | None:
    try:
        return {SAME_VALUE.get(name, name) for name in msgids.placeholders(text)}
    except ValueError:  # not a format at all: a text that shows a brace
        return None


def _without_values(text: str) -> str:
    return re.sub(r"\{[^}]*\}", "", text)
