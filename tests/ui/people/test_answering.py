# SPDX-License-Identifier: MIT
"""Articles offered and read, survey answers typed one after the other, slips four to a sheet."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from desk.dialogs.ask import AskDialog
from desk.paper.preview import Preview
from desk.paper.printing import draw_records
from desk.paper.request import PrintOptions
from desk.paper.sizes import PAPERS
from desk.records.article.reading import readers
from desk.records.survey.rows import SurveyQuestion
from desk.ui.answering import AnsweringPage
from desk.ui.callcard import CallCard
from desk.ui.offers import Offers
from desk.ui.reading import ReadingPage
from desk.ui.record.callback_script import Questions
from desk.ui.recordpage import RecordPage
from desk.ui.requests import AskStep, OpenOwn, OpenRecord
from desk.ui.widgets.segments import Segments
from tests.offices import Desk
from tests.ui.conftest import Sit
from tests.ui.pages import shown
from tests.ui.people.conftest import make


@pytest.fixture
def article(desk: Desk) -> Any:
    """A published article about the filing."""
    made = make(
        desk,
        "article",
        title_text="网站备案怎么办理",
        body="# 步骤\n\n1. 准备**营业执照**\n\n<img src='x.png'>",
        keywords="备案 ICP",
    )
    return desk.store.step(desk["supervisor"], "article", made.id, "publish", {})


def test_an_article_is_read_as_a_page_and_its_reader_kept(sit: Sit, article: Any) -> None:
    place = sit("staff")
    page = ReadingPage(place.workplace, article.id)
    shown(place, page)
    assert page.name.text() == "网站备案怎么办理"
    assert "营业执照" in page.text.toPlainText()
    assert "**" not in page.text.toPlainText()
    (reader,) = readers(place.store, place.session, article.id)
    assert reader.person == place.session.person_id
    assert not place.troubles


def test_words_typed_offer_the_article(sit: Sit, article: Any) -> None:
    place = sit("staff")
    offers = Offers(place.workplace)
    offers.typed("客户问备案要多久")
    offers.look()
    place.settle()
    assert [button.text() for button in offers.buttons] == ["网站备案怎么办理"]
    offers.buttons[0].click()
    assert place.last(OpenOwn) == OpenOwn("article", article.id, "read")
    offers.typed("天气")
    offers.look()
    place.settle()
    assert not offers.buttons
    assert offers.isHidden()


def test_the_call_card_offers_and_hands_the_words_on(sit: Sit, article: Any) -> None:
    place = sit("staff")
    window = QMainWindow()
    window.resize(1200, 700)
    card = CallCard(window, place.workplace)
    window.show()
    card.start_call()
    QTest.keyClicks(card.words, "ICP filing")
    card.offers.look()
    place.settle()
    assert card.offers.buttons
    card.actions_["call.kind.enquiry"].trigger()
    card.open_form()
    place.settle()
    assert place.last(OpenRecord).values["content"] == "ICP filing"
    window.hide()
    window.deleteLater()


def test_a_form_offers_while_it_is_typed(sit: Sit, article: Any) -> None:
    place = sit("staff")
    page = RecordPage(place.workplace, "call", values={"caller": "陈晓"})
    shown(place, page)
    page.form.cells["content"].editor.put("问备案")
    page.form.changed.emit("content")
    page.offers.look()
    place.settle()
    assert [button.text() for button in page.offers.buttons] == ["网站备案怎么办理"]
    page.may_close()
    place.settle()


@pytest.fixture
def survey(desk: Desk) -> Any:
    """A survey drawn of all customers who called."""
    for number in range(3):
        customer = make(desk, "customer", name=f"客户{number}")
        make(desk, "call", customer=customer.id, outcome="answered")
    questions = [
        SurveyQuestion(text="接听及时吗？", kind="yes_no"),
        SurveyQuestion(text="态度如何？", kind="score"),
        SurveyQuestion(text="还有什么？", kind="text"),
    ]
    made = make(
        desk,
        "survey",
        "supervisor",
        name="十一月",
        share=100,
        questions=questions,
        period_from=date(2026, 11, 1),
        period_to=date(2026, 11, 20),
    )
    return desk.store.step(desk["supervisor"], "survey", made.id, "draw", {"seed": "7"})


def test_answers_are_typed_by_digits_customer_by_customer(sit: Sit, survey: Any) -> None:
    place = sit("staff")
    page = AnsweringPage(place.workplace, survey.id)
    shown(place, page)
    first = page.customer
    yes, score, text = page.sheet.answers
    assert isinstance(yes, Segments)
    assert isinstance(score, Segments)
    QTest.keyClick(yes, Qt.Key.Key_1)
    QTest.keyClick(score, Qt.Key.Key_4)
    QTest.keyClicks(text, "ok")
    QTest.keyClick(page.sheet.overall, Qt.Key.Key_5)
    page.save()
    place.settle()
    assert page.customer != first
    assert page.sheet.overall.value() == ""
    drawn = place.store.get(place.session, "survey", survey.id)
    states = {row.customer: row.state for row in drawn.drawn}  # type: ignore[attr-defined]
    assert states[first] == "answered"
    page.gone()
    place.settle()
    assert not place.troubles


def test_message_slips_stand_four_to_a_sheet(desk: Desk) -> None:
    for number in range(5):
        make(
            desk, "message", for_person=desk.id("manager"), caller=f"王{number}",
            content="请回电", phone="13812345678",
        )  # fmt: skip
    keys = [row[0] for row in desk.store.database.rows("SELECT id FROM message ORDER BY id")]
    staff = desk["staff"]
    with Preview(draw_records(desk.store, staff, "message", keys, PrintOptions())) as pages:
        assert len(pages) == 2
    small = PrintOptions(paper=PAPERS["A5"])
    with Preview(draw_records(desk.store, staff, "message", keys, small)) as pages:
        assert len(pages) == 5


def test_the_questions_of_a_call_back_stand_beside_it_and_above_the_answers(
    desk: Desk, sit: Sit
) -> None:
    customer = make(desk, "customer", name="恒瑞贸易")
    made = make(desk, "callback", customer=customer.id, reason="delivery", phone="13812345678")
    place = sit("staff")
    page = RecordPage(place.workplace, "callback", made.id)
    shown(place, page)
    asked = page.findChild(Questions)
    assert asked is not None
    assert [label.text() for label in asked.labels] == [
        "1. Did everything arrive complete and unharmed?",
        "2. Was the driver on time and polite?",
    ]
    step = next(step for step in made.steps if step.id == "reached")
    dialog = AskDialog(place.workplace, AskStep(made, step, lambda _answers: None), page)
    assert len(dialog.findChildren(Questions)) == 1
    dialog.reject()
