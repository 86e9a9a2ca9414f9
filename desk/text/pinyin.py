# SPDX-License-Identifier: MIT
"""How names sound, so that zs and zhangs find 张三.

The library knows phrases but reads surnames as everyday words (曾 as ceng), so the surnames that
sound different stand here. ü is written v, as it is typed.
"""

import gc
import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from desk.text.plain import one_line

_SURNAMES = {
    "曾": "zeng", "单": "shan", "仇": "qiu", "区": "ou", "解": "xie", "查": "zha", "盖": "ge",
    "朴": "piao", "乐": "yue", "翟": "zhai", "种": "chong", "缪": "miao", "繁": "po", "员": "yun",
    "贠": "yun", "秘": "bi", "冼": "xian", "洗": "xian", "折": "she", "宓": "fu", "覃": "qin",
    "阚": "kan", "黑": "he", "佴": "nai", "召": "shao", "隗": "wei", "祭": "zhai", "炅": "gui",
    "都": "du", "句": "gou", "薄": "bo", "卜": "bu", "郇": "xun", "任": "ren", "华": "hua",
    "葛": "ge", "牟": "mou", "尉迟": "yu chi", "单于": "chan yu", "万俟": "mo qi",
    "长孙": "zhang sun", "澹台": "tan tai", "乐正": "yue zheng", "宰父": "zai fu",
    "令狐": "ling hu", "相里": "xiang li",
}  # fmt: skip
_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUNS = re.compile(f"[{_HAN}]+|[a-z0-9]+")
# Most names: nothing in them is written in two ways, no blank stands in them.
_PLAIN = re.compile("[\u4e00-\u9fff]*")
_NAME = re.compile(f"[{_HAN}]{{2,4}}")


def spell(text: str, *, name: bool = True) -> str:
    """张三 as zhangsan: small letters without tones; Latin letters and figures stay."""
    return "".join(syllables(text, name=name))


def initials(text: str, *, name: bool = True) -> str:
    """张三 as zs; Latin words and figures stay whole."""
    return "".join(part if part == source else part[0] for part, source in _read(text, name))


def syllables(text: str, *, name: bool = True) -> list[str]:
    """The sounds of `text` one by one; two to four characters count as a person's `name`."""
    return [part for part, _source in _read(text, name)]


def sounds_otherwise(text: str) -> bool:
    """Whether `text` read as a name may sound different from the same characters in a sentence."""
    return bool(_surname(text[:2]))


def readings(text: str) -> list[str]:
    """Every spelling a search should find: as a name, and as a word where that sounds different."""
    both = dict.fromkeys(spell(text, name=name) for name in (True, False))
    return [spelling for spelling in both if spelling]


@lru_cache(maxsize=4096)
def _read(text: str, name: bool) -> tuple[tuple[str, str], ...]:
    """Pairs of sound and what it stands for; characters nobody knows the sound of are left out."""
    line = text
    if not _PLAIN.fullmatch(text):
        line = unicodedata.normalize("NFKD", one_line(text)).casefold()
        line = re.sub("[\u0300-\u036f]", "", line)
    sounds: list[tuple[str, str]] = []
    surname = _surname(line) if name and _NAME.fullmatch(line) else ""
    if surname:
        sounds += zip(_SURNAMES[surname].split(), surname, strict=True)
        line = line[len(surname) :]
    for run in _RUNS.findall(line):
        sounds += [(run, run)] if run[0].isascii() else _spoken(run)
    return tuple(sounds)


def _surname(line: str) -> str:
    """The surname of `line` when it is one that sounds different; double surnames first."""
    return next((line[:n] for n in (2, 1) if line[:n] in _SURNAMES), "")


def _silent(marks: str) -> Any:
    """One empty sound for each character, so that sounds and characters stay side by side."""
    return [""] * len(marks)


def _spoken(run: str) -> list[tuple[str, str]]:
    # Imported here: reading the dictionary takes longer than opening the window may.
    from pypinyin import lazy_pinyin

    starts = _phrase_starts()
    if any(run[at : at + 2] in starts for at in range(len(run) - 1)):
        sounds = lazy_pinyin(run, errors=_silent)
    else:  # no phrase within: each character sounds as it does alone, as in most names
        sounds = [_alone(mark) for mark in run]
    return [(sound, mark) for sound, mark in zip(sounds, run, strict=True) if sound]


@cache
def _phrase_starts() -> frozenset[str]:
    from pypinyin.constants import PHRASES_DICT

    # Its 150,000 lists stay as long as the program: Python's collector, which would walk them all
    # (28 ms) again and again while records come in, need not look at them any more.
    gc.freeze()
    return frozenset(phrase[:2] for phrase in PHRASES_DICT)


@lru_cache(maxsize=8192)
def _alone(mark: str) -> str:
    from pypinyin import lazy_pinyin

    return str(lazy_pinyin(mark, errors=_silent)[0])
