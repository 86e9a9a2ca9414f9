# SPDX-License-Identifier: MIT
"""The ballot and the result on the screen, and the line of the star on Today."""

import io
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.db.clocks import run_missed
from desk.records.star import cast_vote
from desk.text import speaking, use_language
from desk.ui.record.own_ways import OWN_WAYS
from desk.ui.requests import Leave, OpenOwn, OpenRecord, PrintPage
from desk.ui.star import StarPage, StarStrip
from tests.offices import Desk
from tests.ui.conftest import Sit
from tests.ui.pages import Place, shown, speak_anew
from tests.ui.people.conftest import make


@pytest.fixture
def star(desk: Desk) -> Any:
    """An open election with three candidates."""
    desk.hire("li", "李婷", "staff")
    return make(desk, "star", "supervisor", month="2026-11")


def opened(place: Place, star: Any) -> StarPage:
    page = StarPage(place.workplace, star.id)
    shown(place, page)
    return page


def counted(desk: Desk, star: Any) -> Any:
    """The votes are in and counted; 李婷 is elected."""
    cast_vote(desk.store, desk["staff"], star.id, desk.id("li"), "kind <b>")
    cast_vote(desk.store, desk["trainer"], star.id, desk.id("li"))
    desk.clock.pass_by(days=8)
    run_missed(desk.store, desk.office)
    return desk.store.get(desk["supervisor"], "star", star.id)


def test_a_vote_is_cast_by_keys(sit: Sit, desk: Desk, star: Any) -> None:
    place = sit("staff")
    page = opened(place, star)
    names = {card.text() for card in page.ballot.cards.values()}
    assert names == {"李婷", "trainer 李"}  # nobody sees a card of his own
    assert not page.ballot.button.isEnabled()
    card = page.ballot.cards[desk.id("li")]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert page.ballot.button.text() == "Vote for 李婷"
    page.ballot.words.setText("always there")
    page.actions_["star.cast"].trigger()
    place.settle()
    assert place.told == ["Your vote is in the box."]
    assert page.ballot.told.text() == "You have voted. Thank you."
    assert page.ballot.turnout.told.text() == "1 of 4 have voted"
    assert not page.ballot.words.text()
    assert all(not one.isChecked() for one in page.ballot.cards.values())
    assert not desk.store.drafts.of(desk["staff"])
    assert not place.troubles


def test_what_is_refused_is_told_on_the_ballot(sit: Sit, desk: Desk, star: Any) -> None:
    place = sit("staff")
    page = opened(place, star)
    page.ballot.cards[desk.id("li")].setChecked(True)
    cast_vote(desk.store, desk["staff"], star.id, desk.id("trainer"))  # at another desk
    page.ballot.press()
    place.settle()
    assert not place.troubles
    assert page.ballot.told.text() == "You have voted. Thank you."


def test_who_runs_it_sees_who_has_yet_to_vote_and_nothing_else(
    sit: Sit, desk: Desk, star: Any
) -> None:
    cast_vote(desk.store, desk["staff"], star.id, desk.id("li"))
    page = opened(sit("supervisor"), star)
    told = page.ballot.turnout.names
    assert told.isVisibleTo(page)
    assert "李婷" in told.text()
    assert "staff 李" not in told.text()
    other = opened(sit("trainer"), star)
    assert not other.ballot.turnout.names.isVisibleTo(other)


def test_who_does_not_vote_is_told_so(sit: Sit, star: Any) -> None:
    page = opened(sit("manager"), star)
    assert page.ballot.told.text() == "Colleagues are voting."
    assert not page.ballot.button.isVisibleTo(page)


def test_the_result_shows_photo_reason_and_counts(sit: Sit, desk: Desk, star: Any) -> None:
    session = desk["supervisor"]
    done = counted(desk, star)
    out = io.BytesIO()
    Image.new("RGB", (90, 120), (14, 118, 110)).save(out, "PNG")
    desk.store.attachments.add(session, "star", star.id, "李婷.png", out.getvalue())
    done.reason = "calm with everybody"
    desk.store.save(session, done)
    place = sit("viewer") if desk["viewer"].may("read", done.sheet) else sit("staff")
    page = opened(place, star)
    lines = page.result.table.lines
    assert [line.cells[1] for line in lines] == ["李婷"]
    assert lines[0].cells[2] == "2"
    assert page.result.reason.text() == "calm with everybody"
    assert "kind <b>" in page.result.voices.text()
    page.print_poster()
    asked = place.last(PrintPage)
    assert (asked.form, asked.paper) == ("poster", "A4")
    page.open_form()
    assert place.last(OpenRecord).record == star.id
    page.leave()
    assert place.last(Leave).page is page
    with speaking("zh_CN"):
        use_language("zh_CN")
        speak_anew(page)
        assert page.tab_text() == "服务标兵"


def test_the_form_leads_to_ballot_result_and_poster(desk: Desk, star: Any) -> None:
    assert [way.id for way in OWN_WAYS["star"](star)] == ["vote"]
    assert [way.id for way in OWN_WAYS["star"](counted(desk, star))] == ["result", "poster"]


def test_today_tells_of_the_vote_and_of_the_star(sit: Sit, desk: Desk, star: Any) -> None:
    place = sit("staff")
    strip = StarStrip(place.workplace)
    shown(place, strip, 900, 60)
    assert strip.isVisible()
    assert "you can vote until" in strip.notice.accessibleName()
    strip.notice.asked.emit()
    assert place.last(OpenOwn) == OpenOwn("star", star.id, "vote")
    done = counted(desk, star)
    place.settle()
    strip.look()
    place.settle()
    assert not strip.isVisible()
    desk.store.step(desk["supervisor"], "star", done.id, "announce", {})
    strip.look()
    place.settle()
    assert strip.isVisible()
    assert "李婷" in strip.notice.accessibleName()
    strip.notice.dismissed.emit()
    strip.look()
    place.settle()
    assert not strip.isVisible()


def test_an_office_without_elections_has_no_line(sit: Sit) -> None:
    place = sit("staff")
    strip = StarStrip(place.workplace)
    shown(place, strip, 900, 60)
    strip.look()
    place.settle()
    assert not strip.notice.accessibleName()
