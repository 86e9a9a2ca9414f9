# SPDX-License-Identifier: MIT
"""Names are found by their sound, surnames by the sound they have as surnames."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.text.pinyin import initials, readings, spell, syllables


@pytest.mark.parametrize(
    ("text", "spelled", "short"),
    [
        ("张三", "zhangsan", "zs"),
        ("曾国藩", "zengguofan", "zgf"),
        ("单雄信", "shanxiongxin", "sxx"),
        ("仇英", "qiuying", "qy"),
        ("区小明", "ouxiaoming", "oxm"),
        ("解晓东", "xiexiaodong", "xxd"),
        ("查良镛", "zhaliangyong", "zly"),
        ("盖叫天", "gejiaotian", "gjt"),
        ("朴树", "piaoshu", "ps"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("单于雄", "chanyuxiong", "cyx"),
        ("万俟卨", "moqixie", "mqx"),
        ("欧阳娜娜", "ouyangnana", "oynn"),
        ("重庆银行", "chongqingyinhang", "cqyh"),
        ("吕布", "lvbu", "lb"),
        ("ABC公司12号", "abcgongsi12hao", "abcgs12h"),
        ("ＡＢ１２", "ab12", "ab12"),
        ("Café", "cafe", "cafe"),
        ("张 三", "zhangsan", "zs"),
        ("㛃䶮", "jieyan", "jy"),
        ("🙂，。", "", ""),
        ("", "", ""),
        ("\ud800", "", ""),
    ],
)
def test_how_a_name_is_spelled(text: str, spelled: str, short: str) -> None:
    assert spell(text) == spelled
    assert initials(text) == short


def test_words_are_not_names() -> None:
    assert spell("单价", name=False) == "danjia"
    assert syllables("解放路", name=False) == ["jie", "fang", "lu"]
    assert spell("曾经沧海难为水").startswith("ceng")


def test_a_search_knows_both_readings() -> None:
    assert readings("乐购") == ["yuegou", "legou"]
    assert readings("张三") == ["zhangsan"]
    assert readings("🙂") == []


@given(st.text(max_size=30))
def test_spelling_is_small_letters_and_figures(text: str) -> None:
    spelled = spell(text)
    assert spelled == "" or (spelled.isascii() and spelled.isalnum() and spelled == spelled.lower())
    assert len(initials(text)) <= len(spelled)


def test_the_dictionary_is_read_only_when_it_is_needed() -> None:
    code = (
        "import sys, desk.text, desk.text.pinyin, desk.text.phones, desk.text.dates;"
        "assert 'pypinyin' not in sys.modules; assert 'gettext' not in sys.modules;"
        "assert not [m for m in sys.modules if m.startswith('PySide6')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
