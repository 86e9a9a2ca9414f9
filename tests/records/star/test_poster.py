# SPDX-License-Identifier: MIT
"""The poster of the star: in both languages, with a photo or without, a page for each star."""

import io
from typing import Any

import pytest
from PIL import Image

from desk.db.clocks import run_missed
from desk.errors import Invalid, Refused
from desk.paper.papers import draw_paper
from desk.paper.poster import square
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from desk.records.star import cast_vote
from desk.records.star.photos import photos
from tests.offices import Desk
from tests.paper import reading
from tests.records.people.conftest import again, make


def picture(wide: int, high: int, kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (wide, high), (20, 120, 110)).save(out, kind)
    return out.getvalue()


@pytest.fixture
def elected(desk: Desk) -> Any:
    """An election that is counted; 李婷 and 孙晓晓 are equal in everything."""
    star = make(desk, "star", "supervisor", month="2026-10")
    cast_vote(desk.store, desk["li"], star.id, desk.id("sun"))
    cast_vote(desk.store, desk["sun"], star.id, desk.id("li"))
    desk.clock.pass_by(days=7)
    run_missed(desk.store, desk.office)
    return again(desk, star)


def poster(desk: Desk, star: Any, language: str = "zh_CN", who: str = "supervisor") -> bytes:
    how = PrintOptions(paper=PAPERS["A4"], language=language)
    return draw_paper(
        desk.store, desk[who], kind="star", record=star.id, form="poster", options=how
    )


def test_a_page_for_each_star(desk: Desk, elected: Any) -> None:
    assert elected.star_names == "李婷、孙晓晓"
    pages = reading.pages(poster(desk, elected))
    assert len(pages) == 2
    for name, page in zip(("李婷", "孙晓晓"), pages, strict=True):
        assert name in page
        assert "本月服务标兵" in page
        assert "2026年10月" in page
        assert "云帆商务服务中心" in page
    english = reading.words(poster(desk, elected, "en"))
    assert "Service star of the month" in english
    assert "votes of colleagues" in english


def test_the_words_of_the_supervisor_come_first(desk: Desk, elected: Any) -> None:
    elected.reason = "calm & kind <b>" + " with every customer" * 30
    desk.store.save(desk["supervisor"], elected)
    told = reading.dense(reading.words(poster(desk, elected)))
    assert "calm&kind<b>" in told
    assert "同事投票" not in told


def test_each_star_has_the_own_photo(desk: Desk, elected: Any) -> None:
    plain = poster(desk, elected)
    session = desk["supervisor"]
    for name in ("other.jpg", "孙晓晓 2026.jpg"):
        desk.store.attachments.add(session, "star", elected.id, name, picture(300, 400))
    assert set(photos(desk.store, session, elected)) == {desk.id("sun")}
    assert len(poster(desk, elected)) > len(plain)
    desk.store.attachments.add(session, "star", elected.id, "李婷.png", b"no picture at all")
    assert len(reading.pages(poster(desk, elected))) == 2


def test_a_photo_is_cut_square_and_no_larger_than_it_is(desk: Desk) -> None:
    for wide, high in ((300, 500), (500, 300), (4000, 3000)):
        with Image.open(io.BytesIO(square(picture(wide, high)))) as cut:
            assert cut.size == (min(wide, high, 1200),) * 2
    assert square(b"") == square(b"\x89PNG broken") == b""


def test_without_a_result_there_is_no_poster(desk: Desk) -> None:
    star = make(desk, "star", "supervisor", month="2026-09")
    with pytest.raises(Invalid, match="count the votes"):
        poster(desk, star)
    with pytest.raises(Refused):
        poster(desk, star, who="viewer")


def test_a_character_without_a_print_font_is_told(desk: Desk, elected: Any) -> None:
    elected.reason = "ꯀ"
    desk.store.save(desk["supervisor"], elected)
    with pytest.raises(Invalid, match="ꯀ"):
        poster(desk, elected)
