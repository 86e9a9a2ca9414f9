# SPDX-License-Identifier: MIT
"""The words of whole pages, kept as text, so that a changed form shows as a readable difference.

After a wanted change: `DESK_KEEP_EXPECTED=1 python -m pytest tests/paper/test_expected.py`.
"""

import os
from pathlib import Path

import pytest

from desk.db.record import Record
from desk.paper.job import print_forms
from desk.paper.request import PrintOptions, Reprint
from desk.paper.sizes import PAPERS
from tests.paper import reading
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

FOLDER = Path(__file__).parent / "expected"
PAGES: dict[str, tuple[Record, PrintOptions]] = {
    "complaint.zh_CN": (complaint(), PrintOptions(copies=("客服联",))),
    "complaint.en": (english_complaint(), PrintOptions(copies=("Desk's copy",), language="en")),
    "complaint.blank": (complaint(), PrintOptions(copies=("客服联",), blank=True)),
    "complaint.a5": (complaint(), PrintOptions(copies=("客服联",), paper=PAPERS["A5"])),
    "order.zh_CN": (order(), PrintOptions(copies=("存根联",))),
    "order.241": (order(), PrintOptions(copies=("存根联",), paper=PAPERS["241 × 140"])),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_says_what_it_said(name: str) -> None:
    record, options = PAGES[name]
    office = ENGLISH_OFFICE if options.language == "en" else OFFICE
    again = Reprint(2, "王建国", NOW)
    data = print_forms(
        [sheet(record, reprint=again)], office=office, setting=SETTING, options=options
    )
    lines = [line.rstrip() for page in reading.pages(data) for line in [*page.splitlines(), "----"]]
    text = "\n".join(lines) + "\n"
    kept = FOLDER / f"{name}.txt"
    if os.environ.get("DESK_KEEP_EXPECTED"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(text, "utf-8")
    assert text == kept.read_text("utf-8")
