# SPDX-License-Identifier: MIT
"""A form on paper says everything that was filled in, inside its cells, in our own fonts."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from desk.db.record import Record, Rows
from desk.errors import Invalid
from desk.paper.job import print_forms
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS, Paper
from desk.text import speaking
from tests.paper import reading
from tests.paper.nasty import NASTY
from tests.paper.samples import (
    ENGLISH_OFFICE,
    NOW,
    OFFICE,
    SETTING,
    complaint,
    english_complaint,
    order,
    sheet,
)

ONE = ("客服联",)


def printed(record: Record, **options: Any) -> bytes:
    settings: dict[str, Any] = {"copies": ONE, "printed_by": "李婷", "printed_at": NOW, **options}
    english = settings.get("language") == "en"
    office = ENGLISH_OFFICE if english else OFFICE
    return print_forms(
        [sheet(record)], office=office, setting=SETTING, options=PrintOptions(**settings)
    )


def shown(record: Record) -> Iterator[str]:
    """Every drawn value as the office reads it."""
    parts = record.parts()
    for name in record.sheet.on_paper.names:
        part, value = parts[name], getattr(record, name)
        if isinstance(part, Rows):
            for row in value:
                for column, kind in row.columns().items():
                    yield kind.show(getattr(row, column), SETTING)
        else:
            yield part.show(value, SETTING)


PAPER_NAMES = ["A4", "A4 landscape", "A5", "A5 landscape", "241 × 140", "241 × 279", "190 × 102"]
RECORDS = {"complaint": complaint, "english": english_complaint, "order": order}


@pytest.mark.parametrize("name", PAPER_NAMES)
@pytest.mark.parametrize("record", RECORDS)
def test_every_drawn_value_is_on_the_paper(record: str, name: str) -> None:
    made = RECORDS[record]()
    language = "en" if record == "english" else "zh_CN"
    found = reading.dense(reading.words(printed(made, paper=PAPERS[name], language=language)))
    assert made.number in found
    with speaking(language):
        lost = [value for value in shown(made) if reading.dense(value) not in found]
    assert not lost


@pytest.mark.parametrize("name", PAPER_NAMES)
@pytest.mark.parametrize("record", RECORDS)
def test_nothing_leaves_the_margins_or_crosses_a_line(record: str, name: str) -> None:
    paper = PAPERS[name]
    language = "en" if record == "english" else "zh_CN"
    inside(printed(RECORDS[record](), paper=paper, language=language), paper)


def inside(data: bytes, paper: Paper) -> None:
    left, bottom, width, height = paper.body
    lines: dict[int, list[tuple[float, float, float]]] = {}
    for page, char in reading.letters(data):
        assert char["x0"] >= left - 0.5, char["text"]
        assert char["x1"] <= left + width + 0.5, char["text"]
        assert page.height - char["bottom"] >= bottom - 4
        assert page.height - char["top"] <= bottom + height + 4
        if page.page_number not in lines:
            lines[page.page_number] = reading.uprights(page)
        middle = (char["top"] + char["bottom"]) / 2
        for x, top, end in lines[page.page_number]:
            crossed = char["x0"] + 0.6 < x < char["x1"] - 0.6 and top < middle < end
            assert not crossed, f"{char['text']} stands on a line"


@pytest.mark.parametrize("text", NASTY)
def test_nasty_words_are_only_words(text: str) -> None:
    record = complaint(own_words=text, customer=text[:200], result=f"前{text}后")
    try:
        found = reading.dense(reading.words(printed(record)))
    except Invalid:
        pytest.fail("our fonts have all of these")
    kept = re.sub("[\x00-\x08\u200b-\u200f\u202a-\u202e\ufeff\ud800]", "", text)
    want = reading.dense(kept.replace("\x0b", "\n"))
    if "e\u0301" in want:  # a reader of files may give the composed letter
        want = "combining"
    assert found.count(want) >= 3


@pytest.mark.parametrize("length", [7_000, 20_000])
@pytest.mark.parametrize("letter", ["投诉，", "x", "word "])
def test_long_words_flow_over_pages(letter: str, length: int) -> None:
    text = (letter * length)[:length]
    data = printed(complaint(own_words=text))
    found = reading.pages(data)
    assert len(found) > 2
    drawn = sum(page.count(letter[0]) for page in found)
    assert drawn >= text.count(letter[0])
    assert all(f"第{n}页共{len(found)}页" in reading.dense(p) for n, p in enumerate(found, 1))
    assert "客户原话（续）" in reading.dense(found[1])
    inside(data, PAPERS["A4"])


def test_a_table_repeats_its_heading_on_every_page() -> None:
    data = printed(order(lines=80))
    found = [reading.dense(page) for page in reading.pages(data)]
    assert len(found) >= 3
    with_rows = [page for page in found if "1,280.50" in page]
    assert all("规格型号" in page for page in with_rows)
    inside(data, PAPERS["A4"])


def test_a_table_row_taller_than_a_page_is_cut() -> None:
    record = complaint()
    step = record.process[0]
    step.text = "查监控，" * 3000
    found = reading.pages(printed(record))
    assert sum(page.count("查") for page in found) >= 3000


def test_chosen_and_open_options_are_boxes() -> None:
    found = reading.dense(reading.words(printed(complaint(mood="upset", read_back=False))))
    assert "☐平和☑激动☐愤怒" in found
    assert "☐是☑否" in found or "☐yes☑no" in found


def test_money_stands_in_figures_and_capitals() -> None:
    found = reading.dense(reading.words(printed(complaint(compensation=140950))))
    assert "¥1,409.50" in found
    assert "人民币壹仟肆佰零玖元伍角整" in found


def test_a_blank_form_has_boxes_and_room_but_no_values() -> None:
    found = reading.dense(reading.words(printed(complaint(), blank=True)))
    assert "☑" not in found
    assert "陈晓燕" not in found
    assert "TS202611" not in found
    assert "☐服务态度☐产品质量" in found
    assert "年月日时分" in found
    assert "第1页共1页" in found


def test_masked_forms_hide_phones() -> None:
    found = reading.words(printed(complaint(), masked=True))
    assert "13812345678" not in found
    assert "138****5678" in found


def test_only_our_fonts_are_used_and_carried_along() -> None:
    names = {char["fontname"] for _page, char in reading.letters(printed(complaint()))}
    assert {name.partition("+")[2] for name in names} == {"DeskSans-Regular", "DeskSans-Bold"}
    with reading.opened(printed(complaint())) as file:
        fonts = file.pages[0].page_obj.resources["Font"]
        assert b"Helvetica" not in repr(fonts).encode()


def test_a_missing_character_is_refused_and_named() -> None:
    record = complaint(result="好\ue001", customer="\U0010fffd公司")
    with pytest.raises(Invalid) as refused:
        printed(record)
    assert {name for name, _message in refused.value.problems} == {"result", "customer"}
    assert "\ue001" in str(dict(refused.value.problems)["result"])
    assert "TS202611-0042" in str(refused.value)


def test_a_missing_character_in_a_table_is_refused_too() -> None:
    record = complaint()
    record.process[1].text = "\ue001"
    with pytest.raises(Invalid) as refused:
        printed(record)
    assert refused.value.problems[0][0] == "process"


def test_numbers_that_are_not_ascii_go_without_codes() -> None:
    found = reading.words(printed(complaint(number="杭投202611-0042")))
    assert "杭投202611-0042" in found


def test_an_old_year_and_an_empty_form_print() -> None:
    kind = type(complaint())
    data = printed(kind(number="TS190001-0001", received_at=datetime(1900, 1, 2, tzinfo=UTC)))
    assert "1900-01-02" in reading.words(data)
