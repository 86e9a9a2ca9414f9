# SPDX-License-Identifier: MIT
"""Copies carry their names, pages are counted per copy, marks are where they belong."""

import io
import threading
from typing import Any

import pytest
from PIL import Image

from desk.paper.job import print_forms
from desk.paper.request import Letterhead, Printable, PrintOptions, Reprint
from desk.paper.sizes import PAPERS
from tests.paper import reading
from tests.paper.samples import NOW, OFFICE, SETTING, complaint, order, sheet

ONE = ("客服联",)


def job(*records: Printable, office: Letterhead = OFFICE, **options: Any) -> bytes:
    return print_forms(records, office=office, setting=SETTING, options=PrintOptions(**options))


def test_each_copy_carries_its_name_and_its_own_page_numbers() -> None:
    pages = [reading.dense(page) for page in reading.pages(job(sheet(order())))]
    assert len(pages) == 3
    for page, name in zip(pages, ("存根联", "记账联", "仓库联"), strict=True):
        assert page.count(name) == 1
        assert "第1页共1页" in page


def test_copies_can_be_chosen() -> None:
    assert len(reading.pages(job(sheet(order()), copies=("存根联",)))) == 1
    assert "存根联" not in reading.words(job(sheet(order()), copies=()))


def test_pages_are_counted_per_record() -> None:
    pages = [
        reading.dense(page)
        for page in reading.pages(
            job(sheet(complaint(content="长" * 6000)), sheet(order()), copies=ONE)
        )
    ]
    long = len(pages) - 1
    assert long > 2
    assert [f"第{n}页共{long}页" in page for n, page in enumerate(pages[:-1], 1)] == [True] * long
    assert "第1页共1页" in pages[-1]
    assert all("TS202611-0042" in page for page in pages[:-1])


def test_a_second_print_says_so() -> None:
    data = job(sheet(complaint(), reprint=Reprint(2, "王建国", NOW)), copies=ONE)
    assert "补打第2次王建国2026-11-2114:30" in reading.dense(reading.words(data))
    assert "补打" not in reading.words(job(sheet(complaint()), copies=ONE))


def test_who_printed_it_the_footer_and_the_trail_stand_below() -> None:
    found = reading.words(
        job(sheet(complaint(), trail="9f2c01ab"), copies=ONE, printed_by="李婷", printed_at=NOW)
    )
    assert "打印：李婷 2026-11-21 14:30" in found
    assert "投诉电话 0571-88888888" in found
    assert "9f2c01ab" in found


def test_a_void_sheet_is_stamped_with_the_reason() -> None:
    record = complaint(voided=True, void_reason="重复登记")
    found = reading.dense(reading.words(job(sheet(record), copies=ONE)))
    assert "作废" in found
    assert "重复登记" in found
    assert "作废" not in reading.dense(reading.words(job(sheet(complaint()), copies=ONE)))


def test_a_reader_is_named_all_over_the_page() -> None:
    found = reading.words(job(sheet(complaint()), copies=ONE, watermark="物流部 王建国"))
    assert reading.dense(found).count("物流部王建国") > 10


def test_slips_stand_four_to_a_page() -> None:
    records = [sheet(order(lines=1, number=f"DD202611-{n:04}")) for n in range(6)]
    pages = reading.pages(job(*records, copies=("存根联",), up=4))
    assert len(pages) == 2
    assert [f"DD202611-{n:04}" in pages[0] for n in range(6)] == [True] * 4 + [False] * 2


def test_the_nudge_moves_everything() -> None:
    def place(**options: Any) -> tuple[float, float]:
        for _page, char in reading.letters(job(sheet(order()), copies=("存根联",), **options)):
            if char["text"] == "杭":
                return char["x0"], char["top"]
        raise AssertionError

    x, top = place()
    moved_x, moved_top = place(nudge=(5.0, 2.0))
    assert moved_x - x == pytest.approx(5 * 72 / 25.4, abs=0.02)
    assert moved_top - top == pytest.approx(2 * 72 / 25.4, abs=0.02)


def test_the_same_job_gives_the_same_bytes() -> None:
    def make() -> bytes:
        return job(sheet(complaint()), sheet(order()), printed_at=NOW, invariant=True)

    assert make() == make()


def test_the_file_names_its_language_and_office() -> None:
    with reading.opened(job(sheet(order()))) as file:
        assert file.metadata["Author"] == OFFICE.office
        assert file.metadata["Creator"] == "desk"


def test_a_logo_is_printed_once_into_the_file() -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 120), "#176d72").save(out, "PNG")
    office = Letterhead("云帆", "", out.getvalue())
    data = job(sheet(order()), sheet(order()), office=office)
    assert data.count(b"/Subtype /Image") == 1
    with reading.opened(data) as file:
        assert len(file.pages[0].images) == 1


def test_progress_is_told_and_may_cancel() -> None:
    class CancelledError(Exception):
        pass

    told: list[int] = []

    def progress(done: int) -> None:
        told.append(done)
        if done == 3:
            raise CancelledError

    records = (sheet(order(number=f"DD202611-{n:04}")) for n in range(10))
    with pytest.raises(CancelledError):
        print_forms(records, office=OFFICE, setting=SETTING, progress=progress)
    assert told == [1, 2, 3]


def test_jobs_run_in_threads_side_by_side() -> None:
    files: dict[int, bytes] = {}

    def run(n: int) -> None:
        files[n] = job(sheet(complaint()), invariant=True, language="zh_CN" if n % 2 else "en")

    threads = [threading.Thread(target=run, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert files[0] == files[2]
    assert files[1] == files[3]
    assert "编号" in reading.words(files[1])
    assert "编号" not in reading.words(files[0])


def test_many_records_share_what_repeats() -> None:
    one = len(job(sheet(complaint()), copies=ONE))
    many = job(*(sheet(complaint(number=f"TS202611-{n:04}")) for n in range(100)), copies=ONE)
    assert len(many) < one + 100 * 4_000
    assert len(reading.pages(many)) == 100


def test_an_empty_job_is_an_empty_page() -> None:
    assert len(reading.pages(job())) == 1


def test_papers_have_their_size() -> None:
    for name, paper in PAPERS.items():
        with reading.opened(job(sheet(order(lines=1)), paper=paper, copies=ONE)) as file:
            page = file.pages[0]
            size = (float(page.width), float(page.height))
            assert size == pytest.approx(paper.size, abs=0.01), name
